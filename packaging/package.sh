#!/bin/sh
# Makes packages of the desktop client, with a Java runtime of its own: "./parley package" runs this, after it has found the JDK
# and built the client. docs/packaging.md says what is made, and how, on which system.
set -eu
# shellcheck source=packaging/common.sh
. "$(dirname "$0")/common.sh"

options=${PACKAGE_OPTIONS:?"run ./parley package"} # of the JVM, separated by spaces
modules=$root/desktop-client/target

case $(uname -s) in
  Linux) system=linux native_type=deb separator=: ;;
  Darwin) system=mac native_type=dmg separator=: ;;
  MINGW* | MSYS* | CYGWIN*) system=windows native_type=msi separator=';' ;;
  *) fail "packages are made on Linux, macOS and Windows, not on $(uname -s)" ;;
esac

while [ $# -gt 0 ]; do
  case $1 in
    --type | --out) [ $# -gt 1 ] || fail "$1 needs a value" ;;
  esac
  case $1 in
    --type)
      case $2 in
        app-image | "$native_type") type=$2 ;;
        *) fail "--type is app-image or $native_type on this system, not $2" ;;
      esac
      shift
      ;;
    --out)
      out=$2
      shift
      ;;
    *) fail "package takes --type TYPE and --out DIR, not $1" ;;
  esac
  shift
done

# Before anything is made: what is missing for it.
for tool in jlink jmod jpackage jdeps; do
  [ -x "$jdk/bin/$tool" ] || [ -x "$jdk/bin/$tool.exe" ] || fail "the JDK in $jdk has no $tool: a full JDK is needed, not a runtime"
done
if [ "$system" = linux ]; then
  command -v objcopy >/dev/null || fail 'objcopy is missing, which jpackage needs: apt-get install binutils, dnf install binutils'
  if [ "$type" != app-image ] && ! command -v dpkg-deb >/dev/null; then
    fail 'dpkg-deb is missing, which a .deb needs: apt-get install dpkg, dnf install dpkg. Or make --type app-image.'
  fi
fi

begin_work work
mkdir -p "$work/modules" "$work/input"

# --- The runtime ----------------------------------------------------------------------------------------------------

# JavaFX's jars of this platform become modules whose native libraries lie in the runtime, where they are found at once: from
# a jar, JavaFX would copy them to the person's home. All other jars go on the class path.
for jar in "$modules"/parley-desktop-client-*.jar "$modules"/lib/*.jar; do
  name=${jar##*/}
  case $name in
    javafx-*)
      "$jdk/bin/jar" --list --file "$jar" | grep -q '^module-info\.class' || continue # the empty one beside each platform's
      module=$(printf '%s' "$name" | sed 's/^javafx-\([a-z]*\)-.*/javafx.\1/')
      mkdir -p "$work/$module/classes" "$work/$module/libraries"
      (cd "$work/$module/classes" && "$jdk/bin/jar" --extract --file "$jar")
      find "$work/$module/classes" -maxdepth 1 \( -name '*.so' -o -name '*.dylib' -o -name '*.dll' \) \
        -exec mv {} "$work/$module/libraries/" \;
      "$jdk/bin/jmod" create --class-path "$work/$module/classes" --libs "$work/$module/libraries" \
        "$work/modules/$module.jmod"
      ;;
    *-sources.jar | *-tests.jar) ;;
    *) cp -p "$jar" "$work/input/" ;;
  esac
done
main_jar=parley-desktop-client-$version.jar
[ -f "$work/input/$main_jar" ] || fail "there is no $main_jar in $modules"

