#!/bin/sh
# What differs, as a user meets it: between measures (compare), between cases (diff),
# and from chance (backbone).
. "$2/tests/expect.sh"

printf 'source,target,weight\na,b,1\nb,c,1\nc,d,1\n' >old.csv
printf 'source,target,weight\na,b,2\nb,c,1\nd,e,1\n' >new.csv
printf 'source,target,weight\n' >empty.csv
"$program" build "$source"/examples/crisis/0[1-5]*.txt -o some.entente -q || exit 1
"$program" build "$source/examples/crisis" -o all.entente -q || exit 1

expect 'a measure with itself by another name' 0 'degree,strength,1,' "$program" compare old.csv --by degree,strength --csv
expect 'measures of a case' 0 'betweenness  harmonic' "$program" compare all.entente
expect 'one measure' 2 'two measures or more' "$program" compare old.csv --by degree
expect 'an unknown measure' 2 'pagerank' "$program" compare old.csv --by degree,pagerang
expect 'the first none' 2 '0 not in range 1 to 1000000' "$program" compare old.csv --top 0
expect 'measures of nobody' 0 'over 0 actors' "$program" compare empty.csv
expect 'two layers' 2 'one layer' "$program" compare all.entente --on meetings --on hostile

expect 'a backbone' 0 'ties at q <= 0.05' "$program" backbone all.entente
expect 'a backbone of a list' 0 '1,a,a,b,b,' "$program" backbone old.csv --by disparity --level 1 --csv
expect 'the forest' 0 '3 more kept for the forest' "$program" backbone old.csv --by disparity --level 0 --forest
expect 'a backbone of hostile ties' 0 'disparity' "$program" backbone all.entente --on hostile --by disparity --json
expect 'a backbone of nobody' 0 '0 of 0 ties' "$program" backbone empty.csv
expect 'an unknown test' 2 'noise_corrected' "$program" backbone old.csv --by luck
expect 'a level beyond 1' 2 '--level' "$program" backbone old.csv --level 2

expect 'a gained actor' 1 'actor gained,e,' "$program" diff old.csv new.csv --csv
expect 'a lost tie' 1 'tie lost,c,d,1,' "$program" diff old.csv new.csv --csv
expect 'a stronger tie' 1 'tie changed,a,b,1,2' "$program" diff old.csv new.csv --csv
expect 'the same list' 0 '0 actors gained' "$program" diff old.csv old.csv
expect 'the same case' 0 '0 of' "$program" diff all.entente all.entente
expect 'more articles' 1 'actor gained' "$program" diff some.entente all.entente --top 3
expect 'meetings of more articles' 1 'tie gained' "$program" diff some.entente all.entente --on meetings
expect 'counts in JSON' 1 '"ties changed":1' "$program" diff old.csv new.csv --json
expect 'a list has no layers' 2 'no layers' "$program" diff all.entente old.csv --on hostile
expect 'one case' 2 'OTHER is required' "$program" diff old.csv
expect 'no such case' 2 'none.entente' "$program" diff old.csv none.entente

[ "$failures" -eq 0 ]
