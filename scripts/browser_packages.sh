#!/usr/bin/env bash
# Sees to it that Chromium and the fonts of the browser tests are there: installs Debian's packages
# as root, and otherwise says what to install. Chromium's headless shell draws the same pages for half
# the processor time; where it cannot be had, Chromium itself does.

set -uo pipefail

[[ ${PYTEST_OPTIONS:-} != *"not browser"* ]] || exit 0

missing=()
command -v chromium-headless-shell >/dev/null || missing+=(chromium-headless-shell)
for font in fonts-liberation fonts-noto-cjk; do
  if command -v dpkg-query >/dev/null; then
    dpkg-query -W -f '${Status}' "$font" 2>/dev/null | grep -q '^install ok installed$' ||
      missing+=("$font")
  fi
done
((${#missing[@]})) || exit 0

# Ends well where the tests can do without what is missing.
give_up() {
  if [[ ${missing[*]} == chromium-headless-shell ]] && command -v chromium >/dev/null; then
    echo "The browser tests use chromium, for want of chromium-headless-shell, which is faster"
    exit 0
  fi
  echo "$1" >&2
  exit 1
}

readonly WITHOUT="make test PYTEST_OPTIONS='-m \"not browser\"'"
command -v apt-get >/dev/null ||
  give_up "The browser tests need ${missing[*]}: install them, or run $WITHOUT"
((!EUID)) ||
  give_up "The browser tests need ${missing[*]}: run sudo apt-get install ${missing[*]}, or $WITHOUT"

export DEBIAN_FRONTEND=noninteractive
install=(apt-get -o Acquire::Retries=1 -o Acquire::http::Timeout=30 install -y --no-install-recommends)
echo "Installing ${missing[*]} for the browser tests"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
{
  "${install[@]}" "${missing[@]}" || { apt-get update && "${install[@]}" "${missing[@]}"; }
} >"$log" 2>&1 || {
  tail -20 "$log" >&2
  give_up "${missing[*]} could not be installed"
}
