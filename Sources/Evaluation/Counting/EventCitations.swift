public import Chronology
internal import Exact
public import RecordModel
internal import RuleModel

/// Which rules the events log may cite, by id (`virtue.3`) and by Chinese code (德3), and what each asks of a row.
///
/// One citation may mean a rule of several sheets, which all count the row.
public struct EventCitations: EventJudge {
    /// The most occurrences one row may stand for under a rule priced by which occurrence it is.
    static let mostNumbered = 1_000

    /// A rule of one of the sheets.
    struct Target: Hashable {
        let sheet: Int
        let rule: Int
    }

    /// The days on which the rules of a sheet may be cited.
    public struct Days: Hashable, Sendable {
        /// The first; `nil` is any.
        public let since: Day?
        /// The last, inclusive; `nil` is any.
        public let until: Day?

        /// Any day at all.
        public static let all = Days(since: nil, until: nil)

        /// Days by their ends.
        public init(since: Day?, until: Day?) {
            self.since = since
            self.until = until
        }

        func contains(_ day: Day) -> Bool { (since.map { $0 <= day } ?? true) && (until.map { $0 >= day } ?? true) }
    }

    private let targets: [ExactText: [Target]]
    private let rules: [[Rule]]
    private let kinds: [SubjectKind]
    private let days: [Days]
    private let regulations: [Regulation]

    /// The citations of several sheets, on any day that their rules are in force.
    public init(_ sheets: [SheetChoice]) { self.init(sheets.map { ($0, Days.all) }) }

    /// The citations of several sheets, of each on its days.
    public init(_ sheets: [(choice: SheetChoice, days: Days)]) {
        rules = sheets.map { $0.choice.sheet.rules.map(\.rule) }
        kinds = sheets.map(\.choice.sheet.subject)
        days = sheets.map(\.days)
        regulations = sheets.map(\.choice.regulation)
        var targets: [ExactText: [Target]] = [:]
        for (sheet, rules) in rules.enumerated() {
            for (index, rule) in rules.enumerated() where !rule.isWording {
                for name in Set([rule.id, rule.code]) where !name.isEmpty {
                    targets[ExactText(name), default: []].append(Target(sheet: sheet, rule: index))
                }
            }
        }
        self.targets = targets
    }

    /// The rules that count an event of a day citing this text.
    func countedBy(_ citation: String, on day: Day?) -> [Target] {
        (targets[ExactText(citation)] ?? []).filter { rules[$0.sheet][$0.rule].isCitable && isInForce($0, on: day) }
    }

    private func isInForce(_ target: Target, on day: Day?) -> Bool {
        guard let day else { return true }
        return days[target.sheet].contains(day) && rules[target.sheet][target.rule].isInForce(on: day)
    }

    /// The rules a citation names, whether or not they count events.
    func named(_ citation: String) -> [Target] { targets[ExactText(citation)] ?? [] }

    /// The posts on whose holders a row falls that cites this, each once.
    public func posts(under citation: String, on day: Day) -> [String] {
        var posts: [String] = []
        for target in countedBy(citation, on: day) {
            guard case .shares(let shares) = rules[target.sheet][target.rule].fallsOn else { continue }
            for case .post(let post) in shares.map(\.bearer) where !posts.contains(post) { posts.append(post) }
        }
        return posts
    }

    /// What the rules say of a row (data formats, section 3).
    public func judge(_ event: EventClaim) -> EventVerdict {
        guard let known = targets[ExactText(event.citation)] else { return EventVerdict([.init(.unknownRule, "rule")]) }
        let cited = known.filter { isInForce($0, on: event.day) }
        guard !cited.isEmpty else {
            return EventVerdict([.init(.ruleNotInForce, "rule", detail: whenInForce(known))])
        }
        let citable = countedBy(event.citation, on: event.day)
        guard !citable.isEmpty else {
            let rule = cited.first.map { rules[$0.sheet][$0.rule] }
            return EventVerdict([
                .init(
                    .ruleCountedElsewhere, "rule",
                    detail: rule.map { "条目 \($0.id) 由系统从\(Self.source(of: $0))自动计算,台账中不能登记" })
            ])
        }
        // A row that is good under one of several rules of one name counts under that one.
        let verdicts = citable.map { judge(event, under: rules[$0.sheet][$0.rule], kinds[$0.sheet]) }
        func isGood(_ remarks: [EventVerdict.Remark]) -> Bool { remarks.allSatisfy { $0.code.severity == .warning } }
        let decisive = verdicts.contains(where: isGood) ? verdicts.filter(isGood) : verdicts
        var remarks: [EventVerdict.Remark] = []
        for remark in decisive.joined() where !remarks.contains(remark) { remarks.append(remark) }
        return EventVerdict(remarks)
    }

    /// When rules of one name are in force: 条目 virtue.9 只在施行至 2026-08-15 的“…”里,当日没有施行.
    private func whenInForce(_ known: [Target]) -> String {
        var said: [String] = []
        for target in known {
            let regulation = regulations[target.sheet]
            let days = regulation.daysInForce.isEmpty ? "" : "(\(regulation.daysInForce))"
            let words = "“\(regulation.title)”\(days)"
            if !said.contains(words) { said.append(words) }
        }
        let id = known.first.map { rules[$0.sheet][$0.rule].id } ?? ""
        return "条目 \(id) 只在\(said.joined(separator: "、"))里,当日没有施行"
    }

