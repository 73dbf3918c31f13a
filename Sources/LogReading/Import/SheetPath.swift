/// How the sheet of a workbook is named where a table's path is due: `logs/attendance.xlsx!每日统计`.
enum SheetPath {
    /// A workbook's path with the sheet.
    static func of(_ path: String, sheet: String) -> String { "\(path)!\(sheet)" }
}
