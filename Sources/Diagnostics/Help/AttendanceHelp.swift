extension HelpTopic {
    /// Attendance policies.
    static let attendance = HelpTopic(
        "考勤制度",
        pages: [
            DiagnosticHelp(
                .windowsOverlap, zh: "打卡窗口重叠", en: "windows for signing overlap",
                cause: "同一天的两个打卡窗口含有同一分钟(首尾都算),或两个时段重叠,一次打卡分不清算哪个。",
                remedy: "后一个从下一分钟开始。",
                wrong: .attendance(
                    "sessions:\n  上午: {start: 08:30, end: 12:00, sign_in: [07:00, 10:15], sign_out: [10:15, 13:15]}"),
                right: .attendance(
                    "sessions:\n  上午: {start: 08:30, end: 12:00, sign_in: [07:00, 10:15], sign_out: [10:16, 13:15]}")),
            DiagnosticHelp(
                .seasonOverlap, zh: "季节重叠", en: "seasons overlap",
                cause: "有日子同时属于两个季节。",
                remedy: "改正 since(自)和 until(至)。",
                wrong: .attendance(seasons("05-01, until: 09-30", "09-30, until: 04-30")),
                right: .attendance(seasons("05-01, until: 09-30", "10-01, until: 04-30"))),
            DiagnosticHelp(
                .seasonGap, zh: "季节有空档", en: "days in no season",
                cause: "有日子不属于任何季节,那些天没有作息,也就不考勤。",
                remedy: "补上季节,或在最外层写 sessions(时段)。",
                wrong: .attendance(seasons("05-01, until: 09-30", nil)),
                right: .attendance(seasons("05-01, until: 09-30", "10-01, until: 04-30"))),
        ])

    private static func seasons(_ summer: String, _ winter: String?) -> String {
        let hours = "{上午: {start: 08:30, end: 12:00, sign_in: [07:00, 10:15], sign_out: [10:16, 13:15]}}"
        func season(_ name: String, _ since: String) -> String {
            "\n  \(name): {since: \(since), sessions: \(hours)}"
        }
        return "seasons:" + season("夏季", summer) + (winter.map { season("冬季", $0) } ?? "")
    }
}
