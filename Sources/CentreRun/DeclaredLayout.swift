internal import Diagnostics
internal import RecordModel
internal import RuleLoading
internal import RuleModel

/// Which tables a run reads besides kaohe's own, and which of their columns: what the centre's regulations declare.
struct DeclaredLayout: Sendable {
    /// A kind of subject with a roster of its own.
    struct Subjects: Hashable, Sendable {
        let id: String
        let title: String
    }

    /// The logs, each id once.
    let logs: [DeclaredSchema]
    /// The kinds of subject, each id once.
    let subjects: [Subjects]
    /// The further columns that rules name, half-width, in the order in which the rows of a log hold their cells.
    let furtherColumns: [LogKind: [String]]

    /// The layout of a run.
    /// - Parameters:
    ///   - chosen: the regulations that score the period; they say what a table looks like.
    ///   - all: every regulation of the centre. What only the others declare is read and checked too, since no file that
    ///     `centre.yaml` names may be passed over in silence.
    init(chosen: [Regulation], all: [Regulation]) {
        var declared: [LogDeclaration] = []
        var subjects: [Subjects] = []
        for regulation in chosen + all {
            for log in regulation.logs {
                // Another version's columns may stand in the same files.
                if let place = declared.firstIndex(where: { $0.id == log.id }) {
                    declared[place] = declared[place].joined(with: log) ?? declared[place]
                } else {
                    declared.append(log)
                }
            }
            for kind in regulation.subjects where !subjects.contains(where: { $0.id == kind.id }) {
                subjects.append(Subjects(id: kind.id, title: kind.title))
            }
        }
        logs = declared.map { DeclaredSchema($0) }
        self.subjects = subjects
        var further = Self.furtherColumns(chosen)
        // The rules of cases may ask what the files of ratings say.
        further[.ratings] = further[.cases]?.filter { LogSchema.ownField(ofRatings: $0) == nil }
        furtherColumns = further
    }

    /// The further columns of several regulations together, each once.
    static func furtherColumns(_ regulations: [Regulation]) -> [LogKind: [String]] {
        var columns: [LogKind: [String]] = [:]
        for log in LogSchema.openLogs {
            for name in regulations.flatMap({ $0.furtherColumns[log] ?? [] }).map(HalfWidth.fold)
            where columns[log]?.contains(name) != true {
                columns[log, default: []].append(name)
            }
        }
        return columns
    }

    /// A log by its id.
    func log(_ id: String) -> DeclaredSchema? { logs.first { $0.id == id } }

    /// A log by what `centre.yaml` calls it: its id, else its title.
    func log(named name: String) -> DeclaredSchema? {
        log(name) ?? logs.first { HalfWidth.fold($0.title) == name }
    }

    /// A kind of subject by what `centre.yaml` calls it: its id, else its title.
    func subjects(named name: String) -> Subjects? {
        subjects.first { $0.id == name } ?? subjects.first { HalfWidth.fold($0.title) == name }
    }

    /// The headers a declared log has in this centre's files, by field id.
    func overrides(ofLog id: String, _ file: CentreFile) -> [String: String] {
        overrides(log(id)?.fields ?? [], file) { log(named: $0)?.id == id }
    }

    /// The headers the roster of a kind of subject has in this centre's files, by field id; a name that is also a log's
    /// means the log.
    func overrides(ofSubjects id: String, _ file: CentreFile) -> [String: String] {
        overrides(LogSchema.declaredRoster, file) { log(named: $0) == nil && subjects(named: $0)?.id == id }
    }

    private func overrides(
        _ fields: [Field], _ file: CentreFile, _ isNamed: (String) -> Bool
    ) -> [String: String] {
        let headers = file.declaredColumns.filter { isNamed($0.table.value) }.flatMap(\.headers)
        return headers.reduce(into: [:]) { overrides, entry in
            guard let field = fields.named(entry.field.value) else { return }
            overrides[field.id] = entry.header.value
        }
    }

    /// The headers a log's further columns have in this centre's files.
    static func overrides(ofFurther log: LogKind, _ file: CentreFile) -> [String: String] {
        Dictionary((file.furtherColumns[log] ?? []).map { ($0.field.value, $0.header.value) }) { first, _ in first }
    }
}

extension [Field] {
    /// A field by its id or its default header, half-width.
    func named(_ name: String) -> Field? { first { $0.id == name } ?? first { HalfWidth.fold($0.header) == name } }
}

extension DeclaredSchema {
    /// The table of a log that a regulation declares.
    init(_ log: LogDeclaration) {
        let subject: Subject =
            switch log.subject {
            case .staff: .staff
            case .window: .window
            case .department: .department
            case .declared(let id): .declared(id)
            }
        self.init(id: log.id, title: log.title, subject: subject, isDated: log.isDated, fields: log.fields)
    }
}
