extension HelpTopic {
    /// Levels and consequences.
    static let levelsAndConsequences = HelpTopic(
        "等次和后果",
        pages: [
            DiagnosticHelp(
                .levelsOutOfOrder, zh: "等次没有从高到低", en: "levels out of order",
                cause: "后一档的星数或分数线不低于前一档,或前一档已经收下所有人。",
                remedy: "等次从高到低排。",
                wrong: .sheet(
                    "subject: staff\nperiod: quarter\nlevels:\n  四星: {stars: 4, at_least: 80}\n  五星: {stars: 5, at_least: 90}"
                ),
                right: .sheet(
                    "subject: staff\nperiod: quarter\nlevels:\n  五星: {stars: 5, at_least: 90}\n  四星: {stars: 4, at_least: 80}"
                )),
            DiagnosticHelp(
                .quotaOverWhole, zh: "名额超过全部", en: "quotas over the whole",
                cause: "各档名额加起来超过 100%。名额是各档自己的比例,不是累计。",
                remedy: "改小。",
                wrong: .sheet(
                    "subject: staff\nperiod: quarter\nlevels:\n  五星: {stars: 5, quota: 60%}\n  四星: {stars: 4, quota: 50%}"
                ),
                right: .sheet(
                    "subject: staff\nperiod: quarter\nlevels:\n  五星: {stars: 5, quota: 20%}\n  四星: {stars: 4, quota: 50%}"
                )),
            DiagnosticHelp(
                .unknownLevel, zh: "没有这个等次", en: "no such level",
                cause: "条件、no_higher_than(不得高于)里写的等次或荣誉,那张考核表没有。",
                remedy: "照抄 levels(等次)或 honours(荣誉)里的名称。",
                wrong: .regulation(capped("四颗星")), right: .regulation(capped("四星"))),
            DiagnosticHelp(
                .unknownConsequence, zh: "没有这个后果", en: "no such consequence",
                cause: "then(后果)里的名称不在后果表里。",
                remedy: "改名称,或写进 consequences(后果表)。",
                wrong: .rule("text: 每次扣1分,并通报批评\ndeduct: 1\nthen: 通报批平"),
                right: .rule("text: 每次扣1分,并通报批评\ndeduct: 1\nthen: 通报批评")),
            DiagnosticHelp(
                .unusedConsequence, zh: "后果没有用到", en: "consequence nothing brings",
                cause: "后果表里有,没有条目或等次带来它。",
                remedy: "删去,或写到 then(后果)里。",
                wrong: .regulation("consequences:\n  通报批评: {}"),
                right: .regulation(
                    """
                    consequences:
                      通报批评: {}
                    # …
                    1: {text: 每次扣1分并通报批评, deduct: 1, then: 通报批评}
                    """)),
        ])

    /// A consequence that caps the level.
    private static func capped(_ level: String) -> String {
        """
        consequences:
          限评: {no_higher_than: \(level)}
        sheets:
          staff:
            subject: staff
            period: quarter
            levels: {五星: {stars: 5, at_least: 90}, 四星: {stars: 4, at_least: 80}}
            parts:
              virtue: {title: 德, clause: 一, points: 100, floor: 0, rules: {1: {text: 扣1分, deduct: 1, then: 限评}}}
        """
    }
}
