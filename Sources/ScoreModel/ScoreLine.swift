public import Chronology
public import Exact
public import RecordModel

/// One score line: points, the rule and clause they come from, and the rows that caused them.
public struct ScoreLine: Sendable {
    /// What a line came from.
    public enum Source: Hashable, Sendable {
        /// A rule, by its index in ``SheetResult/rules``.
        case rule(Int)
        /// A top part, by its index in the sheet: scores taken from other sheets, or a clamp that no line could give way to.
        case part(Int)
        /// The clamp to the total's floor or ceiling.
        case total
    }

    /// What it came from.
    public let source: Source
    /// The day it is dated by.
    public let day: Day
    /// Points, signed, after every limit and floor; unrounded.
    public let points: Rational
    /// The rows that caused it, or what was counted where no row can be named.
    public let evidence: Evidence
    /// What happened, in the recorder's words or ours; why, where the points are less than the rule's price.
    public let note: String

    /// A line by its parts.
    public init(source: Source, day: Day, points: Rational, evidence: Evidence, note: String) {
        self.source = source
        self.day = day
        self.points = points
        self.evidence = evidence
        self.note = note
    }
}

/// What a score line rests on.
public indirect enum Evidence: Hashable, Sendable {
    /// One row of a log.
    case row(RowReference)
    /// Several rows of logs, the one that completes the fault first.
    case rows([RowReference])
    /// What was counted, where the fault is that a row is missing or the line comes from a measure:
    /// `2026-07-03 上午 无签到`, `满意率 35/36`.
    case counted(String)
    /// Several of which at least one is no row: `logs/attendance.csv:12;2026-07-03 上午 无签到`.
    case several([Evidence])

    /// The rows in it, in order.
    public var rows: [RowReference] {
        switch self {
        case .row(let row): [row]
        case .rows(let rows): rows
        case .counted: []
        case .several(let parts): parts.flatMap(\.rows)
        }
    }
}
