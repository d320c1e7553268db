#!/bin/sh
# Every command of docs/guide.md runs on the example corpus. One that says so may find nothing.
set -eu
program=$1
source_dir=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
ln -s "$program" "$work/bin/entente"
PATH=$work/bin:$PATH
ln -s "$source_dir/examples" "$work/examples"
sed -n '/^```sh$/,/^```$/p' "$source_dir/docs/guide.md" | grep '^entente ' >"$work/commands"
cd "$work"
count=0
failed=0
while IFS= read -r line; do
  count=$((count + 1))
  case $line in
    *" remove "*) cp case.entente kept.entente ;;
  esac
  code=0
  sh -c "$line" >out 2>&1 </dev/null || code=$?
  case $line in
    *"exit code 1 if nothing"*) [ "$code" -ne 1 ] || code=0 ;;
  esac
  if [ "$code" -ne 0 ]; then
    echo "exit $code: $line"
    cat out
    failed=$((failed + 1))
  fi
  case $line in
    *" remove "*) mv kept.entente case.entente ;;
  esac
done <commands
echo "$count commands, $failed failed"
[ "$count" -gt 20 ] && [ "$failed" -eq 0 ]
