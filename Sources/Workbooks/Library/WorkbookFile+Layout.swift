internal import CXlsxWriter

extension WorkbookFile {
    /// What must be, or may as well be, said before the rows.
    mutating func layOut(
        _ sheet: UnsafeMutablePointer<lxw_worksheet>, _ plan: borrowing SheetPlan, _ book: borrowing BookPlan
    ) {
        unsafe setColumns(sheet, plan.widths, plan.columnLooks)
        // In constant memory the library takes a filter only while its first row is still to come.
        if let filter = plan.filter, let columns = plan.filterColumns {
            let last = max(filter.lowerBound, filter.upperBound - 1)
            note(
                unsafe worksheet_autofilter(
                    sheet, lxw_row_t(clamping: filter.lowerBound), lxw_col_t(clamping: columns.lowerBound),
                    lxw_row_t(clamping: last), lxw_col_t(clamping: columns.upperBound - 1)),
                "worksheet_autofilter")
        }
        if plan.headerRows > 0 || plan.frozenColumns > 0 {
            unsafe worksheet_freeze_panes(
                sheet, lxw_row_t(clamping: plan.headerRows), lxw_col_t(clamping: plan.frozenColumns))
        }
        if plan.headerRows > plan.repeatFrom {
            note(
                unsafe worksheet_repeat_rows(
                    sheet, lxw_row_t(clamping: plan.repeatFrom), lxw_row_t(clamping: plan.headerRows - 1)),
                "worksheet_repeat_rows")
        }
        if let height = plan.rowHeight { unsafe worksheet_set_default_row(sheet, height, 0) }
        unsafe worksheet_set_paper(sheet, 9)  // A4
        if plan.isLandscape { unsafe worksheet_set_landscape(sheet) }
        unsafe worksheet_fit_to_pages(sheet, 1, plan.isOnePage ? 1 : 0)
        unsafe worksheet_set_margins(sheet, 0.5, 0.5, 0.75, 0.7)
        unsafe worksheet_center_horizontally(sheet)
        let grid = plan.showsGrid ? LXW_SHOW_SCREEN_GRIDLINES : LXW_HIDE_ALL_GRIDLINES
        unsafe worksheet_gridlines(sheet, UInt8(grid.rawValue))
        let header = "&L&9 \(Self.headerText(book.centre))&R&9 \(Self.headerText(book.subject))"
        note(unsafe worksheet_set_header(sheet, header), "worksheet_set_header")
        note(unsafe worksheet_set_footer(sheet, "&C&9第 &P 页 共 &N 页"), "worksheet_set_footer")
    }

    /// Neighbours of one width and look share one entry of the file.
    private mutating func setColumns(
        _ sheet: UnsafeMutablePointer<lxw_worksheet>, _ widths: [Double], _ looks: [CellStyle.Look]
    ) {
        func look(_ column: Int) -> CellStyle.Look? { column < looks.count ? looks[column] : nil }
        var first = 0
        while first < widths.count {
            var last = first
            while last + 1 < widths.count && widths[last + 1] == widths[first] && look(last + 1) == look(first) {
                last += 1
            }
            let (from, to) = (lxw_col_t(truncatingIfNeeded: first), lxw_col_t(truncatingIfNeeded: last))
            var format: UnsafeMutablePointer<lxw_format>?
            if let look = look(first) { unsafe format = self.format(CellStyle(look)) }
            note(unsafe worksheet_set_column(sheet, from, to, widths[first], format), "worksheet_set_column")
            first = last + 1
        }
    }

    /// What lies over the rows.
    mutating func finish(_ sheet: UnsafeMutablePointer<lxw_worksheet>, _ plan: borrowing SheetPlan) {
        for choice in plan.choices where !choice.rows.isEmpty { unsafe add(choice, to: sheet) }
        for check in plan.checks where !check.rows.isEmpty { unsafe add(check, to: sheet) }
        for chart in plan.charts where !chart.rows.isEmpty { unsafe add(chart, to: sheet, named: plan.name) }
        if plan.isProtected {
            var options = lxw_protection()
            options.autofilter = 1
            options.format_columns = 1
            options.format_rows = 1
            unsafe worksheet_protect(sheet, nil, &options)
        }
    }

    private mutating func add(_ choice: ChoicePlan, to sheet: UnsafeMutablePointer<lxw_worksheet>) {
        let words = unsafe choice.words.map { unsafe strdup($0) }
        let list = unsafe words + [nil]
        let code = unsafe choice.prompt.withCString { prompt in
            var list = unsafe list
            return unsafe list.withUnsafeMutableBufferPointer { list in
                var validation = unsafe lxw_data_validation()
                unsafe validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
                unsafe validation.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
                unsafe validation.show_error = UInt8(LXW_VALIDATION_ON.rawValue)
                unsafe validation.show_input = UInt8(LXW_VALIDATION_ON.rawValue)
                unsafe validation.dropdown = UInt8(LXW_VALIDATION_ON.rawValue)
                unsafe validation.value_list = list.baseAddress
                unsafe validation.input_message = UnsafeMutablePointer(mutating: prompt)
                let column = lxw_col_t(truncatingIfNeeded: choice.column)
                return unsafe worksheet_data_validation_range(
                    sheet, lxw_row_t(clamping: choice.rows.lowerBound), column,
                    lxw_row_t(clamping: choice.rows.upperBound - 1), column, &validation)
            }
        }
        for index in unsafe words.indices { unsafe free(words[index]) }
        note(code, "worksheet_data_validation_range")
    }

    /// A page header's text: all of a header has 255 characters, and `&` is its escape character.
    ///
    /// Doubling `&` is how Excel has it, but libxlsxwriter 1.1.4 takes `&&G` for a picture, refuses, and frees the header
    /// twice; a full-width one is safe.
    static func headerText(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in CellText.mended(text).unicodeScalars.prefix(60) {
            result.append(scalar == "&" ? "\u{FF06}" : scalar)
        }
        return String(result)
    }
}
