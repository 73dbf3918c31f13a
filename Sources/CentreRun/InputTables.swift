internal import Diagnostics
internal import LogReading
internal import RecordModel
internal import RuleLoading
internal import ScoreModel
internal import Synchronization

/// A centre's tables, surveyed and bound: what the rows are read from.
struct InputTables: Sendable {
    /// One table and what it is.
    struct Entry: Sendable {
        let role: TableCard.Role
        let table: BoundTable
    }

    /// All tables, sorted by path; a row's file is an index into them.
    let entries: [Entry]

    /// The tables of a log, in the order of their paths.
    func tables(of log: LogKind) -> [BoundTable] {
        entries.filter { $0.role == .log(log) }.map(\.table)
    }

    /// The roster's files, in the order of their paths.
    var roster: [BoundTable] { entries.filter { $0.role == .roster }.map(\.table) }

    /// The tables of a log that a regulation declares, in the order of their paths.
    func tables(ofDeclared log: String) -> [BoundTable] {
        entries.filter { if case .declared(log, _) = $0.role { true } else { false } }.map(\.table)
    }

    /// The roster's files of a kind of subject that a regulation declares, in the order of their paths.
    func tables(ofSubjects kind: String) -> [BoundTable] {
        entries.filter { if case .subjects(kind, _) = $0.role { true } else { false } }.map(\.table)
    }

    /// Findings in rosters' rows as reasons to refuse.
    func problems(ofRosters findings: [Finding]) -> [RunProblem] {
        let paths = Dictionary(entries.map { ($0.table.index, $0.table.file.path) }) { first, _ in first }
        return findings.map { .roster($0, path: paths[$0.place.file] ?? "") }
    }

    /// A file that `centre.yaml` names, before it is opened.
    private struct Named: Hashable, Sendable {
        let role: TableCard.Role
        let path: String
        /// The sheet of a workbook, if the pattern names one.
        let sheet: String?
    }

    /// Finds, surveys and binds all tables.
    /// - Throws: ``RefusedRun`` with every problem of every file; ``MachineFailure``, `ReadFailure`.
    static func survey(
        _ centre: Centre, _ layout: DeclaredLayout, jobs: Int, observer: (any RunObserver)?
    ) async throws -> InputTables {
        var (tables, problems) = try await open(centre, layout, jobs: jobs, observer: observer)
        problems += tables.missingColumns(layout)
        guard problems.isEmpty else {
            // What stands in the rosters' rows is told in the same pass, if they can be read at all.
            let findings = try Rosters(tables, layout).findings.filter { $0.severity == .error }
            problems += tables.problems(ofRosters: findings)
            throw RefusedRun(problems, sources: centre.sources)
        }
        return tables
    }

    /// Opens and binds whatever can be; with the problems of all else.
    /// - Throws: `ReadFailure`.
    static func open(
        _ centre: Centre, _ layout: DeclaredLayout, jobs: Int, observer: (any RunObserver)?, wantsOthers: Bool = false
    ) async throws -> (tables: InputTables, problems: [RunProblem]) {
        let (named, missing) = find(centre, layout)
        var problems = missing
        let outcomes = await surveyAll(named, centre, layout, jobs: jobs, observer, wantsOthers)
        var opened: [(role: TableCard.Role, table: TableImport)] = []
        for (index, outcome) in outcomes.enumerated() {
            do {
                opened.append((named[index].role, try outcome.get()))
            } catch let problem as TableProblem {
                problems.append(.table(problem))
            } catch let several as TableProblems {
                problems += several.problems.map { .table($0) }
            }
        }
        // A sheet's path is known once the workbook is open.
        opened.sort { $0.table.file.path.utf8.lexicographicallyPrecedes($1.table.file.path.utf8) }
        var entries: [Entry] = []
        for (role, table) in opened {
            let schema = schema(of: role, centre.file, layout)
            do {
                let bound = try BoundTable(
                    table, index: UInt32(clamping: entries.count), fields: schema.fields,
                    overrides: schema.overrides, further: schema.further)
                entries.append(Entry(role: role, table: bound))
            } catch let several as TableProblems {
                problems += several.problems.map { .table($0) }
            }
        }
        return (InputTables(entries: entries), problems)
    }

    /// Further columns that none of a log's files has.
    private func missingColumns(_ layout: DeclaredLayout) -> [RunProblem] {
        LogSchema.openLogs.flatMap { log -> [RunProblem] in
            let files = tables(of: log)
            guard let first = files.first else { return [] }
            var missing = files.dropFirst().reduce(first.missingFurther) { $0.intersection($1.missingFurther) }
            if log == .cases {
                let asked = layout.furtherColumns[log] ?? []
                missing = missing.filter { place in !tables(of: .ratings).contains { $0.has(ofRatings: asked[place]) } }
            }
            // What is asked of ratings stands in their own files, if there are any.
            let ratings = log == .cases ? tables(of: .ratings) : []
            return (layout.furtherColumns[log] ?? []).enumerated().filter { missing.contains($0.offset) }.map {
                .table(
                    ratings.isEmpty
                        ? .missingEverywhere($0.element, in: files, of: log.title)
                        : .missingEverywhere(
                            $0.element, in: ratings + files, of: "\(LogKind.ratings.title)和\(log.title)"))
            }
        }
    }

