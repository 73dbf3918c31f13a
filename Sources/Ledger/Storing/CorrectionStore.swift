internal import Chronology
internal import Exact
internal import GRDB
internal import LedgerModel
internal import RecordModel

/// The log of corrections in its tables: what was entered, and what was decided about it.
enum CorrectionStore {
    /// An entry as it was made, before anything was decided about it.
    struct Entry {
        let number: Int
        let period: Period
        let columns: Columns
        let by: String
        let on: Day
        let basis: String
        let state: CorrectionState
        let at: Moment

        func digest(after before: String) -> String {
            var digest = ContentDigest()
            digest.add(before)
            digest.add(number)
            digest.add(period.label)
            digest.add(columns.kind)
            digest.add(columns.path)
            digest.add(columns.row)
            for text in [columns.log, columns.sheet, columns.subject, columns.rule] { digest.add(text) }
            digest.add(columns.day)
            for text in [columns.evidence, columns.points, columns.instead, by] { digest.add(text) }
            digest.add(on)
            digest.add(basis)
            digest.add(state.rawValue)
            digest.add(at)
            digest.add(columns.cells) { digest, entry in
                digest.add(entry.role)
                digest.add(entry.cell.header)
                digest.add(entry.cell.text)
            }
            return digest.hexadecimal()
        }
    }

    static func add(
        _ target: CorrectionTarget, period: Period, by: String, on day: Day, basis: String, state: CorrectionState,
        at moment: Moment, _ db: Database
    ) throws -> LoggedCorrection {
        try RunStore.require(period, db)
        let (number, before) = try Chain.next(in: "corrections", db)
        let columns = Columns(target)
        let entry = Entry(
            number: number, period: period, columns: columns, by: by, on: day, basis: basis, state: state, at: moment)
        let putCell = try Insertion(db, into: "correction_cells", columns: 5)
        var counts: [String: Int] = [:]
        for (role, cell) in columns.cells {
            try putCell(
                Field.number(number), Field.text(role), Field.number(counts[role, default: 0]),
                Field.text(cell.header), Field.text(cell.text))
            counts[role, default: 0] += 1
        }
        try Insertion(db, into: "corrections", columns: 20)(
            Field.number(number), Field.text(period.label), Field.text(columns.kind), Field.text(columns.path),
            Field.number(columns.row), Field.text(columns.log), Field.text(columns.sheet),
            Field.text(columns.subject), Field.text(columns.rule), Field.day(columns.day),
            Field.text(columns.evidence), Field.text(columns.points), Field.text(columns.instead), Field.text(by),
            Field.day(day), Field.text(basis), Field.text(state.rawValue), Field.day(moment.day),
            Field.text(moment.time), Field.text(entry.digest(after: before)))
        return LoggedCorrection(
            correction: Correction(number: number, target: target, by: by, on: day, basis: basis), period: period,
            state: state)
    }

    /// Adds a decision about an entry.
    static func decide(
        _ correction: Int, _ state: CorrectionState, by: String, reason: String, at moment: Moment,
        amendment: Int64?, _ db: Database
    ) throws {
        let (number, before) = try Chain.next(in: "decisions", db)
        let decision = Decision(
            correction: correction, state: state, by: by, reason: reason, at: moment, amendment: amendment)
        try Insertion(db, into: "decisions", columns: 9)(
            Field.number(number), Field.number(correction), Field.text(state.rawValue), Field.text(by),
            Field.text(reason), Field.day(moment.day), Field.text(moment.time),
            Field.number(amendment.map(Int.init)), Field.text(decision.digest(after: before)))
    }

    /// It has come into something published: an amendment, or the results themselves.
    static func apply(_ number: Int, in amendment: Int64?, by: String, at moment: Moment, _ db: Database) throws {
        try decide(number, .applied, by: by, reason: "", at: moment, amendment: amendment, db)
    }

    /// A decision about an entry.
    struct Decision {
        let correction: Int
        let state: CorrectionState
        let by: String
        let reason: String
        let at: Moment
        let amendment: Int64?

