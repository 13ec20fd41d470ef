#!/usr/bin/env bash
# Checks many small platforms at once, a third of which answer after 50 ms, and compares what was
# found with what is known of them: the page on which an account is deleted, and how many actions the
# shortest way takes. Prints how many are right, and how much of the time was work of ours.
# Usage: platforms.sh EXITWAY [PLATFORMS]
set -euo pipefail

program=$(realpath "$1")
count=${2:-500}
here=$(realpath "$(dirname "$0")")
# shellcheck source=Benchmarks/site.sh
. "$here/site.sh"

port=$(free_ports 1)
python3 "$here/Platforms/platforms.py" "$folder" "$count" "$port"
python3 "$here/Platforms/server.py" "$port" "$count" &
servers+=($!)
wait_for $! "http://127.0.0.1:$port/"
cd "$folder"
HOME=$folder XDG_CACHE_HOME=$folder/cache python3 "$here/Platforms/compare.py" "$program"
