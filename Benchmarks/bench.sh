#!/usr/bin/env bash
# Compares what a survey of many pages costs with a plain C program and with other tools: the same
# pages from the same nginx on loopback, in rounds that follow one another. Prints ratios.
# Usage: bench.sh EXITWAY [ROUNDS [PAGES]]
set -euo pipefail

program=$(realpath "$1")
rounds=${2:-5}
count=${3:-2000}
root=$(realpath "$(dirname "$0")/..")
sources=$root/Benchmarks/Sites
work=$root/.build/bench
cd "$root"
. scripts/packages.sh

# What the peers need; without them, only the reference is compared with.
peers=-
if [ "${BENCH_PEERS:-yes}" = yes ]; then
  command -v wget2 >/dev/null 2>&1 || install_packages wget2
  peers=$work/peers/bin/python
  if ! cmp -s "$sources/peers.txt" "$work/peers/installed.txt"; then
    rm -rf "$work/peers"
    python3 -m venv "$work/peers"
    "$work/peers/bin/pip" --quiet --disable-pip-version-check install -r "$sources/peers.txt"
    cp "$sources/peers.txt" "$work/peers/installed.txt"
  fi
fi

# shellcheck source=Benchmarks/site.sh
. Benchmarks/site.sh
# shellcheck disable=SC2046 # one word an option
g++ -O2 -std=c++17 $(xml2-config --cflags) -o "$folder/reference" "$sources/reference.cc" \
  -lcurl -lxml2 -lcld2
python3 "$sources/site.py" "$folder/www" "$count"
port=$(free_ports 1)
start_nginx "http://127.0.0.1:$port/00000.html" < <(sed "s/PORT/$port/" "$sources/nginx.conf")
cd "$folder"
HOME=$folder XDG_CACHE_HOME=$folder/cache python3 "$sources/bench.py" "$folder" \
  "http://127.0.0.1:$port" "$count" "$rounds" "$program" "$peers"
