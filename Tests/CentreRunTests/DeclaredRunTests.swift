import CentreFixtures
import CentreRun
import Chronology
import Exact
import RecordModel
import ScoreModel
import Testing

/// From a rule file that declares tables and further columns to scores.
@Suite struct DeclaredRunTests {
    private static let rules = """
        kind: regulation
        id: r
        title: 办法
        subjects: {townships: {title: 乡镇}}
        logs:
          reports:
            title: 自评
            subject: townships
            dated: no
            columns: {score: {header: 得分（百分制）, type: number}, word: {header: 结论, type: [合格, 不合格]}}
          inspections: {title: 检查评分, subject: window, columns: {score: {header: 得分, type: number}}}
        columns: {events: [来源], cases: [渠道（新）], leave: [目的地]}
        sheets:
          towns:
            title: 乡镇
            subject: townships
            period: quarter
            floor: none
            ceiling: none
            clause: 一
            parts:
              a:
                title: 甲
                clause: 甲
                points: 100
                floor: none
                ceiling: none
                rules:
                  1: {text: 不合格的扣5分, rows: reports, where: {word: 不合格}, deduct: 5}
                  2: {text: 低于60分的扣2分, rows: 自评, where: {score: under 60}, deduct: 2}
          staff:
            title: 人员
            subject: staff
            period: quarter
            floor: none
            ceiling: none
            clause: 二
            parts:
              b:
                title: 乙
                clause: 乙
                points: 100
                floor: none
                ceiling: none
                rules:
                  1: {text: 群众投诉的扣1分, where: {来源: 群众}, deduct: 1}
                  2: {text: 网上办件扣3分, rows: cases, where: {渠道（新）: [网上, 掌上]}, deduct: 3}
                  3: {text: 外出两天以上扣7分, rows: leave, where: {目的地: filled, days: at_least 2}, deduct: 7}
          window:
            title: 窗口
            subject: window
            period: quarter
            floor: none
            ceiling: none
            clause: 三
            parts:
              c:
                title: 丙
                clause: 丙
                points: 100
                floor: none
                ceiling: none
                rules:
                  1: {text: 检查低于60分的扣4分, rows: inspections, where: {score: under 60}, deduct: 4}

        """

    private static let binding = """
        kind: centre
        name: 虚构政务服务中心
        calendar: rules/china-2026.yaml
        attendance: rules/four-punch.yaml
        rules: rules/r.yaml
        roster: roster.csv
        rosters: {townships: towns.csv}
        logs:
          cases: cases.csv
          events: events.csv
          leave: leave.csv
          reports: reports.csv
          检查评分: inspections.csv
        columns: {reports: {word: 评语}, cases: {渠道(新): 渠道}}

        """

    static func files() throws -> [String: [UInt8]] {
        let tables = [
            "rules/r.yaml": rules, "centre.yaml": binding, "roster.csv": "工号,姓名,部门,窗口\nA01,张三,住建局,一号窗口\n",
            "towns.csv": "编号,名称\nT1,甲镇\nT2,乙镇\n",
            "reports.csv": "编号,得分(百分制),评语\nT1,59.5,不合格\nT2,60,合格\nT9,1,合格\n",
            "inspections.csv": "窗口,日期,得分\n一号窗口,2026-07-01,59\n一号窗口,2026-07-02,60\n一号窗口,2025-07-02,1\n",
            "cases.csv": "申办流水号,办件类型,工号,受理时间,办结时间,渠道\n"
                + "1,即办件,A01,2026-07-01,2026-07-01,网上\n2,即办件,A01,2026-07-01,2026-07-01,窗口\n"
                + "3,即办件,A01,2026-07-01,2026-07-01,　掌上\n",
            "events.csv": "编号,日期,工号,条目,来源\n1,2026-07-01,A01,b.1,群众\n2,2026-07-01,A01,b.1,巡查\n",
            "leave.csv": "工号,类型,开始时间,结束时间,目的地\nA01,事假,2026-07-06,2026-07-07,外地\n"
                + "A01,事假,2026-07-13 12:00,2026-07-14,外地\nA01,事假,2026-07-20,2026-07-22,\n",
        ]
        var files = tables.mapValues { Array($0.utf8) }
        files["rules/four-punch.yaml"] = try Repository.bytes("rules/attendance/four-punch.yaml")
        files["rules/china-2026.yaml"] = try Repository.bytes("rules/calendars/china-2026.yaml")
        return files
    }

    @Test("rows of declared tables and tests of further columns are scored")
    func scores() async throws {
        let folder = try TemporaryFolder(Self.files())
        let centre = try Centre.load(folder: folder.path)
        var timings = StageTimings()
        let report = try await CentreRun.score(
            centre, period: try #require(Period("2026Q3")), jobs: 2, timings: &timings)
        var totals: [String: String] = [:]
        for subject in report.sheets.flatMap(\.subjects) { totals[subject.id] = "\(subject.exactTotal.plain)" }
        #expect(totals == ["T1": "93", "T2": "100", "A01": "86", "一号窗口": "96"])
        #expect(report.findings.map { "\($0.code.rawValue) \($0.place.row)" } == ["unknown-subject 4"])
        let balances = report.tables.map { "\($0.role.id) \($0.used) \($0.outside) \($0.setAside)" }
        #expect(
            balances == [
                "cases 3 0 0", "events 2 0 0", "inspections 2 1 0", "leave 3 0 0", "reports 2 0 1", "roster 1 0 0",
                "rosters.townships 2 0 0",
            ])
    }
}
