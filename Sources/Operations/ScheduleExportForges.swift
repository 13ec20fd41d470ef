extension ScheduleExport {
  /// Swift's own image, with the release of Debian that exitway is tested on.
  private static let swiftImage = "swift:6.3-bookworm"

  /// A workflow that does what is due every hour and commits the snapshots.
  ///
  /// Forge clocks are coarse and in UTC, so the workflow asks often and exitway decides. The
  /// minute 17 is off the full hour, at which GitHub says that runs are delayed or dropped.
  package func github(_ scenarios: [ScheduledScenario]) -> [ExportedFile] {
    let text = """
      \(githubSettings(scenarios))
      jobs:
        due:
          runs-on: ubuntu-latest
          container: \(Self.swiftImage)
          timeout-minutes: 350
          steps:
            - name: Look whether the values are filled in
              run: |
      \(Self.isFilledIn.indented(10))
            - uses: actions/checkout@v4
            - uses: actions/checkout@v4
              with:
                repository: ${{ env.EXITWAY_REPOSITORY }}
                ref: ${{ env.EXITWAY_REVISION }}
                path: exitway-sources
                persist-credentials: false
            - uses: actions/cache@v4
              with:
                path: exitway-program
                key: exitway-bookworm-${{ runner.arch }}-${{ env.EXITWAY_REVISION }}
            - name: Build
              run: |
      \(Self.build.indented(10))
            - name: Check what is due
              run: exitway-program/exitway schedule run --due
            - name: Commit snapshots
              if: always()
              run: |
      \(Self.commit.indented(10))
            - uses: actions/upload-artifact@v4
              if: always()
              with:
                name: snapshots
                path: snapshots
                if-no-files-found: ignore

      """
    return [ExportedFile(name: ".github/workflows/exitway.yml", text: text)]
  }

  /// What a workflow says before its job: when it runs, what is to be filled in, what it may do.
  private func githubSettings(_ scenarios: [ScheduledScenario]) -> String {
    """
    # exitway: checks the scenarios that are due, and commits what they found. For a repository with
    # scenarios/; the program is built from its own repository, once for each revision.
    \(list(scenarios))name: exitway
    on:
      schedule:
        - cron: "17 * * * *"
      workflow_dispatch:
    env:
      # FILL IN: exitway's repository on GitHub, and a tag or a whole commit hash of it. No branch:
      # the program of a branch would be built once and never again.
      EXITWAY_REPOSITORY: OWNER/exitway
      EXITWAY_REVISION: REVISION
      # And what the scenarios take from the environment, such as:
      # EXAMPLE_PASSWORD: ${{ secrets.EXAMPLE_PASSWORD }}
    permissions:
      contents: write
    concurrency:
      group: exitway-schedule
      cancel-in-progress: false
    defaults:
      run:
        shell: bash
    """
  }

  /// A job for the pipeline schedules of GitLab, which are set up in the project's pages.
  ///
  /// The cache keeps snapshots and state between pipelines, for a job may not push by itself.
  package func gitlab(_ scenarios: [ScheduledScenario]) -> [ExportedFile] {
    let text = """
      \(gitlabSettings(scenarios))

      exitway:
        stage: test
        image: \(Self.swiftImage)
        rules:
          - if: $CI_PIPELINE_SOURCE == "schedule"
        resource_group: exitway
        timeout: 6h
        before_script:
          - |
      \(Self.isFilledIn.indented(6))
      \(Self.fetch.indented(6))
      \(Self.build.indented(6))
        script:
          - exitway-program/exitway schedule run --due
        cache:
          - key: exitway-bookworm-$EXITWAY_REVISION
            paths:
              - exitway-program/
          - key: exitway
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

  /// What the pipeline says before its job: what it is for, and what is to be filled in.
  private func gitlabSettings(_ scenarios: [ScheduledScenario]) -> String {
    """
    # exitway: checks the scenarios that are due. For a repository with scenarios/; the program is
    # built from its own repository, once for each revision. In Build › Pipeline schedules add one
    # that runs every hour, 17 * * * *. The state lives in the cache: when it is cleared, what was
    # missed is not made up for.
    \(list(scenarios))variables:
      # FILL IN: exitway's repository, and a tag or a whole commit hash of it. No branch: the program
      # of a branch would be built once and never again. What the scenarios take from the
      # environment belongs into Settings › CI/CD › Variables.
      EXITWAY_REPOSITORY: https://gitlab.com/OWNER/exitway.git
      EXITWAY_REVISION: REVISION
    """
  }

  /// Ends with words where a value is as it was exported.
  private static let isFilledIn = """
    case "$EXITWAY_REPOSITORY $EXITWAY_REVISION" in
      *OWNER/*|*" REVISION")
        echo "Fill in EXITWAY_REPOSITORY and EXITWAY_REVISION at the top of this file." >&2
        exit 1
        ;;
    esac
    """

  /// Commits what was found, and pushes it.
  private static let commit = """
    # The folder belongs to another user than the one in the container.
    git config --global --add safe.directory "$PWD"
    git config user.name "exitway"
    git config user.email "exitway@users.noreply.github.com"
    for kept in snapshots \(ScheduleState.fileName); do
      if [ -e "$kept" ]; then git add --all -- "$kept"; fi
    done
    if git diff --cached --quiet; then exit 0; fi
    git commit --message "Snapshots of $(date --utc +%Y-%m-%dT%H:%MZ)"
    # Others may have pushed while the sites were visited.
    git pull --rebase
    git push
    """

  /// Brings the program's sources, of one revision only.
  private static let fetch = """
    rm -rf exitway-sources
    git init --quiet exitway-sources
    git -C exitway-sources fetch --quiet --depth 1 "$EXITWAY_REPOSITORY" "$EXITWAY_REVISION"
    git -C exitway-sources checkout --quiet FETCH_HEAD
    """

  /// Takes the program from the cache or builds it; its libraries are installed either way.
  private static let build = """
    sh exitway-sources/scripts/setup.sh
    if [ ! -x exitway-program/exitway ]; then
      swift build --package-path exitway-sources --configuration release --product exitway
      mkdir -p exitway-program
      cp -r exitway-sources/.build/release/exitway exitway-sources/.build/release/*.resources \\
        exitway-program/
    fi
    """
}
