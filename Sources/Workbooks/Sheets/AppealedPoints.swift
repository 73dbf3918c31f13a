import Amending
import Chronology
import Exact
import LedgerModel
import RecordModel
import RuleModel
import ScoreModel

/// 现分值: what an appealed line counts in the result that a book shows.
struct AppealedPoints: Sendable {
    /// The period of the result.
    let period: Period
    /// The result's lines of the subjects that appealed.
    let lines: [CorrectedLine]

    /// In a run's own result.
    init(_ entries: [AppealEntry], in report: RunReport) {
        period = report.period
        let wanted = Self.subjects(entries, of: report.period)
        lines =
            wanted.isEmpty
            ? []
            : report.sheets.flatMap { sheet in
                sheet.subjects.filter { wanted.contains(Self.key(sheet.id, $0.id)) }.flatMap { subject in
                    subject.lines.compactMap { line -> CorrectedLine? in
                        guard case .rule(let index) = line.source else { return nil }
                        return CorrectedLine(
                            sheet: sheet.id, subject: subject.id, rule: sheet.rules[index].id, day: line.day,
                            evidence: report.text(of: line.evidence), points: line.points.plain)
                    }
                }
            }
    }

    /// In a published result with its amendments.
    init(_ entries: [AppealEntry], in run: LedgerRun) {
        period = run.period
        let wanted = Self.subjects(entries, of: run.period)
        lines =
            wanted.isEmpty
            ? []
            : run.sheets.flatMap { sheet in
                sheet.lines.filter { wanted.contains(Self.key(sheet.id, $0.subject)) }.map {
                    CorrectedLine(
                        sheet: sheet.id, subject: $0.subject, rule: $0.rule, day: $0.day, evidence: $0.evidence,
                        points: $0.points.plain)
                }
            }
    }

    private static func key(_ sheet: String, _ subject: String) -> ExactText { ExactText("\(sheet)\u{0}\(subject)") }

    private static func subjects(_ entries: [AppealEntry], of period: Period) -> Set<ExactText> {
        Set(
            entries.filter { $0.appeal.period == period }.map {
                key($0.appeal.line.target.sheet, $0.appeal.line.target.subject)
            })
    }

    /// What an answered appeal's line counts now; empty while there is no answer.
    func text(_ entry: AppealEntry) -> String {
        guard let answer = entry.answer else { return "" }
        let (line, copy) = (entry.appeal.line.target, entry.appeal.line.copy)
        let said = answer.points(insteadOf: line)
        guard entry.appeal.period == period else { return said }
        let own = lines.filter { $0.sheet == line.sheet && $0.subject == line.subject && $0.rule == line.rule }
        var found = own.filter { $0.day == line.day && $0.evidence == line.evidence }
        if found.isEmpty {
            // A row fewer behind the line, and it is still the same line.
            let parts = Set(line.evidence.split(separator: ";"))
            found = own.filter { $0.evidence.split(separator: ";").contains { parts.contains($0) } }
        }
        if found.contains(where: { $0.points == said }) { return said }
        if answer.verdict == .corrected, let other = found.first(where: { $0.points != line.points }) {
            return other.points
        }
        // Nothing is left of it, or fewer alike than there were.
        guard !found.isEmpty, answer.verdict == .upheld || found.count >= copy else {
            return said == "0" ? said : "不再计"
        }
        return found.first?.points ?? said
    }
}
