internal import Chronology
public import RecordModel

/// Reads the roster (人员名册). It is small and everything hangs on it: an error in it stops the run.
public enum RosterReader {
    /// One row before it is known to be good.
    private struct Entry {
        let id: String
        let from: Day
        let until: Day
        let name: String
        let department: String
        let window: String
        let post: String
        let group: String
    }

    /// What is known of the roster so far.
    private struct Reading {
        var findings: [Finding] = []
        var entries: [Entry] = []
        var known: [ExactText: [Entry]] = [:]
        var bare: [ExactText: String] = [:]
    }

    /// Reads a roster, which may be split over several files.
    /// - Returns: the roster, which is only to be used if no finding is an error; every finding; how many rows each file
    ///   has, by its index.
    public static func read(
        _ tables: [BoundTable]
    ) throws -> (roster: Roster, findings: [Finding], rows: [UInt32: Int]) {
        var reading = Reading()
        var rows: [UInt32: Int] = [:]
        for table in tables { rows[table.index] = try read(table, &reading) }
        return (assemble(reading.entries), reading.findings.sorted(), rows)
    }

    private static func read(_ table: BoundTable, _ reading: inout Reading) throws -> Int {
        var rows = 0
        let walker = RowWalker()
        let columns = table.header
        for block in 0..<table.blockCount {
            try walker.walk(table, block: block) { row, cells, _ in
                rows += 1
                let before = reading.findings.count
                defer { table.addFaults(row, cells, from: before, &reading.findings) }
                func cell(_ field: String) -> ByteText { cells[columns.column(field)] }
                func report(_ code: FindingCode, _ field: String, detail: String? = nil) {
                    reading.findings.append(
                        table.finding(code, row: row, field: field, text: cell(field), detail: detail))
                }
                if let extra = cells.firstExtra {
                    reading.findings.append(
                        table.tooManyCells(row: row, column: extra.column, text: cells.text(of: extra.cell)))
                    return
                }
                let id = cell("staff").folded
                for field in ["staff", "name", "department", "window"] where cell(field).folded.isEmpty {
                    report(.missingValue, field)
                }
                var from = RosterStretch.always
                var until = RosterStretch.ever
                for field in ["from", "until"] {
                    switch MomentParser.parse(cell(field)) {
                    case .empty: break
                    case .badDate: report(.badDate, field)
                    case .badTime: report(.badTime, field)
                    case .value(let moment):
                        if moment.clock == .endOfDay {
                            report(.badTime, field)
                        } else if field == "from" {
                            from = Day(rawValue: moment.day)
                        } else {
                            until = Day(rawValue: moment.day)
                        }
                    }
                }
                if from > until { report(.timesOutOfOrder, "until") }
                guard !id.isEmpty else { return }
                let entry = Entry(
                    id: id, from: from, until: until, name: cell("name").string, department: cell("department").string,
                    window: cell("window").string, post: cell("post").string, group: cell("group").string)
                // Once a row, however many rows it clashes with: a column taken for the ids may hold one word throughout.
                let others = reading.known[ExactText(id)] ?? []
                if others.contains(where: { from <= $0.until && $0.from <= until }) {
                    report(.overlappingStretch, "from")
                }
                let name = ExactText(HalfWidth.fold(entry.name))
                if let other = others.first(where: { ExactText(HalfWidth.fold($0.name)) != name }) {
                    report(.nameDiffers, "name", detail: "同一工号的姓名不一致:“\(other.name)”与“\(entry.name)”")
                }
                let digits = ExactText(String(id.drop { $0 == "0" }))
                if let other = reading.bare[digits], ExactText(other) != ExactText(id) {
                    report(.leadingZeros, "staff", detail: "与工号 \(other) 只差前导零,可能是同一人")
                } else {
                    reading.bare[digits] = id
                }
                reading.known[ExactText(id), default: []].append(entry)
                reading.entries.append(entry)
            }
        }
        return rows
    }

    private static func assemble(_ entries: [Entry]) -> Roster {
        let windows = Set(entries.map { ExactText(HalfWidth.fold($0.window)) }).sorted()
        let departments = Set(entries.map { ExactText(HalfWidth.fold($0.department)) }).sorted()
        let indexOfWindow = Dictionary(uniqueKeysWithValues: windows.enumerated().map { ($1, $0) })
        let indexOfDepartment = Dictionary(uniqueKeysWithValues: departments.enumerated().map { ($1, $0) })
        let byID = Dictionary(grouping: entries) { ExactText($0.id) }
        let ids = byID.keys.sorted()
        let stretches = ids.map { id in
            (byID[id] ?? []).map { entry in
                RosterStretch(
                    from: entry.from, until: entry.until, name: entry.name, department: entry.department,
                    departmentIndex: indexOfDepartment[ExactText(HalfWidth.fold(entry.department))] ?? 0,
                    window: entry.window, windowIndex: indexOfWindow[ExactText(HalfWidth.fold(entry.window))] ?? 0,
                    post: entry.post, group: entry.group)
            }.sorted { $0.from < $1.from }
        }
        return Roster(
            ids: ids.map(\.text), stretches: stretches, windows: windows.map(\.text),
            departments: departments.map(\.text))
    }
}
