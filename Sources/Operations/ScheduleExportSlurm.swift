extension ScheduleExport {
  /// A batch script that checks everything once in as many array tasks as there are parts.
  ///
  /// A task that is requeued goes on with its run. It fails only where cases are left open: in a
  /// large part there is always a finding, or a site out of reach.
  package func slurm(_ scenarios: [ScheduledScenario]) -> [ExportedFile] {
    [ExportedFile(name: "exitway.sbatch", text: settings + list(scenarios) + task)]
  }

  private var settings: String {
    """
    #!/bin/bash
    #SBATCH --job-name=exitway
    #SBATCH --array=1-\(shards)
    #SBATCH --requeue
    #SBATCH --open-mode=append
    #SBATCH --ntasks=1
    #SBATCH --cpus-per-task=1
    #SBATCH --mem=2G
    #SBATCH --time=06:00:00
    #SBATCH --output=exitway-%A-%a.log
    #
    # Submit it from the folder that holds scenarios/, with one day for all tasks:
    #   SOURCE_DATE_EPOCH=$(date +%s) sbatch exitway.sbatch
    # When all tasks are done, and before the next job:
    #   exitway merge part-{1..\(shards)}
    # A task that failed goes on where it was: scontrol requeue JOB_TASK
    # A schedule of its own: scrontab, or a cron line that calls sbatch.

    """
  }

  private var task: String {
    """
    set -euo pipefail

    cd "${SLURM_SUBMIT_DIR:?run this with sbatch}"
    # Tasks start when there is room, perhaps on another day; merge refuses parts of two days.
    : "${SOURCE_DATE_EPOCH:?submit with SOURCE_DATE_EPOCH=\\$(date +%s) sbatch exitway.sbatch}"
    if [ "$SLURM_ARRAY_TASK_COUNT" -ne \(shards) ]; then
      # A part of a smaller array is another part.
      echo "submit all of 1-\(shards), or use scontrol requeue" >&2
      exit 2
    fi
    # The folder stays from job to job, with its history and the pages it knows; what is newer than
    # the file "started" is of this job.
    part="part-$SLURM_ARRAY_TASK_ID"
    mkdir -p "$part"
    [ "${SLURM_RESTART_COUNT:-0}" -gt 0 ] || touch "$part/started"
    records() {
      find "$part/.exitway/runs" -name run.json -newer "$part/started" "$@" 2>/dev/null
    }
    has_begun() { [ -n "$(records)" ]; }
    has_open_cases() { [ -n "$(records -exec grep -l '"isFinished" *: *false' {} +)" ]; }

    status=0
    if ! has_begun; then
      exitway check scenarios --shard auto --output "$part" || status=$?
    elif has_open_cases; then
      exitway check --resume --output "$part" || status=$?
    fi
    # A part is done when each of its cases is. What they found, could not tell or did not reach
    # (exit codes 1, 3 and 4) is merge's to say.
    if has_begun && ! has_open_cases; then exit 0; fi
    exit "$status"

    """
  }
}
