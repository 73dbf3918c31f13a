import Chronology
public import RulePrinting

/// Writes a document to be signed as a workbook: a worksheet a page, on A4.
///
/// The same document gives the same bytes.
/// - Parameters:
///   - document: what stands on it.
///   - folder: an existing folder.
///   - file: the file's name in it.
///   - scratch: an existing folder for the C library's temporary files.
public func writeDocument(
    _ document: PrintedDocument, to folder: String, as file: String, scratch: String
) throws(WorkbookError) {
    try BookWriter.write(DocumentBook.plan(document, file: file), to: folder, scratch: scratch)
}

/// A document to be signed as a workbook.
enum DocumentBook {
    static func plan(_ document: PrintedDocument, file: String) -> BookPlan {
        var names = SheetNames()
        let title = Prose.set(document.title)
        return BookPlan(
            path: file, title: title, centre: title, subject: Prose.set(document.source), created: document.day,
            sheets: document.pages.map { DocumentSheet.plan($0, of: document, name: names.name($0.name)) },
            isStreamed: false)
    }
}

/// One page of a document: title, facts, tables, and who signs.
enum DocumentSheet {
    private static let rowHeight = 17.0

    static func plan(_ page: PrintedPage, of document: PrintedDocument, name: String) -> SheetPlan {
        let facts = facts(page)
        var plan = SheetPlan(name: name, widths: page.grid) { row, end in
            head(page, of: document, facts, &row, end)
            for block in page.blocks {
                switch block {
                case .heading(let text):
                    if page.columns == nil {
                        end(&row)
                        row.height = 22
                    }
                    row.text(Prose.set(text), page.columns == nil ? .section : .band, span: page.grid.count)
                    end(&row)
                case .notes(let notes):
                    for note in notes {
                        row.text(Prose.set(note), .basis, span: page.grid.count)
                        end(&row)
                    }
                case .table(let table):
                    if page.columns == nil { header(table.columns, &row, end) }
                    rows(of: table, width: page.grid.count, &row, end)
                }
            }
            sign(document.signatures, page.grid.count, &row, end)
        }
        plan.rowHeight = rowHeight
        plan.headerRows = 2 + facts.count + (page.columns == nil ? 0 : 1)
        plan.repeatFrom = plan.headerRows - (page.columns == nil ? 0 : 1)
        return plan
    }

    /// Facts on one line where there is room, and each on its own where there is not.
    private static func facts(_ page: PrintedPage) -> [String] {
        let facts = page.facts.map { Prose.set("\($0.label):\($0.value)") }
        let line = facts.joined(separator: " · ")
        return facts.isEmpty ? [] : TextWidth.of(line) < page.grid.reduce(0, +) ? [line] : facts
    }

    private static func head(
        _ page: PrintedPage, of document: PrintedDocument, _ facts: [String], _ row: inout RowBuffer, _ end: RowEnd
    ) {
        let width = page.grid.count
        row.height = 32
        row.text(Prose.set(document.title), .title, span: width)
        end(&row)
        row.height = 18
        let subtitle =
            document.source.isEmpty || page.heading.isEmpty
            ? page.heading + document.source : "\(page.heading) · \(document.source)"
        row.text(Prose.set(subtitle), .subtitle, span: width)
        end(&row)
        for fact in facts {
            row.text(fact, facts.count == 1 ? .subtitle : .basis, span: width)
            end(&row)
        }
        if let columns = page.columns { header(columns, &row, end) }
    }

    private static func header(_ columns: [PrintedColumn], _ row: inout RowBuffer, _ end: RowEnd) {
        row.height = 26
        for column in columns { row.text(Prose.set(column.title), .header, span: column.span) }
        end(&row)
    }

    private static func rows(of table: PrintedTable, width: Int, _ row: inout RowBuffer, _ end: RowEnd) {
        for line in table.rows {
            let indent = String(repeating: "\u{3000}", count: line.depth)
            if line.isBand {
                row.text(indent + Prose.set(line.cells.first ?? ""), .band, span: width)
            } else {
                for (number, (column, text)) in zip(table.columns, line.cells).enumerated() {
                    let printed = (number == 0 ? indent : "") + (column.style == .verbatim ? text : Prose.set(text))
                    row.text(printed, column.style == .text ? .wrapped : .center, span: column.span)
                }
            }
            end(&row)
        }
    }

    /// 拟稿：________ 审核：________ 批准：________ 日期：________.
    private static func sign(_ signatures: [String], _ width: Int, _ row: inout RowBuffer, _ end: RowEnd) {
        guard !signatures.isEmpty else { return }
        end(&row)
        row.height = 30
        let blanks = signatures.map { $0 + "：" + ($0 == "日期" ? "______年____月____日" : "________________") }
        row.text(blanks.joined(separator: "        "), .sign, span: width)
        end(&row)
    }
}
