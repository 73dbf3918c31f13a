import Chronology
public import Comparing

/// The workbook ``writeComparison(_:to:scratch:)`` writes.
public let comparisonFileName = "规则比较.xlsx"

/// Writes 规则比较.xlsx: whom other rules would change, and by which rule.
///
/// The same comparison gives the same bytes.
/// - Parameters:
///   - comparison: two sets of rules over the same logs.
///   - folder: an existing folder.
///   - scratch: an existing folder for the C library's temporary files.
public func writeComparison(
    _ comparison: RuleComparison, to folder: String, scratch: String
) throws(WorkbookError) {
    try BookWriter.write(ComparisonBook.plan(comparison), to: folder, scratch: scratch)
}

/// 规则比较.xlsx as a plan.
enum ComparisonBook {
    static func plan(_ comparison: RuleComparison, rowLimit: Int = 1_048_576) -> BookPlan {
        var names = SheetNames()
        let tables = [
            ComparisonSheets.overview(comparison, limit: rowLimit, &names),
            ComparisonSheets.changes(comparison, limit: rowLimit, &names),
            ComparisonSheets.rules(comparison, limit: rowLimit, &names),
            ComparisonSheets.departments(comparison, limit: rowLimit, &names),
            ComparisonSheets.levels(comparison, limit: rowLimit, &names),
        ]
        return BookPlan(
            path: comparisonFileName, title: "\(comparison.centre)\(comparison.period.title)规则比较",
            centre: comparison.centre, subject: "\(comparison.period.title)规则比较(试算)",
            created: comparison.period.last, sheets: tables.flatMap { $0.sheets() })
    }
}
