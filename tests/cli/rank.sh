#!/bin/sh
# rank, communities, import and measures as a user meets them: output, exit codes, messages.
. "$2/tests/expect.sh"

printf 'source,target,weight\na,b,3\nb,c,1\nx,y,1\nx,x,1\nc,d,0\n' >ties.csv
printf 'a b 2\nb c\n' >ties.edges
printf 'a b 2\nb c\n' >plain
printf 'source,target,weight\na,b,NaN\n' >nan.csv

expect 'rank an edge list' 0 'influence = pagerank' "$program" rank ties.csv
expect 'rank says what was left out' 0 '1 self-loop left out' "$program" rank ties.csv
expect 'rank drops weight 0' 0 '1 row of weight 0 left out' "$program" rank ties.csv
expect 'rank as JSON' 0 '"schema":"entente.rank/1"' "$program" rank ties.csv --json
expect 'rank says it converged' 0 '"converged":true' "$program" rank ties.csv --by eigenvector --json
expect 'rank blank-separated lines' 0 'strength' "$program" rank ties.edges --by strength
expect 'rank any name by --edges' 0 'influence' "$program" rank --edges plain
expect 'compare measures' 0 'betweenness' "$program" rank ties.csv --compare pagerank,betweenness
expect 'rank parts by themselves' 0 'component' "$program" rank ties.csv --per-component
expect 'a parameter' 0 '"damping":0.5' "$program" rank ties.csv --set damping=0.5 --json
expect 'an unknown measure' 2 'did you mean  pagerank?' "$program" rank ties.csv --by pagerang
expect 'an unknown parameter' 2 "has no parameter 'damp'" "$program" rank ties.csv --set damp=0.5
expect 'a parameter out of range' 2 'must be between' "$program" rank ties.csv --set damping=2
expect 'no graph' 2 'no graph given' "$program" rank
expect 'layers of an edge list' 2 'has no layers' "$program" rank ties.csv --on meetings
expect 'a bad weight' 2 'nan.csv:2: weight "NaN"' "$program" rank nan.csv
expect 'an absent file' 2 'absent.csv' "$program" rank absent.csv
expect 'communities' 0 'modularity' "$program" communities ties.csv
expect 'members of communities' 0 'community,id,label' "$program" communities ties.csv --members --csv
expect 'an unknown method' 2 'did you mean  leiden?' "$program" communities ties.csv --method leidan
expect 'measures' 0 'Brandes 2001' "$program" measures --csv
expect 'import refuses weight 0' 2 'ties.csv:6' "$program" import ties.csv -o ties.entente --report report.json
expect 'the report names the line' 0 '"line": 6' sed 's/"line":6/"line": 6/' report.json
[ ! -e ties.entente ] || fail 'a store was made of a bad file'
expect 'import' 0 '6 nodes, 3 ties' "$program" import ties.csv -o ties.entente --keep-zero
expect 'import does not replace' 2 'exists already' "$program" import ties.csv -o ties.entente --keep-zero
expect 'verify an imported store' 0 '' "$program" verify ties.entente
expect 'rank an imported store' 0 'influence' "$program" rank ties.entente
expect 'an edge list has no samples' 2 'no documents to draw samples of' "$program" rank ties.csv --bootstrap 50
expect 'an imported graph has no samples' 2 'no documents to draw samples of' "$program" rank ties.entente --bootstrap 50
"$program" build "$source/examples/crisis" -o case.entente -q || exit 1
expect 'how sure ranks are' 0 'in top 5' "$program" rank case.entente --bootstrap 50 --top 5
expect 'how sure ranks are, in JSON' 0 '"rank_low":1' "$program" rank case.entente --bootstrap 50 --json
expect 'how many samples' 0 '"samples":50' "$program" rank case.entente --bootstrap 50 --json
mkdir twice
cp "$source"/examples/crisis/* twice/
one=$(ls "$source/examples/crisis" | head -n 1)
{ cat "$source/examples/crisis/$one" && echo 'More follows.'; } >"twice/copy-$one"
"$program" build twice -o twice.entente -q || exit 1
units=$("$program" rank case.entente --bootstrap 50 --json | grep -o '"documents":[0-9]*')
expect 'a reprint is no further unit' 0 "$units" "$program" rank twice.entente --bootstrap 50 --json
expect 'too few samples' 2 '--bootstrap' "$program" rank case.entente --bootstrap 3
expect 'samples of one measure only' 2 'by one measure on one layer' "$program" rank case.entente --bootstrap 50 --compare degree,pagerank
expect 'samples of one layer only' 2 'by one measure on one layer' "$program" rank case.entente --bootstrap 50 --on meetings --on hostile

expect 'switches are words' 0 'weighted yes, normalized no' "$program" rank ties.csv --by betweenness --set weighted=1
expect 'switches are given as words' 0 'weighted yes' "$program" rank ties.csv --by betweenness --set weighted=yes
expect 'switches are truth in JSON' 0 '"weighted":false' "$program" rank ties.csv --by betweenness --json
expect 'measures shows switches as words' 0 'weighted=no' "$program" measures
expect 'ego of an imported node' 0 'a: 1 neighbour' "$program" ego ties.entente a
expect 'path through an imported graph' 0 'a ─ b ─ c        2 steps' "$program" path ties.entente a c
expect 'no path' 1 'no chain of ties joins the two' "$program" path ties.entente a x
expect 'one common neighbour' 0 '1 actor is tied to both a and c' "$program" mutual ties.entente a c
expect 'common neighbours for programs' 0 'b,b,,' "$program" mutual ties.entente a c --csv
expect 'nobody in common' 1 'have nobody in common' "$program" mutual ties.entente a x
expect 'in common with oneself' 2 'both names mean a' "$program" mutual ties.entente a a
expect 'stats of an imported graph' 0 'actors     6' "$program" stats ties.entente
expect 'evidence of an imported graph' 2 'holds an imported graph' "$program" evidence ties.entente a
expect 'timeline of an imported graph' 2 'holds an imported graph' "$program" timeline ties.entente
for words in 'ego ties.csv a' 'path ties.csv a b' 'stats ties.csv' 'evidence ties.csv a' 'actors ties.csv' \
  'ego ties.edges a'; do
  # shellcheck disable=SC2086  # the words are meant to be split
  expect "an edge list for: $words" 2 "'entente import ties." "$program" $words
done
printf 'source,target,weight\na,b,1\nc,b,2\n' >arrows.csv
"$program" import arrows.csv --directed -o arrows.entente 2>err
expect 'path along the arrows' 0 '1 step' "$program" path arrows.entente c b
expect 'no path against the arrows' 1 'no path leads from b to c' "$program" path arrows.entente b c
expect 'arrows both ways are ties in common' 0 '"mutual":1' "$program" mutual arrows.entente a c --json
expect 'strength of an arrow' 0 '"strength":2.0' "$program" ego arrows.entente c --json

"$program" rank ties.csv --csv >one
"$program" rank ties.entente --csv >two
cmp -s one two || fail 'an imported store ranks otherwise than its edge list'
cp ties.entente damaged.entente
chmod u+w damaged.entente
if command -v sqlite3 >/dev/null; then
  sqlite3 damaged.entente 'UPDATE imported_edges SET strength = strength * 1.0000000000000002 WHERE source = 0'
  expect 'verify finds a changed strength' 1 'changed' "$program" verify damaged.entente
fi
for threads in 1 2 8; do
  "$program" rank ties.csv --threads $threads --json >"threads$threads"
  cmp -s threads1 "threads$threads" || fail "$threads threads change the output"
done
echo "$failures failed"
[ "$failures" -eq 0 ]
