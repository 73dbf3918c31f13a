internal import Exact
internal import LedgerModel
internal import RecordModel
internal import ScoreModel

extension LedgerRun {
    /// The lines of rules, as corrections and appeals name them. What a part took from another sheet, and what a limit made
    /// of the total, is no line of a rule.
    var correctableLines: [CorrectedLine] {
        sheets.flatMap { sheet in
            sheet.lines.filter { $0.rule != $0.part && $0.rule != "total" }.map { line in
                CorrectedLine(
                    sheet: sheet.id, subject: line.subject, rule: line.rule, day: line.day, evidence: line.evidence,
                    points: line.points.plain)
            }
        }
    }
}
