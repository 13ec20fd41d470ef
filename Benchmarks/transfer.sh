#!/usr/bin/env bash
# Compares the CPU time of our fetching with that of curl: the same pages from the same nginx, in
# rounds that follow one another in one run. Prints the median of ours divided by curl's, with the
# least and the most, and the longest time in which no page of ours ended.
# Usage: transfer.sh PROGRAM [ROUNDS [REQUESTS]]
set -euo pipefail

program=$(realpath "$1")
rounds=${2:-7}
# Enough that starting a program, ours or curl, does not count.
requests=${3:-10000}
bytes=20000
here=$(realpath "$(dirname "$0")")
# shellcheck source=Benchmarks/site.sh
. "$here/site.sh"
cd "$folder"
read -r plain tls < <(free_ports 2)

sh "$here/../scripts/make-test-certificates.sh" .
mkdir www
head -c $((bytes / 2)) /dev/urandom | od -An -tx1 -v | tr -d ' \n' >www/page
start_nginx "http://127.0.0.1:$plain/page" <<EOF
daemon off;
pid nginx.pid;
worker_processes 1;
error_log error.log;
events { worker_connections 4096; }
http {
  access_log off;
  client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi; scgi_temp_path scgi;
  keepalive_requests 100000;
  ssl_certificate server.pem; ssl_certificate_key key.pem;
  server { listen 127.0.0.1:$plain; root www; }
  server { listen 127.0.0.1:$tls ssl http2; root www; }
}
EOF

list() {
  for number in $(seq "$requests"); do printf '%s/page?%s\n' "$1" "$number"; done
}
list "http://127.0.0.1:$plain" >plain.list
list "https://localhost:$tls" >tls.list
for name in plain tls; do
  sed 's/.*/url = "&"\noutput = "\/dev\/null"/' $name.list >$name.curl
done

# Runs a command, its output to a file, and prints its CPU milliseconds.
cpu() {
  local output=$1 TIMEFORMAT='%U %S'
  shift
  { time "$@" >"$output" 2>errors; } 2>&1 | awk '{ print ($1 + $2) * 1000 }'
}

# A protocol's rounds: name, list, transfers of ours, then curl's own options.
compare() {
  local name=$1 list=$2 maximum=$3
  shift 3
  local authority=()
  [ "$list" = plain ] || authority=(ca.pem)
  : >rounds
  for round in $(seq "$rounds"); do
    ours=$(cpu ours.out "$program" "$list.list" "$maximum" "$bytes" "${authority[@]}")
    curl=$(cpu curl.out curl --silent --show-error --fail "$@" -K "$list.curl")
    read -r whole gap <ours.out
    [ "$whole" = "$requests" ] || { echo "only $whole of $requests came" >&2; exit 1; }
    echo "$ours $curl $gap" >>rounds
  done
  awk -v name="$name" -v requests="$requests" '
    { ratio[NR] = $1 / $2; ours[NR] = $1; curl[NR] = $2; if ($3 > gap) gap = $3 }
    function median(values, copy, i, j, swap) {
      for (i = 1; i <= NR; i++) copy[i] = values[i]
      for (i = 1; i <= NR; i++)
        for (j = i + 1; j <= NR; j++)
          if (copy[j] < copy[i]) { swap = copy[i]; copy[i] = copy[j]; copy[j] = swap }
      least = copy[1]; most = copy[NR]
      return copy[int((NR + 1) / 2)]
    }
    END {
      a = median(ours); b = median(curl); r = median(ratio)
      printf "%s: CPU %.2f of curl (%.2f to %.2f, %d rounds), ", name, r, least, most, NR
      printf "%.0f and %.0f us a page, longest gap %.0f ms\n", a * 1000 / requests,
        b * 1000 / requests, gap
    }' rounds
}

# As many at once on both sides; callers of ours always have 500 requests under way.
compare 'HTTP/1.1, 64 at once' plain 64 --parallel --parallel-max 64 --http1.1
compare 'HTTP/2, 64 at once' tls 64 --parallel --parallel-max 64 --http2 --cacert ca.pem
compare 'HTTP/2, 500 callers, curl 300 at once (its most)' tls 64 --parallel --parallel-max 300 \
  --http2 --cacert ca.pem
compare 'HTTP/2, 300 at once' tls 300 --parallel --parallel-max 300 --http2 --cacert ca.pem
