public import Chronology
public import ScoreModel

/// A subject's published periods on one sheet, oldest first.
public struct SubjectHistory: Hashable, Sendable {
    /// One period.
    public struct Entry: Hashable, Sendable {
        /// The period.
        public let period: Period
        /// As first published.
        public let published: PublishedSubject
        /// As it stands now, amendments in place.
        public let current: PublishedSubject
        /// The amendments that touched it, in order.
        public let amendments: [Amendment]
        /// How many were ranked.
        public let rankedCount: Int

        /// An entry by its parts.
        public init(
            period: Period, published: PublishedSubject, current: PublishedSubject, amendments: [Amendment],
            rankedCount: Int
        ) {
            self.period = period
            self.published = published
            self.current = current
            self.amendments = amendments
            self.rankedCount = rankedCount
        }
    }

    /// Regulation and sheet id.
    public let sheet: String
    /// The sheet's title when it was last published.
    public let title: String
    /// How many decimals totals have.
    public let decimals: Int
    /// The periods, oldest first.
    public let entries: [Entry]
    /// The log of corrections about the subject's published lines or periods, by number.
    public let corrections: [LoggedCorrection]

    /// A history by its parts.
    public init(
        sheet: String, title: String, decimals: Int, entries: [Entry], corrections: [LoggedCorrection]
    ) {
        self.sheet = sheet
        self.title = title
        self.decimals = decimals
        self.entries = entries
        self.corrections = corrections
    }
}
