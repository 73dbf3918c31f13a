internal import Chronology
internal import LogReading
public import RecordModel
internal import RuleLoading
public import ScoreModel

/// How a file of a centre is understood: which table it is, which profile reads it, and its first rows.
public struct TablePreview: Sendable {
    /// A row as it is understood.
    public struct Row: Hashable, Sendable {
        /// Its number.
        public let number: UInt32
        /// Its filled cells, in the table's order: what each is, and its text.
        public let cells: [Cell]
    }

    /// A cell of a row.
    public struct Cell: Hashable, Sendable {
        /// The field's name for people.
        public let title: String
        /// The text.
        public let text: String
        /// Whom the roster has under an id, `0018 王某`; `nil` where the cell is no person's.
        public let person: String?
        /// Whether the cell should name somebody whom the roster does not have.
        public let isUnknown: Bool
    }

    /// Which table it belongs to.
    public let role: TableCard.Role
    /// The path, with the sheet of a workbook.
    public let path: String
    /// What the file is: `UTF-8`, `xlsx` …
    public let form: String
    /// How it was imported; `nil` for a text that is as the data formats have it.
    public let card: ImportCard?
    /// The names of the table's fields, by id.
    public let titles: [String: String]
    /// The first rows.
    public let rows: [Row]

    /// Looks at all files of a centre.
    /// - Returns: the files that can be read, by path; the problems of those that cannot.
    /// - Throws: ``MachineFailure``.
    public static func all(
        of centre: Centre, rows count: Int = 3, jobs: Int
    ) async throws -> (previews: [TablePreview], problems: [RunProblem]) {
        let layout = DeclaredLayout(chosen: centre.regulations, all: centre.regulations)
        do {
            let (tables, problems) = try await InputTables.open(
                centre, layout, jobs: jobs, observer: nil, wantsOthers: true)
            let roster = try tables.roster.isEmpty ? nil : Rosters(tables, layout).people
            let people = roster.map { (roster: $0, index: TextIndex(people: $0)) }
            return (try tables.entries.map { try TablePreview($0.role, $0.table, people, rows: count) }, problems)
        } catch let failure as ReadFailure {
            throw MachineFailure(operation: failure.operation, path: failure.path, errno: failure.errno)
        }
    }

    /// Enough rows have been seen.
    private struct Enough: Error {}

    private init(
        _ role: TableCard.Role, _ table: BoundTable, _ people: (roster: Roster, index: TextIndex)?, rows count: Int
    ) throws {
        self.role = role
        path = table.file.path
        form = table.file.form
        card = table.card
        let fields = table.columnFields
        titles = Dictionary(fields.map { ($0.id, $0.header) }) { first, _ in first }
        var rows: [Row] = []
        do {
            try RowText.each(of: table) { place, cells in
                rows.append(
                    Row(
                        number: place.row,
                        cells: fields.compactMap { field in
                            cells[field.id].map { text in
                                guard field.id == "staff", role != .roster, let people else {
                                    return Cell(title: field.header, text: text, person: nil, isUnknown: false)
                                }
                                let place = people.index.person(text)
                                let person = place.map { place in
                                    "\(people.roster.ids[place]) \(people.roster.stretches[place].last?.name ?? "")"
                                }
                                return Cell(
                                    title: field.header, text: text, person: person, isUnknown: place == nil)
                            }
                        }))
                if rows.count >= count { throw Enough() }
            }
        } catch is Enough {}
        self.rows = rows
    }
}
