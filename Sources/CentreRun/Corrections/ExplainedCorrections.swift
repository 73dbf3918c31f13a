internal import LogReading
internal import RecordModel
internal import ScoreModel

/// Which corrections an explanation has to tell of: those behind a row it shows, and those that name its subject.
struct ExplainedCorrections {
    let corrections: [Correction]
    let tables: CorrectedTables
    let subject: SubjectCard

    func behind(
        _ sheets: [SheetExplanation], _ parts: [(sheet: SheetExplanation, part: PartExplanation)],
        _ rules: [RuleExplanation]
    ) -> [Correction] {
        guard !corrections.isEmpty else { return [] }
        let paths = tables.tables.entries.map(\.table.file.path)
        var numbers: [ExactText: [Int]] = [:]
        for (row, own) in tables.rows {
            numbers[ExactText(RowNames.text(of: .row(row), paths: paths)), default: []] += own
        }
        var evidence: [String] = []
        func add(_ part: PartExplanation) {
            evidence += part.lines.map(\.evidence)
            part.parts.forEach(add)
        }
        for sheet in sheets {
            sheet.parts.forEach(add)
            evidence += sheet.totalLines.map(\.evidence)
        }
        parts.map(\.part).forEach(add)
        for rule in rules {
            let rows = rule.counted + rule.missed.filter { $0.cause != .others }.flatMap(\.rows)
            evidence += rule.lines.map(\.evidence) + rows.map(\.evidence)
        }
        let behind = Set(
            evidence.flatMap { $0.split(separator: ";") }.flatMap { numbers[ExactText(String($0))] ?? [] })
        let id = ExactText(subject.id)
        return corrections.sorted { $0.number < $1.number }.filter { correction in
            behind.contains(correction.number)
                || correction.target.texts.contains { ExactText(HalfWidth.fold($0)) == id }
        }
    }
}
