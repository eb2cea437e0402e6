#!/usr/bin/env bash
# Makes .venv with Python 3.11, 3.12 or 3.13, unless a working one is there; with BASE_PYTHON where that
# is set (`make test BASE_PYTHON=python3.13`).

set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

readonly SUITABLE='import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))'

if .venv/bin/python -c "$SUITABLE; import pip" 2>/dev/null; then
  exit 0
fi
for python in ${BASE_PYTHON:+"$BASE_PYTHON"} python3.11 python3.12 python3.13 python3 python; do
  if "$python" -c "$SUITABLE" 2>/dev/null; then
    rm -rf .venv
    "$python" -m venv .venv && exit 0
    rm -rf .venv
    echo "$python cannot make virtual environments: on Debian, apt-get install $python-venv" >&2
    exit 1
  fi
done
echo "ElevenDops needs Python 3.11, 3.12 or 3.13, and none is on the PATH" \
  "(on Debian: apt-get install python3 python3-venv)" >&2
exit 1
