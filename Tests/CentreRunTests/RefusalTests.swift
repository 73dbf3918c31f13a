import CentreFixtures
import CentreRun
import Foundation
import LogReading
import ScoreModel
import Testing

@Suite("Runs that are refused: nothing is written, every problem is named") struct RefusalTests {
    /// Refuses, with these problems, and leaves the folder as it was.
    private func refuses(
        _ centre: MadeUpCentre, _ period: String = "2026Q3", with problems: [String],
        _ place: SourceLocation = #_sourceLocation
    ) async throws {
        let folder = try centre.folder()
        let before = try folder.everything()
        let attempt = try await attempt(folder, period)
        #expect(attempt.problems == problems, sourceLocation: place)
        #expect(attempt.scored == nil, sourceLocation: place)
        #expect(try folder.everything() == before, sourceLocation: place)
    }

    @Test("patterns that match nothing, all in one pass")
    func missingFiles() async throws {
        var centre = MadeUpCentre.ofOne
        centre.binding = centre.binding.replacing("logs/cases*", with: "logs/办件*").replacing("leave*", with: "none/*")
            .replacing("roster.csv", with: "名册.csv")
        try await refuses(
            centre, with: ["no-such-file centre.yaml:6", "no-such-file centre.yaml:9", "no-such-file centre.yaml:10"])
    }

    @Test("rule, calendar and policy files that are not there")
    func missingSettings() async throws {
        var centre = MadeUpCentre.ofOne
        centre.binding = centre.binding.replacing("rules/", with: "regeln/")
        try await refuses(
            centre, with: ["no-such-file centre.yaml:3", "no-such-file centre.yaml:4", "no-such-file centre.yaml:5"])
    }

    @Test("no centre.yaml")
    func noCentre() async throws {
        let folder = try TemporaryFolder(["readme.txt": []])
        #expect(try await attempt(folder).problems.count == 1)
    }

    @Test("headers: a missing column, a field with two, a column named under columns that is not there, empty files")
    func headers() async throws {
        var centre = MadeUpCentre.ofOne
        centre.files["logs/attendance.csv"] = Array("工号,时间\nA01,2026-07-06 08:20\n".utf8)
        centre.files["logs/cases.csv"] = Array("申办流水号,case,办件类型\n1,1,即办件\n".utf8)
        centre.files["logs/events.csv"] = []
        centre.binding += "columns:\n  leave: {kind: 假别}\n"
        try await refuses(
            centre,
            with: [
                "missing-column logs/attendance.csv:1", "column-twice logs/cases.csv:1",
                "missing-column logs/cases.csv:1",
                "missing-column logs/cases.csv:1", "empty-file logs/events.csv:-", "missing-column logs/leave.csv:1",
            ])
    }

    @Test("bytes that are no text: the file, and the line where UTF-8 first fails", arguments: [1, 2, 7])
    func undecodable(_ line: Int) async throws {
        var centre = MadeUpCentre.ofOne
        for day in 1...9 { centre.event("2026-07-0\(day)", "A01", "德1") }
        var lines = centre.rows("logs/events.csv").map { Array($0.utf8) }
        lines[line - 1] += [0x2C, 0xFF, 0x20, 0xFF]
        centre.files["logs/events.csv"] = Array(lines.joined(separator: [0x0A]))
        try await refuses(centre, with: ["undecodable logs/events.csv:\(line)"])
    }

    @Test("UTF-16 cut in the middle of a character")
    func halfCharacter() async throws {
        var centre = MadeUpCentre.ofOne
        let text = centre.rows("logs/events.csv").joined(separator: "\n")
        centre.files["logs/events.csv"] =
            [0xFF, 0xFE] + [UInt8](text.data(using: .utf16LittleEndian) ?? Data()) + [0x41]
        try await refuses(centre, with: ["undecodable logs/events.csv:1"])
    }

    @Test("problems of several tables come together, with a workbook among the logs")
    func several() async throws {
        var centre = MadeUpCentre.ofOne
        centre.files["logs/cases-7.xlsx"] = Array("PK\u{3}\u{4}".utf8)
        centre.binding = centre.binding.replacing("logs/cases*.csv", with: "[logs/cases.csv, logs/cases-7.xlsx]")
        centre.binding = centre.binding.replacing("logs/leave*", with: "logs/nothing*")
        try await refuses(centre, with: ["no-such-file centre.yaml:9", "damaged-workbook logs/cases-7.xlsx:-"])
    }

