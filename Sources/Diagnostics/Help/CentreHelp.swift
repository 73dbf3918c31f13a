extension HelpTopic {
    /// What a centre's folder lacks. In an example, a comment with `--period` is the command it is about.
    static let centreFolder = HelpTopic(
        "中心的文件夹和考核期",
        preface: "后五项在 `kaohe run` 时查;第二项也用于 `kaohe check --centre`。",
        pages: [
            DiagnosticHelp(
                .pathGivenTwice, zh: "文件写了两次", en: "file given twice",
                cause: "同一处把一个文件列了两次,只读一次。",
                remedy: "删去一处。",
                wrong: .centre("calendar: [rules/china-2026.yaml, rules/china-2026.yaml]"),
                right: .centre("calendar: rules/china-2026.yaml")),
            DiagnosticHelp(
                .noSuchFile, zh: "没有这样的文件", en: "no such file",
                cause: "centre.yaml 里的路径或通配符没有匹配到任何文件。",
                remedy: "核对路径(相对于 centre.yaml 所在文件夹)和文件名;没有这类记录时删去这一行。",
                wrong: .centre("calendar: rules/china-2026.yaml\nlogs: {attendance: logs/attendence*.csv}"),
                right: .centre("calendar: rules/china-2026.yaml\nlogs: {attendance: logs/attendance*.csv}")),
            DiagnosticHelp(
                .noSheetForPeriod, zh: "没有这种周期的考核表", en: "no sheet for the period",
                cause: "各考核办法都没有按这种周期考核、并在此期间施行的考核表。",
                remedy: "改用考核表的周期。",
                wrong: .sheet("subject: staff\nperiod: quarter\n# 运行:kaohe run --period 2026-07"),
                right: .sheet("subject: staff\nperiod: quarter\n# 运行:kaohe run --period 2026Q3")),
            DiagnosticHelp(
                .notInForce, zh: "期中不全施行", en: "not in force all period",
                cause: "考核期里有一段时间这个办法没有施行。",
                remedy: "核对施行日期(effective/施行),或考核其他时期。",
                wrong: .regulation("effective: {since: 2026-08-01}\n# 运行:kaohe run --period 2026Q3"),
                right: .regulation("effective: {since: 2026-07-01}\n# 运行:kaohe run --period 2026Q3")),
            DiagnosticHelp(
                .periodOutsideCalendar, zh: "考核期不在日历之内", en: "period outside the calendar",
                cause: "考核期里有工作日历没有覆盖的日子;kaohe 不猜放假安排。",
                remedy: "在 calendar(日历)中补上该年度的工作日历文件。",
                wrong: .centre("calendar: rules/china-2026.yaml\n# 运行:kaohe run --period 2025Q4"),
                right: .centre(
                    "calendar: [rules/china-2025.yaml, rules/china-2026.yaml]\n# 运行:kaohe run --period 2025Q4")),
            DiagnosticHelp(
                .tieToDecide, zh: "并列须由人定", en: "tie to be decided",
                cause: "等次写了 ties: refuse(待定),而这次排名正好在名额的边界上有人并列,程序不替办公室决定。",
                remedy: "由考核组织决定后,改用 ties: lower(就低)或 upper(就高),或补充 rank 里的 ties(并列)次序。",
                wrong: .sheet(
                    "subject: staff\nperiod: quarter\nlevels: {五星: {stars: 5, quota: 50%, ties: refuse}}\n# 运行:kaohe run --period 2026Q3"
                ),
                right: .sheet(
                    "subject: staff\nperiod: quarter\nlevels: {五星: {stars: 5, quota: 50%, ties: lower}}\n# 运行:kaohe run --period 2026Q3"
                )),
        ])
}