class_path=
for jar in "$work"/input/*.jar; do
  class_path=${class_path:+$class_path$separator}$jar
done
# What the bytecode asks for, what JavaFX and SQLite reach by reflection, and the words and dates of other languages.
needed=$("$jdk/bin/jdeps" --multi-release 25 --ignore-missing-deps --print-module-deps --module-path "$work/modules" \
  --class-path "$class_path" "$work/input/$main_jar")

say 'Making the runtime...'
# Not compressed: that would make the start slower. Debug information is in the JDK, and not needed where nobody debugs it.
"$jdk/bin/jlink" --module-path "$work/modules" --add-modules "$needed,javafx.controls,java.sql,jdk.unsupported,jdk.localedata" \
  --include-locales en,de --strip-debug --no-header-files --no-man-pages --compress zip-0 --output "$work/runtime"

# --- The image ------------------------------------------------------------------------------------------------------

headless='-Dglass.platform=Headless -Dprism.order=sw -Djava.awt.headless=true'
# shellcheck disable=SC2086 # options are separated by spaces
"$work/runtime/bin/java" $headless --enable-native-access=javafx.graphics -cp "$class_path" \
  chat.parley.desktop.packaging.IconFiles "$work/icons"

number=${version%%-*}
case $system in
  linux) icon=parley-256.png ;;
  windows) icon=parley.ico ;;
  mac)
    icon=parley.icns
    case $number in 0.*) number=1.${number#0.} ;; esac # macOS takes no version that begins with 0
    ;;
esac

set --
for option in $options; do
  set -- "$@" --java-options "$option"
done
say 'Making the image...'
rm -rf "$out/parley" "$out/parley.app"
"$jdk/bin/jpackage" --type app-image --name parley --dest "$out" --runtime-image "$work/runtime" --input "$work/input" \
  --main-jar "$main_jar" --main-class chat.parley.desktop.DesktopApp --app-version "$number" --vendor Parley \
  --description 'Chat that a team hosts itself' --icon "$work/icons/$icon" "$@"
case $system in
  linux) image=$out/parley launcher=$out/parley/bin/parley-client app=$out/parley/lib/app ;;
  mac) image=$out/parley.app launcher=$out/parley.app/Contents/MacOS/parley app=$out/parley.app/Contents/app ;;
  windows) image=$out/parley launcher=$out/parley/parley.exe app=$out/parley/app ;;
esac

# On Linux a script takes the place of jpackage's launcher, which asks rpm and dpkg, each twice, at each start whose file it
# is, before it starts the JVM: dpkg reads the lists of all packages for it. Both pass on the same options and the same class path.
if [ "$system" = linux ]; then
  rm "$image/bin/parley" "$image/lib/libapplauncher.so"
  # shellcheck disable=SC2016 # the script replaces it
  packed=$(sed -n 's|^app.classpath=$APPDIR|$home/lib/app|p' "$app/parley.cfg" | paste -s -d :)
  make_launcher() { sed -e "s|@OPTIONS@|$options$1|" -e "s|@CLASS_PATH@|$packed|" "$here/parley-client" >"$launcher"; }
  make_launcher ''
  chmod 755 "$launcher"
fi

# --- The training run -----------------------------------------------------------------------------------------------

# The JVM watches one run and writes down the classes as it linked them: the cache holds for this runtime and these options only, and has
# a copy of the classes of its own, which must be made anew with the jars. In it the client goes through its window as people do
# (chat.parley.desktop.demo.Tour), on a server that is there for that. It is the second run that is watched, one that finds what the
# first has kept, as all but the very first do. Xvfb makes a screen that nobody sees; a window that is nowhere at all teaches as much.
# Which methods were compiled is not written down: they would be compiled again in each run that follows, wanted or not, and with
# the notes about them take some 5 MiB.
screen=
training=-Dparley.startup=train
unnoted='-XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining'
if [ "$system" = linux ]; then
  if command -v xvfb-run >/dev/null; then
    screen='xvfb-run -a'
  elif [ -z "${DISPLAY-}" ]; then
    training="$training $headless"
  fi
fi
say 'Training it...'
server=
stop_server() {
  [ -n "$server" ] || return 0
  kill "$server" 2>/dev/null || :
  wait "$server" 2>/dev/null || :
  server=
}
trap 'stop_server; rm -rf "$work"' EXIT
: >"$work/server.out"
# What the environment sets is for a server of its own.
for name in $(env | sed -n 's/^\(PARLEY_[A-Za-z0-9_]*\)=.*/\1/p'); do
  unset "$name"
