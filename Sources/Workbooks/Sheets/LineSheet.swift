import Chronology
import Exact
import RecordModel
import RuleModel
import ScoreModel

/// 扣分明细 and 加分明细: one row a score line, by person and then date.
enum LineSheet {
    /// Which of the two.
    enum Side: Sendable { case deductions, bonuses }

    /// The lines of one side in order, and where each person's begin.
    struct Selection: Sendable {
        var keys: [(subject: Int32, line: Int32)] = []
        /// For each subject the place of its first line in ``keys``; -1 without any.
        var first: [Int32]

        init(_ index: ResultIndex, _ side: Side) {
            first = Array(repeating: -1, count: index.result.subjects.count)
            for subject in index.byID {
                for (number, line) in index.result.subjects[subject].lines.enumerated()
                where index.isBonus(line) == (side == .bonuses) {
                    if first[subject] < 0 { first[subject] = Int32(clamping: keys.count) }
                    keys.append((Int32(clamping: subject), Int32(clamping: number)))
                }
            }
        }
    }

    static func table(
        _ index: ResultIndex, _ side: Side, _ selection: Selection, in report: ReportIndex, widths: Widths,
        place: TablePlace, back: @escaping @Sendable (Int) -> CellAddress
    ) -> Table {
        let word = side == .deductions ? "扣分" : "加分"
        let columns =
            widths.person + [
                .init("日期", 11.5), .init("条目", 20), .init("条款", 16), .init("条款原文", 46), .init("分值", 8),
                .init("事由", 28), .init("依据", 30),
            ]
        return Table(
            title: "\(index.result.period.title)\(index.result.sheet.title)\(word)明细",
            subtitle: "\(report.report.centre.name) · 共 \(selection.keys.count) 条 · 按工号、日期排列",
            columns: columns, place: place, frozenColumns: 2,
            fill: { item, row in
                let key = selection.keys[item]
                let subject = Int(key.subject)
                // Fields are read in place: a score has a dozen references, and copying it for each line would count
                // them all up and down.
                row.text(index.result.subjects[subject].id, .center)
                if selection.first[subject] == Int32(clamping: item) {
                    row.link(index.result.subjects[subject].name, to: back(subject))
                } else {
                    row.text(index.result.subjects[subject].name)
                }
                row.text(index.result.subjects[subject].department)
                row.text(index.result.subjects[subject].window)
                row.line(index.result.subjects[subject].lines[Int(key.line)], index, report.report)
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