        func digest(after before: String) -> String {
            var digest = ContentDigest()
            digest.add(before)
            digest.add(correction)
            digest.add(state.rawValue)
            digest.add(by)
            digest.add(reason)
            digest.add(at)
            digest.add(amendment.map(Int.init))
            return digest.hexadecimal()
        }

        /// Who, when and why.
        var text: String { [by, at.day.iso, reason].filter { !$0.isEmpty }.joined(separator: " ") }
    }

    /// Every decision, in order, each with its digest.
    static func decisions(_ db: Database) throws -> [(number: Int, decision: Decision, digest: String)] {
        try db.rows(
            """
            SELECT number, correction, state, by_whom, reason, day, time, amendment, digest FROM decisions
            ORDER BY number
            """
        ) {
            (
                try $0.number(0),
                Decision(
                    correction: try $0.number(1), state: try $0.word(2, as: CorrectionState.self),
                    by: try $0.text(3), reason: try $0.text(4), at: try $0.moment(5),
                    amendment: try $0.optionalNumber(7).map(Int64.init)),
                try $0.text(8)
            )
        }
    }

    /// Every entry as it was made, in order, each with its digest.
    static func entries(_ db: Database) throws -> [(entry: Entry, digest: String)] {
        // By role as they are told apart, not by its name: what was, then what counts instead.
        let cells = Dictionary(
            grouping: try db.rows(
                """
                SELECT correction, role, header, text FROM correction_cells
                ORDER BY correction, CASE role WHEN 'was' THEN 0 WHEN 'instead' THEN 1 ELSE 2 END, number
                """
            ) {
                (
                    correction: try $0.number(0), role: try $0.text(1),
                    cell: CorrectedCell(header: try $0.text(2), text: try $0.text(3))
                )
            }, by: \.correction)
        return try db.rows(
            """
            SELECT number, period, kind, path, row, log, sheet, subject, rule, line_day, evidence, points, instead,
                by_whom, on_day, basis, state, day, time, digest
            FROM corrections ORDER BY number
            """
        ) { fields in
            let number = try fields.number(0)
            var columns = Columns()
            columns.kind = try fields.text(2)
            columns.path = try fields.text(3)
            columns.row = try fields.optionalNumber(4)
            columns.log = try fields.text(5)
            columns.sheet = try fields.text(6)
            columns.subject = try fields.text(7)
            columns.rule = try fields.text(8)
            columns.day = try fields.optionalDay(9)
            columns.evidence = try fields.text(10)
            columns.points = try fields.text(11)
            columns.instead = try fields.text(12)
            columns.cells = (cells[number] ?? []).map { ($0.role, $0.cell) }
            let entry = Entry(
                number: number, period: try fields.period(1), columns: columns, by: try fields.text(13),
                on: try fields.day(14), basis: try fields.text(15),
                state: try fields.word(16, as: CorrectionState.self),
                at: try fields.moment(17))
            return (entry, try fields.text(19))
        }
    }

    /// The log's entries with what was decided, by number.
    static func logged(of period: Period? = nil, _ db: Database) throws -> [LoggedCorrection] {
        let decisions = Dictionary(grouping: try decisions(db).map(\.decision), by: \.correction)
        let numbers = Dictionary(
            try db.rows("SELECT id, number FROM amendments") { (Int64(try $0.number(0)), try $0.number(1)) },
            uniquingKeysWith: { first, _ in first })
        return try entries(db).map(\.entry).filter { period == nil || $0.period == period }.map { entry in
            guard let target = entry.columns.target else { throw Fields.Unfit(column: "kind") }
            let last = decisions[entry.number]?.last
            // That it was applied is no decision of its own: who decided is who accepted it.
            let decided = decisions[entry.number]?.last { $0.state != .applied }
            return LoggedCorrection(
                correction: Correction(
                    number: entry.number, target: target, by: entry.by, on: entry.on, basis: entry.basis),
                period: entry.period, state: last?.state ?? entry.state, decision: decided?.text ?? "",
                amendment: last?.amendment.flatMap { numbers[$0] })
        }
    }

    /// One entry; `nil` if there is none of the number.
    static func logged(_ number: Int, _ db: Database) throws -> LoggedCorrection? {
        try logged(db).first { $0.correction.number == number }
    }
}
