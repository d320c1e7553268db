#!/bin/sh
# meetings, events, timeline and the layers of stated ties as a user meets them.
. "$2/tests/expect.sh"

# One meeting told by two articles, one planned in a third; who accuses whom.
cat >a.jsonl <<'EOF'
{"id":"a","date":"2031-03-12","text":"Elena Marchetti met Viktor Danilenko in Geneva on Tuesday. Norway condemned Iceland."}
{"id":"b","date":"2031-03-13","text":"Elena Marchetti met Viktor Danilenko in Geneva on Tuesday and said it was a start."}
{"id":"c","date":"2031-03-20","text":"Elena Marchetti will meet Viktor Danilenko in Oslo on 28 March."}
EOF
cat >given.py <<'EOF'
import json
for line in open("a.jsonl"):
    r = json.loads(line)
    r.update(schema="entente.records/1", mentions=[])
    for name in ("Elena Marchetti", "Viktor Danilenko", "Norway", "Iceland"):
        at = r["text"].find(name)
        if at >= 0:
            kind = "person" if " " in name else "state"
            r["mentions"].append({"begin": at, "end": at + len(name), "type": kind, "entity": name})
    print(json.dumps(r))
EOF
python3 given.py >given.jsonl || exit 77
"$program" build --mentions given.jsonl -o case.entente 2>/dev/null || exit 1

# count N COMMAND...: so many rows of CSV below the header.
count() {
  wanted=$1
  shift
  rows=$("$@" --csv 2>/dev/null | tail -n +2 | wc -l)
  if [ "$rows" -ne "$wanted" ]; then
    fail "$rows rows instead of $wanted: $*"
  fi
}

expect 'two articles tell one meeting' 0 '2031-03-11' "$program" meetings case.entente
count 2 "$program" meetings case.entente
count 1 "$program" meetings case.entente --status planned
count 2 "$program" meetings case.entente Marchetti
count 2 "$program" meetings case.entente Marchetti Danilenko
count 1 "$program" meetings case.entente --since 2031-03-15
count 1 "$program" meetings case.entente --until 2031-03-15
expect 'the columns' 0 'when,when_stated,who,host,where,mode,status' "$program" meetings case.entente --csv
expect 'both documents' 0 ',2,2,' "$program" meetings case.entente --csv
expect 'JSON has the sentences' 0 '"words":"met"' "$program" meetings case.entente --json
expect 'JSON says what it is' 0 '"schema":"entente.meetings/1"' "$program" meetings case.entente --json
expect 'no such status' 2 'there is no status' "$program" meetings case.entente --status held
expect 'no such day' 2 '--since' "$program" meetings case.entente --since soon
expect 'nothing fits' 1 'no meeting fits' "$program" meetings case.entente --since 2040-01-01
expect 'nobody of that name' 2 'Nobody' "$program" meetings case.entente Nobody

count 1 "$program" events case.entente
count 1 "$program" events case.entente --type accuse --source Norway --target Iceland
expect 'quad class and score' 0 'verbal-conflict' "$program" events case.entente
expect 'events as CSV' 0 'Norway,accuse,Iceland,disapprove,occurred,affirmed,asserted' "$program" events case.entente --csv
expect 'the score' 0 ',-3,verbal-conflict,' "$program" events case.entente --csv
expect 'not the other way round' 1 'no event fits' "$program" events case.entente --source Iceland
expect 'of another type' 1 'no event fits' "$program" events case.entente --type aid
expect 'meetings if asked for' 0 'meet' "$program" events case.entente --type meet
expect 'no such type' 2 'acuse' "$program" events case.entente --type acuse
count 3 "$program" timeline case.entente
count 2 "$program" timeline case.entente Marchetti

# Layers: each takes its own ties and no other.
expect 'rank meetings' 0 'Elena Marchetti' "$program" rank case.entente --on meetings --csv
expect 'rank hostility' 0 'Norway' "$program" rank case.entente --on hostile --csv
expect 'rank a kind' 0 'Iceland' "$program" rank case.entente --on accuse --csv
expect 'communities of a layer' 0 'Viktor Danilenko' "$program" communities case.entente --on meetings --members --csv
expect 'draw a layer' 0 '' "$program" render case.entente --on meetings -o meetings.dot
expect 'the drawn names' 0 'Marchetti' cat meetings.dot
grep -q Norway meetings.dot && {
  fail 'the picture of meetings shows somebody who met nobody'
}
expect 'no such layer' 2 'hostil' "$program" rank case.entente --on hostil
for layer in co-mention meetings hostile cooperative accuse; do
  "$program" rank case.entente --on "$layer" --csv >"$layer.csv" 2>/dev/null
done
"$program" export case.entente --on meetings --to csv -o - 2>/dev/null | grep -q marchetti || {
  fail 'the layer of meetings does not export its edge'
}
"$program" export case.entente --on hostile --to csv -o - 2>/dev/null | grep -q marchetti && {
  fail 'the hostile layer exports a meeting'
}
expect 'export has score and quad class' 0 '-3,verbal-conflict' "$program" export case.entente --on all --to csv -o -
expect 'export as JSON too' 0 '"quad": "verbal-cooperation"' sh -c "'$program' export case.entente --on all --to json -o - | sed 's/\"quad\":\"/\"quad\": \"/'"

# Documents in another order give the same rows.
sed -n '3p;1p;2p' given.jsonl >turned.jsonl
"$program" build --mentions turned.jsonl -o turned.entente 2>/dev/null
for view in meetings events timeline; do
  "$program" "$view" case.entente --csv >one.csv
  "$program" "$view" turned.entente --csv >two.csv
  cmp -s one.csv two.csv || {
    fail "$view differs with the order of documents"
  }
done

[ "$failures" -eq 0 ] || exit 1
echo 'meetings, events, timeline and layers: all as expected'
