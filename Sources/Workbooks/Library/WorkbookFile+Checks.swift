internal import CXlsxWriter
import Chronology
import Glibc

extension WorkbookFile {
    /// Puts a check over its cells.
    mutating func add(_ check: EntryCheck, to sheet: UnsafeMutablePointer<lxw_worksheet>) {
        var validation = unsafe lxw_data_validation()
        unsafe validation.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
        unsafe validation.show_error = UInt8(LXW_VALIDATION_ON.rawValue)
        unsafe validation.show_input = UInt8(LXW_VALIDATION_ON.rawValue)
        var formula = ""
        switch check.rule {
        case .list(let range, let isStrict):
            formula = range.formula
            unsafe validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
            unsafe validation.dropdown = UInt8(LXW_VALIDATION_ON.rawValue)
            let type = isStrict ? LXW_VALIDATION_ERROR_TYPE_STOP : LXW_VALIDATION_ERROR_TYPE_WARNING
            unsafe validation.error_type = UInt8(type.rawValue)
        case .days(let first, let last):
            unsafe validation.validate = UInt8(LXW_VALIDATION_TYPE_DATE_NUMBER.rawValue)
            unsafe validation.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
            unsafe validation.minimum_number = Double(first.spreadsheetSerial)
            unsafe validation.maximum_number = Double(last.spreadsheetSerial)
        case .whole(let least):
            unsafe validation.validate = UInt8(LXW_VALIDATION_TYPE_INTEGER.rawValue)
            unsafe validation.criteria = UInt8(LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO.rawValue)
            unsafe validation.value_number = Double(least)
        case .points:
            unsafe validation.validate = UInt8(LXW_VALIDATION_TYPE_DECIMAL.rawValue)
            unsafe validation.criteria = UInt8(LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO.rawValue)
            unsafe validation.value_number = 0
        }
        // The library copies what it is given.
        let code = unsafe formula.withCString { formula in
            unsafe check.prompt.withCString { prompt in
                unsafe check.refusal.withCString { refusal in
                    if case .list = check.rule {
                        unsafe validation.value_formula = UnsafeMutablePointer(mutating: formula)
                    }
                    if !check.prompt.isEmpty {
                        unsafe validation.input_message = UnsafeMutablePointer(mutating: prompt)
                    }
                    unsafe validation.error_message = UnsafeMutablePointer(mutating: refusal)
                    let column = lxw_col_t(truncatingIfNeeded: check.column)
                    return unsafe worksheet_data_validation_range(
                        sheet, lxw_row_t(clamping: check.rows.lowerBound), column,
                        lxw_row_t(clamping: check.rows.upperBound - 1), column, &validation)
                }
            }
        }
        note(code, "worksheet_data_validation_range")
    }
}
