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
            DiagnosticHelp(
                .versionPartsDiffer, zh: "旧版本的部分没有着落", en: "a version's part has no counterpart",
                cause:
                    "考核期中间换了版本。总分按期末施行的版本的部分合成,旧版本有条目的部分在新版本里没有同一编号的,那些条目的分就没有地方计。只在 `kaohe run` 时查,版本从考核期第一天起施行的不受影响。",
                remedy: "让新版本从考核期的第一天起施行,或在新版本里保留同一编号的部分(可以没有条目)。",
                wrong: parts(old: "virtue", new: "conduct", since: "2026-08-16"),
                right: parts(old: "virtue", new: "virtue", since: "2026-08-16")),
        ])

    /// Two versions with a part each.
    private static func parts(old: String, new: String, since: String) -> HelpExample {
        func text(_ effective: String, _ part: String) -> String {
            """
            effective: \(effective)
            sheets:
              staff:
                subject: staff
                period: quarter
                parts:
                  \(part): {title: 德, clause: 第五条, points: 20, floor: 0, ceiling: none, rules: {1: {text: 每次扣1分, deduct: 1}}}
            """
        }
        return HelpExample(
            files: [
                ("rules/旧.yaml", text("{since: 2024-01-01, until: 2026-08-15}", old)),
                ("rules/新.yaml", text("{since: \(since)}", new)),
            ].map { name, shown in
                HelpExample.File(name, shown: shown, bytes: Array(HelpFrame.regulation.wrapped(shown).utf8))
            })
    }

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
