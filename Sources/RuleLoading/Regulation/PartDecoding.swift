internal import Chronology
internal import Diagnostics
internal import Exact
internal import RuleModel
internal import YAMLDocument

/// Parts: 德, 能, 勤, 绩, 廉. A part's score is its start (else its points) with its lines, kept between floor and ceiling.
extension FileDecoder {
    private static let partKeys = KeySet(
        ["title", "code", "clause", "points", "start", "floor", "ceiling", "rules"],
        planned: [
            "weight", "limit", "factor", "same", "keep", "parts", "take", "rows", "rows_of", "falls_on", "where",
            "unless",
            "within",
        ])

    /// A part by its key in a sheet's `parts`.
    func part(_ pair: YAMLPair, period: PeriodKind, _ scope: Scope) -> Part? {
        checkID(pair.key)
        guard let fields = fields(pair.value, Self.partKeys, owner: pair.key.span) else { return nil }
        let title = text(fields.required("title")) ?? pair.name
        let code = (text(fields["code"]) ?? title).halfWidth
        let clause = text(fields["clause"]) ?? ""
        let points = number(fields.required("points")) ?? .zero
        let start = number(fields["start"]) ?? points
        let context = RuleContext(
            partID: pair.name.halfWidth, partCode: code, partClause: clause, period: period, scope: scope)
        let rules = fields["rules"].map(entries)?.compactMap { rule($0, context) } ?? []
        let floor = bound(fields["floor"]) ?? .zero
        let ceiling = bound(fields["ceiling"]) ?? points
        askForBounds(fields, rules, points: points, start: start, title: title)
        checkBounds(fields, floor, ceiling)
        return Part(
            id: pair.name.halfWidth, title: title, code: code, clause: clause, points: points, start: start,
            floor: floor,
            ceiling: ceiling, rules: rules)
    }

    /// A bound that is not stated is asked about where a rule could reach it.
    private func askForBounds(_ fields: Fields, _ rules: [Rule], points: Rational, start: Rational, title: String) {
        let takes = rules.contains { $0.effects.contains { $0.direction == .deduct } }
        let gives = rules.contains { $0.effects.contains { $0.direction == .add } } || start > points
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
