#!/bin/sh
# Makes the language model anew from what inputs.tsv pins; the same inputs give the same bytes.
# Needs g++, python3, dpkg-deb and aapt (the Debian package aapt).
set -eu
cd "$(dirname "$0")"

work=../../.build/language-model
model=../../Sources/Languages/Model
for program in g++ python3 dpkg-deb aapt; do
  command -v "$program" >/dev/null 2>&1 || { echo "language-model: $program is missing" >&2; exit 2; }
done

mkdir -p "$work"
python3 fetch.py inputs.tsv "$work/inputs"
rm -rf "$work/texts"
python3 catalogues.py "$work/inputs" "$work/texts"
g++ -O2 -std=c++17 -o "$work/train" train.cc
"$work/train" "$work/texts" "$model/languages.bin"
python3 neutral.py "$work/inputs" "$model/neutral.txt"
python3 english.py "$work/texts" "$model/neutral.txt" "$model/english.txt"
sha256sum "$model/languages.bin" "$model/neutral.txt" "$model/english.txt"
