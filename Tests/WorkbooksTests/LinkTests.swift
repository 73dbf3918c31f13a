import Chronology
import Foundation
import RecordModel
import ScoreModel
import Testing

@testable import Workbooks

/// From a summary to a person to a line, and back: every link of every book is followed.
@Suite struct LinkTests {
    /// A book whose links can be followed.
    private struct Book {
        var sheets: [String: [[Int: TextGrid.Cell]]] = [:]
        var order: [String] = []

        init(_ plan: BookPlan) {
            for sheet in plan.sheets {
                sheets[sheet.name] = TextGrid.rows(sheet)
                order.append(sheet.name)
            }
        }

        /// Every link with where it stands.
        var links: [(place: CellAddress, cell: TextGrid.Cell)] {
            order.flatMap { name in
                (sheets[name] ?? []).enumerated().flatMap { number, row in
                    row.sorted { $0.key < $1.key }.filter { $0.value.kind == .link }.map {
                        (CellAddress(sheet: name, row: number, column: $0.key), $0.value)
                    }
                }
            }
        }

        subscript(_ place: CellAddress) -> TextGrid.Cell? {
            guard let rows = sheets[place.sheet], rows.indices.contains(place.row) else { return nil }
            return rows[place.row][place.column]
        }

        /// Where a link leads.
        func target(_ cell: TextGrid.Cell) -> CellAddress? {
            guard let match = cell.target.wholeMatch(of: #/internal:'(.*)'!([A-Z]+)([0-9]+)/#),
                let row = Int(match.output.3)
            else { return nil }
            let column = match.output.2.utf8.reduce(0) { $0 * 26 + Int($1) - 64 } - 1
            return CellAddress(
                sheet: match.output.1.replacingOccurrences(of: "''", with: "'"), row: row - 1, column: column)
        }

        /// What a row says under a header of its table.
        func text(_ headers: [String], at place: CellAddress, headerRow: Int) -> String? {
            let header = sheets[place.sheet]?[headerRow].first { headers.contains($0.value.text) }
            return header.flatMap { self[CellAddress(sheet: place.sheet, row: place.row, column: $0.key)]?.text }
        }
    }

    private static let ids = ["工号", "编号"]

    private static func reports() -> [RunReport] {
        var centre = MadeUp()
        centre.people = 40
        return [centre.report(), MadeUpCity().report()]
    }

    @Test(arguments: [0, 1], [14, 20, 1_048_576])
    func mainBook(_ which: Int, _ rowLimit: Int) throws {
        let report = Self.reports()[which]
        let book = Book(MainBook.plan(ReportIndex(report), rowLimit: rowLimit))
        var counts: [String: Int] = [:]
        for (place, cell) in book.links {
            let target = try #require(book.target(cell), "\(cell.target)")
            if place.sheet == "概览" {
                #expect(book.sheets[target.sheet] != nil)
                #expect(target.sheet == cell.text)
                continue
            }
            let there = try #require(book[target], "\(place.reference) → \(cell.target)")
            let header = try #require(book.sheets[place.sheet]?[2][place.column]?.text)
            // Windows have none, and a dash where others have one.
            func id(_ place: CellAddress) -> String? {
                book.text(Self.ids, at: place, headerRow: 2).flatMap { $0 == "—" ? nil : $0 }
            }
            let isSummary = place.sheet.contains("汇总")
            if isSummary {
                // A window's, or a department's, first person in the list, who stands at it.
                counts["summary", default: 0] += 1
                #expect(book.text([header], at: target, headerRow: 2) == cell.text, "\(place.reference)")
                let own = header
                let above = book.order.filter { $0.hasPrefix(Self.stem(target.sheet)) }.flatMap { name in
                    (book.sheets[name] ?? []).indices.map { CellAddress(sheet: name, row: $0, column: 0) }
                }.prefix { $0.sheet != target.sheet || $0.row != target.row }
                #expect(!above.contains { $0.row > 2 && book.text([own], at: $0, headerRow: 2) == cell.text })
            } else if target.sheet.contains("汇总") {
                counts["to summary", default: 0] += 1
                #expect(there.text == cell.text)
                // And back to this person.
                #expect(book.target(there).map { $0.row } == place.row)
                #expect(book.target(there)?.sheet == place.sheet)
            } else {
                counts[Self.stem(place.sheet), default: 0] += 1
                #expect(there.text == cell.text)
                #expect(id(place) == id(target), "\(place.reference) → \(cell.target)")
                if place.sheet.contains("评定表") || place.sheet.contains("成绩表") {
                    // The first line of the person on the sheet, and back.
                    #expect(book.target(there) == place)
                    let before = CellAddress(sheet: target.sheet, row: target.row - 1, column: target.column)
                    if before.row > 2, id(before) == id(target) {
                        #expect(
                            book.text(["考核表"], at: before, headerRow: 2)
                                != book.text(["考核表"], at: target, headerRow: 2))
                    }
                }
            }
        }
        // Everybody with a line is led to it, and every window and department to somebody.
        let index = ReportIndex(report)
        let withLines = index.results.reduce(0) { sum, result in
            sum + (result.givesPoints ? result.result.subjects.count { !$0.lines.isEmpty } : 0)
        }
        let ranked = counts.filter { $0.key.contains("评定表") || $0.key.contains("成绩表") }.values.reduce(0, +)
        #expect(ranked == withLines)
        let groups = index.results.filter { $0.kind.isStaff && $0.givesPoints }.reduce(0) { sum, result in
            sum + Set(result.result.subjects.map(\.department)).count + Set(result.result.subjects.map(\.window)).count
        }
        #expect(counts["summary"] == groups)
        #expect(counts["to summary"] == groups)
        let consequences = index.results.reduce(0) { $0 + $1.result.subjects.reduce(0) { $0 + $1.consequences.count } }
        #expect(counts["后续处理"] ?? 0 == consequences)
        #expect(counts["扣分明细"] ?? 0 > 0)
    }

