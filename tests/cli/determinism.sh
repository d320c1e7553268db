#!/bin/sh
# The same store and the same bytes out under other locales, time zones, thread
# counts, working folders, orders of the input and instructions of the processor.
set -eu
program=$1
source_dir=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
corpus=$source_dir/examples/crisis
mkdir "$work/elsewhere"
cp "$corpus"/*.txt "$work/elsewhere/"

# Everything that the program can print of a case, as one file.
everything() { # everything STORE
  for form in dot graphml gexf json csv net records annotations; do
    "$program" export "$1" --to "$form" -o "$1.$form" 2>/dev/null
    cat "$1.$form"
  done
  "$program" -q render "$1" -o "$1.svg"
  "$program" -q render "$1" --view ego:Valdoria -o "$1.ego.dot"
  "$program" -q render "$1" --view timeline --top 10 -o "$1.timeline.dot"
  cat "$1.svg" "$1.ego.dot" "$1.timeline.dot"
  for list in stats rank communities timeline actors; do
    "$program" "$list" "$1" --csv
  done
  "$program" rank "$1" --by betweenness
  "$program" parse "$work"/elsewhere/*.txt
}

# The store is named the same in every folder, so that paths in outputs agree.
one() { # one NAME ENVIRONMENT... -- BUILD-ARGUMENTS...
  name=$1
  shift
  settings=
  while [ "$1" != -- ]; do
    settings="$settings $1"
    shift
  done
  shift
  mkdir "$work/$name"
  (
    cd "$work/$name"
    # shellcheck disable=SC2163,SC2086  # NAME=VALUE words
    [ -z "$settings" ] || export $settings
    "$program" -q build "$@" -o case.entente
    everything case.entente >out
  )
  if [ -n "${first:-}" ] && ! cmp "$work/$first/out" "$work/$name/out"; then
    echo "FAIL: $name differs from $first"
    diff "$work/$first/out" "$work/$name/out" | head -n 10
    exit 1
  fi
  first=${first:-$name}
}

locale_names=$(locale -a 2>/dev/null || true)
one plain LC_ALL=C TZ=UTC -- "$work"/elsewhere/*.txt
one again LC_ALL=C TZ=UTC -- "$work"/elsewhere/*.txt
one one-thread -- --threads 1 "$work"/elsewhere/*.txt
one four-threads -- --threads 4 "$work"/elsewhere/*.txt
code=0
ENTENTE_ISA=mmx "$program" --version >/dev/null 2>"$work/said" || code=$?
if [ $code -ne 2 ] || ! grep -q 'entente: ENTENTE_ISA: "mmx".* it has baseline' "$work/said"; then
  echo "FAIL: unknown instructions are not refused with those there are"
  exit 1
fi
for instructions in baseline avx2 avx512; do  # those that this machine has
  if ENTENTE_ISA=$instructions "$program" --version >/dev/null 2>&1; then
    one "$instructions" "ENTENTE_ISA=$instructions" -- "$work"/elsewhere/*.txt
  fi
done
zones="Pacific/Kiritimati Pacific/Pago_Pago America/St_Johns"
names="en_US de_DE tr_TR ar_EG fa_IR"
if [ -n "${ENTENTE_SLOW_BUILD:-}" ]; then # whatever depends on the others is seen by the fast build
  zones=America/St_Johns
  names=tr_TR
fi
for zone in $zones; do
  one "zone-$(basename $zone)" "TZ=$zone" -- "$work"/elsewhere/*.txt
done
tried=0
for name in $names; do
  exact=$(printf '%s\n' "$locale_names" | grep -i "^$name\.utf-\{0,1\}8$" | head -n 1)
  if [ -z "$exact" ] && localedef -i "$name" -f UTF-8 "$work/$name.UTF-8" >/dev/null 2>&1; then
    exact=$name.UTF-8 # made for this test, where the locales' sources are installed
    export LOCPATH="$work"
  fi
  [ -n "$exact" ] || continue
  one "locale-$name" "LC_ALL=$exact" -- "$work"/elsewhere/*.txt
  tried=$((tried + 1))
done

# The other way round, and in two builds.
backwards=
for file in "$work"/elsewhere/*.txt; do backwards="$file $backwards"; done
# shellcheck disable=SC2086  # one word a file; the temporary path has no blanks
one backwards -- $backwards
mkdir "$work/twice"
(
  cd "$work/twice"
  "$program" -q build "$work"/elsewhere/1*.txt -o case.entente
  "$program" -q build "$work"/elsewhere/0*.txt -o case.entente
  everything case.entente >out
)
cmp "$work/$first/out" "$work/twice/out"
echo "same bytes in every run; locales tried: $tried"
