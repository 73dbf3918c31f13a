internal import Diagnostics
internal import Exact
internal import RecordModel
internal import RuleModel
internal import YAMLDocument

/// Prices by steps: `{each: 3, per: 1%, by: satisfaction, short_of: 99%, remainder: dropped}`, so much for every step of a
/// number past a line. What becomes of a broken step is stated wherever the number can be broken.
extension FileDecoder {
    /// Number fields whose values need not be whole.
    static let brokenNumbers: Set<String> = ["days", "quantity", "points"]

    /// A step price of a rule over a log.
    func step(_ fields: Fields, of log: LogKind, _ context: PriceContext) -> StepPrice? {
        let each = number(fields["each"])
        let per = quantity(fields["per"])
        let first = number(fields["first"])
        let quantity = stepped(fields.required("by"), of: log, context)
        let (side, line) = line(fields)
        let remainder = remainder(fields, quantity, per, line, context.scope)
        if let per, per.value.isZero, let node = fields["per"] {
            report(
                .badNumber, at: node.span, ("每一档的跨度不能是 0", "a step cannot be 0 long"),
                fix: ("写大于 0 的数", "write a number above 0"))
            return nil
        }
        checkUnits(fields, quantity, per, line, context.scope)
        guard let each, let quantity, !fields.has("per") || per != nil else { return nil }
        return StepPrice(
            each: .points(each), per: per?.value ?? .one, by: quantity, side: side, line: .number(line?.value ?? .zero),
            isShare: per?.isShare == true || line?.isShare == true, first: first.map(Amount.points),
            remainder: remainder ?? .dropped)
    }

    /// What is stepped along: a number of the row, else a measure.
    private func stepped(_ node: YAMLNode?, of log: LogKind, _ context: PriceContext) -> RuleModel.Quantity? {
        guard let node, let name = scalar(node) else { return nil }
        if Vocabulary.english(name, among: ["nth", "count"]) != nil || name.hasPrefix("place of") {
            notSupported("by: \(name)", at: node.span)
            return nil
        }
        let fields = LogSchema.fields(of: log)
        let numbers = fields.filter { $0.type == .number && $0.isKept }
        let field = fields.first { $0.id == name.halfWidth || $0.header == name.halfWidth }
        if context.scope.isRatio[name] != nil {
            if let field, field.type == .number {
                reportAmbiguous(node, name, log)
                context.scope.usedMeasures.insert(name)
                return .field(field.id)
            }
            return measure(node, context.scope).map { .measure($0) }
        }
        if let field {
            if field.type == .number { return kept(field, node, of: log).map { .field($0.id) } }
            report(
                .wrongTest, at: node.span, ("“\(field.header)”(\(field.id))不是数字", "the field \(field.id) is no number"),
                fix: suggestion(nil, numbers.map { "\($0.id)(\($0.header))" } + context.scope.measures))
            return nil
        }
        let names = numbers.flatMap { [$0.id, $0.header] } + context.scope.measures
        report(
            .unknownMeasure, at: node.span,
            (
                "没有名为“\(name)”的指标,\(log.title)里也没有这一列",
                "there is no measure '\(name)', and no such field of \(log.rawValue)"
            ),
            fix: suggestion(NearestName.find(name, among: names), context.scope.measures))
        return nil
    }

    private func reportAmbiguous(_ node: YAMLNode, _ name: String, _ log: LogKind) {
        report(
            .ambiguousName, at: node.span,
            (
                "“\(name)”既是指标,又是\(log.title)的一列,分不清指哪个",
                "'\(name)' is both a measure and a field of \(log.rawValue)"
            ), fix: ("给指标换一个名称", "give the measure another name"))
    }

    private func line(_ fields: Fields) -> (StepPrice.Side, WrittenNumber?) {
        if fields.has("beyond"), let pair = fields.pair("short_of") {
            report(
                .wrongType, at: pair.key.span,
                ("超出(beyond)和不足(short_of)只能写一个", "write 'beyond' or 'short_of', not both"),
                fix: ("删去一个", "remove one"))
        }
        let side: StepPrice.Side = fields.has("short_of") ? .shortOf : .beyond
        guard let node = fields[side.rawValue] else { return (side, nil) }
        if let text = node.text,
            Vocabulary.english(text.trimmed, among: ["mean"]) != nil
                || ["best", "last", "target"].contains(text)
        {
            notSupported("\(side.rawValue): \(text)", at: node.span)
            return (side, nil)
        }
        return (side, quantity(node))
    }

    private func remainder(
        _ fields: Fields, _ quantity: RuleModel.Quantity?, _ per: WrittenNumber?, _ line: WrittenNumber?, _ scope: Scope
    ) -> StepPrice.Remainder? {
        if fields.has("remainder") {
            return word(fields["remainder"], among: StepPrice.Remainder.allCases.map(\.rawValue))
                .flatMap(StepPrice.Remainder.init)
        }
        guard let quantity else { return nil }
        let isWhole: Bool =
            switch quantity {
            case .field(let name): !Self.brokenNumbers.contains(name)
            case .measure(let name): scope.isRatio[name] == false
            case .nth, .count, .place: true
            }
        if isWhole && (per?.value ?? .one) == .one && (line?.value ?? .zero).isWhole { return nil }
        report(
            .remainderNotStated, at: fields.pair("each")?.key.span ?? fields.owner,
            ("没有写明不满一档怎么算", "it is not stated what becomes of a broken step"),
            fix: (
                "加上 remainder(零头): dropped(舍去)、counts(进一)或 exact(按比例)",
                "add remainder: dropped, counts or exact"
            ))
        return nil
    }

    /// A share is held against shares, a count against numbers.
    private func checkUnits(
        _ fields: Fields, _ quantity: RuleModel.Quantity?, _ per: WrittenNumber?, _ line: WrittenNumber?, _ scope: Scope
    ) {
        guard let quantity else { return }
        let isRatio: Bool =
            switch quantity {
            case .measure(let name): scope.isRatio[name] ?? false
            case .field, .nth, .count, .place: false
            }
        if isRatio, !fields.has("per") {
            // A step of one whole would be a hundred percentage points, which nobody means.
            report(
                .missingField, at: fields.pair("each")?.key.span ?? fields.owner,
                ("没有写明每低(高)多少算一档", "it is not stated how long a step is"),
                fix: ("加上 per(每),如 per: 1%", "add per, such as per: 1%"))
        }
        for (key, value) in [("per", per), ("beyond", line), ("short_of", line)] {
            guard let value, let node = fields[key], value.isShare != isRatio else { continue }
            report(
                .badNumber, at: node.span,
                isRatio
                    ? ("比率要和百分数比", "a ratio is held against a share")
                    : ("这里是数量,不能写百分数", "this is a count, not a share"),
                fix: isRatio
                    ? ("加上百分号,如 99%、1%", "write it in per cent: 99%, 1%") : ("去掉百分号", "remove the per cent sign"))
        }
    }
}
