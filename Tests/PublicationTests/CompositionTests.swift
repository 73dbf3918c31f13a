import Amending
import CentreFixtures
import CentreRun
import Chronology
import Exact
import Foundation
import LedgerModel
import Publication
import ScoreModel
import Testing

/// The city's regulation: a quarter is composed of its months as they were published.
@Suite("Month by month, then the quarter") struct CompositionTests {
    /// The sample, in a folder of the test's own.
    private func city() throws -> LivingCentre {
        let folder = try TemporaryFolder()
        let sample = Repository.root.appending(path: "samples/city").path
        for path in try FileManager.default.subpathsOfDirectory(atPath: sample) where path.contains(".") {
            guard path.hasSuffix(".csv") || path == "centre.yaml" else { continue }
            var bytes = try Repository.bytes("samples/city/\(path)")
            if path == "centre.yaml" {
                bytes = Array(
                    String(decoding: bytes, as: UTF8.self)
                        .replacing("../../rules", with: Repository.root.appending(path: "rules").path)
                        .replacing("ledger: ledger.sqlite", with: "ledger: {file: ledger.sqlite, begins: 2026-07-01}")
                        .utf8)
            }
            try folder.write(bytes, to: path)
        }
        return LivingCentre(folder: folder)
    }

    @Test func composesAndIsReproduced() async throws {
        let centre = try city()
        for month in ["2026-07", "2026-08", "2026-09"] {
            try await centre.run(month)
            _ = try centre.desk(month).setAside(.all, by: "李四", reason: "已核", at: LivingCentre.moment("2026-10-01"))
            // Before the last month is published, the quarter says what it lacks.
            if month == "2026-09" {
                try await centre.run("2026Q3")
                let missing = try centre.desk("2026Q3").list().findings.filter(\.isOpen)
                    .filter { $0.finding.key.code == "period-not-published" }
                #expect(missing.allSatisfy { $0.finding.key.text.hasSuffix("2026-09") } && !missing.isEmpty)
                #expect(missing.allSatisfy { $0.finding.key.file.isEmpty && $0.finding.key.row == 0 })
                #expect(!missing[0].line.contains(":4294967295"))
                guard case .unresolved? = try await centre.refusal({ try await centre.notice("2026Q3") }) else {
                    Issue.record("a quarter without its last month goes on notice")
                    return
                }
            }
            try await centre.publish(month, on: "2026-10-02", without: "月公布")
        }
        try await centre.run("2026Q3")
        _ = try centre.desk("2026Q3").setAside(.all, by: "李四", reason: "已核", at: LivingCentre.moment("2026-10-08"))
        let run = try #require(try centre.state("2026Q3").run)
        #expect(!run.findings.contains { $0.key.code == "period-not-published" })
        #expect(Set(run.earlier.map(\.period.label)).isSuperset(of: ["2026-07", "2026-08", "2026-09"]))
        try await centre.notice("2026Q3")
        try await centre.publish("2026Q3")
        let output = try centre.output("2026Q3")
        for period in ["2026Q3", "2026-07", "2026-08", "2026-09"] {
            #expect(try await centre.run(period).reproduction != nil, "\(period)")
        }
        #expect(try centre.output("2026Q3") == output)
    }

    @Test func aMonthAmendedAfterwardsComesIntoTheQuarterOnlyWhereSomebodySaysSo() async throws {
        let centre = try city()
        for month in ["2026-07", "2026-08", "2026-09"] {
            try await centre.run(month)
            _ = try centre.desk(month).setAside(.all, by: "李四", reason: "已核", at: LivingCentre.moment("2026-10-01"))
            try await centre.publish(month, on: "2026-10-02", without: "月公布")
        }
        try await centre.run("2026Q3")
        _ = try centre.desk("2026Q3").setAside(.all, by: "李四", reason: "已核", at: LivingCentre.moment("2026-10-08"))
        try await centre.publish("2026Q3", without: "试点")
        let july = try #require(try centre.state("2026-07").run?.sheets.first { $0.subjectKind == "staff" })
        let line = try #require(
            july.lines.first { $0.evidence.contains("events.csv:") && $0.points.isNegative && $0.rule != $0.part })
        let before = try #require(try centre.standing(line.subject, "2026Q3"))
        try await centre.correct(
            .line(
                LineQuestion(
                    subject: line.subject, rule: line.rule, sheet: july.id, day: line.day, evidence: line.evidence),
                points: "0"), of: "2026-07")
        try await centre.amend("2026-07")
        // The quarter stands as it was published until its own amendment takes the month's in.
        #expect(try centre.standing(line.subject, "2026Q3") == before)
        let nothing = try await centre.amendmentRefusal { try await centre.amend("2026Q3") }
        guard case .noCorrections? = nothing else {
            Issue.record("\(String(describing: nothing))")
            return
        }
        // A correction of the quarter's own; the months are what they were published as, with or without it.
        try await centre.correct(.withdrawn(path: "logs/events.csv", row: 2), of: "2026Q3", on: "2026-10-22")
        let refused = try await centre.amendmentRefusal { try await centre.amend("2026Q3") }
        guard case .otherEarlier(_, let difference)? = refused else {
            Issue.record("amended")
            return
        }
        #expect(Set(difference.earlier.map(\.period.label)) == ["2026-07"])
        let outcome = try await centre.amend("2026Q3", allowing: .amendedEarlier)
        #expect(outcome.report.amendment.subjects.contains { $0.id == line.subject })
        #expect(outcome.earlier.contains { $0.period.label == "2026-07" })
        let now = try #require(try centre.standing(line.subject, "2026Q3"))
        #expect(now.exactTotal > before.exactTotal)
    }

    /// The quarter goes by what was published, not by what the logs would give now.
    @Test func theLogsOfAMonthPublishedDoNotChangeTheQuarter() async throws {
        let centre = try city()
        for month in ["2026-07", "2026-08", "2026-09"] {
            try await centre.run(month)
            _ = try centre.desk(month).setAside(.all, by: "李四", reason: "已核", at: LivingCentre.moment("2026-10-01"))
            try await centre.publish(month, on: "2026-10-02", without: "月公布")
        }
        try await centre.run("2026Q3")
        let before = try #require(try centre.state("2026Q3").run)
        let header = try centre.folder.text("logs/events.csv").prefix { !$0.isNewline }
        try centre.folder.write(Array("\(header)\r\n".utf8), to: "logs/events.csv")
        try await centre.run("2026Q3")
        let after = try #require(try centre.state("2026Q3").run)
        let difference = RunDifference(from: before, to: after)
        #expect(difference.inputs.map(\.path) == ["logs/events.csv"] && difference.earlier == [])
        #expect(!difference.subjects.contains { $0.sheet == "city.staff-quarter" })
        let july = try #require(try await centre.refusal { try await centre.run("2026-07") }?.difference)
        #expect(!july.subjects.isEmpty)
    }
}
