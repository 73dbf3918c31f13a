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
        let writers = report.sheets.map { SheetLines($0, report) }
        try report.eachLine(of: report.subjectsByID) { place in
            try writers[Int(place.sheet)].write(Int(place.subject), Int(place.line), to: &table)
        }
        try table.finish()
    }

    /// One sheet, and what all its lines say alike.
    private final class SheetLines {
        let result: SheetResult
        let report: RunReport
        let id: String
        let label: String

        init(_ result: SheetResult, _ report: RunReport) {
            self.result = result
            self.report = report
            (id, label) = (result.id, result.period.label)
        }

        func write(_ subject: Int, _ number: Int, to table: inout CSVWriter) throws {
            let subject = result.subjects[subject]
            let line = subject.lines[number]
            table.field(id)
            table.field(label)
            table.field(subject.id)
            let names = result.names(of: line.source)
            table.field(names.rule)
            table.field(names.clause)
            table.field(names.part)
            table.field(line.day.iso)
            table.field(line.points.formatted(decimals: result.sheet.decimals, result.sheet.rounding))
            table.field(report.text(of: line.evidence))
            table.field(line.note)
            try table.endRecord()
        }
    }
}
