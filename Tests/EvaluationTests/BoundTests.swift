import CentreFixtures
import Exact
import ScoreModel
import Testing

@Suite("Floors, the ceiling and who gives way") struct BoundTests {
    @Test("扣完为止: 12 × 2 = 24 takes 20; the last by date gives way and says so")
    func floor() async throws {
        var centre = MadeUpCentre.ofOne
        centre.event("2026-07-20", "A01", "德1", times: 5)  // 10
        centre.event("2026-07-10", "A01", "德1", times: 4)  // 8
        centre.event("2026-07-30", "A01", "德1", times: 3)  // 6, of which 20 - 18 = 2 are left
        let run = try await centre.score()
        #expect(run["A01"].virtue == 0)
        #expect(run["A01"].points("virtue.1") == [-8, -10, -2])
        let last = try #require(run["A01"].lines("virtue.1").last)
        #expect(last.date == "2026-07-30")
        #expect(last.note.contains("扣完为止") && last.note.contains("6") && last.note.contains("2"))
        #expect(run["A01"].lines("virtue.1").dropLast().allSatisfy { $0.note.isEmpty })
        #expect(run["A01"].total == 80)
    }

    @Test("a line that gives way wholly stays as 0 and says why")
    func nothingLeft() async throws {
        var centre = MadeUpCentre.ofOne
        centre.event("2026-07-10", "A01", "德2")  // all 20
        centre.event("2026-07-11", "A01", "德1")
        let run = try await centre.score()
        #expect(run["A01"].points("virtue.2") == [-20])
        #expect(run["A01"].points("virtue.1") == [0])
        #expect(run["A01"].lines("virtue.1").first?.note.contains("扣完为止") == true)
    }

    @Test("取消本项得分 after other deductions takes what is left")
    func allAfterwards() async throws {
        var centre = MadeUpCentre.ofOne
        centre.event("2026-07-10", "A01", "德1")
        centre.event("2026-07-11", "A01", "德2")
        let run = try await centre.score()
        #expect(run["A01"].points("virtue.1") == [-2])
        #expect(run["A01"].points("virtue.2") == [-18])
        #expect(run["A01"].virtue == 0)
    }

    @Test("of one day the rule that stands later gives way, of one rule the larger price")
    func sameDay() async throws {
        var centre = MadeUpCentre.ofOne
        // 廉3 一般 15 and 廉1 一般 10 on one day: 25 of 20; 廉3 stands later and gives 5.
        centre.event("2026-07-10", "A01", "廉3")
        centre.event("2026-07-10", "A01", "廉1")
        // 绩3: 4 (chosen), then 3 rows of 绩1 on the day before: 15; 绩6 一般 5 and 重大影响 20 on one day.
        centre.event("2026-07-10", "A01", "绩6", degree: "重大影响")
        centre.event("2026-07-10", "A01", "绩6", degree: "一般")
        let run = try await centre.score()
        #expect(run["A01"].points("integrity.1") == [-10])
        #expect(run["A01"].points("integrity.3") == [-10])
        #expect(
            run["A01"].lines("performance.6").map { "\($0.evidence) \($0.points)" } == [
                "logs/events.csv:4 -15", "logs/events.csv:5 -5",
            ])
    }

    @Test("a part's floor touches no other part; a bonus does not fill a part")
    func otherParts() async throws {
        var centre = MadeUpCentre.ofOne
        centre.event("2026-07-10", "A01", "德1", times: 50)
        centre.event("2026-07-10", "A01", "附加2")
        let run = try await centre.score()
        #expect(run["A01"].virtue == 0)
        #expect(run["A01"].bonus == 3)
        #expect(run["A01"].total == 80 + 3)
        #expect(run["A01"].score?.deducted == 20)
    }

    @Test("every part at 0: the total is 0, and not less")
    func rockBottom() async throws {
        var centre = MadeUpCentre.ofOne
        for rule in ["德2", "廉4"] { centre.event("2026-07-10", "A01", rule) }
        centre.event("2026-07-10", "A01", "能2", degree: "影响较大")
        centre.event("2026-07-10", "A01", "勤13", degree: "情节严重")
        centre.event("2026-07-10", "A01", "绩6", degree: "重大影响")
        let run = try await centre.score()
        #expect(run["A01"].total == 0)
        #expect(run["A01"].score?.deducted == 100)
    }

    @Test("the total is at most 110; the clamp is a line of its own on the last day")
    func ceiling() async throws {
        var centre = MadeUpCentre.ofOne
        centre.event("2026-07-10", "A01", "附加2", times: 4)  // 12
        centre.event("2026-07-10", "A01", "德4")  // -1
        let run = try await centre.score()
        #expect(run["A01"].bonus == 12)
        #expect(run["A01"].total == 110)  // 100 - 1 + 12 = 111
        let clamp = try #require(run["A01"].lines("total").first)
        #expect(clamp.points == -1)
        #expect(clamp.date == "2026-09-30")
        #expect(clamp.part == "total")
        #expect(!clamp.evidence.isEmpty && clamp.note.contains("110"))
        #expect(run["A01"].score?.deducted == 1)
    }

    @Test("exactly 110 needs no clamp")
    func exactly() async throws {
        var centre = MadeUpCentre.ofOne
        centre.event("2026-07-10", "A01", "附加3", degree: "国家级")
        let run = try await centre.score()
        #expect(run["A01"].total == 110)
        #expect(run["A01"].lines("total") == [])
    }
}
