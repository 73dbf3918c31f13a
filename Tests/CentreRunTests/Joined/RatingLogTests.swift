import CentreFixtures
import CentreRun
import Exact
import RecordModel
import ScoreModel
import Testing

@Suite("Ratings in a log of their own") struct RatingLogTests {
    private static let header = "申办流水号,评价,评价时间,评价来源,默认评价"

    private static func finished(_ centre: inout MadeUpCentre, _ count: Int, rating: String = "") {
        for _ in 0..<count {
            centre.takesCase("A01", accepted: "2026-07-01", promise: 5, finished: "2026-07-03 10:00", rating: rating)
        }
    }

    private static func run(_ centre: MadeUpCentre) async throws -> Scored {
        try #require(try await centre.attempt().attempt.scored)
    }

    @Test("a rating is its case's; a line names its row, then the case's") func evidence() async throws {
        let run = try await Self.run(
            JoinedCentre.make(ratings: [Self.header, "C2,不满意,2026-07-03 11:00,短信,", "C1,满意,,,"]) {
                Self.finished(&$0, 3)
            })
        #expect(JoinedCentre.lines(run, "bad") == ["-2 logs/ratings.csv:2;logs/cases.csv:3"])
        #expect(JoinedCentre.lines(run, "count").map { $0.prefix(5) } == ["-0.02"])
        #expect(JoinedCentre.balance(run, "logs/ratings.csv") == "2 0 0")
        #expect(run.findings == [])
    }

    @Test("the same ratings in the cases' own column give the same points") func same() async throws {
        let apart = try await Self.run(
            JoinedCentre.make(ratings: [Self.header, "C1,不满意,,,", "C2,满意,,,"]) { Self.finished(&$0, 2) })
        let own = try await Self.run(
            JoinedCentre.make(ratings: [Self.header]) {
                Self.finished(&$0, 1, rating: "不满意")
                Self.finished(&$0, 1, rating: "满意")
            })
        #expect(apart["A01"].total == own["A01"].total)
        #expect(JoinedCentre.lines(own, "bad") == ["-2 logs/cases.csv:2"])
    }

