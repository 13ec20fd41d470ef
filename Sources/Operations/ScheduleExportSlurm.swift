extension ScheduleExport {
  /// A batch script that checks everything once in as many array tasks as there are parts.
  ///
  /// A task that is requeued goes on with its run. Findings do not make a task fail, so a failed one
  /// is one that needs a person.
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
    # When all tasks of JOB are done:
    #   exitway merge run-JOB/part-{1..\(shards)}
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
    part="run-$SLURM_ARRAY_JOB_ID/part-$SLURM_ARRAY_TASK_ID"
    if compgen -G "$part/.exitway/runs/*/run.json" >/dev/null; then
      what=(--resume)
    elif [ "$SLURM_ARRAY_TASK_COUNT" -eq \(shards) ]; then
      what=(scenarios --shard auto)
    else
      # A part of a smaller array is another part.
      echo "submit all of 1-\(shards), or use scontrol requeue" >&2
      exit 2
    fi
    status=0
    exitway check "${what[@]}" --output "$part" || status=$?
    # Findings (1) and what could not be told (3) are answers, which merge tells for all parts.
    case $status in 1 | 3) status=0 ;; esac
    exit "$status"

    """
  }
}
