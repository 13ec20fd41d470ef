#!/bin/sh
# Fetches and reads so many pages in one process, twice: soak.sh PAGES
# The plain program fails where memory or open files grow, the one under the address sanitizer where
# anything is not freed at the end.
set -eu
cd "$(dirname "$0")/.."

# Builds the program into a folder, with the options that follow.
build() {
  folder=$1
  shift
  mkdir -p "$folder"
  EXITWAY_FUZZING=1 swift build --scratch-path "$folder" --product exitway-soak "$@" \
    >"$folder/build.log" 2>&1 || {
    grep -v 'Cannot export local symbol' "$folder/build.log" >&2
    exit 1
  }
}

export SWIFT_BACKTRACE=enable=no
# The server of the test remembers each request; that is 2 MiB.
build .build/soak
.build/soak/debug/exitway-soak "$1" 8 Tests/Fuzzing/Corpus </dev/null

# The sanitizer keeps notes of its own (23 MiB), so its memory is judged loosely.
export LSAN_OPTIONS="suppressions=$PWD/scripts/sanitize/leaks.txt:print_suppressions=0"
export ASAN_OPTIONS=quarantine_size_mb=1
build .build/soak-address --sanitize=address
.build/soak-address/debug/exitway-soak "$1" 64 Tests/Fuzzing/Corpus </dev/null
