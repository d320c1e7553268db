#!/bin/sh
# All tests: installs what is missing, builds, runs the suite as released and
# under AddressSanitizer and UndefinedBehaviorSanitizer.
set -eu
cd "$(dirname "$0")/.."

sh scripts/install.sh build run test
jobs=$(nproc)
summary=build/tests-summary.txt
mkdir -p build
status=0
for preset in asan release; do
  sh scripts/build.sh "$preset"
  ctest --test-dir "build/$preset" -j "$jobs" --output-on-failure >"build/$preset-tests.log" 2>&1 || status=1
  grep -E -A 30 'Failed|\*\*\*' "build/$preset-tests.log" | head -n 200 || true
  # ctest's closing lines, from the count of passes on
  sed -n '/% tests passed/,$p' "build/$preset-tests.log" >"$summary"
  echo "$preset:"
  cat "$summary"
done
exit $status
