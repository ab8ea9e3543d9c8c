#!/bin/sh
# debian.sh PACKAGE...: installs Debian packages where we are root on Debian; elsewhere says which ones are needed.
set -eu
if [ -e /etc/debian_version ] && [ "$(id -u)" = 0 ]; then
  echo "Installing from Debian: $*"
  log=$(mktemp)
  trap 'rm -f "$log"' EXIT
  export DEBIAN_FRONTEND=noninteractive
  if { apt-get update && apt-get install --yes --no-install-recommends "$@"; } >"$log" 2>&1; then
    exit 0
  fi
  cat "$log" >&2
  echo "Debian could not install: $*. The lines above say why." >&2
  exit 1
fi
echo "This machine still needs: $*" >&2
echo "On Debian or Ubuntu:  sudo apt-get install $*" >&2
exit 1
