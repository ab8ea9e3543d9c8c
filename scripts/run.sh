#!/bin/sh
# run.sh PORT: sets up, builds the demonstration where there is no data yet, and serves it with the jobs in the same process.
set -eu
cd "$(dirname "$0")/.."
port=${1:-8000}
scripts/setup.sh
export FORUM_ADDRESS="${FORUM_ADDRESS:-http://localhost:$port}"
# Letters go into a folder, var/outbox, where whoever tries this out can read them.
export FORUM_SMTP="${FORUM_SMTP:-folder:}"
.venv/bin/forum demo --if-empty
exec .venv/bin/forum serve --port "$port"
