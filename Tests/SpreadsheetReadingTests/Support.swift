import Foundation
import SpreadsheetReading
import Testing

/// The spreadsheets that `Fixtures/make` made with other people's software.
enum Fixture {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures").path

    static func path(_ name: String) -> String { "\(folder)/\(name)" }

    static func open(_ name: String) throws -> Spreadsheet {
        try Spreadsheet(path: path(name), format: SpreadsheetFormat.of(path(name)))
    }

    /// All rows of a sheet, by number.
    static func rows(_ name: String, sheet: Int = 0) throws -> [Int: [Int: CellValue]] {
        let book = try open(name)
        var rows: [Int: [Int: CellValue]] = [:]
        try book.rows(of: sheet) { row in
            rows[row.number] = Dictionary(uniqueKeysWithValues: row.cells.map { ($0.column, $0.value) })
            return true
        }
        return rows
    }

    /// Everything a reader can be asked of a file.
    static func readAll(_ path: String) throws -> Int {
        switch try SpreadsheetFormat.of(path) {
        case .text: return 0
        case .html:
            var page = PageTable()
            var rows = 0
            let body: (SheetRow) -> Bool = { _ in
                rows += 1
                return true
            }
            _ = try page.feed(Array(Data(contentsOf: URL(filePath: path))), body)
            try page.finish(body)
            return rows
        case let format:
            let book = try Spreadsheet(path: path, format: format)
            var rows = 0
            for sheet in book.sheets.indices {
                try book.rows(of: sheet) { row in
                    rows += 1
                    for case .serial(let numeral, let form) in row.cells.map(\.value) {
                        _ = SerialDate(numeral, book.dateSystem, form)?.text(form)
                    }
                    return true
                }
                _ = try book.mergedRanges(of: sheet)
            }
            return rows
        }
    }

    /// What keeps a file from being read.
    static func problem(_ name: String) -> SpreadsheetProblem? {
        do {
            _ = try readAll(path(name))
            return nil
        } catch {
            return error as? SpreadsheetProblem
        }
    }
}
