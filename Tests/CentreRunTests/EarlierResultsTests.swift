import CentreFixtures
import CentreRun
import Chronology
import Exact
import RecordModel
import RuleModel
import ScoreModel
import Testing

/// What rules make of the published results of other periods.
@Suite("Earlier results: worked cases") struct EarlierResultsTests {
    /// A month and a quarter: three failed months, two failed quarters, a ladder, a streak, the quarter before, a bar.
    private static let rules = """
        kind: regulation
        id: town
        title: 考核
        measures:
          failed: {title: 不合格月数, count: results, of: month, where: {level: 不合格}}
          failed_quarters: {title: 不合格季度, count: results, of: quarter, where: {level: 不合格}}
          in_a_row: {title: 连续不合格, streak: {failed: at_least 1}, of: months}
        consequences:
          停评: {bars: levels, until: quarter}
          通报批评: {clause: 四, of: month, within: year, when: {failed: at_least 3}}
          退回: {clause: 五, of: quarter, within: year, when: {failed_quarters: at_least 2}}
        sheets:
          month:
            title: 月考核
            subject: staff
            period: month
            parts:
              a:
                title: 表现
                clause: 一
                points: 100
                floor: none
                ceiling: none
                rules:
                  cut: {text: 酌情扣分, deduct: {choose: any}}
                  gross: {text: 严重, deduct: 1, then: [停评]}
                  ladder: {text: 年内此前每有一个月不合格扣2分, within: year, deduct: {each: 2, by: failed, remainder: dropped}}
            levels:
              合格: {at_least: 60, clause: 二}
              不合格: {clause: 二}
          quarter:
            title: 季考核
            subject: staff
            period: quarter
            parts:
              months: {title: 各月平均, clause: 三, points: 100, floor: none, ceiling: none, take: {mean: month, of: months}}
              more:
                title: 加减
                clause: 三
                points: 0
                floor: none
                ceiling: none
                rules:
                  row: {text: 连续4个月不合格扣7分, when: {in_a_row: at_least 4}, deduct: 7}
                  worse: {text: 不合格月数比上季每多1个扣3分, deduct: {each: 3, by: failed, beyond: last, remainder: dropped}}
            levels:
              合格: {at_least: 60, clause: 二}
              不合格: {clause: 二}
        """

    private func centre(_ cuts: [(month: String, points: Int)], people: [String] = ["A01"]) -> MadeUpCentre {
        var centre = MadeUpCentre()
        for id in people { centre.person(id) }
        centre.files["rules/baotou.yaml"] = Array(Self.rules.utf8)
        for cut in cuts { centre.event("2026-\(cut.month)-10", "A01", "a.cut", points: "\(cut.points)") }
        return centre
    }

    private static func third(_ number: Int) -> Rational? { Rational(number).divided(by: 3) }

    private func names(_ scored: Scored?, _ id: String = "A01") -> [String] {
        scored?[id].score?.consequences.map(\.name) ?? []
    }

    @Test("the third failed month is told once, and each failed one costs in the month after")
    func failedMonths() async throws {
        var town = try PublishedPast(centre([("01", 50), ("03", 45), ("05", 50), ("06", 60)]).folder())
        let totals: [(String, Rational, [String])] = [
            ("2026-01", 50, []), ("2026-02", 98, []), ("2026-03", 55, []), ("2026-04", 98, []),
            ("2026-05", 50, ["通报批评"]), ("2026-06", 38, []), ("2026-07", 98, []),
        ]
        for (month, total, consequences) in totals {
            let scored = try await town.publish(month)
            #expect(scored?["A01"].total == total, "\(month)")
            #expect(names(scored) == consequences, "\(month)")
        }
    }

