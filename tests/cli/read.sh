#!/bin/sh
# Standard input is read by its content, packed or not; nothing readable is exit 2.
set -eu
program=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() {
  echo "failed: $1"
  exit 1
}
printf '{"id":"a","text":"Ann met Bob."}\n' | "$program" read - 2>"$work/err" | grep -q '"id":"a"' ||
  fail "JSON lines on standard input"
printf ' date 2022-01-21 Ann met Bob.' | gzip | "$program" read - 2>"$work/err" |
  grep -q '"date":"2022-01-21","text":"Ann met Bob."' || fail "gzip on standard input"
code=0
printf ' \n' | "$program" read - --report "$work/report" >"$work/out" 2>"$work/err" || code=$?
[ "$code" = 2 ] || fail "exit code $code for blank input"
grep -q '"reason":"empty"' "$work/report" || fail "no reason in the report"
code=0
"$program" read "$work/missing" >"$work/out" 2>"$work/err" || code=$?
[ "$code" = 2 ] || fail "exit code $code for a missing path"
[ "$(wc -l <"$work/err")" = 1 ] || fail "more than one line for a missing path"
echo passed
