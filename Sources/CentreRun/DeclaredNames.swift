internal import Diagnostics
internal import RecordModel
internal import RuleLoading
internal import RuleModel

/// Holds the names in `centre.yaml` that only a regulation can explain against what the regulations declare.
struct DeclaredNames {
    private let file: CentreFile
    private let regulations: [Regulation]
    private let layout: DeclaredLayout
    private var diagnostics: [Diagnostic] = []

    private init(_ file: CentreFile, _ regulations: [Regulation]) {
        self.file = file
        self.regulations = regulations
        layout = DeclaredLayout(chosen: regulations, all: [])
    }

    /// Every name that nothing explains, every kind of subject without a roster, every table declared in two ways.
    static func check(_ file: CentreFile, _ regulations: [Regulation]) -> [Diagnostic] {
        var names = DeclaredNames(file, regulations)
        names.checkTables()
        names.checkHeaders()
        names.checkFurtherColumns()
        names.checkRosters()
        names.checkAgreement()
        return names.diagnostics
    }

    private mutating func report(
        _ code: DiagnosticCode, at span: SourceSpan, _ message: Wording, _ remedy: Wording,
        related: [Diagnostic.Related] = []
    ) {
        diagnostics.append(Diagnostic(code, at: span, message, remedy: remedy, related: related))
    }

    /// “是否想写……” and what may stand there.
    private static func suggestion(_ name: String, among names: [String], shown: [String]) -> Wording {
        let nearest = NearestName.find(name, among: names)
        let list = shown.prefix(40) + (shown.count > 40 ? ["…"] : [])
        let zh = (nearest.map { "是否想写“\($0)”?" } ?? "") + (list.isEmpty ? "" : "可以写:" + list.joined(separator: "、"))
        let en =
            (nearest.map { "did you mean '\($0)'? " } ?? "")
            + (list.isEmpty ? "" : "allowed: " + list.joined(separator: ", "))
        return Wording(zh: zh.isEmpty ? "删去这一行" : zh, en: en.isEmpty ? "remove the line" : en)
    }

    private static func listed(_ id: String, _ title: String) -> String { id == title ? id : "\(id)(\(title))" }

    // MARK: Tables

    private static let ownLogs: [LogKind] = [.attendance, .leave, .cases, .ratings, .pauses, .events]

    private mutating func checkTables() {
        let own = Self.ownLogs.map { ($0.rawValue, $0.title) }
        let logs = layout.logs.map { ($0.id, $0.title) }
        let subjects = layout.subjects.map { ($0.id, $0.title) }
        for entry in file.declaredLogs where layout.log(named: entry.name.value) == nil {
            unknown(
                entry.name, among: own + logs,
                Wording(
                    zh: "没有“\(entry.name.value)”这种记录:不是系统的记录,考核办法的 logs(记录表)也没有声明它",
                    en: "there is no log '\(entry.name.value)': no regulation declares it under logs"))
        }
        for entry in file.rosters where layout.subjects(named: entry.name.value) == nil {
            unknown(
                entry.name, among: subjects,
                Wording(
                    zh: "没有“\(entry.name.value)”这种考核对象:考核办法的 subjects(考核对象)没有声明它",
                    en: "there is no kind of subject '\(entry.name.value)': no regulation declares it under subjects"))
        }
        for entry in file.declaredColumns
        where layout.log(named: entry.table.value) == nil && layout.subjects(named: entry.table.value) == nil {
            unknown(
                entry.table, among: [("roster", "人员名册")] + own + logs + subjects,
                Wording(
                    zh: "没有“\(entry.table.value)”这种表:不是系统的表,考核办法也没有声明它",
                    en: "there is no table '\(entry.table.value)': no regulation declares it"))
        }
    }

    private mutating func unknown(
        _ name: Located<String>, among known: [(id: String, title: String)], _ message: Wording
    ) {
        report(
            .unknownKey, at: name.span, message,
            Self.suggestion(
                name.value, among: known.flatMap { [$0.id, $0.title] },
                shown: known.map { Self.listed($0.id, $0.title) }
            ))
    }

