internal import Chronology
internal import Exact
internal import RecordModel
internal import RuleModel

/// How charges give way to each other: 就高不就低, and the most points in a window.
enum Giving {
    /// Of charges with one value of a field only one counts. A record without a value stands alone, and so does a charge
    /// that came from a window.
    static func keepOne(_ charges: inout [Charge], among indices: [Int], _ same: SameRows) {
        guard same.keep != .all else { return }
        let order = indices.sorted { left, right in
            let (a, b) = (charges[left], charges[right])
            if same.keep == .dearest, a.ruled != b.ruled { return a.ruled > b.ruled }
            if a.day != b.day { return a.day < b.day }
            if a.rule != b.rule { return a.rule < b.rule }
            return a.tieKey.utf8.lexicographicallyPrecedes(b.tieKey.utf8)
        }
        struct Key: Hashable {
            let value: ExactText
            let direction: Effect.Direction
        }
        var seen: Set<Key> = []
        for index in order {
            let value = ExactText(charges[index].record?.key(same.field) ?? "")
            if value.text.isEmpty { continue }
            guard !seen.insert(Key(value: value, direction: charges[index].direction)).inserted,
                !charges[index].isCorrected
            else { continue }
            charges[index].give(
                charges[index].points, because: same.keep == .dearest ? "同一事由已按最高一级计分" : "同一事由只计首次")
        }
    }

    /// The most points in a window, taken and given each by itself; over it the last give way.
    static func apply(_ limit: Limit, to charges: inout [Charge], among indices: [Int], named name: String) {
        for direction in [Effect.Direction.deduct, .add] {
            let own = indices.filter { charges[$0].direction == direction }
            switch limit {
            case .points(let most):
                let sum = own.reduce(Rational.zero) { $0 + charges[$1].points }
                guard sum > most else { continue }
                Charge.takeBack(
                    sum - most, from: &charges, among: own, because: "\(name)最多\(direction.verb) \(most.plain) 分")
            case .once:
                let first = own.filter { !charges[$0].points.isZero }
                    .min { Charge.givesWayAfter(charges[$0], charges[$1]) }
                for index in own where !charges[index].points.isZero {
                    let kept = index == first ? min(charges[index].single, charges[index].points) : .zero
                    guard kept < charges[index].points else { continue }
                    charges[index].give(charges[index].points - kept, because: "\(name)只计一次")
                }
            }
        }
    }
}
