#!/bin/sh
# entente tag as a user meets it: forms of output, streams, threads, input of every kind.
. "$2/tests/expect.sh"

# same WHAT FILE FILE
same() { cmp "$2" "$3" || fail "$1: $2 and $3 differ"; }

printf 'Angela Merkel met French envoys in Moscow.\r\n\r\nShe flew to France.\r\n' >a.txt
printf 'John Smith visited Oslo on Monday.\n' >b.txt
: >empty.txt
printf '\377\376 Angela Merkel \303 left.\n' >bad.txt
printf 'Der Minister hat am Montag gesagt, dass die Arbeit mit den Nachbarn weitergehen soll und dass beide Seiten den Frieden nicht aufgeben wollen.\n' >de.txt

expect 'a name' 0 '{"begin":0,"end":13,"text":"Angela Merkel","label":"PER","sentence":0}' \
  "$program" tag a.txt
expect 'a nationality' 0 '"text":"French","label":"MISC","kind":"nationality"' "$program" tag a.txt
expect 'a city' 0 '"text":"Moscow","label":"LOC","kind":"city","sentence":0' "$program" tag a.txt
expect 'a state' 0 '"text":"France","label":"LOC","kind":"state","sentence":1' "$program" tag a.txt
expect 'names in the text' 0 '[John Smith]PER visited [Oslo]LOC on Monday.' \
  "$program" tag --inline b.txt
expect 'the file of each name' 0 '{"file":"b.txt","begin":0,' "$program" tag a.txt b.txt
expect 'actors' 0 '"name":"Angela Merkel"' "$program" tag --actors a.txt
"$program" tag empty.txt >out 2>err || fail "an empty file: $(cat err)"
[ -s out ] && fail 'an empty file has names'
expect 'bytes that are no text' 0 'bad.txt: 3 bytes no UTF-8 text, the first at offset 0' \
  "$program" tag bad.txt
grep -q '"begin":3,"end":16' out || fail "offsets moved: $(cat out)"
expect 'another language' 0 'de.txt: probably not English' "$program" tag de.txt
expect 'another language in a case' 0 'of other languages; names and ties' \
  "$program" build de.txt -o de.entente --report report.json
grep -q '"language.not_english"' report.json || fail "the report is silent: $(cat report.json)"
expect 'no such file' 2 'missing.txt: No such file' "$program" tag missing.txt
expect 'one of several missing' 0 '"text":"Oslo"' "$program" tag missing.txt b.txt
grep -q 'skipped: missing.txt' err || fail "nothing said of missing.txt: $(cat err)"
expect 'a folder' 2 'directory' "$program" tag .
expect 'two forms at once' 2 'excludes' "$program" tag --inline --actors a.txt
expect 'no model' 2 'a.txt: not a names model' "$program" tag --model a.txt b.txt
expect 'a model that is not there' 3 'missing.bin: No such file' \
  "$program" tag --model missing.bin b.txt

# Offsets cut the names out of the file; --inline is the file with marks added.
"$program" tag a.txt | python3 -c '
import json, sys
data = open("a.txt", "rb").read()
rows = [json.loads(line) for line in sys.stdin]
assert len(rows) >= 4, rows
for row in rows:
    assert data[row["begin"]:row["end"]].decode() == row["text"], row
' || fail 'offsets do not cut the names out'
"$program" tag --inline a.txt | sed -E 's/\[([^]]*)\](PER|ORG|LOC|MISC)/\1/g' >plain
same 'inline without its marks' plain a.txt
"$program" tag <a.txt >from_input
"$program" tag a.txt >from_file
same 'standard input' from_input from_file
"$program" tag --model "$source/data/names.bin" a.txt >from_model
same 'the model as a file' from_model from_file

# Tokens: the same lines out as in, the same bytes for any number of threads.
python3 - <<'PYTHON'
import random
random.seed(1)
words = "Angela Merkel met the French envoys in Moscow and Oslo on Monday , said John Smith .".split()
with open("tokens.tsv", "w", encoding="utf-8") as out:
    for document in range(400):
        out.write("-DOCSTART-\n\n")
        for sentence in range(random.randrange(1, 9)):
            for _ in range(random.randrange(1, 30)):
                out.write(random.choice(words) + "\tO\n")
            out.write("\n")
PYTHON
"$program" tag --pretokenized --threads 1 tokens.tsv >one || fail 'tokens are not tagged'
"$program" tag --pretokenized --threads 4 tokens.tsv >four
"$program" tag --pretokenized --threads 2 <tokens.tsv >two
same 'four threads' one four
same 'two threads from a pipe' one two
cut -f 1 tokens.tsv >in_tokens
cut -f 1 one >out_tokens
same 'tokens' in_tokens out_tokens
if cut -f 2 one | grep -vqxE '[BI]-(PER|ORG|LOC|MISC)|O|'; then fail 'a tag that is none'; fi
i=0
while [ $i -lt 40 ]; do
  sed "s/Monday/day $i/" b.txt >"many_$i.txt"
  i=$((i + 1))
done
"$program" tag --threads 1 many_*.txt >one
"$program" tag --threads 3 many_*.txt >three
same 'three threads on files' one three
[ "$(wc -l <one)" -ge 80 ] || fail 'names are missing in many files'

# A document is tagged when the next begins, not at the end of the input.
mkfifo pipe
"$program" tag --pretokenized <pipe >stream &
exec 3>pipe
printf -- '-DOCSTART-\n\nOslo\nfell\n\n-DOCSTART-\n' >&3
tries=0
while ! grep -q 'fell' stream && [ $tries -lt 300 ]; do
  sleep 0.1
  tries=$((tries + 1))
done
grep -q 'fell' stream || fail 'the first document waits for the end of the input'
exec 3>&-
wait

# A reader that has seen enough.
"$program" tag --pretokenized tokens.tsv | head -n 1 >first
grep -q DOCSTART first || fail 'nothing for a reader that goes away'

[ $failures -eq 0 ] && echo 'tag: all as expected'
exit $((failures > 0))
