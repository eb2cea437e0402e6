#!/usr/bin/env bash
# Sees to it that Chromium and the fonts of the browser tests are there: installs Debian's packages
# as root, and otherwise says what to install.

set -uo pipefail

[[ ${PYTEST_OPTIONS:-} != *"not browser"* ]] || exit 0

missing=()
command -v chromium >/dev/null || missing+=(chromium)
for font in fonts-liberation fonts-noto-cjk; do
  if command -v dpkg-query >/dev/null; then
    dpkg-query -W -f '${Status}' "$font" 2>/dev/null | grep -q '^install ok installed$' ||
      missing+=("$font")
  fi
done
((${#missing[@]})) || exit 0

if ! command -v apt-get >/dev/null; then
  echo "The browser tests need ${missing[*]}: install them, or run" \
    "make test PYTEST_OPTIONS='-m \"not browser\"'" >&2
  exit 1
fi
if ((EUID)); then
  echo "The browser tests need ${missing[*]}: run sudo apt-get install ${missing[*]}, or" \
    "make test PYTEST_OPTIONS='-m \"not browser\"'" >&2
  exit 1
fi

export DEBIAN_FRONTEND=noninteractive
echo "Installing ${missing[*]} for the browser tests"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
{
  apt-get install -y --no-install-recommends "${missing[@]}" ||
    { apt-get update && apt-get install -y --no-install-recommends "${missing[@]}"; }
} >"$log" 2>&1 || {
  tail -20 "$log" >&2
  echo "${missing[*]} could not be installed" >&2
  exit 1
}
