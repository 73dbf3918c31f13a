import RecordModel
import Testing

@testable import LogReading

/// Data formats, section 2: rosters of the kinds of subject a regulation declares, and the departments of the people.
@Suite final class DeclaredRosterTests {
    private let tables = Tables()

    private func read(_ texts: String...) throws -> (roster: DeclaredRoster, findings: [Finding], rows: [UInt32: Int]) {
        let files = try texts.enumerated().map {
            try tables.bind($1, LogSchema.declaredRoster, index: UInt32($0))
        }
        return try DeclaredRosterReader.read(files, id: "townships", title: "乡镇")
    }

    @Test("subjects stand in code-point order, from however many files")
    func order() throws {
        let (roster, findings, rows) = try read(
            "编号,名称,分组,部门,备注\nＴ２,乙镇,山区,民政局,x\n甲,丙镇,,,\n", "id,name\nT10,丁镇\nT1,　戊（镇）\n")
        #expect(findings == [])
        #expect(rows == [0: 2, 1: 2])
        #expect(roster.id == "townships" && roster.title == "乡镇")
        #expect(roster.ids == ["T1", "T10", "T2", "甲"])
        #expect(roster.names == ["戊（镇）", "丁镇", "乙镇", "丙镇"])
        #expect(roster.groups == ["", "", "山区", ""])
        #expect(roster.departments == ["", "", "民政局", ""])
        #expect(roster.ids.indices.allSatisfy { roster.index(of: roster.ids[$0]) == $0 })
        #expect(roster.index(of: "T3") == nil && roster.index(of: "") == nil)
        #expect(DeclaredRoster(id: "x", title: "x").index(of: "T1") == nil)
    }

    @Test(
        "each fault is one finding",
        arguments: [
            (",甲镇", "missing-value:2 A 编号 “”"), ("T9,", "missing-value:2 B 名称 “”"),
            ("T1,甲镇,,x", "too-many-cells:2 D  “x”"), ("０T1,甲镇", "leading-zeros:3 A 编号 “T1”"),
        ])
    func faults(row: String, finding: String) throws {
        #expect(try read("编号,名称\n\(row)\nT1,甲镇\n").findings.map(\.line) == [finding])
    }

    @Test("a second row of one subject is an error, in another file too")
    func repeated() throws {
        let (roster, findings, rows) = try read("编号,名称\nT1,甲镇\nＴ１,乙镇\n", "编号,名称\nT1,丙镇\nT1,丙镇\n")
        #expect(
            findings.map(\.line) == [
                "repeated-id:3 A 编号 “Ｔ１”", "repeated-id:2 A 编号 “T1”", "repeated-id:3 A 编号 “T1”",
            ])
        #expect(findings.allSatisfy { $0.severity == .error && $0.message.contains("一个编号只能有一行") })
        #expect(roster.names == ["甲镇"])
        #expect(rows == [0: 2, 1: 2])
    }

    @Test("a file without a required column is refused")
    func missingColumn() {
        #expect(throws: TableProblems.self) { try self.read("编号\nT1\n") }
        #expect(throws: TableProblems.self) { try self.read("编号,id,名称\nT1,T1,甲镇\n") }
    }

    @Test("departments are known by their half-width names and by day")
    func departments() throws {
        let text = """
            工号,姓名,部门,窗口,到岗日期,离岗日期
            01,张三,市场局,企业开办,,2026-06-30
            01,张三,税务局（Ａ）,不动产,2026-07-02,
            02,李四,税务局(A),企业开办,,
            03,王五,B局,企业开办,2026-07-01,2026-07-01

            """
        let roster = try tables.roster(text)
        #expect(roster.departments == ["B局", "市场局", "税务局(A)"])
        #expect(roster.windows == ["不动产", "企业开办"])
        let (june, first, second) = (
            try Tables.day("2026-06-30"), try Tables.day("2026-07-01"), try Tables.day("2026-07-02")
        )
        #expect([june, first, second].map { roster.department(of: 0, on: $0) } == [1, nil, 2])
        #expect([june, first, second].map { roster.members(ofDepartment: 2, on: $0) } == [[1], [1], [0, 1]])
        #expect([june, first, second].map { roster.members(ofDepartment: 0, on: $0) } == [[], [2], []])
        #expect(roster.people(everInDepartment: 2) == [0, 1] && roster.people(everInDepartment: 1) == [0])
        #expect(roster.people(everInDepartment: 3) == [] && roster.people(everInDepartment: -1) == [])
        #expect(roster.members(of: 1, on: first) == [1, 2] && roster.people(everAtWindow: 1) == [0, 1, 2])
        #expect(roster.members(of: 9, on: first) == [])
        #expect(roster.stretches[0].map(\.departmentIndex) == [1, 2])
        #expect(roster.stretches[0].map(\.department) == ["市场局", "税务局（Ａ）"])
    }
}
