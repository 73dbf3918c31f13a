import Amending
import Exact
import LedgerModel
import ScoreModel
import Testing

/// What corrections change in a published period, worked by hand: D rises over C and B.
@Suite struct AmendingTests {
    static let before = MadeUpPeriod(people: [
        "A": [], "B": [("virtue.1", 2)], "C": [("virtue.1", 4)], "D": [("virtue.1", 2), ("virtue.3", 5)], "E": [],
    ])

    private func after(_ change: (inout MadeUpPeriod) -> Void) throws -> (
        published: LedgerRun, changes: AmendmentChanges
    ) {
        var other = Self.before
        change(&other)
        let published = try Self.before.run()
        return (published, AmendmentChanges(from: published, to: try other.run()))
    }

    @Test func noCorrectionsChangeNothing() throws {
        let run = try Self.before.run()
        let changes = AmendmentChanges(from: run, to: run)
        #expect(changes.isEmpty)
        #expect(changes.elsewhere.isEmpty)
        let empty = try changes.numbered(corrections: [])
        #expect(empty.subjects.isEmpty)
        #expect(empty.departments.isEmpty)
        #expect(run.applying(empty) == run)
    }

    @Test func onlyWhoseOwnScoreDiffersIsTouched() throws {
        let (published, changes) = try after { $0.people["D"] = [("virtue.1", 2)] }
        #expect(changes.subjects.map(\.id) == ["D"])
        let change = try #require(changes.subjects.first)
        #expect(change.before?.total == Rational(93))
        #expect(change.after?.total == Rational(98))
        #expect(change.before?.rank == 5)
        #expect(change.after?.rank == 3)
        #expect(change.linesBefore.map(\.rule) == ["virtue.3"])
        #expect(change.linesAfter.isEmpty)
        // C is fifth now if everyone is ranked anew, and keeps the published fourth place.
        #expect(changes.elsewhere.map(\.published.id) == ["C"])
        #expect(changes.elsewhere.first?.published.rank == 4)
        #expect(changes.elsewhere.first?.anew.rank == 5)
        #expect(changes.elsewhere.first?.isLevelChanged == false)
        let amended = published.applying(try changes.numbered())
        #expect(amended["C"] == published["C"])
        #expect(amended["D"] == change.after)
        #expect(amended.corrections == [1])
        #expect(try changes.numbered().departments == ["税务局"])
    }

    @Test func aLevelLostToAnotherIsForInformation() throws {
        // A and E share the first place and 五星; with A's fault E alone has it, and then nobody else changes by themselves.
        var period = Self.before
        period.people["E"] = [("virtue.1", 1)]
        let published = try period.run()
        period.people["A"] = [("virtue.1", 3)]
        let changes = AmendmentChanges(from: published, to: try period.run())
        #expect(changes.subjects.map(\.id) == ["A"])
        #expect(changes.subjects.first?.after?.stars == 1)
        // B went from third to second, E from second and 一星 to first and 五星: its 限期整改 came with the level.
        #expect(changes.elsewhere.map(\.published.id) == ["B", "E"])
        let upgraded = try #require(changes.elsewhere.last)
        #expect(upgraded.isLevelChanged)
        #expect(upgraded.anew.consequences.map(\.name) == ["通报表彰"])
        #expect(published.applying(try changes.numbered())["E"]?.stars == 1)
    }

    @Test func ownConsequencesTouch() throws {
        let (_, changes) = try after { $0.befell["B"] = "通报批评" }
        #expect(changes.subjects.map(\.id) == ["B"])
        #expect(changes.subjects.first?.linesAfter.isEmpty == true)
        #expect(changes.elsewhere.isEmpty)
    }

    @Test func whatFallsByItselfTouchesOnlyWhereTheLevelIsTheSame() throws {
        let (_, changes) = try after { $0.fell["B"] = "退回原单位" }
        #expect(changes.subjects.map(\.id) == ["B"])
        // E is 五星 together with A; when A's fault makes room for one only, what fell on E came of the level.
        var period = Self.before
        period.people["E"] = [("virtue.1", 1)]
        period.fell["E"] = "退回原单位"
        let published = try period.run()
        period.people["A"] = [("virtue.1", 3)]
        period.fell["E"] = nil
        let others = AmendmentChanges(from: published, to: try period.run())
        #expect(others.subjects.map(\.id) == ["A"])
        #expect(others.elsewhere.contains { $0.published.id == "E" && $0.isLevelChanged })
    }

    @Test func evidenceTouchesThoughThePointsAreThoseOfBefore() throws {
        let (published, changes) = try after { $0.people["D"] = [("virtue.3", 5), ("virtue.1", 2)] }
        // The same two rules in another order stand on other rows.
        #expect(changes.subjects.map(\.id) == ["D"])
        #expect(changes.subjects.first?.linesBefore.count == 2)
        #expect(changes.subjects.first?.linesAfter.count == 2)
        #expect(changes.elsewhere.isEmpty)
        #expect(published.applying(try changes.numbered())["D"]?.total == Rational(93))
    }

    @Test func whoIsNoLongerRankedHasNoRank() throws {
        let (published, changes) = try after { $0.unranked["A"] = "不在岗" }
        let amended = published.applying(try changes.numbered())
        #expect(changes.subjects.map(\.id) == ["A"])
        #expect(amended["A"]?.rank == nil)
        #expect(amended.sheets.first?.rankedCount == 4)
        #expect(amended.sheets.first?.subjects.last?.id == "A")
        // E keeps the first place it shared.
        #expect(amended["E"]?.rank == 1)
    }

    @Test func whoComesAndWhoGoes() throws {
        let (published, changes) = try after {
            $0.people["F"] = [("virtue.1", 50)]
            $0.people["C"] = nil
        }
        #expect(changes.subjects.map(\.id) == ["C", "F"])
        #expect(changes.subjects.first?.after == nil)
        #expect(changes.subjects.last?.before == nil)
        let amended = published.applying(try changes.numbered())
        #expect(amended["C"] == nil)
        #expect(amended.lines(of: "C").isEmpty)
        #expect(amended.lines(of: "F").count == 1)
        #expect(try changes.numbered().departments == ["税务局"])
    }
}
