internal import Diagnostics
internal import RecordModel
internal import RuleModel
internal import YAMLDocument

/// `subjects` and `logs`: kinds of subject and logs of the regulation's own.
extension FileDecoder {
    static let subjectKeys = KeySet(["title"])
    static let logKeys = KeySet(["title", "subject", "dated", "columns"])
    static let columnKeys = KeySet(["header", "type"])

    /// Kinds of subject with rosters of their own.
    func subjects(_ node: YAMLNode?) -> [SubjectDeclaration] {
        guard let node else { return [] }
        return entries(node).compactMap { pair in
            let id = pair.name.halfWidth
            checkID(pair.key)
            guard isFree(pair.key, Vocabulary.english(id, among: SubjectKind.builtIn.map(\.id))) else { return nil }
            let fields = pair.value.isNull ? nil : fields(pair.value, Self.subjectKeys, owner: pair.key.span)
            return SubjectDeclaration(id: id, title: fields.flatMap { text($0["title"]) } ?? id, span: pair.key.span)
        }
    }

    /// Logs of the regulation's own.
    func logs(declared node: YAMLNode?, _ subjects: [SubjectDeclaration]) -> [LogDeclaration] {
        guard let node else { return [] }
        return entries(node).compactMap { log($0, subjects) }
    }

    private func log(_ pair: YAMLPair, _ subjects: [SubjectDeclaration]) -> LogDeclaration? {
        let id = pair.name.halfWidth
        checkID(pair.key)
        let taken = LogKind.allCases.map(\.rawValue) + ["results", "timetable", "roster"]
        guard isFree(pair.key, Vocabulary.english(id, among: taken)),
            let fields = fields(pair.value, Self.logKeys, owner: pair.key.span)
        else { return nil }
        let isDated = fields["dated"].flatMap { flag($0) } ?? true
        let subject = subject(fields.required("subject"), subjects)
        var front = [subject.map { Field("subject", Self.header(of: $0), .text, required: true, kept: false) }]
        if isDated { front.append(Field("date", "日期", .day, required: true)) }
        var columns: [Field] = []
        var seen: [String: SourceSpan] = [:]
        for column in fields["columns"].map(entries) ?? [] {
            if let field = self.column(column), isOwn(field, column.key, besides: front.compactMap { $0 }),
                isFirstUse(field.id, column.key, &seen),
                isFirstUse("=" + field.header.halfWidth, column.key, &seen)
            {
                columns.append(field)
            }
        }
        guard let subject else { return nil }
        return LogDeclaration(
            id: id, title: text(fields["title"]) ?? id, subject: subject, isDated: isDated,
            fields: front.compactMap { $0 } + columns,
            span: pair.key.span)
    }

    /// Whether a column's header is not that of the subject or of the day, which every such table has anyway.
    private func isOwn(_ field: Field, _ node: YAMLNode, besides front: [Field]) -> Bool {
        guard let taken = front.first(where: { $0.header == field.header.halfWidth }) else { return true }
        report(
            .duplicateKey, at: node.span,
            (
                "“\(taken.header)”列本来就有(\(taken.id))",
                "the table has the column '\(taken.header)' anyway, as \(taken.id)"
            ),
            fix: ("删去这一列,或换一个表头", "remove the column, or give it another header"))
        return false
    }

    private static func header(of kind: SubjectKind) -> String {
        switch kind {
        case .staff: "工号"
        case .window: "窗口"
        case .department: "部门"
        case .declared: "编号"
        }
    }

    /// A column by its key: `score: {header: 得分, type: number}`.
    private func column(_ pair: YAMLPair) -> Field? {
        let id = pair.name.halfWidth
        checkID(pair.key)
        guard isFree(pair.key, ["subject", "date"].first { $0 == id }) else { return nil }
        guard !pair.value.isNull else { return Field(id, pair.name, .text) }
        guard let fields = fields(pair.value, Self.columnKeys, owner: pair.key.span) else { return nil }
        let header = text(fields["header"]) ?? pair.name
        guard let node = fields["type"] else { return Field(id, header, .text) }
        if node.items != nil {
            let words = list(node).compactMap { scalar($0)?.halfWidth }
            if words.isEmpty { nothingIn(node) }
            return words.isEmpty ? nil : Field(id, header, .words(words))
        }
        switch word(node, among: ["text", "number", "day"]) {
        case "number"?: return Field(id, header, .number)
        case "day"?: return Field(id, header, .day)
        case "text"?: return Field(id, header, .text)
        default: return nil
        }
    }

    /// A name of the language cannot be given to something else.
    private func isFree(_ node: YAMLNode, _ word: String?) -> Bool {
        guard let word else { return true }
        report(
            .ambiguousName, at: node.span,
            ("“\(node.text ?? word)”是规则语言自己的名称", "'\(node.text ?? word)' is a name of the language itself"),
            fix: ("换一个名称", "choose another name"))
        return false
    }
}
