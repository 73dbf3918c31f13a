import CentreFixtures
import Exact
import RecordModel
import ScoreModel
import Testing

@Suite("Cases: due days, lateness, rates") struct CaseTests {
    // MARK: Due days

    /// A case, and the day its lateness is dated by (the day after which it is late), with the days it is late by; `nil`
    /// where it is in time.
    struct DueCase: Sendable, CustomTestStringConvertible {
        var what: String
        var kind = "承诺件"
        var accepted: String
        var promise: Int?
        var paused: Int?
        var due = ""
        var finished: String
        var late: String?
        var period = "2026Q3"
        var testDescription: String { what }
    }

    static let dueCases: [DueCase] = [
        // 2026-07-06 is a Monday.
        DueCase(
            what: "5 days from Monday: due the Monday after", accepted: "2026-07-06 16:59", promise: 5,
            finished: "2026-07-13 23:59:59", late: nil),
        DueCase(
            what: "5 days from Monday, a minute into Tuesday", accepted: "2026-07-06", promise: 5,
            finished: "2026-07-14 00:00:00", late: "2026-07-13 1"),
        DueCase(
            what: "1 day from Friday: due on Monday", accepted: "2026-07-10 10:00", promise: 1,
            finished: "2026-07-15 09:00", late: "2026-07-13 2"),
        DueCase(
            what: "1 day from Saturday: due on Monday", accepted: "2026-07-11", promise: 1,
            finished: "2026-07-14", late: "2026-07-13 1"),
        DueCase(
            what: "promise 0: due the same day", accepted: "2026-07-06 09:00", promise: 0,
            finished: "2026-07-07 09:00", late: "2026-07-06 1"),
        DueCase(
            what: "promise 0 on a Saturday: due on Monday", accepted: "2026-07-11 09:00", promise: 0,
            finished: "2026-07-14 09:00", late: "2026-07-13 1"),
        DueCase(
            what: "promise 0 on a Saturday, done on Monday", accepted: "2026-07-11 09:00", promise: 0,
            finished: "2026-07-13 18:00", late: nil),
        DueCase(
            what: "promise 0 on Sunday 09-20, which is worked", accepted: "2026-09-20 09:00", promise: 0,
            finished: "2026-09-21 09:00", late: "2026-09-20 1"),
        DueCase(
            what: "即办件 without a promise: as 0", kind: "即办件", accepted: "2026-07-06", finished: "2026-07-07",
            late: "2026-07-06 1"),
        DueCase(
            what: "即办件 with a promise: the promise", kind: "即办件", accepted: "2026-07-06", promise: 1,
            finished: "2026-07-08", late: "2026-07-07 1"),
        DueCase(what: "承诺件 without a promise: no limit", accepted: "2026-07-06", finished: "2026-09-30", late: nil),
        DueCase(
            what: "paused 3 of 2: due 5 working days on", accepted: "2026-07-06", promise: 2, paused: 3,
            finished: "2026-07-14", late: "2026-07-13 1"),
        DueCase(
            what: "promise 0, paused 2, accepted on a Saturday: Monday and two more",
            accepted: "2026-07-11", promise: 0, paused: 2, finished: "2026-07-16", late: "2026-07-15 1"),
        DueCase(
            what: "due as given, promise and paused not used", accepted: "2026-07-06", promise: 20, paused: 20,
            due: "2026-07-08", finished: "2026-07-09", late: "2026-07-08 1"),
        DueCase(
            what: "a due day on a Saturday stands; finished on Sunday is late, by at least 1",
            accepted: "2026-07-06", due: "2026-07-11", finished: "2026-07-12", late: "2026-07-11 1"),
        DueCase(
            what: "across the make-up Sunday: 3 days from Thursday 09-17 are 09-21",
            accepted: "2026-09-17", promise: 3, finished: "2026-09-22", late: "2026-09-21 1"),
        DueCase(
            what: "across 中秋: 2 days from 09-23 are 09-28", accepted: "2026-09-23", promise: 2,
            finished: "2026-09-29", late: "2026-09-28 1"),
        // 09-29 and 09-30, then 国庆 to 10-07, 10-08, 10-09, Saturday 10-10 worked, 10-12.
        DueCase(
            what: "across 国庆: 6 days from 09-28", accepted: "2026-09-28", promise: 6, finished: "2026-10-13",
            late: "2026-10-12 1", period: "2026Q4"),
        DueCase(
            what: "across 国庆: 5 days from 09-28 are Saturday 10-10", accepted: "2026-09-28", promise: 5,
            finished: "2026-10-12", late: "2026-10-10 1", period: "2026Q4"),
        DueCase(
            what: "open at the end of the period", accepted: "2026-09-28", promise: 1, finished: "",
            late: "2026-09-29 1"),
        DueCase(
            what: "due on the last day and finished after it: late in this period, by at least 1",
            accepted: "2026-09-29", promise: 1, finished: "2026-10-09", late: "2026-09-30 1"),
        DueCase(
            what: "due on the last day and still open then: late in this period, by at least 1",
            accepted: "2026-09-29", promise: 1, finished: "", late: "2026-09-30 1"),
        DueCase(
            what: "due before the period: charged there and not here", accepted: "2026-06-22", promise: 2,
            finished: "2026-07-10", late: nil),
        DueCase(
            what: "due in the period though accepted before", accepted: "2026-06-30", promise: 1,
            finished: "2026-07-02", late: "2026-07-01 1"),
        DueCase(what: "due past the calendar's end", accepted: "2026-09-29", promise: 500, finished: "", late: nil),
        DueCase(
            what: "accepted before the calendar, but the due day is given", accepted: "2025-12-30",
            due: "2026-07-01", finished: "2026-07-03", late: "2026-07-01 2"),
        DueCase(
            what: "late by long and finished after the period: counted to its last day",
            accepted: "2026-09-21", promise: 1, finished: "2026-11-30", late: "2026-09-22 5"),
    ]

