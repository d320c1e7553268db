#!/bin/sh
# docs/cli.md says what the program's help says.
set -eu
program=$1
source_dir=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sh "$source_dir/scripts/reference.sh" "$program" >"$work/cli.md"
if ! diff -u "$source_dir/docs/cli.md" "$work/cli.md"; then
  echo "docs/cli.md is out of date: scripts/reference.sh PROGRAM > docs/cli.md"
  exit 1
fi
