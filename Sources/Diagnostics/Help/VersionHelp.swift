extension HelpTopic {
    /// Several files of one regulation.
    static let regulationVersions = HelpTopic(
        "办法的版本",
        pages: [
            DiagnosticHelp(
                .versionOverlap, zh: "两个版本重叠", en: "versions overlap",
                cause: "同一编号的两个文件在同一天都施行。",
                remedy: "旧文件写 until(至),新文件的 since(自)写在次日。",
                wrong: versions("{since: 2024-01-01}", "{since: 2026-01-01}"),
                right: versions("{since: 2024-01-01, until: 2025-12-31}", "{since: 2026-01-01}")),
            DiagnosticHelp(
                .versionGap, zh: "版本之间有空档", en: "gap between versions",
                cause: "同一编号的两个文件之间有日子没有施行的版本。",
                remedy: "核对 since(自)和 until(至)。",
                wrong: versions("{since: 2024-01-01, until: 2025-12-31}", "{since: 2026-03-01}"),
                right: versions("{since: 2024-01-01, until: 2026-02-28}", "{since: 2026-03-01}")),
        ])

    /// Two files of one regulation, of which only the days in force are shown.
    private static func versions(_ old: String, _ new: String) -> HelpExample {
        HelpExample(
            files: [("rules/旧.yaml", old), ("rules/新.yaml", new)].map { name, effective in
                let line = "effective: \(effective)"
                return HelpExample.File(
                    name, shown: line, bytes: Array(HelpFrame.regulation.wrapped(line).utf8))
            })
    }
}
