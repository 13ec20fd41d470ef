import Foundation
import Testing

@testable import Operations

struct ScheduleExportTests {
  private func scenarios() throws -> [ScheduledScenario] {
    [
      try scenario("demo/a", "TZ=Asia/Seoul 30 3 * * MON-FRI ~15m"),
      try scenario("demo/b", "@daily"),
    ]
  }

  private func text(_ files: [ExportedFile], _ name: String) throws -> String {
    try #require(files.first { $0.name == name }).text
  }

  @Test func `Every file ends with one line break and names its scenarios in comments only`() throws
  {
    let export = ScheduleExport(shards: 3)
    let scenarios = try scenarios()
    let files =
      export.systemd(scenarios) + export.cron(scenarios) + export.github(scenarios)
      + export.gitlab(scenarios) + export.kubernetes(scenarios) + export.slurm(scenarios)
    #expect(files.count == 9)
    #expect(Set(files.map(\.name)).count == 9)
    for file in files {
      #expect(file.text.hasSuffix("\n") && !file.text.hasSuffix("\n\n"))
      #expect(!file.text.contains("\t"))
    }
  }

  @Test func `The service is hardened and the timer wakes it every 15 minutes`() throws {
    let files = ScheduleExport().systemd(try scenarios())
    let service = try text(files, "exitway.service")
    for line in [
      "Type=oneshot", "ExecStart=/usr/local/bin/exitway schedule run --due", "NoNewPrivileges=yes",
      "ProtectSystem=strict", "StateDirectory=exitway", "DynamicUser=yes",
      "# demo/a: TZ=Asia/Seoul 30 3 * * 1-5 ~15m",
    ] {
      #expect(service.split(separator: "\n").contains(Substring(line)))
    }
    let timer = try text(files, "exitway.timer")
    #expect(timer.contains("OnCalendar=*:0/15\nPersistent=yes\n"))
    #expect(timer.contains("WantedBy=timers.target\n"))
  }

