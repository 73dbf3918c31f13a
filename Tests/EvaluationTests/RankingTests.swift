import CentreFixtures
import Exact
import ScoreModel
import Testing

@Suite("Ranks, ties and stars") struct RankingTests {
    /// People P01, P02, … of whom each has the given deductions by rule, in the order of their best.
    private func centre(_ deductions: [[(rule: String, times: Int)]]) -> MadeUpCentre {
        var centre = MadeUpCentre()
        for (index, own) in deductions.enumerated() {
            let id = "P\(index < 9 ? "0" : "")\(index + 1)"
            centre.person(id)
            for entry in own { centre.event("2026-07-06", id, entry.rule, times: entry.times) }
        }
        return centre
    }

    private func ranks(_ run: Scored) -> [Int?] { run.order.map { run[$0].rank } }
    private func stars(_ run: Scored) -> [Int?] { run.order.map { run[$0].stars } }

    @Test("ten people, all different: 2 of five stars, 2 of four (4.5 down), 3 of three (7 down), the rest two")
    func quotas() async throws {
        // 100, 99, … 91 by 德4.
        let run = try await centre((0..<10).map { $0 == 0 ? [] : [("德4", $0)] }).score()
        #expect(ranks(run) == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
        #expect(stars(run) == [5, 5, 4, 4, 3, 3, 3, 2, 2, 2])
        #expect(run["P01"].consequences == ["通报表彰", "流动红旗"])
        #expect(run["P04"].consequences == ["通报表彰", "流动红旗"])
        #expect(run["P05"].consequences == [])
        #expect(run["P10"].consequences == [])
    }

    @Test("four people: no room for five stars (0.8), one of four (1.8), one of three (2.8)")
    func smallRooms() async throws {
        let run = try await centre([[], [("德4", 1)], [("德4", 2)], [("德4", 3)]]).score()
        #expect(stars(run) == [4, 3, 2, 2])
    }

    @Test("one person: no room at all, two stars")
    func alone() async throws {
        let run = try await MadeUpCentre.ofOne.score()
        #expect(run["A01"].rank == 1)
        #expect(run["A01"].stars == 2)
    }

    @Test("equal totals and equal parts share a rank: 1, 2, 2, 4")
    func sharedRanks() async throws {
        let run = try await centre([[], [("德4", 1)], [("德5", 1)], [("德4", 2)]]).score()
        #expect(ranks(run) == [1, 2, 2, 4])
        #expect(run.order == ["P01", "P02", "P03", "P04"])  // equals by id
    }

    @Test("those tied across the border of five stars fall together, and the room stays empty")
    func tiesFall() async throws {
        // Ten people, room for 2 of five stars; the second and third tie: only the first has five.
        let run = try await centre(
            [[]] + [[("德4", 1)], [("德5", 1)]] + (3..<10).map { [("德4", $0)] }
        ).score()
        #expect(ranks(run) == [1, 2, 2, 4, 5, 6, 7, 8, 9, 10])
        #expect(stars(run) == [5, 4, 4, 4, 3, 3, 3, 2, 2, 2])
    }

    @Test("a tie wider than the next band falls further, until the cumulative room holds them all")
    func wideTie() async throws {
        // The 2nd to 6th of ten tie: five stars hold 2, four 4, three 7.
        let run = try await centre(
            [[]] + (1...5).map { _ in [("德4", 1)] } + (6..<10).map { [("德4", $0)] }
        ).score()
        #expect(stars(run) == [5, 3, 3, 3, 3, 3, 3, 2, 2, 2])
    }

    @Test("all tied: no band but the last holds them")
    func allTied() async throws {
        let run = try await centre((0..<10).map { _ in [] }).score()
        #expect(ranks(run) == (0..<10).map { _ in 1 })
        #expect(stars(run) == (0..<10).map { _ in 2 })
    }

    @Test("a tie that ends on the border does not fall")
    func tieWithinBand() async throws {
        let run = try await centre([[], []] + (2..<10).map { [("德4", $0)] }).score()
        #expect(stars(run).prefix(3) == [5, 5, 4])
    }

    @Test("ties are broken by 廉, then 绩, 勤, 能, 德, the higher first")
    func tieKeys() async throws {
        // Each has lost 10, in one part; who lost it in 德 has the best 廉, 绩, 勤 and 能.
        let run = try await centre([
            [("廉2", 1)], [("绩1", 2)], [("勤10", 2)], [("能1", 5)], [("德1", 5)],
        ]).score()
        #expect(run.order == ["P05", "P04", "P03", "P02", "P01"])
        #expect(ranks(run) == [1, 2, 3, 4, 5])
    }

    @Test("a tie that differs in the bonus only is broken by the parts")
    func bonusIsNoKey() async throws {
        // 100 each: nothing, or 3 lost in 德 and 3 won.
        let run = try await centre([[("德1", 1), ("德4", 1), ("附加2", 1)], []]).score()
        #expect(run["P01"].total == 100)
        #expect(run.order == ["P02", "P01"])
        #expect(ranks(run) == [1, 2])
    }

