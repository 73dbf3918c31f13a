public import Diagnostics
public import LogReading
public import RecordModel

/// Why a run wrote nothing: something the input's author can mend; exit status 1.
public enum RunProblem: Hashable, Sendable {
    /// In a rule, calendar, policy or centre file.
    case setting(Diagnostic)
    /// In a table as a whole.
    case table(TableProblem)
    /// In a row of the roster, with the roster's path.
    case roster(Finding, path: String)
}

/// A run that wrote nothing, and every reason.
public struct RefusedRun: Error, Sendable {
    /// The problems, in order.
    public let problems: [RunProblem]
    /// The text of the files that diagnostics quote.
    public let sources: [SourceText]

    init(_ problems: [RunProblem], sources: [SourceText] = []) {
        self.problems = problems
        self.sources = sources
    }
}
