#!/bin/sh
# Runs the kit of bad inputs against a built program and checks each case.
#
#   tests/hostile.sh KIT ENTENTE [--runner FILE] [--only PREFIX] [--json FILE]
#
# KIT is a folder written by make_hostile.py; the runner is run_hostile.py of the
# same place, found in ../shared/hostile beside the source unless --runner or
# HOSTILE_RUNNER names it. Prints a line for each case that is not as expected,
# hard failures (crash, hang, memory, exit code, counts, store touched, leaked
# text) apart from details of reason and line, and ends in "N passed, N failed".
# Exit code 1 if there is a hard failure, 2 if the kit cannot be run.
set -eu

usage() {
  sed -n '2,/^set/s/^# \{0,1\}//p' "$0" | sed '$d' >&2
  exit 2
}

[ $# -ge 2 ] || usage
kit=$1
program=$2
shift 2
source_dir=$(cd "$(dirname "$0")/.." && pwd)
runner=${HOSTILE_RUNNER:-$source_dir/../shared/hostile/run_hostile.py}
only=
json=
while [ $# -gt 0 ]; do
  case $1 in
    --runner) runner=${2:?} ;;
    --only) only=${2:?} ;;
    --json) json=${2:?} ;;
    *) usage ;;
  esac
  shift 2
done
[ -f "$kit/manifest.json" ] || { echo "$kit: not a kit (no manifest.json)" >&2; exit 2; }
[ -x "$program" ] || { echo "$program: not a program" >&2; exit 2; }
[ -f "$runner" ] || { echo "$runner: no runner; give --runner or HOSTILE_RUNNER" >&2; exit 2; }
case $program in
  /*) ;;
  *) program=$(cd "$(dirname "$program")" && pwd)/$(basename "$program") ;;
esac

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# One row a case; the case that brings its own gazetteer is run once more with it.
run() {
  python3 "$runner" "$kit" --only "$1" --json "$2" \
    --build "'$program' build {input} -o {store} --report {report} $3" \
    --import-graph "'$program' import {input} -o {store} --report {report}" \
    --open "'$program' verify {store}" >"$2.log" 2>&1 || true
  [ -s "$2" ] || { cat "$2.log" >&2; echo "the runner itself failed" >&2; exit 2; }
}

run "$only" "$work/all.json" ""
gazetteer_case=labels/gazetteer_and_text
case $gazetteer_case in
  "$only"*) run "$gazetteer_case" "$work/gazetteer.json" "--gazetteer {gazetteer}" ;;
esac

python3 - "$work" "$json" "$only" <<'PYTHON'
import json, os, sys

work, out, only = sys.argv[1:4]
cases = {c["case"]: c for c in json.load(open(os.path.join(work, "all.json")))}
extra = os.path.join(work, "gazetteer.json")
if os.path.exists(extra):
    cases.update({c["case"]: c for c in json.load(open(extra))})
details = ("reasons ", "no warning ", "lines ", "no diagnostic names a file")
hard = []
for name, case in cases.items():
    if case["ok"]:
        continue
    serious = [f for f in case["failures"] if not f.startswith(details)]
    print(f"{'FAIL' if serious else 'detail'} {name}: {'; '.join(case['failures'])}")
    if serious:
        hard.append(name)
for path in ("/tmp/pwned", "/tmp/pwned.txt"):
    if os.path.exists(path):
        print(f"FAIL canary: {path}")
        hard.append(path)
if out:
    json.dump(list(cases.values()), open(out, "w"), indent=1)
slowest = max(cases.values(), key=lambda c: c["seconds"], default=None)
largest = max(cases.values(), key=lambda c: c["rss_mb"], default=None)
if slowest:
    print(f"slowest {slowest['case']} {slowest['seconds']:.1f} s, largest {largest['case']} {largest['rss_mb']:.0f} MB")
passed = sum(c["ok"] for c in cases.values())
print(f"{len(hard)} hard failures" if hard else "no hard failure")
print(f"{passed} passed, {len(cases) - passed} failed")
sys.exit(1 if hard or not cases else 0)
PYTHON
