public import RecordModel
public import ScoreModel

/// What a run needs to know besides the centre's files: what was published before, what was corrected, where the period
/// stands. With it a run is still a pure function: it asks no ledger and no clock.
public struct RunContext: Sendable {
    /// Where the results of other periods come from.
    public var earlier: EarlierResults
    /// The corrections that hold for the period, by number.
    public var corrections: [Correction]
    /// The corrections of other periods: what a rule's window or limit sees of their days is corrected too. Those that do
    /// not fit are passed over here; their own period tells of them.
    public var correctionsOfOtherPeriods: [Correction] = []
    /// Where the period stands in its life: what the workbooks say of it.
    public var standing: PeriodStanding
    /// The findings that somebody decided to publish with.
    public var settled: [SettledFinding]
    /// The appeals that the workbooks show, by number.
    public var appeals: [AppealEntry] = []

    /// A context by its parts; without any it is a draft before which nothing was published.
    public init(
        earlier: EarlierResults = .published(.none), corrections: [Correction] = [],
        standing: PeriodStanding = .draft, settled: [SettledFinding] = []
    ) {
        self.earlier = earlier
        self.corrections = corrections
        self.standing = standing
        self.settled = settled
    }

    /// Every correction that may matter, each number once.
    public var allCorrections: [Correction] {
        let own = Set(corrections.map(\.number))
        return corrections + correctionsOfOtherPeriods.filter { !own.contains($0.number) }
    }

    /// Other periods are worked out of the logs in the same run: for examples and what-ifs.
    public static let workedOut = RunContext(earlier: .scored)
}
