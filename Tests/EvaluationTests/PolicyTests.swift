import CentreFixtures
import Exact
import ScoreModel
import Testing

@Suite("Other hours than four punches a day") struct PolicyTests {
    /// One person with these punches, on the roster on these days only, under this policy.
    private func notes(
        _ policy: String, _ punches: [(day: String, times: [String])], from: String, until: String,
        leave: [(String, String)] = []
    ) async throws -> [String] {
        var centre = MadeUpCentre()
        centre.person("A01", from: from, until: until)
        centre.files["rules/four-punch.yaml"] = Array(("kind: attendance\ntitle: 试验作息\n" + policy).utf8)
        centre.punch("A01", "2026-06-01", ["12:00"])
        for entry in punches { centre.punch("A01", entry.day, entry.times) }
        for row in leave { centre.leave("A01", "事假", row.0, row.1) }
        let run = try await centre.score()
        return run["A01"].lines.filter { $0.part == "diligence" }.map { "\($0.date.suffix(5)) \($0.points) \($0.note)" }
    }

    static let wholeDay = """
        grace: 5
        absent_after: 30
        sessions:
          全天: {start: 9:00, end: 17:00, sign_in: [7:00, 12:00], sign_out: [12:01, 20:00], days: 1}

        """

    @Test("grace 5: five minutes are free, the sixth is six minutes late; more than 30 is a day of 旷工, 3 points")
    func grace() async throws {
        let days = (6...10).map { "2026-07-\($0 < 10 ? "0" : "")\($0)" }
        let notes = try await notes(
            Self.wholeDay,
            [
                (days[0], ["09:05:59", "16:54:01"]), (days[1], ["09:06", "17:00"]), (days[2], ["09:30:59", "17:00"]),
                (days[3], ["09:31", "17:00"]), (days[4], ["09:00", "16:54"]),
            ], from: "2026-07-06", until: "2026-07-10")
        #expect(
            notes == [
                "07-07 -1 全天迟到 6 分钟", "07-08 -1 全天迟到 30 分钟", "07-09 -3 全天缺勤:迟到 31 分钟", "07-10 -1 全天早退 6 分钟",
            ])
    }

    @Test("Fridays and seasons have hours of their own; a make-up Sunday those of the unnamed weekday")
    func variants() async throws {
        let policy =
            Self.wholeDay.replacing("grace: 5", with: "grace: 0") + """
                weekdays:
                  周五:
                    短日: {start: 9:00, end: 15:00, sign_in: [7:00, 12:00], sign_out: [12:01, 20:00], days: 1}
                seasons:
                  秋季: {since: 09-19, until: 12-31, sessions: {全天: {start: "9:30", end: 17:00, sign_in: [7:00, 12:00], sign_out: [12:01, 20:00], days: 1}}}

                """
        // Friday 09-18: until 15:00. Sunday 09-20, worked, in autumn: from 09:30. Thursday 09-17: until 17:00.
        let found = try await notes(
            policy,
            [
                ("2026-09-17", ["09:00", "15:00"]), ("2026-09-18", ["09:00", "15:00"]),
                ("2026-09-20", ["09:30", "17:00"]),
            ], from: "2026-09-17", until: "2026-09-20")
        #expect(found == ["09-17 -3 全天缺勤:早退 120 分钟"])
    }

    @Test("where hours change by the day, a day has only its own sessions")
    func fewerSessions() async throws {
        let policy = """
            absent_after: 60
            sessions:
              上午: {start: 8:30, end: 12:00, sign_in: [7:00, 10:15], sign_out: [10:16, 13:15]}
              下午: {start: 14:30, end: 18:00, sign_in: [13:16, 16:15], sign_out: [16:16, 20:00]}
            weekdays:
              周五:
                上午: {start: 8:30, end: 12:00, sign_in: [7:00, 10:15], sign_out: [10:16, 13:15]}

            """
        let found = try await notes(
            policy, [("2026-07-09", ["08:30", "12:00", "14:30", "18:00"]), ("2026-07-10", ["08:30", "12:00"])],
            from: "2026-07-09", until: "2026-07-10")
        #expect(found == [])
        // Where a session weighs nothing else it is half a day: 1.5.
        let absent = try await notes(policy, [], from: "2026-07-10", until: "2026-07-10")
        #expect(absent == ["07-10 -1.5 上午缺勤:无打卡"])
    }

    @Test("the same hours, leave until 10:00: the windows of that person divide at 13:30, of no other day")
    func movedWindows() async throws {
        let found = try await notes(
            Self.wholeDay,
            [("2026-07-06", ["10:06", "13:31"]), ("2026-07-07", ["09:00", "12:01", "17:00"])], from: "2026-07-06",
            until: "2026-07-07", leave: [("2026-07-06 08:00", "2026-07-06 10:00")])
        // 13:31 signs out, 209 minutes early.
        #expect(found == ["07-06 -3 全天缺勤:早退 209 分钟"])
    }
}
