#!/usr/bin/env bash
# Compares what we see of pages with the expected trees of html5lib-tests and with headless Chromium:
# prints the share of pages whose visible text and links are the same, and the classes that differ.
# Usage: agreement.sh PROGRAM
set -euo pipefail
cd "$(dirname "$0")/.."
program=$(realpath "$1")

# shellcheck source=scripts/packages.sh
. scripts/packages.sh
browser=$(command -v chromium-headless-shell || command -v chromium || true)
if [ -z "$browser" ]; then
  install_packages chromium-headless-shell
  browser=$(command -v chromium-headless-shell)
fi

work=.build/agreement
if [ ! -f "$work/html5lib-1.1.tar.gz" ]; then
  # The source package carries the tests; building it needs an older setuptools.
  python3 -m venv "$work/tools"
  "$work/tools/bin/pip" --quiet --disable-pip-version-check install 'setuptools<70' wheel six webencodings
  "$work/tools/bin/pip" --quiet --disable-pip-version-check download --no-deps --no-binary :all: \
    --no-build-isolation --dest "$work" 'html5lib==1.1'
fi
echo "b2e5b40261e20f354d198eae92afc10d750afb487ed5e50f9c4eaf07c184146f  $work/html5lib-1.1.tar.gz" |
  sha256sum --check --quiet
python3 Benchmarks/Pages/pages.py "$work/www" 60
python3 Benchmarks/Pages/agreement.py "$program" "$work" "$browser"
