#!/bin/sh
# A sample of the kit of bad inputs, where the kit's maker is at hand; the whole
# kit runs in scripts/soak.sh.
set -eu
program=$1
source_dir=$2
shared=${ENTENTE_SHARED:-$source_dir/../shared}
if [ ! -f "$shared/hostile/make_hostile.py" ]; then
  echo "skipped: no kit maker at ../shared/hostile"
  exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0
parts="csv/ jsonl/d jsonl/b text/o text/u store/ graph/w graph/k labels/ html/s"
# The kit's limits of time and memory are for the program as users run it.
[ -z "${ENTENTE_SLOW_BUILD:-}" ] || parts="text/u store/ graph/w labels/ html/s"
for part in $parts; do
  python3 "$shared/hostile/make_hostile.py" "$work/kit" --only "$part" >"$work/made" 2>&1 || {
    cat "$work/made"
    exit 1
  }
  sh "$source_dir/tests/hostile.sh" "$work/kit" "$program" \
    --runner "$shared/hostile/run_hostile.py" --only "$part" >"$work/out" 2>&1 || status=1
  echo "$part"
  cat "$work/out"
  rm -rf "$work/kit"
done
exit $status
