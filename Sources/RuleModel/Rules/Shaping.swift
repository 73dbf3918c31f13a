/// Occurrences in a row that make one: `run: {along: round, length: 2}`, 连续两次.
///
/// Of several rows with one number the earliest stands for it; a number nobody has breaks the chain. Along `date` the
/// numbers are working days. Fires at every position from `length` on, so that three in a row are two pairs; with
/// `blocks: yes` each row belongs to one block only.
public struct Run: Hashable, Sendable {
    /// The whole-number field along which occurrences follow one another, or `date`.
    public let along: String
    /// How many make one, at least 2.
    public let length: Int
    /// Whether blocks must not overlap (`blocks`, 不重叠).
    public let isBlocks: Bool

    /// A run by its parts.
    public init(along: String, length: Int, isBlocks: Bool = false) {
        self.along = along
        self.length = length
        self.isBlocks = isBlocks
    }
}

/// Of rows with one value of a field only one counts: `same: deed`, 同一事项就高不就低.
///
/// A row without a value stands alone. On a part it holds across the part's rules.
public struct SameRows: Hashable, Sendable {
    /// Which of them counts (`keep`, 取).
    public enum Keep: String, Hashable, Sendable, CaseIterable {
        /// 最高: the dearest, of equals the first.
        case dearest
        /// 首次: the first by date.
        case first
        /// 累加: all of them; lifts what a part says for one of its rules.
        case all
    }

    /// The field.
    public let field: String
    /// Which of them counts.
    public let keep: Keep

    /// A field and what is kept.
    public init(_ field: String, keep: Keep = .dearest) {
        self.field = field
        self.keep = keep
    }
}
