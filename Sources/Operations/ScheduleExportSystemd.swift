extension ScheduleExport {
  /// A service that does what is due and a timer that starts it every 15 minutes.
  ///
  /// The options are those of systemd.exec(5). `MemoryDenyWriteExecute`, `RestrictNamespaces` and
  /// `SystemCallFilter` are left out, for a browser that renders pages compiles code as it runs and
  /// makes a sandbox of its own.
  package func systemd(_ scenarios: [ScheduledScenario]) -> [ExportedFile] {
    let service = """
      \(list(scenarios))[Unit]
      Description=exitway: check the scenarios that are due
      Wants=network-online.target
      After=network-online.target

      [Service]
      Type=oneshot
      ExecStart=\(program) schedule run --due
      # The folder with scenarios/ and snapshots/; systemd makes it for the service's own user.
      StateDirectory=exitway
      StateDirectoryMode=0750
      WorkingDirectory=%S/exitway
      DynamicUser=yes
      UMask=0027
      TimeoutStartSec=6h
      Nice=10
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
}
