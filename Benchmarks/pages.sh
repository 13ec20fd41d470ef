#!/usr/bin/env bash
# Compares the CPU time of reading pages with that of a plain C program: the same pages, in rounds
# that follow one another in one run. Prints the median of ours divided by the reference's, with the
# least and the most.
# Usage: pages.sh PROGRAM [ROUNDS [PAGES]]
set -euo pipefail

program=$(realpath "$1")
rounds=${2:-7}
count=${3:-300}
sources=$(realpath "$(dirname "$0")")/Pages

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
g++ -O2 -std=c++17 $(xml2-config --cflags) -o "$folder/reference" "$sources/reference.cc" -lxml2 -lcld2
python3 "$sources/pages.py" "$folder/www" "$count"
echo "$count pages, $(du -sk "$folder/www" | cut -f1) KB"

for _ in $(seq "$rounds"); do
  read -r reference links _ < <("$folder/reference" 1 "$folder"/www/*.html)
  read -r ours own _ < <("$program" 1 "$folder"/www/*.html)
  echo "$reference $ours $links $own"
done >"$folder/rounds"
python3 - "$folder/rounds" <<'PYTHON'
import statistics, sys
rows = [list(map(float, line.split())) for line in open(sys.argv[1])]
ratios = sorted(row[1] / row[0] for row in rows)
print(f"CPU of reading a page, ours / reference: {statistics.median(ratios):.2f} "
      f"({ratios[0]:.2f} to {ratios[-1]:.2f}) over {len(rows)} rounds")
print(f"links found: {rows[0][3]:.0f}, by the reference {rows[0][2]:.0f}")
PYTHON
