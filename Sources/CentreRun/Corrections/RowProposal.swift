public import Chronology
internal import Diagnostics
internal import Evaluation
internal import LogReading
public import RecordModel
internal import RuleModel

/// Makes corrections of rows out of what somebody wants, with the rows as they stand in the files. Changes nothing.
public struct RowProposal: Sendable {
    private let tables: InputTables
    private let inForce: [Correction]

    /// Reads where the tables are that a run for a period reads.
    /// - Parameter inForce: the corrections that hold already: what is asked for must change something in what they leave.
    /// - Throws: ``RefusedRun``; ``MachineFailure``.
    public init(_ centre: Centre, period: Period, inForce: [Correction] = [], jobs: Int = 1) async throws {
        let layout = DeclaredLayout(chosen: try centre.sheets(for: period).map(\.regulation), all: centre.regulations)
        self.inForce = inForce.sorted { $0.number < $1.number }
        tables = try await CentreRun.reading(centre) {
            try await InputTables.survey(centre, layout, jobs: jobs, observer: nil)
        }
    }

    /// Other text in some cells of a row.
    /// - Parameters:
    ///   - path: the table's path, relative to the centre's folder.
    ///   - changes: columns by the header in the file, or by the field's id or Chinese name; an empty text empties the cell.
    /// - Throws: ``CorrectionRefusal``; ``RefusedRun``; ``MachineFailure``.
    public func cells(
        path: String, row: UInt32, changes: [(column: String, text: String)]
    ) throws -> CorrectionTarget {
        let (entry, file) = try find(path, row)
        var now = file
        var counts = true
        for correction in inForce { correction.apply(to: &now, counts: &counts, path: path, row: row) }
        var after = now
        var instead: [CorrectedCell] = []
        var named: Set<Int> = []
        for change in changes {
            let column = try self.column(change.column, in: file, entry)
            guard named.insert(column).inserted else {
                throw CorrectionRefusal(
                    .columnTwice, zh: "“\(change.column)”写了两次", en: "'\(change.column)' is named twice")
            }
            let text = HalfWidth.trim(change.text)
            after.put(text, into: column)
            instead.append(CorrectedCell(header: column < file.headers.count ? file.headers[column] : "", text: text))
        }
        guard !counts || RowDifference(now.filled, after.filled) != nil else {
            throw CorrectionRefusal(
                .nothingChanges, zh: "\(path) 第 \(row) 行已经是这样,没有可以更正的",
                en: "row \(row) of \(path) already is so; there is nothing to correct")
        }
        guard !after.filled.isEmpty else {
            throw CorrectionRefusal(
                .nothingLeft, zh: "这样更正后 \(path) 第 \(row) 行就没有内容了;这一行不该计入时请撤去整行",
                en: "nothing would be left of row \(row) of \(path); withdraw the whole row instead")
        }
        return .cells(CorrectedRow(path: entry.table.file.path, row: row, cells: file.filled), instead: instead)
    }

    /// A row that does not count at all.
    /// - Throws: ``CorrectionRefusal``; ``RefusedRun``; ``MachineFailure``.
    public func withdrawn(path: String, row: UInt32) throws -> CorrectionTarget {
        let (entry, file) = try find(path, row)
        var now = file
        var counts = true
        for correction in inForce { correction.apply(to: &now, counts: &counts, path: path, row: row) }
        guard counts else {
            throw CorrectionRefusal(
                .nothingChanges, zh: "\(path) 第 \(row) 行已经撤去", en: "row \(row) of \(path) is withdrawn already")
        }
        return .withdrawn(CorrectedRow(path: entry.table.file.path, row: row, cells: file.filled))
    }

    /// A row as it stands in the file: what a form shows before anything is corrected.
    /// - Throws: ``CorrectionRefusal``; ``RefusedRun``; ``MachineFailure``.
    public func present(path: String, row: UInt32) throws -> CorrectedRow {
        let (entry, file) = try find(path, row)
        return CorrectedRow(path: entry.table.file.path, row: row, cells: file.filled)
    }

    private func find(_ path: String, _ row: UInt32) throws -> (entry: InputTables.Entry, file: FileRow) {
        guard let entry = tables.entries.first(where: { ExactText($0.table.file.path) == ExactText(path) }) else {
            let paths = tables.entries.map(\.table.file.path)
            let near = NearestName.find(path, among: paths)
            throw CorrectionRefusal(
                .noSuchTable, zh: "本期不读“\(path)”这张表", en: "no table '\(path)' is read for this period",
                candidates: near.map { [$0] } ?? paths, Wording(zh: "读的是:", en: "the tables are:"))
        }
        let found: [Int: FileRow]
        do {
            found = try entry.table.rows([Int(row)])
        } catch let failure as ReadFailure {
            throw MachineFailure(operation: failure.operation, path: failure.path, errno: failure.errno)
        } catch let problem as TableProblem {
            throw RefusedRun([.table(problem)])
        }
        guard let file = found[Int(row)] else {
            throw CorrectionRefusal(
                .noSuchRow,
                zh: row == 1 ? "\(path) 第 1 行是表头" : "\(path) 没有第 \(row) 行,或这一行是空的",
                en: row == 1 ? "row 1 of \(path) is the header" : "\(path) has no row \(row), or it is blank")
        }
        return (entry, file)
    }

    private func column(_ name: String, in file: FileRow, _ entry: InputTables.Entry) throws -> Int {
        let wanted = HalfWidth.fold(name)
        if wanted.isEmpty, let extra = file.extra { return extra.column }
        let own = file.headers.indices.filter { HalfWidth.fold(file.headers[$0]) == wanted && !wanted.isEmpty }
        if own.count > 1 {
            throw CorrectionRefusal(
                .ambiguousColumn, zh: "表里有不止一列“\(name)”", en: "more than one column is headed '\(name)'")
        }
        if let column = own.first { return column }
        if let field = entry.table.fields.named(wanted), let title = entry.table.title(ofField: field.id),
            let column = file.column(title)
        {
            return column
        }
        let titles = file.headers.filter { !$0.isEmpty }
        throw CorrectionRefusal(
            .noSuchColumn, zh: "\(entry.table.file.path) 没有“\(name)”这一列",
            en: "\(entry.table.file.path) has no column '\(name)'",
            candidates: NearestName.find(name, among: titles).map { [$0] } ?? titles,
            Wording(zh: "有这些列:", en: "its columns are:"))
    }
}

extension Correction {
    /// What it makes of a row, if it is about it.
    func apply(to file: inout FileRow, counts: inout Bool, path: String, row: UInt32) {
        switch target {
        case .cells(let corrected, let instead)
        where corrected.row == row && ExactText(corrected.path) == ExactText(path):
            counts = true
            for cell in instead {
                if let column = file.column(cell.header) { file.put(cell.text, into: column) }
            }
        case .withdrawn(let corrected) where corrected.row == row && ExactText(corrected.path) == ExactText(path):
            counts = false
        default: break
        }
    }
}
