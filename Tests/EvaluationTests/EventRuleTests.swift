import CentreFixtures
import Exact
import RecordModel
import ScoreModel
import Testing

@Suite("The prices of events") struct EventRuleTests {
    @Test("who did nothing wrong and nothing special has 100 points and two lines without data")
    func nothingHappened() async throws {
        let run = try await MadeUpCentre.ofOne.score()
        #expect(run["A01"].total == 100)
        #expect(run["A01"].lines.map(\.rule) == ["ability.10a", "ability.10b"])
        #expect(run["A01"].lines.allSatisfy { $0.points == 0 && $0.note.contains("无数据") })
        #expect(run.findings.isEmpty)
    }

    /// Every rule with one price: id, Chinese code, price.
    static let fixed: [(id: String, code: String, price: Rational)] = [
        ("virtue.1", "德1", 2), ("virtue.4", "德4", 1), ("virtue.5", "德5", 1), ("virtue.6", "德6", 1),
        ("ability.1", "能1", 2), ("ability.3", "能3", 2), ("ability.4", "能4", 1), ("ability.5a", "能5a", 3),
        ("ability.5b", "能5b", 1), ("ability.6", "能6", 1), ("ability.8", "能8", 3), ("ability.9", "能9", 1),
        ("diligence.2b", "勤2b", 3), ("diligence.3", "勤3", 1), ("diligence.4", "勤4", 2), ("diligence.5", "勤5", 2),
        ("diligence.6", "勤6", 3), ("diligence.7", "勤7", 3), ("diligence.8", "勤8", 3), ("diligence.9", "勤9", 1),
        ("diligence.10", "勤10", 5), ("diligence.11", "勤11", 1), ("diligence.12", "勤12", 1),
        ("diligence.15", "勤15", 1), ("performance.1", "绩1", 5), ("performance.2", "绩2", 5),
        ("performance.3", "绩3", 2), ("performance.4", "绩4", 2), ("performance.5", "绩5", 5),
        ("integrity.2", "廉2", 10), ("bonus.1a", "附加1a", 3), ("bonus.1b", "附加1b", 1), ("bonus.2", "附加2", 3),
    ]

    @Test("a fixed price, by id and by Chinese code, once and several times", arguments: fixed.indices)
    func fixedPrice(_ index: Int) async throws {
        let (id, code, price) = Self.fixed[index]
        var centre = MadeUpCentre()
        for person in ["A01", "A02", "A03"] { centre.person(person) }
        centre.event("2026-07-06", "A01", id)
        centre.event("2026-07-06", "A02", code, times: 2)
        let run = try await centre.score()
        let part = String(id.prefix { $0 != "." })
        let sign: Rational = part == "bonus" ? 1 : -1
        let start: Rational = part == "bonus" ? 0 : 20
        #expect(run["A01"].points(id) == [sign * price])
        #expect(run["A01"].part(part) == start + sign * price)
        #expect(run["A01"].total == 100 + sign * price)
        #expect(run["A02"].points(id) == [sign * price * 2])
        #expect(run["A02"].total == 100 + sign * price * 2)
        #expect(run["A03"].total == 100)
        #expect(run["A01"].lines(id).first?.evidence == "logs/events.csv:2")
        #expect(run["A02"].lines(id).first?.evidence == "logs/events.csv:3")
        #expect(run.findings.isEmpty)
    }

    /// Every cell of every table of degrees: rule, degree, points taken (`nil`: 取消本项得分, all 20).
    static let degrees: [(rule: String, degree: String, price: Rational?)] = [
        ("virtue.3", "一般", 1), ("virtue.3", "情节严重", 3), ("virtue.3", "", 1),
        ("ability.2", "一般", 2), ("ability.2", "影响较大", nil), ("ability.2", "", 2),
        ("diligence.13", "一般", 10), ("diligence.13", "情节严重", nil), ("diligence.13", "", 10),
        ("performance.6", "一般", 5), ("performance.6", "重大影响", nil), ("performance.6", "", 5),
        ("integrity.1", "一般", 10), ("integrity.1", "情节严重", nil), ("integrity.1", "", 10),
        ("integrity.3", "一般", 15), ("integrity.3", "情节严重", nil), ("integrity.3", "", 15),
    ]

    @Test("a price by degree; no degree is 一般; 取消本项得分 leaves 0", arguments: degrees.indices)
    func degree(_ index: Int) async throws {
        let (rule, degree, price) = Self.degrees[index]
        var centre = MadeUpCentre.ofOne
        centre.event("2026-08-03", "A01", rule, degree: degree)
        let run = try await centre.score()
        let part = String(rule.prefix { $0 != "." })
        #expect(run["A01"].part(part) == 20 - (price ?? 20))
        #expect(run["A01"].total == 100 - (price ?? 20))
        #expect(run.findings.isEmpty)
    }

