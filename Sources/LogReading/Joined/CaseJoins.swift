internal import RecordModel

/// What the rows of cases say of the ratings and pauses that stand in logs of their own: which are of a case that is there,
/// and which are used. Each worker fills one; merging them gives the same in any order.
public struct CaseJoins: Sendable {
    /// What is known of the case of a rating, or of pauses.
    struct State: OptionSet, Sendable {
        let rawValue: UInt8
        /// Some row has the id.
        static let known = State(rawValue: 1)
        /// The row is used in the period.
        static let used = State(rawValue: 2)
        /// The case is still open.
        static let open = State(rawValue: 4)
        /// The row of the case has a rating that none of the log's is.
        static let differs = State(rawValue: 8)
        /// The due day is given, so that no clock is counted.
        static let dueGiven = State(rawValue: 16)
        /// The rating was given before the case was accepted.
        static let early = State(rawValue: 32)
    }

    /// What one row of a case is joined to.
    struct Joint: Sendable {
        /// The place in the ``RatingBook``, and in the ``PauseBook``; -1 where there is none.
        var rating = -1
        var pauses = -1
        /// What the row says of it.
        var state: State = []
        /// The place of the row's own rating in ``LogSchema/ratings``, where it differs.
        var ownRating = 0

        var isNone: Bool { rating < 0 && pauses < 0 }
    }

    /// By the place of the case in each book; empty where there is none.
    private(set) var ratings: [State]
    private(set) var pauses: [State]
    /// Where the row of a case has another rating than its log.
    private(set) var differing: [Int: (row: RowReference, rating: Int)] = [:]

    /// Nothing known yet.
    public init(ratings: Int = 0, pauses: Int = 0) {
        self.ratings = Array(repeating: [], count: ratings)
        self.pauses = Array(repeating: [], count: pauses)
    }

    /// Takes over another worker's.
    public mutating func merge(_ other: CaseJoins) {
        for index in ratings.indices where index < other.ratings.count {
            ratings[index].formUnion(other.ratings[index])
        }
        for index in pauses.indices where index < other.pauses.count { pauses[index].formUnion(other.pauses[index]) }
        differing.merge(other.differing) { $0.row < $1.row ? $0 : $1 }
    }

    mutating func note(_ joint: Joint, row: RowReference) {
        if joint.rating >= 0 {
            ratings[joint.rating].formUnion(joint.state)
            if joint.state.contains(.differs) { differing[joint.rating] = (row, joint.ownRating) }
        }
        if joint.pauses >= 0 { pauses[joint.pauses].formUnion(joint.state) }
    }

    /// Of several rows of one case only the one that counts says anything.
    public mutating func settle(_ candidate: CaseReader.Candidate) {
        let joint = candidate.joint
        if joint.rating >= 0 {
            ratings[joint.rating] = joint.state
            differing[joint.rating] =
                joint.state.contains(.differs) ? (candidate.place, joint.ownRating) : nil
        }
        if joint.pauses >= 0 { pauses[joint.pauses] = joint.state }
    }
}
