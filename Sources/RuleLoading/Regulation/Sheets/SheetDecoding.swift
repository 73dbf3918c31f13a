internal import Chronology
internal import Diagnostics
internal import Exact
internal import RuleModel
internal import YAMLDocument

/// Sheets: one score each, with its subject, period, parts, bounds, ranking and levels.
extension FileDecoder {
    static let sheetKeys = KeySet(
        [
            "title", "subject", "period", "decimals", "rounding", "clause", "reading", "parts", "rules", "floor",
            "ceiling",
            "full", "rank", "levels", "honours", "examples",
        ], bare: ["examples"])

    /// A sheet by its key in `sheets`.
    func sheet(_ pair: YAMLPair, regulationTitle: String, _ scope: Scope) -> Sheet? {
        checkID(pair.key)
        guard let outline = scope.sheet(pair.name.halfWidth),
            let fields = fields(pair.value, Self.sheetKeys, owner: pair.key.span)
        else { return nil }
        let subject = subject(fields.required("subject"), scope.subjects)
        let period = word(fields.required("period"), among: PeriodKind.allCases.map(\.rawValue))
            .flatMap(PeriodKind.init)
        let rounding = word(fields["rounding"], among: Rounding.allCases.map(\.rawValue)).flatMap(Rounding.init)
        let decimals = whole(fields["decimals"], 0...6)
        let clause = text(fields["clause"]) ?? ""
        let parts = filledEntries(fields.required("parts")).compactMap {
            part($0, PartContext(sheet: outline, scope: scope))
        }
        let total = RulePlace(sheet: outline, part: .total(clause: clause))
        let totalRules = decodeRules(fields["rules"], RuleContext(place: total, scope: scope))
        let full = checkFull(fields, parts)
        checkPoints(in: totalRules, points: full, limit: nil)
        let floor = bound(fields["floor"]) ?? nil
        let ceiling = bound(fields["ceiling"]) ?? nil
        checkBounds(fields, floor, ceiling)
        let ranking = ranking(fields.pair("rank"), parts, subject, scope)
        let levels = self.levels(fields["levels"], outline, scope, isHonour: false)
        let honours = self.levels(fields["honours"], outline, scope, isHonour: true)
        guard let subject, let period else { return nil }
        return Sheet(
            id: outline.id, title: text(fields["title"]) ?? regulationTitle, subject: subject, period: period,
            decimals: decimals ?? 2, rounding: rounding ?? .halfUp, clause: clause,
            reading: text(fields["reading"]) ?? "", parts: parts,
            totalRules: totalRules.map(\.rule), floor: floor, ceiling: ceiling, ranking: ranking, levels: levels,
            honours: honours)
    }

    /// A kind of subject by its word; reported where there is none.
    func subject(_ node: YAMLNode?, _ declared: [SubjectDeclaration]) -> SubjectKind? {
        guard let node, let text = scalar(node) else { return nil }
        if let kind = SubjectKind.named(text, declared) { return kind }
        let words = SubjectKind.builtIn.map(\.id)
        report(
            .unknownWord, at: node.span, ("没有“\(text)”这种考核对象", "there is no kind of subject '\(text)'"),
            fix: suggestion(
                NearestName.find(text, among: words.flatMap(Vocabulary.spellings) + declared.map(\.id)),
                words.map(Vocabulary.listed) + declared.map(\.id)))
        return nil
    }

    /// The text's stated total, checked against the parts; what they come to.
    private func checkFull(_ fields: Fields, _ parts: [Part]) -> Rational {
        let sum = parts.reduce(Rational.zero) { $0 + $1.points * $1.weight }
        guard let node = fields["full"], let full = number(node), sum != full else { return sum }
        report(
            .pointsNotFull, at: node.span,
            ("各部分满分之和是 \(sum.plain),不是 \(full.plain)", "the parts' points add up to \(sum.plain), not \(full.plain)"),
            fix: ("核对各部分的 points(满分)和 weight(权重)", "check the points and weights of the parts"))
        return sum
    }
}
