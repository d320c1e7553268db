#!/bin/sh
# The main job on the bundled example corpus: installs what is missing, builds,
# and makes a ranking, communities, a diagram and a report in out/demo/.
set -eu
cd "$(dirname "$0")/.."

sh scripts/install.sh build run
echo "Building (a few minutes the first time) ..."
sh scripts/build.sh release entente
entente=build/release/entente
out=out/demo
mkdir -p "$out"

"$entente" build examples/crisis -o "$out/crisis.entente" --fresh --report "$out/report.json"
"$entente" rank "$out/crisis.entente" --top 10 | tee "$out/ranking.txt"
"$entente" rank "$out/crisis.entente" --csv >"$out/ranking.csv"
"$entente" communities "$out/crisis.entente" | tee "$out/communities.txt"
title="Who dealt with whom in the example crisis"
for form in dot svg png; do
  "$entente" render "$out/crisis.entente" --top 40 --title "$title" -o "$out/crisis.$form"
done

cat <<END

What was made:
  ranking      $out/ranking.txt, $out/ranking.csv
  communities  $out/communities.txt
  diagram      $out/crisis.svg, $out/crisis.png, $out/crisis.dot
  report       $out/report.json (every file seen, and what became of it)
  store        $out/crisis.entente

Next:
  $entente evidence $out/crisis.entente NAME       the sentences behind a name of the ranking
  $entente build YOUR-FOLDER -o yours.entente      your own articles
END
