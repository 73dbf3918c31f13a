public import Exact

/// Why a subject has its rank, its level and its honours, or none.
public struct Standing: Sendable {
    /// Why it is not ranked or may have no level, in Chinese; empty where it is ranked.
    public let reason: String
    /// Its peer group; empty where there is one ranking.
    public let peers: String
    /// How many of its peer group are ranked, disqualified included.
    public let ranked: Int
    /// How many others of its peer group have the same rounded total.
    public let tiedCount: Int
    /// Some of them, with what told them apart.
    public let tied: [Tied]
    /// Each level it might have, best first, up to the one it has.
    public let levels: [LevelReason]
    /// Each honour, best first, up to the one it has.
    public let honours: [LevelReason]

    /// Somebody with the same rounded total.
    public struct Tied: Hashable, Sendable {
        /// Who stands where.
        public enum Order: String, Hashable, Sendable {
            /// The other stands before the subject.
            case ahead
            /// The other stands behind it.
            case behind
            /// Both share the rank.
            case level
        }

        /// The other's id.
        public let id: String
        /// The other's name.
        public let name: String
        /// Where the other stands.
        public let order: Order
        /// The tie key that decided; empty where none did.
        public let key: String
        /// The subject's own value of it.
        public let own: Rational
        /// The other's.
        public let other: Rational

        /// A tie by its parts.
        public init(id: String, name: String, order: Order, key: String, own: Rational, other: Rational) {
            self.id = id
            self.name = name
            self.order = order
            self.key = key
            self.own = own
            self.other = other
        }
    }

    /// A level, and why the subject has it or not.
    public struct LevelReason: Hashable, Sendable {
        /// The level's name.
        public let name: String
        /// Whether the subject has it.
        public let isReached: Bool
        /// Why, in Chinese.
        public let reason: String

        /// A level by its parts.
        public init(name: String, isReached: Bool, reason: String) {
            self.name = name
            self.isReached = isReached
            self.reason = reason
        }
    }

    /// A standing by its parts.
    public init(
        reason: String, peers: String, ranked: Int, tiedCount: Int, tied: [Tied], levels: [LevelReason],
        honours: [LevelReason]
    ) {
        self.reason = reason
        self.peers = peers
        self.ranked = ranked
        self.tiedCount = tiedCount
        self.tied = tied
        self.levels = levels
        self.honours = honours
    }
}
