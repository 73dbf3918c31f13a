internal import RuleModel

extension Construct {
    /// 排名.
    static let rank = Construct(
        "rank", "排名", "谁参加排名、和谁比、并列怎么办。",
        keys: [
            Key("among", .definition("among"), "参评范围。"),
            Key("peers", .each(Ranking.Peers.self), "在什么里面排名;缺省一起排。"),
            Key(
                "ties", .oneOrMore(.definition("measure_reference")), "总分相同时依次比什么:部分或指标。",
                example: "ties: [integrity, performance]"),
        ])

    /// 参评范围.
    static let among = Construct(
        "among", "参评范围", "谁参加排名。",
        keys: [
            Key("days", .numberOrComparison, "至少在岗几个工作日。", example: "days: at_least 20"),
            Key("attendance", .numberOrComparison, "至少出勤多少。", example: "attendance: at_least 2/3"),
            Key("unless", .definition("posts"), "不参评的岗位。", example: "unless: {post: [首席代表]}"),
        ])

    /// Posts that are not ranked.
    static let posts = Construct(
        "posts", "岗位", "不参评的岗位。", keys: [Key("post", .oneOrMore(.text), "岗位。", required: true)])
}
