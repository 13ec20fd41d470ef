#!/bin/sh
# Runs the fuzzer: fuzz.sh SECONDS [TARGET ...], each target for so many seconds (docs/fuzzing.md).
# Fails where an input crashes, breaks a promise, takes 10 seconds or 1 GiB; such an input is kept in
# .build/fuzz/found/, and what was learned in .build/fuzz/corpus/.
set -eu
cd "$(dirname "$0")/.."
seconds=$1
shift

build=.build/fuzz
export EXITWAY_FUZZING=1
toolchain=$(dirname "$(dirname "$(readlink -f "$(command -v swiftc)")")")
library=$(find "$toolchain" -name "libclang_rt.fuzzer_no_main-$(uname -m).a" | head -n 1)
[ -n "$library" ] || {
  echo "fuzz.sh: this Swift toolchain has no libFuzzer" >&2
  exit 1
}

# The part of -sanitize=fuzzer that compiles; the part that links would bring a main of its own.
mkdir -p "$build"
swift build --scratch-path "$build" --product exitway-fuzz --sanitize=address \
  -Xswiftc -sanitize-coverage=edge,indirect-calls,trace-cmp,inline-8bit-counters,pc-table \
  -Xcxx -fsanitize=fuzzer-no-link \
  -Xlinker "$library" -Xlinker -lstdc++ >"$build/build.log" 2>&1 || {
  # The linker says of each hook of the sanitizer that it cannot be exported.
  grep -v 'Cannot export local symbol' "$build/build.log" >&2
  exit 1
}

program=$build/debug/exitway-fuzz
[ $# -gt 0 ] || set -- $("$program" | sed 's/^targets: //')
# The backtracer of Swift would wait for somebody to read it.
export SWIFT_BACKTRACE=enable=no
export LSAN_OPTIONS="suppressions=$PWD/scripts/sanitize/leaks.txt:print_suppressions=0"
# Fuzzes one target; leaves its name where it failed.
fuzz() {
  target=$1
  mkdir -p "$build/corpus/$target" "$build/found"
  words=Tests/Fuzzing/Dictionaries/$target
  dictionary=
  [ ! -f "$words" ] || dictionary=-dict=$words
  # shellcheck disable=SC2086 # one word or none
  "$program" "$target" $dictionary -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 \
    -print_final_stats=1 -artifact_prefix="$build/found/$target-" \
    "$build/corpus/$target" "Tests/Fuzzing/Corpus/$target" </dev/null >"$build/$target.log" 2>&1 ||
    : >"$build/$target.failed"
  grep -E 'stat::number_of_executed_units|broken promise|SUMMARY|Test unit written' \
    "$build/$target.log" | sed "s/^/$target: /" || true
}

# As many side by side as there are cores, one target on each.
rm -f "$build"/*.failed
cores=$(nproc)
begun=0
for target; do
  fuzz "$target" &
  begun=$((begun + 1))
  [ $((begun % cores)) -ne 0 ] || wait
done
wait
failed=$(cd "$build" && find . -name '*.failed' | sed 's|./\(.*\).failed| \1|' | tr -d '\n')
[ -z "$failed" ] || {
  echo "fuzz.sh: failed:$failed (logs in $build, inputs in $build/found)" >&2
  exit 1
}
