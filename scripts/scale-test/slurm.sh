# A Slurm of one node on loopback, with everything it writes in one folder. scale-test.sh reads this
# file; it runs nothing. Mostly no root is needed: a slurmd runs jobs of its own user.
# shellcheck shell=bash

export PATH=$PATH:/usr/sbin

# slurmctld and slurmd take this name for theirs on any machine.
node=localhost

# Slurm listens where the machine's own name leads, which may be nowhere or to the network, and its
# programs look the name up again and again. Where it is not 127.0.0.1, starts the script anew with
# localhost for a name, which only its own processes see: the script, its arguments.
settle_name() {
  local name address
  name=$(uname -n)
  [ "$name" != localhost ] || return 0
  address=$(getent ahostsv4 "$name" | awk '{ print $1; exit }') || true
  [ "$address" != 127.0.0.1 ] || return 0
  [ "$(id -u)" -eq 0 ] ||
    stop "$name leads to ${address:-nowhere}: add '127.0.0.1 $name' to /etc/hosts," \
      'or run this as root'
  # shellcheck disable=SC2016 # the inner shell's own arguments
  exec unshare --uts sh -c 'hostname localhost && exec bash "$@"' sh "$@"
}

# Writes slurm.conf: folder, port of slurmctld, port of slurmd, jobs at a time.
write_slurm_configuration() {
  local folder=$1 user
  user=$(id -un)
  mkdir -p "$folder/state" "$folder/spool"
  # cred_expire: a requeued job waits that long, two minutes otherwise.
  # linuxproc, task/none and no gathering: no cgroups, which containers often do not let us make.
  # config_overrides: more jobs at a time than this machine has cores; they mostly wait for pages.
  cat >"$folder/slurm.conf" <<CONFIGURATION
ClusterName=exitway
SlurmctldHost=$node(127.0.0.1)
SlurmctldPort=$2
SlurmdPort=$3
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
SlurmUser=$user
SlurmdUser=$user
AuthType=auth/munge
AuthInfo=socket=$folder/munge.socket,cred_expire=5
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
SlurmctldLogFile=$folder/slurmctld.log
SlurmdLogFile=$folder/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
JobCompType=jobcomp/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SlurmdParameters=config_overrides
ReturnToService=2
JobRequeue=1
NodeName=$node NodeAddr=127.0.0.1 CPUs=$4 RealMemory=$((4096 * $4)) State=UNKNOWN
PartitionName=all Nodes=$node Default=YES MaxTime=INFINITE State=UP
CONFIGURATION
  export SLURM_CONF=$folder/slurm.conf
}

# Starts munged, slurmctld and slurmd, none of them as a daemon, so that their process ids are known,
# and adds these to started. Sessions of their own: Ctrl-C must not end them before the jobs.
# Needs write_slurm_configuration first.
start_slurm() {
  local folder=$1
  (umask 077 && head -c 128 /dev/urandom >"$folder/munge.key")
  setsid munged --foreground --origin=127.0.0.1 --key-file="$folder/munge.key" \
    --socket="$folder/munge.socket" --pid-file="$folder/munge.pid" \
    --log-file="$folder/munge.log" --seed-file="$folder/munge.seed" >"$folder/munge.out" 2>&1 &
  started+=($!)
  wait_for 'munged to answer' munge --socket="$folder/munge.socket" --no-input
  setsid slurmctld -D -f "$SLURM_CONF" >"$folder/slurmctld.out" 2>&1 &
  started+=($!)
  wait_for 'slurmctld to answer' sinfo
  setsid slurmd -D -f "$SLURM_CONF" >"$folder/slurmd.out" 2>&1 &
  started+=($!)
  wait_for "the node $node to be idle" is_idle
}

is_idle() { [ "$(sinfo --noheader --format=%t)" = idle ]; }

# State of a task or job, such as RUNNING or COMPLETED: JOB or JOB_TASK.
job_state() {
  scontrol --oneliner show job "$1" 2>/dev/null | sed -n 's/.*JobState=\([A-Z_]*\).*/\1/p'
}

# Process ids of a task's programs of one name: JOB_TASK, the program's file.
task_processes() {
  local job pid
  job=$(scontrol --oneliner show job "$1" | sed -n 's/^JobId=\([0-9]*\).*/\1/p')
  scontrol listpids "$job" 2>/dev/null | awk 'NR > 1 && $1 > 0 { print $1 }' |
    while read -r pid; do
      if [ "$(readlink "/proc/$pid/exe")" = "$2" ]; then echo "$pid"; fi
    done
}

# Whether no task waits, runs or is being ended. No answer means no.
is_over() {
  local tasks
  tasks=$(squeue --noheader 2>/dev/null) && [ -z "$tasks" ]
}
