import CentreFixtures
import Exact
import RuleModel
import ScoreModel
import Testing

/// Every reason for which a row does not count is found and said.
@Suite("Why a row does not count") struct WhyNotTests {
    @Test("withdrawn, pending, outside the period, set aside")
    func statuses() async throws {
        var centre = MadeUpCentre.ofOne
        centre.person("A02")
        centre.event("2026-07-01", "A01", "德3")
        centre.event("2026-07-02", "A01", "德3", status: "撤销")
        centre.event("2026-07-03", "A01", "德3", status: "待核")
        centre.event("2026-10-09", "A01", "virtue.3")
        centre.event("2026-07-05", "A01", "德3", degree: "特别严重")
        centre.event("2026-07-06", "A99", "德3")
        centre.event("2026-07-06", "A02", "德3")
        centre.event("2026-07-07", "A01", "德4")
        centre.event("2026-07-07", "A01", "德44")
        let rule = try #require(try await centre.explain(rule: "德3").rules.first)
        #expect(rule.lines.map(\.points) == [-1])
        #expect(
            rule.reasons == [
                "withdrawn 1: 状态是“撤销”", "pending 1: 状态是“待核”,核实后才计",
                "set-aside 1: 有错误被搁置,改正后才计:名册中没有这个工号(不知登记的是谁)",
                "set-aside 1: 有错误被搁置,改正后才计:条目 virtue.3 的情节只有:一般、情节严重",
                "set-aside 1: 有错误被搁置,改正后才计:考核办法中没有这个条目",
                "outside 1: 日期不在本期(2026年第三季度)",
            ])
        #expect(rule.details[3] == ["logs/events.csv:6 情节“特别严重”"])
        #expect(rule.citingOthers == 1)
        #expect(rule.ofOthers == 1)
    }

    @Test("taken out by unless, kept out by where")
    func filters() async throws {
        var centre = MadeUpCentre.ofOne
        centre.event("2026-07-01", "A01", "能4", degree: "客观原因")
        centre.event("2026-07-02", "A01", "能4")
        centre.takesCase("A01", accepted: "2026-07-01 09:00", promise: 5, finished: "2026-07-02 10:00", rating: "满意")
        centre.takesCase("A01", kind: "退回件", accepted: "2026-07-01 09:00", promise: 1, finished: "2026-07-20 10:00")
        centre.takesCase("A01", accepted: "2026-09-28 09:00", promise: 20)
        centre.takesCase("A01", accepted: "2026-07-01 09:00")
        centre.takesCase("A01", accepted: "2026-07-01 09:00", promise: 1, finished: "2026-07-20 10:00")
        let unless = try #require(try await centre.explain(rule: "能4").rules.first)
        #expect(unless.reasons == ["unless 1: 已按“除外”排除:“情节”是“客观原因”"])
        #expect(unless.lines.count == 1)
        let cases = try #require(try await centre.explain(rule: "ability.7").rules.first)
        #expect(cases.lines.map(\.evidence) == ["logs/cases.csv:6"])
        #expect(
            cases.reasons == [
                "outside 1: 到期日不在本期(2026年第三季度)", "undated 1: 没有到期日,不归任何一期",
                "where 1: 不符合“限于”:要求“逾期”是“是”", "unless 1: 已按“除外”排除:“办件类型”是“退回件”",
            ])
    }

    @Test("a long list is counted and cut")
    func manyCases() async throws {
        var centre = MadeUpCentre.ofOne
        centre.takesCases(130, by: "A01", on: "2026-07-01", rating: "满意")
        // A second row with an id that is taken does not count as passed over.
        centre.takesCase("A01", kind: "即办件", accepted: "2026-07-01 09:00", finished: "2026-07-01 09:30", id: "C1")
        let rule = try #require(try await centre.explain(rule: "能7").rules.first)
        #expect(rule.reasons == ["where 130: 不符合“限于”:要求“逾期”是“是”"])
        #expect(rule.missed.first?.rows.count == MissedRows.most)
        #expect(rule.missed.first?.rows.first?.evidence == "logs/cases.csv:2")
    }

    @Test("a window's rows fall on who was there that day")
    func windows() async throws {
        var centre = MadeUpCentre()
        centre.person("A01", at: "一号窗口", until: "2026-07-31")
        centre.person("A01", at: "二号窗口", from: "2026-08-01")
        centre.person("A02", at: "二号窗口")
        centre.event("2026-07-06", window: "一号窗口", "勤7")
        centre.event("2026-07-07", window: "二号窗口", "勤7")
        centre.event("2026-08-04", window: "二号窗口", "勤7")
        let rule = try #require(try await centre.explain(rule: "勤7").rules.first)
        #expect(rule.lines.map(\.evidence) == ["logs/events.csv:2", "logs/events.csv:4"])
        #expect(rule.lines.last?.origin == "登记到窗口“二号窗口”,当日名册上 2 人")
        #expect(rule.reasons == ["others 1: 登记到窗口“二号窗口”,当日本人不在该窗口名册上"])
    }

    @Test("no run of two, two rows of one round")
    func runs() async throws {
        var centre = MadeUpCentre.ofOne
        for (day, round) in [
            ("2026-07-06", 1), ("2026-07-20", 3), ("2026-07-21", 3), ("2026-08-03", 4), ("2026-09-01", 7),
        ] {
            centre.event(day, window: "一号窗口", "勤14", round: round)
        }
        let rule = try #require(try await centre.explain(rule: "勤14").rules.first)
        #expect(rule.lines.map(\.points) == [-2])
        #expect(rule.reasons == ["run 2: 没有连续 2 次", "run 1: 同一轮(日)已有一行"])
        #expect(rule.details == [["logs/events.csv:2", "logs/events.csv:6"], ["logs/events.csv:4"]])
    }

    @Test("limit, the same deed, the part's floor")
    func givingWay() async throws {
        var centre = MadeUpCentre.ofOne
        for day in 1...5 { centre.event("2026-07-0\(day)", "A01", "附加1b") }
        centre.event("2026-07-06", "A01", "附加3", degree: "市级", deed: "D1")
        centre.event("2026-07-07", "A01", "附加3", degree: "国家级", deed: "D1")
        centre.event("2026-07-08", "A01", "德2")
        centre.event("2026-07-09", "A01", "德1")
        let limit = try #require(try await centre.explain(rule: "附加1b").rules.first)
        #expect(limit.lines.map(\.points) == [1, 1, 1])
        #expect(limit.reasons == ["gave-way 2: 本条最多加 3 分"])
        #expect(limit.details == [["logs/events.csv:5 应加 1 分", "logs/events.csv:6 应加 1 分"]])
        let same = try #require(try await centre.explain(rule: "附加3").rules.first)
        #expect(same.reasons == ["gave-way 1: 同一事由已按最高一级计分"])
        let floor = try #require(try await centre.explain(rule: "德1").rules.first)
        #expect(floor.reasons == ["gave-way 1: “德”扣完为止"])
    }

    @Test("rows of a window's people, rows entered for the wrong kind of subject")
    func windowSheets() async throws {
        var centre = MadeUpCentre.under(
            """
            kind: regulation
            id: windows
            title: 试验办法
            effective: {since: 2014-01-01}
            sheets:
              window:
                title: 窗口季度
                subject: window
                period: quarter
                decimals: 2
                full: 100
                floor: 0
                ceiling: 100
                parts:
                  work:
                    title: 窗口
                    clause: 第一条
                    points: 100
                    floor: 0
                    ceiling: 100
                    rules:
                      1: {text: 不整洁, deduct: 2}
                      2: {text: 违纪, rows_of: [window, members], deduct: 3}
            """)
        centre.person("A02", at: "二号窗口")
        centre.event("2026-07-01", "A01", "窗口1")
        centre.event("2026-07-02", window: "一号窗口", "窗口1")
        centre.event("2026-07-03", "A01", "窗口2")
        centre.event("2026-07-03", "A02", "窗口2")
        centre.event("2026-07-04", window: "一号窗口", "窗口2")
        let wrong = try #require(try await centre.explain("一号窗口", rule: "窗口1").rules.first)
        #expect(wrong.lines.count == 1)
        #expect(wrong.reasons == ["set-aside 1: 有错误被搁置,改正后才计:条目 work.1 记到窗口:工号留空,填写窗口"])
        let both = try #require(try await centre.explain("一号窗口", rule: "work.2").rules.first)
        #expect(both.lines.map(\.evidence) == ["logs/events.csv:4", "logs/events.csv:6"])
        #expect(both.lines.first?.origin == "登记到人A01(A01),当日在“一号窗口”")
        #expect(both.ofOthers == 1)
        let person = try await centre.refusal("A01")
        #expect(person.contains("只考核窗口"))
    }

    @Test("a window's row that falls on several in shares")
    func shares() async throws {
        var centre = MadeUpCentre.under(
            """
            kind: regulation
            id: shares
            title: 试验办法
            effective: {since: 2014-01-01}
            sheets:
              staff:
                title: 人员季度
                subject: staff
                period: quarter
                decimals: 2
                full: 100
                floor: 0
                ceiling: 100
                parts:
                  work:
                    title: 工作
                    clause: 第一条
                    points: 100
                    floor: 0
                    ceiling: 100
                    rules:
                      1: {text: 窗口出错, falls_on: {window: 1, 首席代表: 1/2, members: 1/4}, deduct: 3}
                      2: {text: 两次以上, rows: {rules: [1]}, when: {count: at_least 2}, deduct: 1}
                      3: {text: 三天内, every: 2, within: month, deduct: 1}
              window:
                title: 窗口季度
                subject: window
                period: quarter
                decimals: 2
                full: 100
                floor: 0
                ceiling: 100
                parts:
                  work:
                    title: 工作
                    clause: 第一条
                    points: 100
                    floor: 0
                    ceiling: 100
                    rules: {9: {text: 不整洁, deduct: 1}}
            """)
        centre.event("2026-07-01", window: "一号窗口", "工作1")
        centre.event("2026-07-02", "A01", "工作1", times: 2)
        let person = try #require(try await centre.explain("A01", rule: "工作1").rules.first)
        #expect(person.sheet.id == "staff")
        #expect(person.lines.map(\.arithmetic) == ["3 × 份额 0.25", "3 × 2 次 × 份额 0.25"])
        #expect(person.lines.map(\.points) == [-0.75, -1.5])
        let window = try #require(try await centre.explain("一号窗口", rule: "工作1").rules.first)
        #expect(window.sheet.id == "window")
        #expect(window.lines.map(\.points) == [-3, -6])
        let counted = try #require(try await centre.explain("A01", rule: "工作2").rules.first)
        #expect(counted.counted.count == 2)
        #expect(counted.windows.map(\.terms.first?.found) == ["3 次"])
    }

    /// Constructs the Baotou regulation has no use for.
    private static let regulation = """
        kind: regulation
        id: shaped
        title: 试验办法
        effective: {since: 2014-01-01}
        logs:
          inspections: {title: 检查评分, subject: staff, columns: {score: {header: 得分, type: number}, item: {header: 项目}}}
        sheets:
          staff:
            subject: staff
            period: quarter
            decimals: 2
            full: 100
            floor: 0
            ceiling: 100
            parts:
              work:
                title: 工作
                clause: 第一条
                points: 100
                floor: 0
                ceiling: 100
                rules:
                  1: {text: 前两次不计, skip: 2, deduct: 1}
                  2: {text: 每三次折算一次, every: 3, deduct: 2}
                  3: {text: 初次可免, waived: {degree: 初次}, deduct: 2}
                  4: {text: 检查得分低于60分的, rows: inspections, where: {score: under 60}, deduct: 2}
                  5: {text: 请事假, rows: leave, where: {kind: 事假}, deduct: 1}
                  6: {text: 迟到超过10分钟, rows: marks, where: {kind: 迟到, minutes: over 10}, deduct: 1}
                  7: {text: 三次以上, when: {count: at_least 3}, deduct: 5}
        """

    @Test("skipped, not yet every third, waived")
    func shaping() async throws {
        var centre = MadeUpCentre.under(Self.regulation)
        centre.files["centre.yaml"] = Array(
            centre.binding.replacingOccurrences("  events:", "  inspections: logs/inspections.csv\n  events:").utf8)
        centre.files["logs/inspections.csv"] = Array("工号,日期,得分,项目\nA01,2026-07-01,55,卫生\nA01,2026-07-02,80,卫生\n".utf8)
        for day in 1...3 { centre.event("2026-07-0\(day)", "A01", "工作1") }
        for day in 1...4 { centre.event("2026-08-0\(day)", "A01", "工作2") }
        centre.event("2026-07-06", "A01", "工作3", degree: "初次")
        centre.event("2026-07-07", "A01", "工作3")
        for day in 1...2 { centre.event("2026-09-0\(day)", "A01", "工作7") }
        func rule(_ name: String) async throws -> RuleExplanation {
            try #require(try await centre.explain(rule: name).rules.first)
        }
        #expect(try await rule("工作1").reasons == ["excused 2: 前 2 次不计"])
        let every = try await rule("工作2")
        #expect(every.lines.map(\.points) == [-2])
        #expect(every.reasons == ["excused 1: 每 3 次折算一次,未满"])
        #expect(try await rule("工作3").reasons == ["excused 1: 符合免扣条件,不扣"])
        let declared = try await rule("工作4")
        #expect(declared.lines.map(\.evidence) == ["logs/inspections.csv:2"])
        #expect(declared.reasons == ["where 1: 不符合“限于”:要求“得分”低于 60"])
        #expect(declared.details == [["logs/inspections.csv:3"]])
        #expect(declared.missed.first?.rows.map(\.text) == ["得分 80、项目 卫生"])
        centre.leave("A01", "事假", "2026-07-08", "2026-07-08", status: "已驳回")
        centre.leave("A01", "事假", "2026-07-09", "2026-07-09")
        centre.leave("A01", "病假", "2026-07-10", "2026-07-10")
        let leave = try await rule("工作5")
        #expect(leave.lines.map(\.evidence) == ["logs/leave.csv:3"])
        #expect(
            leave.reasons == [
                "outside 1: 不在本期(2026年第三季度)", "where 1: 不符合“限于”:要求“审批状态”是“已批准”",
                "where 1: 不符合“限于”:要求“类型”是“事假”",
            ])
        let count = try await rule("工作7")
        #expect(count.counted.count == 2)
        #expect(count.windows.map(\.verdict) == ["条件不成立,不触发"])
        #expect(count.windows.first?.terms.map(\.holds) == [false])
    }

    @Test("sessions and marks with the first test they fail")
    func attendance() async throws {
        var centre = MadeUpCentre.under(Self.regulation)
        centre.attends("A01", except: ["2026-07-06", "2026-07-07"])
        centre.punch("A01", "2026-07-06", ["08:35", "12:05", "14:20", "18:05"])
        centre.punch("A01", "2026-07-07", ["08:20", "12:05", "14:20", "17:40"])
        let marks = try #require(try await centre.explain(rule: "工作6").rules.first)
        #expect(
            marks.reasons == ["where 1: 不符合“限于”:要求“分钟”超过 10", "where 1: 不符合“限于”:要求“类别”是“迟到”"]
                || marks.reasons == ["where 1: 不符合“限于”:要求“类别”是“迟到”", "where 1: 不符合“限于”:要求“分钟”超过 10"])
        centre.files["rules/baotou.yaml"] = nil
        let sessions = try #require(try await centre.explain(rule: "勤2a").rules.first)
        #expect(sessions.missed.map(\.reason) == ["不符合“限于”:要求“出勤状态”是“缺勤”"])
        #expect(sessions.missed.first?.count == sessions.missed.first.map { _ in 132 })
    }
}

extension String {
    /// The text with one part exchanged.
    fileprivate func replacingOccurrences(_ part: String, _ other: String) -> String {
        split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
    }
}
