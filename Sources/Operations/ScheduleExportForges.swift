extension ScheduleExport {
  /// A workflow that builds exitway every hour, does what is due and commits the snapshots.
  ///
  /// Forge clocks are coarse and in UTC, so the workflow asks often and exitway decides. The
  /// minute 17 is off the full hour, at which GitHub says that runs are delayed or dropped.
  package func github(_ scenarios: [ScheduledScenario]) -> [ExportedFile] {
    let text = """
      # exitway: checks the scenarios that are due, and commits what they found. For a repository that
      # holds exitway's sources beside scenarios/.
      \(list(scenarios))name: exitway
      on:
        schedule:
          - cron: "17 * * * *"
        workflow_dispatch:
      permissions:
        contents: write
      concurrency:
        group: exitway-schedule
        cancel-in-progress: false
      jobs:
        due:
          runs-on: ubuntu-latest
          timeout-minutes: 350
          steps:
            - uses: actions/checkout@v4
            - name: Build
              run: make build
            - name: Check what is due
              run: .build/release/exitway schedule run --due
            - name: Commit snapshots
              if: always()
              run: |
                git config user.name "exitway"
                git config user.email "exitway@users.noreply.github.com"
                for kept in snapshots \(ScheduleState.fileName); do
                  if [ -e "$kept" ]; then git add --all -- "$kept"; fi
                done
                if git diff --cached --quiet; then exit 0; fi
                git commit --message "Snapshots of $(date --utc +%Y-%m-%dT%H:%MZ)"
                git push
            - uses: actions/upload-artifact@v4
              if: always()
              with:
                name: snapshots
                path: snapshots
                if-no-files-found: ignore

      """
    return [ExportedFile(name: ".github/workflows/exitway.yml", text: text)]
  }

  /// A job for the pipeline schedules of GitLab, which are set up in the project's pages.
  ///
  /// The cache keeps snapshots and state between pipelines, for a job may not push by itself.
  package func gitlab(_ scenarios: [ScheduledScenario]) -> [ExportedFile] {
    let text = """
      # exitway: checks the scenarios that are due, in a repository that holds exitway's sources
      # beside scenarios/. In Build › Pipeline schedules add one that
      # runs every hour, 17 * * * *. The state lives in the cache: when it is cleared, what was
      # missed is not made up for.
      \(list(scenarios))exitway:
        stage: test
        rules:
          - if: $CI_PIPELINE_SOURCE == "schedule"
        resource_group: exitway
        timeout: 6h
        script:
          - make build
          - .build/release/exitway schedule run --due
        cache:
          key: exitway
          when: always
          paths:
            - snapshots/
            - \(ScheduleState.fileName)
        artifacts:
          when: always
          expire_in: 90 days
          paths:
            - snapshots/

      """
    return [ExportedFile(name: ".gitlab-ci.yml", text: text)]
  }
}
