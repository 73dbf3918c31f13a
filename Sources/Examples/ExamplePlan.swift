internal import Chronology
internal import Diagnostics
internal import RecordModel
internal import RuleModel

/// What a case means, once it is held against its regulation: which rule, sheet and period, who there is, and the rows of
/// every table.
struct ExamplePlan {
    let group: ExampleSuite.Group
    let example: ExampleCase
    private(set) var diagnostics: [Diagnostic] = []
    /// The sheet whose subjects are meant where nothing names them.
    private(set) var sheet: Sheet?
    /// The rule under test.
    private(set) var rule: Rule?
    private(set) var period: Period?
    let people: [ExamplePerson]
    /// The tables of the folder, by path.
    private(set) var tables: [(path: String, text: String)] = []

    private var regulation: Regulation { group.regulation }

    init(_ group: ExampleSuite.Group, _ example: ExampleCase) {
        self.group = group
        self.example = example
        people =
            example.people.isEmpty
            ? [ExamplePerson(id: Located("甲", at: example.span), stretches: [[:]])] : example.people
        findRule()
        findSheet()
        findPeriod()
        writeTables()
    }

    private mutating func report(_ code: DiagnosticCode, _ span: SourceSpan, _ zh: String, _ en: String, fix: Wording) {
        diagnostics.append(Diagnostic(code, at: span, Wording(zh: zh, en: en), remedy: fix))
    }

    private static func listed(_ names: [String]) -> Wording {
        let list = names.prefix(30).joined(separator: "、")
        return Wording(zh: "可以写:\(list)", en: "allowed: \(list)")
    }

    // MARK: Rule, sheet, period

    /// A rule by id or code, on the case's sheet if it names one.
    func rule(named name: String) -> (rule: Rule, sheet: Sheet)? {
        let wanted = ExactText(HalfWidth.fold(name))
        let named = example.sheet.map { HalfWidth.fold($0.value) }
        let sheets = regulation.sheets.filter { $0.id == named } + regulation.sheets.filter { $0.id != named }
        for sheet in sheets {
            for rule in sheet.rules.map(\.rule)
            where ExactText(HalfWidth.fold(rule.id)) == wanted || ExactText(HalfWidth.fold(rule.code)) == wanted {
                return (rule, sheet)
            }
        }
        return nil
    }

    private mutating func findRule() {
        let all = regulation.sheets.flatMap { $0.rules.map(\.rule) }
        guard let written = example.rule else {
            rule = all.count == 1 ? all.first : nil
            return
        }
        rule = rule(named: written.value)?.rule
        if rule == nil {
            report(
                .unknownField, written.span, "没有“\(written.value)”这个条目", "there is no rule '\(written.value)'",
                fix: Self.listed(all.map(\.id)))
        }
    }

    private mutating func findSheet() {
        if let written = example.sheet {
            sheet = regulation.sheets.first { $0.id == HalfWidth.fold(written.value) }
            if sheet == nil {
                report(
                    .unknownField, written.span, "没有“\(written.value)”这张考核表", "there is no sheet '\(written.value)'",
                    fix: Self.listed(regulation.sheets.map(\.id)))
            }
            return
        }
        let kind = example.period.flatMap { Period(HalfWidth.fold($0.value)) }?.kind
        let fitting = regulation.sheets.filter { kind == nil || $0.period == kind }
        sheet = rule.flatMap { rule in fitting.first { $0.rules.contains { $0.rule === rule } } }
        if sheet == nil, fitting.count == 1 { sheet = fitting.first }
    }

