import CentreFixtures
import CentreRun
import Chronology
import Diagnostics
import LogReading
import RecordModel
import ScoreModel
import Testing

/// The help pages' examples that only a run can hold to their word.
@Suite("Help pages: examples of rows and folders") struct HelpExampleTests {
    static let path: [FindingHelp.Table: String] = [
        .roster: "roster.csv", .log(.attendance): "logs/attendance.csv", .log(.leave): "logs/leave.csv",
        .log(.cases): "logs/cases.csv", .log(.events): "logs/events.csv", .log(.ratings): "logs/ratings.csv",
        .log(.pauses): "logs/pauses.csv",
    ]

    /// A centre of two people in which one table is an example's.
    private func centre(_ help: FindingHelp, _ rows: [String]) throws -> MadeUpCentre {
        var centre = MadeUpCentre()
        if help.table != .roster {
            centre.person("A01")
            centre.person("B01", at: "二号窗口", until: "2026-07-31")
        }
        if case .declared(let title, let subject) = help.table {
            let declaration = """
                subjects: {townships: {title: 乡镇}}
                logs: {visits: {title: \(title), subject: \(subject), columns: {score: {header: 得分, type: number}}}}
                """
            centre.files["rules/baotou.yaml"] = Array(HelpFrame.regulation.wrapped(declaration).utf8)
            centre.files["logs/visits.csv"] = Array((([help.header] + rows).joined(separator: "\n") + "\n").utf8)
            centre.files["towns.csv"] = Array("编号,名称\nT1,甲镇\n".utf8)
            centre.binding = centre.binding.replacing(
                "logs:\n", with: "rosters: {townships: towns.csv}\nlogs:\n  visits: logs/visits.csv\n")
            return centre
        }
        if help == FindingCode.ruleNotInForce.help {
            // 德1 stands in the earlier of two versions only.
            let later = "effective: {since: 2026-08-16}\n# …\n2: {text: 每次扣1分, deduct: 1}"
            centre.files["rules/baotou.yaml"] = Array(
                HelpFrame.regulation.wrapped("effective: {until: 2026-08-15}").utf8)
            centre.files["rules/later.yaml"] = Array(HelpFrame.regulation.wrapped(later).utf8)
            centre.binding = centre.binding.replacing(
                "rules: rules/baotou.yaml", with: "rules: [rules/baotou.yaml, rules/later.yaml]")
        }
        let path = try #require(Self.path[help.table])
        if help.table == .log(.ratings) || help.table == .log(.pauses) {
            let log = help.table == .log(.ratings) ? "ratings" : "pauses"
            centre.binding = centre.binding.replacing("logs:\n", with: "logs:\n  \(log): logs/\(log).csv\n")
            centre.takesCase("A01", accepted: "2026-07-01", promise: 5, finished: "2026-07-03")
            centre.takesCase("A01", accepted: "2026-07-01", promise: 5)
            centre.takesCase("A01", accepted: "2026-07-01", promise: 5, finished: "2026-07-03", rating: "满意")
            centre.takesCase("A01", accepted: "2026-07-01", due: "2026-07-10", finished: "2026-07-03")
        }
        centre.files[path] = Array(([help.header] + rows).map { $0 + "\n" }.joined().utf8)
        return centre
    }

    /// The codes of the findings of a run, whether it went through or was refused.
    private func findings(_ centre: MadeUpCentre) async throws -> [FindingCode] {
        do {
            return try await centre.score().report.findings.map(\.code)
        } catch let refusal as RefusedRun {
            return refusal.problems.compactMap { if case .roster(let finding, _) = $0 { finding.code } else { nil } }
        }
    }

    @Test(
        "a row written wrong brings its finding, the mended one brings none",
        arguments: FindingCode.allCases.filter(\.help.hasExample))
    func rows(_ code: FindingCode) async throws {
        let wrong = try await findings(centre(code.help, code.help.wrong))
        #expect(wrong.contains(code), "\(wrong)")
        let right = try await findings(centre(code.help, code.help.right))
        #expect(right == [], "\(right)")
    }

    @Test("a table written wrong refuses the run, the mended one does not", arguments: TableProblem.Code.allCases)
    func tables(_ code: TableProblem.Code) async throws {
        guard let example = code.help.example else { return }
        func refusals(_ bytes: [UInt8]) async throws -> [TableProblem.Code] {
            var centre = MadeUpCentre.ofOne
            centre.files["logs/attendance.csv"] = bytes
            do {
                _ = try await centre.score()
                return []
            } catch let refusal as RefusedRun {
                return refusal.problems.compactMap { if case .table(let problem) = $0 { problem.code } else { nil } }
            }
        }
        #expect(try await refusals(example.wrong) == [code])
        #expect(try await refusals(Array(example.right.utf8)) == [])
    }

    /// The codes of a run's refusal over an example; the period is the one its comment names.
    private func refusals(_ example: HelpExample) async throws -> [DiagnosticCode] {
        var centre = MadeUpCentre.ofOne
        centre.person("A02")
        let file = try #require(example.files.first)
        centre.files[file.name == "centre.yaml" ? "centre.yaml" : "rules/baotou.yaml"] = file.bytes
        if let later = example.files.dropFirst().first {
            centre.files["rules/later.yaml"] = later.bytes
            centre.binding = centre.binding.replacing(
                "rules: rules/baotou.yaml", with: "rules: [rules/baotou.yaml, rules/later.yaml]")
        }
        centre.files["rules/china-2025.yaml"] = try Repository.bytes("rules/calendars/china-2025.yaml")
        let period = file.shown.split(separator: "\n").last?.split(separator: " ").last.map(String.init)
        do {
            _ = try await centre.score(period.flatMap { Period($0) != nil ? $0 : nil } ?? "2026Q3")
            return []
        } catch let refusal as RefusedRun {
            return refusal.problems.compactMap { if case .setting(let problem) = $0 { problem.code } else { nil } }
        }
    }

    @Test(
        "a folder's mistake refuses the run, the mended one does not",
        arguments: [
            DiagnosticCode.noSuchFile, .noSheetForPeriod, .notInForce, .periodOutsideCalendar, .tieToDecide,
            .versionPartsDiffer,
        ])
    func folders(_ code: DiagnosticCode) async throws {
        let help = try #require(code.help)
        #expect(try await refusals(help.wrong) == [code])
        #expect(try await refusals(help.right) == [])
    }
}
