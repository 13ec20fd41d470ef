extension ScheduleExport {
  /// A service that does what is due and a timer that starts it every 15 minutes.
  package func systemd(_ scenarios: [ScheduledScenario]) -> [ExportedFile] {
    let service = """
      \(list(scenarios))[Unit]
      Description=exitway: check the scenarios that are due
      Wants=network-online.target
      After=network-online.target

      [Service]
      Type=oneshot
      ExecStart=\(program) schedule run --due
      TimeoutStartSec=6h
      Nice=10
      \(Self.sandbox)

      """
    let timer = """
      [Unit]
      Description=exitway: look every 15 minutes for scenarios that are due

      [Timer]
      OnCalendar=*:0/15
      Persistent=yes
      AccuracySec=1min

      [Install]
      WantedBy=timers.target

      """
    return [
      ExportedFile(name: "exitway.service", text: service),
      ExportedFile(name: "exitway.timer", text: timer),
    ]
  }

  /// A service that stays up and tells systemd how it fares.
  ///
  /// It has the folder and the user of the service with a timer, so only one of the two may be there.
  package func systemdDaemon(_ scenarios: [ScheduledScenario]) -> [ExportedFile] {
    let service = """
      \(list(scenarios))[Unit]
      Description=exitway: check scenarios at their times
      Wants=network-online.target
      After=network-online.target
      Conflicts=exitway.timer exitway.service

      [Service]
      Type=notify
      ExecStart=\(program) schedule daemon
      # systemctl reload reads the scenarios again.
      ExecReload=/bin/kill -HUP $MAINPID
      WatchdogSec=5min
      Restart=on-failure
      RestartSec=1min
      # Wrong scenarios do not mend themselves.
      RestartPreventExitStatus=2 64
      # Stopped while it ran; what was finished is kept.
      SuccessExitStatus=130 143
      TimeoutStopSec=2min
      User=exitway
      Nice=10
      \(Self.sandbox)

      [Install]
      WantedBy=multi-user.target

      """
    return [ExportedFile(name: "exitway-daemon.service", text: service)]
  }

  /// What a service may do, by systemd.exec(5).
  ///
  /// `MemoryDenyWriteExecute`, `RestrictNamespaces` and `SystemCallFilter` are left out, for a
  /// browser that renders pages compiles code as it runs and makes a sandbox of its own.
  private static let sandbox = """
    # The folder with scenarios/ and snapshots/; systemd makes it for the service's own user.
    StateDirectory=exitway
    StateDirectoryMode=0750
    WorkingDirectory=%S/exitway
    DynamicUser=yes
    UMask=0027
    NoNewPrivileges=yes
    CapabilityBoundingSet=
    ProtectSystem=strict
    ProtectHome=yes
    ProtectClock=yes
    ProtectControlGroups=yes
    ProtectHostname=yes
    ProtectKernelLogs=yes
    ProtectKernelModules=yes
    ProtectKernelTunables=yes
    ProtectProc=invisible
    PrivateDevices=yes
    PrivateTmp=yes
    LockPersonality=yes
    RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
    RestrictRealtime=yes
    RestrictSUIDSGID=yes
    SystemCallArchitectures=native
    """
}
