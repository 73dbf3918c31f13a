internal import Chronology
public import Diagnostics
public import RecordModel

/// Appeals as a terminal shows them.
public struct AppealText: Sendable {
    private let language: Language

    /// Texts in a language.
    public init(language: Language) { self.language = language }

    private func say(_ zh: String, _ en: String) -> String { language == .en ? en : zh }

    private static func line(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    /// An appeal in one line, its answer in a second.
    public func text(_ entry: AppealEntry) -> String {
        let (appeal, line) = (entry.appeal, entry.appeal.line)
        let words = [
            "\(appeal.number)", appeal.period.label, state(entry), appeal.department,
            "\(line.target.subject) \(line.name)", line.code, line.target.day.iso, line.target.evidence,
            line.target.points,
            say("理由:", "reason: ") + Self.line(appeal.reason),
            appeal.materials.isEmpty ? "" : say("材料:", "materials: ") + Self.line(appeal.materials),
            say("收到 \(appeal.received.iso)", "received \(appeal.received.iso)"),
        ]
        let head = words.filter { !$0.isEmpty }.joined(separator: "  ")
        guard let answer = entry.answer else { return head }
        var parts = [state(entry), Self.line(answer.reason), "\(answer.by) \(answer.on.iso)"]
        if let correction = answer.correction {
            let points = answer.points(insteadOf: line.target)
            parts.insert(say("更正 \(correction.number):", "correction \(correction.number): ") + points, at: 1)
        }
        return head + "\n    " + say("答复:", "answer: ") + parts.joined(separator: "  ")
    }

    private func state(_ entry: AppealEntry) -> String {
        language == .en ? entry.answer?.verdict.rawValue ?? "open" : entry.state
    }
}