    @Test("a case's limit", arguments: dueCases)
    func due(_ entry: DueCase) async throws {
        var centre = MadeUpCentre.ofOne
        centre.takesCase(
            "A01", kind: entry.kind, accepted: entry.accepted, promise: entry.promise, paused: entry.paused,
            due: entry.due, finished: entry.finished, rating: entry.finished.isEmpty ? "" : "满意")
        let run = try await centre.score(entry.period)
        let lines = run["A01"].lines("ability.7")
        #expect(run.findings.isEmpty)
        guard let late = entry.late else {
            #expect(lines == [])
            return
        }
        #expect(lines.map(\.points) == [-5])
        #expect(lines.map { "\($0.date) \($0.note.split(separator: " ")[2])" } == [late])
        #expect(lines.map(\.evidence) == ["logs/cases.csv:2"])
    }

    @Test("lateness is charged exactly once over the quarters, in the one its due day lies in, once it shows")
    func once() async throws {
        var centre = MadeUpCentre.ofOne
        centre.takesCase("A01", accepted: "2026-06-24", promise: 2, finished: "2026-10-20", rating: "满意")
        var charged: [String] = []
        for quarter in ["2026Q1", "2026Q2", "2026Q3", "2026Q4"] {
            if try await !centre.score(quarter)["A01"].lines("ability.7").isEmpty { charged.append(quarter) }
        }
        #expect(charged == ["2026Q2"])
    }

    @Test(
        "退回件 are never late cases; every other kind is",
        arguments: [
            ("即办件", 1), ("承诺件", 1), ("联办件", 1), ("上报件", 1), ("退回件", 0), ("特殊件", 1), ("补办件", 1),
        ])
    func kinds(_ kind: String, _ count: Int) async throws {
        var centre = MadeUpCentre.ofOne
        centre.takesCase("A01", kind: kind, accepted: "2026-07-06", promise: 1, finished: "2026-07-09", rating: "满意")
        let run = try await centre.score()
        #expect(run["A01"].lines("ability.7").count == count)
        #expect(run["A01"].ability == 20 - 5 * Rational(count))
        #expect(run["A01"].cases?.late == 1)
    }

