#!/bin/sh
# Writes the command line reference from the program's own help:
#   scripts/reference.sh PROGRAM > docs/cli.md
set -eu
program=$1

echo "# Command line"
echo
echo "Made from the program's help by \`scripts/reference.sh\`; a test fails when it is"
echo "out of date. Exit codes, output forms and what all commands share are in"
echo "[the guide](guide.md)."
echo
echo '```text'
"$program" --help
echo '```'
"$program" help --json | python3 -c '
import json, sys
for command in json.load(sys.stdin)["rows"][0]["forms"]:
    print(command["name"])
    for form in command["forms"]:
        print(command["name"], form["name"])
' | while read -r words; do
  echo
  echo "## entente $words"
  echo
  echo '```text'
  # shellcheck disable=SC2086  # one word a level
  "$program" $words -h | sed '/^Global options/d' | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}'
  echo '```'
done