    @Test("it falls in the first period in which it holds by what was published, also where that changed since")
    func amendedIntoThree() async throws {
        var town = try PublishedPast(centre([("01", 50), ("03", 45)]).folder())
        try await town.publish("2026-01", "2026-02", "2026-03", "2026-04")
        #expect(try await names(town.score("2026-05")) == [])
        // February's result was corrected to a failed one: then there are three, though March's report never said so.
        town.amend("town.month", "2026-02") { $0.with(exactTotal: 40, level: "不合格") }
        #expect(try await names(town.score("2026-05")) == ["通报批评"])
        // Had it been told with the amendment, it would not be told again.
        town.amend("town.month", "2026-03") {
            $0.with(consequences: [ConsequenceEntry(name: "通报批评", clause: "四", reason: "更正后")])
        }
        #expect(try await names(town.score("2026-05")) == [])
    }

    @Test("a mean, a rule and the quarter before take what was published and not what the logs say")
    func amended() async throws {
        var town = try PublishedPast(centre([("04", 50)]).folder())
        try await town.publish("2026-01", "2026-02", "2026-03", "2026Q1", "2026-04", "2026-05", "2026-06")
        // 50, 98, 100; the rule takes 3 for one failed month more than the quarter before.
        #expect(try await town.score("2026Q2")["A01"].score?.exactTotal == Self.third(239))
        town.amend("town.month", "2026-04") { $0.with(exactTotal: 92, level: "合格") }
        let amended = try await town.score("2026Q2")
        #expect(amended["A01"].score?.exactTotal == Self.third(290))
        #expect(
            amended.report.earlier.filter { $0.amendments > 0 }.map { "\($0.sheet) \($0.period.label)" } == [
                "town.month 2026-04"
            ])
        // February failed as published: one in the quarter before, and one in this.
        town.amend("town.month", "2026-04") { $0.with(exactTotal: 50, level: "不合格") }
        town.amend("town.month", "2026-02") { $0.with(level: "不合格") }
        #expect(try await town.score("2026Q2")["A01"].score?.exactTotal == Self.third(248))
    }

    @Test("two failed quarters, and a streak that began in the quarter before")
    func quarters() async throws {
        let cuts = ["02", "03", "04", "05", "06"].map { (month: $0, points: 90) }
        var town = try PublishedPast(centre(cuts).folder())
        let first = try await town.publish("2026-01", "2026-02", "2026-03", "2026Q1")
        // (100 + 10 + 8) / 3 is 39 1/3; two failed months, and before the year nothing is looked back to.
        #expect(first?["A01"].lines("more.row") == [] && first?["A01"].score?.level == 1)
        #expect(names(first) == [])
        let second = try await town.publish("2026-04", "2026-05", "2026-06", "2026Q2")
        #expect(second?["A01"].points("more.row") == [-7])
        #expect(second?["A01"].points("more.worse") == [-3])
        #expect(names(second) == ["退回"])
        #expect(try await names(town.publish("2026-07", "2026-08", "2026-09", "2026Q3")) == [])
    }

    @Test("a bar that lasts until the quarter's end lasts over months that were published")
    func bars() async throws {
        var centre = centre([], people: ["A01", "A02"])
        centre.event("2026-04-20", "A01", "a.gross")
        var town = try PublishedPast(centre.folder())
        let april = try await town.publish("2026-01", "2026-02", "2026-03", "2026-04")
        #expect(april?["A01"].score?.status == .disqualified(rule: "a.gross"))
        let may = try await town.publish("2026-05")
        #expect(may?["A01"].score?.status == .disqualified(rule: "a.gross"))
        #expect(may?["A02"].score?.status == .ranked)
        let june = try await town.publish("2026-06")
        #expect(june?["A01"].score?.status == .disqualified(rule: "a.gross"))
        #expect(try await town.publish("2026-07")?["A01"].score?.status == .ranked)
        // What was taken back in the published result bars no longer.
        town.amend("town.month", "2026-04") { $0.with(consequences: []) }
        #expect(try await town.score("2026-05")["A01"].score?.status == .ranked)
    }

    @Test("a missing month is named, and nobody has a score made of the rest")
    func missing() async throws {
        var town = try PublishedPast(centre([("04", 50)]).folder())
        try await town.publish("2026-01", "2026-02", "2026-03", "2026Q1", "2026-04", "2026-05", "2026-06")
        town.forget("town.month", "2026-05")
        let quarter = try await town.score("2026Q2")
        #expect(
            quarter.findings == [
                .init(
                    code: "period-not-published", file: "", row: 0, column: "", header: "",
                    text: "town.month 2026-05")
            ])
        #expect(quarter.report.unresolvedCount == 1)
        let score = try #require(quarter["A01"].score)
        #expect(score.status == .notRanked(reason: "“月考核” 2026-05 未公布"))
        #expect(score.rank == nil && score.level == nil)
        #expect(score.parts == [0, 0])
        // The line says which, and what would rest on it says so too.
        #expect(quarter["A01"].lines("months").map(\.note) == ["2026-05 未公布"])
        #expect(quarter["A01"].lines("more.worse").map(\.note) == ["2026-05 未公布,本条不计"])
    }

    @Test("a month that only a consequence looks back to is named, and scores stand")
    func missingForConsequence() async throws {
        var town = try PublishedPast(centre([("01", 50), ("03", 45), ("05", 50)]).folder())
        town.begins = Day(iso: "2026-02-01")
        try await town.publish("2026-02", "2026-03", "2026-04")
        // January lies before the archive: one failed month is not known, and no finding asks for it.
        let april = try await town.score("2026-05")
        #expect(april.report.findings == [] && april["A01"].score?.status == .ranked)
        #expect(names(april) == [])
        // In an archive that begins with the year it is missing; the ladder goes by it too.
        town.begins = nil
        let then = try await town.score("2026-05")
        #expect(then.findings.map(\.text) == ["town.month 2026-01"])
        #expect(then["A01"].score?.status == .notRanked(reason: "“月考核” 2026-01 未公布"))
    }

    @Test("last month's results missing is a warning where results are kept, and none where nothing is")
    func previous() async throws {
        var plain = MadeUpCentre.ofOne
        plain.files["rules/baotou.yaml"] = Array(
            """
            kind: regulation
            id: plain
            title: 考核
            sheets:
              month:
                title: 月考核
                subject: staff
                period: month
                parts: {a: {title: 表现, clause: 一, points: 100, rules: {cut: {text: 酌情扣分, deduct: {choose: any}}}}}
                levels: {合格: {at_least: 60}, 不合格: {}}
            """.utf8)
        var town = try PublishedPast(plain.folder())
        let february = try await town.score("2026-02")
        #expect(february.findings.map(\.code) == ["previous-not-published"])
        #expect(february.findings.map(\.text) == ["plain.month 2026-01"])
        #expect(february.report.unresolvedCount == 0 && february["A01"].score?.status == .ranked)
        // January is the calendar's first month.
        #expect(try await town.score("2026-01").findings == [])
        let unkept = try await Scored.run(town.folder, "2026-02")
        #expect(unkept.findings == [] && unkept.report.previous == [:])
        try await town.publish("2026-01")
        let then = try await town.score("2026-02")
        #expect(then.findings == [] && then.report.previous["plain.month"]?.period.label == "2026-01")
        #expect(then.report.earlier.map(\.period.label) == ["2026-01"])
    }

    @Test("somebody who joined in the second month has the mean of two, published months or not")
    func joined() async throws {
        var centre = centre([])
        centre.person("A02", from: "2026-05-01")
        centre.event("2026-06-10", "A02", "a.cut", points: "10")
        var town = try PublishedPast(centre.folder())
        try await town.publish("2026-01", "2026-02", "2026-03", "2026Q1", "2026-04", "2026-05", "2026-06")
        let quarter = try await town.score("2026Q2")
        #expect(quarter["A02"].score?.exactTotal == 95 && quarter["A02"].score?.status == .ranked)
    }

    @Test("ids are matched half-width, by their very characters")
    func ids() async throws {
        var town = try PublishedPast(centre([("04", 50)], people: ["A01", "a01"]).folder())
        try await town.publish("2026-01", "2026-02", "2026-03", "2026Q1", "2026-04", "2026-05", "2026-06")
        town.amend("town.month", "2026-04") { $0.with(id: $0.id == "A01" ? "A０１" : $0.id) }
        let quarter = try await town.score("2026Q2")
        #expect(quarter["A01"].score?.exactTotal == Self.third(239))
        #expect(quarter["a01"].score?.exactTotal == 100)
    }

    /// A month of people, and a quarter of windows that takes it.
    private func windows(_ people: [(id: String, window: String)]) -> MadeUpCentre {
        var centre = MadeUpCentre()
        for person in people { centre.person(person.id, at: person.window) }
        centre.files["rules/baotou.yaml"] = Array(
            """
            kind: regulation
            id: town
            title: 考核
            sheets:
              month:
                title: 月考核
                subject: staff
                period: month
                parts: {a: {title: 表现, clause: 一, points: 100, rules: {cut: {text: 酌情扣分, deduct: {choose: any}}}}}
              quarter:
                title: 窗口季考核
                subject: window
                period: quarter
                parts: {a: {title: 人员, clause: 二, points: 100, floor: none, ceiling: none, take: {mean: month, of: [members, months]}}}
            """.utf8)
        for month in ["04", "05", "06"] {
            centre.event("2026-\(month)-10", "A01", "a.cut", points: "40")
            centre.event("2026-\(month)-10", "A02", "a.cut", points: "20")
        }
        return centre
    }

    @Test("who was at a window in a published month is what was published, also of somebody moved or gone since")
    func moved() async throws {
        let (one, two) = ("一号窗口", "二号窗口")
        var town = try PublishedPast(windows([("A01", one), ("A02", one), ("A03", two), ("A04", one)]).folder())
        try await town.publish("2026-04", "2026-05", "2026-06")
        let before = try await town.score("2026Q2")
        #expect(before["一号窗口"].score?.exactTotal == 80 && before["二号窗口"].score?.exactTotal == 100)
        // A01 left and was struck off the roster, A02 stands on it as if it had always been at the other window.
        let later = try PublishedPast(
            windows([("A02", two), ("A03", two), ("A04", one)]).folder(), sheets: town.sheets)
        let after = try await later.score("2026Q2")
        #expect(after["一号窗口"].score?.exactTotal == 80 && after["二号窗口"].score?.exactTotal == 100)
        // The logs would now say something else.
        let there = try await Scored.run(later.folder, "2026Q2", context: .workedOut)
        #expect(there["一号窗口"].score?.exactTotal == 100 && there["二号窗口"].score?.exactTotal == 90)
    }

    @Test("an explanation takes the published scores, and names the month that is missing")
    func explained() async throws {
        var town = try PublishedPast(centre([("04", 50)]).folder())
        try await town.publish("2026-01", "2026-02", "2026-03", "2026Q1", "2026-04", "2026-05", "2026-06")
        let period = try #require(Period("2026Q2"))
        func taken() async throws -> [TakenScore] {
            let explanation = try await CentreRun.explain(
                Centre.load(folder: town.folder.path), ExplainQuestion(subject: "A01", period: period),
                context: town.context, jobs: 1)
            return explanation.sheets.first?.parts.first?.taken?.scores ?? []
        }
        town.amend("town.month", "2026-05") { $0.with(exactTotal: 77) }
        let scores = try await taken()
        #expect(scores.map(\.value) == [50, 77, 100] && scores.map(\.note) == ["", "", ""])
        #expect(scores.map(\.sheet) == ["月考核", "月考核", "月考核"])
        town.forget("town.month", "2026-05")
        let rest = try await taken()
        #expect(rest.map(\.value) == [50, nil, 100] && rest.map(\.note) == ["", "2026-05 未公布", ""])
    }
}
