internal import Chronology
internal import Exact
internal import RuleModel
public import ScoreModel

/// `lines.csv`: one row for each score line, by subject, date, rule order and evidence.
public enum LineTable {
    /// Writes the table.
    public static func write(_ report: RunReport, to sink: @escaping ByteSink) throws {
        var table = try CSVWriter(
            ["sheet", "period", "subject", "rule", "clause", "part", "date", "points", "evidence", "note"], to: sink)
        for result in report.sheets {
            let (id, label) = (result.id, result.period.label)
            for subject in result.subjects.sorted(by: { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }) {
                for line in subject.lines {
                    table.field(id)
                    table.field(label)
                    table.field(subject.id)
                    switch line.source {
                    case .rule(let index):
                        table.field(result.rules[index].id)
                        table.field(result.rules[index].clause)
                        table.field(result.partOfRule[index].map { result.sheet.parts[$0].id } ?? "total")
                    case .part(let index):
                        table.field(result.sheet.parts[index].id)
                        table.field(result.sheet.parts[index].clause)
                        table.field(result.sheet.parts[index].id)
                    case .total:
                        table.field("total")
                        table.field(result.sheet.clause)
                        table.field("total")
                    }
                    table.field(line.day.iso)
                    table.field(line.points.formatted(decimals: result.sheet.decimals, result.sheet.rounding))
                    table.field(report.text(of: line.evidence))
                    table.field(line.note)
                    try table.endRecord()
                }
            }
        }
        try table.finish()
    }
}
