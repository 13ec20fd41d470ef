#!/usr/bin/env bash
# Fails where reading a page takes more work than gate.txt allows: instructions counted by valgrind,
# which no load of the machine changes, of ours from bytes to the page model with all languages and
# purposes, divided by those of a plain C program over the same 60 pages.
# Usage: gate.sh PAGE-BENCHMARK
set -euo pipefail

program=$(realpath "$1")
sources=$(realpath "$(dirname "$0")")

folder=$(mktemp -d)
stripped=$program-stripped
trap 'rm -rf "$folder" "$stripped"' EXIT
# shellcheck disable=SC2046 # one word an option
g++ -O2 -std=c++17 $(xml2-config --cflags) -o "$folder/reference" "$sources/Pages/reference.cc" \
  -lxml2 -lcld2
python3 "$sources/Pages/pages.py" "$folder/www" 60
# Debian's valgrind cannot read Swift's debug information. The copy stands beside the resources.
strip --strip-debug -o "$stripped" "$program"

# Prints the instructions of a command; further options of callgrind come first, up to --.
instructions() {
  local options=()
  while [ "$1" != -- ]; do
    options+=("$1")
    shift
  done
  shift
  valgrind --tool=callgrind --callgrind-out-file=/dev/null "${options[@]}" "$@" 2>&1 >/dev/null |
    sed -n 's/^.* Collected : //p'
}

reference=$(instructions -- "$folder/reference" 1 "$folder"/www/*.html)
# What loads vocabularies and the model is left out: it is done once, however many pages there are.
ours=$(instructions '--toggle-collect=*5Pages10PageReaderV4read*' -- \
  "$stripped" 1 "$folder"/www/*.html)
allowed=$(sed '/^#/d' "$sources/gate.txt")
awk -v ours="$ours" -v reference="$reference" -v allowed="$allowed" 'BEGIN {
  if (ours + 0 == 0 || reference + 0 == 0 || allowed + 0 == 0) {
    print "no instructions were counted, or gate.txt has no number" > "/dev/stderr"
    exit 2
  }
  ratio = ours / reference
  printf "instructions of reading a page, ours / reference: %.3f, allowed %s\n", ratio, allowed
  exit ratio > allowed
}'
