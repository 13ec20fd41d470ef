#!/bin/sh
# Builds the program so that it runs without Swift, and puts it with its data into a folder.
#   sh scripts/build-program.sh FOLDER
# The folder may be copied anywhere as a whole: the data is looked for beside the program. What is
# loaded from the system stands in the Dockerfile.
set -eu
folder=${1:?the folder to write to}
case $folder in /*) ;; *) folder=$PWD/$folder ;; esac
cd "$(dirname "$0")/.."

if [ -e "$folder" ] && [ ! -x "$folder/exitway" ]; then
  echo "build-program: $folder exists and holds no exitway; name a folder that may be replaced" >&2
  exit 2
fi
swift build --configuration release --static-swift-stdlib --product exitway
built=$(swift build --configuration release --show-bin-path)
rm -rf "$folder"
mkdir -p "$folder"
cp -r "$built/exitway" "$built"/*.resources LICENSE "$folder/"
# Symbols are two fifths of the file, and no use without Swift's debugger.
strip "$folder/exitway"
