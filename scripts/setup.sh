#!/bin/sh
# setup.sh [base|test]: everything that has to be there before the forum can run. Quick where nothing changed.
set -eu
cd "$(dirname "$0")/.."
scripts/environment.sh "${1:-base}"
.venv/bin/python scripts/assets.py
