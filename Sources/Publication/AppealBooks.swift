internal import Amending
internal import AppealReading
internal import CentreRun
internal import Chronology
internal import Exact
internal import Hashing
internal import LedgerModel
internal import RecordModel
internal import ScoreModel
internal import Workbooks

/// The lines of a frozen run, and the department books it was handed out with, read when they are asked for.
final class AppealBooks: AppealLineSource {
    private let run: LedgerRun
    private let folder: String
    private let lines: [KnownLine]
    /// Paths of the departments' books, by the name shown.
    private let paths: [ExactText: String]
    /// Digests of the files written, by path.
    private let digests: [String: String]
    private var books: [ExactText: [Int: [(header: String, cell: FormCell?)]]] = [:]

    /// - Parameter folder: the period's output folder.
    init(_ run: LedgerRun, amendments: [Amendment], folder: String) {
        self.run = run
        self.folder = folder
        lines = Self.lines(run, amendments)
        let departments = run.sheets.flatMap { $0.subjects.map(\.department) }
        paths = Dictionary(
            departmentBooks(departments).map { (Self.key($0.department), $0.path) }, uniquingKeysWith: { $1 })
        digests = Dictionary(run.outputs.map { ($0.path, $0.sha256) }, uniquingKeysWith: { $1 })
    }

    static func key(_ department: String) -> ExactText { ExactText(HalfWidth.fold(department)) }

    /// Whether a text names a department of the run; the name as the run has it.
    func department(named text: String) -> String? {
        let key = Self.key(text)
        guard paths[key] != nil else { return nil }
        return lines.first { Self.key($0.department) == key }?.department
    }

    /// How many lines a department's book has.
    func lineCount(of department: String) -> Int {
        let key = Self.key(department)
        return lines.count { Self.key($0.department) == key }
    }

    func line(_ number: Int) -> KnownLine? { number > 0 && number <= lines.count ? lines[number - 1] : nil }

    func cells(of line: KnownLine) throws -> [(header: String, cell: FormCell?)]? {
        let key = Self.key(line.department)
        if let known = books[key] { return known[line.number] }
        guard let path = paths[key] else { return nil }
        let book = try read(path)
        books[key] = book
        return book[line.number]
    }

    /// The 申诉表 of a book as it was written, by the number of the line; only the very bytes the ledger recorded are taken.
    private func read(_ path: String) throws -> [Int: [(header: String, cell: FormCell?)]] {
        let file = FileSystem.join(folder, path)
        guard FileSystem.isFile(file) else { throw AppealRefusal.bookMissing(run.period, path: file) }
        let bytes = try FileSystem.read(file, atMost: 1 << 30)
        let form = try AppealForm(path: file, name: path, bytes: bytes)
        guard form.sha256 == digests[path] else { throw AppealRefusal.bookAltered(run.period, path: file) }
        var rows: [Int: [(header: String, cell: FormCell?)]] = [:]
        for sheet in form.sheets {
            let locked = sheet.columns.filter { !AppealColumns.open.contains($0.header) }
            for row in sheet.rows {
                guard let number = sheet.cell(AppealColumns.number, of: row)?.number?.whole else { continue }
                rows[number] = locked.map { ($0.header, row.cells[$0.index]) }
            }
        }
        return rows
    }

    // MARK: The lines

    private static func lines(_ run: LedgerRun, _ amendments: [Amendment]) -> [KnownLine] {
        let now = amendments.isEmpty ? nil : run.applying(amendments)
        var lines: [KnownLine] = []
        for sheet in run.sheets {
            let subjects = Dictionary(
                sheet.subjects.map { (ExactText($0.id), $0) }, uniquingKeysWith: { first, _ in first })
            var standing: [CorrectedLine: Int] = [:]
            for line in now?.sheets.first(where: { $0.id == sheet.id })?.lines ?? [] {
                standing[corrected(line, sheet), default: 0] += 1
            }
            var copies: [CorrectedLine: Int] = [:]
            for line in sheet.lines {
                let target = corrected(line, sheet)
                copies[target, default: 0] += 1
                let copy = copies[target, default: 1]
                let subject = subjects[ExactText(line.subject)]
                var state = KnownLine.Standing.open
                if line.rule == line.part || line.rule == "total" {
                    state = .taken
                } else if now != nil, copy > standing[target, default: 0] {
                    let last = amendments.last { amendment in
                        amendment.subjects.contains { $0.sheet == sheet.id && $0.id == line.subject }
                    }
                    state = .amended(last?.number ?? amendments.count)
                }
                lines.append(
                    KnownLine(
                        number: lines.count + 1, target: target, copy: copy, name: subject?.name ?? line.subject,
                        department: subject?.department ?? "", standing: state))
            }
        }
        return lines
    }

    private static func corrected(_ line: LedgerLine, _ sheet: LedgerSheet) -> CorrectedLine {
        CorrectedLine(
            sheet: sheet.id, subject: line.subject, rule: line.rule, day: line.day, evidence: line.evidence,
            points: line.points.plain)
    }
}
