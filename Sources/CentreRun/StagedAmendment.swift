public import Amending
public import Chronology
internal import LedgerModel
public import ScoreModel
internal import Tables
internal import Workbooks

/// An amendment's tables and workbooks, written beside the place they are to take: `output/2026Q3-更正-1/`. The published
/// period's own folder is never touched.
public final class StagedAmendment {
    /// What was written, and where it is going to be.
    public let output: RunOutput
    private let folder: OutputFolder

    /// The folder's name under the output folder.
    public static func name(_ report: AmendmentReport) -> String {
        name(report.amendment.period, number: report.amendment.number)
    }

    /// The same by period and number: `2026Q3-更正-1`.
    public static func name(_ period: Period, number: Int) -> String { "\(period.label)-更正-\(number)" }

    /// Writes 更正表.xlsx, the departments' books, 更正公示.xlsx where it is due, and the tables.
    /// - Parameter run: the run the amendment was found by.
    /// - Throws: ``MachineFailure``; `flock` where another run is writing the same folder.
    public init(_ report: AmendmentReport, of run: RunReport, root: String) throws {
        let name = Self.name(report)
        let folder = try OutputFolder(root: root, name: name, writers: 1)
        let written: [WrittenBook]
        do throws(WorkbookError) {
            written = try writeAmendment(
                report, of: run, to: folder.staging, scratch: folder.quickScratch ?? folder.scratch)
        } catch {
            throw MachineFailure(workbook: error)
        }
        var books: [String: String] = [:]
        var departments: [(name: String, path: String)] = []
        for book in written {
            guard case .department(let department) = book.kind else { continue }
            books[department] = book.path
            departments.append((department, book.path))
        }
        var files = [
            try folder.write("differences.csv") { try AmendmentTable.writeDifferences(report, to: $0) },
            try folder.write("difference-lines.csv") { try AmendmentTable.writeLines(report, to: $0) },
            try folder.write("corrections.csv") { try AmendmentTable.writeCorrections(report, to: $0) },
            try folder.write("notify.csv") { try AmendmentTable.writeNotices(report, workbooks: books, to: $0) },
        ]
        for book in written { files.append(try folder.card(of: book.path)) }
        files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        let record = try AmendmentRecord.json(
            report, version: run.programVersion, written: files, departments: departments)
        _ = try folder.write("amendment.json") { sink in try record.withUnsafeBytes(sink) }
        self.folder = folder
        output = RunOutput(folder: "\(root)/\(name)", files: files)
    }

    /// Puts the output in its place, in one step.
    public func takePlace() throws(MachineFailure) { try folder.takePlace() }

    /// Takes it back: the output is what it was before.
    public func putBack() { folder.putBack() }
}
