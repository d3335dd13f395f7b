#!/bin/sh
# Makes a cache for the server's JVM: "train-server.sh CACHE CLASS_PATH JAVA OPTION..." starts a server with this Java, these options
# and this class path three times, and leaves the file CACHE for later starts with the same (-XX:AOTCache=CACHE). The launcher and
# server.sh run it; docs/packaging.md says why.
#
# The first start makes the data directory: what is watched is a start that finds what an earlier one has made, as all but the very
# first do. The second one is watched by the JVM while TrainingLoad signs people in and lets them talk: it writes down the classes as it
# linked them, and what it learned about the methods. The third one serves nobody, but turns that into the cache.
set -eu

cache=$1 class_path=$2
shift 2
work=$(mktemp -d "${TMPDIR:-/tmp}/parley-training.XXXXXX")
server=
end() {
  trap '' HUP INT TERM
  [ -z "$server" ] || kill "$server" 2>/dev/null || :
  rm -rf "$work"
}
trap end EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

fail() {
  printf 'parley: %s\n' "$*" >&2
  tail -n 20 "$work/log" >&2
  exit 1
}

# What the environment sets is for a server of its own.
for name in $(env | sed -n 's/^\(PARLEY_[A-Za-z0-9_]*\)=.*/\1/p'); do
  unset "$name"
done

# Without what is there to keep strangers from doing in a few seconds what is done here.
limits=
for limit in framesPerSecond loginsPerMinute loginsPerAccount connectionsPerAddress roomsPerAccount joinsPerAccount; do
  limits="$limits --set limits.$limit=0"
done

# What runs in the background is a shell of its own, which must become the JVM: the signal is for that.
serve() {
  # shellcheck disable=SC2086 # options are separated by spaces
  exec "$@" -Xlog:aot=off -Xlog:cds=off -cp "$class_path" chat.parley.server.ServerMain \
    --data "$work/data" --host 127.0.0.1 --port 0 --set auth.bcryptCost=4 --set auth.registration=open $limits
}

# $1: what to do with a server once it listens; the rest: Java and its options.
with_server() {
  doing=$1
  shift
  : >"$work/out" # what the first start said is not to be taken for the second one's
  serve "$@" >"$work/out" 2>"$work/log" &
  server=$!
  patience=1200
  until grep -q '^listening on ' "$work/out"; do
    if ! kill -0 "$server" 2>/dev/null || [ "$patience" -eq 0 ]; then
      fail 'the training run failed: the server does not start'
    fi
    patience=$((patience - 1))
    sleep 0.1 2>/dev/null || sleep 1
  done
  "$doing" "$1"
  kill "$server"
  wait "$server" || :
  server=
}

load() {
  "$1" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$class_path" chat.parley.server.training.TrainingLoad \
    "$(sed -n 's/^invite: //p' "$work/out")" >>"$work/log" 2>&1 || fail 'the training run failed: the load did not come to its end'
}

with_server : "$@"
with_server load "$@" -XX:AOTMode=record "-XX:AOTConfiguration=$work/aot"
(serve "$@" -XX:AOTMode=create "-XX:AOTConfiguration=$work/aot" "-XX:AOTCache=$work/cache") >>"$work/log" 2>&1 || :
[ -s "$work/cache" ] || fail 'the training run left no cache'
mv "$work/cache" "$cache"
