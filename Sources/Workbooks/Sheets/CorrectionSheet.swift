import Chronology
import Confidentiality
import RecordModel
import ScoreModel

/// 更正: what counts instead of what the files say, who decided it, when and on what basis.
enum CorrectionSheet {
    static let name = "更正"

    private static let columns: [Table.Column] = [
        .init("更正", 7), .init("所更正的", 34), .init("原为", 30), .init("改为", 30), .init("决定人", 12),
        .init("日期", 12), .init("依据", 36),
    ]

    /// In the office's copy, all of them; no sheet where there are none.
    static func sheets(_ index: ReportIndex, rowLimit: Int, names: inout SheetNames) -> [SheetPlan] {
        let corrections = index.report.corrections
        guard !corrections.isEmpty else { return [] }
        let place = TablePlace(name, count: corrections.count, limit: rowLimit, names: &names)
        return Table(
            title: "\(index.report.period.title)更正", subtitle: subtitle(index, corrections), columns: columns,
            place: place, fill: { item, row in write(CorrectionWords(corrections[item], index), &row) }
        ).sheets()
    }

    /// In a department's book, those of its own people and units; what names others is cut.
    static func sheets(
        _ index: ReportIndex, _ view: DepartmentCorrections, rowLimit: Int, names: inout SheetNames
    ) -> [SheetPlan] {
        let corrections = index.report.corrections.filter(view.isOwn)
        guard !corrections.isEmpty else { return [] }
        let place = TablePlace(name, count: corrections.count, limit: rowLimit, names: &names)
        return Table(
            title: "\(index.report.period.title)更正", subtitle: subtitle(index, corrections), columns: columns,
            place: place, fill: { item, row in write(view.shown(CorrectionWords(corrections[item], index)), &row) }
        ).sheets()
    }

    private static func subtitle(_ index: ReportIndex, _ corrections: [Correction]) -> String {
        "\(index.report.centre.name) · 共 \(corrections.count) 项;原始记录不改动,成绩按更正后的内容计算"
    }

    private static func write(_ words: CorrectionWords, _ row: inout RowBuffer) {
        row.integer(words.number, .ordinal)
        for text in [words.what, words.was, words.instead] { row.text(text, .wrapped) }
        row.text(words.by, .center)
        row.day(words.on)
        row.text(words.basis, .wrapped)
    }
}

/// A correction in words.
struct CorrectionWords: Sendable {
    let number: Int
    var what: String
    var was: String
    var instead: String
    var by: String
    let on: Day
    var basis: String

    init(_ correction: Correction, _ index: ReportIndex) {
        number = correction.number
        let decided = correction.decided(by: index.report.appeals)
        by = decided.by
        on = decided.on
        basis = correction.basis
        switch correction.target {
        case .cells(let row, let cells):
            what = "\(row.path):\(row.row)"
            was = Self.words(
                cells.map { cell in
                    (cell.header, row.cells.first { ExactText($0.header) == ExactText(cell.header) }?.text ?? "")
                })
            instead = Self.words(cells.map { ($0.header, $0.text) })
        case .withdrawn(let row):
            what = "\(row.path):\(row.row)"
            was = Self.words(row.cells.map { ($0.header, $0.text) })
            instead = "此行不计"
        case .added(let log, let cells):
            what = "\(log.title)(补登)"
            was = "(原无此行)"
            instead = Self.words(
                LogSchema.fields(of: log).compactMap { field in cells[field.id].map { (field.header, $0) } })
        case .line(let line, let points):
            what =
                "\(index.title(ofSheet: line.sheet)) \(line.subject) \(index.code(ofRule: line.rule, on: line.sheet)) \(line.day.iso) \(line.evidence)"
            was = "\(line.points) 分"
            instead = "\(points) 分"
        }
    }

    private static func words(_ cells: [(header: String, text: String)]) -> String {
        cells.map { "\($0.header):\($0.text.isEmpty ? "(空)" : $0.text)" }.joined(separator: ";")
    }
}

extension Correction {
    /// With who decided it and when: what came of an appeal was decided by its answer, not by who entered the appeal.
    func decided(by appeals: [AppealEntry]) -> Correction {
        guard let answer = appeals.first(where: { $0.proposal == number })?.answer else { return self }
        return Correction(number: number, target: target, by: answer.by, on: answer.on, basis: basis)
    }
}

/// Which corrections a department may read, and what of them.
struct DepartmentCorrections: Sendable {
    private let own: Set<ExactText>
    private let others: Set<ExactText>
    private let department: String
    private let names: NameIndex

    /// - Parameter group: the department's people and units.
    init(_ index: ReportIndex, _ group: ReportIndex.Group) {
        let department = PeopleDirectory.key(group.name)
        var own: Set<ExactText> = []
        for result in index.results {
            for member in group.members[result.number] {
                own.insert(ExactText(HalfWidth.fold(result.result.subjects[member].id)))
            }
        }
        var foreign: Set<ExactText> = []
        for person in index.report.people {
            if person.departments.contains(where: { PeopleDirectory.key($0) == department }) {
                own.insert(ExactText(person.id))
            } else {
                foreign.insert(ExactText(person.id))
            }
        }
        let known = Set(index.report.people.map { ExactText($0.id) })
        for result in index.results {
            let members = Set(group.members[result.number])
            for (number, subject) in result.result.subjects.enumerated()
            where !members.contains(number) && !known.contains(ExactText(subject.id)) {
                let id = HalfWidth.fold(subject.id)
                if !own.contains(ExactText(id)) { foreign.insert(ExactText(id)) }
            }
        }
        self.own = own
        others = foreign
        self.department = group.name
        names = index.names
    }

    /// Whether it is about one of the department's own: a line of theirs, or a row that names them and nobody else.
    func isOwn(_ correction: Correction) -> Bool {
        let texts: [String]
        switch correction.target {
        case .line(let line, _): return own.contains(ExactText(HalfWidth.fold(line.subject)))
        case .cells(let row, let cells): texts = row.cells.map(\.text) + cells.map(\.text)
        case .withdrawn(let row): texts = row.cells.map(\.text)
        case .added(_, let cells): texts = cells.keys.sorted().compactMap { cells[$0] }
        }
        let folded = texts.map { ExactText(HalfWidth.fold($0)) }
        return folded.contains(where: own.contains) && !folded.contains(where: others.contains)
    }

    /// What the department may read of it: other words in place of others' names and ids.
    func shown(_ words: CorrectionWords) -> CorrectionWords {
        var words = words
        words.what = cut(words.what)
        words.was = cut(words.was)
        words.instead = cut(words.instead)
        words.by = cut(words.by)
        words.basis = cut(words.basis)
        return words
    }

    private func cut(_ text: String) -> String {
        text.isEmpty ? text : names.masked(text, for: department, with: DepartmentView.cut)
    }
}
