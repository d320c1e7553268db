#!/bin/sh
# The command 'parse': its columns, both inputs, threads, and a damaged model.
# usage: parse.sh PROGRAM SOURCE_DIR
set -eu
program=$1
source=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "$1"; exit 1; }

printf 'The envoys met in Oslo. They did not agree.\n' > "$work/text.txt"
"$program" parse "$work/text.txt" > "$work/trees"
[ "$(grep -c . "$work/trees")" = 11 ] || fail "eleven words expected"
[ "$(awk -F'\t' 'NF && NF != 10' "$work/trees")" = "" ] || fail "a line without ten columns"
[ "$(awk -F'\t' '$7 == 0' "$work/trees" | grep -c .)" = 2 ] || fail "two roots expected"
"$program" parse - < "$work/text.txt" | cmp - "$work/trees" || fail "standard input differs"

"$program" parse --pretokenized "$work/trees" | cmp - "$work/trees" || fail "CoNLL-U read back differs"
cut -f 2 "$work/trees" > "$work/words"
"$program" parse --pretokenized "$work/words" | cmp - "$work/trees" || fail "one token a line differs"

for i in $(seq 1 400); do printf 'Rival %s met the envoy of Mali in Geneva, who had left.\n\n' "$i"; done > "$work/long.txt"
"$program" --threads 1 parse "$work/long.txt" > "$work/one"
"$program" --threads 8 parse "$work/long.txt" | cmp - "$work/one" || fail "threads change the result"

head -c 100000 "$source/data/syntax.bin" > "$work/damaged.bin"
code=0
"$program" parse --model "$work/damaged.bin" "$work/text.txt" 2> "$work/error" || code=$?
[ "$code" != 0 ] || fail "a damaged model was taken"
grep -q "damaged.bin: syntax model of" "$work/error" || fail "$(cat "$work/error")"
"$program" parse "$work/missing.txt" 2> "$work/error" && fail "a missing file was taken"
grep -q "missing.txt" "$work/error" || fail "$(cat "$work/error")"
: > "$work/empty"
[ -z "$("$program" parse "$work/empty")" ] || fail "something was found in nothing"
