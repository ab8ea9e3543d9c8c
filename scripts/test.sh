#!/bin/sh
# test.sh all|sqlite|postgres|browser|lint: sets up what that part needs, then runs it.
set -eu
cd "$(dirname "$0")/.."
part=${1:-all}
missing=
need() { missing="$missing $1"; }

needs_browser() {
  command -v "${FORUM_CHROMIUM:-chromium-headless-shell}" >/dev/null || need chromium-headless-shell
  fc-list 2>/dev/null | grep -q NotoSansBengali || need fonts-noto-core
  fc-list 2>/dev/null | grep -q NotoColorEmoji || need fonts-noto-color-emoji
}
# What draws PDF. Without it the forum prints from the browser, and the tests of the PDF could not run.
needs_pdf() {
  libraries=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null)
  case $libraries in *libpangoft2-1.0.so.0*) ;; *) need libpangoft2-1.0-0 ;; esac
  case $libraries in *libharfbuzz-subset.so.0*) ;; *) need libharfbuzz-subset0 ;; esac
}
# A test has LibreOffice open what we write as ODT.
needs_office() { command -v soffice >/dev/null || need libreoffice-writer-nogui; }
# Debian keeps the server's programs off the PATH, one folder a version.
needs_postgres() { ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || need postgresql; }

case $part in
  all | sqlite) needs_browser; needs_pdf; needs_office; needs_postgres ;; # The SQLite part also proves what happens when PostgreSQL stops.
  postgres) needs_browser; needs_pdf; needs_postgres ;; # The main browser journey runs on PostgreSQL too.
  browser) needs_browser ;;
  lint) ;;
  *) echo "test.sh all|sqlite|postgres|browser|lint" >&2; exit 2 ;;
esac
# shellcheck disable=SC2086 # a list of names
[ -z "$missing" ] || scripts/debian.sh $missing

scripts/setup.sh test
exec .venv/bin/python scripts/parts.py "$part"
