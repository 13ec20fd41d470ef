#!/usr/bin/env bash
# Checks 400 cases as an array job on a real Slurm of this machine and as one run, and compares what
# they leave behind byte for byte. One task is killed in the midst of its cases, another is taken
# back by Slurm while it runs; both are requeued and go on where they were.
# Needs root or sudo only to install Slurm and nginx where they are missing, and root where the name
# of the machine does not lead to 127.0.0.1.
# Usage: scale-test.sh EXITWAY
set -euo pipefail

program=$(realpath "$1")
script=$(realpath "$0")
cd "$(dirname "$script")/.."
. scripts/packages.sh
. scripts/scale-test/site.sh
. scripts/scale-test/slurm.sh
settle_name "$script" "$program"

platforms=100
parts=4
killed=3 requeued=2
# One page of a case takes a second, so that a part takes about fifteen.
rate=4000

folder=
nginx=
job=
started=()

# Processes of the tasks: those that work in our folder.
workers() { find /proc -maxdepth 2 -name cwd -lname "$work" 2>/dev/null | cut -d / -f 3; }

# Ends the job if it is under way, and waits: Slurm forgets a task before its processes have ended.
end_job() {
  local pid
  is_over || scancel "$job" || true
  for _ in $(seq 150); do
    if is_over && [ -z "$(workers)" ]; then return 0; fi
    sleep 0.2
  done
  for pid in $(workers); do kill -9 "$pid" || true; done
}

finish() {
  local status=$? pid
  trap - EXIT
  trap '' INT TERM
  # Whatever fails, the rest is tidied up as well.
  set +e
  cd /
  if [ -n "$job" ]; then end_job; fi
  for pid in ${started[@]+"${started[@]}"}; do
    kill "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
  done
  if [ -n "$nginx" ]; then
    kill "$nginx" 2>/dev/null || true
    wait "$nginx" 2>/dev/null || true
  fi
  [ -z "$folder" ] || rm -rf "$folder"
  exit "$status"
}

# Ends the test with a reason and the last words of the programs.
fail() {
  local file
  say "FAILED: $*"
  for file in "$folder"/*.out "$folder"/slurm*.log "$folder"/array/exitway-*.log; do
    if [ -s "$file" ]; then
      echo "--- $(basename "$file")"
      tail -n 8 "$file"
    fi
  done >&2
  exit 1
}

# Waits until a command succeeds: what is waited for, the command.
wait_for() {
  local what=$1 until=$((SECONDS + 180)) pid
  shift
  while [ "$SECONDS" -lt "$until" ]; do
    if "$@" >/dev/null 2>&1; then return 0; fi
    for pid in "${started[@]}"; do
      kill -0 "$pid" 2>/dev/null || fail "a program of Slurm ended while waiting for $what"
    done
    sleep 0.2
  done
  fail "waited three minutes for $what"
}

missing_packages() {
  command -v slurmctld >/dev/null || printf 'slurmctld '
  command -v slurmd >/dev/null || printf 'slurmd '
  command -v sbatch >/dev/null || printf 'slurm-client '
  command -v munged >/dev/null || printf 'munge '
  command -v nginx >/dev/null || printf 'nginx-light '
  command -v curl >/dev/null || printf 'curl '
  command -v python3 >/dev/null || printf 'python3 '
}

install_missing() {
  local missing
  missing=$(missing_packages)
  # In a shell of its own: it leaves a trap behind. One word a package name.
  # shellcheck disable=SC2086
  [ -z "$missing" ] || (install_packages $missing)
}

# How many cases of a part are in a state: part, true (finished) or false.
cases() {
  cat "$work/part-$1"/.exitway/runs/*/run.json 2>/dev/null |
    grep -o "\"isFinished\" *: *$2" | wc -l
}

is_under_way() { [ "$(cases "$1" true)" -ge 20 ]; }
is_state() { [ "$(job_state "${job}_$1")" = "$2" ]; }
has_restarted() { scontrol --oneliner show job "${job}_$1" | grep -q ' Restarts=1 '; }

# Waits until a part is in the midst of its cases.
wait_for_midst() {
  wait_for "part $1 to finish its first cases" is_under_way "$1"
  [ "$(cases "$1" false)" -gt 0 ] || fail "part $1 had ended before it could be stopped"
}

# Stops one part the hard way, as a machine without memory does, and puts it into the queue again.
kill_part() {
  local pid
  wait_for_midst "$1"
  pid=$(task_processes "${job}_$1" "$program")
  [ -n "$pid" ] || fail "no exitway of part $1 was running when it should be killed"
  # shellcheck disable=SC2086 # one word a process
  kill -9 $pid
  wait_for "part $1 to fail" is_state "$1" FAILED
  check_stopped "$1"
  scontrol requeue "${job}_$1"
}

