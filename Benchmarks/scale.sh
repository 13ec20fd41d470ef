#!/usr/bin/env bash
# Measures what a case costs: CPU, memory, requests, and disk, on a small site behind nginx and on the
# demo platforms; then what joining, verifying and keeping in git cost. docs/scale.md plans with it.
# Usage: scale.sh EXITWAY [PLATFORMS]
set -euo pipefail

program=$(realpath "$1")
platforms=${2:-100}
root=$(realpath "$(dirname "$0")/..")
. "$root/scripts/scale-test/site.sh"

folder=$(mktemp -d)
nginx=
demo=
finish() {
  [ -z "$nginx" ] || kill "$nginx"
  [ -z "$demo" ] || kill "$demo"
  rm -rf "$folder"
}
trap finish EXIT

read -r site port < <(free_ports 2)
start_site "$folder" "$site" 0
write_scenarios "$folder/small" "$platforms" "$site"
write_scenarios "$folder/large" $((platforms * 4)) "$site"
# A number that leads to this machine, and is no loopback address to those who keep pauses.
mkdir "$folder/polite"
cat >"$folder/polite/polite.yaml" <<SCENARIO
platform: Polite
locales: {en: {host: "0.0.0.0:$site"}}
start: {home: "http://\${host}/", account: "http://\${host}/account"}
SCENARIO
"$program" demo --serve --port "$port" --quiet >/dev/null &
demo=$!
until curl -so /dev/null "http://127.0.0.1:$port/"; do
  kill -0 "$demo"
  sleep 0.1
done
cp -r "$root/scenarios/demo" "$folder/demo"
cd "$folder"
EXITWAY_DEMO_PORT=$port python3 "$root/Benchmarks/scale.py" "$program"
