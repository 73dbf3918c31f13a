internal import Chronology
internal import Diagnostics
internal import Exact
internal import RecordModel
internal import RuleModel
internal import ScoreModel

/// Holds what came out of a case against what it expects.
struct ExampleComparison {
    let plan: ExamplePlan
    let results: ExampleResults
    let language: Language

    private func say(_ zh: String, _ en: String) -> String { language == .en ? en : zh }

    private var expected: ExampleExpectation { plan.example.expected }
    private var only: String? { plan.sheet.flatMap { plan.only($0.subject) } }

    func checks() -> [ExampleOutcome.Check] {
        lines() + scores() + total()
            + names(expected.consequences, say("后果", "consequences")) { score, _ in score.consequences.map(\.name) }
            + names(expected.honours, say("荣誉", "honours")) { score, sheet in
                score.honours.map { sheet.sheet.honours[$0].name }
            }
            + findings()
    }

    // MARK: Lines

    /// An expected line with its names resolved.
    private struct Wanted {
        let line: ExampleLine
        let subject: String
        let source: String
    }

    private func lines() -> [ExampleOutcome.Check] {
        guard let lines = expected.lines else { return [] }
        var checks: [ExampleOutcome.Check] = []
        var wanted: [Wanted] = []
        var sources: [String] = plan.rule.map { [$0.id] } ?? []
        for line in lines {
            guard let source = line.rule.map({ results.source(named: $0.value) }) ?? plan.rule?.id else {
                let what =
                    line.rule.map { say("没有“\($0.value)”这个条目或部分", "there is no rule or part '\($0.value)'") }
                    ?? say("没有写明是哪个条目(rule)", "the rule is not named")
                checks.append(.init(false, expected: say("得分行", "line") + " \(signed(line.points))", actual: what))
                continue
            }
            guard let subject = line.subject?.value ?? only(for: source) else {
                checks.append(
                    .init(
                        false, expected: say("得分行", "line") + " \(source) \(signed(line.points))",
                        actual: say("没有写明是谁(subject)", "the subject is not named")))
                continue
            }
            if !sources.contains(source) { sources.append(source) }
            wanted.append(Wanted(line: line, subject: HalfWidth.fold(subject), source: source))
        }
        let actual = results.lines.filter { sources.contains($0.source) }
        let pairing = Pairing.match(wanted.count, actual.count) { Self.fits(wanted[$0], actual[$1]) }
        var left = actual.indices.filter { index in !pairing.contains(index) }
        for (index, want) in wanted.enumerated() {
            if let found = pairing[index] {
                checks.append(.init(true, expected: words(want), actual: words(actual[found])))
                continue
            }
            // What is most like it stands beside it.
            let near = left.filter { actual[$0].source == want.source }
                .max { likeness(want, actual[$0]) < likeness(want, actual[$1]) }
            left.removeAll { $0 == near }
            checks.append(.init(false, expected: words(want), actual: near.map { words(actual[$0]) } ?? ""))
        }
        return checks + left.map { .init(false, expected: "", actual: words(actual[$0])) }
    }

    /// The only subject of the sheet that a rule or a part stands on.
    private func only(for source: String) -> String? {
        guard let sheet = plan.rule(named: source)?.sheet else { return only }
        return plan.only(sheet.subject)
    }

    private static func fits(_ want: Wanted, _ line: ResultLine) -> Bool {
        want.source == line.source && ExactText(want.subject) == ExactText(line.subject)
            && want.line.points == line.points && (want.line.day.map { $0 == line.day } ?? true)
            && (want.line.note.map { line.note.contains($0) } ?? true)
            && (want.line.evidence.map { line.evidence.contains($0) } ?? true)
    }

    private func likeness(_ want: Wanted, _ line: ResultLine) -> Int {
        (ExactText(want.subject) == ExactText(line.subject) ? 4 : 0) + (want.line.day == line.day ? 2 : 0)
            + (want.line.points == line.points ? 1 : 0)
    }

    private func words(_ want: Wanted) -> String {
        let line = want.line
        return
            [
                want.subject, want.source, signed(line.points), line.day?.iso ?? "",
                line.note.map { say("含“\($0)”", "with '\($0)'") } ?? "",
                line.evidence.map { say("依据含“\($0)”", "evidence with '\($0)'") } ?? "",
            ].filter { !$0.isEmpty }.joined(separator: " ")
    }

    private func words(_ line: ResultLine) -> String {
        [line.subject, line.source, signed(line.points), line.day.iso, line.note, "[\(line.evidence)]"]
            .filter { !$0.isEmpty }.joined(separator: " ")
    }

    private func signed(_ points: Rational) -> String {
        points.isNegative || points.isZero ? points.plain : "+" + points.plain
    }

    // MARK: Scores

    private func scores() -> [ExampleOutcome.Check] {
        expected.scores.flatMap { entry -> [ExampleOutcome.Check] in
            let subject = entry.subject.value
            guard let (score, sheet) = results.score(of: subject, on: plan.sheet?.id) else {
                return [.init(false, expected: subject, actual: say("没有考核“\(subject)”", "'\(subject)' is not scored"))]
            }
            return entry.checks.map { check($0, subject, score, sheet) }
        }
    }

    private func total() -> [ExampleOutcome.Check] {
        guard let total = expected.total else { return [] }
        guard let only, let (score, _) = results.score(of: only, on: plan.sheet?.id) else {
            return [
                .init(
                    false, expected: say("总分", "total") + " \(total.value.plain)",
                    actual: say(
                        "不止一个考核对象,总分要写在 scores(得分)里", "there are several subjects: write the totals under scores"))
            ]
        }
        return [
            .init(
                score.total == total.value, expected: say("总分", "total") + " \(total.value.plain)",
                actual: say("总分", "total") + " \(score.total.plain)")
        ]
    }

