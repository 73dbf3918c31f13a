internal import Chronology
internal import Exact
internal import RuleModel
public import ScoreModel

/// `consequences.csv`: one row for each consequence, by subject, then the rule file's order.
public enum ConsequenceTable {
    /// Writes the table.
    public static func write(_ report: RunReport, to sink: @escaping ByteSink) throws {
        var table = try CSVWriter(["sheet", "period", "subject", "consequence", "clause", "reason"], to: sink)
        for result in report.sheets {
            for subject in result.subjects.sorted(by: { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }) {
                for entry in subject.consequences {
                    for text in [result.id, result.period.label, subject.id, entry.name, entry.clause, entry.reason] {
                        table.field(text)
                    }
                    try table.endRecord()
                }
            }
        }
        try table.finish()
    }
}
