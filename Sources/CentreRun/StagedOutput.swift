internal import Chronology
internal import Letters
internal import NoticePage
public import ScoreModel
internal import Tables
internal import Workbooks

/// A period's results, written beside the place they are to take; while the value lives no other run writes there.
///
/// A run that records in a ledger puts them in their place within the ledger's transaction, and takes them back where that
/// fails.
public final class StagedOutput {
    /// What was written, and where it is going to be.
    public let output: RunOutput
    private let folder: OutputFolder

    /// Writes a report's tables, workbooks and record.
    /// - Throws: ``MachineFailure``; `flock` where another run is writing the same folder.
    public init(
        _ report: RunReport, root: String, jobs: Int, timings: inout StageTimings,
        observer: (any RunObserver)? = nil
    ) throws {
        let label = report.period.label
        let folder = try OutputFolder(root: root, name: label, writers: jobs)
        observer?.began(.tables)
        var files = [
            try folder.write("scores.csv") { try ScoreTable.write(report, to: $0) },
            try folder.write("lines.csv") { try LineTable.write(report, to: $0) },
            try folder.write("consequences.csv") { try ConsequenceTable.write(report, to: $0) },
            try folder.write("findings.csv") { try FindingTable.write(report, to: $0) },
        ]
        timings.end(.tables)
        observer?.began(.workbooks)
        let written: [WrittenBook]
        do throws(WorkbookError) {
            written = try writeWorkbooks(
                report, to: folder.staging, scratch: folder.scratch, quickScratch: folder.quickScratch, jobs: jobs
            ) {
                done, total, _ in
                observer?.advanced(.workbooks, done: done, of: total, rows: 0)
            }
        } catch {
            throw MachineFailure(workbook: error)
        }
        for book in written { files.append(try folder.card(of: book.path)) }
        let pages = pages(of: report)
        files.append(try folder.write(NoticePage.path, NoticePage.html(pages.notice)))
        for book in pages.letters {
            try folder.makeFolder(above: book.path)
            let page = LetterPage.html(book.letters, title: book.title, day: report.period.last)
            files.append(try folder.write(book.path, page))
        }
        files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        let departments = written.compactMap { book -> (name: String, path: String)? in
            if case .department(let name) = book.kind { (name, book.path) } else { nil }
        }
        let record = try RunRecord.json(report, written: files, departments: departments)
        _ = try folder.write("run.json") { sink in try record.withUnsafeBytes(sink) }
        timings.end(.workbooks)
        self.folder = folder
        output = RunOutput(folder: "\(root)/\(label)", files: files)
    }

    /// Puts the output in its place, in one step.
    public func takePlace() throws(MachineFailure) { try folder.takePlace() }

    /// Takes it back: the output is what it was before.
    public func putBack() { folder.putBack() }
}