    private mutating func findPeriod() {
        if let written = example.period {
            period = Period(HalfWidth.fold(written.value))
            return
        }
        let kind = sheet?.period ?? regulation.sheets.first?.period ?? .month
        let cells = example.tables.flatMap(\.rows).flatMap(\.cells).map(\.value.value)
        let days = example.punches.map(\.day) + cells.compactMap { Day(iso: HalfWidth.fold($0).prefix(10)) }
        period = days.max().flatMap { Period(kind, containing: $0) }
        if period == nil {
            report(
                .missingField, example.span, "看不出是哪一个考核期", "it is not said which period is meant",
                fix: Wording(zh: "补上 period(考核期),如 2026Q3", en: "add 'period: 2026Q3'"))
        }
    }

    // MARK: Who is meant where nobody is named

    /// The ids of all subjects of a kind, as the case lists them.
    func subjects(_ kind: SubjectKind) -> [String] {
        switch kind {
        case .staff: people.map(\.id.value)
        case .window: distinct { $0["window"] ?? Self.window }
        case .department: distinct { $0["department"] ?? Self.department }
        case .declared(let id): roster(of: id)
        }
    }

    private func distinct(_ field: ([String: String]) -> String) -> [String] {
        var names: [String] = []
        for name in people.flatMap(\.stretches).map(field) where !names.contains(name) { names.append(name) }
        return names
    }

    private func roster(of kind: String) -> [String] {
        let rows = example.rosters.filter { matches($0.name.value, kind) }.flatMap(\.rows)
        let ids = rows.compactMap { row in
            row.cells.first { $0.field.value == "id" || $0.field.value == "编号" }?.value.value
        }
        return ids.isEmpty ? ["甲"] : ids
    }

    private func matches(_ name: String, _ kind: String) -> Bool {
        let wanted = HalfWidth.fold(name)
        return wanted == kind || regulation.subjects.contains { $0.id == kind && HalfWidth.fold($0.title) == wanted }
    }

    /// The only subject of a kind; `nil` where there are several.
    func only(_ kind: SubjectKind) -> String? {
        let all = subjects(kind)
        return all.count == 1 ? all.first : nil
    }

    static let window = "一号窗口"
    static let department = "甲局"

    // MARK: Tables

    private mutating func writeTables() {
        let found = self
        tables.append(("roster.csv", rosterText()))
        for log in [LogKind.events, .cases, .leave] {
            var fields = LogSchema.fields(of: log).filter { !$0.isDerived }
            fields += (regulation.furtherColumns[log] ?? []).map(LogSchema.furtherColumn)
            let named = example.tables.filter { $0.name.value == log.rawValue }.flatMap(\.rows)
            tables.append(
                ("logs/\(log.rawValue).csv", written(named, fields, of: log.title) { found.fill(&$0, log, $1) }))
        }
        for log in regulation.logs {
            let rows = example.tables.filter { named($0, log.id, log.title) }.flatMap(\.rows)
            let text = written(rows, log.fields, of: log.title) { cells, _ in
                if cells["subject"] == nil { cells["subject"] = found.only(log.subject) }
            }
            tables.append(("logs/\(log.id).csv", text))
        }
        for kind in regulation.subjects {
            let rows = example.rosters.filter { matches($0.name.value, kind.id) }.flatMap(\.rows)
            let standard = [
                ExampleRow(
                    cells: [(Located("id", at: example.span), Located("甲", at: example.span))], copies: 1,
                    span: example.span)
            ]
            let text = written(rows.isEmpty ? standard : rows, LogSchema.declaredRoster, of: kind.title) { cells, _ in
                if cells["name"] == nil { cells["name"] = cells["id"] }
            }
            tables.append(("rosters/\(kind.id).csv", text))
        }
        tables.append(("logs/attendance.csv", PunchWriter(self).text))
        let own = ["events", "cases", "leave"]
        for table in example.tables
        where !own.contains(table.name.value) && !regulation.logs.contains(where: { named(table, $0.id, $0.title) }) {
            report(
                .unknownKey, table.name.span, "没有“\(table.name.value)”这种记录", "there is no log '\(table.name.value)'",
                fix: Self.listed(own + regulation.logs.map(\.id)))
        }
        for roster in example.rosters where !regulation.subjects.contains(where: { matches(roster.name.value, $0.id) })
        {
            report(
                .unknownKey, roster.name.span, "没有“\(roster.name.value)”这种考核对象",
                "there is no kind of subject '\(roster.name.value)'", fix: Self.listed(regulation.subjects.map(\.id)))
        }
    }

