internal import Chronology
internal import Diagnostics
internal import Exact
internal import RecordModel
internal import RuleModel
internal import YAMLDocument

/// One case: people, rows, punches and what is expected.
extension FileDecoder {
    private static let ownLogs = ["events", "cases", "leave"]
    private static let caseKeys = KeySet(
        [
            "title", "rule", "sheet", "period", "people", "rosters", "punches", "absent", "lines", "scores",
            "consequences", "honours", "findings", "total", "refused",
        ] + ownLogs)

    func example(_ node: YAMLNode, _ defaults: ExampleDefaults) -> ExampleCase? {
        guard let pairs = node.pairs else {
            wrongType(node, expected: ("映射(键: 值)", "a mapping (key: value)"))
            return nil
        }
        // A list under an unknown key may be a log the regulation declares; whether it is, its reader says.
        let declared = pairs.filter {
            Vocabulary.english($0.name, among: Self.caseKeys.known) == nil && $0.value.items != nil
        }
        let known = pairs.filter { pair in !declared.contains { $0.key.span == pair.key.span } }
        let fields = Fields(known, isFlow: node.isFlow, keys: Self.caseKeys, owner: node.span, decoder: self)
        var tables = declared.map { table($0.key, $0.value) }
        for log in Self.ownLogs {
            guard let pair = fields.pair(log), !pair.value.isBlank else { continue }
            tables.append(ExampleTable(name: Located(log, at: pair.key.span), rows: rows(pair.value)))
        }
        let own = people(fields["people"])
        let rosters = exampleRosters(fields["rosters"])
        let expected = ExampleExpectation(
            lines: fields.has("lines") ? list(fields["lines"]).compactMap(line) : nil,
            scores: scores(fields["scores"]), consequences: names(fields.pair("consequences")),
            honours: names(fields.pair("honours")),
            findings: fields.has("findings") ? list(fields["findings"]).compactMap(located) : nil,
            total: fields["total"].flatMap { node in signed(node).map { Located($0, at: node.span) } },
            refusal: located(fields["refused"]))
        if expected.isEmpty {
            report(
                .missingField, at: node.span, ("没有写期望的结果", "nothing is expected of this case"),
                fix: (
                    "补上 lines(得分行)、scores(得分)、total(总分)、consequences(后果)等",
                    "add lines, scores, total, consequences, honours, findings or refused"
                ))
        }
        return ExampleCase(
            title: text(fields["title"]) ?? "", rule: located(fields["rule"]) ?? defaults.rule,
            sheet: located(fields["sheet"]) ?? defaults.sheet, period: period(fields["period"]) ?? defaults.period,
            people: own.isEmpty ? defaults.people : own, rosters: rosters.isEmpty ? defaults.rosters : rosters,
            tables: tables, punches: punches(fields["punches"]) + absences(fields["absent"]), expected: expected,
            span: node.span)
    }

    private func period(_ node: YAMLNode?) -> Located<String>? {
        guard let period = located(node) else { return nil }
        if Period(period.value.halfWidth) == nil {
            report(
                .badDate, at: period.span, ("“\(period.value)”不是考核期", "'\(period.value)' is no period"),
                fix: ("季度写 2026Q3,月写 2026-07,半年写 2026H1,年写 2026", "write 2026Q3, 2026-07, 2026H1 or 2026"))
        }
        return period
    }

    // MARK: People and rows

    /// `people: {甲: {window: 一号窗口}}`, or a list of names; several stretches stand in a list.
    func people(_ node: YAMLNode?) -> [ExamplePerson] {
        guard let node else { return [] }
        if let items = node.items {
            return items.compactMap { located($0).map { ExamplePerson(id: $0, stretches: [[:]]) } }
        }
        let keys = KeySet(["window", "department", "post", "group", "from", "until"])
        return entries(node).map { pair in
            let stretches = pair.value.isNull ? [] : list(pair.value)
            let rows = stretches.compactMap { stretch -> [String: String]? in
                guard let fields = fields(stretch, keys, owner: pair.key.span) else { return nil }
                var row: [String: String] = [:]
                for key in keys.known { row[key] = fields[key].flatMap(scalar) }
                return row
            }
            return ExamplePerson(id: Located(pair.name, at: pair.key.span), stretches: rows.isEmpty ? [[:]] : rows)
        }
    }

    /// `rosters: {townships: [甲乡, {id: 乙乡, group: 山区}]}`.
    func exampleRosters(_ node: YAMLNode?) -> [ExampleTable] {
        guard let node else { return [] }
        return entries(node).map { pair in
            ExampleTable(
                name: Located(pair.name, at: pair.key.span),
                rows: list(pair.value).compactMap { row($0, bare: "id") })
        }
    }

    private func table(_ key: YAMLNode, _ value: YAMLNode) -> ExampleTable {
        ExampleTable(name: Located(key.text ?? "", at: key.span), rows: rows(value))
    }

    private func rows(_ node: YAMLNode) -> [ExampleRow] { list(node).compactMap { row($0, bare: "date") } }

    /// A mapping of cells; a bare text stands for the one cell most rows need.
    private func row(_ node: YAMLNode, bare: String) -> ExampleRow? {
        if let text = node.text {
            let cell = (field: Located(bare, at: node.span), value: Located(text.trimmed, at: node.span))
            return ExampleRow(cells: [cell], copies: 1, span: node.span)
        }
        var cells: [(field: Located<String>, value: Located<String>)] = []
        var copies = 1
        for pair in entries(node) {
            if Vocabulary.english(pair.name, among: ["repeat"]) != nil {
                copies = whole(pair.value, 1...100_000) ?? 1
                continue
            }
            guard let text = scalar(pair.value) else { continue }
            cells.append((Located(pair.name, at: pair.key.span), Located(text, at: pair.value.span)))
        }
        return ExampleRow(cells: cells, copies: copies, span: node.span)
    }

