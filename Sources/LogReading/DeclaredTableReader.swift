public import Chronology
public import RecordModel

/// Reads a table that a regulation declares for itself: one reader for every such table, which knows its schema only.
public struct DeclaredTableReader: Sendable {
    private let schema: DeclaredSchema
    private let subjects: TextIndex
    /// By field, the words a cell may hold; `nil` where it may hold any.
    private let words: [TextIndex?]
    private let period: DaySpan

    /// A reader.
    /// - Parameters:
    ///   - roster: the people, windows and departments a row may name.
    ///   - declared: the roster of the table's own kind of subject, if it is of such a kind; without one no row names
    ///     anybody known.
    ///   - period: rows of other days are counted as outside and not returned; rows without a day always count.
    public init(_ schema: DeclaredSchema, roster: Roster, declared: DeclaredRoster? = nil, period: DaySpan) {
        self.schema = schema
        self.period = period
        switch schema.subject {
        case .staff: subjects = TextIndex(people: roster)
        case .window: subjects = TextIndex(roster.windows)
        case .department: subjects = TextIndex(roster.departments)
        case .declared: subjects = TextIndex(declared?.ids ?? [])
        }
        words = schema.fields.map {
            if case .words(let words) = $0.type { TextIndex(words.map(HalfWidth.fold)) } else { nil }
        }
    }

    /// Reads one file: the good rows of the period, or all where the table has no days.
    public func read(
        _ table: BoundTable
    ) throws -> (rows: [DeclaredRow], findings: [Finding], balance: RowBalance) {
        var rows: [DeclaredRow] = []
        var findings: [Finding] = []
        var balance = RowBalance()
        let columns = schema.fields.map { table.header.column($0.id) }
        let walker = RowWalker()
        for block in 0..<table.blockCount {
            try walker.walk(table, block: block) { row, cells, _ in
                if let extra = cells.firstExtra {
                    findings.append(
                        table.tooManyCells(row: row, column: extra.column, text: cells.text(of: extra.cell)))
                    balance.setAside += 1
                    return
                }
                let before = findings.count
                var draft = Draft()
                for (index, field) in schema.fields.enumerated() {
                    let cell = cells[columns[index]]
                    if let fault = read(cell, field, words[index], into: &draft) {
                        findings.append(
                            table.finding(fault.code, row: row, field: field.id, text: cell, detail: fault.detail))
                    }
                }
                table.addFaults(row, cells, from: before, &findings)
                guard findings.count == before, let subject = draft.subject else {
                    balance.setAside += 1
                    return
                }
                if let day = draft.day, !period.contains(day) {
                    balance.outside += 1
                    return
                }
                balance.used += 1
                rows.append(
                    DeclaredRow(
                        place: RowReference(file: table.index, row: UInt32(clamping: row)), day: draft.day,
                        subject: subject, values: draft.values))
            }
        }
        return (rows, findings, balance)
    }

    /// What is known of a row so far.
    private struct Draft {
        var subject: DeclaredRow.Subject?
        var day: Day?
        var values: [String] = []
    }

    private typealias Fault = (code: FindingCode, detail: String?)

    /// Reads one cell into the row, and says what is wrong with it.
    private func read(_ cell: ByteText, _ field: Field, _ words: TextIndex?, into draft: inout Draft) -> Fault? {
        let text = cell.folded
        guard !text.isEmpty else {
            draft.values.append("")
            return field.isRequired ? (.missingValue, nil) : nil
        }
        if field.id == DeclaredSchema.subjectField {
            draft.values.append(text)
            draft.subject = subjects.index(of: text).map(subject)
            return draft.subject == nil ? (schema.subject.unknown, nil) : nil
        }
        switch field.type {
        case .day, .moment:
            switch MomentParser.parse(cell) {
            case .value(let moment) where moment.clock != .endOfDay:
                let day = Day(rawValue: moment.day)
                draft.values.append(day.iso)
                if field.id == DeclaredSchema.dateField, schema.isDated { draft.day = day }
            case .value, .badTime: return (.badTime, nil)
            case .badDate: return (.badDate, nil)
            case .empty: draft.values.append("")
            }
        case .number:
            guard case .value = NumberParser.decimal(cell, places: nil) else { return (.badNumber, nil) }
            draft.values.append(text)
        case .words(let allowed):
            guard words?.index(of: text) != nil else { return (.unknownWord, Self.list(allowed)) }
            draft.values.append(text)
        case .text, .flag: draft.values.append(text)
        }
        return nil
    }

    private func subject(_ index: Int) -> DeclaredRow.Subject {
        switch schema.subject {
        case .staff: .staff(index)
        case .window: .window(index)
        case .department: .department(index)
        case .declared: .declared(index)
        }
    }

    /// Which words there are, unless they are too many for a sentence.
    private static func list(_ words: [String]) -> String? {
        words.count > 12 ? nil : "这一列只能写:" + words.joined(separator: "、")
    }
}
