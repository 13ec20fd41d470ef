#!/bin/sh
# Makes sure that what only the tests need is here: nginx, openssl, warcio, jsonschema and the
# published schemas of Kubernetes and the forges in a folder of their own, and a wiki to walk through.
# Does nothing, says nothing and needs no network when nothing is missing.
set -eu
cd "$(dirname "$0")/.."
. scripts/packages.sh

tools=.build/test-tools

# Packages that are missing, on one line.
missing_packages() {
  [ -x /usr/sbin/nginx ] || command -v nginx >/dev/null 2>&1 || printf 'nginx-light '
  command -v openssl >/dev/null 2>&1 || printf 'openssl '
  [ -x "$tools/bin/check-jsonschema" ] || python3 -c 'import venv, ensurepip' 2>/dev/null ||
    printf 'python3 python3-venv '
}

if command -v apt-get >/dev/null 2>&1; then
  missing=$(missing_packages)
  missing=${missing% }
  # shellcheck disable=SC2086 # one word a package name
  [ -z "$missing" ] || install_packages $missing
fi

# The one that was added last: older folders do not have it.
if [ ! -x "$tools/bin/check-jsonschema" ]; then
  say "installing warcio, jsonschema and schemas, which check what we write, into $tools"
  rm -rf "$tools"
  python3 -m venv "$tools"
  "$tools/bin/pip" --quiet --disable-pip-version-check install 'warcio==1.8.1' \
    'jsonschema==4.23.0' 'kubernetes-validate==1.37.0' 'check-jsonschema==0.39.0'
fi

sh scripts/setup-dokuwiki.sh
