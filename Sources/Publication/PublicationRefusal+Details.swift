internal import Chronology
internal import Diagnostics
internal import Ledger
internal import LedgerModel
internal import RecordModel
internal import ScoreModel

extension PublicationRefusal {
    /// What a refusal is about, in lines below its message.
    func details(_ language: Language) -> [String] {
        switch self {
        case .unresolved(_, let findings):
            let lines = findings.prefix(RunDifferenceText.shown).map { "  \($0.number)  \($0.line)" }
            let more = findings.count - lines.count
            return more > 0 ? lines + [language == .en ? "  … and \(more) more" : "  …… 另有 \(more) 条"] : lines
        case .noPunches(_, let days):
            return stride(from: 0, to: days.count, by: 7).map { first in
                "  " + days[first..<min(first + 7, days.count)].map(\.iso).joined(separator: "、")
            }
        case .openAppeals(_, let appeals, let proposals): return OpenAppeals(appeals, proposals).lines(language)
        case .differs(_, let difference, _): return RunDifferenceText(language: language).lines(difference)
        case .unusableDecisions(let path, let rows):
            let lines = rows.prefix(RunDifferenceText.shown).map {
                "  \(path):\($0.row) \($0.wording.text(in: language))"
            }
            let more = rows.count - lines.count
            return more > 0 ? lines + [language == .en ? "  … and \(more) more" : "  …… 另有 \(more) 行"] : lines
        default: return []
        }
    }
}
