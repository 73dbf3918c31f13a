public import Chronology
internal import Evaluation
internal import LogReading
public import RecordModel
internal import RuleModel
public import ScoreModel

/// The rows of a centre's tables as they stand in the files.
public struct CentreRows: Sendable {
    /// One row.
    public struct Row: Sendable {
        /// Which table it stands in.
        public let role: TableCard.Role
        /// Where it stands, as a run's evidence names it.
        public let place: RowReference
        /// Its filled cells, by field id.
        public let cells: [String: String]
    }

    /// The rows, by table and number.
    public let rows: [Row]

    /// Reads the rows that somebody wants, of all tables that a run for a period reads.
    /// - Throws: ``RefusedRun``; ``MachineFailure``.
    public static func read(
        _ centre: Centre, period: Period, where isWanted: (Row) -> Bool
    ) async throws -> CentreRows {
        do {
            let layout = DeclaredLayout(
                chosen: try centre.sheets(for: period).map(\.regulation), all: centre.regulations)
            let tables = try await InputTables.survey(centre, layout, jobs: 1, observer: nil)
            var rows: [Row] = []
            for entry in tables.entries {
                try RowText.each(of: entry.table) { place, cells in
                    let row = Row(role: entry.role, place: place, cells: cells)
                    if isWanted(row) { rows.append(row) }
                }
            }
            return CentreRows(rows: rows)
        } catch let failure as ReadFailure {
            throw MachineFailure(operation: failure.operation, path: failure.path, errno: failure.errno)
        } catch let problem as TableProblem {
            throw RefusedRun([.table(problem)], sources: centre.sources)
        }
    }
}
