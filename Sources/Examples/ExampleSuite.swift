internal import CentreRun
internal import Chronology
public import Diagnostics
internal import RuleLoading
public import RuleModel

/// The examples of some files, with the rules they try, ready to be run.
public struct ExampleSuite: Sendable {
    /// One file's examples and everything they stand on.
    public struct Group: Sendable {
        /// The examples.
        public let file: ExampleFile
        /// The rules under test.
        public let regulation: Regulation
        /// The rule file, as the user knows it.
        public let ruleName: String
        let ruleText: String
        let calendar: WorkingCalendar
        let calendarTexts: [String]
        let policy: AttendancePolicy
        let policyText: String
    }

    /// The files with examples, in the order they were named.
    public private(set) var groups: [Group] = []
    /// What is wrong with files of examples, or with rules they stand on.
    public private(set) var diagnostics: [Diagnostic] = []
    /// The text of the files, for quoting.
    public private(set) var sources: [SourceText] = []
    private var seen: Set<String> = []

    /// Finds and loads examples.
    ///
    /// A rule file's are those beside its rules; a folder with a `centre.yaml` stands for the rule files it names, another
    /// folder for all examples and rule files in it and below.
    /// - Throws: ``MachineFailure`` where a file that is there cannot be read.
    public static func load(_ paths: [String]) throws -> ExampleSuite {
        var suite = ExampleSuite()
        for path in paths { try suite.add(path) }
        suite.diagnostics = suite.diagnostics.listed()
        return suite
    }

    /// One file of examples that is not written yet, with the rules it names.
    static func load(text: String, as name: String) throws -> ExampleSuite {
        var suite = ExampleSuite()
        let bytes = Array(text.utf8)
        let loaded = ExamplesLoader.load(name: name, bytes: bytes)
        suite.diagnostics += loaded.diagnostics
        if let file = loaded.sound { try suite.add(file, bytes) }
        return suite
    }

    private mutating func add(_ path: String) throws {
        if FileSystem.isFile(path) {
            try add(file: path, isNamed: true)
        } else if FileSystem.isFile(FileSystem.join(path, "centre.yaml")) {
            let name = FileSystem.join(path, "centre.yaml")
            let loaded = CentreFileLoader.load(name: name, bytes: try read(name))
            diagnostics += loaded.diagnostics.filter { $0.severity == .error }
            for rules in loaded.value?.rules ?? [] {
                let file = FileSystem.simplified(FileSystem.join(path, rules.value))
                guard FileSystem.isFile(file) else {
                    missing(rules.value, at: rules.span)
                    continue
                }
                try add(file: file, isNamed: true)
            }
        } else if FileSystem.exists(path) {
            for file in try RuleCheck.yamlFiles(in: path) { try add(file: file, isNamed: false) }
        } else {
            missing(path, at: SourceSpan(file: path, line: 1, column: 1))
        }
    }

    private mutating func missing(_ path: String, at span: SourceSpan) {
        diagnostics.append(
            Diagnostic(
                .noSuchFile, at: span, Wording(zh: "没有这样的文件:\(path)", en: "no such file: \(path)"),
                remedy: Wording(zh: "核对路径", en: "check the path")))
    }

    private mutating func read(_ path: String) throws -> [UInt8] {
        let bytes = try FileSystem.read(path)
        if !sources.contains(where: { $0.name == path }) { sources.append(SourceText(name: path, bytes: bytes)) }
        return bytes
    }

