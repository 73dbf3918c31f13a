import CentreFixtures
import CentreRun
import Foundation
import RecordModel
import RuleModel
import ScoreModel
import Testing

/// The tables and workbooks of runs that score several sheets, on the samples.
@Suite("Several sheets") struct SeveralSheetsTests {
    private func run(_ name: String, _ period: String) async throws -> (scored: Scored, folder: TemporaryFolder) {
        let folder = try sample(name)
        let scored = try await Scored.run(folder, period, at: "samples/\(name)", context: .workedOut, jobs: 2)
        try scored.write(root: folder.path + "/output", jobs: 2)
        return (scored, folder)
    }

    /// The records of a table, and where each column stands.
    private func table(_ folder: TemporaryFolder, _ path: String) throws -> (rows: [[String]], column: [String: Int]) {
        let rows = try records(folder.text(path))
        let header = try #require(rows.first)
        return (Array(rows.dropFirst()), Dictionary(uniqueKeysWithValues: header.enumerated().map { ($1, $0) }))
    }

    @Test("lines and consequences go by subject, date and sheet; parts are the union", arguments: ["2025Q4", "2025"])
    func order(_ period: String) async throws {
        let (scored, folder) = try await run("year", period)
        #expect(scored.report.sheets.count == 3)
        let sheets = scored.report.sheets.map(\.id)
        let lines = try table(folder, "output/\(period)/lines.csv")
        let (subject, date, sheet) = (
            lines.column["subject"] ?? 0, lines.column["date"] ?? 0, lines.column["sheet"] ?? 0
        )
        #expect(
            lines.rows.count == scored.report.sheets.reduce(0) { $0 + $1.subjects.reduce(0) { $0 + $1.lines.count } })
        for (left, right) in zip(lines.rows, lines.rows.dropFirst()) {
            #expect(ExactText(left[subject]) <= ExactText(right[subject]))
            guard left[subject] == right[subject] else { continue }
            #expect(left[date] <= right[date])
            guard left[date] == right[date] else { continue }
            let places = (sheets.firstIndex(of: left[sheet]) ?? 0, sheets.firstIndex(of: right[sheet]) ?? 0)
            #expect(places.0 <= places.1)
        }
        let consequences = try table(folder, "output/\(period)/consequences.csv")
        let ids = consequences.rows.map { ExactText($0[2]) }
        #expect(ids == ids.sorted())
        var parts: [String] = []
        for result in scored.report.sheets {
            for part in result.sheet.parts where !parts.contains(part.id) { parts.append(part.id) }
        }
        let scores = try table(folder, "output/\(period)/scores.csv")
        for (number, part) in parts.enumerated() { #expect(scores.column[part] == 7 + number) }
        #expect(
            scores.rows.map { $0[0] }
                == scored.report.sheets.flatMap { result in result.subjects.map { _ in result.id } })
        // What a part takes is a line of the part itself.
        let rule = try #require(lines.column["rule"]), part = try #require(lines.column["part"])
        let taken = lines.rows.filter { parts.contains($0[rule]) }
        #expect(!taken.isEmpty && taken.allSatisfy { $0[rule] == $0[part] })
    }

    @Test("run.json says what was scored on the way")
    func record() async throws {
        let (scored, folder) = try await run("year", "2025")
        let json = try folder.text("output/2025/run.json")
        for one in scored.report.scoredOnTheWay { #expect(json.contains("\"\(one.sheet)\"")) }
        #expect(scored.report.scoredOnTheWay.map(\.period).contains("2025Q1"))
        #expect(json.contains("\"scored_on_the_way\""))
        #expect(json.contains("\"subject\" : \"window\""))
    }

    @Test("everyone on the roster is known to the report by department and window")
    func people() async throws {
        let (scored, _) = try await run("city", "2026-07")
        #expect(scored.report.people.map(\.id) == scored.report.people.map(\.id).sorted())
        #expect(scored.report.people.count == scored.report.attendance.count)
        #expect(scored.report.people.allSatisfy { !$0.department.isEmpty && !$0.window.isEmpty })
    }

    @Test("a department's book holds its windows, and nobody of another department who works at them")
    func privacy() async throws {
        let folder = try sample("city")
        let roster = try folder.text("samples/city/roster.csv")
        // 登记窗口 is then worked at by two departments.
        let shared = roster.replacing("W03,孙样丙,示例云务局", with: "W03,孙样丙,示例舟保局")
        #expect(shared != roster)
        try folder.write(Array(shared.utf8), to: "samples/city/roster.csv")
        let scored = try await Scored.run(folder, "2026-07", at: "samples/city", jobs: 2)
        try scored.write(root: folder.path + "/output", jobs: 2)
        for department in Set(scored.report.people.map(\.department)) {
            let all = try book(folder.path + "/output/2026-07/部门/\(department).xlsx")
            for person in scored.report.people {
                for text in [person.id, person.name] {
                    #expect(all.contains(text) == (person.department == department), "\(text) in \(department)")
                }
            }
            // Three people's scores make the window's mean; one of them is not this department's.
            if department == "示例云务局" {
                #expect(all.contains("登记窗口") && all.contains(">3 人<") && !all.contains("3 人:"))
            }
        }
    }

    /// Every part of a workbook.
    private func book(_ path: String) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "python3", "-c",
            "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); [sys.stdout.buffer.write(z.read(i)) for i in z.namelist()]",
            path,
        ]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return String(decoding: data, as: UTF8.self)
    }
}
