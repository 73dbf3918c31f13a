import Chronology
import Exact
import Foundation
import RecordModel
import RuleModel
import ScoreModel
import Testing

@testable import Workbooks

/// The files as a whole.
@Suite struct BookTests {
    private static let departments = ["市场监督管理局", "自然资源局", "住房和城乡建设局", "../../税务局"]

    private func report(people: Int = 30, lines: Int = 5) -> RunReport {
        var centre = MadeUp()
        centre.people = people
        centre.departments = Self.departments
        centre.linesEach = lines
        return centre.report()
    }

    @Test func writesEveryBookInOrder() throws {
        let place = try Workplace()
        let books = try place.write(report(), to: "out")
        #expect(
            books.map(\.path) == [
                "考核总表.xlsx", "部门/_.._税务局.xlsx", "部门/住房和城乡建设局.xlsx", "部门/市场监督管理局.xlsx", "部门/自然资源局.xlsx", "公示.xlsx",
            ])
        for book in books {
            let parts = try place.parts("out/" + book.path)
            #expect(parts["xl/workbook.xml"] != nil)
            #expect(parts["docProps/core.xml"]?.contains("2026-09-30T00:00:00Z") == true)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.folder + "/scratch").isEmpty)
    }

    @Test func sameReportSameBytes() throws {
        let place = try Workplace()
        let report = report()
        let books = try place.write(report, to: "one", jobs: 1)
        #expect(try place.write(report, to: "two", jobs: 3) == books)
        for book in books {
            #expect(try place.bytes("one/" + book.path) == place.bytes("two/" + book.path), "\(book.path)")
        }
    }

    @Test func departmentBooksHoldNobodyElse() throws {
        let place = try Workplace()
        // Names of one's own department must not be those of another, or finding one would prove nothing.
        let report = marked(report(people: 40))
        let subjects = report.sheets[0].subjects
        for book in try place.write(report, to: "out") {
            guard case .department(let name) = book.kind else { continue }
            let parts = try place.parts("out/" + book.path)
            let all = parts.values.joined(separator: "\n")
            for subject in subjects {
                for text in [subject.id, subject.name, subject.window, subject.department] {
                    #expect(all.contains(text) == (subject.department == name), "\(text) in \(book.path)")
                }
            }
            #expect(!all.contains("state=\"hidden\""))
            #expect(!parts.keys.contains { $0.contains("comment") || $0.contains("custom") })
        }
    }

    /// The report with names that tell whose they are.
    private func marked(_ report: RunReport) -> RunReport {
        let result = report.sheets[0]
        let subjects = result.subjects.map { old in
            SubjectScore(
                id: "Z\(old.id)Z", name: "姓\(old.id)名", window: "\(old.department.suffix(3))之\(old.window)",
                department: old.department, group: "", post: old.post, parts: old.parts, deducted: old.deducted,
                exactTotal: old.exactTotal, total: old.total, rank: old.rank, level: old.level, status: old.status,
                lines: old.lines, consequences: old.consequences)
        }
        return with(report, subjects)
    }

    private func with(_ report: RunReport, _ subjects: [SubjectScore]) -> RunReport {
        let old = report.sheets[0]
        let result = SheetResult(
            regulation: old.regulation, sheet: old.sheet, period: old.period, rules: old.rules,
            partOfRule: old.partOfRule, subjects: subjects, rankedCount: old.rankedCount)
        return RunReport(
            centre: report.centre, period: report.period, sheets: [result], attendance: report.attendance,
            cases: report.cases, findings: report.findings, tables: report.tables, settings: report.settings,
            programVersion: report.programVersion)
    }

    @Test func splitsBeforeTheRowLimit() throws {
        let place = try Workplace()
        let report = report()
        let plan = MainBook.plan(ReportIndex(report), rowLimit: 20)
        let details = plan.sheets.filter { $0.name.hasPrefix("扣分明细") }
        #expect(details.count > 1)
        var rows = 0
        for sheet in plan.sheets where sheet.name != "概览" && sheet.name != "规则依据" {
            #expect(TextGrid.rows(sheet).count <= 20, "\(sheet.name)")
        }
        for sheet in details { rows += TextGrid.rows(sheet).count - TablePlace.headRows }
        let index = ReportIndex(report)
        #expect(rows == LineSheet.Selection(index, .deductions).keys.count)
        #expect(Set(plan.sheets.map { $0.name.lowercased() }).count == plan.sheets.count)
        #expect(try place.write(report, to: "out", rowLimit: 20).count == 6)
    }

    @Test func groupsDepartmentsByNameHalfWidth() {
        let old = report(people: 4).sheets[0].subjects
        let names = ["（税）局", "(税)局", "（税)局", "另局"]
        let subjects = zip(old, names).map { old, name in
            SubjectScore(
                id: old.id, name: old.name, window: old.window, department: name, group: "", post: "",
                parts: old.parts, deducted: old.deducted, exactTotal: old.exactTotal, total: old.total, rank: old.rank,
                level: old.level, status: old.status, lines: old.lines, consequences: [])
        }
        let index = ReportIndex(with(report(people: 4), subjects))
        #expect(index.departments.map(\.name) == ["(税)局", "另局"])
        #expect(index.departments[0].members == [[0, 1, 2]])
    }

    /// A workbook that is given up, because a sheet of it was cut short or its maker threw, leaves no file open.
    @Test func abandonedBooksCloseTheirTemporaryFiles() throws {
        let place = try Workplace()
        func open() throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap { name in
                try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/" + name)
            }.filter { $0.hasPrefix(place.folder) }
        }
        let plan = MainBook.plan(ReportIndex(report()), rowLimit: 1_048_576)
        func begun() throws -> Int {
            var file = try WorkbookFile(
                path: place.folder + "/a.xlsx", scratch: place.folder + "/scratch", isStreamed: true)
            for sheet in plan.sheets { file.add(sheet, of: plan) }
            return try open().count
        }
        #expect(try begun() >= plan.sheets.count)
        #expect(try open() == [])
        var file = try WorkbookFile(
            path: place.folder + "/a.xlsx", scratch: place.folder + "/scratch", isStreamed: true)
        for sheet in plan.sheets { file.add(sheet, of: plan) }
        file.failure = 1
        do {
            try file.close(path: place.folder + "/a.xlsx")
            Issue.record("it was written")
        } catch {
            #expect(error.path.hasSuffix("a.xlsx"))
        }
        let left = try open()
        #expect(left == [], "\(left)")
    }

    @Test func failuresNameTheFile() throws {
        let place = try Workplace()
        #expect(throws: WorkbookError.self) {
            try writeWorkbooks(report(), to: place.folder + "/nowhere", scratch: place.folder, jobs: 1)
        }
    }

    @Test func noticeMasksNamesAndHoldsNoIDs() throws {
        var centre = MadeUp()
        centre.noticeNames = .masked
        let place = try Workplace()
        let report = centre.report()
        _ = try place.write(report, to: "out")
        let all = try place.parts("out/公示.xlsx").values.joined()
        for subject in report.sheets[0].subjects {
            #expect(!all.contains(subject.id))
            #expect(!all.contains(">\(subject.name)<"))
        }
        #expect(all.contains("草稿"))
    }
}
