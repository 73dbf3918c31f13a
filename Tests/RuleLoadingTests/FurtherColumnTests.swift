import Diagnostics
import RecordModel
import RuleLoading
import RuleModel
import Testing

/// Further columns in rule files (`columns`), and the columns of declared logs.
@Suite struct FurtherColumnTests {
    private static func text(_ columns: String, _ rule: String, logs: String = "") -> String {
        """
        kind: regulation
        id: r
        title: 办法
        \(columns)
        \(logs)
        sheets:
          staff:
            title: 人员
            subject: staff
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
                  1: {text: 扣1分, \(rule)}
        """
    }

    private static func load(_ columns: String, _ rule: String, logs: String = "") -> Loaded<Regulation> {
        RegulationLoader.load(name: "r.yaml", bytes: Array(text(columns, rule, logs: logs).utf8))
    }

    private static func errors(_ columns: String, _ rule: String, logs: String = "") -> [String] {
        load(columns, rule, logs: logs).diagnostics.filter { $0.code != .boundNotStated }
            .map { "\($0.code.rawValue) \($0.span.line)" }
    }

    @Test("further columns are kept half-width, in the file's order, and may be tested as text")
    func tests() throws {
        let loaded = Self.load(
            "表头: {办件: [渠道（新）, 区域], events: 来源}", "rows: cases, where: {渠道（新）: [网上, 掌上], 区域: filled}, deduct: 1")
        #expect(loaded.diagnostics.filter { $0.code != .boundNotStated } == [])
        let regulation = try #require(loaded.sound)
        #expect(regulation.furtherColumns == [.cases: ["渠道(新)", "区域"], .events: ["来源"]])
        let filter = try #require(regulation.sheets.first?.parts.first?.rules.first?.filter)
        #expect(
            filter.keep == [FieldTest("渠道(新)", .isOne(of: ["网上", "掌上"])), FieldTest("区域", .filled)])
    }

    @Test("in a sequence a column of either log may be named; a measure's filter may name one too")
    func sequences() {
        #expect(
            Self.errors("columns: {leave: 目的地}", "rows: [leave, events], where: {目的地: filled}, deduct: 1") == [])
        #expect(
            Self.errors(
                "columns: {cases: 渠道}", "when: {online: at_least 3}, deduct: 1",
                logs: "measures: {online: {title: 网上, count: cases, where: {渠道: 网上}}}") == [])
    }

    @Test("a column that is not declared, or declared for another log, is no field")
    func unknown() {
        #expect(Self.errors("columns: {cases: 渠道}", "where: {渠道: 网上}, deduct: 1") == ["unknown-field 22"])
        #expect(Self.errors("columns: {cases: 渠道}", "rows: cases, where: {渠到: 网上}, deduct: 1") == ["unknown-field 22"])
    }

    @Test("a further column is text: it is not compared, not a yes or no, and prices nothing")
    func onlyText() {
        let columns = "columns: {cases: 渠道}"
        #expect(Self.errors(columns, "rows: cases, where: {渠道: over 3}, deduct: 1") == ["wrong-test 22"])
        #expect(Self.errors(columns, "rows: cases, deduct: {by: 渠道, table: {网上: 1, else: 2}}").count == 1)
    }

    @Test("mistakes in columns are told")
    func mistakes() {
        let rule = "deduct: 1"
        #expect(Self.errors("columns: {cases: [渠道, 渠道]}", rule) == ["duplicate-key 4"])
        #expect(Self.errors("columns: {cases: 渠道, 办件: 区域}", rule) == ["duplicate-key 4"])
        #expect(
            Self.errors("columns: {cases: [工号, window]}", rule) == ["key-without-effect 4", "key-without-effect 4"])
        #expect(Self.errors("columns: {attendance: 机器}", rule) == ["unknown-word 4"])
        #expect(Self.errors("columns: {cases: []}", rule) == ["missing-field 4"])
        #expect(Self.errors("columns: {cases: {a: b}}", rule) == ["wrong-type 4"])
        #expect(Self.errors("columns: {}", rule) == ["missing-field 4"])
    }

    @Test("a declared log has its subject's and its day's columns anyway, and no name of kaohe's own")
    func declaredLogs() {
        func errors(_ log: String) -> [String] { Self.errors("logs: {\(log)}", "deduct: 1") }
        #expect(errors("x: {subject: window, columns: {score: {type: number}}}") == [])
        #expect(errors("x: {subject: window, columns: {at: {header: 窗口}}}") == ["duplicate-key 4"])
        #expect(errors("x: {subject: window, columns: {at: {header: 日期, type: day}}}") == ["duplicate-key 4"])
        #expect(errors("x: {subject: window, dated: no, columns: {at: {header: 日期, type: day}}}") == [])
        #expect(errors("roster: {subject: window}") == ["ambiguous-name 4"])
        #expect(errors("人员名册: {subject: window}") == ["ambiguous-name 4"])
    }
}
