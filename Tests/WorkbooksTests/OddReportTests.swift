import Chronology
import ScoreModel
import Testing

@testable import Workbooks

/// Reports out of the ordinary.
@Suite struct OddReportTests {
    private func copy(_ report: RunReport, name: String? = nil, sheets: [SheetResult]) -> RunReport {
        RunReport(
            centre: CentreCard(name: name ?? report.centre.name), period: report.period, sheets: sheets,
            attendance: report.attendance, cases: report.cases, findings: [], tables: report.tables,
            settings: report.settings, programVersion: report.programVersion)
    }

    @Test func severalResultsHaveTheirOwnSheets() throws {
        let place = try Workplace()
        let one = MadeUp().report().sheets[0]
        let report = copy(MadeUp().report(), sheets: [one, one])
        let plan = MainBook.plan(ReportIndex(report), rowLimit: 1_048_576)
        #expect(plan.sheets.filter { $0.name.hasPrefix("星级评定表·窗口工作人员") }.count == 2)
        #expect(Set(plan.sheets.map(\.name)).count == plan.sheets.count)
        #expect(try place.write(report, to: "out").count == 6)
    }

    @Test func nothingToReport() throws {
        let place = try Workplace()
        let report = copy(MadeUp().report(), sheets: [])
        #expect(try place.write(report, to: "out").map(\.kind) == [.main, .notice])
    }

    @Test(arguments: ["A&G&[Picture]中心", "中\u{1}心\u{0}\"&\"<x>", String(repeating: "e\u{301}\u{302}", count: 300)])
    func oddNamesDoNoHarm(_ name: String) throws {
        let place = try Workplace()
        var centre = MadeUp()
        centre.people = 3
        centre.departments = [name, "=cmd|'/c calc'!A1", "'#x'!A1"]
        let made = centre.report()
        let books = try place.write(copy(made, name: name, sheets: made.sheets), to: "out")
        #expect(books.count == 5)
        let script = """
            import sys, zipfile, xml.dom.minidom
            for path in sys.argv[1:]:
                z = zipfile.ZipFile(path)
                for part in z.namelist(): xml.dom.minidom.parseString(z.read(part))
            """
        try Workplace.run("python3", ["-c", script] + books.map { place.folder + "/out/" + $0.path })
    }

    @Test func textsStayTexts() throws {
        let place = try Workplace()
        var centre = MadeUp()
        centre.people = 4
        centre.departments = ["=1+1", "@SUM(A1)", "+86", "-1"]
        _ = try place.write(centre.report(), to: "out")
        let parts = try place.parts("out/考核总表.xlsx")
        let sheets = parts.filter { $0.key.hasPrefix("xl/worksheets/sheet") }.values.joined()
        #expect(sheets.contains("<is><t>=1+1</t></is>"))
        #expect(!sheets.contains("<f>1+1"))
    }
}
