import Chronology
public import RecordModel

/// Writes the workbook in which the office fills in its answers to appeals.
///
/// The same appeals give the same bytes.
/// - Parameters:
///   - folder: an existing folder.
///   - name: the file's name in it.
///   - scratch: an existing folder for the C library's temporary files.
public func writeAppeals(
    _ entries: [AppealEntry], of centre: String, to folder: String, named name: String, scratch: String
) throws(WorkbookError) {
    try BookWriter.write(AppealDeskBook.plan(entries, of: centre, path: name), to: folder, scratch: scratch)
}

/// 申诉办理.xlsx: the header first, so that the sheet can be read back; 答复, 更正后分值 and 答复理由 are to be filled in.
enum AppealDeskBook {
    private static let widths: [Double] = [
        7, 10, 18, 16, 14, 12, 12, 11.5, 26, 8, 30, 18, 11.5, 9, 11, 34, 10, 11.5, 7, 22, 14,
    ]

    static func plan(_ entries: [AppealEntry], of centre: String, path: String) -> BookPlan {
        let headers = AppealTableColumns.known + AppealTableColumns.open + AppealTableColumns.behind
        let first = AppealTableColumns.known.count
        let open = first..<first + AppealTableColumns.open.count
        var sheet = SheetPlan(name: "申诉办理", widths: widths) { row, end in
            row.height = 30
            for (index, header) in headers.enumerated() { row.text(header, open.contains(index) ? .duty : .header) }
            end(&row)
            for entry in entries {
                for (index, text) in AppealTableColumns.texts(entry).enumerated() {
                    if open.contains(index) {
                        row.text(text, entry.answer == nil ? .input : .wrapped)
                    } else if index == 0 {
                        row.integer(entry.appeal.number, .ordinal)
                    } else {
                        row.text(text, .wrapped)
                    }
                }
                end(&row)
            }
        }
        sheet.headerRows = 1
        sheet.frozenColumns = 1
        sheet.isProtected = true
        if !entries.isEmpty {
            sheet.filter = 0..<1 + entries.count
            sheet.choices = [
                ChoicePlan(
                    rows: 1..<1 + entries.count, column: first,
                    words: [AppealVerdict.upheld.title, AppealVerdict.corrected.title], prompt: "请选择:维持、更正")
            ]
        }
        let last = entries.map(\.appeal.received).max()
        return BookPlan(
            path: path, title: "\(centre)申诉办理", centre: centre, subject: "申诉办理",
            created: last ?? Day(rawValue: 0), sheets: [sheet], isStreamed: false)
    }
}
