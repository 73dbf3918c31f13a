internal import Chronology
internal import Exact
internal import RuleModel
internal import ScoreModel

/// One priced occurrence on one subject, on its way to becoming a score line.
struct Charge: Sendable {
    /// The rule, by its index in the plan.
    let rule: Int
    let day: Day
    private(set) var direction: Effect.Direction
    /// What the rule asks for it, as a magnitude; where a correction says otherwise, what that asks for.
    private(set) var price: Rational
    /// What the rule itself asks for it: by this it stands against others of the same deed.
    let ruled: Rational
    /// Its place among its rule's charges.
    var ordinal = 0
    /// Whether a correction says what it comes to: then nothing but limits, floors and ceilings takes from it.
    private(set) var isCorrected = false
    /// What the first of the occurrences it stands for comes to: all that counts where one counts only (`limit: once`).
    var single: Rational
    /// What is left of it after limits and floors, as a magnitude.
    var points: Rational
    let evidence: Evidence
    var note: String
    /// Tells occurrences of one rule, day and price apart by what they are and not by where their row stands, so that the
    /// order of rows never matters.
    let tieKey: String
    /// Whether it makes its part 0 (取消本项得分).
    private(set) var isAll: Bool
    /// The record it came from, for constructs that look at it again; none where it came from a window.
    let record: (any LogRecord)?
    /// How the price is reached, where somebody asks.
    var arithmetic = ""
    /// Why it gave way, one after another.
    private(set) var reasons: [Reason] = []

    /// Why a charge is less than its price.
    struct Reason: Sendable {
        /// Whether the rule itself lets it off (`skip`, `every`, `waived`).
        let isExcused: Bool
        let words: String
    }

    init(
        rule: Int, day: Day, direction: Effect.Direction, price: Rational, evidence: Evidence, note: String,
        tieKey: String, isAll: Bool = false, record: (any LogRecord)? = nil
    ) {
        self.rule = rule
        self.day = day
        self.direction = direction
        self.price = price
        self.points = price
        ruled = price
        self.single = price
        self.evidence = evidence
        self.note = note
        self.tieKey = tieKey
        self.isAll = isAll
        self.record = record
    }

    /// The points with their sign.
    var signed: Rational { direction == .deduct ? -points : points }

    /// Gives it the points that a correction says, signed, whatever its rule came to.
    mutating func correct(to signed: Rational, because words: String) {
        if !signed.isZero { direction = signed.isNegative ? .deduct : .add }
        (price, points, single) = (signed.magnitude, signed.magnitude, signed.magnitude)
        isAll = false
        isCorrected = true
        reasons = []
        arithmetic = ""
        remark(words)
    }

    /// Adds a remark to its note.
    mutating func remark(_ words: String) { note += note.isEmpty ? "(\(words))" : " (\(words))" }

    /// Takes so much of what is left away, and says why.
    mutating func give(_ amount: Rational, because reason: String) {
        points = points - amount
        let verb = direction == .deduct ? "扣" : "加"
        let what = points.isZero ? "不再\(verb)分" : "应\(verb) \(price.plain) 分,实\(verb) \(points.plain) 分"
        reasons.append(Reason(isExcused: false, words: reason))
        note += note.isEmpty ? "(\(reason),\(what))" : " (\(reason),\(what))"
    }

    /// Takes everything away, and says why.
    mutating func drop(because reason: String) {
        points = .zero
        reasons.append(Reason(isExcused: true, words: reason))
        note += note.isEmpty ? "(\(reason))" : " (\(reason))"
    }

    /// Adds what is still to be taken for a part to be 0.
    mutating func raise(by amount: Rational) { points = points + amount }

    /// Multiplies by a part's weight.
    mutating func weigh(_ weight: Rational) {
        price = price * weight
        points = points * weight
    }

    /// The order in which lines stand before a limit or a floor: by date, then rule order, then price, the larger last.
    /// The last give way first.
    static func givesWayAfter(_ left: Charge, _ right: Charge) -> Bool {
        if left.day != right.day { return left.day < right.day }
        if left.rule != right.rule { return left.rule < right.rule }
        if left.price != right.price { return left.price < right.price }
        return left.tieKey.utf8.lexicographicallyPrecedes(right.tieKey.utf8)
    }

    /// Lets the last of these charges give way until so much has been taken back.
    static func takeBack(
        _ excess: Rational, from charges: inout [Charge], among indices: [Int], because reason: String
    ) {
        var excess = excess
        let order = indices.sorted { givesWayAfter(charges[$0], charges[$1]) }
        for index in order.reversed() where excess > .zero && !charges[index].points.isZero {
            let given = min(excess, charges[index].points)
            charges[index].give(given, because: reason)
            excess = excess - given
        }
    }
}
