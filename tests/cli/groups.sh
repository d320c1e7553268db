#!/bin/sh
# Who is near, between and against whom, as a user meets it: rank --for, brokers, bridges, camps
# and the options of communities.
. "$2/tests/expect.sh"

# Two triangles joined by one tie; and a graph of nobody.
printf 'source,target,weight\na,b,1\nb,c,1\na,c,1\nc,d,1\nd,e,1\ne,f,1\nd,f,1\n' >ties.csv
printf 'source,target,weight\n' >empty.csv
"$program" build "$source/examples/crisis" -o case.entente -q || exit 1

expect 'near one' 0 'nearness' "$program" rank ties.csv --for a
expect 'near two, in JSON' 0 '"for":"a, f"' "$program" rank ties.csv --for a,f --json
expect 'near nobody' 2 'nobody' "$program" rank ties.csv --for nobody
expect 'near by another measure' 2 '--for is for --by pagerank' "$program" rank ties.csv --for a --by degree
expect 'near in a case' 0 'Karsova' "$program" rank case.entente --for Karsova
expect 'bridges' 0 '1,c,c,d,d,9,1' "$program" bridges ties.csv --csv
expect 'bridges by length' 0 '"weighted":true' "$program" bridges ties.csv --weighted --json
expect 'bridges of one layer at a time' 2 'one layer' "$program" bridges case.entente --on meetings --on hostile
expect 'bridges of nobody' 0 '' "$program" bridges empty.csv --csv
expect 'brokers' 0 'gatekeeper' "$program" brokers ties.csv
expect 'brokers by kind' 0 'organization' "$program" brokers case.entente --groups type
expect 'brokers by country' 0 'Karsova' "$program" brokers case.entente --groups country
expect 'an edge list has no kinds' 2 'have no kinds; use --groups community' "$program" brokers ties.csv --groups type
expect 'an edge list has no countries' 2 'is a state; use' "$program" brokers ties.csv --groups country
expect 'unknown groups' 2 '--groups' "$program" brokers ties.csv --groups colour
expect 'camps' 0 'go against the camps' "$program" camps case.entente
expect 'camps in JSON' 0 '"balanced":' "$program" camps case.entente --json
expect 'members of camps' 0 'camp,id,label' "$program" camps case.entente --members --csv
expect 'camps of an edge list' 2 'does not say which ties are hostile' "$program" camps ties.csv
expect 'camps have their layers' 2 'cooperative and the hostile' "$program" camps case.entente --on meetings
for method in leiden louvain leiden_cpm label_propagation infomap greedy spectral; do
  expect "communities by $method" 0 'a · b' "$program" communities ties.csv --method $method --resolution 1
done
expect 'a code length' 0 '"codelength":2.3' "$program" communities ties.csv --method infomap --json
expect 'no resolution' 2 'infomap has none' "$program" communities ties.csv --method infomap --resolution 2
expect 'resolution 0' 2 '--resolution' "$program" communities ties.csv --resolution 0
expect 'a negative resolution' 2 '--resolution' "$program" communities ties.csv --resolution -1
expect 'consensus' 0 'stability' "$program" communities ties.csv --consensus
expect 'a stability each' 0 'community,id,label,stability' "$program" communities ties.csv --consensus --members --csv
expect 'communities of nobody' 0 '' "$program" communities empty.csv --consensus --csv
expect 'methods say what they take' 0 'runs=100' "$program" measures --csv

[ "$failures" -eq 0 ] || exit 1
