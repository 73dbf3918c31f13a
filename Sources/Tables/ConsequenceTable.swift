internal import Chronology
internal import Exact
internal import RuleModel
public import ScoreModel

/// `consequences.csv`: one row for each consequence, by subject, then the order of the sheets and of their rule files.
public enum ConsequenceTable {
    /// Writes the table.
    public static func write(_ report: RunReport, to sink: @escaping ByteSink) throws {
        var table = try CSVWriter(["sheet", "period", "subject", "consequence", "clause", "reason"], to: sink)
        for place in report.subjectsByID {
            let result = report.sheets[place.sheet]
            let subject = result.subjects[place.subject]
            for entry in subject.consequences {
                for text in [result.id, result.period.label, subject.id, entry.name, entry.clause, entry.reason] {
                    table.field(text)
                }
                try table.endRecord()
            }
        }
        try table.finish()
    }
}
