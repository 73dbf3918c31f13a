import Chronology
import Exact
import RecordModel
import RuleModel
import ScoreModel

/// 扣分明细 and 加分明细: one row a score line, by person and then date.
enum LineSheet {
    /// Which of the two.
    enum Side: Sendable { case deductions, bonuses }

    /// The lines of one side over all sheets in order, and where each subject's begin.
    struct Selection: Sendable {
        var keys: [LinePlace] = []
        /// For each result and subject the place of its first line in ``keys``; -1 without any.
        var first: [[Int32]]

        init(_ index: ReportIndex, _ side: Side) {
            var first = index.results.map { Array(repeating: Int32(-1), count: $0.result.subjects.count) }
            var keys: [LinePlace] = []
            index.report.eachLine(of: index.subjectsByID) { key in
                let result = index.results[Int(key.sheet)]
                let subject = Int(key.subject)
                guard result.isBonus(result.result.subjects[subject].lines[Int(key.line)]) == (side == .bonuses) else {
                    return
                }
                if first[Int(key.sheet)][subject] < 0 { first[Int(key.sheet)][subject] = Int32(clamping: keys.count) }
                keys.append(key)
            }
            self.first = first
            self.keys = keys
        }

        /// Where a subject's lines begin; `nil` without any.
        func place(of subject: Int, in result: Int) -> Int? {
            first[result][subject] < 0 ? nil : Int(first[result][subject])
        }
    }

    /// The column of the names, which links lead to.
    static func nameColumn(_ index: ReportIndex, _ subjects: SubjectColumns) -> Int {
        index.sheetColumn.count + subjects.nameColumn
    }

    static func table(
        _ index: ReportIndex, _ side: Side, _ selection: Selection, subjects: SubjectColumns, place: TablePlace,
        back: @escaping @Sendable (_ result: Int, _ subject: Int) -> CellAddress
    ) -> Table {
        let word = side == .deductions ? "扣分" : "加分"
        // A wide table prints small: what is long wraps.
        let names = index.results.lazy.flatMap(\.ruleNames)
        let clauses = index.results.lazy.flatMap { $0.result.rules.lazy.map(\.clause) }
        let columns =
            index.sheetColumn + subjects.columns + [
                .init("日期", 11), .init("条目", TextWidth.column(names, least: 9, most: 18)),
                .init("条款", TextWidth.column(clauses, least: 9, most: 13)), .init("条款原文", 34), .init("分值", 8),
                .init("事由", 22), .init("依据", 30),
            ]
        let hasSeveral = index.hasSeveral
        let title = hasSeveral ? "" : index.results.first?.result.sheet.title ?? ""
        return Table(
            title: "\(index.report.period.title)\(title)\(word)明细",
            subtitle: "\(index.report.centre.name) · 共 \(selection.keys.count) 条 · 按\(subjects.order)、日期排列",
            columns: columns, place: place, frozenColumns: index.sheetColumn.count + subjects.frozen,
            fill: { item, row in
                let key = selection.keys[item]
                let number = Int(key.subject)
                let result = index.results[Int(key.sheet)]
                let subject = result.result.subjects[number]
                if hasSeveral { row.text(result.label) }
                let isFirst = selection.first[result.number][number] == Int32(clamping: item)
                subjects.write(subject, of: result.kind, to: &row, link: isFirst ? back(result.number, number) : nil)
                row.line(subject.lines[Int(key.line)], result, index.report)
            })
    }
}

extension RowBuffer {
    /// 日期 条目 条款 条款原文 分值 事由 依据.
    mutating func line(_ line: ScoreLine, _ index: ResultIndex, _ report: RunReport) {
        day(line.day)
        let origin = index.origin(of: line)
        text(origin.name)
        text(origin.clause)
        text(origin.text, .wrapped)
        points(line.points, .signed, decimals: index.decimals)
        text(line.note, .wrapped)
        evidence(line.evidence, report)
    }

    /// `logs/cases-07.csv:1204`, without making strings of the common case.
    mutating func evidence(_ evidence: Evidence, _ report: RunReport) {
        if case .row(let reference) = evidence, Int(reference.file) < report.tables.count {
            text(report.tables[Int(reference.file)].path, 0x3A, String(reference.row), .wrapped)
        } else {
            text(report.text(of: evidence), .wrapped)
        }
    }
}