    @Test("a missing file, a broken header and an overlapping roster are all named at once")
    func acrossStages() async throws {
        var centre = MadeUpCentre.ofOne
        centre.person("A01", at: "二号窗口")
        centre.files["logs/attendance.csv"] = Array("工号,时间\n".utf8)
        centre.binding = centre.binding.replacing("logs/cases*", with: "logs/办件*")
        try await refuses(
            centre,
            with: [
                "no-such-file centre.yaml:10", "missing-column logs/attendance.csv:1",
                "overlapping-stretch roster.csv:3 F",
            ])
    }

    @Test("a workbook with a sheet named behind it")
    func namedSheet() async throws {
        var centre = MadeUpCentre.ofOne
        centre.files["logs/cases-7.xlsx"] = Array("PK\u{3}\u{4}".utf8)
        centre.binding = centre.binding.replacing("logs/cases*.csv", with: "logs/cases-7.xlsx#七月")
        try await refuses(centre, with: ["damaged-workbook logs/cases-7.xlsx:-"])
    }

    @Test("a rule file with a typo, named with its line")
    func typo() async throws {
        var centre = MadeUpCentre.ofOne
        let rules = try Repository.text("rules/baotou.yaml").replacing(
            "            deduct: 5\n", with: "            dedcut: 5\n", maxReplacements: 1)
        let line = rules.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains("dedcut") }
        centre.files["rules/baotou.yaml"] = Array(rules.utf8)
        let folder = try centre.folder()
        let problems = try await attempt(folder).problems
        #expect(problems.contains("unknown-key rules/baotou.yaml:\(try #require(line) + 1)"))
        #expect(try folder.everything().keys.allSatisfy { !$0.hasPrefix("output") })
    }

    @Test("a period outside the calendar, in part or wholly; a month, for which there is no sheet")
    func periods() async throws {
        try await refuses(.ofOne, "2027Q1", with: ["period-outside-calendar centre.yaml:3"])
        try await refuses(.ofOne, "2025Q4", with: ["period-outside-calendar centre.yaml:3"])
        try await refuses(.ofOne, "2026-07", with: ["no-sheet-for-period rules/baotou.yaml:11"])
        try await refuses(.ofOne, "2026H1", with: ["no-sheet-for-period rules/baotou.yaml:11"])
    }

    @Test("a regulation that is in force for part of the period only")
    func notInForce() async throws {
        var centre = MadeUpCentre.ofOne
        let rules = try Repository.text("rules/baotou.yaml").replacing("since: 2014-01-01", with: "since: 2026-08-01")
        centre.files["rules/baotou.yaml"] = Array(rules.utf8)
        let folder = try centre.folder()
        #expect(try await attempt(folder).problems.map { $0.prefix { $0 != " " } } == ["not-in-force"])
    }

    @Test("an overlapping roster, with problems of the row it stands in")
    func roster() async throws {
        let folder = try sample("dirty")
        let binding = try folder.text("samples/dirty/centre.yaml").replacing(
            "roster: roster.csv", with: "roster: roster-overlap.csv")
        try folder.write(Array(binding.utf8), to: "samples/dirty/centre.yaml")
        let inner = TemporaryFolderView(folder, "samples/dirty")
        let problems = try await inner.attempt().problems
        #expect(problems.contains("overlapping-stretch roster-overlap.csv:18 F"))
        #expect(try folder.everything().keys.allSatisfy { !$0.hasPrefix("output") })
    }

    /// A folder within a temporary folder.
    private struct TemporaryFolderView {
        let folder: TemporaryFolder
        let place: String
        init(_ folder: TemporaryFolder, _ place: String) { (self.folder, self.place) = (folder, place) }

        func attempt() async throws -> Attempt {
            do {
                return .scored(try await Scored.run(folder, at: place))
            } catch let refusal as RefusedRun {
                return .refused(refusal.problems)
            }
        }
    }

    @Test("one defect of every table at once is refused in one pass")
    func allAtOnce() async throws {
        var centre = MadeUpCentre.ofOne
        centre.files["roster.csv"] = Array("工号,姓名,部门\nA01,甲,住建局\n".utf8)
        centre.files["logs/attendance.csv"] = Array("工号,打卡时间\nA01,\"2026-07-06\n".utf8)
        centre.files["logs/leave.csv"] = [0xFF, 0x41, 0xFF, 0x0A]
        centre.files["logs/cases.csv"] = []
        centre.files["logs/events.csv"] = Array("编号,编号,日期,条目\n".utf8)
        let folder = try centre.folder()
        let problems = try await attempt(folder).problems
        #expect(
            problems == [
                "unclosed-quote logs/attendance.csv:2", "empty-file logs/cases.csv:-", "column-twice logs/events.csv:1",
                "undecodable logs/leave.csv:1", "missing-column roster.csv:1",
            ])
    }
}
