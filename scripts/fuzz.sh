#!/bin/sh
# usage: scripts/fuzz.sh SECONDS   builds the fuzzers of tests/fuzz with clang and
# runs each for so long, from the example articles as seeds. A crash, leak, hang or
# broken claim ends it with exit code 1 and keeps the input under build/asan/found.
set -eu
cd "$(dirname "$0")/.."
seconds=${1:?seconds for each fuzzer}
sh scripts/build.sh asan fuzzers
found=build/asan/found
mkdir -p "$found" build/asan/seeds
cp examples/crisis/0*.txt build/asan/seeds/
printf 'source,target,weight\na,b,1\nb,c,2.5\nc,a,1e-3\n' >build/asan/seeds/edges.csv
printf '\003{"id":"1","date":"2022-01-21","text":"Ann Alpha met Bob Beta."}\n' >build/asan/seeds/lines
printf '\002<html><title>Talks</title><p>Ann Alpha met Bob Beta.</p></html>' >build/asan/seeds/page
printf '[[merge]]\nactor = "a"\nwith = ["b"]\n[[ignore]]\nmentions = "3fa91c2e:1-2"\n' \
  >build/asan/seeds/corrections.toml
status=0
for path in tests/fuzz/*.cpp; do
  name=$(basename "$path" .cpp)
  corpus=build/asan/corpus-$name
  mkdir -p "$corpus"
  if "build/asan/fuzz_$name" "$corpus" build/asan/seeds -seed=1 -max_total_time="$seconds" -timeout=10 \
    -rss_limit_mb=2048 -artifact_prefix="$found/$name-" >"build/asan/fuzz_$name.log" 2>&1; then
    echo "$name: $(grep '^Done' "build/asan/fuzz_$name.log" || echo done)"
  else
    status=1
    echo "$name: FAILED, the input is in $found"
    tail -n 30 "build/asan/fuzz_$name.log"
  fi
done
exit $status
