#!/bin/sh
# Makes packages of the server, with a Java runtime of its own: "./parley package --server" runs this, after it has found the JDK
# and built the server. docs/packaging.md says what is made, and why.
set -eu
# shellcheck source=packaging/common.sh
. "$(dirname "$0")/common.sh"

# Of the JVM, separated by spaces; docs/packaging.md says why.
options="-XX:+UseSerialGC -XX:+UseCompactObjectHeaders -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED"
options="$options -Xms32m -Xmn16m -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=20 -XX:-ShrinkHeapInSteps"
options="$options -XX:CompileThresholdScaling=2 -XX:TrimNativeHeapInterval=5000 -Djdk.reflect.useNativeAccessorOnly=true -Xlog:disable -Xlog:all=warning:stderr ${PACKAGE_OPTIONS-}"
options=${options% }
# Of the tools, which end too soon for the best machine code of them to pay.
short='-J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC'
built=$root/server/target

while [ $# -gt 0 ]; do
  case $1 in
    --type | --out) [ $# -gt 1 ] || fail "$1 needs a value" ;;
  esac
  case $1 in
    --type)
      case $2 in
        image | deb | container) type=$2 ;;
        *) fail "--type of the server is image, deb or container, not $2" ;;
      esac
      shift
      ;;
    --out)
      out=$2
      shift
      ;;
    *) fail "package --server takes --type TYPE and --out DIR, not $1" ;;
  esac
  shift
done

wants() { [ -z "$type" ] || [ "$type" = "$1" ]; }

# Before anything is made: what is missing for it.
[ "$(uname -s)" = Linux ] || fail "packages of the server are made on Linux, not on $(uname -s)"
for tool in jlink jdeps jar; do
  [ -x "$jdk/bin/$tool" ] || fail "the JDK in $jdk has no $tool: a full JDK is needed, not a runtime"
done
if wants deb && ! command -v dpkg-deb >/dev/null; then
  fail 'dpkg-deb is missing, which a .deb needs: apt-get install dpkg, dnf install dpkg. Or make --type image or container.'
fi

begin_work server-work

# --- The image ------------------------------------------------------------------------------------------------------

image=$out/parley-server
app=$image/app
rm -rf "$image"
mkdir -p "$app/native" "$image/bin"
cp -p "$built/parley-server-$version.jar" "$built"/lib/*.jar "$app/"

# Packs jar $1 again after commands have changed what is in it; its manifest keeps what is about the whole jar.
repack() {
  (
    cd "$work/unpacked"
    sed '/^.$/q;/^$/q' META-INF/MANIFEST.MF >"$work/manifest"
    rm -f META-INF/MANIFEST.MF META-INF/*.SF META-INF/*.RSA META-INF/*.DSA META-INF/*.EC
    "$jdk/bin/jar" --create --file "$1" --manifest "$work/manifest" .
  )
  rm -rf "$work/unpacked"
}

# SQLite's native library lies beside the jar, where it is found at once: from the jar it would be unpacked at each start, to a
# place that must allow programs to be run. Those of other systems stay away.
native=org/sqlite/native/Linux/$(uname -m)/libsqlitejdbc.so
# Whether jar $1 has a file that is called $2; names are not compressed in it.
has() { LC_ALL=C grep -aq "$2" "$1"; }
for jar in "$app"/*.jar; do
  if has "$jar" org/sqlite/native/; then
    mkdir "$work/unpacked"
    (cd "$work/unpacked" && "$jdk/bin/jar" --extract --file "$jar")
    cp "$work/unpacked/$native" "$app/native/" || fail "SQLite has no native library for $(uname -m)"
    rm -r "$work/unpacked/org/sqlite/native"
    repack "$jar"
  elif has "$jar" 'META-INF/[^/]*\.SF'; then
    # The JVM would check a signature that nobody asks for, and keeps no class of a signed jar in its cache.
    mkdir "$work/unpacked"
    (cd "$work/unpacked" && "$jdk/bin/jar" --extract --file "$jar")
    repack "$jar"
  fi
done

class_path=$app/parley-server-$version.jar
for jar in "$app"/*.jar; do
  [ "$jar" = "$app/parley-server-$version.jar" ] || class_path=$class_path:$jar
done
# shellcheck disable=SC2086 # options are separated by spaces
needed=$("$jdk/bin/jdeps" $short --multi-release 25 --ignore-missing-deps --print-module-deps --class-path "$class_path" \
  "$app/parley-server-$version.jar")

say 'Making the runtime...'
# Not compressed: that would make the start slower.
# shellcheck disable=SC2086 # options are separated by spaces
"$jdk/bin/jlink" $short --add-modules "$needed,jdk.unsupported" --strip-java-debug-attributes --no-header-files --no-man-pages --compress zip-0 \
  --output "$image/runtime"

# The options have names of files in them, which begin with where the image is: $1 there, and the same in what is trained.
options_at() {
  printf '%s' "$options -Dorg.sqlite.lib.path=$1/app/native -Dorg.sqlite.lib.name=libsqlitejdbc.so"
}
class_path_at() { printf '%s' "$class_path" | sed "s|$image|$1|g"; }

# --- The training run -----------------------------------------------------------------------------------------------

# The cache holds for this runtime, this class path and these options only, and for archives of the same age. Every copy has this
# one: a container's layers have no other (Jib's default).
find "$app" -name '*.jar' -exec touch -d 1970-01-01T00:00:01Z {} +
say 'Training it...'
# shellcheck disable=SC2046 # options are separated by spaces
"$here/train-server.sh" "$app/parley-server.aot" "$class_path" "$image/runtime/bin/java" $(options_at "$image")

# shellcheck disable=SC2016 # the script replaces it
sed -e "s|@OPTIONS@|$(options_at '"$home"') -XX:AOTCache=\"\$home\"/app/parley-server.aot|" \
  -e "s|@CLASS_PATH@|$(class_path_at '$home')|" "$here/server/parley-server" >"$image/bin/parley-server"
chmod 755 "$image/bin/parley-server"
[ ! -f "$built/parley-server-sbom.json" ] || cp "$built/parley-server-sbom.json" "$image/sbom.json"
cp "$root/LICENSE" "$image/LICENSE"
printf 'Image: %s\n' "$image"

# --- The .deb -------------------------------------------------------------------------------------------------------

make_deb() {
  architecture=$(dpkg --print-architecture)
  deb_version=$(printf '%s' "$version" | sed 's/-SNAPSHOT$/~snapshot/')
  tree=$work/deb
  documents=$tree/usr/share/doc/parley-server
  mkdir -p "$tree/DEBIAN" "$tree/opt" "$tree/usr/bin" "$tree/etc/parley" "$tree/lib/systemd/system" "$documents"
  cp -Rp "$image" "$tree/opt/parley-server"
  cp "$here/server/deb/await-start" "$tree/opt/parley-server/bin/"
  cp "$here/server/deb/parley-server" "$tree/usr/bin/parley-server"
  # Every setting with its comment, and none of them set. The service reads this file, wherever else one might put it.
  sed -e 's/^\([A-Za-z][A-Za-z0-9]* = \)/# \1/' -e '/^# Put this file into/s/.*/# The service reads this file when it starts: systemctl restart parley-server. The environment comes/' \
    "$root/server/parley.toml" >"$tree/etc/parley/parley.toml"
  cp "$here/server/parley-server.service" "$tree/lib/systemd/system/"
  cp "$here/server/deb/copyright" "$root/docs/operating.md" "$here/server/grafana.json" \
    "$here/server/alerts.yml" "$documents/"
  [ ! -f "$image/sbom.json" ] || cp "$image/sbom.json" "$documents/"
  size=$(du -sk "$tree" | cut -f 1)
  libc=$(ldd --version | sed -n '1s/.* //p')
  for file in control conffiles postinst prerm postrm; do
    sed -e "s/@VERSION@/$deb_version/" -e "s/@ARCHITECTURE@/$architecture/" -e "s/@SIZE@/$size/" -e "s/@LIBC@/$libc/" \
      "$here/server/deb/$file" >"$tree/DEBIAN/$file"
  done
  chmod -R u+rwX,go+rX,go-w "$tree"
  chmod 755 "$tree/DEBIAN/postinst" "$tree/DEBIAN/prerm" "$tree/DEBIAN/postrm" "$tree/usr/bin/parley-server" \
    "$tree/opt/parley-server/bin/await-start"
  dpkg-deb --root-owner-group -Zzstd -z9 --build "$tree" "$out/parley-server_${deb_version}_$architecture.deb" >&2
  printf 'Package: %s\n' "$out/parley-server_${deb_version}_$architecture.deb"
}

