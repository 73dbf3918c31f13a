public import LedgerModel
public import ScoreModel

/// A finding of a recorded run with its number there, and who set it aside.
public struct NumberedFinding: Hashable, Sendable {
    /// Its number among the run's findings, from 1. What is recorded is never the number but what it says.
    public let number: Int
    /// The finding.
    public let finding: LedgerFinding
    /// Who set it aside and why; `nil` while it is open.
    public let settled: SettledFinding?

    /// Whether it stands in the way of publishing.
    public var isOpen: Bool { finding.isBlocking && settled == nil }

    /// All findings of a run, numbered.
    public static func list(_ run: LedgerRun, settled: [SettledFinding]) -> [NumberedFinding] {
        let decisions = Settlements(settled)
        return run.findings.enumerated().map {
            NumberedFinding(number: $0 + 1, finding: $1, settled: decisions[$1.key])
        }
    }

    /// `logs/events-07.csv:12 C 工号 [unknown-staff] “X99” 名册中没有这个工号`.
    static func line(_ finding: LedgerFinding) -> String {
        let key = finding.key
        let place = key.file.isEmpty ? "" : "\(key.file):\(key.row) "
        let column = [finding.column, key.header].filter { !$0.isEmpty }.map { $0 + " " }.joined()
        let text = key.text.isEmpty ? "" : "“\(key.text)” "
        return "\(place)\(column)[\(key.code)] \(text)\(finding.message)"
    }

    /// What it says, on one line without its number.
    public var line: String { Self.line(finding) }
}
