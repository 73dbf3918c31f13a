import CentreFixtures
import Exact
import ScoreModel
import Testing

@Suite("Sessions: late, early, absent, leave") struct SessionTests {
    /// The regular punches of everyone but on Monday 2026-07-06, which the test gives.
    static func monday(_ times: [String], leave: [(kind: String, from: String, until: String)] = []) async throws
        -> Scored
    {
        var centre = MadeUpCentre.ofOne
        centre.attends("A01", except: ["2026-07-06"])
        centre.punch("A01", "2026-07-06", times)
        for row in leave { centre.leave("A01", row.kind, row.from, row.until) }
        return try await centre.score()
    }

    static let afternoon = ["14:20", "18:05"]
    static let morning = ["08:20", "12:05"]

    // MARK: Steps 3 and 4

    /// The morning's two punches, and the lines they bring.
    static let mornings: [(times: [String], lines: [String])] = [
        (["08:30:00", "12:00:00"], []),
        (["08:30:59", "11:59:01"], []),
        (["08:31:00", "12:00"], ["diligence.1 -1 上午迟到 1 分钟"]),
        (["08:30", "11:59:00"], ["diligence.1 -1 上午早退 1 分钟"]),
        (["08:31", "11:59"], ["diligence.1 -1 上午迟到 1 分钟", "diligence.1 -1 上午早退 1 分钟"]),
        (["09:30:59", "12:00"], ["diligence.1 -1 上午迟到 60 分钟"]),
        (["09:31:00", "12:00"], ["diligence.2a -1.5 上午缺勤:迟到 61 分钟"]),
        (["08:30", "11:00:00"], ["diligence.1 -1 上午早退 60 分钟"]),
        (["08:30", "10:59:01"], ["diligence.1 -1 上午早退 60 分钟"]),
        (["08:30", "10:59:00"], ["diligence.2a -1.5 上午缺勤:早退 61 分钟"]),
        // Absent for lateness: leaving early is not charged besides.
        (["09:40", "11:50"], ["diligence.2a -1.5 上午缺勤:迟到 70 分钟"]),
        (["09:40", "10:30"], ["diligence.2a -1.5 上午缺勤:迟到 70 分钟、早退 90 分钟"]),
        // The windows' ends are whole minutes: 07:00 to 10:15:59, 10:16 to 13:15:59.
        (["06:59:59", "12:00"], ["diligence.2a -1.5 上午缺勤:无签到"]),
        (["07:00:00", "12:00"], []),
        (["08:30", "13:15:59"], []),
        // 13:16 is the afternoon's sign-in, so the morning has no sign-out.
        (["08:30", "13:16:00"], ["diligence.2a -1.5 上午缺勤:无签退"]),
        (["10:15:59", "12:00"], ["diligence.2a -1.5 上午缺勤:迟到 105 分钟"]),
        // 10:16 signs out, so there is no sign-in.
        (["10:16:00", "12:00"], ["diligence.2a -1.5 上午缺勤:无签到"]),
        (["08:30", "10:15:59"], ["diligence.2a -1.5 上午缺勤:无签退"]),
        (["08:30"], ["diligence.2a -1.5 上午缺勤:无签退"]),
        (["12:00"], ["diligence.2a -1.5 上午缺勤:无签到"]),
        ([], ["diligence.2a -1.5 上午缺勤:无打卡"]),
        // The earliest punch signs in and the latest signs out, in whatever order; doubles are harmless.
        (["08:45", "08:20", "11:30", "12:10", "12:10", "08:20"], []),
    ]

    @Test("a morning's punches", arguments: mornings.indices)
    func morningPunches(_ index: Int) async throws {
        let (times, lines) = Self.mornings[index]
        let run = try await Self.monday(times + Self.afternoon)
        let own = run["A01"].lines.filter { $0.part == "diligence" }
        #expect(own.map { "\($0.rule) \($0.points) \($0.note)" }.sorted() == lines.sorted())
        #expect(own.allSatisfy { $0.date == "2026-07-06" })
        // 全勤 is lost by each of these and by nothing else.
        #expect(run["A01"].points("bonus.4") == (lines.isEmpty ? [2] : []))
    }

