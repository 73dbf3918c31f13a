internal import CentreRun
internal import Chronology
internal import Diagnostics
internal import Exact
internal import Glibc
internal import RecordModel
internal import RuleLoading
internal import RuleModel
internal import ScoreModel

/// Gathers the rows of one real case and writes them down under other names.
struct ExampleMaker {
    let centre: Centre
    let report: RunReport
    let sheet: SheetResult
    let score: SubjectScore
    let lines: [ResultLine]
    let folder: String
    let rules: [Rule]
    let rows: [CentreRows.Row]
    let names: MadeUpNames
    let people: [(id: String, stretches: [CentreRows.Row])]
    /// The fields that the rules look at, besides those every row needs.
    let asked: Set<String>

    init(
        _ centre: Centre, _ report: RunReport, _ sheet: SheetResult, _ score: SubjectScore, _ lines: [ResultLine],
        folder: String
    ) async throws {
        self.centre = centre
        self.report = report
        self.sheet = sheet
        self.score = score
        self.lines = lines
        self.folder = folder
        let rules = sheet.rules.filter { rule in lines.contains { $0.source == rule.id } }
        self.rules = rules
        let related = Self.related(rules, sheet)
        asked = Set(related.flatMap(Self.fields))
        let evidence = Set(lines.flatMap { line in line.evidence.split(separator: ";").map(String.init) })
        let paths = report.tables.map(\.path)
        func isEvidence(_ row: CentreRows.Row) -> Bool {
            paths.indices.contains(Int(row.place.file))
                && evidence.contains(RowNames.name(paths[Int(row.place.file)], row: row.place.row))
        }
        let roster = try await CentreRows.read(centre, period: report.period) { $0.role == .roster }.rows
        let isStaff = sheet.sheet.subject == .staff
        let unit = HalfWidth.fold(score.id)
        let members = roster.filter { row in
            switch sheet.sheet.subject {
            case .staff: Self.same(row.cells["staff"], unit)
            case .window: Self.same(row.cells["window"], unit)
            case .department: Self.same(row.cells["department"], unit)
            case .declared: false
            }
        }
        let ids = members.compactMap { $0.cells["staff"].map(HalfWidth.fold) }
        let cited = Set(related.flatMap { [HalfWidth.fold($0.id), HalfWidth.fold($0.code)] })
        let logs = Set(related.flatMap { Self.logs(of: $0, sheet.regulation) })
        rows = try await CentreRows.read(centre, period: report.period) { row in
            let staff = row.cells["staff"].map(HalfWidth.fold) ?? ""
            switch row.role {
            case .roster, .subjects: return false
            case .log(.events):
                if isEvidence(row) { return true }
                return cited.contains(HalfWidth.fold(row.cells["rule"] ?? ""))
                    && (ids.contains(staff) || !isStaff && Self.same(row.cells["window"], unit))
            case .log(.attendance): return logs.contains("attendance") && ids.contains(staff)
            case .log(let log): return logs.contains(log.rawValue) && ids.contains(staff)
            case .declared(let id, _):
                let named = HalfWidth.fold(row.cells["subject"] ?? "")
                return logs.contains(id) && (named == unit || ids.contains(named))
            }
        }.rows
        var wanted: [String] = []
        for id in ids + rows.compactMap({ $0.cells["staff"].map(HalfWidth.fold) }) where !wanted.contains(id) {
            wanted.append(id)
        }
        // What somebody did at another window belongs to that one.
        let found = wanted.map { id in
            let own = members.filter { Self.same($0.cells["staff"], id) }
            return (id: id, stretches: own.isEmpty ? roster.filter { Self.same($0.cells["staff"], id) } : own)
        }
        people = found
        var names = MadeUpNames()
        // The subject comes first under the first of the names.
        if !isStaff { _ = names[sheet.sheet.subject == .window ? .window : .department, score.id] }
        for person in found {
            _ = names[.staff, person.id]
            for row in person.stretches {
                _ = names[.window, row.cells["window"] ?? ""]
                _ = names[.department, row.cells["department"] ?? ""]
                if let group = row.cells["group"] { _ = names[.group, group] }
            }
        }
        for row in rows {
            if let window = row.cells["window"] { _ = names[.window, window] }
            if let deed = row.cells["deed"] { _ = names[.deed, deed] }
        }
        self.names = names
    }

    static func same(_ text: String?, _ other: String) -> Bool {
        text.map { ExactText(HalfWidth.fold($0)) == ExactText(other) } ?? false
    }

    /// The rules, and those whose occurrences they count.
    static func related(_ rules: [Rule], _ sheet: SheetResult) -> [Rule] {
        var found = rules
        var waiting = rules
        while let rule = waiting.popLast() {
            for case .rules(let ids) in rule.rows.leaves {
                for other in sheet.rules where ids.contains(other.id) && !found.contains(where: { $0 === other }) {
                    found.append(other)
                    waiting.append(other)
                }
            }
        }
        return found
    }

    /// The fields a rule looks at.
    static func fields(_ rule: Rule) -> [String] {
        var fields = (rule.filter.keep + rule.filter.drop).map(\.field)
        fields += rule.quantities.compactMap { if case .field(let id) = $0 { id } else { nil } }
        if let same = rule.same { fields.append(same.field) }
        if let run = rule.run { fields.append(run.along) }
        if case .row(let tests)? = rule.waiver { fields += tests.map(\.field) }
        return fields + ["deed"]
    }

    /// The logs a rule looks at, itself or by its measures.
    static func logs(of rule: Rule, _ regulation: Regulation) -> [String] {
        var sources = rule.rows.leaves
        var names = rule.measures
        var seen: Set<String> = []
        while let name = names.popLast() {
            guard seen.insert(name).inserted, let measure = regulation.measures.first(where: { $0.name == name }) else {
                continue
            }
            sources += measure.form.selections.flatMap(\.rows.leaves)
            names += measure.form.parents
            if case .measure(let target)? = measure.target { names.append(target) }
            if measure.form is TimetableMeasure { sources.append(.log(.sessions)) }
        }
        return sources.flatMap { source -> [String] in
            switch source {
            case .log(.sessions), .log(.marks): ["attendance", "leave"]
            case .log(let log): [log.rawValue]
            case .declared(let id): [id]
            case .events, .rules, .results, .sequence: []
            }
        }
    }
}
