#!/bin/sh
# The long runs: hostile files under sanitizers, a kill loop, full disks, damaged
# stores, property tests over thousands of graphs, fuzzing.
#
#   scripts/soak.sh [--short] [--shared FOLDER] [PRESET]
#
# PRESET is the build to test (default asan). --short takes a sample of each, for
# CI: some minutes. FOLDER holds hostile/make_hostile.py (default ../shared).
# Prints a line a part; exit code 1 if any part failed.
set -u
cd "$(dirname "$0")/.."
short=
preset=asan
shared=${ENTENTE_SHARED:-../shared}
while [ $# -gt 0 ]; do
  case $1 in
    --short) short=yes ;;
    --shared) shared=${2:?} && shift ;;
    -*) sed -n '2,/^set/s/^# \{0,1\}//p' "$0" | sed '$d' >&2 && exit 2 ;;
    *) preset=$1 ;;
  esac
  shift
done
sh scripts/build.sh "$preset" || exit 1
program=$PWD/build/$preset/entente
tests=$PWD/build/$preset/entente_tests
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
failed=
repeat=20
[ -z "$short" ] || repeat=1

part() { # part NAME COMMAND...
  name=$1
  shift
  begin=$(date +%s)
  if "$@" >"$work/log" 2>&1; then
    verdict=passed
  else
    verdict=FAILED
    failed="$failed $name"
    tail -n 40 "$work/log"
  fi
  printf '%-10s %s in %s s: %s\n' "$name" "$verdict" "$(($(date +%s) - begin))" "$(tail -n 1 "$work/log")"
}

if [ -f "$shared/hostile/make_hostile.py" ]; then
  python3 "$shared/hostile/make_hostile.py" "$work/kit" >/dev/null || exit 1
  only=
  [ -z "$short" ] || only="--only store/"
  # shellcheck disable=SC2086  # two words
  part hostile sh tests/hostile.sh "$work/kit" "$program" --runner "$shared/hostile/run_hostile.py" $only
  if [ -z "$short" ]; then
    part stack sh -c "ulimit -s 256; sh tests/hostile.sh '$work/kit' '$program' \
      --runner '$shared/hostile/run_hostile.py' --only graph/"
  fi
else
  echo "hostile    skipped: no $shared/hostile/make_hostile.py"
fi
part kills python3 scripts/soak/kills.py "$program" examples/crisis ${short:+--rounds 20}
part damage python3 scripts/soak/damage.py "$program" examples/crisis "$shared" ${short:+--sample 40}
part graphs "$tests" --gtest_filter='*Random*:*Every*' --gtest_repeat="$repeat" --gtest_brief=1
seconds=600
[ -z "$short" ] || seconds=10
part fuzz sh scripts/fuzz.sh "$seconds"
[ -z "$failed" ] || echo "failed:$failed"
[ -z "$failed" ]
