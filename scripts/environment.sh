#!/bin/sh
# environment.sh base|test: makes .venv and installs what requirements/<base|test>.txt pins, then this project.
# Does nothing where nothing changed.
set -eu
cd "$(dirname "$0")/.."
pins=${1:-base}
here=.venv/bin/python

uv_is_here() { command -v uv >/dev/null && uv --version >/dev/null 2>&1; }

# The first Python of at least 3.11 that can make environments.
find_python() {
  for candidate in "${PYTHON:-}" python3 python3.14 python3.13 python3.12 python3.11; do
    [ -n "$candidate" ] || continue
    "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue
    uv_is_here || "$candidate" -c 'import ensurepip, venv' 2>/dev/null || continue
    command -v "$candidate" && return
  done
  return 1
}

make_environment() {
  python=$(find_python) || {
    echo "Python 3.11 or later is needed, with its venv module."
    scripts/debian.sh python3 python3-venv
    python=$(find_python) || { echo "This system's Python is older than 3.11: install a newer one, or name it: PYTHON=/path/to/python3.12 make setup" >&2; exit 1; }
  }
  echo "Making .venv with $("$python" --version)"
  rm -rf .venv
  if uv_is_here; then uv venv --quiet --python "$python" .venv; else "$python" -m venv .venv; fi
}

install() {
  if uv_is_here; then
    uv pip install --quiet --python "$here" "$@"
  else
    "$here" -m pip --version >/dev/null 2>&1 || "$here" -m ensurepip >/dev/null
    "$here" -m pip install --quiet --quiet --disable-pip-version-check "$@"
  fi
}

stamp() { cksum "$1" | cut -d ' ' -f 1; }
stands() { [ "$(cat ".venv/installed-$1" 2>/dev/null)" = "$2" ]; }

"$here" -c '' 2>/dev/null || make_environment

pinned=$(stamp "requirements/$pins.txt")
if ! stands "$pins" "$pinned"; then
  echo "Installing what requirements/$pins.txt pins (half a minute the first time)"
  install --require-hashes -r "requirements/$pins.txt"
  echo "$pinned" >".venv/installed-$pins"
  # The pins of the tests hold those of the base set.
  [ "$pins" = base ] || stamp requirements/base.txt >.venv/installed-base
fi

project="$(stamp pyproject.toml) $PWD"
if ! stands project "$project"; then
  install --no-deps --no-build-isolation --editable .
  echo "$project" >.venv/installed-project
fi