    @Test("times multiplies a degree's price: 3 × 情节严重 of 德3")
    func degreeTimes() async throws {
        var centre = MadeUpCentre.ofOne
        centre.event("2026-08-03", "A01", "德3", times: 3, degree: "情节严重")
        let run = try await centre.score()
        #expect(run["A01"].points("virtue.3") == [-3 * 3])
    }

    @Test(
        "取消本项得分 takes the whole part and no other; times means nothing to it", arguments: ["virtue.2", "integrity.4"])
    func all(_ rule: String) async throws {
        var centre = MadeUpCentre.ofOne
        centre.event("2026-08-03", "A01", rule, times: 3)
        let run = try await centre.score()
        #expect(run["A01"].points(rule) == [-20])
        #expect(run["A01"].part(String(rule.prefix { $0 != "." })) == 0)
        #expect(run["A01"].total == 80)
    }

    @Test("a degree the rule does not price is a finding; under a fixed price it is ignored")
    func unknownDegree() async throws {
        var centre = MadeUpCentre.ofOne
        centre.event("2026-08-03", "A01", "德3", degree: "严重")
        centre.event("2026-08-03", "A01", "德4", degree: "严重")
        let run = try await centre.score()
        #expect(run.findings.map(\.code) == ["unknown-degree"])
        #expect(run["A01"].virtue == 20 - 1)
    }

    @Test("能4: 客观原因 is excused, anything else is not")
    func excused() async throws {
        var centre = MadeUpCentre.ofOne
        centre.event("2026-08-03", "A01", "能4", times: 5, degree: "客观原因")
        centre.event("2026-08-04", "A01", "能4", degree: "粗心")
        centre.event("2026-08-05", "A01", "能4")
        let run = try await centre.score()
        #expect(run["A01"].points("ability.4") == [-1, -1])
        #expect(run.findings.isEmpty)
    }

    @Test(
        "绩3: between 2 and 4, both ends allowed; 2 if nothing is chosen, times the times; points are for the whole row")
    func range() async throws {
        var centre = MadeUpCentre.ofOne
        centre.event("2026-07-01", "A01", "绩3", points: "2")
        centre.event("2026-07-02", "A01", "绩3", points: "4")
        centre.event("2026-07-03", "A01", "绩3", points: "2.55")
        centre.event("2026-07-06", "A01", "绩3", times: 2)
        centre.event("2026-07-07", "A01", "绩3", times: 3, points: "3.5")
        let run = try await centre.score()
        #expect(run["A01"].points("performance.3") == [-2, -4, -2.55, -2 * 2, -3.5])
        #expect(run["A01"].performance == 20 - 2 - 4 - 2.55 - 4 - 3.5)
        #expect(run.findings.isEmpty)
    }

    @Test("绩3: 1.99 and 4.01 are refused", arguments: ["1.99", "4.01", "0"])
    func outOfRange(_ points: String) async throws {
        var centre = MadeUpCentre.ofOne
        centre.event("2026-07-01", "A01", "绩3", points: points)
        let run = try await centre.score()
        #expect(run.findings.map(\.code) == ["points-out-of-range"])
        #expect(run["A01"].performance == 20)
    }

    @Test("an event on a day off still counts, and only the period's days do")
    func days() async throws {
        var centre = MadeUpCentre.ofOne
        centre.event("2026-06-30", "A01", "德1")
        centre.event("2026-07-01", "A01", "德4")
        centre.event("2026-07-04", "A01", "德5")  // a Saturday
        centre.event("2026-09-30", "A01", "德6")
        centre.event("2026-10-01", "A01", "德1")
        let run = try await centre.score()
        #expect(run["A01"].lines.filter { $0.part == "virtue" }.map(\.rule) == ["virtue.4", "virtue.5", "virtue.6"])
        #expect(run["A01"].virtue == 20 - 1 - 1 - 1)
        #expect(run.report.tables.first { $0.role == .log(.events) }?.outside == 2)
    }

    @Test("撤销 never counts, 待核 does not count yet and is reported")
    func status() async throws {
        var centre = MadeUpCentre.ofOne
        centre.event("2026-07-01", "A01", "德1", status: "撤销")
        centre.event("2026-07-01", "A01", "德1", status: "待核")
        centre.event("2026-07-01", "A01", "德1", status: "有效")
        let run = try await centre.score()
        #expect(run["A01"].virtue == 20 - 2)
        #expect(run.findings.map(\.code) == ["pending"])
        #expect(run.report.unresolvedCount == 1)
    }

    @Test("staff wins over window, whose name is then not looked up")
    func staffWins() async throws {
        var centre = MadeUpCentre()
        centre.person("A01")
        centre.person("A02")
        centre.events.append("E1,2026-07-06,A01,不存在的窗口,勤7,,,,,,")
        let run = try await centre.score()
        #expect(run["A01"].points("diligence.7") == [-3])
        #expect(run["A02"].points("diligence.7") == [])
        #expect(run.findings.isEmpty)
    }

