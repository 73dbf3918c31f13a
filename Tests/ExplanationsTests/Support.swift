import CentreFixtures
import CentreRun
import Chronology
import Diagnostics
import Explanations
import Foundation
import ScoreModel
import Testing

/// A centre of the repository's samples, copied with its rules so that paths stay as they are.
func sampleFolder(_ name: String) throws -> TemporaryFolder {
    var files: [String: [UInt8]] = [:]
    for folder in ["samples/\(name)", "samples/\(name)/logs", "rules", "rules/calendars", "rules/attendance"] {
        let place = Repository.root.appending(path: folder).path
        for entry in try FileManager.default.contentsOfDirectory(atPath: place)
        where entry.hasSuffix(".csv") || entry.hasSuffix(".yaml") {
            files["\(folder)/\(entry)"] = try Repository.bytes("\(folder)/\(entry)")
        }
    }
    return try TemporaryFolder(files)
}

/// Asks about a folder.
func explain(
    _ folder: TemporaryFolder, _ subject: String, rule: String? = nil, sheet: String? = nil,
    period: String = "2026Q3", at place: String = ""
) async throws -> Explanation {
    let centre = try Centre.load(folder: place.isEmpty ? folder.path : folder.path + "/" + place)
    let period = try #require(Period(period))
    return try await CentreRun.explain(
        centre, ExplainQuestion(subject: subject, rule: rule, sheet: sheet, period: period), context: .workedOut,
        jobs: 2)
}

extension MadeUpCentre {
    /// Asks about the centre.
    func explain(
        _ subject: String = "A01", rule: String? = nil, sheet: String? = nil, period: String = "2026Q3"
    ) async throws -> Explanation {
        try await ExplanationsTests.explain(folder(), subject, rule: rule, sheet: sheet, period: period)
    }

    /// A centre under a regulation of the test's own.
    static func under(_ regulation: String) -> MadeUpCentre {
        var centre = MadeUpCentre.ofOne
        centre.files["rules/baotou.yaml"] = Array(regulation.utf8)
        return centre
    }

    /// What a question is refused with, in Chinese.
    func refusal(_ subject: String, rule: String? = nil, sheet: String? = nil, period: String = "2026Q3") async throws
        -> String
    {
        do {
            let answer = try await explain(subject, rule: rule, sheet: sheet, period: period)
            return "answered about \(answer.subject.id)"
        } catch let refusal as ExplainRefusal {
            return refusal.text(in: .zh)
        }
    }
}

extension RuleExplanation {
    /// The rows that did not count, as tests compare them: `withdrawn 1: 状态是“撤销”`.
    var reasons: [String] { missed.map { "\($0.cause.rawValue) \($0.count): \($0.reason)" } }

    /// Their evidence and details, group by group.
    var details: [[String]] {
        missed.map { group in
            group.rows.map { [$0.evidence, $0.detail].filter { !$0.isEmpty }.joined(separator: " ") }
        }
    }
}
