#!/bin/sh
# Runs the suite under the address sanitizer, then under the thread sanitizer: sanitize.sh [FILTER]
# A filter runs the tests whose names fit it (docs/fuzzing.md). Each has a build folder of its own.
set -eu
cd "$(dirname "$0")/.."
filter=${1:-.}

# The backtracer of Swift would wait for somebody to read it.
export SWIFT_BACKTRACE=enable=no
export LSAN_OPTIONS="suppressions=$PWD/scripts/leaks.txt:print_suppressions=0"
export TSAN_OPTIONS="suppressions=$PWD/scripts/races.txt:print_suppressions=0"

failed=
for sanitizer in address thread; do
  build=.build/$sanitizer
  log=.build/$sanitizer.log
  echo "sanitize.sh: $sanitizer (log in $log)"
  if ! { swift build --scratch-path "$build" --build-tests --sanitize="$sanitizer" &&
    swift test --scratch-path "$build" --skip-build --sanitize="$sanitizer" --disable-xctest \
      --experimental-maximum-parallelization-width 4 --filter "$filter"; } >"$log" 2>&1; then
    failed="$failed $sanitizer"
  fi
  # The linker says of each hook of the sanitizer that it cannot be exported.
  grep -v 'Cannot export local symbol' "$log" | grep -E 'SUMMARY|✘|Test run with|error:' || true
done
[ -z "$failed" ] || {
  echo "sanitize.sh: failed:$failed" >&2
  exit 1
}
