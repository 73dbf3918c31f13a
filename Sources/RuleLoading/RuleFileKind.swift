public import Diagnostics
internal import YAMLDocument

/// What a file is, by its `kind`.
public enum RuleFileKind: String, CaseIterable, Hashable, Sendable {
    /// 考核办法.
    case regulation
    /// 工作日历.
    case calendar
    /// 考勤制度.
    case attendance
    /// A centre's folder.
    case centre
    /// 例: rows and the lines expected of them.
    case examples
    /// 导入方案.
    case profile

    /// The kind a file states; with the problems that stand in the way of knowing it.
    /// - Parameters:
    ///   - name: the file as the user named it.
    ///   - bytes: what it holds.
    public static func detect(name: String, bytes: [UInt8]) -> Loaded<RuleFileKind> {
        let document = YAMLDocument.parse(name: name, bytes: bytes)
        let decoder = FileDecoder(file: name, diagnostics: document.diagnostics)
        return Loaded(document.value.flatMap { decoder.kind(of: $0) }, decoder.diagnostics)
    }

    /// The kind by its word in either spelling; `nil` where there is no such kind.
    public static func named(_ word: String) -> RuleFileKind? {
        Vocabulary.english(word, among: allCases.map(\.rawValue)).flatMap { RuleFileKind(rawValue: $0) }
    }

    /// Every problem of a file, whatever its kind.
    public static func check(name: String, bytes: [UInt8]) -> [Diagnostic] {
        let kind = detect(name: name, bytes: bytes)
        switch kind.value {
        case .regulation:
            return RegulationLoader.load(name: name, bytes: bytes).diagnostics
                + ExamplesLoader.own(name: name, bytes: bytes).diagnostics
        case .calendar: return CalendarLoader.load(name: name, bytes: bytes).diagnostics
        case .attendance: return AttendancePolicyLoader.load(name: name, bytes: bytes).diagnostics
        case .centre: return CentreFileLoader.load(name: name, bytes: bytes).diagnostics
        case .examples: return ExamplesLoader.load(name: name, bytes: bytes).diagnostics
        case .profile: return ImportProfileLoader.load(name: name, bytes: bytes).diagnostics
        case nil: return kind.diagnostics
        }
    }

    /// The keys of a file of this kind.
    var keys: KeySet {
        switch self {
        case .regulation: RegulationLoader.keys
        case .calendar: CalendarLoader.keys
        case .attendance: AttendancePolicyLoader.keys
        case .centre: CentreFileLoader.keys
        case .examples: ExamplesLoader.keys
        case .profile: ImportProfileLoader.keys
        }
    }
}

extension FileDecoder {
    /// The kind a file's root states.
    func kind(of root: YAMLNode) -> RuleFileKind? {
        guard let pairs = root.pairs else {
            wrongType(root, expected: ("映射(键: 值)", "a mapping (key: value)"))
            return nil
        }
        guard let pair = pairs.first(where: { Vocabulary.english($0.name, among: ["kind"]) != nil }) else {
            report(
                .missingField, at: SourceSpan(file: file, line: root.span.line, column: root.span.column),
                ("文件没有写明类别", "the file does not say what it is"),
                fix: (
                    "在第一行写 kind: regulation(考核办法)、calendar(工作日历)、attendance(考勤制度)、centre(中心)、examples(例)或 profile(导入方案)",
                    "begin it with kind: regulation, calendar, attendance, centre, examples or profile"
                ))
            return nil
        }
        return kind(pair.value)
    }

    /// A kind by its word.
    func kind(_ node: YAMLNode) -> RuleFileKind? {
        let kinds = RuleFileKind.allCases.map(\.rawValue)
        guard let text = scalar(node) else { return nil }
        if let kind = Vocabulary.english(text, among: kinds).flatMap(RuleFileKind.init) { return kind }
        report(
            .unknownKind, at: node.span, ("没有“\(text)”这种文件", "there is no kind of file '\(text)'"),
            fix: suggestion(
                NearestName.find(text, among: kinds.flatMap(Vocabulary.spellings)), kinds.map(Vocabulary.listed)))
        return nil
    }

    /// Reads a file that must be of one kind.
    static func load<Value: Sendable>(
        name: String, bytes: [UInt8], as expected: RuleFileKind, decode: (FileDecoder, Fields) -> Value?
    ) -> Loaded<Value> {
        let document = YAMLDocument.parse(name: name, bytes: bytes)
        let decoder = FileDecoder(file: name, diagnostics: document.diagnostics)
        guard let root = document.value, let kind = decoder.kind(of: root) else {
            return Loaded(nil, decoder.diagnostics)
        }
        let start = SourceSpan(file: name, line: root.span.line, column: root.span.column)
        guard kind == expected else {
            decoder.report(
                .unknownKind, at: root.pairs?.first?.value.span ?? start,
                (
                    "这里要用\(Vocabulary.listed(expected.rawValue))文件,这个文件却是\(Vocabulary.listed(kind.rawValue))",
                    "a file of kind \(expected.rawValue) is due here, not \(kind.rawValue)"
                ),
                fix: ("核对文件路径", "check the path"))
            return Loaded(nil, decoder.diagnostics)
        }
        guard let fields = decoder.fields(root, expected.keys, owner: start) else {
            return Loaded(nil, decoder.diagnostics)
        }
        let value = decode(decoder, fields)
        return Loaded(value, decoder.diagnostics)
    }
}
