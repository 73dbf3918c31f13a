import CentreFixtures
import Exact
import ScoreModel
import Testing

/// Leave that was not approved did not happen, unless a rule or a measure asks for its status.
@Suite("Leave by its status") struct LeaveStatusTests {
    private static let rules = """
        kind: regulation
        id: leave
        title: 请假
        measures:
          all: {count: leave}
          refused: {count: leave, where: {status: [未批准, 已驳回]}}
          other: {count: leave, unless: {status: 未批准}}
          days: {sum: days, of: leave, where: {kind: 事假}}
          refused_days: {sum: days, of: leave, where: {kind: 事假, status: 未批准}}
          kinds: {distinct: kind, of: leave}
        sheets:
          staff:
            subject: staff
            period: quarter
            parts:
              a:
                title: 请假
                clause: 一
                points: 0
                floor: none
                ceiling: none
                rules:
                  plain: {text: 请假每次, rows: leave, deduct: 1}
                  refused: {text: 未获批准每次, rows: leave, where: {status: [未批准, 已驳回]}, deduct: 1}
                  not_granted: {text: 没有批准的每次, rows: leave, unless: {status: 已批准}, deduct: 1}
                  sequence: {text: 缺勤和请假每次, rows: [leave, sessions], unless: {status: [present, absent, leave]}, deduct: 1}
                  fallen: {text: 计入窗口人员, rows: leave, falls_on: {members: 1/2}, deduct: 1}
                  all: {text: 件数, add: {take: all}}
                  of_refused: {text: 件数, add: {take: refused}}
                  other: {text: 件数, add: {take: other}}
                  days: {text: 天数, add: {take: days}}
                  refused_days: {text: 天数, add: {take: refused_days}}
                  kinds: {text: 种类, add: {take: kinds}}
        """

    @Test("rows and measures with and without a test of the status") func counts() async throws {
        var centre = MadeUpCentre.ofOne
        centre.files["rules/baotou.yaml"] = Array(Self.rules.utf8)
        centre.attends("A01")
        centre.leave("A01", "事假", "2026-07-06", "2026-07-07")
        centre.leave("A01", "事假", "2026-07-13", "2026-07-15", status: "未批准")
        centre.leave("A01", "病假", "2026-07-20", "2026-07-20", status: "已驳回")
        centre.leave("A01", "公假", "2026-07-21", "2026-07-21", status: "已批准")
        let person = try await centre.score()["A01"]
        #expect(person.lines("a.plain").map(\.date) == ["2026-07-06", "2026-07-21"])
        #expect(person.lines("a.refused").map(\.date) == ["2026-07-13", "2026-07-20"])
        #expect(person.lines("a.not_granted").map(\.date) == ["2026-07-13", "2026-07-20"])
        #expect(person.lines("a.sequence").map(\.date) == ["2026-07-06", "2026-07-21"])
        #expect(person.lines("a.fallen").map(\.date) == ["2026-07-06", "2026-07-21"])
        #expect(person.points("a.all") == [2])
        #expect(person.points("a.of_refused") == [2])
        #expect(person.points("a.other") == [3])
        #expect(person.points("a.days") == [2])
        #expect(person.points("a.refused_days") == [3])
        #expect(person.points("a.kinds") == [2])
        // Attendance sees approved leave only.
        #expect(person.attendance?.leave.map(\.kind) == ["事假", "公假"])
    }
}
