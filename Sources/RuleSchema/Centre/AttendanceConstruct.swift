internal import Chronology

extension Construct {
    /// An attendance policy.
    static let attendance = Construct(
        "attendance", "考勤制度", "一天几个时段、什么时候打卡、迟到多久算缺勤。",
        keys: [
            Key("kind", .words(["attendance"]), "文件的类别。", example: "kind: attendance", required: true),
            Key("title", .text, "名称。", required: true),
        ] + minutes + hours(required: false) + [
            Key("seasons", .entries(.definition("season")), "冬夏作息不同时,各季的作息。")
        ],
        demands: [.anyOf(["sessions", "seasons"])])

    /// 季节.
    static let season = Construct(
        "season", "季节", "一年里的一段,有自己的作息。",
        keys: [
            Key("since", .monthDay, "第一天。", example: "since: 05-01", required: true),
            Key("until", .monthDay, "最后一天。", required: true),
        ] + minutes + hours(required: true))

    /// 时段.
    static let session = Construct(
        "session", "时段", "一天里的一个时段,如上午。",
        keys: [
            Key("start", .time, "上班时间。", example: "start: 08:30", required: true),
            Key("end", .time, "下班时间。", required: true),
            Key("sign_in", .pair(.time), "签到窗口,首尾都算。", example: "sign_in: [07:00, 10:15]", required: true),
            Key("sign_out", .pair(.time), "签退窗口,首尾都算。", required: true),
        ] + minutes + [Key("days", .number, "折合几天,缺省 0.5。")])

    private static let minutes: [Key] = [
        Key("grace", .whole(0...720), "迟到、早退超过几分钟才算,缺省 0。"),
        Key("absent_after", .whole(0...1440), "迟到或早退超过几分钟,这个时段算缺勤。"),
    ]

    private static func hours(required: Bool) -> [Key] {
        [
            Key("sessions", .entries(.definition("session")), "时段:名称和打卡时间。", required: required),
            Key(
                "weekdays",
                .keyed(
                    Weekday.allCases.map(\.rawValue),
                    .entries(.definition("session"))), "作息不同的星期几。",
                example: "weekdays:\n  friday: {上午: {start: 08:30, …}}"),
            Key("make_up_days", .entries(.definition("session")), "调休上班日的作息;缺省同平日。"),
        ]
    }
}