    private mutating func add(file path: String, isNamed: Bool) throws {
        guard seen.insert(FileSystem.simplified(path)).inserted else { return }
        let bytes = try read(path)
        let kind = RuleFileKind.detect(name: path, bytes: bytes)
        switch kind.value {
        case .examples:
            let loaded = ExamplesLoader.load(name: path, bytes: bytes)
            diagnostics += loaded.diagnostics
            if let file = loaded.sound { try add(file, bytes) }
        case .regulation:
            let loaded = ExamplesLoader.own(name: path, bytes: bytes)
            diagnostics += loaded.diagnostics
            if let file = loaded.sound, isNamed || !file.cases.isEmpty { try add(file, bytes) }
        case nil: diagnostics += kind.diagnostics
        case .calendar, .attendance, .centre, .profile:
            guard isNamed else { return }
            diagnostics.append(
                Diagnostic(
                    .unknownKind, at: SourceSpan(file: path, line: 1, column: 1),
                    Wording(zh: "这个文件里不会有例", en: "there are no examples in this kind of file"),
                    remedy: Wording(
                        zh: "指明 kind: examples(例)或 kind: regulation(考核办法)的文件",
                        en: "name a file of kind examples or regulation")))
        }
    }

    private mutating func add(_ file: ExampleFile, _ bytes: [UInt8]) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        let folder = file.file.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        func place(_ path: String) -> String {
            FileSystem.simplified(file.file.contains("/") ? FileSystem.join(folder.isEmpty ? "/" : folder, path) : path)
        }
        let ruleName: String
        let ruleText: String
        switch file.rules {
        case .own: (ruleName, ruleText) = (file.file, text)
        case .inline(let inline): (ruleName, ruleText) = (file.file, inline.ruleFile(from: text, title: file.title))
        case .path(let path):
            ruleName = place(path.value)
            guard FileSystem.isFile(ruleName) else { return missing(path.value, at: path.span) }
            ruleText = String(decoding: try read(ruleName), as: UTF8.self)
        }
        let rules = RegulationLoader.load(name: ruleName, bytes: Array(ruleText.utf8))
        diagnostics += rules.diagnostics.filter { $0.severity == .error }
        let named = file.calendars.isEmpty ? [Located<String>?.none] : file.calendars.map { $0 }
        let calendarTexts = try named.compactMap { try settings($0, place, else: Self.plainCalendar) }
        guard calendarTexts.count == named.count,
            let policyText = try settings(file.attendance, place, else: Self.plainPolicy)
        else { return }
        let calendars = zip(named, calendarTexts).map { path, text in
            CalendarLoader.load(name: path.map { place($0.value) } ?? "calendar.yaml", bytes: Array(text.utf8))
        }
        let policy = AttendancePolicyLoader.load(
            name: file.attendance.map { place($0.value) } ?? "attendance.yaml", bytes: Array(policyText.utf8))
        let sound = calendars.compactMap(\.sound)
        let calendar = sound.count == calendars.count ? CalendarLoader.merge(sound) : nil
        diagnostics += (calendars.flatMap(\.diagnostics) + policy.diagnostics + (calendar?.diagnostics ?? [])).filter {
            $0.severity == .error
        }
        guard let regulation = rules.sound, let calendar = calendar?.sound, let policy = policy.sound else { return }
        groups.append(
            Group(
                file: file, regulation: regulation, ruleName: ruleName, ruleText: ruleText, calendar: calendar,
                calendarTexts: calendarTexts, policy: policy, policyText: policyText))
    }

    private mutating func settings(
        _ path: Located<String>?, _ place: (String) -> String, else standard: String
    ) throws -> String? {
        guard let path else { return standard }
        let name = place(path.value)
        guard FileSystem.isFile(name) else {
            missing(path.value, at: path.span)
            return nil
        }
        return String(decoding: try read(name), as: UTF8.self)
    }

    /// Monday to Friday, without holidays.
    static let plainCalendar = """
        kind: calendar
        title: 周一至周五
        covers: [\((2015...2040).map(String.init).joined(separator: ", "))]

        """

    /// Two sessions, 09:00–12:00 and 14:00–17:00; more than half an hour late is absent.
    static let plainPolicy = """
        kind: attendance
        title: 上午下午
        grace: 0
        absent_after: 30
        sessions:
          上午: {start: 09:00, end: 12:00, sign_in: [07:00, 10:29], sign_out: [10:30, 13:00], days: 0.5}
          下午: {start: 14:00, end: 17:00, sign_in: [13:01, 15:29], sign_out: [15:30, 20:00], days: 0.5}

        """
}