    /// A tab's name without the number of a further one.
    private static func stem(_ name: String) -> String {
        name.replacing(#/ \([0-9]+\)$/#, with: "").replacing(#/·.*/#, with: "")
    }

    @Test(arguments: [0, 1], [30, 1_048_576])
    func departmentBooks(_ which: Int, _ rowLimit: Int) throws {
        let index = ReportIndex(Self.reports()[which])
        let centre = index.results.map { GroupFigures($0, $0.result.subjects.indices) }
        for group in index.departments {
            let book = Book(
                DepartmentBook.plan(index, group, centre: centre, file: "x.xlsx", rowLimit: rowLimit))
            var count = 0
            for (place, cell) in book.links where place.sheet.hasPrefix("部门汇总") {
                count += 1
                let target = try #require(book.target(cell), "\(cell.target)")
                let there = try #require(book[target])
                #expect(there.text == cell.text)
                #expect(there.look == .block)
                #expect(book.target(there) == place)
                // The id beside the name is the same person's.
                if let id = book.text(Self.ids, at: place, headerRow: 8) {
                    #expect(book[CellAddress(sheet: target.sheet, row: target.row, column: 0)]?.text == id)
                }
            }
            #expect(count == group.members.reduce(0) { $0 + $1.count })
            // Nothing leads out of the book.
            for (_, cell) in book.links {
                #expect(book.target(cell).flatMap { book[$0] } != nil, "\(cell.target)")
            }
        }
    }

    /// Excel takes 65,530 links a sheet; what is over stays text.
    @Test func noSheetHasMoreLinksThanExcelTakes() throws {
        let place = try Workplace()
        let count = WorkbookFile.linkLimit + 3
        var sheet = SheetPlan(name: "表", widths: [10]) { row, end in
            for number in 0..<count {
                row.link("n\(number)", to: CellAddress(sheet: "表", row: 0, column: 0))
                end(&row)
            }
        }
        sheet.headerRows = 1
        let plan = BookPlan(
            path: "a.xlsx", title: "", centre: "", subject: "", created: try #require(Day(iso: "2026-09-30")),
            sheets: [sheet])
        try BookWriter.write(plan, to: place.folder, scratch: place.folder + "/scratch")
        let part = try #require(try place.parts("a.xlsx")["xl/worksheets/sheet1.xml"])
        #expect(part.components(separatedBy: "<hyperlink ").count - 1 == WorkbookFile.linkLimit)
        #expect(part.components(separatedBy: "<row ").count - 1 == count)
        #expect(part.contains("n\(count - 1)<"))
    }

    /// The targets as they stand in the files.
    @Test func linksOfFilesLeadToCellsThatAreThere() throws {
        let place = try Workplace()
        var links = 0
        for book in try place.write(MadeUpCity().report(), to: "out", rowLimit: 30) {
            let parts = try place.parts("out/" + book.path)
            let names = try #require(parts["xl/workbook.xml"]).matches(of: #/<sheet name="([^"]*)"/#).map {
                String($0.output.1).replacingOccurrences(of: "&apos;", with: "'")
            }
            for (name, part) in parts where name.hasPrefix("xl/worksheets/sheet") {
                for match in part.matches(of: #/<hyperlink [^>]*location="'([^"]*)'!([A-Z]+[0-9]+)"/#) {
                    links += 1
                    let sheet = try #require(names.firstIndex(of: String(match.output.1)))
                    #expect(
                        parts["xl/worksheets/sheet\(sheet + 1).xml"]?.contains("<c r=\"\(match.output.2)\"") == true)
                }
            }
        }
        #expect(links > 60)
    }
}
