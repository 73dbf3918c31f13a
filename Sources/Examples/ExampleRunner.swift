internal import CentreRun
public import Diagnostics
internal import Glibc
internal import LogReading
internal import RecordModel
internal import RuleModel
internal import ScoreModel
internal import Synchronization

/// Runs examples through the whole of a run: a small centre is written to a folder, loaded, read and scored.
public enum ExampleRunner {
    /// What became of a suite.
    public struct Outcome: Sendable {
        /// By group, then by case, in the order of the files.
        public let outcomes: [[ExampleOutcome]]
        /// What of each regulation its examples touch, those of several files together.
        public let coverage: [ExampleCoverage]
    }

    /// Runs the cases of a suite whose title has a text.
    /// - Parameters:
    ///   - filter: a text that must occur in the title; `nil` is every case.
    ///   - language: what differences are told in.
    ///   - jobs: how many cases run at a time; the outcome is the same for any number.
    /// - Throws: ``MachineFailure``.
    public static func run(_ suite: ExampleSuite, filter: String? = nil, language: Language = .zh, jobs: Int)
        async throws -> Outcome
    {
        struct Place: Sendable {
            let group: Int
            let example: ExampleCaseBox
        }
        var places: [Place] = []
        for (index, group) in suite.groups.enumerated() {
            for (number, example) in group.file.cases.enumerated() {
                let title =
                    example.title.isEmpty ? "\(example.rule?.value ?? group.file.title) #\(number + 1)" : example.title
                if let filter, !title.contains(filter) { continue }
                places.append(Place(group: index, example: ExampleCaseBox(example: example, title: title)))
            }
        }
        var byFile: [String: CoverageWatcher] = [:]
        var leaders: [Int] = []
        let watchers = suite.groups.enumerated().map { index, group in
            if let known = byFile[group.ruleName] { return known }
            let watcher = CoverageWatcher(group.regulation)
            byFile[group.ruleName] = watcher
            leaders.append(index)
            return watcher
        }
        let queue = Places(places.count)
        let all = places
        let found = try await withThrowingTaskGroup(of: [(Int, ExampleOutcome)].self) { tasks in
            for _ in 0..<max(1, jobs) {
                tasks.addTask {
                    var mine: [(Int, ExampleOutcome)] = []
                    while true {
                        guard let index = queue.next() else { return mine }
                        let place = all[index]
                        mine.append(
                            (
                                index,
                                try await run(place.example, suite.groups[place.group], watchers[place.group], language)
                            ))
                    }
                }
            }
            return try await tasks.reduce(into: []) { $0 += $1 }
        }
        var outcomes = suite.groups.map { _ in [ExampleOutcome]() }
        for (index, outcome) in found.sorted(by: { $0.0 < $1.0 }) { outcomes[places[index].group].append(outcome) }
        return Outcome(
            outcomes: outcomes,
            coverage: leaders.map { ExampleCoverage(suite.groups[$0], watchers[$0]) })
    }

    /// Numbers handed out to workers, each once.
    private final class Places: Sendable {
        private let count: Int
        private let position = Atomic(0)

        init(_ count: Int) { self.count = count }

        func next() -> Int? {
            let number = position.add(1, ordering: .relaxed).oldValue
            return number < count ? number : nil
        }
    }

    /// A case and how it is called.
    struct ExampleCaseBox: Sendable {
        let example: ExampleCase
        let title: String
    }