done
"$root/parley" server --data "$work/data" --host 127.0.0.1 --port 0 >"$work/server.out" 2>>"$work/training.log" &
server=$!
until grep -q '^invite: ' "$work/server.out"; do
  if ! kill -0 "$server" 2>/dev/null; then
    tail -n 20 "$work/training.log" >&2
    fail 'the server for the training run did not start'
  fi
  sleep 1
done
train() { JAVA_TOOL_OPTIONS="$training" $screen "$launcher" --config "$work/config" "$@" >>"$work/training.log" 2>&1; }
if ! train --link "$(sed -n 's/^invite: //p' "$work/server.out")" \
  || ! { training="$training $unnoted -XX:AOTCacheOutput=$app/parley.aot" && train && [ -s "$app/parley.aot" ]; }; then
  tail -n 20 "$work/training.log" >&2
  fail 'the training run failed'
fi
stop_server
# The launcher replaces the name of the directory.
if [ "$system" = linux ]; then
  rm "$app/parley.cfg"
  # shellcheck disable=SC2016
  make_launcher ' -XX:AOTCache="$home/lib/app/parley.aot"'
else
  # jpackage's file ends with the JVM's options.
  # shellcheck disable=SC2016
  printf '%s\n' 'java-options=-XX:AOTCache=$APPDIR/parley.aot' >>"$app/parley.cfg"
fi
printf 'Image: %s\n' "$image"

# --- The package ----------------------------------------------------------------------------------------------------

# $1: a file with names in @..@ to be replaced.
fill() {
  sed -e "s/@VERSION@/$deb_version/" -e "s/@ARCHITECTURE@/$architecture/" -e "s/@SIZE@/$size/" "$1"
}

make_deb() {
  architecture=$(dpkg --print-architecture)
  deb_version=$(printf '%s' "$version" | sed 's/-SNAPSHOT$/~snapshot/')
  tree=$work/deb
  mkdir -p "$tree/DEBIAN" "$tree/opt" "$tree/usr/bin" "$tree/usr/share/applications" "$tree/usr/share/doc/parley"
  cp -Rp "$image" "$tree/opt/parley"
  ln -s ../../opt/parley/bin/parley-client "$tree/usr/bin/parley-client"
  cp "$here/parley.desktop" "$tree/usr/share/applications/parley.desktop"
  cp "$here/deb/copyright" "$tree/usr/share/doc/parley/copyright"
  for size in 16 24 32 48 64 128 256; do
    mkdir -p "$tree/usr/share/icons/hicolor/${size}x$size/apps"
    cp "$work/icons/parley-$size.png" "$tree/usr/share/icons/hicolor/${size}x$size/apps/parley.png"
  done
  size=$(du -sk "$tree" | cut -f 1)
  fill "$here/deb/control" >"$tree/DEBIAN/control"
  chmod -R u+rwX,go+rX,go-w "$tree"
  dpkg-deb --root-owner-group -Zzstd -z9 --build "$tree" "$out/parley_${deb_version}_$architecture.deb" >&2
  printf 'Package: %s\n' "$out/parley_${deb_version}_$architecture.deb"
}

case $type:$system in
  app-image:*) ;;
  *:linux) make_deb ;;
  *:mac)
    "$jdk/bin/jpackage" --type dmg --name parley --app-image "$image" --dest "$out" --app-version "$number"
    ;;
  *:windows)
    "$jdk/bin/jpackage" --type msi --name parley --app-image "$image" --dest "$out" --app-version "$number" \
      --win-menu --win-shortcut-prompt --win-per-user-install --win-upgrade-uuid 2b0a5b0e-6a0c-4c43-9d1e-0d7b1c6a9f35
    ;;
esac
