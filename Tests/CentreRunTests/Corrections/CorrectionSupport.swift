import CentreFixtures
import CentreRun
import Chronology
import Exact
import RecordModel
import RuleModel
import ScoreModel
import Testing

extension CorrectionTarget {
    /// The target as a correction that somebody decided.
    func numbered(_ number: Int) -> Correction {
        Correction(
            number: number, target: self, by: "李主任", on: Day(iso: "2026-10-08") ?? RosterStretch.always, basis: "申诉复核")
    }
}

extension MadeUpCentre {
    /// A row of one of its own tables, as a correction remembers it.
    func remembered(_ path: String, _ row: Int) -> CorrectedRow {
        let rows = rows(path)
        let headers = rows[0].split(separator: ",", omittingEmptySubsequences: false)
        let cells = rows[row - 1].split(separator: ",", omittingEmptySubsequences: false)
        return CorrectedRow(
            path: path, row: UInt32(row),
            cells: zip(headers, cells).filter { !$1.isEmpty }.map {
                CorrectedCell(header: String($0), text: String($1))
            })
    }

    /// Other text in cells of a row.
    func correcting(_ path: String, _ row: Int, _ instead: [String: String]) -> CorrectionTarget {
        .cells(
            remembered(path, row),
            instead: instead.sorted { $0.key < $1.key }.map { CorrectedCell(header: $0.key, text: $0.value) })
    }

    /// A row that does not count.
    func withdrawing(_ path: String, _ row: Int) -> CorrectionTarget { .withdrawn(remembered(path, row)) }
}

extension Scored {
    /// Everything a run says of scores, without what notes say of corrections.
    var essence: [String] {
        report.sheets.flatMap { sheet in
            sheet.subjects.flatMap { subject -> [String] in
                let head =
                    "\(sheet.id) \(subject.id) \(subject.window) \(subject.group) \(subject.parts) "
                    + "\(subject.exactTotal) \(subject.rank as Any) \(subject.level as Any) \(subject.status)"
                let lines = subject.lines.map { line in
                    "\(line.source) \(line.day.iso) \(line.points.plain) \(report.text(of: line.evidence)) "
                        + Self.plain(line.note)
                }
                return [head] + lines + subject.consequences.map { "\($0.name) \($0.reason)" }
            }
        } + report.attendance.map { "\($0)" } + report.cases.map { "\($0)" } + findings.map(\.description)
    }

    /// A note without the corrections it names.
    private static func plain(_ note: String) -> String {
        note.replacing(#/ ?\(更正 [^)]*\)/#, with: "")
    }

    /// Used, outside and set aside by table.
    var balances: [String: [Int]] {
        Dictionary(report.tables.map { ("\($0.role.id) \($0.path)", [$0.used, $0.outside, $0.setAside]) }) { $1 }
    }

    /// What findings say of corrections that do not fit.
    var misfits: [String] {
        report.findings.filter { $0.code == .correctionDoesNotFit }.map {
            let place = $0.place == .none ? "" : "\(report.tables[Int($0.place.file)].path):\($0.place.row) "
            return place + $0.message
        }
    }
}

extension MadeUpCentre {
    /// Scores with corrections.
    func score(
        _ period: String = "2026Q3", jobs: Int = 1, corrections: [Correction]
    ) async throws -> Scored {
        try await score(period, context: RunContext(corrections: corrections), jobs: jobs)
    }
}
