internal import CentreRun
public import Confidentiality
internal import Diagnostics
internal import Hashing
internal import LogReading
internal import RecordModel
public import ScoreModel
public import WorkbookScan

/// A department's workbook, looked through and ready to be handed out, or kept back.
public struct Handout: Hashable, Sendable {
    /// Why a workbook is not handed out.
    public enum Obstacle: Hashable, Sendable {
        /// The file is not what the run wrote.
        case changed
        /// The file is not there.
        case missing
        /// There is something in it that is not for the department.
        case findings([ScanFinding])
    }

    /// The department.
    public let department: String
    /// The workbook's path in the output folder.
    public let path: String
    /// The workbook.
    public let bytes: [UInt8]
    /// Its SHA-256.
    public let sha256: String
    /// Why it is not handed out; `nil` where it is.
    public let obstacle: Obstacle?

    /// Reads the workbooks of a period and looks each through.
    /// - Parameters:
    ///   - people: everyone on the roster in the period.
    ///   - plainWords: what is no person's name.
    ///   - departments: only these; empty for all.
    /// - Throws: `MachineFailure`.
    public static func all(
        of source: HandoutSource, people: [PersonCard], plainWords: PlainWords, departments: Set<String> = []
    ) throws -> [Handout] {
        let scanner = WorkbookScanner(
            NameIndex(try people + scored(in: source, besides: people), plainWords: plainWords))
        return try source.workbooks.filter { departments.isEmpty || departments.contains($0.department) }.map {
            workbook in
            func handout(_ bytes: [UInt8], _ obstacle: Obstacle?) -> Handout {
                Handout(
                    department: workbook.department, path: workbook.path, bytes: bytes, sha256: workbook.sha256,
                    obstacle: obstacle)
            }
            let path = source.folder + "/" + workbook.path
            guard FileSystem.isFile(path) else { return handout([], .missing) }
            let bytes = try FileSystem.read(path, atMost: 512 << 20)
            guard SHA256.hexadecimal(of: bytes) == workbook.sha256 else { return handout([], .changed) }
            let findings = scanner.findings(in: bytes, for: workbook.department)
            return handout(bytes, findings.isEmpty ? nil : .findings(findings))
        }
    }

    /// Those whom the results, or the amendment, name and the roster no longer does.
    private static func scored(in source: HandoutSource, besides people: [PersonCard]) throws -> [PersonCard] {
        var known = Set(people.map { ExactText($0.id) })
        let named = try named(in: source.results + "/scores.csv", &known)
        guard source.amendment != nil else { return named }
        return try named + self.named(in: source.folder + "/differences.csv", &known)
    }

    private static func named(in path: String, _ known: inout Set<ExactText>) throws -> [PersonCard] {
        guard FileSystem.isFile(path) else { return [] }
        let rows = SmallTable.rows(of: try FileSystem.read(path, atMost: 512 << 20)) ?? []
        guard let header = rows.first?.cells, let id = header.firstIndex(of: "subject"),
            let name = header.firstIndex(of: "name"), let department = header.firstIndex(of: "department"),
            let window = header.firstIndex(of: "window")
        else { return [] }
        let last = max(id, name, department, window)
        return rows.dropFirst().compactMap { row in
            // A window's or a unit's id is its name.
            guard row.cells.count > last, row.cells[id] != row.cells[name], !row.cells[window].isEmpty,
                known.insert(ExactText(row.cells[id])).inserted
            else { return nil }
            return PersonCard(
                id: row.cells[id], name: row.cells[name], departments: [row.cells[department]],
                windows: [row.cells[window]])
        }
    }
}
