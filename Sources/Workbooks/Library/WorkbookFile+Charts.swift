internal import CXlsxWriter

extension WorkbookFile {
    /// Puts a chart on its sheet, drawn from visible cells.
    mutating func add(_ plan: ChartPlan, to sheet: UnsafeMutablePointer<lxw_worksheet>, named name: String) {
        let type = plan.form == .columns ? LXW_CHART_COLUMN : LXW_CHART_BAR
        guard let chart = unsafe workbook_add_chart(handle, UInt8(type.rawValue)),
            let series = unsafe chart_add_series(chart, nil, nil)
        else { return note(LXW_ERROR_MEMORY_MALLOC_FAILED, "workbook_add_chart") }
        let (first, last) = (lxw_row_t(clamping: plan.rows.lowerBound), lxw_row_t(clamping: plan.rows.upperBound - 1))
        let categories = lxw_col_t(clamping: plan.categoryColumn)
        let values = lxw_col_t(clamping: plan.valueColumn)
        unsafe chart_series_set_categories(series, name, first, categories, last, categories)
        unsafe chart_series_set_values(series, name, first, values, last, values)
        unsafe chart_series_set_labels(series)
        unsafe chart_series_set_labels_num_format(series, plan.labelFormat)
        unsafe chart_title_set_name(chart, plan.title)
        var titleFont = unsafe lxw_chart_font()
        unsafe titleFont.size = 12
        unsafe titleFont.bold = 1
        unsafe chart_title_set_name_font(chart, &titleFont)
        unsafe chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
        unsafe chart_set_series_gap(chart, 60)
        var fill = lxw_chart_fill()
        fill.color = 0x2F5597
        unsafe chart_series_set_fill(series, &fill)
        if !plan.colors.isEmpty { unsafe color(series, plan.colors) }
        if let axis = unsafe chart.pointee.y_axis {
            if let least = plan.least { unsafe chart_axis_set_min(axis, least) }
            if let most = plan.most { unsafe chart_axis_set_max(axis, most) }
            var line = lxw_chart_line()
            line.color = 0xD9D9D9
            unsafe chart_axis_major_gridlines_set_line(axis, &line)
        }
        if plan.least == nil, let axis = unsafe chart.pointee.x_axis {
            // Below bars that reach under zero rather than across them.
            unsafe chart_axis_set_label_position(axis, UInt8(LXW_CHART_AXIS_LABEL_POSITION_LOW.rawValue))
        }
        if plan.form == .bars, let axis = unsafe chart.pointee.x_axis { unsafe chart_axis_set_reverse(axis) }
        var options = unsafe lxw_chart_options()
        // The library's chart is 480 by 288 pixels.
        unsafe options.x_scale = Double(plan.width) / 480
        unsafe options.y_scale = Double(plan.height) / 288
        unsafe options.x_offset = 6
        unsafe options.y_offset = 3
        note(
            unsafe worksheet_insert_chart_opt(
                sheet, lxw_row_t(clamping: plan.row), lxw_col_t(clamping: plan.column), chart, &options),
            "worksheet_insert_chart")
    }

    private func color(_ series: UnsafeMutablePointer<lxw_chart_series>, _ colors: [UInt32]) {
        var fills = colors.map { color in
            var fill = lxw_chart_fill()
            fill.color = color
            return fill
        }
        unsafe fills.withUnsafeMutableBufferPointer { fills in
            guard let base = fills.baseAddress else { return }
            var points = unsafe (0..<fills.count).map { index in
                var point = unsafe lxw_chart_point()
                unsafe point.fill = base + index
                return unsafe point
            }
            unsafe points.withUnsafeMutableBufferPointer { points in
                guard let first = points.baseAddress else { return }
                var list: [UnsafeMutablePointer<lxw_chart_point>?] =
                    unsafe (0..<points.count).map { unsafe first + $0 } + [nil]
                _ = unsafe chart_series_set_points(series, &list)
            }
        }
    }
}
