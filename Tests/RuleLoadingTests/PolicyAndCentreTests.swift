import Chronology
import Diagnostics
import RecordModel
import RuleLoading
import Testing

@Suite struct AttendancePolicyTests {
    @Test func readsFourPunches() throws {
        let name = "rules/attendance/four-punch.yaml"
        let loaded = AttendancePolicyLoader.load(name: name, bytes: try Repository.bytes(name))
        #expect(loaded.diagnostics == [])
        let policy = try #require(loaded.sound)
        #expect(policy.title == "四次签到制")
        let sessions = policy.sessions(on: try #require(Day(iso: "2026-07-01")))
        let morning = AttendancePolicy.Session(
            name: "上午", start: 510, end: 720, signIn: 420...615, signOut: 616...795, grace: 0, absentAfter: 60,
            milliDays: 500)
        let afternoon = AttendancePolicy.Session(
            name: "下午", start: 870, end: 1080, signIn: 796...975, signOut: 976...1200, grace: 0, absentAfter: 60,
            milliDays: 500)
        #expect(sessions == [morning, afternoon])
    }

    @Test func readsWeekdaysSeasonsAndMakeUpDays() throws {
        let text = """
            kind: attendance
            title: 冬夏作息
            absent_after: 60
            sessions: &full
              全天: {start: 9:00, end: 17:00, sign_in: [7:00, 10:00], sign_out: [16:00, 20:00], days: 1}
            weekdays:
              周五:
                半天: {start: 9:00, end: 12:00, sign_in: [7:00, 10:00], sign_out: [11:00, 20:00], grace: 5, absent_after: 30}
            make_up_days: *full
            seasons:
              冬季: {since: 12-01, until: 02-29, sessions: {全天: {start: "10:00", end: 16:00, sign_in: [7:00, 10:00], sign_out: [15:00, 20:00]}}}
            """
        let loaded = AttendancePolicyLoader.load(name: "p.yaml", bytes: Array(text.utf8))
        #expect(loaded.diagnostics == [])
        let policy = try #require(loaded.sound)
        func starts(_ iso: String) throws -> [Int] {
            policy.sessions(on: try #require(Day(iso: iso))).map(\.end)
        }
        #expect(try starts("2026-07-01") == [1020])
        #expect(try starts("2026-07-03") == [720])
        #expect(try starts("2026-07-04") == [1020])
        #expect(try starts("2026-12-04") == [960])
        #expect(policy.sessions(on: try #require(Day(iso: "2026-07-03"))).first?.grace == 5)
    }
}

@Suite struct CentreFileTests {
    @Test func keepsEveryPathWithItsPlace() throws {
        let text = """
            kind: centre
            name: 示例政务服务中心
            calendar: [c-2025.yaml, c-2026.yaml]
            attendance: four-punch.yaml
            rules: baotou.yaml
            roster: roster.csv
            logs:
              attendance: logs/attendance-*.csv
              办件: [logs/a.csv, logs/b.csv]
            columns:
              attendance: {staff: 考勤号码, 打卡时间: 日期时间}
              人员名册: {department: 派驻单位}
            output: ../output
            notice: {names: masked, days: 7, objections: 一楼综合窗口}
            """
        let loaded = CentreFileLoader.load(name: "centre.yaml", bytes: Array(text.utf8))
        #expect(loaded.diagnostics == [])
        let centre = try #require(loaded.sound)
        #expect(centre.calendars.map(\.value) == ["c-2025.yaml", "c-2026.yaml"])
        #expect(centre.calendars[1].span == SourceSpan(file: "centre.yaml", line: 3, column: 25, length: 11))
        #expect(centre.logs[.cases]?.map(\.value) == ["logs/a.csv", "logs/b.csv"])
        #expect(centre.logs[.events] == nil)
        #expect(centre.columns[.attendance]?["time"]?.value == "日期时间")
        #expect(centre.rosterColumns["department"]?.value == "派驻单位")
        #expect(centre.noticeNames == .masked && centre.noticeDays == 7 && centre.objections == "一楼综合窗口")
    }

    /// A centre's file with a line of its own.
    private func centre(_ line: String) -> Loaded<CentreFile> {
        let head = "kind: centre\nname: 甲\ncalendar: c.yaml\nattendance: a.yaml\nrules: r.yaml\nroster: n.csv\n"
        return CentreFileLoader.load(name: "centre.yaml", bytes: Array((head + line).utf8))
    }

    @Test func keepsALedgerOrNone() throws {
        #expect(try #require(centre("").sound).ledger == nil)
        #expect(centre("ledger:").diagnostics.map(\.code) == [.missingField])
        let plain = try #require(centre("ledger: ledger.sqlite").sound?.ledger)
        #expect(plain.path.value == "ledger.sqlite" && plain.begins == nil)
        #expect(plain.path.span == SourceSpan(file: "centre.yaml", line: 7, column: 9, length: 13))
        let whole = try #require(centre("档案: {文件: 档案.sqlite, 起始: 2026-01-01}").sound?.ledger)
        #expect(whole.path.value == "档案.sqlite" && whole.begins == Day(iso: "2026-01-01"))
    }

    @Test func refusesALedgerThatNamesNoFile() {
        #expect(centre("ledger: {begins: 2026-01-01}").diagnostics.map(\.code) == [.missingField])
        #expect(centre("ledger: [a, b]").diagnostics.map(\.code) == [.wrongType])
        #expect(centre("ledger: {file: a, begins: 2026-13-01}").diagnostics.map(\.code) == [.badDate])
        #expect(centre("ledger: {file: a, start: 2026-01-01}").diagnostics.map(\.code) == [.unknownKey])
    }

    private static let head = """
        kind: centre
        name: 示例政务服务中心
        calendar: c.yaml
        attendance: p.yaml
        rules: r.yaml
        roster: roster.csv

        """

    private static func load(_ text: String) -> Loaded<CentreFile> {
        CentreFileLoader.load(name: "centre.yaml", bytes: Array((head + text).utf8))
    }

    @Test func namesUnknownTablesAndFields() {
        let found = Self.load(
            """
            logs: {sessions: e.csv, 打卡 记录: a.csv, 迟到早退: m.csv}
            columns: {roster: {late: 逾期}, attendance: {tme: 时间}, cases: {late_days: 逾期}, 出勤时段: {date: 日}}
            """
        ).diagnostics
        #expect(
            found.map(\.code) == [
                .unknownWord, .unknownWord, .unknownWord, .unknownField, .unknownField, .unknownField, .unknownWord,
            ])
        #expect(found.dropFirst(4).first?.remedy.en.contains("'time'") == true)
    }

    @Test("names that only a regulation can explain are kept with their places")
    func keepsDeclaredNames() throws {
        let loaded = Self.load(
            """
            名册表:
              townships: towns.csv
              Ｖillages: [v1.csv, v2.csv]
            logs:
              inspections: [i-*.csv, j.csv]
              检查评分: k.csv
              leave: l.csv
            columns:
              inspections: {得分: 分数, score: 打分}
              cases: {渠道: 办理渠道, window: 受理窗口}
            """)
        #expect(loaded.diagnostics == [])
        let centre = try #require(loaded.sound)
        #expect(centre.rosters.map(\.name.value) == ["townships", "Villages"])
        #expect(centre.rosters.map { $0.paths.map(\.value) } == [["towns.csv"], ["v1.csv", "v2.csv"]])
        #expect(centre.declaredLogs.map(\.name.value) == ["inspections", "检查评分"])
        #expect(centre.declaredLogs.map { $0.paths.map(\.value) } == [["i-*.csv", "j.csv"], ["k.csv"]])
        #expect(centre.declaredLogs[0].name.span == SourceSpan(file: "centre.yaml", line: 11, column: 3, length: 11))
        #expect(centre.logs.keys.map(\.rawValue) == ["leave"])
        #expect(centre.declaredColumns.map(\.table.value) == ["inspections"])
        #expect(centre.declaredColumns[0].headers.map(\.field.value) == ["得分", "score"])
        #expect(centre.declaredColumns[0].headers.map(\.header.value) == ["分数", "打分"])
        #expect(centre.furtherColumns[.cases]?.map(\.field.value) == ["渠道"])
        #expect(centre.columns[.cases]?.mapValues(\.value) == ["window": "受理窗口"])
    }

    @Test("what is written twice, or not at all, is told")
    func declaredNamesTwice() {
        let found = Self.load(
            """
            rosters: {a: 1.csv, ａ: 2.csv, b: , c: []}
            logs: {d: 1.csv, ｄ: 2.csv, e: }
            columns: {d: {x: 甲, y: 甲, x: 乙}, cases: {渠道: }}
            """
        ).diagnostics
        #expect(
            found.map { "\($0.code.rawValue) \($0.span.line)" }.sorted() == [
                "duplicate-key 7", "duplicate-key 8", "duplicate-key 9", "duplicate-key 9", "missing-field 7",
                "missing-field 7", "missing-field 9",
            ])
    }
}
