/// Who is ranked, against whom, and how ties break (`rank`, 排名).
public struct Ranking: Sendable {
    /// What equal totals are told apart by; the higher comes first.
    public enum TieKey: Hashable, Sendable {
        /// A top part's score, unrounded, by the part's index.
        case part(Int)
        /// A measure's value over the period.
        case measure(String)
    }

    /// What subjects must have in common to be ranked against each other (`peers`, 同组).
    public enum Peers: String, Hashable, Sendable, CaseIterable {
        /// The roster's group.
        case group
        /// The window listed under.
        case window
        /// The department listed under.
        case department
        /// The post.
        case post
    }

    /// The fewest working days on the roster in the period (`among: {days: at_least n}`); for a window, of any of its
    /// people.
    public let leastDays: Int
    /// The least share of due sessions attended (`among: {attendance: at_least 2/3}`), people only.
    public let leastAttendance: Comparison?
    /// Posts that are not ranked (`among: {posts: …}` under `unless`).
    public let excludedPosts: [String]
    /// Within what subjects are ranked; `nil` is one ranking.
    public let peers: Peers?
    /// By what equal totals are told apart, first to last.
    public let ties: [TieKey]

    /// A ranking by its parts.
    public init(
        leastDays: Int = 1, leastAttendance: Comparison? = nil, excludedPosts: [String] = [], peers: Peers? = nil,
        ties: [TieKey] = []
    ) {
        self.leastDays = leastDays
        self.leastAttendance = leastAttendance
        self.excludedPosts = excludedPosts
        self.peers = peers
        self.ties = ties
    }
}
