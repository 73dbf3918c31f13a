internal import Chronology
internal import NoticePage
public import ScoreModel
internal import Tables
internal import Workbooks

/// What a run wrote.
public struct RunOutput: Sendable {
    /// The folder of the period's results.
    public let folder: String
    /// The files in it but `run.json`, with their hashes, sorted by path.
    public let files: [FileCard]

    /// Writes a report's tables, workbooks and record to `root/<period>/`, whole or not at all.
    /// - Throws: ``MachineFailure``; the previous output is then as it was.
    public static func write(
        _ report: RunReport, root: String, jobs: Int, timings: inout StageTimings,
        observer: (any RunObserver)? = nil
    ) throws -> RunOutput {
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
        let page = NoticePage.html(publicNotice(of: report))
        files.append(
            try folder.write(NoticePage.path) { sink in
                var page = page
                try page.withUTF8 { try sink(UnsafeRawBufferPointer($0)) }
            })
        files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        let record = try RunRecord.json(report, written: files)
        _ = try folder.write("run.json") { sink in try record.withUnsafeBytes(sink) }
        try folder.commit()
        timings.end(.workbooks)
        return RunOutput(folder: "\(root)/\(label)", files: files)
    }
}