    private func judge(_ event: EventClaim, under rule: Rule, _ kind: SubjectKind) -> [EventVerdict.Remark] {
        var remarks: [EventVerdict.Remark] = []
        switch event.subject {
        case .staff where !Self.takesPeople(rule, kind):
            remarks.append(.init(.wrongSubject, "staff", detail: "条目 \(rule.id) 记到窗口:工号留空,填写窗口"))
        case .window where !Self.takesWindows(rule, kind):
            remarks.append(.init(.wrongSubject, "window", detail: "条目 \(rule.id) 记到个人:须填写工号"))
        default: break
        }
        if rule.run?.along == "round", !event.hasRound {
            remarks.append(.init(.missingValue, "round", detail: "条目 \(rule.id) 按轮次计算,须填写轮次"))
        }
        if rule.quantities.contains(.nth), event.times > Self.mostNumbered {
            remarks.append(
                .init(
                    .badNumber, "times",
                    detail: "条目 \(rule.id) 按第几次计分,一行最多登记 \(Self.mostNumbered) 次;请分行登记"))
        }
        for effect in rule.effects {
            for remark in price(event, rule, effect.price) where !remarks.contains(remark) { remarks.append(remark) }
        }
        if rule.effects.isEmpty, event.hasPoints { remarks.append(.init(.pointsNotUsed, "points")) }
        return remarks
    }

    /// Whether a row that names a person may stand under a rule.
    private static func takesPeople(_ rule: Rule, _ kind: SubjectKind) -> Bool {
        if rule.fallsOn != .subject { return rule.run == nil }
        switch kind {
        case .staff: return true
        case .window: return rule.rowsOf.contains(.members)
        case .department, .declared: return rule.rowsOf.isEmpty || rule.rowsOf.contains(.members)
        }
    }

    /// Whether a row that names a window may stand under a rule.
    private static func takesWindows(_ rule: Rule, _ kind: SubjectKind) -> Bool {
        if rule.fallsOn != .subject { return true }
        return kind == .window && (rule.rowsOf.isEmpty || rule.rowsOf.contains(.window))
    }

    private func price(_ event: EventClaim, _ rule: Rule, _ price: any Price) -> [EventVerdict.Remark] {
        var amount: Amount?
        if let flat = price as? FlatPrice { amount = flat.amount }
        if let table = price as? PriceTable, table.by == .field("degree") {
            amount = table.amount(for: event.degree)
            if amount == nil, !Self.words(rule, about: "degree").contains(event.degree) {
                let known = table.words.joined(separator: "、")
                return [
                    event.degree.isEmpty
                        ? .init(.missingValue, "degree", detail: "条目 \(rule.id) 按情节计分,须填写情节:\(known)")
                        : .init(.unknownDegree, "degree", detail: "条目 \(rule.id) 的情节只有:\(known)")
                ] + (event.hasPoints ? [.init(.pointsNotUsed, "points")] : [])
            }
        }
        let pricesEmpty = (price as? PriceTable)?.whenEmpty != nil
        if price.quantities.contains(.field("quantity")), !event.hasQuantity, !pricesEmpty {
            return [.init(.missingValue, "quantity", detail: "条目 \(rule.id) 按数量计分,须填写数量")]
        }
        let range: String
        let bounds: (least: Rational, most: Rational)?
        let standard: Rational?
        switch amount {
        case .choose(let least, let most, let stated):
            (range, bounds, standard) = ("\(least.plain)–\(most.plain) 分之间的", (least, most), stated)
        case .chooseAny(let stated): (range, bounds, standard) = ("", nil, stated)
        default: return event.hasPoints && !Self.asksForPoints(rule) ? [.init(.pointsNotUsed, "points")] : []
        }
        guard event.hasPoints else {
            return standard == nil
                ? [.init(.missingValue, "points", detail: "条目 \(rule.id) 须填写 \(range)分值")] : []
        }
        guard let given = event.centipoints, let bounds else { return [] }
        let points = Rational(scaled: given, decimals: 2)
        return points < bounds.least || points > bounds.most
            ? [
                .init(
                    .pointsOutOfRange, "points",
                    detail: "条目 \(rule.id) 的分值须在 \(bounds.least.plain)–\(bounds.most.plain) 之间")
            ] : []
    }

    /// Whether a rule prices by the points cell itself.
    private static func asksForPoints(_ rule: Rule) -> Bool { rule.quantities.contains(.field("points")) }

    /// The words a rule's own conditions name for a field: a row may carry them even where the table prices none.
    private static func words(_ rule: Rule, about field: String) -> [String] {
        let waived: [FieldTest] = if case .row(let tests)? = rule.waiver { tests } else { [] }
        return (rule.filter.keep + rule.filter.drop + waived).filter { $0.field == field }.flatMap { test -> [String] in
            if case .isOne(let words) = test.test { words } else { [] }
        }
    }

    private static func source(of rule: Rule) -> String {
        switch rule.rows {
        case .log, .declared, .sequence, .rules, .results: rule.rows.title
        case .events: "指标"
        }
    }
}
