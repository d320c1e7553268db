#!/bin/sh
# Makes data/syntax.bin again and says whether it is the same, byte for byte.
# usage: retrain.sh PROGRAM TREEBANK
#   PROGRAM     a built entente
#   TREEBANK    the training part of GUM, open genres, as CoNLL-U
set -eu
[ $# -eq 2 ] || { sed -n '2,5s/^# //p' "$0"; exit 2; }
root=$(cd "$(dirname "$0")" && pwd)/../..
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$1" --seed 1 train syntax --data "$2" -o "$work/syntax.bin"
made=$(sha256sum < "$work/syntax.bin" | cut -d' ' -f1)
ours=$(sha256sum < "$root/data/syntax.bin" | cut -d' ' -f1)
if [ "$made" = "$ours" ]; then
  echo "the same as data/syntax.bin: $made"
else
  echo "not the same as data/syntax.bin: $made, not $ours; did data/names.bin, the features or the treebank change?" >&2
  exit 1
fi
