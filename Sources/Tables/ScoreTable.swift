internal import Chronology
internal import Exact
internal import RuleModel
public import ScoreModel

/// `scores.csv`: one row for each subject of each sheet, in rank order, then those not ranked.
public enum ScoreTable {
    /// Writes the table.
    public static func write(_ report: RunReport, to sink: @escaping ByteSink) throws {
        var partIDs: [String] = []
        for result in report.sheets {
            for part in result.sheet.parts where !partIDs.contains(part.id) { partIDs.append(part.id) }
        }
        var table = try CSVWriter(
            ["sheet", "period", "subject", "name", "window", "department", "group"] + partIDs
                + ["deducted", "total", "rank", "level", "stars", "status"], to: sink)
        for result in report.sheets {
            let sheet = result.sheet
            let columns = partIDs.map { id in sheet.parts.firstIndex { $0.id == id } }
            for subject in result.subjects {
                table.field(result.id)
                table.field(result.period.label)
                table.field(subject.id)
                table.field(subject.name)
                table.field(subject.window)
                table.field(subject.department)
                table.field(subject.group)
                for column in columns {
                    table.field(
                        column.map { subject.parts[$0].formatted(decimals: sheet.decimals, sheet.rounding) } ?? "")
                }
                table.field(subject.deducted.formatted(decimals: sheet.decimals, sheet.rounding))
                table.field(subject.total.formatted(decimals: sheet.decimals, sheet.rounding))
                table.field(subject.rank)
                table.field(subject.level.map { sheet.levels[$0].name } ?? "")
                table.field(subject.level.flatMap { sheet.levels[$0].stars })
                switch subject.status {
                case .ranked: table.field("ranked")
                case .notRanked(let reason): table.field("not-ranked:\(reason)")
                case .disqualified(let rule): table.field("disqualified:\(rule)")
                }
                try table.endRecord()
            }
        }
        try table.finish()
    }
}
