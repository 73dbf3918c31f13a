import Comparing
import Exact
import Foundation
import ScoreModel
import Testing

@testable import Workbooks

/// 规则比较.xlsx.
@Suite struct ComparisonBookTests {
    /// Two reports of one centre that differ in nearly everything.
    private var comparison: RuleComparison {
        var other = MadeUp()
        other.linesEach = 7
        return RuleComparison(MadeUp().report(), other.report(), oldName: "rules/old.yaml", newName: "rules/new.yaml")
    }

    @Test func sameComparisonSameBytes() throws {
        let place = try Workplace()
        try writeComparison(comparison, to: place.folder, scratch: place.folder + "/scratch")
        try writeComparison(comparison, to: place.folder + "/scratch", scratch: place.folder)
        #expect(try place.bytes(comparisonFileName) == place.bytes("scratch/" + comparisonFileName))
    }

    @Test func everyTableIsFrozenFilteredAndWithinItsColumns() {
        let book = ComparisonBook.plan(comparison)
        #expect(book.sheets.map(\.name) == ["概览", "变化名单", "按条目", "按部门", "等次变化"])
        for sheet in book.sheets {
            #expect(sheet.headerRows == 3)
            #expect(sheet.repeatFrom == 2)
            #expect(sheet.filter != nil, "\(sheet.name)")
            let rows = TextGrid.rows(sheet)
            #expect(rows[2].count == sheet.widths.count)
            for row in rows {
                for (column, cell) in row { #expect(column + cell.span <= sheet.widths.count, "\(sheet.name)") }
            }
        }
    }

    @Test func figuresAreNumbers() throws {
        let comparison = comparison
        let sheet = try #require(comparison.sheets.first)
        let rows = TextGrid.rows(ComparisonBook.plan(comparison).sheets[1]).dropFirst(3)
        #expect(rows.count == comparison.sheets.reduce(0) { $0 + $1.changed.count })
        #expect(rows.count > 10)
        for (row, subject) in zip(rows, sheet.changed) {
            #expect(row[0]?.text == subject.id)
            #expect(row[4]?.kind == .number)
            #expect(row[6]?.kind == .number)
            #expect(row[6]?.number == subject.difference?.approximate)
        }
        let moves = TextGrid.rows(ComparisonBook.plan(comparison).sheets[4]).dropFirst(3)
        #expect(moves.reduce(0) { $0 + Int($1[2]?.number ?? 0) } == sheet.subjects.count)
    }

    @Test func nothingChangedIsSaid() {
        let report = MadeUp().report()
        let book = ComparisonBook.plan(RuleComparison(report, report, oldName: "a", newName: "a"))
        for number in [1, 2] {
            #expect(TextGrid.rows(book.sheets[number]).last?[0]?.text == "(没有变化)")
            #expect(book.sheets[number].filter == nil)
        }
    }

    @Test(.enabled(if: Workplace.has("soffice"), "LibreOffice (soffice) is not installed, so no workbook was opened"))
    func opensInAnotherProgram() throws {
        let place = try Workplace()
        try writeComparison(comparison, to: place.folder, scratch: place.folder + "/scratch")
        try Workplace.run(
            "soffice",
            [
                "-env:UserInstallation=file://\(place.folder)/profile", "--headless", "--convert-to",
                "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1", "--outdir",
                place.folder, place.folder + "/" + comparisonFileName,
            ])
        let files = try FileManager.default.contentsOfDirectory(atPath: place.folder).filter { $0.hasSuffix(".csv") }
        #expect(files.count == 5)
        let texts = try files.map { try String(contentsOfFile: place.folder + "/" + $0, encoding: .utf8) }
        let subject = try #require(comparison.sheets.first?.changed.first)
        #expect(texts.contains { $0.contains(subject.id) && $0.contains(subject.name) })
        #expect(texts.allSatisfy { $0.contains("原规则 rules/old.yaml") })
    }
}
