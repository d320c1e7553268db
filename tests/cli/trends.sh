#!/bin/sh
# Change over time as a user meets it: who rises and falls from window to window, the ranking of
# each, what becomes of communities.
. "$2/tests/expect.sh"

# January and February, twenty articles each. Velden is named in all of them with somebody; Ann Moor
# only in January, Karl Ost only in February. One article has no date, of one only the year is known.
article() {
  printf '{"id":"%s","date":"%s","title":"","body":"Maria Velden met %s in article %s. %s spoke to Helen Sand."}\n' \
    "$1" "$2" "$3" "$1" "$3"
}
for day in 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20; do
  article "a$day" "2022-01-$day" 'Ann Moor'
  article "b$day" "2022-02-$day" 'Karl Ost'
done >news.jsonl
cp news.jsonl some.jsonl
article undated '' 'Peter Lund' >>some.jsonl
article vague 2022 'Peter Lund' >>some.jsonl
"$program" build news.jsonl -o case.entente -q || exit 1
"$program" build some.jsonl -o some.entente -q || exit 1
printf 'source,target\na,b\nb,c\n' >ties.csv
"$program" import ties.csv -o ties.entente 2>err

expect 'who rises' 0 '2022-01,2022-02,karl-ost,Karl Ost,person,,' "$program" trends case.entente --csv
expect 'a rise' 0 'rises' "$program" trends case.entente
grep -q 'Ann Moor.*–.*falls' out || fail "no fall of Ann Moor: $(cat out)"
grep -q 'Velden' out && fail "a change of who does not change: $(cat out)"
expect 'all changes' 0 'Maria Velden' "$program" trends case.entente --all
expect 'changes as JSON' 0 '"schema":"entente.trends/1"' "$program" trends case.entente --json
expect 'windows are counted' 0 '"windows":2,"passed over":0,"documents":40,"undated":0' "$program" trends case.entente --json
expect 'by another measure' 0 '"metric":"degree"' "$program" trends case.entente --by degree --json
expect 'of meetings' 0 'on meetings ties' "$program" trends case.entente --on meetings
expect 'two halves' 0 '2022-01-01/2022-01-25,2022-01-26/2022-02-20,' "$program" trends case.entente --window 2 --csv
expect 'days' 0 '2022-01-01/2022-01-10,2022-01-11/2022-01-20,' "$program" trends case.entente --window 10d --csv
expect 'the first to the last' 0 '2022-01-01/2022-01-10,2022-02-10/2022-02-19,' "$program" trends case.entente --window 10d --csv
expect 'windows end with --until' 0 '2022-02-01/2022-02-10' "$program" trends case.entente --until 2022-02-10 --csv
expect 'undated' 0 '1 document without a date left out' "$program" trends some.entente
expect 'vague' 0 'only the month or year is known' "$program" trends some.entente

expect 'rankings' 0 '2022-02,20,3,1,' "$program" trends case.entente --ranks --csv
expect 'how sure rankings are' 0 'in top 2' "$program" trends case.entente --ranks --top 2 --bootstrap 50
"$program" trends case.entente --ranks --csv --top 0 | grep '^2022-02,' | cut -d, -f4,5,8 >windowed
"$program" rank case.entente --since 2022-02 --until 2022-02 --top 0 --csv | tail -n +2 | cut -d, -f1,2,5 >ranked
cmp -s windowed ranked || fail "a window ranks otherwise than --since and --until: $(cat windowed ranked)"

expect 'communities' 0 '2022-02,1,continues,1,1,2,3,' "$program" trends case.entente --communities --csv
expect 'communities as JSON' 0 '"schema":"entente.trends.communities/1"' "$program" trends case.entente --communities --json
expect 'by another method' 0 'by louvain' "$program" trends case.entente --communities --method louvain
expect 'an unknown method' 2 'did you mean  leiden?' "$program" trends case.entente --communities --method leidan

expect 'an edge list has no dates' 2 'an edge list' "$program" trends ties.csv
expect 'an imported graph has no dates' 2 'imported graph' "$program" trends ties.entente
expect 'an unknown window' 2 'write day, week, month' "$program" trends case.entente --window fortnight
expect 'too many windows' 2 'fewer days than that' "$program" trends case.entente --window 400
expect 'one window' 1 'fewer than two windows of 5 documents' "$program" trends case.entente --window year
expect 'no documents then' 1 'no document was published then' "$program" trends case.entente --since 2030
expect 'an unknown layer' 2 'no layer is named' "$program" trends case.entente --on meeting-rooms
expect 'an unknown measure' 2 'did you mean  pagerank?' "$program" trends case.entente --by pagerang
expect 'rankings or communities' 2 'excludes' "$program" trends case.entente --ranks --communities
sed 's/"date":"[^"]*"/"date":""/' news.jsonl >dateless.jsonl
"$program" build dateless.jsonl -o dateless.entente -q || exit 1
expect 'no dates' 1 'no document has a date' "$program" trends dateless.entente

for threads in 1 2 8; do
  "$program" trends case.entente --all --threads $threads --json >"threads$threads"
  cmp -s threads1 "threads$threads" || fail "$threads threads change the output"
done
echo "$failures failed"
[ "$failures" -eq 0 ]
