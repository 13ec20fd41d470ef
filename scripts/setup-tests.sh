#!/bin/sh
# Makes sure that what only the tests need is here: nginx, openssl, a browser, valgrind, the tools of
# test-tools.txt and the schemas of test-schemas.txt in a folder of their own, and a wiki to walk
# through.
# Does nothing, says nothing and needs no network when nothing is missing.
set -eu
cd "$(dirname "$0")/.."
. scripts/packages.sh

tools=.build/test-tools

lists="scripts/test-tools.txt scripts/test-schemas.txt"

# Whether the folder holds what the lists name today.
# shellcheck disable=SC2086 # one word a list
has_tools() { cat $lists | cmp -s - "$tools/installed.txt"; }

# The schemas of SARIF 2.1.0 and of JUnit's XML as Jenkins reads it, which no wheel carries.
unpack_schemas() {
  sources=$tools/sources
  mkdir -p "$tools/schemas"
  "$tools/bin/pip" --quiet --disable-pip-version-check download --no-deps --no-binary :all: \
    --dest "$sources" -r scripts/test-schemas.txt
  tar -xzOf "$sources"/sarif_om-*.tar.gz --wildcards '*/sarif-2.1.0-rtm.4.json' \
    >"$tools/schemas/sarif-2.1.0.json"
  tar -xzOf "$sources"/pytest-*.tar.gz --wildcards '*/junit-10.xsd' >"$tools/schemas/junit-10.xsd"
  rm -r "$sources"
}

# Packages that are missing, on one line.
missing_packages() {
  [ -x /usr/sbin/nginx ] || command -v nginx >/dev/null 2>&1 || printf 'nginx-light '
  command -v openssl >/dev/null 2>&1 || printf 'openssl '
  command -v chromium-headless-shell >/dev/null 2>&1 || command -v chromium >/dev/null 2>&1 ||
    printf 'chromium-headless-shell '
  command -v valgrind >/dev/null 2>&1 || printf 'valgrind '
  # Without a font for them, pictures of Korean and Japanese reports are empty boxes.
  is_installed fonts-noto-cjk || printf 'fonts-noto-cjk '
  has_tools || python3 -c 'import venv, ensurepip' 2>/dev/null ||
    printf 'python3 python3-venv '
}

if command -v apt-get >/dev/null 2>&1; then
  missing=$(missing_packages)
  missing=${missing% }
  # shellcheck disable=SC2086 # one word a package name
  [ -z "$missing" ] || install_packages $missing
fi

if ! has_tools; then
  say "installing what the tests read our output with (scripts/test-tools.txt) into $tools"
  rm -rf "$tools"
  python3 -m venv "$tools"
  "$tools/bin/pip" --quiet --disable-pip-version-check install -r scripts/test-tools.txt
  unpack_schemas
  # shellcheck disable=SC2086 # one word a list
  cat $lists >"$tools/installed.txt"
fi

sh scripts/setup-dokuwiki.sh
