# Sourced by tests of tests/cli with PROGRAM SOURCE_DIR as their arguments: an empty folder to work
# in, and what counts failures. A test ends with [ "$failures" -eq 0 ].
set -u
program=$1
source=${2:-}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
failures=0

fail() {
  echo "$*"
  failures=$((failures + 1))
}

# expect WHAT CODE TEXT COMMAND...: the exit code, and a text in what is printed.
expect() {
  what=$1 code=$2 text=$3
  shift 3
  "$@" >out 2>err
  got=$?
  if [ "$got" -ne "$code" ]; then
    fail "$what: exit $got instead of $code: $(cat err)"
  elif ! cat out err | grep -qF -- "$text"; then
    fail "$what: no '$text' in: $(cat out err)"
  fi
}