    private func named(_ table: ExampleTable, _ id: String, _ title: String) -> Bool {
        let name = HalfWidth.fold(table.name.value)
        return name == id || name == HalfWidth.fold(title)
    }

    private func rosterText() -> String {
        let ids = LogSchema.roster.map(\.id)
        var csv = TableText(LogSchema.roster.map(\.header))
        for person in people {
            for stretch in person.stretches {
                var row = stretch
                row["staff"] = person.id.value
                row["name"] = person.id.value
                row["window"] = row["window"] ?? Self.window
                row["department"] = row["department"] ?? Self.department
                csv.add(ids.map { row[$0] ?? "" })
            }
        }
        return csv.text
    }

    /// Rows as a table: cells by field, what is missing filled in, ids numbered.
    private mutating func written(
        _ rows: [ExampleRow], _ fields: [Field], of title: String,
        fill: (_ cells: inout [String: String], _ number: Int) -> Void
    ) -> String {
        var csv = TableText(fields.map(\.header))
        var number = 0
        for row in rows {
            var cells: [String: String] = [:]
            for cell in row.cells {
                let name = HalfWidth.fold(cell.field.value)
                // A leave of one day is said by its date.
                let ids = name == "date" && !fields.contains { $0.id == "date" } ? ["from", "until"] : [name]
                for id in ids {
                    guard let field = fields.first(where: { $0.id == id || HalfWidth.fold($0.header) == id }) else {
                        report(
                            .unknownField, cell.field.span, "\(title)没有“\(cell.field.value)”这一列",
                            "the table has no field '\(cell.field.value)'",
                            fix: Self.listed(fields.map { $0.id == $0.header ? $0.id : "\($0.id)(\($0.header))" }))
                        continue
                    }
                    cells[field.id] = cell.value.value
                }
            }
            for _ in 0..<row.copies {
                number += 1
                var filled = cells
                fill(&filled, number)
                csv.add(fields.map { filled[$0.id] ?? "" })
            }
        }
        return csv.text
    }

    private func fill(_ cells: inout [String: String], _ log: LogKind, _ number: Int) {
        let padded = String(repeating: "0", count: max(0, 4 - "\(number)".count)) + "\(number)"
        switch log {
        case .events:
            cells["event"] = cells["event"] ?? "E\(padded)"
            cells["rule"] = cells["rule"] ?? rule?.id
            if cells["staff"] == nil, cells["window"] == nil {
                if sheet?.subject == .window {
                    cells["window"] = only(.window)
                } else {
                    cells["staff"] = only(.staff)
                }
            }
        case .cases:
            cells["case"] = cells["case"] ?? "C\(padded)"
            cells["kind"] = cells["kind"] ?? "即办件"
            cells["staff"] = cells["staff"] ?? only(.staff)
            cells["accepted"] = cells["accepted"] ?? cells["finished"] ?? cells["due"] ?? period?.first.iso
        case .leave:
            cells["staff"] = cells["staff"] ?? only(.staff)
            cells["kind"] = cells["kind"] ?? "事假"
        case .attendance, .ratings, .pauses, .sessions, .marks: break
        }
    }
}

/// A table as the formats have it: quoted only where needed.
struct TableText {
    private(set) var text = ""

    init(_ header: [String]) { add(header) }

    mutating func add(_ cells: [String]) {
        text += cells.map(Self.cell).joined(separator: ",") + "\n"
    }

    private static func cell(_ text: String) -> String {
        let isPlain = !text.contains { $0 == "," || $0 == "\"" || $0.isNewline }
        return isPlain
            ? text
            : "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
