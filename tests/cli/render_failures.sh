#!/bin/sh
# render and export as programs: what fails says why, keeps the DOT and harms no file.
# usage: render_failures.sh ENTENTE SOURCE_DIR
set -eu
entente=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf 'source,target,weight\na,b,2\nb,c,1\n' > ties.csv

# expect CODE TEXT COMMAND...: that exit code, and the text on standard error
expect() {
  code=$1 text=$2
  shift 2
  set +e
  "$@" > out 2> err
  got=$?
  set -e
  [ "$got" = "$code" ] || { echo "exit $got, not $code: $*"; cat err; exit 1; }
  [ -z "$text" ] || grep -q -- "$text" err || { echo "no '$text' from: $*"; cat err; exit 1; }
}

expect 0 "3 actors, 2 ties" "$entente" render ties.csv -o ties.svg
grep -q "<svg" ties.svg
expect 0 "3 actors" "$entente" render ties.csv --view ego:b -o ego.dot
expect 0 "" "$entente" render ties.csv --view communities -o groups.png
expect 2 "exists already" "$entente" render ties.csv -o ties.svg --no-clobber
expect 2 "no such view" "$entente" render ties.csv --view sideways -o x.svg
expect 2 "does not say which ties are hostile" "$entente" render ties.csv --view sides -o x.svg
expect 2 "does not say when ties were" "$entente" render ties.csv --view timeline -o x.svg
expect 2 "only --view timeline" "$entente" render ties.csv --by week -o x.svg
expect 2 "two actors are needed" "$entente" render ties.csv --view path:a -o x.svg
expect 2 "without --view" "$entente" render ties.csv --view meetings --between a,c -o x.svg
printf 'source,target\na,b\nc,d\n' > apart.csv
expect 1 "no way leads from a to d" "$entente" render apart.csv --view path:a,d -o x.svg
expect 0 "3 actors, 2 ties" "$entente" render ties.csv --view path:a,c -o path.svg
expect 0 "3 actors, 2 ties" "$entente" render ties.csv --between a,c -o between.svg
expect 2 "plain is a form of DOT" "$entente" render ties.csv --plain -o x.svg
expect 0 "" "$entente" render ties.csv --plain -o plain.dot
! grep -q "color\|style\|shape" plain.dot
[ "$(grep -c "pos=" plain.dot)" = 3 ]
expect 0 "" "$entente" render ties.csv --page a4 -o a4.pdf
grep -a "MediaBox" a4.pdf | grep -Eq "842 [1-5][0-9][0-9] |[1-8][0-9][0-9] 595 " || { echo "not an A4 page"; exit 1; }
expect 0 "" "$entente" render ties.csv --dark -o dark.svg
grep -q 'fill="#14181d"' dark.svg
expect 2 "fc-list : family" "$entente" render ties.csv --font "Nosuch Sans" -o x.svg
expect 0 "" "$entente" render ties.csv --font Arial -o arial.svg
grep -q "font-family=\"'Arial',Liberation Sans," arial.svg
expect 2 "not a picture" "$entente" render ties.csv -o x.docx
expect 2 "no actor named" "$entente" render ties.csv --view ego:nobody -o x.svg
expect 1 "nothing to draw" "$entente" render ties.csv --view meetings -o x.svg
expect 3 "No space left" "$entente" render ties.csv --to svg -o /dev/full
expect 3 "missing/x.gexf: there is no folder missing" "$entente" export ties.csv -o missing/x.gexf
expect 3 "No space left" "$entente" export ties.csv --to gexf -o /dev/full
expect 2 "formats of --to" "$entente" export ties.csv -o x.docx
expect 2 "holds no documents" "$entente" export ties.csv --to records -o x.jsonl
expect 0 "" "$entente" export ties.csv --to csv -o -
grep -q "^Source,Target,Type,Weight" out
expect 0 "" "$entente" doctor --json

# A Graphviz without plugins: SVG and DOT are ours, with one note; images fail and their DOT stays.
without() { GVBINDIR="$folder/none" "$entente" "$@"; }
expect 0 "apt install graphviz" without render ties.csv -o own.svg
grep -q "</svg>" own.svg
[ "$(grep -c "warning" err)" = 1 ] && [ "$(wc -l < err)" = 2 ] || { echo "not one note"; cat err; exit 1; }
expect 0 "laid out without Graphviz" without render ties.csv --view ego:b -o ego.svg
expect 0 "laid out without Graphviz" without render ties.csv -o own.dot
[ "$(grep -c "pos=.*!" own.dot)" -ge 3 ]
expect 0 "laid out without Graphviz" without report ties.csv -o own.html
grep -q "data:image/svg" own.html
expect 3 "kept as DOT in lost.dot" without render ties.csv -o lost.png
grep -q "apt install graphviz" err
grep -q "graph entente" lost.dot
[ ! -e lost.png ]
expect 3 "kept as DOT in asked.dot" without render ties.csv --engine neato -o asked.svg
expect 1 "" without doctor
grep -q "apt install graphviz" out

# A layout that Graphviz does not finish: the path of 20,000 actors is drawn by our own, but neato
# works on it until it is killed, here by us and else at its limit (Image tests).
awk 'BEGIN { print "source,target"; for (i = 0; i < 20000; ++i) print "a" i ",a" i + 1 }' > long.csv
expect 0 "groups of 20,001 actors" "$entente" render long.csv -o long.svg
"$entente" render long.csv --engine neato --top 20001 -o killed.svg 2> err &
parent=$!
child=
while [ -z "$child" ] && kill -0 "$parent" 2> /dev/null; do
  child=$(cat /proc/[0-9]*/stat 2> /dev/null |
    sed -n "s/^\([0-9]*\) ([^)]*) [A-Z] $parent .*/\1/p" | head -n 1)
done
kill -9 "$child" 2> /dev/null || true # or its memory was used up first
set +e
wait "$parent"
got=$?
set -e
[ "$got" = 3 ] || { echo "exit $got, not 3, after the child was killed"; cat err; exit 1; }
grep -q "kept as DOT in killed.dot" err
grep -q "graph entente" killed.dot
[ ! -e killed.svg ]
[ -z "$(ls | grep '\.svg\.' || true)" ] || { echo "a temporary file is left"; exit 1; }
echo ok
