internal import Chronology
public import Diagnostics
internal import RecordModel
public import RuleModel
internal import YAMLDocument

/// Reads a rule file (`kind: regulation`).
public enum RegulationLoader {
    /// A rule file's regulation and everything the checker has to say of it.
    /// - Parameters:
    ///   - name: the file as the user named it.
    ///   - bytes: what it holds.
    public static func load(name: String, bytes: [UInt8]) -> Loaded<Regulation> {
        FileDecoder.load(name: name, bytes: bytes, as: .regulation) { decoder, fields in decoder.regulation(fields) }
    }

    static let keys = KeySet(
        [
            "kind", "id", "title", "source", "reading", "effective", "subjects", "logs", "columns", "measures",
            "consequences",
            "sheets",
            "not_scored", "examples",
        ], bare: ["examples"])
}

extension FileDecoder {
    func regulation(_ fields: Fields) -> Regulation? {
        let idNode = fields.required("id")
        if let idNode, idNode.text != nil { checkID(idNode) }
        let id = idNode.flatMap(scalar)
        let title = text(fields.required("title")) ?? id ?? ""
        let (issuer, document) = source(fields.pair("source"))
        let (since, until) = effective(fields.pair("effective"))
        let subjects = subjects(fields["subjects"])
        let written = fields["sheets"]?.pairs ?? []
        let scope = Scope(
            subjects: subjects, logs: logs(declared: fields["logs"], subjects),
            furtherColumns: furtherColumns(fields["columns"]),
            sheets: written.map { SheetOutline($0, subjects: subjects) },
            measures: measureOutlines(fields["measures"]),
            consequences: fields["consequences"]?.pairs?.map(\.name) ?? [])
        let named = measures(fields["measures"], scope)
        let sheets = filledEntries(fields.required("sheets")).compactMap {
            sheet($0, regulationTitle: title, scope)
        }
        let consequences = consequences(declared: fields["consequences"], scope)
        let measures = named + scope.inline
        checkCodes(sheets)
        checkSameRows(sheets)
        checkMeasureCircles(measures)
        sheets.forEach(checkRuleCircles)
        checkSheetCircles(
            sheets, measures,
            Dictionary(written.map { ($0.name.halfWidth, $0.key.span) }) { first, _ in first })
        askForUnused(fields, scope)
        guard let id, let idNode else { return nil }
        return Regulation(
            id: id, title: title, issuer: issuer, document: document,
            reading: text(fields["reading"]) ?? "", since: since, until: until,
            subjects: subjects, logs: scope.logs, furtherColumns: scope.furtherColumns, measures: measures,
            consequences: consequences, sheets: sheets, notScored: notScored(fields["not_scored"]), file: file,
            span: idNode.span)
    }

    private func source(_ pair: YAMLPair?) -> (issuer: String, document: String) {
        guard let pair, !pair.value.isNull,
            let fields = fields(pair.value, KeySet(["issuer", "document"]), owner: pair.key.span)
        else { return ("", "") }
        return (text(fields["issuer"]) ?? "", text(fields["document"]) ?? "")
    }

    private func effective(_ pair: YAMLPair?) -> (since: Day?, until: Day?) {
        guard let pair, !pair.value.isNull,
            let fields = fields(pair.value, KeySet(["since", "until"]), owner: pair.key.span)
        else { return (nil, nil) }
        let since = day(fields["since"])
        let until = day(fields["until"])
        if let since, let until, since > until, let node = fields["until"] {
            report(
                .rangeReversed, at: node.span,
                ("废止日期 \(until.iso) 早于施行日期 \(since.iso)", "it ends on \(until.iso), before it begins on \(since.iso)"),
                fix: ("核对 since(自)和 until(至)", "check since and until"))
        }
        return (since, until)
    }

    private func notScored(_ node: YAMLNode?) -> [NotScored] {
        guard let node else { return [] }
        return entries(node).map { pair in
            if pair.value.isNull {
                report(
                    .missingField, at: pair.key.span,
                    ("没有写明“\(pair.name)”为什么不计分", "it is not said why '\(pair.name)' is not scored"),
                    fix: ("在冒号后面写理由", "write the reason behind the colon"))
                return NotScored(clause: pair.name, reason: "")
            }
            return NotScored(clause: pair.name, reason: scalar(pair.value) ?? "")
        }
    }
}
