#!/bin/sh
# Runs the suite under the address sanitizer, then under the thread sanitizer: sanitize.sh [FILTER]
# A filter runs the tests whose names fit it (docs/fuzzing.md). Each has a build folder of its own.
set -eu
cd "$(dirname "$0")/.."
filter=${1:-.}
root=$PWD

# The backtracer of Swift would wait for somebody to read it.
export SWIFT_BACKTRACE=enable=no
export LSAN_OPTIONS="suppressions=$root/scripts/sanitize/leaks.txt:print_suppressions=0"

# Makes a copy of the sources in which the thread sanitizer sees what locks do: Swift's own Mutex is
# not built with it, so another of the same name takes its place in each target that has one.
copy_for_threads() {
  copy=$1
  mkdir -p "$copy"
  find "$copy" -mindepth 1 -maxdepth 1 ! -name .build -exec rm -rf {} +
  git ls-files -z --cached --others --exclude-standard | xargs -0 cp -p --parents -t "$copy"
  for target in $(cd "$copy" && grep -rl 'Mutex' --include='*.swift' Sources Tests |
    cut -d / -f 1-2 | sort -u); do
    cp -p scripts/sanitize/Mutex.swift "$copy/$target/"
  done
  # It need not name its unsafe parts.
  sed -i '/treatAllWarnings/d' "$copy/Package.swift"
}

# Builds and runs the suite of a folder under a sanitizer.
#
# The thread sanitizer keeps what it notes in files, which a limit of their size cuts off under it.
suite() {
  skip=
  [ "$2" = address ] || skip='--skip FullDiskTests'
  # shellcheck disable=SC2086 # an option and its value, or nothing
  cd "$1" && sh scripts/setup-tests.sh &&
    swift build --scratch-path ".build/$2" --build-tests --sanitize="$2" &&
    swift test --scratch-path ".build/$2" --skip-build --sanitize="$2" --disable-xctest \
      --experimental-maximum-parallelization-width 4 --filter "$filter" $skip
}

failed=
for sanitizer in address thread; do
  log=$root/.build/$sanitizer.log
  echo "sanitize.sh: $sanitizer (log in .build/$sanitizer.log)"
  sources=$root
  if [ "$sanitizer" = thread ]; then
    sources=$root/.build/thread-sources
    copy_for_threads "$sources"
  fi
  (suite "$sources" "$sanitizer") >"$log" 2>&1 || failed="$failed $sanitizer"
  # The linker says of each hook of the sanitizer that it cannot be exported.
  grep -v 'Cannot export local symbol' "$log" | grep -E 'SUMMARY|✘|Test run with|error:' || true
done
[ -z "$failed" ] || {
  echo "sanitize.sh: failed:$failed" >&2
  exit 1
}
