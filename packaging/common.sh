# shellcheck shell=sh disable=SC2034 # who reads it uses the variables
# What the two scripts that make packages have in common; they read it with "." after "set -eu".
unset CDPATH

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "parley: $*"
  exit 1
}

# --- What the launcher says -----------------------------------------------------------------------------------------

here=$(cd "$(dirname "$0")" && pwd -P)
root=$(dirname "$here")
jdk=${PACKAGE_JDK:?"run ./parley package"}
version=${PACKAGE_VERSION:?"run ./parley package"}
out=$root/target/package
type=

# Makes $out, and in it an empty place to work in, named $1, which goes at the end.
begin_work() {
  mkdir -p "$out" || fail "cannot write to $out"
  out=$(cd "$out" && pwd -P)
  work=$out/$1
  rm -rf "$work"
  mkdir -p "$work"
  trap 'rm -rf "$work"' EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
}
