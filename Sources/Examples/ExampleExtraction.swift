public import CentreRun
public import Chronology
internal import Diagnostics
internal import Exact
internal import Glibc
internal import RecordModel
internal import RuleLoading
internal import RuleModel
internal import ScoreModel

/// Makes an example of a real case, with the names taken out: the rows behind a subject's lines, and the lines as the
/// engine gave them.
public struct ExampleExtraction {
    /// The example and what could not be carried over.
    public struct Outcome: Sendable {
        /// The file's text.
        public let text: String
        /// Whether any line was carried over.
        public let hasLines: Bool
    }

    /// Why there is nothing to make an example of.
    public enum Failure: Error, Sendable {
        /// Nobody of this id or name is scored in the period.
        case unknownSubject
        /// The subject has no line of a rule, or none of the one asked for: scores taken from other periods are lines of none.
        case noLines
    }

    /// Makes an example.
    /// - Parameters:
    ///   - subject: the id or name of somebody scored.
    ///   - rule: the one rule that is wanted, by id or code; `nil` is every rule with a line.
    ///   - folder: the folder the example will stand in; paths are written from there.
    /// - Throws: ``Failure``; ``RefusedRun``; ``MachineFailure``.
    public static func make(
        of subject: String, in centre: Centre, period: Period, rule: String?, folder: String, jobs: Int
    ) async throws -> Outcome {
        var timings = StageTimings()
        let report = try await CentreRun.score(centre, period: period, jobs: jobs, timings: &timings)
        let results = ExampleResults(report)
        guard let (score, sheet) = results.score(of: subject, on: nil) else { throw Failure.unknownSubject }
        let wanted = rule.flatMap { results.source(named: $0) }
        var own = results.lines.filter {
            $0.subject == score.id && $0.sheet == sheet.sheet.id && sheet.rules.map(\.id).contains($0.source)
        }
        if rule != nil { own = own.filter { $0.source == wanted } }
        guard !own.isEmpty else { throw Failure.noLines }
        let maker = try await ExampleMaker(centre, report, sheet, score, own, folder: folder)
        // What does not come out alike by itself, such as a mean over everybody, is left out and named.
        let whole = maker.text(without: [])
        let differing = try await maker.differing(in: whole)
        let left = Set(own.map(\.source)).subtracting(differing)
        return Outcome(text: differing.isEmpty ? whole : maker.text(without: differing), hasLines: !left.isEmpty)
    }
}

/// Gathers the rows of one real case and writes them down under other names.
struct ExampleMaker {
    private let centre: Centre
    private let report: RunReport
    private let sheet: SheetResult
    private let score: SubjectScore
    private let lines: [ResultLine]
    private let folder: String
    private let rules: [Rule]
    private let rows: [CentreRows.Row]
    private let names: MadeUpNames
    private let people: [(id: String, stretches: [CentreRows.Row])]
    /// The fields that the rules look at, besides those every row needs.
    private let asked: Set<String>

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
                && evidence.contains("\(paths[Int(row.place.file)]):\(row.place.row)")
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

    private static func same(_ text: String?, _ other: String) -> Bool {
        text.map { ExactText(HalfWidth.fold($0)) == ExactText(other) } ?? false
    }

