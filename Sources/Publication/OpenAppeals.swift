internal import Chronology
public import Diagnostics
public import LedgerModel
public import RecordModel
internal import ScoreModel

/// What is still to be decided of a period: appeals without an answer, and proposals nobody decided on.
public struct OpenAppeals: Hashable, Sendable {
    /// Appeals without an answer, by number.
    public let appeals: [AppealEntry]
    /// Proposed corrections that belong to no appeal, by number.
    public let proposals: [LoggedCorrection]

    init(_ appeals: [AppealEntry], _ proposals: [LoggedCorrection]) {
        self.appeals = appeals
        self.proposals = proposals
    }

    /// What is open of a period.
    public init(_ state: PeriodState) {
        let own = state.appealsToShow.filter { $0.appeal.period == state.period && $0.answer == nil }
        let theirs = Set(own.map(\.proposal))
        self.init(
            own, state.corrections.filter { $0.state == .proposed && !theirs.contains($0.correction.number) })
    }

    /// Whether nothing is.
    public var isNone: Bool { appeals.isEmpty && proposals.isEmpty }

    /// A line for each, capped.
    public func lines(_ language: Language) -> [String] {
        let all =
            appeals.map { entry in
                let line = entry.appeal.line
                return "  \(language == .en ? "appeal" : "申诉") \(entry.appeal.number)  \(entry.appeal.department)  "
                    + "\(line.target.subject) \(line.name)  \(line.code)  \(line.target.points)  \(entry.appeal.reason)"
            }
            + proposals.map {
                "  \(language == .en ? "correction" : "更正") \($0.correction.number)  \($0.correction.target.words)"
            }
        let more = all.count - RunDifferenceText.shown
        return Array(all.prefix(RunDifferenceText.shown))
            + (more > 0 ? [language == .en ? "  … and \(more) more" : "  …… 另有 \(more) 项"] : [])
    }

    /// What an act says of them.
    func words(leftOpen reason: String) -> String {
        var parts: [String] = []
        if !appeals.isEmpty {
            parts.append("申诉 " + appeals.map { String($0.appeal.number) }.joined(separator: "、") + " 待答复")
        }
        if !proposals.isEmpty {
            parts.append("更正 " + proposals.map { String($0.correction.number) }.joined(separator: "、") + " 待决定")
        }
        return parts.joined(separator: ",") + ":" + reason
    }
}

extension RunReport {
    /// The appeals its books show, each told where its department has a book.
    var appealsTold: [AppealEntry] {
        guard !appeals.isEmpty else { return [] }
        var departments: Set<ExactText> = []
        for sheet in sheets {
            for subject in sheet.subjects { departments.insert(ExactText(HalfWidth.fold(subject.department))) }
        }
        return appeals.map { entry in
            var entry = entry
            entry.isTold =
                entry.isTold && departments.contains(ExactText(HalfWidth.fold(entry.appeal.department)))
            return entry
        }
    }
}