    @Test("each late case costs 5, four of them the whole part, a fifth gives way")
    func several() async throws {
        var centre = MadeUpCentre.ofOne
        centre.cases = (6...10).map { day in
            "C\(day),承诺件,A01,2026-07-\(day < 10 ? "0" : "")\(day),0,,,2026-07-20,满意"
        }
        let run = try await centre.score()
        #expect(run["A01"].points("ability.7") == [-5, -5, -5, -5, 0])
        #expect(run["A01"].ability == 0)
    }

    @Test("a case whose due day must be counted from before the calendar is set aside")
    func beforeCalendar() async throws {
        var centre = MadeUpCentre.ofOne
        centre.takesCase("A01", accepted: "2025-12-31", promise: 200, finished: "2026-07-03", rating: "满意")
        let run = try await centre.score()
        #expect(run.findings.map { "\($0.code) \($0.column)" } == ["before-calendar D"])
        #expect(run["A01"].cases?.finished == 0)
    }

    // MARK: 能10a, 10b, 10c

    /// `rated` cases rated 满意 or 不满意, all finished on one day: the rate, and what it costs.
    @Test(
        "满意率: 3 for each whole percentage point below 99%",
        arguments: [
            (satisfied: 99, rated: 100, cost: 0),  // exactly 99%
            (98, 99, 0),  // 98.98…%: not a whole point below
            (197, 200, 0),  // 98.5%
            (98, 100, 3),  // exactly 98%: one whole point
            (48, 49, 3),  // 97.95…%: one whole point and some
            (97, 100, 6),
            (35, 36, 3),  // 97.2…%
            (9, 10, 20),  // 90%: 9 × 3 = 27, of which the part has 20
            (0, 5, 20),
            (1, 1, 0),
        ])
    func satisfaction(_ entry: (satisfied: Int, rated: Int, cost: Int)) async throws {
        var centre = MadeUpCentre.ofOne
        centre.takesCases(entry.satisfied, by: "A01", on: "2026-07-06", rating: "满意")
        centre.takesCases(entry.rated - entry.satisfied, by: "A01", on: "2026-08-06", rating: "不满意")
        let run = try await centre.score()
        #expect(run["A01"].ability == 20 - Rational(entry.cost))
        let lines = run["A01"].lines("ability.10a")
        #expect(lines.map(\.points) == (entry.cost == 0 ? [] : [Rational(-entry.cost)]))
        #expect(lines.map(\.evidence) == (entry.cost == 0 ? [] : ["满意率 \(entry.satisfied)/\(entry.rated)"]))
        #expect(lines.allSatisfy { $0.date == "2026-09-30" })
    }

    @Test(
        "满意 is 非常满意, 满意 and 基本满意",
        arguments: [
            ("非常满意", true), ("满意", true), ("基本满意", true), ("不满意", false), ("非常不满意", false),
        ])
    func ratings(_ rating: String, _ isSatisfied: Bool) async throws {
        var centre = MadeUpCentre.ofOne
        centre.takesCases(1, by: "A01", on: "2026-07-06", rating: rating)
        #expect(try await centre.score()["A01"].ability == Rational(isSatisfied ? 20 : 0))
    }

    @Test("测评率: 3 for each whole point below 99%, and 能10c once for the month in which they differ")
    func ratingRate() async throws {
        func run(rated: Int, finished: Int) async throws -> Scored {
            var centre = MadeUpCentre.ofOne
            centre.takesCases(rated, by: "A01", on: "2026-07-06", rating: "满意")
            centre.takesCases(finished - rated, by: "A01", on: "2026-07-06", rating: "")
            return try await centre.score()
        }
        let all = try await run(rated: 50, finished: 50)
        #expect(all["A01"].ability == 20)
        let just = try await run(rated: 99, finished: 100)
        #expect(just["A01"].points("ability.10b") == [])
        #expect(just["A01"].points("ability.10c") == [-3])
        let below = try await run(rated: 96, finished: 100)
        #expect(below["A01"].points("ability.10b") == [-3 * 3])
        #expect(below["A01"].points("ability.10c") == [-3])
        #expect(below["A01"].ability == 20 - 9 - 3)
        #expect(below["A01"].lines("ability.10b").map(\.evidence) == ["测评率 96/100"])
    }