    // MARK: Punches

    private func punches(_ node: YAMLNode?) -> [ExamplePunches] {
        let keys = KeySet(["staff", "date", "times"], bare: ["times"])
        return list(node).compactMap { item in
            guard let fields = fields(item, keys, owner: item.span) else { return nil }
            let times = list(fields["times"]).compactMap(located)
            guard let day = day(fields.required("date")) else { return nil }
            return ExamplePunches(staff: located(fields["staff"]), day: day, times: times)
        }
    }

    /// `absent: [2026-07-03, 2026-07-06..2026-07-08]`, for several people by name.
    private func absences(_ node: YAMLNode?) -> [ExamplePunches] {
        guard let node else { return [] }
        guard node.pairs != nil else { return list(node).flatMap { absence($0, of: nil) } }
        return entries(node).flatMap { pair in
            list(pair.value).flatMap { absence($0, of: Located(pair.name, at: pair.key.span)) }
        }
    }

    private func absence(_ node: YAMLNode, of staff: Located<String>?) -> [ExamplePunches] {
        guard let text = scalar(node)?.halfWidth else { return [] }
        let ends = text.split(separator: "..", maxSplits: 1).map { String($0).trimmed }
        guard let first = ends.first.flatMap({ Day(iso: $0) }), let last = ends.last.flatMap({ Day(iso: $0) }),
            first <= last, first.distance(to: last) < 800
        else {
            report(
                .badDate, at: node.span, ("没有“\(text)”这一天", "there is no day '\(text)'"),
                fix: ("写成 2026-07-01,一段写成 2026-07-01..2026-07-03", "write 2026-07-01, or 2026-07-01..2026-07-03"))
            return []
        }
        return (0...first.distance(to: last)).map {
            ExamplePunches(staff: staff, day: first.advanced(by: $0), times: [])
        }
    }

    // MARK: What is expected

    /// Points with their sign: `-2`, `+0.5`, `-2/3`.
    func signed(_ node: YAMLNode) -> Rational? {
        guard let text = scalar(node)?.halfWidth else { return nil }
        let sign = text.first
        let rest = sign == "-" || sign == "+" || sign == "−" ? String(text.dropFirst()).trimmed : text
        if let number = WrittenNumber(rest), !number.isShare {
            return sign == "-" || sign == "−" ? -number.value : number.value
        }
        report(
            .badNumber, at: node.span, ("“\(text)”不是分数", "'\(text)' is not a number of points"),
            fix: ("写成 -2、+0.5 或 -2/3", "write -2, +0.5 or -2/3"))
        return nil
    }

    private func line(_ node: YAMLNode) -> ExampleLine? {
        if node.text != nil {
            return signed(node).map {
                ExampleLine(
                    subject: nil, rule: nil, points: $0, day: nil, note: nil, evidence: nil, span: node.span)
            }
        }
        let keys = KeySet(["subject", "rule", "points", "date", "note", "evidence"])
        guard let fields = fields(node, keys, owner: node.span),
            let points = fields.required("points").flatMap(signed)
        else { return nil }
        return ExampleLine(
            subject: located(fields["subject"]), rule: located(fields["rule"]), points: points,
            day: day(fields["date"]), note: fields["note"].flatMap(scalar),
            evidence: fields["evidence"].flatMap(scalar),
            span: node.span)
    }

    private func scores(_ node: YAMLNode?) -> [(subject: Located<String>, checks: [ExampleCheck])] {
        guard let node else { return [] }
        return entries(node).map { pair in
            (Located(pair.name, at: pair.key.span), entries(pair.value).compactMap(check))
        }
    }

    private func check(_ pair: YAMLPair) -> ExampleCheck? {
        let span = pair.value.span
        let aspects = ["total", "rank", "level", "status"]
        guard let aspect = Vocabulary.english(pair.name, among: aspects) else {
            return signed(pair.value).map { ExampleCheck(.part(pair.name.halfWidth), number: $0, span: span) }
        }
        if aspect == "total" { return signed(pair.value).map { ExampleCheck(.total, number: $0, span: span) } }
        guard let written = scalar(pair.value)?.halfWidth else { return nil }
        let word = Vocabulary.english(written, among: ["none"]) ?? written
        switch aspect {
        case "rank": return ExampleCheck(.rank, word: word, span: span)
        case "level": return ExampleCheck(.level, word: word, span: span)
        default:
            let halves = word.split(separator: ":", maxSplits: 1).map { String($0).trimmed }
            let statuses = ["ranked", "not-ranked", "disqualified"]
            guard let first = halves.first, let status = Vocabulary.english(first, among: statuses) else {
                unknownWord(pair.value, among: statuses)
                return nil
            }
            return ExampleCheck(
                .status, word: halves.count > 1 ? "\(status):\(halves[1])" : status, span: span)
        }
    }

    /// A list of names, or such a list for each subject.
    private func names(_ pair: YAMLPair?) -> [ExampleNames] {
        guard let pair else { return [] }
        guard let pairs = pair.value.pairs else {
            let names = pair.value.isNull ? [] : list(pair.value).compactMap(located)
            return [ExampleNames(subject: nil, names: names, span: pair.value.span)]
        }
        return pairs.map { own in
            ExampleNames(
                subject: Located(own.name, at: own.key.span),
                names: own.value.isNull ? [] : list(own.value).compactMap(located), span: own.value.span)
        }
    }
}
