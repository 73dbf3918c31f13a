public import Chronology
public import ScoreModel

/// A moment as acts are dated: the day, and the time of day for the record. Only the command line reads a clock.
public struct Moment: Hashable, Sendable, Comparable {
    /// The day, in the place the program runs.
    public let day: Day
    /// The time of day with its offset, `14:05:09+08:00`.
    public let time: String

    /// A moment by its parts.
    public init(day: Day, time: String = "00:00:00+08:00") {
        self.day = day
        self.time = time
    }

    /// `2026-10-08 14:05:09+08:00`.
    public var text: String { "\(day.iso) \(time)" }

    /// By day, then time.
    public static func < (left: Moment, right: Moment) -> Bool { (left.day, left.time) < (right.day, right.time) }
}

/// Something that was done to a period, for good: acts are only ever added.
public struct PeriodAct: Hashable, Sendable {
    /// What was done.
    public enum Kind: String, Sendable, CaseIterable {
        /// A run replaced the draft.
        case drafted
        /// The notice went up.
        case noticed
        /// The notice came down again, and the period is a draft.
        case withdrawn
        /// The period was published.
        case published
        /// An amendment was made beside what was published.
        case amended
        /// Findings were set aside by name.
        case setAside = "set-aside"
    }

    /// What.
    public let kind: Kind
    /// The period.
    public let period: Period
    /// When.
    public let at: Moment
    /// By whom; empty for a draft.
    public let by: String
    /// Why, or what there is to say; may be empty.
    public let reason: String

    /// An act by its parts.
    public init(kind: Kind, period: Period, at: Moment, by: String, reason: String) {
        self.kind = kind
        self.period = period
        self.at = at
        self.by = by
        self.reason = reason
    }
}

/// Everything the ledger says of a period but the results themselves.
public struct PeriodRecord: Hashable, Sendable {
    /// The period.
    public let period: Period
    /// Where it stands.
    public let standing: PeriodStanding
    /// What was done to it, oldest first.
    public let acts: [PeriodAct]
    /// How many amendments it has.
    public let amendments: Int
    /// The first day on which any notice of it hung, one that was taken down since included; `nil` where none ever did.
    public let firstNotice: Day?

    /// A record by its parts.
    public init(
        period: Period, standing: PeriodStanding, acts: [PeriodAct], amendments: Int, firstNotice: Day? = nil
    ) {
        self.period = period
        self.standing = standing
        self.acts = acts
        self.amendments = amendments
        self.firstNotice = firstNotice
    }
}
