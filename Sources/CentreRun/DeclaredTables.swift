internal import Chronology
internal import LogReading
internal import RecordModel

/// What was read from the tables that regulations declare.
struct DeclaredTables: Sendable {
    /// The good rows of each log by its id, in the order of the files' paths and rows; none for a log without files.
    let rows: [String: [DeclaredRow]]
    /// The roster of each kind of subject by its id.
    let rosters: [String: DeclaredRoster]
    /// What is wrong with the logs' rows.
    let findings: [Finding]
    /// Of the logs' files, by file index.
    let balances: [UInt32: RowBalance]

    /// Reads every declared log.
    /// - Parameter period: rows of other days are counted as outside; rows without a day always count.
    init(
        _ tables: InputTables, _ layout: DeclaredLayout, roster: Roster, rosters: [String: DeclaredRoster],
        period: DaySpan
    ) throws {
        var rows: [String: [DeclaredRow]] = [:]
        var findings: [Finding] = []
        var balances: [UInt32: RowBalance] = [:]
        for schema in layout.logs {
            var declared: DeclaredRoster?
            if case .declared(let kind) = schema.subject { declared = rosters[kind] }
            let reader = DeclaredTableReader(schema, roster: roster, declared: declared, period: period)
            rows[schema.id] = []
            for table in tables.tables(ofDeclared: schema.id) {
                let part = try reader.read(table)
                rows[schema.id]? += part.rows
                findings += part.findings
                balances[table.index] = part.balance
            }
        }
        self.rows = rows
        self.rosters = rosters
        self.findings = findings
        self.balances = balances
    }
}

/// Every roster of a centre: of its people, and of the kinds of subject that regulations declare.
struct Rosters: Sendable {
    /// The people.
    let people: Roster
    /// The roster of each declared kind of subject by its id.
    let declared: [String: DeclaredRoster]
    /// Everything there is to say of their rows; with an error among it no roster is to be used.
    let findings: [Finding]
    /// How many rows each file has, by its index.
    let rows: [UInt32: Int]

    /// Reads every roster whose files could be bound.
    init(_ tables: InputTables, _ layout: DeclaredLayout) throws {
        let people = try RosterReader.read(tables.roster)
        var declared: [String: DeclaredRoster] = [:]
        var findings = people.findings
        var rows = people.rows
        for kind in layout.subjects {
            let part = try DeclaredRosterReader.read(
                tables.tables(ofSubjects: kind.id), id: kind.id, title: kind.title)
            declared[kind.id] = part.roster
            findings += part.findings
            rows.merge(part.rows) { $1 }
        }
        self.people = people.roster
        self.declared = declared
        self.findings = findings.sorted()
        self.rows = rows
    }
}
