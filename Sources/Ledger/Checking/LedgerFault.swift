public import Chronology
public import Diagnostics

/// Something that is not as kaohe left it, found by ``Ledger/check()``.
public struct LedgerFault: Hashable, Sendable {
    /// What kind of thing.
    public enum Kind: String, Sendable, CaseIterable {
        /// SQLite finds the file itself damaged.
        case structure
        /// A row refers to one that is not there.
        case reference
        /// A table, an index or a guard is missing, is another, or is not kaohe's.
        case tables
        /// A row's values cannot be read.
        case values
        /// The bytes of a rule, calendar, policy or centre file are not those it is named by.
        case file
        /// A recorded run is not what was recorded.
        case run
        /// An amendment is not what was made.
        case amendment
        /// An act, an entry in the log of corrections or a decision was changed, added or taken away.
        case chain
        /// The acts of a period do not follow each other as they must.
        case life
    }

    /// What kind of thing.
    public let kind: Kind
    /// The period, where it is about one.
    public let period: Period?
    /// What is wrong.
    public let wording: Wording

    /// A fault by its parts.
    public init(_ kind: Kind, period: Period? = nil, zh: String, en: String) {
        self.kind = kind
        self.period = period
        wording = Wording(zh: zh, en: en)
    }
}
