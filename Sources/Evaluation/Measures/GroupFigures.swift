internal import Chronology
internal import Exact
internal import RecordModel

/// The values of measures over the peer groups of a scoring: mean, best and place, over ranked subjects before
/// disqualification.
struct GroupFigures: Sendable {
    /// One measure in one window.
    struct Key: Hashable, Sendable {
        /// By its place among the plan's measures.
        let measure: Int
        let window: DaySpan
    }

    /// By key and peer group, the values, highest first.
    private var values: [Key: [ExactText: [Rational]]] = [:]

    /// Adds the value of a ranked subject.
    mutating func add(_ value: Rational, _ key: Key, peers: ExactText) {
        values[key, default: [:]][peers, default: []].append(value)
    }

    /// Takes over another worker's values.
    mutating func merge(_ other: GroupFigures) {
        for (key, groups) in other.values {
            for (peers, own) in groups { values[key, default: [:]][peers, default: []] += own }
        }
    }

    /// Brings values to order; before this nothing may be asked.
    mutating func close() {
        for (key, groups) in values { values[key] = groups.mapValues { $0.sorted { $0 > $1 } } }
    }

    func mean(_ key: Key, peers: ExactText) -> Rational? {
        guard let own = values[key]?[peers], !own.isEmpty else { return nil }
        return own.reduce(.zero, +).divided(by: Rational(own.count))
    }

    func best(_ key: Key, peers: ExactText) -> Rational? { values[key]?[peers]?.first }

    /// 1 for the highest; equal values share the better place.
    func place(of value: Rational, _ key: Key, peers: ExactText) -> Int? {
        values[key]?[peers].map { own in own.count { $0 > value } + 1 }
    }
}