    @Test(
        "of several ratings the setting says which counts, and what they are decides ties",
        arguments: [
            ("", "满意,2026-07-03 11:00", "不满意,2026-07-04 09:00", true),
            ("cases: {rating: latest}\n", "不满意,2026-07-03 11:00", "满意,2026-07-04 09:00", false),
            ("cases: {rating: earliest}\n", "不满意,2026-07-03 11:00", "满意,2026-07-04 09:00", true),
            ("办件: {评价: 第一次}\n", "满意,2026-07-03 11:00", "不满意,2026-07-04 09:00", false),
            ("cases: {rating: worst}\n", "满意,2026-07-05", "不满意,2026-07-04", true),
            ("cases: {rating: worst}\n", "不满意,2026-07-03", "满意,2026-07-04", true),
            // At one time the worse counts; one without a time gives way to one with it.
            ("", "满意,2026-07-03 11:00", "不满意,2026-07-03 11:00", true),
            ("", "满意,", "不满意,", true), ("", "不满意,", "满意,2026-07-03", false),
            ("cases: {rating: earliest}\n", "不满意,", "满意,2026-07-03", false),
        ])
    func several(_ settings: String, _ first: String, _ second: String, _ isBad: Bool) async throws {
        // Where a row stands makes no difference.
        for rows in [[first, second], [second, first]] {
            let run = try await Self.run(
                JoinedCentre.make(ratings: [Self.header] + rows.map { "C1,\($0)" }, settings: settings) {
                    Self.finished(&$0, 1)
                })
            let row = rows.firstIndex { $0.contains("不满意") }.map { $0 + 2 } ?? 0
            #expect(
                JoinedCentre.lines(run, "bad") == (isBad ? ["-2 logs/ratings.csv:\(row);logs/cases.csv:2"] : []))
            #expect(JoinedCentre.balance(run, "logs/ratings.csv") == "1 1 0")
        }
    }

    @Test(
        "what somebody said counts, whenever a system filled in five stars", arguments: ["latest", "earliest", "worst"])
    func saidOverFilledIn(_ choice: String) async throws {
        for time in ["2026-07-02", "2026-07-20"] {
            let run = try await Self.run(
                JoinedCentre.make(
                    ratings: [Self.header, "C1,非常满意,\(time),系统,是", "C1,不满意,2026-07-08,短信,否"],
                    settings: "cases: {rating: \(choice)}\n"
                ) { Self.finished(&$0, 1) })
            #expect(JoinedCentre.lines(run, "bad") == ["-2 logs/ratings.csv:3;logs/cases.csv:2"])
        }
    }

    @Test("only of several that a system filled in one of these counts") func allFilledIn() async throws {
        let run = try await Self.run(
            JoinedCentre.make(ratings: [Self.header, "C1,非常满意,2026-07-08,,是", "C1,满意,2026-07-09,,是"]) {
                Self.finished(&$0, 1)
            })
        #expect(JoinedCentre.balance(run, "logs/ratings.csv") == "1 1 0" && JoinedCentre.lines(run, "count") == [])
    }

    @Test("a rating before its case, or long after the period, counts and is asked about") func dates() async throws {
        let run = try await Self.run(
            JoinedCentre.make(ratings: [
                Self.header, "C1,不满意,2026-06-30,,", "C2,满意,2026-10-31 00:00,,", "C3,满意,2026-07-01,,",
                "C4,满意,2026-10-30 23:59,,",
            ]) { Self.finished(&$0, 4) })
        #expect(
            run.report.findings.map { "\($0.severity.rawValue) \($0.code.rawValue) \($0.place.row) \($0.header)" } == [
                "warning rating-before-accepted 2 评价时间", "warning rating-after-period 3 评价时间",
            ])
        #expect(JoinedCentre.lines(run, "bad").count == 1)
        #expect(JoinedCentre.balance(run, "logs/ratings.csv") == "4 0 0")
    }

    @Test("what a system filled in is left out by a further column of the ratings log") func filledIn() async throws {
        let run = try await Self.run(
            JoinedCentre.make(ratings: [
                Self.header, "C1,非常满意,2026-07-08,系统,是", "C2,非常满意,2026-07-08,短信,否", "C3,不满意,2026-07-08,,是",
            ]) { Self.finished(&$0, 3) })
        #expect(JoinedCentre.lines(run, "bad") == [])
        #expect(JoinedCentre.lines(run, "count").map { $0.prefix(5) } == ["-0.01"])
    }

    @Test("the log's own columns can be asked for as well, by their names") func source() async throws {
        let centre = JoinedCentre.make(
            ratings: [Self.header, "C1,不满意,2026-07-08,是,", "C2,不满意,2026-07-08,短信,"], further: "评价来源"
        ) { Self.finished(&$0, 2) }
        #expect(JoinedCentre.lines(try await Self.run(centre), "bad") == ["-2 logs/ratings.csv:3;logs/cases.csv:3"])
    }

    @Test("a column that the rating's file lacks is the case's own; one that neither has is asked for")
    func missing() async throws {
        var centre = JoinedCentre.make(ratings: ["申办流水号,评价", "C1,不满意", "C2,不满意"]) { Self.finished(&$0, 2) }
        #expect(try await centre.attempt().attempt.problems == ["missing-column logs/ratings.csv:1"])
        let rows = centre.rows("logs/cases.csv")
        centre.files["logs/cases.csv"] = Array("\(rows[0]),默认评价\n\(rows[1]),是\n\(rows[2]),\n".utf8)
        #expect(JoinedCentre.lines(try await Self.run(centre), "bad") == ["-2 logs/ratings.csv:3;logs/cases.csv:3"])
    }

    @Test("what is wrong with a rating") func faults() async throws {
        let run = try await Self.run(
            JoinedCentre.make(ratings: [
                Self.header, "C9,满意,2026-07-08", "C8,满意,2026-06-30", "C7,满意,", ",满意,", "C1,,", "C1,好,", "C1,满意,昨天",
                "C1,满意,2026-02-30", "C1,满意,,,,多", "C2,满意,2026-07-02", "C3,不满意,2026-07-08", "C4,满意,2026-07-08",
            ]) {
                Self.finished(&$0, 1)
                $0.takesCase("A01", accepted: "2026-07-01", promise: 5)
                Self.finished(&$0, 1, rating: "满意")
                // Outside the period.
                $0.takesCase("A01", kind: "即办件", accepted: "2026-06-01", finished: "2026-06-01")
            })
        #expect(
            run.findings.map(\.description) == [
                "unknown-case logs/ratings.csv:2 A 申办流水号 “C9”", "unknown-case logs/ratings.csv:4 A 申办流水号 “C7”",
                "missing-value logs/ratings.csv:5 A 申办流水号 “”", "missing-value logs/ratings.csv:6 B 评价 “”",
                "unknown-word logs/ratings.csv:7 B 评价 “好”", "bad-date logs/ratings.csv:8 C 评价时间 “昨天”",
                "bad-date logs/ratings.csv:9 C 评价时间 “2026-02-30”", "too-many-cells logs/ratings.csv:10 F  “多”",
                "case-not-finished logs/ratings.csv:11 A 申办流水号 “C2”", "rating-differs logs/ratings.csv:12 B 评价 “不满意”",
            ])
        // C8 lies before the period, C2 is open, C4 outside it.
        #expect(JoinedCentre.balance(run, "logs/ratings.csv") == "0 3 9")
        let differs = run.report.findings.first { $0.code == .ratingDiffers }
        #expect(differs?.message.contains("办件(logs/cases.csv:4)写的是“满意”") == true)
        // Until it is settled the case's own rating stands.
        #expect(JoinedCentre.lines(run, "bad") == [])
    }

    @Test("a rating that the case's own row repeats is no contradiction, though another one counts")
    func repeated() async throws {
        let run = try await Self.run(
            JoinedCentre.make(ratings: [Self.header, "C1,满意,2026-07-03", "C1,不满意,2026-07-04"]) {
                Self.finished(&$0, 1, rating: "满意")
            })
        #expect(run.findings == [])
        #expect(JoinedCentre.lines(run, "bad") == ["-2 logs/ratings.csv:3;logs/cases.csv:2"])
    }

    @Test("of several versions of a case, and of several rows, only the one that counts says anything")
    func versions() async throws {
        var centre = JoinedCentre.make(ratings: [Self.header, "C1,不满意,2026-07-04", "C2,不满意,2026-07-04"]) { _ in }
        centre.files["logs/cases.csv"] = Array(
            """
            申办流水号,办件类型,工号,受理时间,承诺时限,办结时间,评价,数据版本
            C1,承诺件,A01,2026-07-01,5,2026-07-03,,2
            C1,承诺件,A01,2026-07-01,5,,,1
            C2,承诺件,A01,2026-07-01,5,,,1
            C2,承诺件,A01,2026-07-01,5,2026-07-03,,1

            """.utf8)
        let run = try await Self.run(centre)
        #expect(
            run.findings.map(\.description) == [
                "repeated-id logs/cases.csv:5 A 申办流水号 “C2”", "case-not-finished logs/ratings.csv:3 A 申办流水号 “C2”",
            ])
        #expect(JoinedCentre.lines(run, "bad") == ["-2 logs/ratings.csv:2;logs/cases.csv:2"])
        #expect(JoinedCentre.balance(run, "logs/ratings.csv") == "1 1 0")
    }

    @Test("ids compare half-width; any number of workers gives the same") func workers() async throws {
        let centre = JoinedCentre.make(
            ratings: [Self.header] + (1...400).map { "\($0 % 2 == 0 ? "C" : "Ｃ")\($0),\($0 % 3 == 0 ? "不满意" : "满意")" }
        ) { Self.finished(&$0, 400) }
        let folder = try centre.folder()
        let one = try await Scored.run(folder, "2026Q3", jobs: 1)
        let four = try await Scored.run(folder, "2026Q3", jobs: 4)
        #expect(one["A01"].lines == four["A01"].lines && one["A01"].total == four["A01"].total)
        #expect(JoinedCentre.lines(one, "bad").count == 133)
        #expect(JoinedCentre.balance(one, "logs/ratings.csv") == "400 0 0")
    }
}