# Lets Slurm stop one part and put it into the queue again, as for a more important job.
requeue_part() {
  wait_for_midst "$1"
  is_state "$1" RUNNING || fail "part $1 was not running when it should be requeued"
  scontrol requeue "${job}_$1"
  wait_for "part $1 to be stopped" is_state "$1" PENDING
  check_stopped "$1"
}

# Says how far a stopped part was, and notes what it asked for until then.
check_stopped() {
  finished[$1]=$(cases "$1" true)
  local open
  open=$(cases "$1" false)
  [ "$open" -gt 0 ] || fail "part $1 had ended before it could be stopped"
  say "part $1 stopped with ${finished[$1]} cases finished and $open open"
  python3 scripts/scale-test/finished.py "$work/part-$1" >"$folder/finished-$1"
  requests_for "$1" >"$folder/requests-$1"
}

# The requests so far for the finished cases of a part.
requests_for() { grep -F -w -f "$folder/finished-$1" "$folder/access.log"; }

check_part() {
  local runs
  is_state "$1" COMPLETED || fail "part $1 ended as $(job_state "${job}_$1")"
  [ "$(cases "$1" false)" -eq 0 ] || fail "part $1 has open cases"
  case $1 in "$killed" | "$requeued") ;; *) return 0 ;; esac
  has_restarted "$1" || fail "Slurm did not start part $1 again"
  runs=$(find "$work/part-$1/.exitway/runs" -mindepth 1 -maxdepth 1 -type d | wc -l)
  [ "$runs" -eq 1 ] || fail "part $1 has $runs runs; it began anew and did not go on"
  requests_for "$1" | cmp -s - "$folder/requests-$1" ||
    fail "part $1 asked again for cases that were finished"
}

# Runs exitway; its exit code is the answer: 1 findings, which this site has.
exitway_finds() {
  local status=0
  "$program" "$@" --quiet >/dev/null || status=$?
  [ "$status" -eq 1 ] || fail "exitway $1 ended with exit code $status"
}

compare() {
  local count
  count=$(find "$work/one/snapshots" -name report.json | wc -l)
  [ "$count" -eq "$total" ] || fail "one run left $count snapshots"
  diff -r "$work/one/snapshots" "$work/all/snapshots" >"$folder/difference" || {
    head -n 20 "$folder/difference" >&2
    fail "the joined snapshots differ from those of one run"
  }
  "$program" verify last --output "$work/all" >"$folder/verify.out" 2>&1 ||
    fail "verify does not agree with the joined run"
}

trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

install_missing
total=$((platforms * 4))
folder=$(mktemp -d)
# munged wants its socket to be within everybody's reach; its key stays its own.
chmod 711 "$folder"
work=$folder/array
read -r site control daemon < <(free_ports 3)
write_scenarios "$work/scenarios" "$platforms" "$site"
start_site "$folder" "$site" "$rate"
write_slurm_configuration "$folder" "$control" "$daemon" "$parts"
start_slurm "$folder"
say "$(sinfo --version), $parts tasks at a time on $node; $total cases"

# The batch script calls exitway by its name.
PATH=$(dirname "$program"):$PATH
export SOURCE_DATE_EPOCH=1767225600
finished=()
cd "$work"
"$program" schedule export slurm --shards "$parts" --to . >/dev/null
array_began=$SECONDS
job=$(sbatch --parsable exitway.sbatch)
cd - >/dev/null
requeue_part "$requeued"
kill_part "$killed"
wait_for 'all parts to end' is_over
array_took=$((SECONDS - array_began))
for part in $(seq "$parts"); do check_part "$part"; done

cd "$work"
joined=()
for part in $(seq "$parts"); do joined+=("part-$part"); done
exitway_finds merge "${joined[@]}" --output all
one_began=$SECONDS
exitway_finds check scenarios --output one
one_took=$((SECONDS - one_began))
cd - >/dev/null
compare

# The array's time has the waits of the requeued parts in it.
cat <<SUMMARY
Cases: $total in $parts parts on Slurm; snapshots equal, byte for byte, to those of one run: $total.
Part $killed was killed after ${finished[$killed]} cases and part $requeued requeued after \
${finished[$requeued]}; both went on and asked for none of those again.
The joined run verifies: $(tail -n 1 "$folder/verify.out")
Array job $array_took s, one run $one_took s: ratio \
$(awk "BEGIN { printf \"%.2f\", $array_took / $one_took }").
SUMMARY
