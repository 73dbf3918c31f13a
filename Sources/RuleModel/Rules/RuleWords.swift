internal import Chronology
internal import Exact
internal import RecordModel

/// A rule's price in words: 扣2分/次; 扣一般1分、情节严重3分(每次); 满意率低于99%每低一个百分点扣3分.
public enum RuleWords {
    /// The price of a rule, with its shaping, its limit and whom it falls on.
    public static func price(of rule: Rule, in regulation: Regulation) -> String {
        let names = RegulationNames(regulation.version(of: rule), rows: rule.rows)
        let unit = unit(of: rule)
        var words =
            rule.effects.isEmpty
            ? (rule.consequences.isEmpty ? "不计分" : rule.consequences.joined(separator: "、"))
            : rule.effects.map { $0.price.words($0.direction, names, unit: unit) }.joined(separator: ";")
                + following(rule)
        if let run = rule.run { words = "连续\(run.length)次," + words }
        if rule.every > 1 { words = "每\(rule.every)次折算一次," + words }
        if rule.skip > 0 { words = "前\(rule.skip)次不计," + words }
        if let condition = rule.condition {
            words = (rule.within?.title ?? "") + condition.words(names) + "," + words
        }
        words += factor(rule.factor, names) + falling(rule.fallsOn)
        switch rule.limit {
        case .points(let limit)?: words += ",\(rule.within?.title ?? "")最多\(limit.plain)分"
        case .once?: words += ",\(rule.within?.title ?? "")只计一次"
        case nil: break
        }
        if let same = rule.same {
            let what = same.field == "deed" ? "事由" : names.field(same.field)
            switch same.keep {
            case .dearest: words += ",同一\(what)就高不就低"
            case .first: words += ",同一\(what)只计首次"
            case .all: break
            }
        }
        if rule.waiver != nil { words += ",符合免扣条件的不扣" }
        return words
    }

    /// What follows besides the price, behind it: `,并通报批评`; where there is no more than that, `,通报批评`.
    private static func following(_ rule: Rule) -> String {
        guard !rule.consequences.isEmpty else { return "" }
        let isNothing = rule.effects.allSatisfy { $0.price.amounts.allSatisfy { $0 == .points(.zero) } }
        return (isNothing ? "," : ",并") + rule.consequences.joined(separator: "、")
    }

    /// What multiplies the price, with a comma in front: `,乘以2`; empty where nothing does.
    public static func factor(_ factor: Factor?, _ names: any PriceNames) -> String {
        switch factor {
        case nil: return ""
        // What lifts a multiple of the part says nothing by itself.
        case .number(.one)?: return ""
        case .number(let number)?: return ",乘以\(number.plain)"
        case .table(let table)?:
            let rows = table.rows.map { row in
                let key =
                    switch row.key {
                    case .word(let word): word
                    case .number(let number): number.plain
                    case .comparison(let comparison): comparison.words(isShare: false)
                    }
                if case .points(let times) = row.amount { return "\(key)乘以\(times.plain)" }
                return key
            }
            return ",按\(names.title(table.by))" + rows.joined(separator: "、")
        }
    }

    /// On whom it falls, in brackets: (计入窗口、首席代表按1/2); empty where on the subject itself.
    public static func falling(_ fallsOn: FallsOn) -> String {
        guard case .shares(let shares) = fallsOn else { return "" }
        if fallsOn == .members { return "(窗口当日在岗每人)" }
        let words = shares.map { share in
            let who =
                switch share.bearer {
                case .subject: "本人"
                case .window: "窗口"
                case .members: "窗口当日在岗每人"
                case .department: "部门"
                case .post(let post): post
                }
            return share.share == .one ? who : "\(who)按\(share.share.plain)"
        }
        return "(计入\(words.joined(separator: "、")))"
    }

    /// What an occurrence is called: 次, 件, 时段; the window for a rule that fires by it.
    public static func unit(of rule: Rule) -> String {
        if rule.firesByWindow {
            switch rule.within {
            case .day?: return "日"
            case .period(.month)?: return "月"
            case .period(.quarter)?: return "季"
            case .period(.halfYear)?: return "半年"
            case .period(.year)?: return "年"
            case .trailing?, nil: return ""
            }
        }
        return unit(of: rule.rows)
    }

    /// What one row is called.
    static func unit(of rows: RowSource) -> String {
        switch rows {
        case .events, .log(.marks), .rules, .sequence: return "次"
        case .log(.cases): return "件"
        case .log(.sessions): return "时段"
        case .results: return "期"
        case .log, .declared: return "条"
        }
    }
}
