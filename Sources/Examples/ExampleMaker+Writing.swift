internal import CentreRun
internal import Chronology
internal import Diagnostics
internal import Exact
internal import Glibc
internal import RecordModel
internal import RuleLoading
internal import RuleModel
internal import ScoreModel

/// What was gathered, written down as a file of examples.
extension ExampleMaker {
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

    var subjectKind: MadeUpNames.Kind {
        switch sheet.sheet.subject {
        case .staff: .staff
        case .window: .window
        case .department, .declared: .department
        }
    }

    func person(_ person: (id: String, stretches: [CentreRows.Row])) -> String {
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
    static let kept: [LogKind: [String]] = [
        .events: ["date", "times", "points", "status"],
        .cases: ["kind", "accepted", "promise", "paused", "due", "finished", "rating"],
        .leave: ["kind", "from", "until", "status"],
    ]

    func table(_ log: LogKind) -> String {
        let own = rows.filter { $0.role == .log(log) }
        let further = sheet.regulation.furtherColumns[log] ?? []
        let fields = LogSchema.fields(of: log).filter { !$0.isDerived }.map(\.id) + further
        return list(log.rawValue, own.map { row in cells(row, fields, kept: Self.kept[log] ?? []) })
    }

    func declared(_ log: LogDeclaration) -> String {
        let own = rows.filter { if case .declared(log.id, _) = $0.role { true } else { false } }
        return list(
            log.id,
            own.map { row in
                cells(row, log.fields.map(\.id), kept: ["date"] + log.fields.filter { $0.type != .text }.map(\.id))
            })
    }

    func cells(_ row: CentreRows.Row, _ fields: [String], kept: [String]) -> String {
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
    func tested(_ field: String, _ value: String) -> Bool {
        let tests = rules.flatMap { $0.filter.keep + $0.filter.drop }.filter { $0.field == field }
        return tests.contains { test in
            if case .isOne(let words) = test.test {
                return words.contains { ExactText(HalfWidth.fold($0)) == ExactText(HalfWidth.fold(value)) }
            }
            return false
        }
    }

    /// Rows of one table, equal ones once with how often they stand.
    func list(_ name: String, _ rows: [String]) -> String {
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
    func punches() -> String {
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

    func isInTime(_ times: [String], on day: Day) -> Bool {
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
    static func moment(_ text: String) -> (Day, String)? {
        let halves = HalfWidth.fold(text).split { $0 == " " || $0 == "T" }
        guard halves.count == 2 else { return nil }
        let numbers = halves[0].split { !$0.isNumber }.compactMap { Int($0) }
        guard numbers.count == 3, let day = Day(year: numbers[0], month: numbers[1], day: numbers[2]) else {
            return nil
        }
        let time = halves[1].utf8.count == 4 || halves[1].utf8.count == 7 ? "0" + halves[1] : String(halves[1])
        return (day, time)
    }
}
