public import Chronology

/// Where a run has the results of other periods from.
public enum EarlierResults: Sendable {
    /// From the logs, worked out in the same run by the same rules: for examples and what-ifs, never for a result that is
    /// to be published.
    case scored
    /// From what was published; a period that is not among it is a finding, never a guess.
    case published(PublishedResults)
}

/// What a centre has published so far, for what builds on it.
public struct PublishedResults: Sendable {
    /// The first day of which results were kept; nothing before it is looked back to, and nothing before it is missing.
    /// `nil` means that everything any rule looks back to should be there.
    public let begins: Day?
    /// Whether results are kept at all: without a ledger nobody can say that the last period's are missing from it.
    public let isKept: Bool
    private let sheets: [Key: PublishedSheet]

    private struct Key: Hashable {
        let id: String
        let period: Period
    }

    /// Results, each sheet and period once; of two the later in the list counts.
    public init(_ sheets: [PublishedSheet], begins: Day? = nil, isKept: Bool = true) {
        self.begins = begins
        self.isKept = isKept
        self.sheets = Dictionary(sheets.map { (Key(id: $0.id, period: $0.period), $0) }) { $1 }
    }

    /// Nothing is kept, and so nothing published.
    public static let none = PublishedResults([], isKept: false)

    /// A sheet's results of a period.
    /// - Parameter id: regulation and sheet id, `baotou.staff`.
    public subscript(id: String, period: Period) -> PublishedSheet? { sheets[Key(id: id, period: period)] }
}

/// A period whose published results a run needed and did not find.
public struct MissingPeriod: Hashable, Sendable {
    /// What it is needed for.
    public enum Purpose: Hashable, Sendable {
        /// Scores are composed of it, or a rule looks back to it: without it the result is not what the regulation says.
        case scoring
        /// The reports show it beside the new result: 上期星级 and 变化.
        case comparison
    }

    /// Regulation and sheet id, `city.staff-month`.
    public let sheet: String
    /// The sheet's title.
    public let title: String
    /// The period.
    public let period: Period
    /// What it is needed for.
    public let purpose: Purpose

    /// A missing period by its parts.
    public init(sheet: String, title: String, period: Period, purpose: Purpose) {
        self.sheet = sheet
        self.title = title
        self.period = period
        self.purpose = purpose
    }
}

/// Another period's published results that a run built on.
public struct EarlierInput: Hashable, Sendable {
    /// Regulation and sheet id.
    public let sheet: String
    /// The period.
    public let period: Period
    /// ``PublishedSheet/digest``.
    public let digest: String
    /// How many amendments were in it.
    public let amendments: Int

    /// An input by its parts.
    public init(sheet: String, period: Period, digest: String, amendments: Int) {
        self.sheet = sheet
        self.period = period
        self.digest = digest
        self.amendments = amendments
    }
}
