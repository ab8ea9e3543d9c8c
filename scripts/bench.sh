#!/bin/sh
# Sets up what the benchmark needs and runs it. Arguments go to the benchmark.
set -eu
cd "$(dirname "$0")/.."
scripts/setup.sh test
exec nice .venv/bin/python -m bench "$@"