  @Test func `A crontab has a line for each scenario with its zone and its delay`() throws {
    let cron = try text(ScheduleExport().cron(try scenarios()), "exitway.cron")
    let delay = CronJitter("15m")?.delay(for: "demo/a") ?? -1
    #expect(
      cron.contains(
        """
        # demo/a: TZ=Asia/Seoul 30 3 * * 1-5 ~15m
        CRON_TZ=Asia/Seoul
        30 3 * * 1-5 exitway cd '/var/lib/exitway' && sleep \(delay) \
        && '/usr/local/bin/exitway' check 'scenarios/demo/a.yaml'

        """))
    #expect(
      cron.contains(
        """
        CRON_TZ=Etc/UTC
        0 0 * * * exitway cd '/var/lib/exitway' && '/usr/local/bin/exitway' check \
        'scenarios/demo/b.yaml'

        """))
  }

  @Test func `A hostile path or id cannot add a line or a command`() throws {
    let quote = try ScheduledScenario(id: "a", path: "x'; rm -rf %s #", text: "@daily")
    let cron = try text(ScheduleExport().cron([quote]), "exitway.cron")
    #expect(cron.contains(#" check 'x'\''; rm -rf \%s #'"#))
    let option = try ScheduledScenario(id: "a", path: "--output", text: "@daily")
    #expect(try text(ScheduleExport().cron([option]), "exitway.cron").contains("'./--output'"))
    let breaking = try ScheduledScenario(
      id: "a\n* * * * * root evil", path: "x\n* * * * * root evil", text: "@daily")
    let export = ScheduleExport()
    let files =
      export.systemd([breaking]) + export.systemdDaemon([breaking]) + export.cron([breaking])
      + export.github([breaking])
      + export.gitlab([breaking]) + export.kubernetes([breaking]) + export.slurm([breaking])
    for file in files {
      for line in file.text.split(separator: "\n") where line.contains("evil") {
        #expect(line.hasPrefix("# "))
      }
    }
    let long = try ScheduledScenario(
      id: "a", path: String(repeating: "x", count: 1000), text: "@daily")
    #expect(try text(export.cron([long]), "exitway.cron").contains("# Left out"))
  }

  @Test func `The workflow builds what it names once, and keeps snapshots and state`() throws {
    let text = try text(
      ScheduleExport().github(try scenarios()), ".github/workflows/exitway.yml")
    let uses = text.split(separator: "\n").filter { $0.contains("uses:") }
      .map { $0.split(separator: " ").last ?? "" }
    #expect(
      uses == [
        "actions/checkout@v4", "actions/checkout@v4", "actions/cache@v4",
        "actions/upload-artifact@v4",
      ])
    for part in [
      "- cron: \"17 * * * *\"", "run: exitway-program/exitway schedule run --due", "git push",
      "snapshots schedule-state.json", "contents: write",
      "repository: ${{ env.EXITWAY_REPOSITORY }}",
    ] {
      #expect(text.contains(part))
    }
  }

  @Test func `The GitLab job runs for schedules only`() throws {
    let text = try text(ScheduleExport().gitlab(try scenarios()), ".gitlab-ci.yml")
    #expect(text.contains("  rules:\n    - if: $CI_PIPELINE_SOURCE == \"schedule\"\n"))
    #expect(text.contains("- exitway-program/exitway schedule run --due\n"))
    #expect(text.contains("- schedule-state.json\n"))
  }

  @Test func `A service that stays up is hardened too, and shares the folder`() throws {
    let service = try text(
      ScheduleExport().systemdDaemon(try scenarios()), "exitway-daemon.service")
    for line in [
      "Type=notify", "ExecStart=/usr/local/bin/exitway schedule daemon", "WatchdogSec=5min",
      "ExecReload=/bin/kill -HUP $MAINPID", "Conflicts=exitway.timer exitway.service",
      "NoNewPrivileges=yes", "ProtectSystem=strict", "StateDirectory=exitway", "User=exitway",
    ] {
      #expect(service.split(separator: "\n").contains(Substring(line)))
    }
  }

  @Test func `Kubernetes gets a claim, a CronJob and an Indexed Job`() throws {
    let files = ScheduleExport(shards: 7).kubernetes(try scenarios())
    #expect(try text(files, "kubernetes/claim.yaml").contains("kind: PersistentVolumeClaim\n"))
    let cron = try text(files, "kubernetes/cronjob.yaml")
    for part in [
      "concurrencyPolicy: Forbid\n", "timeZone: Etc/UTC\n", "runAsNonRoot: true\n",
      "readOnlyRootFilesystem: true\n", "claimName: exitway-work\n", "workingDir: /data\n",
      "args: [\"schedule\", \"run\", \"--due\"]\n", "image: registry.example/exitway:VERSION\n",
    ] {
      #expect(cron.contains(part))
    }
    #expect(!cron.contains("env:"))
    let job = try text(files, "kubernetes/job.yaml")
    for part in [
      "completionMode: Indexed\n", "completions: 7\n", "parallelism: 7\n",
      "- name: EXITWAY_SHARDS\n", "value: \"7\"\n", "check scenarios --shard auto --output ",
      "part-$EXITWAY_PART || case", "batch.kubernetes.io/job-completion-index",
    ] {
      #expect(job.contains(part))
    }
  }

  @Test func `The batch script is an array of as many tasks as parts`() throws {
    let text = try text(ScheduleExport(shards: 12).slurm([]), "exitway.sbatch")
    #expect(text.hasPrefix("#!/bin/bash\n#SBATCH "))
    for part in [
      "#SBATCH --array=1-12\n", "#SBATCH --requeue\n", "#SBATCH --open-mode=append\n",
      "exitway merge part-{1..12}\n", "exitway check scenarios --shard auto ",
    ] {
      #expect(text.contains(part))
    }
  }

  @Test func `The number of parts stays within 1 and 1000`() {
    #expect(ScheduleExport(shards: 0).shards == 1)
    #expect(ScheduleExport(shards: .max).shards == 1000)
    var export = ScheduleExport()
    export.shards = -5
    #expect(export.shards == 1)
  }
}