    @Test("an event for someone off the roster that day still counts for them")
    func notThatDay() async throws {
        var centre = MadeUpCentre()
        centre.person("A01", from: "2026-08-01")
        centre.event("2026-07-06", "A01", "德1")
        let run = try await centre.score()
        #expect(run["A01"].virtue == 20 - 2)
    }

    // MARK: 勤7 窗口无人

    @Test("勤7 on a window costs each on its roster that day 3, and nobody else")
    func emptyWindow() async throws {
        var centre = MadeUpCentre()
        centre.person("A01")
        centre.person("A02")
        centre.person("B01", at: "二号窗口")
        centre.person("C01", until: "2026-07-05")  // gone the day before
        centre.person("D01", from: "2026-07-07")  // comes the day after
        centre.person("E01", from: "2026-07-06", until: "2026-07-06")  // that day only
        centre.person("F01", until: "2026-07-05")  // moved away
        centre.person("F01", at: "二号窗口", from: "2026-07-06")
        centre.event("2026-07-06", window: "一号窗口", "勤7", times: 2)
        let run = try await centre.score()
        for id in ["A01", "A02", "E01"] { #expect(run[id].points("diligence.7") == [-3 * 2], "\(id)") }
        for id in ["B01", "C01", "D01", "F01"] { #expect(run[id].points("diligence.7") == [], "\(id)") }
        #expect(run["A01"].lines("diligence.7").map(\.evidence) == ["logs/events.csv:2"])
    }

    // MARK: 勤14 卫生检查

    private func rounds(_ rounds: [(date: String, round: Int)]) async throws -> Scored {
        var centre = MadeUpCentre.ofOne
        centre.person("B01", at: "二号窗口")
        for entry in rounds { centre.event(entry.date, window: "一号窗口", "勤14", round: entry.round) }
        return try await centre.score()
    }

    @Test("勤14: one last place costs nothing, two in a row 2, three in a row are two pairs")
    func pairs() async throws {
        #expect(try await rounds([("2026-07-06", 1)])["A01"].points("diligence.14") == [])
        let two = try await rounds([("2026-07-06", 1), ("2026-07-13", 2)])
        #expect(two["A01"].points("diligence.14") == [-2])
        #expect(two["A01"].lines("diligence.14").map(\.date) == ["2026-07-13"])
        #expect(two["A01"].lines("diligence.14").map(\.evidence) == ["logs/events.csv:3;logs/events.csv:2"])
        #expect(two["B01"].points("diligence.14") == [])
        let three = try await rounds([("2026-07-06", 1), ("2026-07-13", 2), ("2026-07-20", 3)])
        #expect(three["A01"].points("diligence.14") == [-2, -2])
        #expect(three["A01"].diligence == 20 - 2 - 2)
    }

    @Test("勤14: a missing round breaks the chain")
    func brokenChain() async throws {
        let run = try await rounds([
            ("2026-07-06", 1), ("2026-07-20", 3), ("2026-07-27", 4), ("2026-08-10", 6),
        ])
        #expect(run["A01"].lines("diligence.14").map(\.date) == ["2026-07-27"])
    }

    @Test("勤14: a round is its earliest row; the date of a round does not matter for the order of rounds")
    func duplicateRounds() async throws {
        let twice = try await rounds([("2026-07-06", 1), ("2026-07-20", 2), ("2026-07-13", 2)])
        #expect(twice["A01"].points("diligence.14") == [-2])
        #expect(twice["A01"].lines("diligence.14").map(\.date) == ["2026-07-13"])
        let backwards = try await rounds([("2026-07-20", 1), ("2026-07-06", 2)])
        #expect(backwards["A01"].lines("diligence.14").map(\.date) == ["2026-07-06"])
    }

    @Test("勤14: rounds before the quarter do not count")
    func earlierRounds() async throws {
        let run = try await rounds([("2026-06-29", 1), ("2026-07-06", 2)])
        #expect(run["A01"].points("diligence.14") == [])
        #expect(run.findings.isEmpty)
    }

    @Test("勤14: a withdrawn or pending row is no round", arguments: ["撤销", "待核"])
    func invalidRounds(_ status: String) async throws {
        var centre = MadeUpCentre.ofOne
        centre.event("2026-07-06", window: "一号窗口", "勤14", round: 1)
        centre.event("2026-07-13", window: "一号窗口", "勤14", round: 2, status: status)
        let run = try await centre.score()
        #expect(run["A01"].points("diligence.14") == [])
    }

    @Test("勤14: without a round or on a person the row is set aside")
    func wrongRounds() async throws {
        var centre = MadeUpCentre.ofOne
        centre.event("2026-07-06", window: "一号窗口", "勤14")
        centre.event("2026-07-06", "A01", "勤14", round: "1")
        let run = try await centre.score()
        #expect(run.findings.map { "\($0.code) \($0.column)" } == ["missing-value J", "wrong-subject C"])
        #expect(run["A01"].points("diligence.14") == [])
    }

    @Test("勤14: falls on the window's roster on the day of the second, and two windows do not make a pair")
    func whoPays() async throws {
        var centre = MadeUpCentre()
        centre.person("A01", until: "2026-07-12")  // gone before the second
        centre.person("A02", from: "2026-07-13")  // there only on the second
        centre.person("B01", at: "二号窗口")
        centre.event("2026-07-06", window: "一号窗口", "勤14", round: 1)
        centre.event("2026-07-13", window: "一号窗口", "勤14", times: 3, round: 2)  // times means nothing here
        centre.event("2026-07-20", window: "二号窗口", "勤14", round: 3)
        let run = try await centre.score()
        #expect(run["A01"].points("diligence.14") == [])
        #expect(run["A02"].points("diligence.14") == [-2])
        #expect(run["B01"].points("diligence.14") == [])
    }

    // MARK: 附加分

    @Test("附加1b: at most 3, within one row of 5 times as over several rows")
    func praise() async throws {
        var centre = MadeUpCentre()
        centre.person("A01")
        centre.person("A02")
        centre.event("2026-07-06", "A01", "附加1b", times: 5)
        for day in ["2026-07-06", "2026-07-07", "2026-07-08", "2026-07-09"] { centre.event(day, "A02", "附加1b") }
        let run = try await centre.score()
        #expect(run["A01"].points("bonus.1b") == [3])
        #expect(run["A01"].lines("bonus.1b").first?.note.contains("3") == true)
        #expect(run["A02"].points("bonus.1b") == [1, 1, 1, 0])
        #expect(run["A02"].lines("bonus.1b").last?.note.isEmpty == false)
        #expect(run["A01"].bonus == 3)
        #expect(run["A02"].bonus == 3)
    }

    @Test("附加3: 国家级 10, 自治区级 5, 市级 3; each deed alone, rows without a deed each by themselves")
    func honours() async throws {
        var centre = MadeUpCentre.ofOne
        centre.event("2026-07-06", "A01", "附加3", degree: "市级")
        centre.event("2026-07-06", "A01", "附加3", degree: "市级")
        centre.event("2026-07-07", "A01", "附加3", degree: "自治区级", deed: "甲")
        let run = try await centre.score()
        #expect(run["A01"].points("bonus.3") == [3, 3, 5])
        #expect(run["A01"].bonus == 3 + 3 + 5)
        #expect(run["A01"].total == 110)  // 111 at most 110
    }

    @Test("附加3: of one deed the dearest, its price times its times; the others stay as 0 and say why")
    func oneDeed() async throws {
        var centre = MadeUpCentre.ofOne
        centre.event("2026-07-06", "A01", "附加3", degree: "自治区级", deed: "甲")
        centre.event("2026-07-07", "A01", "附加3", times: 2, degree: "市级", deed: "甲")  // 2 × 3 = 6 > 5
        centre.event("2026-07-08", "A01", "附加3", degree: "市级", deed: "甲")
        let run = try await centre.score()
        #expect(run["A01"].points("bonus.3") == [0, 6, 0])
        for line in run["A01"].lines("bonus.3") where line.points == 0 { #expect(line.note.contains("同一事由")) }
    }

    @Test("附加3: of equals the first counts; another person's row of the same deed is theirs")
    func equals() async throws {
        var centre = MadeUpCentre()
        centre.person("A01")
        centre.person("A02")
        centre.event("2026-07-08", "A01", "附加3", degree: "国家级", deed: "甲")
        centre.event("2026-07-07", "A01", "附加3", degree: "国家级", deed: "甲")
        centre.event("2026-07-09", "A02", "附加3", degree: "市级", deed: "甲")
        let run = try await centre.score()
        #expect(run["A01"].lines("bonus.3").map(\.date) == ["2026-07-07", "2026-07-08"])
        #expect(run["A01"].points("bonus.3") == [10, 0])
        #expect(run["A02"].points("bonus.3") == [3])
    }

    @Test("附加3: without a level, or with another, the row is set aside")
    func noLevel() async throws {
        var centre = MadeUpCentre.ofOne
        centre.event("2026-07-08", "A01", "附加3")
        centre.event("2026-07-08", "A01", "附加3", degree: "区级")
        let run = try await centre.score()
        #expect(
            run.findings.map { "\($0.code) \($0.row) \($0.column)" } == ["missing-value 2 G", "unknown-degree 3 G"])
        #expect(run["A01"].bonus == 0)
    }
}
