import Amending
import Chronology
import LedgerModel
import ScoreModel

/// 分值变化: the lines that no longer stand and those that stand instead, by subject, then day.
enum AmendedLineSheet {
    /// A line of one side.
    private struct Key: Sendable {
        let change: AmendedSubject
        let line: LedgerLine
        let stands: Bool
    }

    static func table(
        _ index: AmendmentIndex, _ subjects: [AmendedSubject], _ text: DepartmentText, _ names: inout SheetNames
    ) -> Table {
        let keys = subjects.flatMap { change in
            let both =
                change.linesBefore.map { Key(change: change, line: $0, stands: false) }
                + change.linesAfter.map { Key(change: change, line: $0, stands: true) }
            // What fell away stands above what takes its place.
            return both.enumerated().sorted { left, right in
                let (a, b) = (left.element.line, right.element.line)
                return a.day == b.day ? left.offset < right.offset : a.day < b.day
            }.map(\.element)
        }
        let sheets = subjects.compactMap { index.sheet($0.sheet) }
        let who = PublishedColumns(sheets, subjects.compactMap { $0.after ?? $0.before })
        let lead = index.sheetColumn
        let columns: [Table.Column] =
            lead + who.columns + [
                .init("变化", 8), .init("日期", 11.5), .init("条目", 16), .init("条款", 18), .init("分值", 9),
                .init("事由", 34), .init("依据", 32),
            ]
        let place = TablePlace("分值变化", count: keys.count, limit: index.rowLimit, names: &names)
        return Table(
            title: "\(index.title)更正:分值变化", subtitle: index.subtitle(text), columns: columns, place: place,
            frozenColumns: lead.count + who.frozen, whenEmpty: "(没有分值行变化)"
        ) { item, row in
            let key = keys[item]
            guard let subject = key.change.after ?? key.change.before else { return }
            if !key.stands { row.tint = .alert }
            index.writeSheet(key.change.sheet, to: &row)
            who.write(subject, of: PublishedKind(index.sheet(key.change.sheet)), to: &row)
            row.text(key.stands ? "现计" : "不再计", .center)
            row.day(key.line.day)
            row.text(key.line.rule)
            row.text(key.line.clause)
            row.points(key.line.points, .signed, decimals: index.decimals(key.change.sheet))
            row.text(text.shown(key.line.note), .wrapped)
            row.text(text.evidence(of: key.line), .wrapped)
        }
    }
}
