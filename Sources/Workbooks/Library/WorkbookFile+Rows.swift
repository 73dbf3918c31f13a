internal import CXlsxWriter
import Glibc

extension WorkbookFile {
    /// The most links the library takes on one sheet (`LXW_MAX_NUMBER_URLS` less one); further ones stay plain text.
    static let linkLimit = 65_529

    /// Adds a worksheet and writes its rows as its plan produces them.
    mutating func add(_ plan: borrowing SheetPlan, of book: borrowing BookPlan) {
        guard let sheet = unsafe workbook_add_worksheet(handle, plan.name) else {
            return note(LXW_ERROR_SHEETNAME_ALREADY_USED, "workbook_add_worksheet")
        }
        unsafe layOut(sheet, plan, book)
        unsafe writeRows(sheet, plan)
        unsafe finish(sheet, plan)
    }

    private mutating func writeRows(
        _ sheet: UnsafeMutablePointer<lxw_worksheet>, _ plan: borrowing SheetPlan
    ) {
        var row: lxw_row_t = 0
        var links = 0
        var breaks: [lxw_row_t] = []
        var buffer = RowBuffer(widths: plan.widths)
        var firstCode = LXW_NO_ERROR
        plan.rows(&buffer) { buffer in
            volume &+= buffer.bytes.count &+ 80 &* (buffer.cells.count &+ 1)
            let code = unsafe write(buffer, to: sheet, at: row, links: &links)
            if firstCode == LXW_NO_ERROR { firstCode = code }
            if buffer.breaksPage && row > 0 { breaks.append(row) }
            buffer.clear()
            row += 1
        }
        note(firstCode, "worksheet_write")
        // The library does not look whether its own temporary file took everything.
        if let file = unsafe sheet.pointee.optimize_tmpfile {
            errno = 0
            let isCut = unsafe fflush(file) != 0
            let number = errno
            if unsafe isCut || ferror(file) != 0 { note(LXW_ERROR_CREATING_TMPFILE, "fflush", number) }
        }
        if !breaks.isEmpty {
            // The library reads up to a 0.
            breaks = Array(breaks.prefix(1_023)) + [0]
            note(unsafe worksheet_set_h_pagebreaks(sheet, &breaks), "worksheet_set_h_pagebreaks")
        }
    }

    private mutating func write(
        _ buffer: borrowing RowBuffer, to sheet: UnsafeMutablePointer<lxw_worksheet>, at row: lxw_row_t,
        links: inout Int
    ) -> lxw_error {
        var first = LXW_NO_ERROR
        if let height = buffer.fittedHeight {
            first = unsafe worksheet_set_row(sheet, row, height, nil)
        }
        let code = unsafe buffer.bytes.withUnsafeBufferPointer { bytes in
            var first = LXW_NO_ERROR
            for cell in buffer.cells {
                let code = unsafe write(cell, bytes, to: sheet, at: row, links: &links)
                if first == LXW_NO_ERROR { first = code }
            }
            return first
        }
        return first == LXW_NO_ERROR ? code : first
    }

    private mutating func write(
        _ cell: RowBuffer.Cell, _ bytes: UnsafeBufferPointer<UInt8>, to sheet: UnsafeMutablePointer<lxw_worksheet>,
        at row: lxw_row_t, links: inout Int
    ) -> lxw_error {
        let column = lxw_col_t(truncatingIfNeeded: cell.column)
        let format = unsafe format(cell.style)
        var first = LXW_NO_ERROR
        if cell.span > 1 {
            let last = lxw_col_t(truncatingIfNeeded: cell.column + cell.span - 1)
            first = unsafe worksheet_merge_range(sheet, row, column, row, last, "", format)
        }
        let code: lxw_error
        switch cell.kind {
        case .blank:
            code =
                cell.span > 1 ? LXW_NO_ERROR : unsafe worksheet_write_blank(sheet, row, column, format)
        case .number:
            code = unsafe worksheet_write_number(sheet, row, column, cell.number, format)
        case .text:
            code = unsafe withText(bytes, cell.start) {
                unsafe worksheet_write_string(sheet, row, column, $0, format)
            }
        case .formula:
            code = unsafe withText(bytes, cell.start) {
                unsafe worksheet_write_formula_num(sheet, row, column, $0, format, cell.number)
            }
        case .link:
            links += 1
            let isWithin = links <= Self.linkLimit
            code = unsafe withText(bytes, cell.start) { text in
                guard isWithin else { return unsafe worksheet_write_string(sheet, row, column, text, format) }
                return unsafe withText(bytes, cell.target) {
                    unsafe worksheet_write_url_opt(sheet, row, column, $0, format, text, nil)
                }
            }
        }
        return first == LXW_NO_ERROR ? code : first
    }

    /// Lends a text of the row's bytes, which ends in NUL.
    private func withText(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ body: (UnsafePointer<CChar>) -> lxw_error
    ) -> lxw_error {
        guard let base = bytes.baseAddress, start < bytes.count else { return LXW_ERROR_NULL_PARAMETER_IGNORED }
        return unsafe (base + start).withMemoryRebound(to: CChar.self, capacity: bytes.count - start) {
            unsafe body($0)
        }
    }
}
