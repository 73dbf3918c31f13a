internal import Chronology
internal import Diagnostics
internal import Exact
internal import RecordModel
internal import RuleModel
internal import YAMLDocument

/// Parts: 德, 能, 勤, 绩, 廉, as a tree. A part's score is its start with its lines and its parts, kept between floor and
/// ceiling, times its weight.
extension FileDecoder {
    static let partKeys = KeySet(
        [
            "title", "code", "clause", "reading", "points", "start", "floor", "ceiling", "weight", "limit", "same",
            "keep",
            "take", "rules", "parts",
        ] + inheritable)

    /// Where a part stands.
    struct PartContext {
        var sheet: SheetOutline
        var parent: PartPlace?
        var inherited: [String: YAMLPair] = [:]
        var scope: Scope
    }

    /// A part by its key in `parts`.
    func part(_ pair: YAMLPair, _ context: PartContext) -> Part? {
        checkID(pair.key)
        guard let fields = fields(pair.value, Self.partKeys, owner: pair.key.span) else { return nil }
        let place = PartPlace(pair, in: context.parent)
        for key in ["code", "clause"] { _ = text(fields[key]) }
        let title = text(fields.required("title")) ?? pair.name
        // A top part says what it is worth; one inside another that says nothing only groups rules.
        let points = number(context.parent == nil ? fields.required("points") : fields["points"]) ?? .zero
        var inherited = context.inherited
        for key in Self.inheritable { if let own = fields.pair(key) { inherited[key] = own } }
        let rulePlace = RulePlace(sheet: context.sheet, part: place)
        let rules = decodeRules(
            fields["rules"], RuleContext(place: rulePlace, inherited: inherited, scope: context.scope))
        let below = PartContext(sheet: context.sheet, parent: place, inherited: inherited, scope: context.scope)
        let parts = fields["parts"].map(entries)?.compactMap { part($0, below) } ?? []
        let take = composition(fields.pair("take"), for: context.sheet, context.scope)
        let start = start(fields, points: points, rules: rules, parts: parts, takes: fields.has("take"))
        let floor = bound(fields["floor"]) ?? .zero
        let ceiling = bound(fields["ceiling"]) ?? points
        let weight = quantity(fields["weight"])?.value ?? .one
        askForBounds(fields, rules.map(\.rule), parts, points: points, start: start, title: title)
        checkBounds(fields, floor, ceiling)
        checkInherited(fields, hasRules: !rules.isEmpty || parts.contains { !$0.allRules.isEmpty })
        let limit = limit(fields["limit"], rules.flatMap(\.rule.effects), priced: nil)
        checkPoints(in: rules, points: points, limit: limit)
        return Part(
            id: place.id, path: place.path, title: title, code: place.code, clause: place.clause,
            reading: text(fields["reading"]) ?? "", points: points,
            start: start, floor: floor, ceiling: ceiling, weight: weight, limit: limit,
            within: inherited["within"].flatMap { timeWindow($0.value, in: context.sheet.period) },
            same: partSame(fields, rules), take: take, rules: rules.map(\.rule), parts: parts)
    }

    /// The rules under `rules`.
    func decodeRules(_ node: YAMLNode?, _ context: RuleContext) -> [DecodedRule] {
        node.map(entries)?.compactMap { rule($0, context) } ?? []
    }

    /// What a part starts from: what its own parts do not account for, unless stated; what takes scores starts from 0.
    private func start(
        _ fields: Fields, points: Rational, rules: [DecodedRule], parts: [Part], takes: Bool
    ) -> Rational {
        let sum = parts.reduce(Rational.zero) { $0 + $1.points * $1.weight }
        let stated = number(fields["start"])
        // Parts of no points of their own only group the rules of this one.
        let isShort = !sum.isZero && sum < points && stated == nil && rules.isEmpty && !takes
        if let node = fields["points"], sum > points || isShort {
            report(
                .pointsNotFull, at: node.span,
                (
                    "下级部分满分之和是 \(sum.plain),不是 \(points.plain)",
                    "the points of its parts add up to \(sum.plain), not \(points.plain)"
                ),
                fix: (
                    "核对各部分的 points(满分)和 weight(权重);确实另有基础分的写 start(基础分)",
                    "check the points and weights of the parts; write 'start' where it has points of its own"
                ))
        }
        if let stated { return stated }
        if takes { return .zero }
        return sum < points ? points - sum : .zero
    }

    /// What holds across the part's own rules must be a field of the rows of one of them.
    private func partSame(_ fields: Fields, _ rules: [DecodedRule]) -> SameRows? {
        guard let node = fields["same"] else {
            withoutEffect(["keep"], in: fields, because: ("没有 same(同一)", "there is no 'same'"))
            return nil
        }
        let shapes = rules.compactMap(\.shape)
        guard let first = shapes.first else {
            withoutEffect(["same"], in: fields, because: ("这一部分没有自己的条目", "the part has no rules of its own"))
            return nil
        }
        let shape = shapes.allSatisfy { $0.source == first.source } ? first : RowShape.sequence(shapes)
        return same(node, keep: fields["keep"], shape)
    }

    private func checkInherited(_ fields: Fields, hasRules: Bool) {
        guard !hasRules else { return }
        withoutEffect(
            Self.inheritable.filter { $0 != "within" || !fields.has("limit") }, in: fields,
            because: ("这一部分里没有条目", "there are no rules in the part"))
    }

    /// A bound that is not stated is asked about where a rule could reach it.
    private func askForBounds(
        _ fields: Fields, _ rules: [Rule], _ parts: [Part], points: Rational, start: Rational, title: String
    ) {
        let effects = rules.flatMap(\.effects)
        let takes = effects.contains { $0.direction == .deduct } || parts.contains { $0.floor == nil }
        let most = parts.reduce(Rational?.some(start)) { sum, part in
            guard let sum, let ceiling = part.ceiling else { return nil }
            return sum + ceiling * part.weight
        }
        let gives = effects.contains { $0.direction == .add } || (most.map { $0 > points } ?? true)
        if takes && !fields.has("floor") {
            report(
                .boundNotStated, at: fields.owner,
                ("“\(title)”扣到多少为止没有写明,按 0 分为下限计算", "the floor of '\(title)' is not stated; 0 is used"),
                fix: ("写 floor: 0(扣完为止)或 floor: none(不设下限)", "write floor: 0 or floor: none"))
        }
        if gives && !fields.has("ceiling") {
            report(
                .boundNotStated, at: fields.owner,
                (
                    "“\(title)”最多加到多少没有写明,按满分 \(points.plain) 为上限计算",
                    "the ceiling of '\(title)' is not stated; its points, \(points.plain), are used"
                ),
                fix: ("写 ceiling: 数字,或 ceiling: none(不设上限)", "write ceiling: and a number, or ceiling: none"))
        }
    }

    /// A floor above its ceiling leaves no score.
    func checkBounds(_ fields: Fields, _ floor: Rational?, _ ceiling: Rational?) {
        guard let floor, let ceiling, floor > ceiling, let node = fields["floor"] ?? fields["ceiling"] else { return }
        report(
            .rangeReversed, at: node.span,
            (
                "下限 \(floor.plain) 高于上限 \(ceiling.plain)",
                "the floor \(floor.plain) is above the ceiling \(ceiling.plain)"
            ),
            fix: ("核对 floor 和 ceiling", "check floor and ceiling"))
    }
}