    private static func schema(
        of role: TableCard.Role, _ file: CentreFile, _ layout: DeclaredLayout
    ) -> (fields: [Field], overrides: [String: String], further: [String]) {
        switch role {
        case .roster: return (LogSchema.roster, file.rosterColumns.mapValues(\.value), [])
        case .log(let log):
            let own = (file.columns[log] ?? [:]).mapValues(\.value)
            let overrides = own.merging(DeclaredLayout.overrides(ofFurther: log, file)) { first, _ in first }
            return (LogSchema.fields(of: log), overrides, layout.furtherColumns[log] ?? [])
        case .declared(let id, _):
            return (layout.log(id)?.fields ?? [], layout.overrides(ofLog: id, file), [])
        case .subjects(let id, _):
            return (LogSchema.declaredRoster, layout.overrides(ofSubjects: id, file), [])
        }
    }

    /// The files the patterns match, sorted by path, and the patterns that match none.
    private static func find(_ centre: Centre, _ layout: DeclaredLayout) -> (named: [Named], problems: [RunProblem]) {
        var problems: [RunProblem] = []
        var named: [Named] = []
        var seen: Set<Named> = []
        func add(_ role: TableCard.Role, _ pattern: Located<String>) {
            let parts = pattern.value.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
            let isPlain = parts.count == 1
            var matches = FileSystem.glob(pattern.value, in: centre.folder)
            var sheet: String?
            if matches.paths.isEmpty, !isPlain, let path = parts.first {
                matches = FileSystem.glob(String(path), in: centre.folder)
                sheet = parts.last.map(String.init)
            }
            problems += matches.illegible.map { .setting(illegibleName($0, pattern)) }
            if matches.paths.isEmpty && matches.illegible.isEmpty {
                problems.append(.setting(Centre.noSuchFile(pattern)))
            }
            for path in matches.paths {
                let file = Named(role: role, path: path, sheet: sheet)
                if seen.insert(file).inserted { named.append(file) }
            }
        }
        add(.roster, centre.file.roster)
        for log in LogKind.allCases {
            for pattern in centre.file.logs[log] ?? [] { add(.log(log), pattern) }
        }
        for files in centre.file.declaredLogs {
            guard let log = layout.log(named: files.name.value) else { continue }
            for pattern in files.paths { add(.declared(id: log.id, title: log.title), pattern) }
        }
        for files in centre.file.rosters {
            guard let kind = layout.subjects(named: files.name.value) else { continue }
            for pattern in files.paths { add(.subjects(id: kind.id, title: kind.title), pattern) }
        }
        if named.count > TableProblem.mostFiles { problems.append(.table(.tooManyFiles(named.count))) }
        return (named.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }, problems)
    }

    /// A file whose name is GBK, as archives packed on Windows leave them, would else be passed over in silence.
    private static func illegibleName(_ name: String, _ pattern: Located<String>) -> Diagnostic {
        Diagnostic(
            .notUTF8, at: pattern.span,
            Wording(
                zh: "“\(pattern.value)”匹配的一个文件,文件名不是 UTF-8:\(name)",
                en: "the name of a file that '\(pattern.value)' matches is not UTF-8: \(name)"),
            remedy: Wording(
                zh: "给文件改名(常见于 Windows 压缩包解出的中文文件名)",
                en: "rename the file; archives packed on Windows often have such names"))
    }

    private static func surveyAll(
        _ named: [Named], _ centre: Centre, _ layout: DeclaredLayout, jobs: Int, _ observer: (any RunObserver)?,
        _ wantsOthers: Bool
    ) async -> [Result<TableImport, any Error>] {
        let queue = WorkQueue(count: named.count)
        let spool = TableSpool()
        let found = await withTaskGroup(of: [(Int, Result<TableImport, any Error>)].self) { group in
            for _ in 0..<max(1, jobs) {
                group.addTask {
                    var mine: [(Int, Result<TableImport, any Error>)] = []
                    while let index = queue.next() {
                        let request = request(named[index], centre, layout, wantsOthers)
                        mine.append((index, Result { try TableImport(request, spool: spool) }))
                        observer?.advanced(.survey, done: index + 1, of: named.count, rows: 0)
                    }
                    return mine
                }
            }
            return await group.reduce(into: []) { $0 += $1 }
        }
        return found.sorted { $0.0 < $1.0 }.map(\.1)
    }

    /// What a file is to become, and the profiles that may make it so.
    private static func request(
        _ named: Named, _ centre: Centre, _ layout: DeclaredLayout, _ wantsOthers: Bool
    ) -> TableImport.Request {
        let schema = schema(of: named.role, centre.file, layout)
        let names = names(of: named.role)
        let chosen = names.compactMap { centre.file.chosenProfiles[$0]?.value }.first
        let candidates = centre.profiles.filter { $0.isTried && names.contains($0.table) }
        return TableImport.Request(
            location: FileSystem.join(centre.folder, named.path), path: named.path, sheet: named.sheet,
            profile: chosen.flatMap { id in centre.profiles.first { $0.id == id } }, candidates: candidates,
            table: named.role.id, fields: schema.fields, overrides: schema.overrides, further: schema.further,
            alternatives: wantsOthers ? centre.profiles.filter { names.contains($0.table) } : [])
    }

    /// What a profile may call a table.
    private static func names(of role: TableCard.Role) -> [String] {
        switch role {
        case .roster, .log: [role.id]
        case .declared(let id, let title), .subjects(let id, let title): [id, HalfWidth.fold(title)]
        }
    }
}

/// Numbers handed out to workers, each once, in order.
final class WorkQueue: Sendable {
    private let count: Int
    private let position = Atomic(0)

    init(count: Int) { self.count = count }

    /// The next number; `nil` when all are handed out.
    func next() -> Int? {
        let number = position.add(1, ordering: .relaxed).oldValue
        return number < count ? number : nil
    }
}
