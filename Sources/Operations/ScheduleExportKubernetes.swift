extension ScheduleExport {
  /// A claim, a CronJob for what is due and an Indexed Job for a check of everything, in batch/v1.
  ///
  /// The claim holds `/data` with `scenarios/` and `snapshots/`. Zones are exitway's own matter, so
  /// the CronJob's clock is UTC.
  package func kubernetes(_ scenarios: [ScheduledScenario]) -> [ExportedFile] {
    [
      ExportedFile(name: "kubernetes/claim.yaml", text: claim),
      ExportedFile(name: "kubernetes/cronjob.yaml", text: list(scenarios) + cronJob),
      ExportedFile(name: "kubernetes/job.yaml", text: indexedJob),
    ]
  }

  private var claim: String {
    """
    # The parts of the Indexed Job write at the same time from several nodes.
    apiVersion: v1
    kind: PersistentVolumeClaim
    metadata:
      name: exitway-work
    spec:
      accessModes:
        - ReadWriteMany
      resources:
        requests:
          storage: 10Gi

    """
  }

  private var cronJob: String {
    """
    apiVersion: batch/v1
    kind: CronJob
    metadata:
      name: exitway-due
    spec:
      schedule: "*/15 * * * *"
      timeZone: Etc/UTC
      concurrencyPolicy: Forbid
      startingDeadlineSeconds: 600
      successfulJobsHistoryLimit: 3
      failedJobsHistoryLimit: 3
      jobTemplate:
        spec:
          backoffLimit: 0
          activeDeadlineSeconds: 21600
          template:
            spec:
    \(pod(["exitway"], ["schedule", "run", "--due"], environment: "").indented(10))

    """
  }

  private var indexedJob: String {
    """
    # Checks everything once in \(shards) parts. Each part takes its number from the variable
    # JOB_COMPLETION_INDEX, which Kubernetes sets; then: exitway merge part-*
    # A job that may run past midnight (UTC) needs one day for all parts, or merge refuses them: add
    # the variable SOURCE_DATE_EPOCH with the seconds of `date +%s`.
    apiVersion: batch/v1
    kind: Job
    metadata:
      name: exitway-check
    spec:
      completionMode: Indexed
      completions: \(shards)
      parallelism: \(shards)
      backoffLimit: \(shards)
      activeDeadlineSeconds: 21600
      template:
        spec:
    \(pod(["/bin/sh", "-c"], [check], environment: environment).indented(6))

    """
  }

  /// A part is done when its cases are: what they found, could not tell or did not reach (exit codes
  /// 1, 3 and 4) is for `merge` to say, and no reason to check everything again.
  private var check: String {
    "exitway check scenarios --shard auto --output part-$EXITWAY_PART"
      + " || case $? in 1|3|4) ;; *) exit 1;; esac"
  }

  private var environment: String {
    """

        env:
          - name: EXITWAY_SHARDS
            value: "\(shards)"
          - name: EXITWAY_PART
            valueFrom:
              fieldRef:
                fieldPath: metadata.annotations['batch.kubernetes.io/job-completion-index']
    """
  }

  private static func list(_ words: [String]) -> String {
    "[" + words.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
  }

  /// What both pods share: no root, no writable image, no token of the cluster.
  private func pod(
    _ command: [String], _ arguments: [String], environment: String
  ) -> String {
    """
    restartPolicy: Never
    automountServiceAccountToken: false
    securityContext:
      runAsNonRoot: true
      runAsUser: 65532
      runAsGroup: 65532
      fsGroup: 65532
      seccompProfile:
        type: RuntimeDefault
    containers:
      - name: exitway
        image: \(image)
        command: \(Self.list(command))
        args: \(Self.list(arguments))
        # Scenarios are at /data/scenarios.
        workingDir: /data\(environment)
        securityContext:
          allowPrivilegeEscalation: false
          readOnlyRootFilesystem: true
          capabilities:
            drop: ["ALL"]
        resources:
          requests:
            cpu: 250m
            memory: 256Mi
          limits:
            memory: 2Gi
        volumeMounts:
          - name: work
            mountPath: /data
          - name: temporary
            mountPath: /tmp
    volumes:
      - name: work
        persistentVolumeClaim:
          claimName: exitway-work
      - name: temporary
        emptyDir: {}
    """
  }
}

extension String {
  /// Every line moved to the right.
  func indented(_ spaces: Int) -> String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .map { String(repeating: " ", count: spaces) + $0 }.joined(separator: "\n")
  }
}
