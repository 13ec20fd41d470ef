extension ScheduleExport {
  /// A batch script that checks everything once in as many array tasks as there are parts.
  package func slurm(_ scenarios: [ScheduledScenario]) -> [ExportedFile] {
    let text = """
      #!/bin/bash
      #SBATCH --job-name=exitway
      #SBATCH --array=1-\(shards)
      #SBATCH --ntasks=1
      #SBATCH --cpus-per-task=1
      #SBATCH --mem=2G
      #SBATCH --time=06:00:00
      #SBATCH --output=exitway-%A-%a.log
      #
      # Submit it with sbatch from the folder that holds scenarios/. When all tasks are done:
      #   exitway merge part-*
      # A schedule of its own: scrontab, or a cron line that calls sbatch.
      \(list(scenarios))set -euo pipefail

      cd "${SLURM_SUBMIT_DIR:?run this with sbatch}"
      export EXITWAY_SHARDS=\(shards)
      exitway check scenarios --shard auto --output "part-$SLURM_ARRAY_TASK_ID"

      """
    return [ExportedFile(name: "exitway.sbatch", text: text)]
  }
}
