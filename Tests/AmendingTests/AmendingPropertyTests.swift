import Amending
import Exact
import LedgerModel
import ScoreModel
import Testing

/// What holds for whatever is corrected.
@Suite struct AmendingPropertyTests {
    /// A small generator of numbers with a fixed seed (SplitMix64).
    private struct Dice {
        var state: UInt64

        mutating func roll(_ sides: Int) -> Int {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return Int((z ^ (z >> 31)) % UInt64(sides))
        }
    }

    private static let ids = ["A", "B", "C", "D", "E", "F", "G", "H"]

    private static func period(_ dice: inout Dice) -> MadeUpPeriod {
        var period = MadeUpPeriod(best: 1 + dice.roll(3))
        for id in ids where dice.roll(8) > 0 {
            period.people[id] = (0..<dice.roll(4)).map { ("virtue.\($0 % 2)", 1 + dice.roll(3)) }
            if dice.roll(6) == 0 { period.unranked[id] = "不在岗" }
            if dice.roll(5) == 0 { period.befell[id] = "通报批评" }
        }
        return period
    }

    /// Corrects one or two people.
    private static func corrected(_ period: MadeUpPeriod, _ dice: inout Dice) -> (MadeUpPeriod, Set<String>) {
        var other = period
        var named: Set<String> = []
        for _ in 0...dice.roll(2) {
            let id = ids[dice.roll(ids.count)]
            named.insert(id)
            switch dice.roll(4) {
            case 0: other.people[id] = nil
            case 1: other.befell[id] = other.befell[id] == nil ? "通报批评" : nil
            case 2: other.unranked[id] = other.unranked[id] == nil ? "不在岗" : nil
            default: other.people[id] = (0..<dice.roll(4)).map { ("virtue.\($0 % 2)", 1 + dice.roll(3)) }
            }
        }
        return (other, named)
    }

    @Test(arguments: 0..<200) func nobodyUntouchedChangesAndWhatIsAppliedReadsBack(seed: Int) throws {
        var dice = Dice(state: UInt64(seed))
        let first = Self.period(&dice)
        let (second, named) = Self.corrected(first, &dice)
        let (published, rescored) = (try first.run(), try second.run())
        let changes = AmendmentChanges(from: published, to: rescored)
        let amended = published.applying(try changes.numbered())
        let touched = Set(changes.subjects.map(\.id))
        #expect(touched.isSubset(of: named))
        for id in Self.ids where !touched.contains(id) {
            #expect(amended[id] == published[id])
            #expect(amended.lines(of: id) == published.lines(of: id))
        }
        for change in changes.subjects {
            #expect(amended[change.id] == change.after)
            #expect(change.after == rescored[change.id])
            #expect(
                amended.lines(of: change.id).sorted(by: Self.order)
                    == rescored.lines(of: change.id).sorted(by: Self.order))
        }
        // Whoever is neither touched nor said to stand elsewhere is the same in all.
        let elsewhere = Set(changes.elsewhere.map(\.published.id))
        for id in Self.ids where !touched.contains(id) && !elsewhere.contains(id) {
            #expect(published[id] == rescored[id])
        }
        // Once applied, the same corrections change nobody any more.
        #expect(AmendmentChanges(from: amended, to: rescored).subjects.isEmpty)
    }

    @Test(arguments: 0..<200) func twoInSequenceCompose(seed: Int) throws {
        var dice = Dice(state: UInt64(seed) &+ 0xABCD)
        let first = Self.period(&dice)
        let (second, _) = Self.corrected(first, &dice)
        let (third, _) = Self.corrected(second, &dice)
        let (published, between, last) = (try first.run(), try second.run(), try third.run())
        let one = try AmendmentChanges(from: published, to: between).numbered(1, corrections: [1])
        let standing = published.applying(one)
        let two = try AmendmentChanges(from: standing, to: last).numbered(2, corrections: [2])
        let amended = published.applying([one, two])
        #expect(amended == standing.applying(two))
        #expect(amended.corrections == [1, 2])
        // Whatever came one after the other, everyone's own score is that of all corrections together.
        for id in Self.ids {
            #expect(amended[id].map { OwnResult($0) } == last[id].map { OwnResult($0) })
            #expect(amended.lines(of: id).sorted(by: Self.order) == last.lines(of: id).sorted(by: Self.order))
        }
        // What the second changes begins where the first ended.
        for change in two.subjects { #expect(change.before == standing[change.id]) }
    }

    private static func order(_ left: LedgerLine, _ right: LedgerLine) -> Bool {
        (left.day, left.rule, left.points, left.evidence) < (right.day, right.rule, right.points, right.evidence)
    }
}
