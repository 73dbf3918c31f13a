import RuleModel
import Testing

@testable import RulePrinting

/// What became of what.
@Suite struct MatchingTests {
    /// A small generator of numbers with a fixed seed (SplitMix64).
    struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    @Test func everythingIsOnceOnEachSide() {
        var dice = Dice(state: 5)
        for _ in 0..<300 {
            func side() -> [[String]] {
                (0..<Int.random(in: 0...9, using: &dice)).map { _ in
                    (0..<3).map { _ in Int.random(in: 0...6, using: &dice) }.map { $0 == 0 ? "" : "\($0)" }
                }
            }
            let (old, new) = (side(), side())
            let pairs = Matching.pairs(old, new)
            #expect(pairs.compactMap(\.old).sorted() == Array(old.indices))
            #expect(pairs.compactMap(\.new) == Array(new.indices))
            let turned = Matching.pairs(new, old).map { Matching.Pair(old: $0.new, new: $0.old) }
            #expect(Set(pairs) == Set(turned))
        }
    }

    /// A regulation with some of its rules taken out and the others in another order.
    private func shuffled(_ regulation: Regulation, _ dice: inout Dice) -> Regulation {
        let sheet = regulation.sheets[0]
        let parts = sheet.parts.map { part in
            Part(
                id: part.id, title: part.title, code: part.code, clause: part.clause, points: part.points,
                start: part.start, floor: part.floor, ceiling: part.ceiling,
                rules: part.rules.filter { _ in Bool.random(using: &dice) }.shuffled(using: &dice))
        }
        let made = Sheet(
            id: sheet.id, title: sheet.title, subject: sheet.subject, period: sheet.period, decimals: sheet.decimals,
            rounding: sheet.rounding, clause: sheet.clause, parts: parts, floor: sheet.floor, ceiling: sheet.ceiling,
            ranking: sheet.ranking, levels: sheet.levels)
        return Regulation(
            id: regulation.id, title: regulation.title, issuer: regulation.issuer, document: regulation.document,
            since: regulation.since, until: regulation.until, measures: regulation.measures,
            consequences: regulation.consequences, sheets: [made] + regulation.sheets.dropFirst(),
            notScored: regulation.notScored, file: regulation.file, span: regulation.span)
    }

    @Test func twoVersionsOfARealOneExchanged() throws {
        let baotou = try Golden.regulation("rules/baotou.yaml")
        var dice = Dice(state: 11)
        for _ in 0..<10 {
            let (old, new) = (shuffled(baotou, &dice), shuffled(baotou, &dice))
            let forth = Amendments(from: old, to: new).all
            let back = Amendments(from: new, to: old).all
            // Nothing here but rules that come and go: their order in the file is no change.
            #expect(forth.allSatisfy { !$0.isChange || $0.kind == .rule && ($0.old == nil || $0.new == nil) })
            func names(_ list: [Amendment], _ side: (Amendment) -> Amendment.Side?, _ word: String) -> [String] {
                list.filter { $0.words == word && $0.kind == .rule }.compactMap { side($0)?.name }.sorted()
            }
            #expect(names(forth, \.new, "新增") == names(back, \.old, "删去"))
            #expect(names(forth, \.old, "删去") == names(back, \.new, "新增"))
            let (before, after) = (old.sheets[0].rules.map(\.rule.id), new.sheets[0].rules.map(\.rule.id))
            #expect(names(forth, \.new, "新增").count == Set(after).subtracting(before).count)
        }
    }
}