    // MARK: Columns

    private mutating func checkHeaders() {
        var seen: [String: [String: SourceSpan]] = [:]
        for table in file.declaredColumns {
            let log = layout.log(named: table.table.value)
            let subjects = layout.subjects(named: table.table.value)
            guard let title = log?.title ?? subjects?.title else { continue }
            // A table may be written by its id and by its title.
            let id = log?.id ?? "rosters.\(subjects?.id ?? "")"
            let fields = log?.fields ?? LogSchema.declaredRoster
            for header in table.headers {
                guard let field = fields.named(header.field.value) else {
                    unknownField(header.field, of: title, among: fields)
                    continue
                }
                guard let first = seen[id, default: [:]].updateValue(header.field.span, forKey: field.id) else {
                    continue
                }
                report(
                    .duplicateKey, at: header.field.span,
                    Wording(zh: "“\(header.field.value)”写了两次", en: "'\(header.field.value)' is written twice"),
                    Wording(zh: "只保留一处", en: "keep one of them"),
                    related: [.init(first, Wording(zh: "第一次写在这里", en: "first written here"))])
            }
        }
    }

    private mutating func unknownField(_ name: Located<String>, of title: String, among fields: [Field]) {
        let stored = fields.filter { !$0.isDerived }
        report(
            .unknownField, at: name.span,
            Wording(zh: "\(title)没有“\(name.value)”这一列", en: "the table has no field '\(name.value)'"),
            Self.suggestion(
                name.value, among: stored.flatMap { [$0.id, $0.header] },
                shown: stored.map { Self.listed($0.id, $0.header) }))
    }

    private mutating func checkFurtherColumns() {
        for log in LogSchema.openLogs + [.ratings] {
            let named = (layout.furtherColumns[log] ?? []).map(LogSchema.furtherColumn)
            for header in file.furtherColumns[log] ?? [] where named.named(header.field.value) == nil {
                unknownField(header.field, of: log.title, among: LogSchema.fields(of: log) + named)
            }
        }
    }

    // MARK: Declarations

    private mutating func checkRosters() {
        let bound = Set(file.rosters.compactMap { layout.subjects(named: $0.name.value)?.id })
        for subject in regulations.flatMap(\.subjects) where !bound.contains(subject.id) {
            report(
                .missingField, at: file.roster.span,
                Wording(
                    zh: "没有写明“\(subject.title)”(\(subject.id))的名册文件",
                    en: "the roster of '\(subject.id)' is not named"),
                Wording(
                    zh: "在 centre.yaml 中补上 rosters: {\(subject.id): 文件}",
                    en: "add rosters: {\(subject.id): file} to centre.yaml"),
                related: [.init(subject.span, Wording(zh: "考核对象在这里声明", en: "the kind of subject is declared here"))])
        }
    }

    /// One table cannot have two shapes in one run: of two regulations in force at one time, the declarations must agree.
    private mutating func checkAgreement() {
        for (index, later) in regulations.enumerated() {
            for log in later.logs {
                let earlier = regulations[..<index].filter { Self.overlap($0, later) }.flatMap(\.logs)
                guard let other = earlier.first(where: { $0.id == log.id }),
                    DeclaredSchema(other) != DeclaredSchema(log)
                else { continue }
                report(
                    .ambiguousName, at: log.span,
                    Wording(
                        zh: "两个考核办法都声明了“\(log.id)”,但名称、对象或各列不同",
                        en: "two regulations declare '\(log.id)' in different ways"),
                    Wording(zh: "改成一样,或换一个编号", en: "make them the same, or give one another id"),
                    related: [.init(other.span, Wording(zh: "另一处声明", en: "the other declaration"))])
            }
        }
    }

    private static func overlap(_ left: Regulation, _ right: Regulation) -> Bool {
        func begins(_ first: Regulation, before second: Regulation) -> Bool {
            guard let since = first.since, let until = second.until else { return true }
            return since <= until
        }
        return begins(left, before: right) && begins(right, before: left)
    }
}
