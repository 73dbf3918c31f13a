public import CentreRun
public import Chronology
internal import Diagnostics
internal import Exact
internal import Glibc
internal import RecordModel
internal import RuleLoading
internal import RuleModel
internal import ScoreModel

/// Makes an example of a real case, with the names taken out: the rows behind a subject's lines, and the lines as the
/// engine gave them.
public struct ExampleExtraction {
    /// The example and what could not be carried over.
    public struct Outcome: Sendable {
        /// The file's text.
        public let text: String
        /// Whether any line was carried over.
        public let hasLines: Bool
    }

    /// Why there is nothing to make an example of.
    public enum Failure: Error, Sendable {
        /// Nobody of this id or name is scored in the period.
        case unknownSubject
        /// The subject has no line of a rule, or none of the one asked for: scores taken from other periods are lines of none.
        case noLines
    }

    /// Makes an example.
    /// - Parameters:
    ///   - subject: the id or name of somebody scored.
    ///   - rule: the one rule that is wanted, by id or code; `nil` is every rule with a line.
    ///   - folder: the folder the example will stand in; paths are written from there.
    /// - Throws: ``Failure``; ``RefusedRun``; ``MachineFailure``.
    public static func make(
        of subject: String, in centre: Centre, period: Period, rule: String?, folder: String, jobs: Int
    ) async throws -> Outcome {
        var timings = StageTimings()
        let report = try await CentreRun.score(
            centre, period: period, context: .workedOut, jobs: jobs, timings: &timings)
        let results = ExampleResults(report)
        guard let (score, sheet) = results.score(of: subject, on: nil) else { throw Failure.unknownSubject }
        let wanted = rule.flatMap { results.source(named: $0) }
        var own = results.lines.filter {
            $0.subject == score.id && $0.sheet == sheet.sheet.id && sheet.rules.map(\.id).contains($0.source)
        }
        if rule != nil { own = own.filter { $0.source == wanted } }
        guard !own.isEmpty else { throw Failure.noLines }
        let maker = try await ExampleMaker(centre, report, sheet, score, own, folder: folder)
        // What does not come out alike by itself, such as a mean over everybody, is left out and named.
        let whole = maker.text(without: [])
        let differing = try await maker.differing(in: whole)
        let left = Set(own.map(\.source)).subtracting(differing)
        return Outcome(text: differing.isEmpty ? whole : maker.text(without: differing), hasLines: !left.isEmpty)
    }
}