    @Test("with finished cases and none rated the rate is 0%, and 满意率 undefined; with none finished both are")
    func noneRated() async throws {
        var centre = MadeUpCentre.ofOne
        centre.takesCases(2, by: "A01", on: "2026-07-06", rating: "")
        let run = try await centre.score()
        // 99 points × 3 = 297, of which the part has 20; 10c of July is later in the file and gives way.
        #expect(run["A01"].points("ability.10a") == [0])
        #expect(run["A01"].lines("ability.10a").first?.note.contains("无数据") == true)
        #expect(run["A01"].ability == 0)
        #expect(run["A01"].points("ability.10c") == [-3])  // dated 07-31, so it comes before 10b
        #expect(run["A01"].points("ability.10b") == [-17])
        let none = try await MadeUpCentre.ofOne.score()
        #expect(none["A01"].lines("ability.10a").map(\.note) == none["A01"].lines("ability.10b").map(\.note))
        #expect(none["A01"].points("ability.10c") == [])
    }

    @Test("能10c by month, by the finished day: a case finished in another month than accepted")
    func months() async throws {
        var centre = MadeUpCentre.ofOne
        centre.takesCases(300, by: "A01", on: "2026-08-03", rating: "满意")
        centre.takesCase("A01", accepted: "2026-07-31", promise: 5, finished: "2026-08-03")
        centre.takesCase("A01", accepted: "2026-09-01", promise: 5, finished: "2026-09-02")
        centre.takesCase("A01", accepted: "2026-06-29", promise: 5, finished: "2026-06-30")
        centre.takesCase("A01", accepted: "2026-09-29", promise: 5, finished: "2026-10-09")
        let run = try await centre.score()
        let lines = run["A01"].lines("ability.10c")
        #expect(lines.map(\.date) == ["2026-08-31", "2026-09-30"])
        #expect(lines.map(\.points) == [-3, -3])
        #expect(run["A01"].points("ability.10b") == [])  // 300/302 is 99.3%
        #expect(run["A01"].ability == 20 - 3 - 3)
    }

    @Test("a rating of an open case is ignored")
    func openCase() async throws {
        var centre = MadeUpCentre.ofOne
        centre.takesCase("A01", accepted: "2026-09-29", promise: 5, finished: "", rating: "非常不满意")
        let run = try await centre.score()
        #expect(run["A01"].ability == 20)
        #expect(run["A01"].cases == CaseSummary(subject: "A01"))
        #expect(run.findings.isEmpty)
    }

    @Test("cases of every kind count for the rates, 退回件 too")
    func everyKind() async throws {
        var centre = MadeUpCentre.ofOne
        centre.takesCase("A01", kind: "退回件", accepted: "2026-07-06", finished: "2026-07-07", rating: "不满意")
        #expect(try await centre.score()["A01"].ability == 0)
    }

    @Test("a row is used if its due or its finished day lies in the period")
    func used() async throws {
        var centre = MadeUpCentre.ofOne
        centre.takesCase("A01", accepted: "2026-06-24", promise: 1, finished: "2026-06-26", rating: "满意")  // outside
        centre.takesCase("A01", accepted: "2026-06-24", promise: 1, finished: "2026-07-01", rating: "满意")  // finished
        centre.takesCase("A01", accepted: "2026-06-29", promise: 2, finished: "2026-06-30", rating: "满意")  // due
        centre.takesCase("A01", accepted: "2026-09-30", promise: 2, finished: "")  // accepted only: outside
        let run = try await centre.score()
        let card = try #require(run.report.tables.first { $0.role == .log(.cases) })
        #expect([card.read, card.used, card.outside, card.setAside] == [4, 2, 2, 0])
    }
}
