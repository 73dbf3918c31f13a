internal import CXlsxWriter

extension WorkbookFile {
    /// The format of a style, made the first time it is asked for.
    mutating func format(_ style: CellStyle) -> UnsafeMutablePointer<lxw_format>? {
        if let made = unsafe formats[style.index] { return unsafe made }
        guard let format = unsafe workbook_add_format(handle) else {
            note(LXW_ERROR_MEMORY_MALLOC_FAILED, "workbook_add_format")
            return nil
        }
        unsafe describe(format, style)
        unsafe formats[style.index] = format
        return unsafe format
    }

    private func describe(_ format: UnsafeMutablePointer<lxw_format>, _ style: CellStyle) {
        let look = FormatSheet.entry(of: style)
        unsafe format_set_font_name(format, look.font)
        unsafe format_set_font_size(format, look.size)
        // The family tells a system without the font which kind to put in its place; 134 is the GB character set.
        unsafe format_set_font_charset(format, 134)
        if look.isBold { unsafe format_set_bold(format) }
        if let color = look.color { unsafe format_set_font_color(format, color) }
        if let fill = look.fill { unsafe format_set_bg_color(format, fill) }
        if let border = look.border {
            unsafe format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
            unsafe format_set_border_color(format, border)
        }
        if let number = look.number { unsafe format_set_num_format(format, number) }
        if look.wraps { unsafe format_set_text_wrap(format) }
        if look.shrinks { unsafe format_set_shrink(format) }
        if look.isUnlocked { unsafe format_set_unlocked(format) }
        let horizontal =
            switch look.align {
            case .left: LXW_ALIGN_LEFT
            case .center: LXW_ALIGN_CENTER
            case .right: LXW_ALIGN_RIGHT
            }
        unsafe format_set_align(format, UInt8(horizontal.rawValue))
        let vertical = look.isTop ? LXW_ALIGN_VERTICAL_TOP : LXW_ALIGN_VERTICAL_CENTER
        unsafe format_set_align(format, UInt8(vertical.rawValue))
    }
}
