import AppealReading
import CentreFixtures
import CentreRun
import Chronology
import Exact
import Foundation
import LedgerModel
import Publication
import RecordModel
import ScoreModel
import Testing

/// A department's workbook as the department fills it in, with the programs departments use.
enum FilledForm {
    /// Changes a workbook with openpyxl: `change` sees the workbook as `book`, the first 申诉表 as `sheet`, its columns by
    /// header as `column`, and `at(number)`, the row of a line.
    static func change(_ source: String, to target: String, _ change: String) throws {
        let script = """
            import sys, openpyxl
            book = openpyxl.load_workbook(sys.argv[1])
            sheet = [s for s in book if s.title.startswith('申诉表')][0]
            column = {c.value: c.column for c in sheet[3]}
            def at(number):
                return [r for r in range(4, sheet.max_row + 1) if sheet.cell(r, column['明细编号']).value == number][0]
            def put(number, header, text):
                sheet.cell(at(number), column[header]).value = text
            def object(number, reason='不属实', materials=None):
                put(number, '异议', '有异议'); put(number, '理由', reason); put(number, '材料', materials)
            \(change.replacing("\n", with: "\n            "))
            book.save(sys.argv[2])
            """
            .split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.hasPrefix("            ") ? String($0.dropFirst(12)) : String($0) }.joined(separator: "\n")
        _ = try run("python3", ["-c", script, source, target])
    }

    /// Saves a workbook again with LibreOffice.
    static func resave(_ source: String, as kind: String, in folder: String) throws -> String {
        let filter = kind == "xls" ? "xls:MS Excel 97" : "xlsx:Calc MS Excel 2007 XML"
        _ = try run(
            "soffice",
            [
                "--headless", "-env:UserInstallation=file://\(folder)/profile", "--convert-to", filter, "--outdir",
                folder + "/again", source,
            ])
        let name = (source as NSString).lastPathComponent as NSString
        return folder + "/again/" + name.deletingPathExtension + "." + kind
    }

    private struct Failed: Error, CustomStringConvertible { let description: String }

    static func run(_ program: String, _ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [program] + arguments
        let folder = try TemporaryFolder(["output": []])
        let handle = FileHandle(forWritingAtPath: folder.path + "/output")
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
        process.waitUntilExit()
        let text = try folder.text("output")
        guard process.terminationStatus == 0 else { throw Failed(description: "\(program): \(text)") }
        return text
    }
}

extension LivingCentre {
    /// Two departments: 住建局 with A01 and A02, who has three lines of 德1, 城管局 with B01, who has one.
    static func appealing(_ change: (inout MadeUpCentre) -> Void = { _ in }) throws -> LivingCentre {
        try small { centre in
            centre.person("B01", at: "二号窗口", in: "城管局", name: "钱城管")
            centre.event("2026-07-07", "A02", "德1")
            centre.event("2026-07-08", "A02", "德1")
            centre.event("2026-07-09", "B01", "德1")
            change(&centre)
        }
    }

    func appeals() throws -> AppealDesk {
        AppealDesk(try Centre.load(folder: home), in: try place(), root: home + "/output")
    }

    func answering() throws -> AppealAnswering { AppealAnswering(try Centre.load(folder: home), in: try place()) }

    /// A department's book as it was written.
    func book(_ department: String = "住建局", _ period: String = "2026Q3") -> String {
        home + "/output/\(period)/部门/\(department).xlsx"
    }

    /// A department's book filled in.
    func filled(_ change: String, as name: String = "交回.xlsx", of department: String = "住建局") throws -> String {
        let path = home + "/" + name
        try FilledForm.change(book(department), to: path, change)
        return path
    }

    @discardableResult func takeIn(
        _ path: String, of period: String? = nil, received: String = "2026-10-09", on today: String? = nil,
        isTrial: Bool = false
    ) throws -> AppealDesk.Import {
        try #require(
            try appeals().take(
                path, of: period.flatMap { Period($0) }, otherwise: Period(self.period), received: try day(received),
                by: "督查科", at: try Self.moment(today ?? received), isTrial: isTrial))
    }

    @discardableResult func answer(
        _ number: Int, _ verdict: AppealVerdict, _ reason: String = "核实", instead: AppealAnswering.Instead? = nil,
        on day: String = "2026-10-10"
    ) async throws -> AppealEntry {
        try #require(
            try await answering().answer(
                [.init(appeal: number, verdict: verdict, reason: reason, instead: instead)], by: "王局长",
                at: try Self.moment(day)
            ).first)
    }

    /// The lines a department may object to: number and points, by number.
    func lines(of department: String = "住建局") throws -> [(number: Int, points: String)] {
        let run = try #require(try state().run)
        var number = 0
        var lines: [(Int, String)] = []
        for sheet in run.sheets {
            for line in sheet.lines {
                number += 1
                let subject = sheet.subjects.first { $0.id == line.subject }
                if subject?.department == department, line.rule != line.part {
                    lines.append((number, line.points.plain))
                }
            }
        }
        return lines
    }

    /// The numbers of lines that took points.
    func faults(of department: String = "住建局") throws -> [Int] {
        try lines(of: department).filter { $0.points.hasPrefix("-") }.map(\.number)
    }

    /// A sheet's rows as text, cells joined by `|`; `nil` where the book has none of the name.
    func rows(_ sheet: String, of path: String) throws -> [String]? {
        let script = """
            import sys, openpyxl
            book = openpyxl.load_workbook(sys.argv[1])
            if sys.argv[2] not in book.sheetnames: sys.exit(0)
            print('found')
            for row in book[sys.argv[2]].iter_rows(values_only=True):
                print('|'.join('' if cell is None else str(cell) for cell in row))
            """
        let text = try FilledForm.run("python3", ["-c", script, path, sheet])
        return text.isEmpty ? nil : text.split(separator: "\n").dropFirst().map(String.init)
    }
}

extension AppealDesk.Import {
    /// The refusals: code and place.
    var places: [String] { refusals.map { "\($0.code.rawValue) \($0.place)" } }

    var entered: [AppealEntry] {
        filings.compactMap { if case .entered(let entry) = $0 { entry } else { nil } }
    }

    var known: [AppealEntry] {
        filings.compactMap { if case .known(let entry) = $0 { entry } else { nil } }
    }

    /// Whether every row is in exactly one of the counts.
    var isBalanced: Bool {
        reading.rows == reading.agreed + reading.repeated + reading.refused + reading.objections.count
            && filings.count == reading.objections.count
    }
}
