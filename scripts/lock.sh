#!/bin/sh
# Pins requirements/*.in with hashes; `lock.sh --upgrade` takes newer versions. The result names no registry.
set -eu
cd "$(dirname "$0")/.."
command -v uv >/dev/null || { echo "Pinning needs uv (https://docs.astral.sh/uv/)." >&2; exit 1; }
export UV_CUSTOM_COMPILE_COMMAND="make lock"
compile() { uv pip compile --quiet --generate-hashes --universal --python-version 3.11 --no-emit-index-url "$@"; }
compile requirements/base.in --output-file requirements/base.txt "$@"
compile requirements/test.in --constraint requirements/base.txt --output-file requirements/test.txt "$@"
