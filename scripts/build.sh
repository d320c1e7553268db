#!/bin/sh
# usage: scripts/build.sh PRESET [TARGET...]   configures and builds build/PRESET (CMakePresets.json)
set -eu
cd "$(dirname "$0")/.."
preset=$1
shift
log=build/$preset.log
mkdir -p build
cmake --preset "$preset" >"$log" 2>&1 || { cat "$log"; exit 4; }
targets=
for target in "$@"; do targets="$targets --target $target"; done
# shellcheck disable=SC2086  # one word a target
cmake --build "build/$preset" $targets >"$log" 2>&1 || { tail -n 60 "$log"; exit 4; }
warnings=$(grep -c 'warning:' "$log" || true)
echo "build/$preset: built, $warnings warnings"