    @Test("exactly 80 meets the line, 79.99 does not: one star and 限期整改")
    func eighty() async throws {
        var centre = MadeUpCentre()
        centre.person("A01")
        centre.person("A02")
        centre.event("2026-07-06", "A01", "廉4")
        centre.event("2026-07-06", "A02", "廉4")
        centre.event("2026-07-06", "A02", "绩3", points: "3.01")
        centre.event("2026-07-06", "A02", "附加2")
        let run = try await centre.score()
        #expect(run["A01"].total == 80)
        #expect(run["A01"].stars == 3)  // of two ranked, 70% hold one
        #expect(run["A02"].total == 79.99)
        #expect(run["A02"].stars == 1)
        #expect(run["A02"].consequences == ["限期整改"])
    }

    @Test("below 80 there is no higher star, whatever the rank; the room is not passed on")
    func belowTheLine() async throws {
        // Ten people, the best with 80, the others lower: five stars for the best, nothing for the second.
        let run = try await centre(
            [[("廉4", 1)]] + (1..<10).map { [("廉4", 1), ("德4", $0)] }
        ).score()
        #expect(stars(run) == [5] + (1..<10).map { _ in 1 })
    }

    @Test("on the roster on no working day: not ranked, listed last, with a score and no level, outside the base")
    func notOnDuty() async throws {
        var centre = MadeUpCentre()
        for id in ["A01", "A02", "A03", "A04", "A05"] { centre.person(id) }
        centre.person("B01", from: "2026-09-26", until: "2026-09-27")  // a weekend
        centre.person("B02", from: "2026-07-04", until: "2026-07-05")
        centre.person("C01", until: "2026-06-30")  // not in the period at all
        centre.event("2026-07-06", "B01", "德1")
        for (index, id) in ["A02", "A03", "A04", "A05"].enumerated() {
            centre.event("2026-07-06", id, "德4", times: index + 1)
        }
        let run = try await centre.score()
        #expect(run.order == ["A01", "A02", "A03", "A04", "A05", "B01", "B02"])
        #expect(run["B01"].rank == nil && run["B01"].stars == nil)
        #expect(run["B01"].score?.status == .notRanked(reason: "不在岗"))
        #expect(run["B01"].total == 98)
        // 20% of five ranked is 1; of seven it would be 1 too, but 45% of 5 is 2 and of 7 would be 3.
        #expect(stars(run) == [5, 4, 3, 2, 2, nil, nil])
    }

    @Test("one working day is enough to be ranked, a make-up Sunday too")
    func oneDay() async throws {
        var centre = MadeUpCentre()
        centre.person("A01", from: "2026-09-19", until: "2026-09-20")
        let run = try await centre.score()
        #expect(run["A01"].rank == 1)
    }

    @Test("after a transfer a person is listed under the stretch that is last in the period")
    func listing() async throws {
        var centre = MadeUpCentre()
        centre.person("A01", at: "一号窗口", in: "住建局", until: "2026-08-31")
        centre.person("A01", at: "二号窗口", in: "公安局", from: "2026-09-01", until: "2026-09-30")
        centre.person("A01", at: "三号窗口", in: "税务局", from: "2026-10-01")
        let third = try await centre.score()
        #expect(third["A01"].score?.window == "二号窗口")
        #expect(third["A01"].score?.department == "公安局")
        #expect(third.order == ["A01"])
        let fourth = try await centre.score("2026Q4")
        #expect(fourth["A01"].score?.window == "三号窗口")
    }

    @Test("ranked by the rounded total, the keys unrounded")
    func rounding() async throws {
        // Nothing in this regulation gives more than two places, so a half of a cent is made by the rule file.
        var centre = MadeUpCentre()
        centre.person("A01")
        centre.person("A02")
        centre.person("A03")
        var rules = try Repository.text("rules/baotou.yaml")
        rules = rules.replacing(
            "            text: 未按规定佩证上岗,每次扣1分\n            deduct: 1\n",
            with: "            text: 未按规定佩证上岗,每次扣1分\n            deduct: 0.004\n")
        rules = rules.replacing(
            "            text: 未按规定统一着装或着装不规范的,每次扣1分\n            deduct: 1\n",
            with: "            text: 未按规定统一着装或着装不规范的,每次扣1分\n            deduct: 0.005\n")
        centre.files["rules/baotou.yaml"] = Array(rules.utf8)
        centre.event("2026-07-06", "A01", "德4")  // 99.996 is shown as 100.00
        centre.event("2026-07-06", "A03", "德5")  // 99.995, half up, is 100.00 too
        let run = try await centre.score()
        #expect(run.order == ["A02", "A01", "A03"])  // all 100.00; 德 unrounded breaks the tie
        #expect(["A01", "A02", "A03"].allSatisfy { run[$0].total == 100 })
        #expect(ranks(run) == [1, 2, 3])
        #expect(run["A01"].virtue == 19.996)
    }
}
