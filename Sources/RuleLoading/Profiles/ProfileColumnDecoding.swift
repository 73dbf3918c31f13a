internal import Diagnostics
internal import RecordModel
internal import YAMLDocument

/// The columns of an import profile: a header, several spellings of one, or a mapping that says more.
extension FileDecoder {
    static let profileColumnKeys = KeySet([
        "header", "position", "value", "date", "punches", "words", "pad", "by_name", "unit", "repeats",
        "pairs",
    ])
    static let pairKeys = KeySet(["kind", "from", "until"])
    static let unitKeys = KeySet(["header", "words"])

    func profileColumn(_ pair: YAMLPair, field: Field, headerRows: Int) -> ImportColumn? {
        guard pair.value.pairs != nil else {
            if pair.value.isNull { nothingIn(pair.value) }
            let headers = list(pair.value.isNull ? nil : pair.value).compactMap { scalar($0) }
            guard !headers.isEmpty else { return nil }
            return needsNoHeader(headerRows, pair)
                ? nil
                : ImportColumn(
                    field: field.id, .headers(headers), isRequired: field.isRequired)
        }
        guard let fields = fields(pair.value, Self.profileColumnKeys, owner: pair.key.span),
            let source = source(fields, pair, headerRows)
        else { return nil }
        if case .punches = source, field.id != "time" {
            report(
                .keyWithoutEffect, at: pair.key.span,
                ("punches(打卡)只用于打卡时间(time)", "'punches' belongs to the field 'time' only"),
                fix: ("改写为 header: 表头", "write 'header: HEADER' instead"))
        }
        if case .pairs = source, field.id != "pauses" {
            report(
                .keyWithoutEffect, at: pair.key.span,
                ("pairs(起止)只用于暂停时段(pauses)", "'pairs' belongs to the field 'pauses' only"),
                fix: ("改写为 header: 表头", "write 'header: HEADER' instead"))
        }
        var unit: LimitUnit?
        var unitHeaders: [String] = []
        var unitWords: [ImportWord] = []
        if let node = fields["unit"] {
            if node.pairs == nil {
                unit = word(node, among: LimitUnit.allCases.map(\.rawValue)).flatMap { LimitUnit(rawValue: $0) }
            } else if let inner = self.fields(node, Self.unitKeys, owner: node.span) {
                unit = .workdays
                unitHeaders = headers(inner.required("header"))
                unitWords = words(inner["words"], among: nil)
            }
            if field.id != "promise" {
                report(
                    .keyWithoutEffect, at: node.span,
                    ("unit(单位)只用于承诺时限(promise)", "'unit' belongs to the field 'promise' only"),
                    fix: ("删去", "remove it"))
            }
        }
        var allowed: [String]?
        if case .words(let list) = field.type { allowed = list }
        return ImportColumn(
            field: field.id, source, isRequired: field.isRequired, words: words(fields["words"], among: allowed),
            pad: whole(fields["pad"], 1...40) ?? 0, nameHeaders: headers(fields["by_name"]), unit: unit,
            unitHeaders: unitHeaders, unitWords: unitWords, repeats: fields["repeats"].flatMap { yesOrNo($0) } ?? false)
    }

    /// Where the text stands: exactly one of header, position, value and punches, or a name alone.
    private func source(_ fields: Fields, _ pair: YAMLPair, _ headerRows: Int) -> ImportColumn.Source? {
        let kinds = ["header", "position", "value", "punches", "pairs"].filter { fields.has($0) }
        guard kinds.count == 1 || (kinds.isEmpty && fields.has("by_name")) else {
            report(
                kinds.isEmpty ? .missingField : .keyWithoutEffect, at: pair.key.span,
                (
                    "“\(pair.name)”要写 header(表头)、position(列号)、value(固定为)、punches(打卡)、pairs(起止)之中的一个",
                    "'\(pair.name)' takes one of header, position, value, punches and pairs"
                ),
                fix: ("只写其中一个", "write one of them"))
            return nil
        }
        switch kinds.first {
        case "position": return fields["position"].flatMap(position).map { .position($0) }
        case "value": return fields["value"].flatMap { scalar($0) }.map { .constant($0) }
        case "pairs":
            let pairs = list(fields["pairs"]).compactMap(importPair)
            return needsNoHeader(headerRows, pair) || pairs.isEmpty ? nil : .pairs(pairs)
        case "punches":
            let date = headers(fields.required("date"))
            let times = headers(fields["punches"])
            return needsNoHeader(headerRows, pair) || date.isEmpty ? nil : .punches(date: date, times: times)
        default:
            if let date = fields.pair("date") {
                report(
                    .keyWithoutEffect, at: date.key.span,
                    ("date(日期)要和 punches(打卡)一起写", "'date' goes with 'punches'"),
                    fix: ("删去,或把 header 改为 punches", "remove it, or write punches for header"))
            }
            return needsNoHeader(headerRows, pair) ? nil : .headers(headers(fields["header"]))
        }
    }

    /// The columns in which pauses of one kind begin and end.
    private func importPair(_ node: YAMLNode) -> ImportPair? {
        guard let fields = fields(node, Self.pairKeys, owner: node.span), let kind = text(fields.required("kind"))
        else { return nil }
        let from = headers(fields.required("from"))
        return from.isEmpty ? nil : ImportPair(kind: kind.halfWidth, from: from, until: headers(fields["until"]))
    }

    /// A file without a header has its columns by their place.
    private func needsNoHeader(_ headerRows: Int, _ pair: YAMLPair) -> Bool {
        guard headerRows == 0 else { return false }
        report(
            .impossibleValue, at: pair.key.span,
            ("文件没有表头(header_rows: 0),“\(pair.name)”不能按表头找", "without a header, '\(pair.name)' cannot be found by one"),
            fix: ("写列号,如 {position: A}", "write its place, as {position: A}"))
        return true
    }

    private func headers(_ node: YAMLNode?) -> [String] { list(node).compactMap { scalar($0) } }

    /// A column by its letters or its number.
    private func position(_ node: YAMLNode) -> Int? {
        guard let text = scalar(node)?.halfWidth.uppercased() else { return nil }
        if let column = ColumnLetters.column(text), column < 1_024 { return column }
        if let number = Int(text), (1...1_024).contains(number) { return number - 1 }
        report(
            .badNumber, at: node.span, ("“\(text)”不是列号", "'\(text)' is no column"),
            fix: ("写成 A、B……或 1、2……", "write A, B … or 1, 2 …"))
        return nil
    }

    /// Codes and what they stand for.
    /// - Parameter allowed: the words that the field takes; any where it takes any.
    private func words(_ node: YAMLNode?, among allowed: [String]?) -> [ImportWord] {
        guard let node else { return [] }
        var seen: [String: SourceSpan] = [:]
        return filledEntries(node).compactMap { pair in
            guard isFirstUse(pair.name.halfWidth, pair.key, &seen), let word = scalar(pair.value) else { return nil }
            if let allowed, !allowed.contains(word.halfWidth) {
                report(
                    .unknownWord, at: pair.value.span, ("这一列不能是“\(word)”", "the field cannot be '\(word)'"),
                    fix: suggestion(NearestName.find(word, among: allowed), allowed))
                return nil
            }
            return ImportWord(pair.name, word)
        }
    }

    private func yesOrNo(_ node: YAMLNode) -> Bool? {
        if let truth = truth(node) { return truth }
        unknownWord(node, among: ["yes", "no"])
        return nil
    }
}
