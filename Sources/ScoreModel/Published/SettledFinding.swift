public import Chronology
public import RecordModel

/// A finding that somebody decided to publish with: 按名搁置.
public struct SettledFinding: Hashable, Sendable {
    /// Which.
    public let key: FindingKey
    /// Who decided.
    public let by: String
    /// Why.
    public let reason: String
    /// On which day.
    public let on: Day

    /// A decision by its parts.
    public init(key: FindingKey, by: String, reason: String, on: Day) {
        self.key = key
        self.by = by
        self.reason = reason
        self.on = on
    }
}

/// Who decided to publish with which finding; the last decision where there are several.
///
/// A decision follows its row: it holds where the row's content is what it was, wherever the row stands now. One that an
/// earlier kaohe recorded knows the place alone and holds there.
public struct Settlements: Sendable {
    private let decisions: [FindingKey: SettledFinding]

    /// Decisions in the order in which they were made.
    public init(_ settled: [SettledFinding]) {
        decisions = Dictionary(settled.map { ($0.key.lasting, $0) }) { $1 }
    }

    /// Whether there are none.
    public var isEmpty: Bool { decisions.isEmpty }

    /// The decision on a finding; `nil` while it is open.
    public subscript(key: FindingKey) -> SettledFinding? { decisions[key.lasting] ?? decisions[key.byPlace] }
}

extension RunReport {
    /// What tells a finding from others over several runs of the period.
    public func key(of finding: Finding) -> FindingKey {
        FindingKey(finding, paths: tables.lazy.map(\.path), contents: rowContents)
    }

    /// Who decided to publish with which finding.
    public var settlements: Settlements { Settlements(settled) }
}