    private static func run(
        _ box: ExampleCaseBox, _ group: ExampleSuite.Group, _ watcher: CoverageWatcher, _ language: Language
    ) async throws -> ExampleOutcome {
        let plan = ExamplePlan(group, box.example)
        func outcome(
            _ checks: [ExampleOutcome.Check] = [], troubles: [Diagnostic] = [], refusal: [String] = [],
            remarks: [String] = []
        ) -> ExampleOutcome {
            ExampleOutcome(
                title: box.title, span: box.example.span, checks: checks, troubles: troubles, refusal: refusal,
                remarks: remarks)
        }
        guard !plan.diagnostics.hasErrors, plan.period != nil else {
            return outcome(troubles: plan.diagnostics)
        }
        do {
            let report = try await score(plan, watcher)
            if let refusal = box.example.expected.refusal {
                return outcome([
                    .init(
                        false, expected: Self.refused(language) + refusal.value,
                        actual: language == .en ? "not refused" : "没有拒绝")
                ])
            }
            watcher.note(report, plan)
            let checks = ExampleComparison(plan: plan, results: ExampleResults(report), language: language).checks()
            let remarks =
                checks.allSatisfy(\.isMet)
                ? []
                : report.findings.filter { $0.severity == .warning }.map {
                    ExampleComparison.words($0, report, language)
                }
            return outcome(checks, remarks: remarks)
        } catch let refusal as RefusedRun {
            let words = refusal.problems.map { Self.words($0, group, language) }
            if let expected = box.example.expected.refusal {
                // The example is as good in whichever language it is run.
                let either = Language.allCases.flatMap { spoken in
                    refusal.problems.map { Self.words($0, group, spoken) }
                }
                let isMet = either.contains { $0.contains(expected.value) }
                return outcome([
                    .init(
                        isMet, expected: Self.refused(language) + expected.value,
                        actual: Self.refused(language) + words.joined(separator: ";"))
                ])
            }
            return outcome(refusal: words)
        }
    }

    private static func refused(_ language: Language) -> String { language == .en ? "refused: " : "拒绝:" }

    /// Scores a case in a folder of its own, which is gone afterwards.
    static func score(_ plan: ExamplePlan, _ watcher: CoverageWatcher?) async throws -> RunReport {
        let place = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        guard let folder = FileSystem.makeTemporaryFolder(in: place, room: 0), let period = plan.period else {
            throw MachineFailure(operation: "mkdtemp", path: place, errno: errno)
        }
        defer { FileSystem.removeTree(folder) }
        try ExampleFolder(plan).write(to: folder)
        let centre = try Centre.load(folder: folder)
        var timings = StageTimings()
        return try await CentreRun.score(
            centre, period: period, context: .workedOut, jobs: 1, timings: &timings, watcher: watcher)
    }

    /// A refusal in its own words, the made-up folder's names put back into the user's.
    private static func words(_ problem: RunProblem, _ group: ExampleSuite.Group, _ language: Language) -> String {
        switch problem {
        case .setting(let diagnostic):
            let isRule = diagnostic.span.file.hasSuffix("/rules.yaml")
            let place = isRule ? "\(group.ruleName):\(diagnostic.span.line):\(diagnostic.span.column) " : ""
            return "\(place)\(diagnostic.message.text(in: language))[\(diagnostic.code.rawValue)]"
        case .table(let problem): return "\(problem.path) \(problem.message)[\(problem.code.rawValue)]"
        case .roster(let finding, let path):
            return
                "\(RowNames.name(path, row: finding.place.row)) \(finding.header)“\(finding.text)” \(finding.message)[\(finding.code.rawValue)]"
        }
    }
}

/// The folder a case makes.
struct ExampleFolder {
    let plan: ExamplePlan

    init(_ plan: ExamplePlan) { self.plan = plan }

    func write(to folder: String) throws(MachineFailure) {
        try FileSystem.makeFolder(folder + "/logs")
        try FileSystem.makeFolder(folder + "/rosters")
        try FileSystem.write(plan.group.ruleText, to: folder + "/rules.yaml")
        for (index, text) in plan.group.calendarTexts.enumerated() {
            try FileSystem.write(text, to: folder + "/calendar-\(index + 1).yaml")
        }
        try FileSystem.write(plan.group.policyText, to: folder + "/attendance.yaml")
        for table in plan.tables { try FileSystem.write(table.text, to: folder + "/" + table.path) }
        try FileSystem.write(binding, to: folder + "/centre.yaml")
    }

    private var binding: String {
        let regulation = plan.group.regulation
        let calendars = plan.group.calendarTexts.indices.map { "calendar-\($0 + 1).yaml" }
        var lines = [
            "kind: centre", "name: 例", "calendar: [\(calendars.joined(separator: ", "))]",
            "attendance: attendance.yaml", "rules: rules.yaml",
            "roster: roster.csv", "logs:",
        ]
        lines += ["attendance", "leave", "cases", "events"].map { "  \($0): logs/\($0).csv" }
        lines += regulation.logs.map { "  \"\($0.id)\": \"logs/\($0.id).csv\"" }
        if !regulation.subjects.isEmpty { lines.append("rosters:") }
        lines += regulation.subjects.map { "  \"\($0.id)\": \"rosters/\($0.id).csv\"" }
        return lines.joined(separator: "\n") + "\n"
    }
}
