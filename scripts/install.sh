#!/bin/sh
# usage: scripts/install.sh GROUP...   (groups of scripts/packages.txt: build run test ci)
# Installs the Debian packages of these groups that are missing, and nothing else.
set -eu
here=$(cd "$(dirname "$0")" && pwd)

missing=
for group in "$@"; do
  while read -r its_group package _; do
    [ "$its_group" = "$group" ] || continue
    state=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = installed ] || missing="$missing $package"
  done <"$here/packages.txt"
done
[ -n "$missing" ] || exit 0

echo "entente needs these Debian packages, which are not installed:"
while read -r _ package purpose; do
  case " $missing " in *" $package "*) printf '  %-20s %s\n' "$package" "$purpose" ;; esac
done <"$here/packages.txt"

install="apt-get install -y --no-install-recommends$missing"
cannot() {
  echo "$1 Run this line as root, then start again:"
  echo "  apt-get update && $install"
  exit 3
}

command -v apt-get >/dev/null 2>&1 || cannot "There is no apt-get here."
as_root=
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null 2>&1 || cannot "You are not root and there is no sudo."
  as_root=sudo
fi
echo "Installing them${as_root:+ with sudo} ..."
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# shellcheck disable=SC2086  # the words of $install and $as_root are meant to split
{ $as_root apt-get update && $as_root env DEBIAN_FRONTEND=noninteractive $install; } >"$log" 2>&1 || {
  tail -n 5 "$log"
  cannot "apt-get could not install them."
}
