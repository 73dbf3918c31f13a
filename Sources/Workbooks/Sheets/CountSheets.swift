import Chronology
import RecordModel
import RuleModel
import ScoreModel

/// 考勤汇总 and 办件汇总: counts a person, whatever the sheets say of them.
enum CountSheets {
    /// `=F4/E4`.
    private static func share(_ count: Int, _ whole: Int, _ row: Int) -> String {
        "=\(ColumnLetters.of(count))\(row + 1)/\(ColumnLetters.of(whole))\(row + 1)"
    }

    static func attendance(
        _ index: ReportIndex, _ owners: CountOwners, place: TablePlace
    ) -> Table {
        var kinds: [String] = []
        var known: Set<ExactText> = []
        for summary in index.report.attendance {
            for leave in summary.leave where known.insert(ExactText(leave.kind)).inserted { kinds.append(leave.kind) }
        }
        kinds.sort { $0.precedes($1) }
        let leaveKinds = kinds
        let count = owners.columns.count
        let columns =
            owners.columns + [
                .init("应出勤", 8), .init("实出勤", 8), .init("出勤率", 9), .init("迟到", 7), .init("早退", 7),
                .init("旷工", 7), .init("因公外出", 9),
            ] + leaveKinds.map { .init($0, max(8, min(16, TextWidth.of($0) + 2.5))) }
        return Table(
            title: "\(index.report.period.title)考勤汇总",
            subtitle: "\(index.report.centre.name) · 单位:时段(半天为一个时段);迟到、早退按次计",
            columns: columns, place: place, frozenColumns: 2, rowHeight: 18,
            fill: { item, row in
                let summary = index.report.attendance[item]
                owners.write(summary.subject, to: &row)
                row.integer(summary.due)
                row.integer(summary.attended)
                row.rate(summary.attended, of: summary.due, share(count + 1, count, place.row(of: item)))
                for count in [summary.late, summary.early, summary.absent, summary.official] {
                    row.integer(count, .quiet)
                }
                for kind in leaveKinds {
                    row.integer(summary.leave.first { $0.kind == kind }?.sessions ?? 0, .quiet)
                }
            })
    }

    static func cases(
        _ index: ReportIndex, _ owners: CountOwners, place: TablePlace
    ) -> Table {
        let count = owners.columns.count
        let columns =
            owners.columns + [
                .init("办结", 9), .init("逾期", 8), .init("已评价", 9), .init("满意", 9), .init("满意率", 10),
                .init("测评率", 10),
            ]
        return Table(
            title: "\(index.report.period.title)办件汇总",
            subtitle: "\(index.report.centre.name) · 满意率 = 满意 ÷ 已评价;测评率 = 已评价 ÷ 办结",
            columns: columns, place: place, frozenColumns: 2, rowHeight: 18,
            fill: { item, row in
                let summary = index.report.cases[item]
                owners.write(summary.subject, to: &row)
                row.integer(summary.finished)
                row.integer(summary.late, .quiet)
                row.integer(summary.rated)
                row.integer(summary.satisfied)
                let number = place.row(of: item)
                row.rate(summary.satisfied, of: summary.rated, share(count + 3, count + 2, number))
                row.rate(summary.rated, of: summary.finished, share(count + 2, count, number))
            })
    }
}

extension RowBuffer {
    /// A share in per cent, a dash where there is nothing to divide by.
    mutating func rate(_ count: Int, of whole: Int, _ formula: String? = nil) {
        guard whole > 0 else { return text("—", .center) }
        let share = Double(count) / Double(whole)
        if let formula { self.formula(formula, value: share, .percent) } else { number(share, .percent) }
    }
}
