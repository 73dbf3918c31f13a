import Chronology
import Exact
public import LedgerModel
import RecordModel
import ScoreModel

/// The name of a subject's workbook: 历史-W0001.xlsx, safe for any file system.
public func historyFileName(_ report: HistoryReport) -> String {
    var names = FileNames()
    return names.name("历史-\(report.id)")
}

/// Writes a subject's published periods as a workbook: a sheet with a table and charts for each sheet that scored it, and
/// what was corrected.
///
/// The same history gives the same bytes.
/// - Parameters:
///   - folder: an existing folder.
///   - name: the file's name in it.
///   - scratch: an existing folder for the C library's temporary files.
public func writeHistory(
    _ report: HistoryReport, to folder: String, named name: String, scratch: String
) throws(WorkbookError) {
    try BookWriter.write(HistoryBook.plan(report, path: name), to: folder, scratch: scratch)
}

/// 历史-<id>.xlsx as a plan.
enum HistoryBook {
    static func plan(_ report: HistoryReport, path: String, rowLimit: Int = 1_048_576) -> BookPlan {
        var names = SheetNames()
        let labels = SheetLabels.labels(titles: report.sheets.map(\.title))
        var sheets: [SheetPlan] = []
        for (sheet, label) in zip(report.sheets, labels) {
            sheets += HistorySheet.plans(report, sheet, label: label, limit: rowLimit, &names)
        }
        if report.sheets.contains(where: { !$0.changes.isEmpty }) {
            sheets += HistoryChanges.amendments(report, limit: rowLimit, &names).sheets()
        }
        if !report.corrections.isEmpty {
            sheets += HistoryChanges.corrections(report, limit: rowLimit, &names).sheets()
        }
        let last = report.sheets.flatMap(\.entries).map(\.period.last).max()
        return BookPlan(
            path: path, title: "\(report.centre)\(title(report))历次考核结果", centre: report.centre,
            subject: "\(title(report)) 历次考核结果", created: last ?? Day(rawValue: 0), sheets: sheets, isStreamed: false)
    }

    /// W0001 张三; a window has its name only.
    static func title(_ report: HistoryReport) -> String {
        report.id == report.name ? report.name : "\(report.id) \(report.name)"
    }
}
