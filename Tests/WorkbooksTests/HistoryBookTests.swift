import Amending
import Chronology
import Exact
import Foundation
import LedgerModel
import RecordModel
import ScoreModel
import Testing

@testable import Workbooks

/// 历史-<id>.xlsx.
@Suite struct HistoryBookTests {
    /// Somebody's quarter of the made-up city, amended once, behind the same quarter of the year before.
    private func history() throws -> HistoryReport {
        let report = try MadeUpAmendment.report()
        let change = try #require(report.amendment.subjects.first)
        let (before, after) = (try #require(change.before), try #require(change.after))
        let last = try #require(Period("2025Q3"))
        let sheet = SubjectHistory(
            sheet: change.sheet, title: report.sheets.first?.sheet.title ?? "", decimals: 2,
            entries: [
                .init(period: last, published: before, current: before, amendments: [], rankedCount: 30),
                .init(
                    period: report.amendment.period, published: before, current: after, amendments: [report.amendment],
                    rankedCount: 28),
            ], corrections: report.corrections)
        return HistoryReport(centre: report.centre.name, id: change.id, sheets: [sheet])
    }

    @Test func everyPeriodIsARowAndTheChartsAreDrawnFromThem() throws {
        let history = try history()
        let book = HistoryBook.plan(history, path: historyFileName(history))
        #expect(book.path == "历史-\(history.id).xlsx")
        #expect(book.created.iso == "2026-09-30")
        #expect(book.sheets.map(\.name) == ["窗口工作人员", "更正经过", "更正记录"])
        let first = try #require(book.sheets.first)
        let rows = TextGrid.rows(first)
        #expect(rows[3][0]?.text == "2025年第三季度" && rows[4][0]?.text == "2026年第三季度")
        let current = try #require(history.sheets.first?.entries.last?.current)
        #expect(rows[4][1]?.number == current.total.approximate)
        #expect(first.charts.map(\.title) == ["各期总分", "各期星级"])
        for chart in first.charts {
            #expect(chart.rows == 3..<5)
            #expect(chart.row > chart.rows.upperBound)
            for row in chart.rows { #expect(rows[row][chart.valueColumn]?.kind == .number) }
        }
        let headers = rows[2]
        #expect(headers[first.charts[0].valueColumn]?.text == "总分")
        #expect(headers[first.charts[1].valueColumn]?.text == "星数")
        for sheet in book.sheets {
            #expect(sheet.headerRows == 3 && sheet.filter != nil)
            for row in TextGrid.rows(sheet) {
                for (column, cell) in row { #expect(column + cell.span <= sheet.widths.count, "\(sheet.name)") }
            }
        }
    }

    @Test func sameHistorySameBytes() throws {
        let place = try Workplace()
        let history = try history()
        try writeHistory(history, to: place.folder, named: "a.xlsx", scratch: place.folder + "/scratch")
        try writeHistory(history, to: place.folder, named: "b.xlsx", scratch: place.folder)
        #expect(try place.bytes("a.xlsx") == place.bytes("b.xlsx"))
    }

    @Test func anIDThatIsAPathStaysAName() throws {
        let sheet = try #require(history().sheets.first)
        let odd = HistoryReport(centre: "", id: "../甲/乙", sheets: [sheet])
        #expect(!historyFileName(odd).contains("/"))
    }
}
