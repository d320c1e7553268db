#!/bin/sh
# F1 on the development sets with each part of the names tagger left out: a Markdown table.
# usage: ablation.sh PROGRAM PREPARED TEACHER.tsv
#   PREPARED   folder that prepare.py wrote;  TEACHER.tsv   xz -dc data/names_teacher.tsv.xz
set -eu
[ $# -eq 3 ] || { sed -n '2,4s/^# //p' "$0"; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
model=$(mktemp)
trap 'rm -f "$model"' EXIT
# The development sets that the shipped model was trained on are left out here.
options=$(grep -v -e '^#' -e '^--with ' "$here/options.txt")

row() {
  label=$1
  shift
  # shellcheck disable=SC2086  # options, one word each
  "$program" train names --data "$prepared" -o "$model" $options "$@" 2>/dev/null |
    awk -v label="$label" -F'\t' '
      { f1[$1] = $2 }
      END { printf "| %s | %s | %s | %s | %s |\n", label, f1["gum_newsish.dev"],
            f1["wikigold.dev"], f1["crossner_politics.dev"], f1["gum_other_open.dev"] }'
}
program=$1 prepared=$2 teacher=$3
echo '| model | GUM news | WikiGold | CrossNER politics | GUM other |'
echo '|---|---|---|---|---|'
row 'as shipped' --teacher "$teacher"
row 'without the teacher (gold sets alone)'
row 'without share-alike sets' --teacher "$teacher" --no-share-alike
row 'without clusters' --teacher "$teacher" --leave-out clusters
row 'without lists' --teacher "$teacher" --leave-out lists
row 'without document features' --teacher "$teacher" --leave-out document
row 'without the document pass' --teacher "$teacher" --no-document-pass
row 'without copies in other case' --teacher "$teacher" --no-recase