    /// The rules, and those whose occurrences they count.
    private static func related(_ rules: [Rule], _ sheet: SheetResult) -> [Rule] {
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
    private static func fields(_ rule: Rule) -> [String] {
        var fields = (rule.filter.keep + rule.filter.drop).map(\.field)
        fields += rule.quantities.compactMap { if case .field(let id) = $0 { id } else { nil } }
        if let same = rule.same { fields.append(same.field) }
        if let run = rule.run { fields.append(run.along) }
        if case .row(let tests)? = rule.waiver { fields += tests.map(\.field) }
        return fields + ["deed"]
    }

    /// The logs a rule looks at, itself or by its measures.
    private static func logs(of rule: Rule, _ regulation: Regulation) -> [String] {
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

    // MARK: Writing

    /// The file, without the expected lines of some rules.
    func text(without left: Set<String>) -> String {
        let regulation = sheet.regulation
        var text = "kind: examples\ntitle: \(yaml("\(regulation.title):一个实例"))\n"
        text += "regulation: \(yaml(path(regulation.file)))\n"
        let calendars = centre.file.calendars.map { yaml(path(inCentre: $0.value)) }
        text += "calendar: " + (calendars.count == 1 ? calendars[0] : "[\(calendars.joined(separator: ", "))]") + "\n"
        text += "attendance: \(yaml(path(inCentre: centre.file.attendance.value)))\n"
        text += "cases:\n  - title: \(yaml("\(report.period.title)的一个实例"))\n"
        text += "    period: \(yaml(report.period.label))\n    sheet: \(yaml(sheet.sheet.id))\n"
        text += "    people:\n" + people.map(person).joined()
        for log in [LogKind.events, .cases, .leave] { text += table(log) }
        for log in regulation.logs { text += declared(log) }
        text += punches()
        let gone = rules.map(\.id).filter(left.contains)
        if !gone.isEmpty {
            text += "    # 这些条目要看全体人员或前期的数,单独一例算不出同样的结果,没有写进来:\(gone.joined(separator: "、"))\n"
        }
        text += "    lines:\n"
        for line in lines where !left.contains(line.source) {
            text +=
                "      - {subject: \(yaml(names.known(subjectKind, score.id))), rule: \(yaml(line.source)), "
                + "points: \(line.points.plain), date: \(line.day.iso)}\n"
        }
        if gone.count == rules.count { text = String(text.dropLast("    lines:\n".count)) + "    lines: []\n" }
        return text
    }

    private var subjectKind: MadeUpNames.Kind {
        switch sheet.sheet.subject {
        case .staff: .staff
        case .window: .window
        case .department, .declared: .department
        }
    }

    private func person(_ person: (id: String, stretches: [CentreRows.Row])) -> String {
        let stretches = person.stretches.map { row -> String in
            var cells = ["window: \(yaml(names.known(.window, row.cells["window"] ?? "")))"]
            cells.append("department: \(yaml(names.known(.department, row.cells["department"] ?? "")))")
            if let post = row.cells["post"] { cells.append("post: \(yaml(post))") }
            if let group = row.cells["group"] { cells.append("group: \(yaml(names.known(.group, group)))") }
            for field in ["from", "until"] { if let day = row.cells[field] { cells.append("\(field): \(yaml(day))") } }
            return "{\(cells.joined(separator: ", "))}"
        }
        let whole = stretches.count == 1 ? stretches[0] : "[\(stretches.joined(separator: ", "))]"
        return "      \(yaml(names.known(.staff, person.id))): \(whole)\n"
    }

    /// What of a row is kept as it stands, by log; everything else only where a rule looks at it.
    private static let kept: [LogKind: [String]] = [
        .events: ["date", "times", "points", "status"],
        .cases: ["kind", "accepted", "promise", "paused", "due", "finished", "rating"],
        .leave: ["kind", "from", "until", "status"],
    ]

    private func table(_ log: LogKind) -> String {
        let own = rows.filter { $0.role == .log(log) }
        let further = sheet.regulation.furtherColumns[log] ?? []
        let fields = LogSchema.fields(of: log).filter { !$0.isDerived }.map(\.id) + further
        return list(log.rawValue, own.map { row in cells(row, fields, kept: Self.kept[log] ?? []) })
    }

    private func declared(_ log: LogDeclaration) -> String {
        let own = rows.filter { if case .declared(log.id, _) = $0.role { true } else { false } }
        return list(
            log.id,
            own.map { row in
                cells(row, log.fields.map(\.id), kept: ["date"] + log.fields.filter { $0.type != .text }.map(\.id))
            })
    }

    private func cells(_ row: CentreRows.Row, _ fields: [String], kept: [String]) -> String {
        fields.compactMap { field -> String? in
            guard let value = row.cells[field] else { return nil }
            switch field {
            case "staff": return "staff: \(yaml(names.known(.staff, value)))"
            case "window": return row.cells["staff"] == nil ? "window: \(yaml(names.known(.window, value)))" : nil
            case "deed": return "deed: \(yaml(names.known(.deed, value)))"
            case "rule": return "rule: \(yaml(value))"
            case "subject":
                let named = [MadeUpNames.Kind.staff, .window, .department].lazy.compactMap { names.found($0, value) }
                    .first
                return "subject: \(yaml(named ?? value))"
            // Who did what is nobody's business: that something is written may be a rule's.
            case "note", "proof", "recorder", "item", "substitute":
                return asked.contains(field) ? "\(field): \(yaml(tested(field, value) ? value : "有"))" : nil
            case _ where kept.contains(field) || asked.contains(field): return "\(yaml(field)): \(yaml(value))"
            default: return nil
            }
        }.joined(separator: ", ")
    }

    /// Whether a rule names this very word.
    private func tested(_ field: String, _ value: String) -> Bool {
        let tests = rules.flatMap { $0.filter.keep + $0.filter.drop }.filter { $0.field == field }
        return tests.contains { test in
            if case .isOne(let words) = test.test {
                return words.contains { ExactText(HalfWidth.fold($0)) == ExactText(HalfWidth.fold(value)) }
            }
            return false
        }
    }

    /// Rows of one table, equal ones once with how often they stand.
    private func list(_ name: String, _ rows: [String]) -> String {
        guard !rows.isEmpty else { return "" }
        var order: [String] = []
        var counts: [String: Int] = [:]
        for row in rows {
            if counts[row] == nil { order.append(row) }
            counts[row, default: 0] += 1
        }
        return "    \(yaml(name)):\n"
            + order.map { row in
                let count = counts[row] ?? 1
                return "      - {\(row)\(count > 1 ? ", repeat: \(count)" : "")}\n"
            }.joined()
    }

    /// The punches of every day that is not one of signing in and out in time.
    private func punches() -> String {
        guard rules.contains(where: { Self.logs(of: $0, sheet.regulation).contains("attendance") }) else { return "" }
        var text = ""
        for person in people {
            var times: [Day: [String]] = [:]
            for row in rows where row.role == .log(.attendance) && Self.same(row.cells["staff"], person.id) {
                guard let (day, time) = Self.moment(row.cells["time"] ?? "") else { continue }
                times[day, default: []].append(time)
            }
            let first =
                [report.period.first.firstOfMonth(monthsBack: 11), centre.calendar.first].max() ?? report.period.first
            let begin = rules.contains { $0.within != nil } ? first : report.period.first
            for day in centre.calendar.workingDays(from: begin, through: report.period.last) {
                let own = (times[day] ?? []).sorted()
                if isInTime(own, on: day) { continue }
                text +=
                    "      - {staff: \(yaml(names.known(.staff, person.id))), date: \(day.iso), "
                    + "times: [\(own.map { "\"\($0)\"" }.joined(separator: ", "))]}\n"
            }
        }
        return text.isEmpty ? "" : "    punches:\n" + text
    }

    private func isInTime(_ times: [String], on day: Day) -> Bool {
        let minutes = times.compactMap { time -> Int? in
            let parts = time.split(separator: ":").compactMap { Int($0) }
            return parts.count >= 2 ? parts[0] * 60 + parts[1] : nil
        }
        return centre.policy.sessions(on: day).allSatisfy { session in
            let arrival = minutes.filter(session.signIn.contains).min()
            let leaving = minutes.filter(session.signOut.contains).max()
            return arrival.map { $0 <= session.start } ?? false && leaving.map { $0 >= session.end } ?? false
        }
    }

    /// A day and a clock time of the forms `2026-07-01 08:31` and `2026/7/1 8:31:05`.
    private static func moment(_ text: String) -> (Day, String)? {
        let halves = HalfWidth.fold(text).split { $0 == " " || $0 == "T" }
        guard halves.count == 2 else { return nil }
        let numbers = halves[0].split { !$0.isNumber }.compactMap { Int($0) }
        guard numbers.count == 3, let day = Day(year: numbers[0], month: numbers[1], day: numbers[2]) else {
            return nil
        }
        let time = halves[1].utf8.count == 4 || halves[1].utf8.count == 7 ? "0" + halves[1] : String(halves[1])
        return (day, time)
    }

    // MARK: Paths and words

    private func path(inCentre path: String) -> String { self.path(FileSystem.join(centre.folder, path)) }

    /// A path as it is named from the folder the example stands in.
    private func path(_ path: String) -> String {
        let target = Self.absolute(path).split(separator: "/").map(String.init)
        let base = Self.absolute(folder).split(separator: "/").map(String.init)
        var shared = 0
        while shared < base.count, shared < target.count - 1, base[shared] == target[shared] { shared += 1 }
        return (Array(repeating: "..", count: base.count - shared) + target[shared...]).joined(separator: "/")
    }

    /// A path from the root; one that does not begin there is seen from the current folder.
    private static func absolute(_ path: String) -> String {
        if path.hasPrefix("/") { return FileSystem.simplified(path) }
        let here = getcwd(nil, 0)
        defer { free(here) }
        let current = here.map { String(cString: $0) } ?? "/"
        return FileSystem.simplified(path.isEmpty ? current : current + "/" + path)
    }

    /// A scalar that reads back as the same text: quoted unless it is plain beyond doubt.
    private func yaml(_ text: String) -> String {
        let isPlain =
            !text.isEmpty && !["yes", "no", "on", "off", "true", "false", "y", "n", "null"].contains(text.lowercased())
            && text.unicodeScalars.allSatisfy {
                $0.properties.isAlphabetic || ("0"..."9").contains($0) || "._-/".unicodeScalars.contains($0)
            } && !text.hasPrefix("-")
        if isPlain { return text }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\":
                quoted += "\\"
                quoted.unicodeScalars.append(scalar)
            case "\n", "\r", "\t": quoted += " "
            // What the reader takes for a control character stands escaped.
            case _
            where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
                || [0xFEFF, 0xFFFE, 0xFFFF].contains(scalar.value):
                let digits = String(scalar.value, radix: 16)
                quoted += "\\U" + String(repeating: "0", count: 8 - digits.utf8.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    // MARK: Trying it

    /// The rules whose lines do not come out alike.
    func differing(in text: String) async throws -> Set<String> {
        let name = FileSystem.join(folder.isEmpty ? "." : folder, "example.yaml")
        let suite = try ExampleSuite.load(text: text, as: name)
        let all = Set(rules.map(\.id))
        guard let group = suite.groups.first, let example = group.file.cases.first else { return all }
        let plan = ExamplePlan(group, example)
        guard !plan.diagnostics.hasErrors, plan.period != nil else { return all }
        guard let report = try? await ExampleRunner.score(plan, nil) else { return all }
        let results = ExampleResults(report)
        return all.filter { rule in
            let wanted = example.expected.lines?.filter { $0.rule?.value == rule } ?? []
            let actual = results.lines.filter { $0.source == rule }
            guard wanted.count == actual.count else { return true }
            let pairs = Pairing.match(wanted.count, actual.count) { want, line in
                ExactText(HalfWidth.fold(wanted[want].subject?.value ?? "")) == ExactText(actual[line].subject)
                    && wanted[want].points == actual[line].points && wanted[want].day == actual[line].day
            }
            return pairs.contains { $0 == nil }
        }
    }
}

/// Names in place of real ones, given out in order: 甲, 乙; 一号窗口; 甲局; 一组; D1.
struct MadeUpNames {
    enum Kind: Hashable {
        case staff, window, department, group, deed
    }

    private struct Key: Hashable {
        let kind: Kind
        let text: ExactText
    }

    private var given: [Key: String] = [:]
    private var counts: [Kind: Int] = [:]

    private static let stems = Array("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥").map(String.init)
    private static let numerals = Array("一二三四五六七八九十").map(String.init)

    /// The name that stands for one, a new one for one not seen before.
    subscript(_ kind: Kind, _ text: String) -> String {
        mutating get {
            let key = Key(kind: kind, text: ExactText(HalfWidth.fold(text)))
            if let name = given[key] { return name }
            let number = counts[kind, default: 0]
            counts[kind] = number + 1
            let name = Self.name(kind, number)
            given[key] = name
            return name
        }
    }

    /// The name that stands for one seen before.
    func found(_ kind: Kind, _ text: String) -> String? {
        given[Key(kind: kind, text: ExactText(HalfWidth.fold(text)))]
    }

    /// The same; somebody unknown stays somebody.
    func known(_ kind: Kind, _ text: String) -> String { found(kind, text) ?? "某" }

    private static func name(_ kind: Kind, _ number: Int) -> String {
        func of(_ list: [String]) -> String { number < list.count ? list[number] : list[0] + "\(number)" }
        switch kind {
        case .staff: return of(stems)
        case .window: return (number < numerals.count ? numerals[number] : "\(number + 1)") + "号窗口"
        case .department: return of(stems) + "局"
        case .group: return (number < numerals.count ? numerals[number] : "\(number + 1)") + "组"
        case .deed: return "D\(number + 1)"
        }
    }
}
