import Chronology
import Diagnostics
import Ledger
import LedgerModel
import Publication
import RecordModel
import ScoreModel

/// What `kaohe ledger show` prints.
struct LedgerShowText {
    let language: Language

    func render(_ periods: [PeriodRecord], appeals: [AppealEntry], of path: String) -> String {
        guard !periods.isEmpty else {
            return language.text("\(path):空的,还没有考核过。\n", "\(path): empty, nothing was run yet.\n")
        }
        return periods.map { record in
            render(record) + count(appeals.filter { $0.appeal.period == record.period })
        }.joined(separator: "\n")
    }

    private func render(_ record: PeriodRecord) -> String {
        var lines = ["\(record.period.label)  \(standing(record))"]
        lines += record.acts.map { act in
            let words = [act.at.text, name(act.kind), act.by, act.reason].filter { !$0.isEmpty }
            return "  " + words.map { ProblemText.visible($0) }.joined(separator: "  ")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// How many appeals there are, and how many without an answer; nothing where there are none.
    private func count(_ appeals: [AppealEntry]) -> String {
        guard !appeals.isEmpty else { return "" }
        let open = appeals.count { $0.answer == nil }
        return "  "
            + language.text(
                "申诉 \(appeals.count) 项,待答复 \(open) 项", "appeals: \(appeals.count), without an answer: \(open)") + "\n"
    }

    private func standing(_ record: PeriodRecord) -> String {
        let standing = record.standing
        let days = standing.notice.map { "\($0.first.iso) – \($0.last.iso)" }
        switch standing.stage {
        case .draft: return language.text("草稿", "draft")
        case .notice: return language.text("公示中", "on notice") + (days.map { " \($0)" } ?? "")
        case .published:
            var text = language.text("已公布", "published") + " \(standing.publishedOn?.iso ?? "")"
            text += language.text(",\(standing.publishedBy)", " by \(standing.publishedBy)")
            if let days { text += language.text(",公示 \(days)", ", notice \(days)") }
            if record.amendments > 0 {
                text += language.text(",更正 \(record.amendments) 次", ", amendments: \(record.amendments)")
            }
            return ProblemText.visible(text)
        }
    }

    private func name(_ kind: PeriodAct.Kind) -> String { kind.words.text(in: language) }
}
