internal import Diagnostics
internal import RuleModel
internal import YAMLDocument

/// What leads back to itself: measures, rules that count other rules, sheets that take each other's scores.
extension FileDecoder {
    /// The nodes of a graph from which nothing but circles is left: whatever leads nowhere, and whatever nothing leads to, is
    /// struck off until nothing changes.
    static func circular(_ edges: [String: Set<String>]) -> Set<String> {
        func struck(_ edges: [String: Set<String>]) -> [String: Set<String>] {
            var left = edges.mapValues { $0.filter { edges[$0] != nil } }
            var sources: [String: [String]] = [:]
            for (from, targets) in left { for target in targets { sources[target, default: []].append(from) } }
            var ready = left.filter(\.value.isEmpty).map(\.key)
            while let done = ready.popLast() {
                left[done] = nil
                for source in sources[done] ?? [] {
                    left[source]?.remove(done)
                    if left[source]?.isEmpty == true { ready.append(source) }
                }
            }
            return left
        }
        var reversed: [String: Set<String>] = [:]
        for (from, targets) in struck(edges) {
            for target in targets { reversed[target, default: []].insert(from) }
        }
        return Set(struck(reversed).keys)
    }

    /// Measures reached from themselves.
    func checkMeasureCircles(_ measures: [MeasureDefinition]) {
        var edges: [String: Set<String>] = [:]
        for measure in measures {
            edges[measure.name, default: []].formUnion(measure.form.parents)
            if case .measure(let target)? = measure.target { edges[measure.name, default: []].insert(target) }
        }
        let circular = Self.circular(edges)
        for measure in measures where circular.contains(measure.name) {
            report(
                .measureCircle, at: measure.span,
                ("指标“\(measure.title)”绕了一圈又引用到自己", "the measure '\(measure.title)' leads back to itself"),
                fix: ("让其中一个指标直接统计记录(count)", "let one of them count rows"))
        }
    }

    /// Rules that count the occurrences of rules that count theirs.
    func checkRuleCircles(_ sheet: Sheet) {
        var edges: [String: Set<String>] = [:]
        let rules = sheet.rules.map(\.rule)
        for rule in rules {
            for case .rules(let ids) in rule.rows.leaves { edges[rule.id, default: []].formUnion(ids) }
        }
        let circular = Self.circular(edges)
        for rule in rules where circular.contains(rule.id) {
            report(
                .ruleCircle, at: rule.span,
                ("条目 \(rule.id) 计的是其他条目的次数,绕了一圈又计到自己", "the rule \(rule.id) counts rules that count it again"),
                fix: ("让其中一条直接计记录(rows)", "let one of them count rows of a log"))
        }
    }

    /// Sheets that take scores from, or count results of, sheets that ask for theirs.
    func checkSheetCircles(_ sheets: [Sheet], _ measures: [MeasureDefinition], _ places: [String: SourceSpan]) {
        let known = Dictionary(measures.map { ($0.name, $0) }) { first, _ in first }
        var edges: [String: Set<String>] = [:]
        for sheet in sheets {
            var targets: Set<String> = []
            for (rule, _) in sheet.rules { targets.formUnion(rule.rows.resultSheets) }
            var scoring = sheet.rules.flatMap(\.rule.measures)
            for case .measure(let name) in sheet.ranking.ties { scoring.append(name) }
            scoring += (sheet.levels + sheet.honours).flatMap { $0.condition?.measures ?? [] }
            targets.formUnion(resultSheets(behind: scoring, known))
            // Of the sheet itself there are only the results of earlier periods.
            targets.remove(sheet.id)
            targets.formUnion(sheet.compositions.map(\.sheet))
            edges[sheet.id, default: []].formUnion(targets)
        }
        let circular = Self.circular(edges)
        for sheet in sheets where circular.contains(sheet.id) {
            guard let place = places[sheet.id] else { continue }
            report(
                .sheetCircle, at: place,
                ("考核表“\(sheet.id)”取用的分数绕了一圈又要用到它自己", "the sheet '\(sheet.id)' takes scores that ask for its own"),
                fix: ("让其中一张考核表只按记录计分", "let one of the sheets go by rows only"))
        }
    }

    /// The sheets whose results some measures ask for, directly or through others.
    private func resultSheets(behind names: [String], _ known: [String: MeasureDefinition]) -> Set<String> {
        var sheets: Set<String> = []
        var seen: Set<String> = []
        var open = names
        while let name = open.popLast() {
            guard seen.insert(name).inserted, let measure = known[name] else { continue }
            for selection in measure.form.selections { sheets.formUnion(selection.rows.resultSheets) }
            open += measure.form.parents
            if case .measure(let target)? = measure.target { open.append(target) }
        }
        return sheets
    }
}

extension RowSource {
    /// The sheets whose results are among the rows.
    fileprivate var resultSheets: [String] {
        leaves.compactMap { if case .results(let sheet) = $0 { sheet } else { nil } }
    }
}
