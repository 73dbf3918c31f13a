public import Amending
import Chronology
import Glibc
import LedgerModel
public import ScoreModel

/// Writes 更正表.xlsx, 部门/<department>.xlsx for each department the amendment touches and, where somebody's level, stars or
/// honours differ, 更正公示.xlsx.
///
/// The same amendment gives the same bytes. A failure leaves the books already written where they are; the folder is the
/// caller's to throw away.
/// - Parameters:
///   - report: an amendment, with what stood before and stands now.
///   - run: the run the amendment was found by; it knows everyone on the roster, and the words of the rules.
///   - folder: an existing folder.
///   - scratch: an existing folder for the C library's temporary files.
///   - rowLimit: the most rows of a sheet; longer tables are split.
/// - Returns: the books: the main one, the departments by name in code-point order, the notice.
public func writeAmendment(
    _ report: AmendmentReport, of run: RunReport, to folder: String, scratch: String, rowLimit: Int = 1_048_576
) throws(WorkbookError) -> [WrittenBook] {
    let index = AmendmentIndex(report, of: run, rowLimit: rowLimit)
    if !index.departmentBooks.isEmpty {
        let path = folder + "/" + DepartmentBook.folder
        if unsafe mkdir(path, 0o777) != 0 && errno != EEXIST {
            throw WorkbookError(code: .system(errno), operation: "mkdir", path: path)
        }
    }
    var books = [WrittenBook(kind: .main, path: AmendmentBook.path)]
    try BookWriter.write(AmendmentBook.plan(index), to: folder, scratch: scratch)
    for (department, path) in zip(report.departments, index.departmentBooks) {
        try BookWriter.write(AmendmentDepartmentBook.plan(index, department, path: path), to: folder, scratch: scratch)
        books.append(WrittenBook(kind: .department(department.name), path: path))
    }
    if report.isStandingChanged {
        try BookWriter.write(AmendedNoticeBook.plan(index), to: folder, scratch: scratch)
        books.append(WrittenBook(kind: .notice, path: AmendedNoticeBook.path))
    }
    return books
}

/// 更正表.xlsx: the office's record of an amendment.
enum AmendmentBook {
    static let path = "更正表.xlsx"

    static func plan(_ index: AmendmentIndex) -> BookPlan {
        var names = SheetNames()
        let overview = names.name("概览")
        let report = index.report
        var tables = [AmendedCorrectionSheet.table(index, report.corrections, DepartmentText(), &names)]
        for (sheet, label) in zip(report.sheets, index.labels) {
            tables.append(
                BeforeAfterSheet.table(
                    index, sheet.sheet, sheet.subjects, DepartmentText(), suffix: index.suffix(label), &names))
        }
        tables.append(AmendedLineSheet.table(index, report.amendment.subjects, DepartmentText(), &names))
        tables.append(NotifySheet.table(index, &names))
        tables.append(ElsewhereSheet.table(index, &names))
        if let appeals = AppealListSheet.table(
            report.appeals, title: "\(index.title)更正:申诉", subtitle: index.subtitle(), rowLimit: index.rowLimit,
            points: AppealedPoints(report.appeals, in: report.after), names: &names)
        {
            tables.append(appeals)
        }
        let sheets = tables.flatMap { $0.sheets() }
        return BookPlan(
            path: path, title: "\(report.centre.name)\(index.title)更正表", centre: report.centre.name,
            subject: "\(index.title)更正表", created: report.amendment.at.day,
            sheets: [AmendmentOverview.plan(index, name: overview, contents: sheets.map(\.name))] + sheets)
    }
}
