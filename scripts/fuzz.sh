#!/bin/sh
# usage: scripts/fuzz.sh SECONDS   builds the fuzzers of tests/fuzz with clang and
# runs each for so long, from the example articles as seeds. A crash, leak, hang or
# broken claim ends it with exit code 1 and keeps the input under build/fuzz/found.
set -eu
cd "$(dirname "$0")/.."
seconds=${1:?seconds for each fuzzer}
sh scripts/build.sh fuzz fuzzers
found=build/fuzz/found
mkdir -p "$found" build/fuzz/seeds
cp examples/crisis/0*.txt build/fuzz/seeds/
printf 'source,target,weight\na,b,1\nb,c,2.5\nc,a,1e-3\n' >build/fuzz/seeds/edges.csv
printf '\003{"id":"1","date":"2022-01-21","text":"Ann Alpha met Bob Beta."}\n' >build/fuzz/seeds/lines
printf '\002<html><title>Talks</title><p>Ann Alpha met Bob Beta.</p></html>' >build/fuzz/seeds/page
printf '[[merge]]\nactor = "a"\nwith = ["b"]\n[[ignore]]\nmentions = "3fa91c2e:1-2"\n' \
  >build/fuzz/seeds/corrections.toml
status=0
for path in tests/fuzz/*.cpp; do
  name=$(basename "$path" .cpp)
  corpus=build/fuzz/corpus-$name
  mkdir -p "$corpus"
  if "build/fuzz/fuzz_$name" "$corpus" build/fuzz/seeds -seed=1 -max_total_time="$seconds" -timeout=10 \
    -rss_limit_mb=2048 -artifact_prefix="$found/$name-" >"build/fuzz/$name.log" 2>&1; then
    echo "$name: $(grep '^Done' "build/fuzz/$name.log" || echo done)"
  else
    status=1
    echo "$name: FAILED, the input is in $found"
    tail -n 30 "build/fuzz/$name.log"
  fi
done
exit $status
