#!/usr/bin/env bash
# Starts a bare API and a bare page side by side, as scripts/start.sh does with the product's.
# Usage: benchmarks/bare/start.sh PYTHON API_PORT PAGE_PORT

set -uo pipefail
trap 'kill "$api" "$page" 2>/dev/null; wait; exit 0' TERM INT

"$1" -m benchmarks.bare.api "$2" &
api=$!
"$1" -m streamlit run benchmarks/bare/page.py --server.headless=true --server.port="$3" &
page=$!
wait