    @Test("the afternoon: 13:16, 16:15:59, 16:16, 20:00:59")
    func afternoonWindows() async throws {
        func lines(_ times: [String]) async throws -> [String] {
            try await Self.monday(Self.morning + times)["A01"].lines.filter { $0.part == "diligence" }.map(\.note)
        }
        #expect(try await lines(["13:16:00", "18:00"]) == [])
        #expect(try await lines(["14:30:59", "20:00:59"]) == [])
        #expect(try await lines(["14:30", "20:01"]) == ["下午缺勤:无签退"])
        #expect(try await lines(["16:15:59", "18:00"]) == ["下午缺勤:迟到 105 分钟"])
        #expect(try await lines(["16:16:00", "18:00"]) == ["下午缺勤:无签到"])
    }

    @Test("a whole day without a punch costs 3: twice half a day, 1.5 each; nothing of 迟到 besides")
    func wholeDay() async throws {
        let run = try await Self.monday([])
        #expect(run["A01"].points("diligence.2a") == [-1.5, -1.5])
        #expect(run["A01"].diligence == 20 - 3)
        #expect(
            run["A01"].lines("diligence.2a").map(\.evidence) == ["2026-07-06 上午 无打卡", "2026-07-06 下午 无打卡"])
        #expect(run["A01"].points("diligence.1") == [])
    }

    @Test("the evidence of a late arrival is its punch")
    func evidence() async throws {
        var centre = MadeUpCentre.ofOne
        centre.punch("A01", "2026-07-06", ["09:00", "08:40", "12:05"] + Self.afternoon)
        centre.attends("A01", except: ["2026-07-06"])
        let run = try await centre.score()
        // Row 1 is the header, row 2 the punch of 09:00, row 3 that of 08:40.
        #expect(run["A01"].lines("diligence.1").map(\.evidence) == ["logs/attendance.csv:3"])
    }

    // MARK: 三次旷工

    @Test("two days of 旷工 bring nothing else, three 全区通报批评 and 退回原单位; a half-day is a day")
    func threeDays() async throws {
        func absent(_ days: [String], halves: [String] = []) async throws -> Scored {
            var centre = MadeUpCentre.ofOne
            centre.attends("A01", except: Set(days + halves))
            for day in halves { centre.punch("A01", day, Self.afternoon) }
            return try await centre.score()
        }
        let two = try await absent(["2026-07-06", "2026-07-07"])
        #expect(two["A01"].points("diligence.2a") == [-1.5, -1.5, -1.5, -1.5])
        #expect(!two["A01"].consequences.contains("退回原单位"))
        #expect(!two["A01"].consequences.contains("全区通报批评"))
        let three = try await absent(["2026-07-06"], halves: ["2026-08-06", "2026-09-07"])
        #expect(three["A01"].points("diligence.2a") == [-1.5, -1.5, -1.5, -1.5])
        #expect(three["A01"].consequences.prefix(2) == ["全区通报批评", "退回原单位"])
        #expect(three["A01"].score?.consequences.first?.clause == "第五条(三)2")
        // They fall once, however many days.
        let four = try await absent(["2026-07-06", "2026-07-07", "2026-07-08", "2026-07-09"])
        #expect(four["A01"].consequences.filter { $0 == "退回原单位" }.count == 1)
        #expect(four["A01"].diligence == 20 - 4 * 3)
    }

    // MARK: Working days

    @Test("Sunday 2026-09-20 is worked in exchange for 中秋: without punches it is a day of 旷工")
    func makeUpDay() async throws {
        var centre = MadeUpCentre.ofOne
        centre.attends("A01", except: ["2026-09-20"])
        let run = try await centre.score()
        #expect(run["A01"].lines("diligence.2a").map(\.date) == ["2026-09-20", "2026-09-20"])
    }

    @Test("中秋 and 国庆 are not worked, weekends neither; punches on them change nothing")
    func holidays() async throws {
        var centre = MadeUpCentre.ofOne
        centre.attends("A01")
        centre.punch("A01", "2026-09-25", ["09:00"])
        centre.punch("A01", "2026-07-04", ["11:00"])
        let run = try await centre.score()
        #expect(run["A01"].lines.filter { $0.part == "diligence" } == [])
        #expect(run["A01"].attendance?.due == MadeUpCentre.workingDays("2026-07-01", "2026-09-30").count * 2)
        #expect(run["A01"].points("bonus.4") == [2])
        var autumn = MadeUpCentre.ofOne
        autumn.attends("A01", from: "2026-10-01", until: "2026-12-31")
        let fourth = try await autumn.score("2026Q4")
        #expect(fourth["A01"].lines.filter { $0.part == "diligence" } == [])
        #expect(fourth["A01"].points("bonus.4") == [2])
    }

    @Test("a day off the roster is no session")
    func offTheRoster() async throws {
        var centre = MadeUpCentre()
        centre.person("A01", from: "2026-07-08", until: "2026-07-09")
        centre.punch("A01", "2026-07-08", MadeUpCentre.inTime)
        centre.punch("A01", "2026-07-09", MadeUpCentre.inTime)
        let run = try await centre.score()
        #expect(run["A01"].attendance?.due == 4)
        #expect(run["A01"].total == 100)
        #expect(run["A01"].points("bonus.4") == [])  // not on the roster on every working day
    }

    // MARK: Leave, steps 1 and 2

    /// Leave of 2026-07-06, the punches of that day, the notes of its 勤 lines.
    struct LeaveCase: Sendable, CustomTestStringConvertible {
        var what: String
        var leave: [(kind: String, from: String, until: String)]
        var punches: [String]
        var notes: [String]
        var testDescription: String { what }
    }

    static let d = "2026-07-06 "
    static let leaveCases: [LeaveCase] = [
        LeaveCase(
            what: "a whole day by date", leave: [("事假", "2026-07-06", "2026-07-06")], punches: [], notes: []),
        LeaveCase(
            what: "the morning exactly", leave: [("事假", d + "08:30", d + "12:00")], punches: afternoon, notes: []),
        LeaveCase(
            what: "to 24:00", leave: [("事假", d + "12:00", d + "24:00")], punches: morning, notes: []),
        LeaveCase(
            what: "a second short of the morning is no cover: the beginning moves to its end, and there is no punch",
            leave: [("事假", d + "08:30", d + "11:59:59")], punches: afternoon, notes: ["上午缺勤:无打卡"]),
        LeaveCase(
            what: "beginning: required from 10:00, in at 10:00:59 is not late",
            leave: [("事假", d + "08:00", d + "10:00")], punches: ["10:00:59", "12:00"] + afternoon, notes: []),
        LeaveCase(
            what: "beginning: in at 10:01 is late by 1",
            leave: [("事假", d + "08:00", d + "10:00")], punches: ["10:01", "12:00"] + afternoon, notes: ["上午迟到 1 分钟"]),
        LeaveCase(
            what: "beginning: the windows divide at the middle of 10:00–12:00, so 10:59 and 11:00:59 sign in",
            leave: [("事假", d + "08:00", d + "10:00")], punches: ["11:00:59", "12:00"] + afternoon, notes: ["上午迟到 60 分钟"]
        ),
        LeaveCase(
            what: "beginning: 11:01 signs out",
            leave: [("事假", d + "08:00", d + "10:00")], punches: ["11:01", "12:00"] + afternoon, notes: ["上午缺勤:无签到"]),
        LeaveCase(
            what: "beginning: 61 minutes early",
            leave: [("事假", d + "08:00", d + "09:00")], punches: ["09:00", "10:59"] + afternoon, notes: ["上午缺勤:早退 61 分钟"]
        ),
        LeaveCase(
            what: "the middle is cut to the minute: 09:31–12:00 has its middle at 10:45:30, so 10:45:59 signs in",
            leave: [("事假", d + "08:00", d + "09:31")], punches: ["10:45:59", "12:00"] + afternoon,
            notes: ["上午缺勤:迟到 74 分钟"]),
        LeaveCase(
            what: "the middle is cut to the minute: 10:46 signs out",
            leave: [("事假", d + "08:00", d + "09:31")], punches: ["10:46:00", "12:00"] + afternoon, notes: ["上午缺勤:无签到"]),
        LeaveCase(
            what: "end: required until 11:00", leave: [("事假", d + "11:00", d + "12:00")],
            punches: ["08:30", "11:00"] + afternoon, notes: []),
        LeaveCase(
            what: "end: out at 10:59 is early by 1", leave: [("事假", d + "11:00", d + "13:00")],
            punches: ["08:30", "10:59"] + afternoon, notes: ["上午早退 1 分钟"]),
        LeaveCase(
            what: "end: 08:30–10:00 has its middle at 09:15, so 09:16 signs out, 44 minutes early",
            leave: [("事假", d + "10:00", d + "12:00")], punches: ["08:30", "09:16"] + afternoon, notes: ["上午早退 44 分钟"]),
        LeaveCase(
            what: "inside: changes nothing", leave: [("事假", d + "09:00", d + "11:00")],
            punches: ["08:30", "12:00"] + afternoon, notes: []),
        LeaveCase(
            what: "inside: does not excuse a missing sign-out", leave: [("事假", d + "09:00", d + "11:59")],
            punches: ["08:30"] + afternoon, notes: ["上午缺勤:无签退"]),
        LeaveCase(
            what: "both ends: required 09:30 to 11:30",
            leave: [("事假", d + "08:00", d + "09:30"), ("病假", d + "11:30", d + "12:00")],
            punches: ["09:30", "11:30"] + afternoon, notes: []),
        LeaveCase(
            what: "two rows that touch are one stretch and cover the morning",
            leave: [("事假", d + "08:30", d + "10:00"), ("病假", d + "10:00", d + "12:00")], punches: afternoon, notes: []),
        LeaveCase(
            what: "two rows with a second between them do not",
            leave: [("事假", d + "08:30", d + "10:00"), ("病假", d + "10:00:01", d + "12:00")], punches: afternoon,
            notes: ["上午缺勤:无打卡"]),
        LeaveCase(
            what: "official covers: attended", leave: [("因公外出", d + "08:30", d + "12:00")], punches: afternoon,
            notes: []),
        LeaveCase(
            what: "official moves the beginning too", leave: [("因公外出", d + "08:00", d + "10:00")],
            punches: ["10:00", "12:00"] + afternoon, notes: []),
        LeaveCase(
            what: "across both sessions: 11:00 to 15:30", leave: [("事假", d + "11:00", d + "15:30")],
            punches: ["08:30", "11:00", "15:30", "18:00"], notes: []),
        LeaveCase(
            what: "between the sessions only", leave: [("事假", d + "12:00", d + "14:30")],
            punches: morning + afternoon, notes: []),
    ]

    @Test("leave of one day", arguments: leaveCases)
    func leave(_ entry: LeaveCase) async throws {
        let run = try await Self.monday(entry.punches, leave: entry.leave)
        #expect(run["A01"].lines.filter { $0.part == "diligence" }.map(\.note) == entry.notes)
    }

    @Test("what has not been approved is no leave", arguments: ["未批准", "已驳回"])
    func notApproved(_ status: String) async throws {
        var centre = MadeUpCentre.ofOne
        centre.attends("A01", except: ["2026-07-06"])
        centre.leave("A01", "事假", "2026-07-06", "2026-07-06", status: status)
        let run = try await centre.score()
        #expect(run["A01"].points("diligence.2a") == [-1.5, -1.5])
    }

    @Test("a session is official only where 因公外出 alone covers it; the kind is that of the row that begins first")
    func kinds() async throws {
        func summary(_ leave: [(String, String, String)]) async throws -> (official: Int, leave: [String]) {
            let run = try await Self.monday(Self.afternoon, leave: leave)
            let attendance = try #require(run["A01"].attendance)
            return (attendance.official, attendance.leave.map { "\($0.kind) \($0.sessions)" })
        }
        let d = Self.d
        #expect(try await summary([("因公外出", d + "08:30", d + "12:00")]) == (1, []))
        // Two 因公外出 that touch cover it alone.
        #expect(
            try await summary([("因公外出", d + "08:30", d + "10:00"), ("因公外出", d + "10:00", d + "12:00")]) == (1, []))
        // Half official, half not: leave, of the kind that begins first among those that share time with it.
        #expect(
            try await summary([("因公外出", d + "08:30", d + "10:00"), ("病假", d + "10:00", d + "12:00")])
                == (0, ["因公外出 1"]))
        #expect(
            try await summary([("病假", d + "08:00", d + "10:00"), ("因公外出", d + "10:00", d + "12:00")])
                == (0, ["病假 1"]))
        // 因公外出 covers it wholly, whatever else there is.
        #expect(
            try await summary([("事假", d + "08:00", d + "09:00"), ("因公外出", d + "08:30", d + "12:00")]) == (1, []))
        // A row that only touches the session's beginning shares no time with it.
        #expect(
            try await summary([("事假", d + "07:00", d + "08:30"), ("病假", d + "08:30", d + "12:00")])
                == (0, ["病假 1"]))
    }

    @Test(
        "leave in the afternoon before does not reach into the next morning, and a stretch over days covers all of it")
    func overDays() async throws {
        var centre = MadeUpCentre.ofOne
        centre.attends("A01", except: ["2026-07-06", "2026-07-07", "2026-07-08"])
        centre.punch("A01", "2026-07-06", Self.morning)
        centre.punch("A01", "2026-07-08", Self.afternoon)
        centre.leave("A01", "年休假", "2026-07-06 14:30", "2026-07-08 12:00")
        let run = try await centre.score()
        #expect(run["A01"].lines.filter { $0.part == "diligence" } == [])
        #expect(run["A01"].attendance?.leave.map { "\($0.kind) \($0.sessions)" } == ["年休假 4"])
    }

    // MARK: 附加4 全勤

    @Test("全勤: a minute of leave within a session loses it, outside of sessions not")
    func minuteOfLeave() async throws {
        let d = Self.d
        func bonus(_ kind: String, _ from: String, _ until: String) async throws -> [Rational] {
            try await Self.monday(MadeUpCentre.inTime, leave: [(kind, d + from, d + until)])["A01"].points("bonus.4")
        }
        #expect(try await bonus("事假", "09:00", "09:01") == [])
        #expect(try await bonus("调休", "11:59", "12:30") == [])
        #expect(try await bonus("病假", "17:59:59", "18:30") == [])
        #expect(try await bonus("事假", "12:00", "14:30") == [2])
        #expect(try await bonus("事假", "18:00", "24:00") == [2])
        #expect(try await bonus("因公外出", "09:00", "09:01") == [2])
        #expect(try await bonus("因公外出", "00:00", "24:00") == [2])
    }

    @Test("全勤: leave that was not approved does not lose it, leave on a day off neither")
    func harmlessLeave() async throws {
        var centre = MadeUpCentre.ofOne
        centre.attends("A01")
        centre.leave("A01", "事假", "2026-07-06 09:00", "2026-07-06 10:00", status: "未批准")
        centre.leave("A01", "事假", "2026-07-04", "2026-07-05")
        let run = try await centre.score()
        #expect(run["A01"].points("bonus.4") == [2])
        #expect(run["A01"].lines("bonus.4").map(\.date) == ["2026-09-30"])
        #expect(run["A01"].total == 102)
    }

    @Test("全勤: a whole quarter 因公外出 keeps it, a whole quarter on leave does not")
    func wholeQuarter() async throws {
        var centre = MadeUpCentre.ofOne
        centre.punch("A01", "2026-07-04", ["12:00"])
        centre.leave("A01", "因公外出", "2026-07-01", "2026-09-30")
        #expect(try await centre.score()["A01"].points("bonus.4") == [2])
        #expect(try await MadeUpCentre.ofOne.score()["A01"].points("bonus.4") == [])
    }

    @Test("全勤: on the roster from the first working day to the last")
    func roster() async throws {
        func bonus(_ from: String, _ until: String) async throws -> [Rational] {
            var centre = MadeUpCentre()
            centre.person("A01", from: from, until: until)
            centre.attends("A01")
            return try await centre.score()["A01"].points("bonus.4")
        }
        #expect(try await bonus("2026-07-01", "2026-09-30") == [2])
        #expect(try await bonus("2026-07-02", "2026-09-30") == [])
        #expect(try await bonus("2026-07-01", "2026-09-29") == [])
    }

    @Test("全勤: a transfer between windows keeps it, a working day in between loses it")
    func transfer() async throws {
        func bonus(second: String) async throws -> [Rational] {
            var centre = MadeUpCentre()
            centre.person("A01", until: "2026-08-14")  // a Friday
            centre.person("A01", at: "二号窗口", from: second)
            centre.attends("A01")
            return try await centre.score()["A01"].points("bonus.4")
        }
        #expect(try await bonus(second: "2026-08-17") == [2])  // the Monday after
        #expect(try await bonus(second: "2026-08-18") == [])
    }
}
