import Diagnostics
import RecordModel
import RuleLoading
import RuleModel
import Testing

@testable import CentreRun

/// Names in `centre.yaml` that only a regulation can explain.
@Suite struct DeclaredNamesTests {
    private static let head = """
        kind: centre
        name: 虚构政务服务中心
        calendar: c.yaml
        attendance: p.yaml
        rules: r.yaml
        roster: roster.csv

        """

    /// Codes and lines of what is wrong with a centre's file, and the remedies.
    private static func check(_ text: String, _ regulations: [Regulation]) throws -> (
        codes: [String], remedies: [String]
    ) {
        let loaded = CentreFileLoader.load(name: "centre.yaml", bytes: Array((head + text).utf8))
        #expect(loaded.diagnostics == [])
        let found = DeclaredNames.check(try #require(loaded.sound), regulations)
        return (found.map { "\($0.code.rawValue) \($0.span.file):\($0.span.line)" }, found.map(\.remedy.zh))
    }

    @Test("logs, rosters and columns that a regulation declares are in order, and a log without files is empty")
    func declared() throws {
        let text = """
            rosters: {townships: towns.csv}
            logs: {inspections: i.csv}
            columns: {inspections: {score: 打分, 项目: 检查项目}, townships: {编号: 代码}, cases: {渠道: 办理渠道}}
            """
        #expect(try Self.check(text, [.declaring()]).codes == [])
        #expect(try Self.check("rosters: {townships: towns.csv}", [.declaring()]).codes == [])
        #expect(try Self.check("logs: {cases: c.csv}", [.declaring(subjects: [], logs: [])]).codes == [])
    }

    @Test("a name that no regulation declares is told with the nearest one")
    func unknown() throws {
        let (codes, remedies) = try Self.check(
            """
            rosters: {townships: towns.csv, township: t.csv}
            logs: {inspection: i.csv, evnts: e.csv, 督察台账: e.csv, nothing-like-it: x.csv}
            columns: {inspectoins: {score: 打分}, cass: {window: 窗}}
            """, [.declaring()])
        #expect(
            codes == [
                "unknown-key centre.yaml:8", "unknown-key centre.yaml:8", "unknown-key centre.yaml:8",
                "unknown-key centre.yaml:8", "unknown-key centre.yaml:7", "unknown-key centre.yaml:9",
                "unknown-key centre.yaml:9",
            ])
        let wanted = ["“inspections”", "“events”", "“督查台账”", "可以写", "“townships”", "“inspections”", "“cases”"]
        #expect(zip(remedies, wanted).allSatisfy { $0.contains($1) }, "\(remedies)")
        #expect(remedies[3].hasPrefix("可以写:attendance(打卡记录)"))
    }

    @Test("columns: fields that are not there, one field named twice, further columns that no rule names")
    func columns() throws {
        let (codes, remedies) = try Self.check(
            """
            rosters: {townships: towns.csv}
            columns:
              inspections: {scor: 打分, 得分: 分, score: 数}
              townships: {nmae: 名}
              cases: {渠到: 办理渠道, acepted: 受理}
              events: {渠道: 办理渠道}
            """, [.declaring()])
        #expect(
            codes == [
                "unknown-field centre.yaml:9", "duplicate-key centre.yaml:9", "unknown-field centre.yaml:10",
                "unknown-field centre.yaml:12", "unknown-field centre.yaml:11", "unknown-field centre.yaml:11",
            ])
        #expect(remedies[0].contains("“score”") && remedies[2].contains("“name”"))
        #expect(remedies[4].contains("“渠道”") && remedies[5].contains("“accepted”"))
    }

    @Test("a table may be called by its title; a field of one table is still named once")
    func titles() throws {
        let text = """
            rosters: {乡镇: towns.csv}
            logs: {检查评分: i.csv}
            columns: {检查评分: {score: 打分}, inspections: {得分: 分}, 乡镇: {name: 名}}
            """
        #expect(try Self.check(text, [.declaring()]).codes == ["duplicate-key centre.yaml:9"])
    }

    @Test("a declared kind of subject without a roster: both places are named")
    func missingRoster() throws {
        let loaded = CentreFileLoader.load(name: "centre.yaml", bytes: Array(Self.head.utf8))
        let found = DeclaredNames.check(try #require(loaded.sound), [.declaring()])
        #expect(found.map(\.code) == [.missingField])
        #expect(found.first?.span.file == "centre.yaml" && found.first?.span.line == 6)
        #expect(found.first?.related.map(\.span.file) == ["r.yaml"])
    }

    @Test("two regulations in force at one time declare one table alike, or are told")
    func agreement() throws {
        let other = [Regulation.inspections(title: "检查评分", fields: [Field("score", "得分", .text)])]
        let text = "rosters: {townships: towns.csv}"
        #expect(try Self.check(text, [.declaring(), .declaring()]).codes == [])
        #expect(try Self.check(text, [.declaring(), .declaring(logs: other)]).codes == ["ambiguous-name r.yaml:4"])
        #expect(
            try Self.check(
                text, [.declaring(until: "2026-06-30"), .declaring(logs: other, since: "2026-07-01")]
            ).codes == [])
        #expect(
            try Self.check(
                text, [.declaring(until: "2026-07-01"), .declaring(logs: other, since: "2026-07-01")]
            ).codes == ["ambiguous-name r.yaml:4"])
    }

    @Test("what a table looks like is for the regulations that score the period to say")
    func layout() throws {
        let other = [
            Regulation.inspections(title: "巡查", fields: []), Regulation.inspections("patrols", title: "巡逻", fields: []),
        ]
        let old = Regulation.declaring(subjects: [], logs: other, furtherColumns: [.leave: ["目的地"]])
        let layout = DeclaredLayout(chosen: [.declaring()], all: [old, .declaring()])
        #expect(layout.logs.map(\.title) == ["检查评分", "巡逻"])
        #expect(layout.logs.map(\.fields.count) == [4, 2])
        #expect(layout.subjects.map(\.id) == ["townships"])
        #expect(layout.furtherColumns == [.cases: ["渠道"], .ratings: ["渠道"]])
        let both = DeclaredLayout.furtherColumns([
            old, .declaring(), .declaring(furtherColumns: [.cases: ["Ａ", "渠道"]]),
        ])
        #expect(both == [.cases: ["渠道", "A"], .leave: ["目的地"]])
    }
}
