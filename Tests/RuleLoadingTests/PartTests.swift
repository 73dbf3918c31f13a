import Diagnostics
import Exact
import RuleLoading
import RuleModel
import Testing

/// What a part need not say.
@Suite struct PartTests {
    private func load(top: String = "points: 20, ", inner: String) -> Loaded<Regulation> {
        let text = """
            kind: regulation
            id: test
            title: 办法
            sheets:
              staff:
                subject: staff
                period: month
                parts:
                  a:
                    {title: 德, clause: 一, \(top)floor: 0, parts: {1: {title: 着装, \(inner)floor: none,
                      rules: {a: {text: 每次扣2分, deduct: 2}}}}}
            """
        return RegulationLoader.load(name: "test.yaml", bytes: Array(text.utf8))
    }

    @Test func aPartInsideAnotherNeedsNoPoints() throws {
        let (bare, stated) = (load(inner: ""), load(inner: "points: 0, "))
        #expect(bare.diagnostics.map(\.code) == [] && stated.diagnostics.map(\.code) == [])
        let part = try #require(bare.value?.sheets.first?.parts.first)
        #expect(part.start == Rational(20) && part.parts[0].points == .zero && part.parts[0].start == .zero)
        #expect(part.parts[0].ceiling == .zero && part.parts[0].floor == nil)
        #expect(description(bare.value?.sheets as Any) == description(stated.value?.sheets as Any))
    }

    @Test func aTopPartDoes() {
        #expect(load(top: "", inner: "").diagnostics.map(\.code) == [.missingField])
    }
}
