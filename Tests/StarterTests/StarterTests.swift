import CentreFixtures
import CentreRun
import Chronology
import Diagnostics
import Examples
import Foundation
import ScoreModel
import Starter
import Testing

/// `kaohe init`: what it makes works at once, with every shipped calendar.
@Suite struct StarterTests {
    /// A new centre in a folder of its own.
    private func made(_ year: Int) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let files = try #require(Starter.files(year: year))
        try NewFolder.write(files.map { ($0.path, $0.text) }, to: folder.path + "/new", last: "centre.yaml")
        return folder
    }

    @Test("the calendars in the program are those of rules/calendars: run scripts/embed-calendars")
    func calendars() throws {
        let shipped = try FileManager.default.contentsOfDirectory(
            atPath: Repository.root.appending(path: "rules/calendars").path)
        #expect(shipped.sorted() == Starter.years.map { "china-\($0).yaml" })
        for year in Starter.years {
            let text = try #require(Starter.calendar(year))
            #expect(try Array(text.utf8) == Repository.bytes("rules/calendars/china-\(year).yaml"))
        }
    }

    @Test(arguments: [2024, 2027, 0, -1, Int.max, Int.min]) func otherYearsAreNotMadeUp(_ year: Int) {
        #expect(Starter.calendar(year) == nil && Starter.files(year: year) == nil)
    }

    @Test("check finds nothing at all, in the centre or in the folder as such", arguments: Starter.years)
    func check(_ year: Int) throws {
        let folder = try made(year)
        #expect(try RuleCheck.run([folder.path + "/new"]).diagnostics == [])
        let rules = try RuleCheck.run([folder.path + "/new/rules"])
        #expect(rules.diagnostics == [] && rules.sources.count == 3)
    }

    @Test("the examples of the regulation are met", arguments: Starter.years)
    func examples(_ year: Int) async throws {
        let folder = try made(year)
        let suite = try ExampleSuite.load([folder.path + "/new"])
        let outcome = try await ExampleRunner.run(suite, jobs: 1)
        #expect(suite.diagnostics == [] && outcome.outcomes.joined().map(\.isMet) == [true])
    }

    @Test("the first quarter scores without findings, and the guide says what comes of it", arguments: Starter.years)
    func scores(_ year: Int) async throws {
        let folder = try made(year)
        let scored = try await Scored.run(folder, "\(year)Q1", at: "new")
        #expect(scored.findings == [] && scored.report.unresolvedCount == 0)
        #expect(scored.report.observations.isEmpty)
        #expect(scored.order == ["K001", "K002", "K003", "K004"])
        #expect(scored.order.map { scored[$0].total } == [102, 99, 98, 74])
        #expect(scored.order.map { scored[$0].stars } == [5, 4, 3, 2])
        #expect(scored["K004"].lines.map(\.points) == [-5, -1, -10, -10])
        let guide = try folder.text("new/说明.md")
        for (id, name, total, level) in [
            ("K001", "陈示一", 102, "五星"), ("K002", "林示二", 99, "四星"), ("K003", "王示三", 98, "三星"),
            ("K004", "周示四", 74, "二星"),
        ] { #expect(guide.contains("| \(id) | \(name) | \(total) | \(level) |")) }
        // The centre's own output folder, and nothing left to do.
        try scored.write(root: folder.path + "/new/output")
        #expect(try folder.text("new/output/\(year)Q1/findings.csv").split(separator: "\r\n").count == 1)
    }

    @Test("every file the guide and centre.yaml name is there", arguments: Starter.years)
    func files(_ year: Int) throws {
        let folder = try made(year)
        let names = Set(try folder.everything(under: "new").keys.map { String($0.dropFirst("new/".count)) })
        #expect(
            names == [
                "说明.md", "centre.yaml", "rules/regulation.yaml", "rules/attendance.yaml", "rules/china-\(year).yaml",
                "roster.csv", "logs/attendance.csv", "logs/leave.csv", "logs/cases.csv", "logs/events.csv",
                "schema/centre.schema.json", "schema/regulation.schema.json", "schema/calendar.schema.json",
                "schema/attendance.schema.json", "letters/限期整改通知书.txt", "letters/通报表彰.txt",
            ])
        let guide = try folder.text("new/说明.md")
        for name in names where name != "说明.md" && !name.hasPrefix("schema/") {
            #expect(guide.contains("`\(name)`"), "\(name)")
        }
        // The editor line of every rule file leads to a schema that is there.
        for name in names where name.hasSuffix(".yaml") {
            let line = try #require(try folder.text("new/" + name).split(separator: "\n").first)
            let schema = try #require(line.split(separator: "$schema=").last)
            let place = URL(filePath: name, relativeTo: URL(filePath: "/")).deletingLastPathComponent()
                .appending(path: String(schema)).standardized.path.drop { $0 == "/" }
            #expect(names.contains(String(place)), "\(name): \(line)")
        }
    }

    @Test("tables open in Excel, with the default headers", arguments: Starter.years)
    func tables(_ year: Int) throws {
        let folder = try made(year)
        let headers = [
            "roster.csv": "工号,姓名,部门,窗口,岗位,到岗日期,离岗日期,分组",
            "logs/attendance.csv": "工号,打卡时间",
            "logs/leave.csv": "工号,类型,开始时间,结束时间,审批状态,替岗人,证明",
            "logs/cases.csv": "申办流水号,事项名称,办件类型,窗口,工号,受理时间,承诺时限,挂起天数,承诺办结时间,办结时间,评价",
            "logs/events.csv": "编号,日期,工号,窗口,条目,次数,情节,分值,数量,事由编号,轮次,事由,依据,登记人,状态",
        ]
        for (name, header) in headers {
            let bytes = try folder.bytes("new/" + name)
            #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]) && bytes.suffix(2) == [0x0D, 0x0A])
            let lines = String(decoding: bytes.dropFirst(3), as: UTF8.self).split(separator: "\r\n")
            #expect(lines.first.map(String.init) == header)
            #expect(lines.allSatisfy { $0.count { $0 == "," } == header.count { $0 == "," } })
            #expect(!bytes.contains { $0 == UInt8(ascii: "\"") })
        }
    }
}