# --- The container image --------------------------------------------------------------------------------------------

# The image's files, the libraries of the system that they are linked with, and the few files that those look for: no shell, no
# package manager, nothing else. Jib packs them, without a container engine and without a base image to fetch.
make_container() {
  files=$work/container
  mkdir -p "$files/system/etc" "$files/system/tmp" "$files/system/var/lib/parley" "$files/program/opt"
  cp -Rp "$image" "$files/program/opt/parley-server"
  rm -r "$files/program/opt/parley-server/bin" # a script, and there is no shell
  find "$image/runtime" "$app/native" -type f \( -name '*.so' -o -path '*/bin/java' \) -exec ldd {} + 2>/dev/null \
    | sed -n -e 's/.*=> \(\/[^ ]*\) (.*/\1/p' -e 's/^[[:space:]]*\(\/[^ ]*\) (.*/\1/p' | grep -v "^$image" | sort -u \
    | while read -r library; do
      # The graphics of the desktop module need a desktop's libraries; the server draws nothing.
      case ${library##*/} in
        ld-linux* | libc.so* | libm.so* | libdl.so* | libpthread.so* | librt.so* | libz.so*)
          mkdir -p "$files/system$(dirname "$library")"
          cp -L "$library" "$files/system$library"
          ;;
      esac
    done
  printf 'parley:x:10001:10001:Parley server:/var/lib/parley:/nonexistent\n' >"$files/system/etc/passwd"
  printf 'parley:x:10001:\n' >"$files/system/etc/group"
  printf 'hosts: files dns\n' >"$files/system/etc/nsswitch.conf"
  {
    options_at /opt/parley-server | tr ' ' '\n'
    printf '\n-XX:AOTCache=/opt/parley-server/app/parley-server.aot\n-cp\n%s\nchat.parley.server.ServerMain\n' \
      "$(class_path_at /opt/parley-server)"
  } >"$files/program/opt/parley-server/app/arguments"
  container=$out/parley-server-$version.tar
  rm -f "$container"
  "$jdk/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$here/target/parley-packaging-$version.jar:$here/target/lib/*" chat.parley.packaging.ContainerImage \
    "$files" "$version" "$container" >&2
  printf 'Container: %s\n' "$container"
}

if wants deb; then make_deb; fi
if wants container; then make_container; fi