    private func check(
        _ check: ExampleCheck, _ subject: String, _ score: SubjectScore, _ sheet: SheetResult
    ) -> ExampleOutcome.Check {
        func numbers(_ what: String, _ actual: Rational) -> ExampleOutcome.Check {
            .init(
                check.number == actual, expected: "\(subject) \(what) \(check.number?.plain ?? "")",
                actual: "\(subject) \(what) \(actual.plain)")
        }
        func texts(_ what: String, _ actual: String) -> ExampleOutcome.Check {
            .init(
                ExactText(HalfWidth.fold(check.word)) == ExactText(HalfWidth.fold(actual)),
                expected: "\(subject) \(what) \(check.word)", actual: "\(subject) \(what) \(actual)")
        }
        switch check.aspect {
        case .part(let name):
            let wanted = ExactText(name)
            guard
                let index = sheet.sheet.parts.firstIndex(where: {
                    ExactText(HalfWidth.fold($0.id)) == wanted || ExactText(HalfWidth.fold($0.title)) == wanted
                })
            else {
                return .init(
                    false, expected: "\(subject) \(name)",
                    actual: say("考核表没有“\(name)”这个部分", "the sheet has no part '\(name)'"))
            }
            return numbers(sheet.sheet.parts[index].title, score.parts[index])
        case .total: return numbers(say("总分", "total"), score.total)
        case .rank: return texts(say("名次", "rank"), score.rank.map(String.init) ?? "none")
        case .level: return texts(say("等次", "level"), score.level.map { sheet.sheet.levels[$0].name } ?? "none")
        case .status:
            let (status, reason): (String, String) =
                switch score.status {
                case .ranked: ("ranked", "")
                case .notRanked(let reason): ("not-ranked", reason)
                case .disqualified(let rule): ("disqualified", rule)
                }
            let whole = reason.isEmpty ? status : "\(status):\(reason)"
            return .init(
                check.word == status || check.word == HalfWidth.fold(whole), expected: "\(subject) \(check.word)",
                actual: "\(subject) \(whole)")
        }
    }

    // MARK: Names

    private func names(
        _ entries: [ExampleNames], _ what: String, _ actual: (SubjectScore, SheetResult) -> [String]
    ) -> [ExampleOutcome.Check] {
        entries.map { entry in
            guard let subject = entry.subject?.value ?? only,
                let (score, sheet) = results.score(of: subject, on: plan.sheet?.id)
            else {
                let who = entry.subject?.value ?? ""
                return .init(
                    false, expected: "\(who) \(what)",
                    actual: who.isEmpty
                        ? say("没有写明是谁", "the subject is not named") : say("没有考核“\(who)”", "'\(who)' is not scored"))
            }
            let found = actual(score, sheet)
            func words(_ names: [String]) -> String {
                "\(subject) \(what) " + (names.isEmpty ? say("无", "none") : names.joined(separator: "、"))
            }
            let isMet =
                found.map { ExactText(HalfWidth.fold($0)) }.sorted()
                == entry.names.map { ExactText(HalfWidth.fold($0.value)) }.sorted()
            return .init(isMet, expected: words(entry.names.map(\.value)), actual: words(found))
        }
    }

    /// Findings: all of them where any are named; else only errors, which no example may have unsaid.
    private func findings() -> [ExampleOutcome.Check] {
        guard let codes = expected.findings?.map(\.value) else {
            return results.report.findings.filter { $0.severity != .warning }.map {
                .init(false, expected: "", actual: Self.words($0, results.report, language))
            }
        }
        var left = results.report.findings
        let met = codes.map { code -> ExampleOutcome.Check in
            guard let index = left.firstIndex(where: { $0.code.rawValue == code }) else {
                return .init(false, expected: say("问题", "finding") + " \(code)", actual: "")
            }
            return .init(
                true, expected: say("问题", "finding") + " \(code)",
                actual: Self.words(left.remove(at: index), results.report, language))
        }
        return met + left.map { .init(false, expected: "", actual: Self.words($0, results.report, language)) }
    }

    static func words(_ finding: Finding, _ report: RunReport, _ language: Language) -> String {
        let file = Int(finding.place.file)
        let path = report.tables.indices.contains(file) ? report.tables[file].path : "?"
        let place = finding.place == .none ? "" : "\(RowNames.name(path, row: finding.place.row)) "
        return
            "\(language == .en ? "finding" : "问题") \(finding.code.rawValue) \(place)\(finding.header)“\(finding.text)” \(finding.message)"
    }
}

/// Pairs what is wanted with what is there, as many as can be (augmenting paths).
enum Pairing {
    /// For each wanted thing the index of the one that fits it, each used once; `nil` where none is left.
    static func match(_ wanted: Int, _ there: Int, fits: (Int, Int) -> Bool) -> [Int?] {
        var taker = [Int?](repeating: nil, count: there)
        var pairs = [Int?](repeating: nil, count: wanted)
        for want in 0..<wanted {
            // Level by level and not depth first: a thousand rows alike must neither take minutes nor the stack.
            var reached = [Int?](repeating: nil, count: there)
            var waiting = [want]
            var next = 0
            search: while next < waiting.count {
                let one = waiting[next]
                next += 1
                for index in 0..<there where reached[index] == nil && fits(one, index) {
                    reached[index] = one
                    if let other = taker[index] {
                        waiting.append(other)
                        continue
                    }
                    // Free: everybody on the way moves up.
                    var place: Int? = index
                    while let free = place, let mover = reached[free] {
                        place = pairs[mover]
                        taker[free] = mover
                        pairs[mover] = free
                    }
                    break search
                }
            }
        }
        return pairs
    }
}
