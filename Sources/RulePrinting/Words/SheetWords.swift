internal import Chronology
internal import Exact
internal import RuleModel

extension RegulationWords {
    /// The full points of a sheet: those of its top parts by their weights.
    static func fullPoints(of sheet: Sheet) -> Rational { sheet.parts.reduce(.zero) { $0 + $1.points * $1.weight } }

    /// 对象, 周期, 满分, 上限, 下限, 小数.
    func facts(of sheet: Sheet) -> [PrintedPage.Fact] {
        [
            .init("对象", subject(sheet.subject)), .init("周期", Self.period(sheet.period)),
            .init("满分", Self.fullPoints(of: sheet).isZero ? "不计分" : Self.fullPoints(of: sheet).plain + "分"),
            .init("上限", sheet.ceiling.map { $0.plain + "分" } ?? "不设"),
            .init("下限", sheet.floor.map { $0.plain + "分" } ?? "不设"),
            .init("小数", "\(sheet.decimals)位,\(Self.rounding(sheet.rounding))"),
        ]
    }

    /// 四舍五入.
    static func rounding(_ rounding: Rounding) -> String {
        switch rounding {
        case .halfUp: "四舍五入"
        case .down: "舍去"
        case .up: "进一"
        }
    }

    /// Who is ranked, against whom and how ties break, a sentence each.
    func ranking(of sheet: Sheet) -> [String] {
        let ranking = sheet.ranking
        var among = ["在岗满\(ranking.leastDays)个工作日"]
        if let least = ranking.leastAttendance { among.append("出勤率\(least.words(isShare: true))") }
        if !ranking.excludedPosts.isEmpty { among.append("\(ranking.excludedPosts.joined(separator: "、"))不参加") }
        var sentences = ["参评范围:" + among.joined(separator: ",")]
        if let peers = ranking.peers {
            let by =
                switch peers {
                case .group: "分组"
                case .window: "窗口"
                case .department: "部门"
                case .post: "岗位"
                }
            sentences.append("按\(by)分别排名")
        }
        let ties = ranking.ties.map { tie in
            switch tie {
            case .part(let index): index < sheet.parts.count ? sheet.parts[index].title : "?"
            case .measure(let name): measure(name)
            }
        }
        sentences.append(ties.isEmpty ? "同分的名次并列" : "同分的依次比\(ties.joined(separator: "、")),仍相同的名次并列")
        return sentences
    }

    /// What a consequence does to levels: 不得参加评选(至季末); 等次不高于四星.
    func effect(of consequence: Consequence) -> String {
        var words: [String] = []
        if consequence.bars {
            let until =
                switch consequence.until {
                case .month?: "(至当月末)"
                case .quarter?: "(至当季末)"
                case .halfYear?: "(至半年末)"
                case .year?: "(至当年末)"
                case nil: "(本期)"
                }
            words.append("不得参加评选" + until)
        }
        if let level = consequence.noHigherThan { words.append("等次不高于\(level)") }
        if consequence.lower > 0 { words.append("降\(consequence.lower)等") }
        return words.isEmpty ? "—" : words.joined(separator: ",")
    }

    /// When a consequence falls by itself: 《月度考核》12个月内等次为未达标 … ; — where rules or levels bring it.
    func trigger(of consequence: Consequence) -> String {
        guard let condition = consequence.condition else { return "—" }
        return (consequence.sheet.map(sheet) ?? "") + consequence.within.title + condition.words(names(.events))
            + (consequence.isAgain ? "(每期满足都适用)" : "(首次满足的一期适用)")
    }
}
