internal import Diagnostics
internal import RecordModel
internal import RuleModel
internal import YAMLDocument

/// The rows a rule or a measure counts, and the fields a filter or a price may ask of them.
struct RowShape {
    /// Which rows.
    let source: RowSource
    /// As people say them: 督查台账.
    let title: String
    /// As rule files write them: `events`.
    let id: String
    /// The fields of their logs; of several logs, each field once.
    let fields: [Field]
    /// Further columns, which only `where` and `unless` may name.
    var further: [Field] = []

    /// A further column by its header.
    func furtherColumn(_ name: String) -> Field? { further.first { $0.id == name.halfWidth } }

    /// A field by its id or its default header.
    func field(_ name: String) -> Field? {
        let wanted = name.halfWidth
        return fields.first { $0.id == wanted } ?? fields.first { $0.header.halfWidth == wanted }
    }

    /// Whether cases are among the rows, which alone have several dates.
    var hasCases: Bool { source.leaves.contains(.log(.cases)) }
    /// Whether events are among the rows, which alone have the inspector's points.
    var hasEvents: Bool {
        source.leaves.contains { leaf in
            switch leaf {
            case .events, .rules: true
            case .log, .declared, .sequence, .results: false
            }
        }
    }

    /// Whether values of a number field may be broken.
    func isBroken(_ field: Field) -> Bool {
        if FileDecoder.brokenNumbers.contains(field.id) { return true }
        return source.leaves.contains { leaf in
            switch leaf {
            case .declared: true
            case .results: field.id == "total"
            case .events, .log, .sequence, .rules: false
            }
        }
    }

    /// Every row of a log.
    static func log(_ kind: LogKind, _ scope: Scope) -> RowShape {
        RowShape(
            source: kind == .events ? .events : .log(kind), title: kind.title, id: kind.rawValue,
            fields: LogSchema.fields(of: kind),
            further: (scope.furtherColumns[kind] ?? []).map(LogSchema.furtherColumn))
    }

    /// Every row of a log of the regulation's own.
    static func declared(_ log: LogDeclaration) -> RowShape {
        RowShape(source: .declared(log.id), title: log.title, id: log.id, fields: log.fields)
    }

    /// Several logs as one sequence. Where they have a field of one name but of different kinds, words win over lists of
    /// words.
    static func sequence(_ shapes: [RowShape]) -> RowShape {
        var fields: [Field] = []
        for field in shapes.flatMap(\.fields) {
            guard let index = fields.firstIndex(where: { $0.id == field.id }) else {
                fields.append(field)
                continue
            }
            let known = fields[index]
            let type: FieldType
            if case .words(let left) = known.type, case .words(let right) = field.type {
                type = .words(left + right.filter { !left.contains($0) })
            } else if known.type.isWords && field.type.isWords {
                type = .text
            } else {
                type = known.type
            }
            fields[index] = Field(
                known.id, known.header, type, required: known.isRequired, derived: known.isDerived,
                kept: known.isKept || field.isKept)
        }
        return RowShape(
            source: .sequence(shapes.map(\.source)), title: shapes.map(\.title).joined(separator: "、"),
            id: shapes.map(\.id).joined(separator: ", "), fields: fields, further: shapes.flatMap(\.further))
    }

    /// The occurrences of other rules.
    static func rules(_ ids: [String]) -> RowShape {
        RowShape(
            source: .rules(ids), title: LogKind.events.title, id: "rules", fields: LogSchema.fields(of: .events))
    }

    /// The subject's own results on a sheet.
    static func results(_ sheet: SheetOutline) -> RowShape {
        RowShape(
            source: .results(sheet: sheet.id), title: "考核结果", id: "results",
            fields: [
                Field("level", "等次", .words(sheet.levels.all), derived: true),
                Field("honour", "荣誉", .words(sheet.honours.all), derived: true),
                Field("status", "状态", .words(["ranked", "not-ranked", "disqualified"]), derived: true),
                Field("total", "总分", .number, derived: true), Field("rank", "排名", .number, derived: true),
                Field("stars", "星级", .number, derived: true), Field("period", "周期", .text, derived: true),
            ])
    }
}

extension FieldType {
    /// Whether values are words, which a table may price.
    var isWords: Bool {
        switch self {
        case .text, .words: true
        case .number, .day, .moment, .flag: false
        }
    }
}
