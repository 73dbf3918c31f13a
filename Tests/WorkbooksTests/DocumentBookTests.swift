import Chronology
import Exact
import Foundation
import RecordModel
import RuleModel
import RulePrinting
import Testing

@testable import Workbooks

/// Documents to be signed, and the events log to be filled in, as workbooks.
@Suite struct DocumentBookTests {
    private var document: PrintedDocument { RegulationDocument.make(MadeUp.regulation) }
    private var template: EventLogTemplate { EventLogTemplate(MadeUp.regulation) }

    @Test func sameDocumentSameBytes() throws {
        let place = try Workplace()
        try writeDocument(document, to: place.folder, as: "one.xlsx", scratch: place.folder + "/scratch")
        try writeDocument(document, to: place.folder, as: "two.xlsx", scratch: place.folder + "/scratch")
        #expect(try place.bytes("one.xlsx") == place.bytes("two.xlsx"))
        let parts = try place.parts("one.xlsx")
        #expect(parts["docProps/core.xml"]?.contains("2026-01-01T00:00:00Z") == true)
    }

    @Test func aPagePrintsItsHeaderOnceAndOnEveryPage() throws {
        let book = DocumentBook.plan(document, file: "x.xlsx")
        #expect(book.sheets.map(\.name) == ["窗口工作人员", "等次与后果", "指标"])
        let sheet = book.sheets[0]
        let rows = TextGrid.rows(sheet)
        let headers = rows.indices.filter { rows[$0][0]?.look == .header }
        #expect(headers == [sheet.headerRows - 1])
        #expect(sheet.repeatFrom == sheet.headerRows - 1)
        #expect(rows[0][0]?.text == "政务服务窗口工作人员考核办法\u{FF08}试行\u{FF09}")
        #expect(
            rows.contains {
                $0[4]?.text == "德1" && $0[5]?.text == "virtue.1" && $0[1]?.text.hasSuffix("\u{FF0C}每次扣2分") == true
            })
        #expect(rows.last?[0]?.text.hasPrefix("拟稿") == true)
    }

    @Test func everyCellStandsWithinTheGrid() {
        for sheet in DocumentBook.plan(document, file: "x.xlsx").sheets {
            for row in TextGrid.rows(sheet) {
                for (column, cell) in row { #expect(column + cell.span <= sheet.widths.count, "\(sheet.name)") }
            }
        }
    }

    @Test func theLogHasItsColumnsAndNothingElse() throws {
        let sheet = EventLogBook.plan(template).sheets[0]
        let rows = TextGrid.rows(sheet)
        #expect(rows.count == 1)
        let headers = rows[0].sorted { $0.key < $1.key }.map(\.value.text)
        #expect(headers == LogSchema.fields(of: .events).map(\.header))
    }

    @Test func theLogHasItsDropDowns() throws {
        let place = try Workplace()
        try writeEventLogTemplate(template, to: place.folder, scratch: place.folder + "/scratch")
        try writeEventLogTemplate(template, to: place.folder + "/scratch", scratch: place.folder)
        #expect(try place.bytes(EventLogTemplate.fileName) == place.bytes("scratch/" + EventLogTemplate.fileName))
        let parts = try place.parts(EventLogTemplate.fileName)
        let sheet = try #require(parts["xl/worksheets/sheet1.xml"])
        let codes = template.codes.count + 1
        let degrees = template.degrees.count + 1
        for wanted in [
            "sqref=\"E2:E2001\"", "<formula1>'词表'!$A$2:$A$\(codes)</formula1>", "sqref=\"G2:G2001\"",
            "<formula1>'词表'!$D$2:$D$\(degrees)</formula1>", "sqref=\"O2:O2001\"", "<formula1>'词表'!$E$2:$E$4</formula1>",
            "type=\"date\"", "sqref=\"B2:B2001\"", "type=\"whole\" operator=\"greaterThanOrEqual\"",
            "sqref=\"F2:F2001\"",
        ] { #expect(sheet.contains(wanted), "\(wanted)") }
        let names = try #require(parts["xl/workbook.xml"])
        for name in ["督查台账", "填写说明", "词表"] { #expect(names.contains("name=\"\(name)\"")) }
    }

    @Test func theWordListHoldsWhatTheDropDownsPointAt() {
        let book = EventLogBook.plan(template)
        let rows = TextGrid.rows(book.sheets[2])
        for check in book.sheets[0].checks {
            guard case .list(let range, _) = check.rule else { continue }
            let texts = range.rows.map { rows[$0][range.column]?.text ?? "" }
            #expect(!texts.contains(""))
            #expect(rows.count <= range.rows.upperBound || rows[range.rows.upperBound][range.column] == nil)
        }
    }

    @Test(.enabled(if: Workplace.has("soffice"), "LibreOffice (soffice) is not installed, so no workbook was opened"))
    func openInAnotherProgram() throws {
        let place = try Workplace()
        try writeDocument(document, to: place.folder, as: "document.xlsx", scratch: place.folder + "/scratch")
        try writeEventLogTemplate(template, to: place.folder, scratch: place.folder + "/scratch")
        for name in ["document.xlsx", EventLogTemplate.fileName] {
            try Workplace.run(
                "soffice",
                [
                    "-env:UserInstallation=file://\(place.folder)/profile", "--headless", "--convert-to",
                    "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1", "--outdir",
                    place.folder,
                    place.folder + "/" + name,
                ])
        }
        let files = try FileManager.default.contentsOfDirectory(atPath: place.folder).filter { $0.hasSuffix(".csv") }
        #expect(files.count == 2)
        let texts = try files.map { try String(contentsOfFile: place.folder + "/" + $0, encoding: .utf8) }
        #expect(texts.contains { $0.contains("virtue.1") && $0.contains("拟稿") })
        let header = LogSchema.fields(of: .events).map(\.header).joined(separator: ",")
        #expect(texts.contains { $0.trimmingCharacters(in: .whitespacesAndNewlines) == header })
    }
}
