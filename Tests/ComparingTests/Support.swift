import CentreFixtures
import CentreRun
import Chronology
import Comparing
import Foundation
import Testing

/// `samples/qingshan` with a changed `rules/baotou.yaml` beside it.
struct ChangedRules {
    let folder: TemporaryFolder
    let centre: Centre
    let period: Period

    /// - Parameter changes: texts of the rule file and what takes the place of their first occurrence.
    init(_ changes: [(String, String)]) throws {
        var files: [String: [UInt8]] = [:]
        for folder in ["samples/qingshan", "samples/qingshan/logs", "rules", "rules/calendars", "rules/attendance"] {
            let place = Repository.root.appending(path: folder).path
            for entry in try FileManager.default.contentsOfDirectory(atPath: place)
            where entry.hasSuffix(".csv") || entry.hasSuffix(".yaml") {
                files["\(folder)/\(entry)"] = try Repository.bytes("\(folder)/\(entry)")
            }
        }
        var text = try Repository.text("rules/baotou.yaml")
        for (old, new) in changes {
            let place = try #require(text.range(of: old), "\(old)")
            text.replaceSubrange(place, with: new)
        }
        files["rules/new.yaml"] = Array(text.utf8)
        folder = try TemporaryFolder(files)
        centre = try Centre.load(folder: folder.path + "/samples/qingshan")
        period = try #require(Period("2026Q3"))
    }

    var newFile: String { folder.path + "/rules/new.yaml" }
    var oldFile: String { folder.path + "/rules/baotou.yaml" }

    /// The centre's own rules against the changed ones.
    func compare() async throws -> RuleComparison {
        try await CentreRun.compare(centre, withRules: [newFile], period: period, jobs: 2)
    }

    /// The changed rules against the centre's own.
    func compareBack() async throws -> RuleComparison {
        try await CentreRun.compare(
            centre.replacingRules(by: [newFile]), withRules: [oldFile], period: period, jobs: 2)
    }

    /// 未按规定佩证上岗 costs 2 instead of 1.
    static let dearerBadge = [
        ("未按规定佩证上岗,每次扣1分\n            deduct: 1", "未按规定佩证上岗,每次扣2分\n            deduct: 2")
    ]
    /// 五星 for 15% instead of 20%.
    static let fewerStars = [("五星: {stars: 5, quota: 20%", "五星: {stars: 5, quota: 15%")]
}

extension RuleComparison {
    /// The sheet of the sample.
    func staff() throws -> SheetComparison { try #require(sheets.first { $0.id == "baotou.staff" }) }
}

extension SheetComparison {
    func subject(_ id: String) throws -> SubjectComparison { try #require(subjects.first { $0.id == id }) }
}
