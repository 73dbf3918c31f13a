/// A problem in a file that people wrote: what is wrong, where, and what to do about it.
///
/// It holds no rendering: ``TextRenderer`` prints it for people, ``JSONRenderer`` for programs.
public struct Diagnostic: Hashable, Sendable {
    /// How much a problem matters.
    public enum Severity: String, CaseIterable, Hashable, Sendable {
        /// The file cannot be used.
        case error
        /// The file can be used, but something in it has no effect or is probably a mistake.
        case warning
        /// A question to the office; nothing may be wrong.
        case hint

        /// The word it is printed with.
        public var title: Wording {
            switch self {
            case .error: Wording(zh: "错误", en: "error")
            case .warning: Wording(zh: "警告", en: "warning")
            case .hint: Wording(zh: "提示", en: "hint")
            }
        }
    }

    /// Another place that has to do with the problem, and why.
    public struct Related: Hashable, Sendable {
        /// The place.
        public let span: SourceSpan
        /// What stands there.
        public let label: Wording

        /// A place and what stands there.
        public init(_ span: SourceSpan, _ label: Wording) {
            self.span = span
            self.label = label
        }
    }

    /// Stable code; it decides the severity.
    public let code: DiagnosticCode
    /// The smallest wrong thing.
    public let span: SourceSpan
    /// What is wrong.
    public let message: Wording
    /// What to do about it.
    public let remedy: Wording
    /// Further places, where two clash.
    public let related: [Related]

    /// A problem by its parts. Sentences that quote a text of many hundred characters are cut in the middle.
    public init(
        _ code: DiagnosticCode, at span: SourceSpan, _ message: Wording, remedy: Wording, related: [Related] = []
    ) {
        self.code = code
        self.span = span
        self.message = message.bounded
        self.remedy = remedy.bounded
        self.related = related
    }

    /// Its code's severity.
    public var severity: Severity { code.severity }
}

extension Diagnostic: Comparable {
    /// By span, then code, then message: the order in which problems are listed.
    public static func < (left: Diagnostic, right: Diagnostic) -> Bool {
        if left.span != right.span {
            if left.span < right.span { return true }
            if right.span < left.span { return false }
            return left.span.length < right.span.length
        }
        if left.code != right.code { return left.code.rawValue < right.code.rawValue }
        return left.message.zh < right.message.zh
    }
}

extension Sequence<Diagnostic> {
    /// The problems in the order of their places, each once.
    public func listed() -> [Diagnostic] {
        var seen: Set<Diagnostic> = []
        return filter { seen.insert($0).inserted }.sorted()
    }

    /// Whether any of them is an error.
    public var hasErrors: Bool { contains { $0.severity == .error } }
}

/// What a loader made of a file, and every problem it found on the way.
public struct Loaded<Value: Sendable>: Sendable {
    /// The value, as far as one could be made; use it only where there are no errors.
    public let value: Value?
    /// The problems, in the order of their places.
    public let diagnostics: [Diagnostic]

    /// A value and the problems found on the way; the problems are put in order.
    public init(_ value: Value?, _ diagnostics: some Sequence<Diagnostic>) {
        self.value = value
        self.diagnostics = diagnostics.listed()
    }

    /// Whether any problem is an error.
    public var hasErrors: Bool { diagnostics.hasErrors }

    /// The value if there is one and no problem is an error.
    public var sound: Value? { hasErrors ? nil : value }
}

/// A value and the place it was written at; compares by the value alone.
public struct Located<Value: Hashable & Sendable>: Hashable, Sendable {
    /// The value.
    public let value: Value
    /// Where it was written.
    public let span: SourceSpan

    /// A value and its place.
    public init(_ value: Value, at span: SourceSpan) {
        self.value = value
        self.span = span
    }

    /// Equality of the values.
    public static func == (left: Self, right: Self) -> Bool { left.value == right.value }

    /// Feeds the value.
    public func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
