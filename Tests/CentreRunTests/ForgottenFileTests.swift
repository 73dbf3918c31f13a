import CentreFixtures
import CentreRun
import Chronology
import ScoreModel
import Testing

/// What no row can tell: a file that was forgotten, or is not what its name says.
@Suite("Forgotten and misnamed files") struct ForgottenFileTests {
    @Test func daysOnWhichNobodyPunchedAreNamed() async throws {
        var centre = MadeUpCentre()
        centre.person("A01")
        centre.person("A02")
        centre.attends("A01", until: "2026-08-31", except: ["2026-07-06"])
        centre.attends("A02", until: "2026-08-31", except: ["2026-07-06", "2026-07-07"])
        centre.punch("A02", "2026-07-06", ["06:00"])  // in no window, and so neither an arrival nor a leaving
        let run = try #require(try await centre.attempt().attempt.scored)
        let days = run.report.daysWithoutPunches.map(\.iso)
        #expect(days.first == "2026-07-06")
        #expect(!days.contains("2026-07-07"))
        // September 2026: 22 weekdays less 中秋's one, and the Sunday 09-20 worked.
        #expect(days.dropFirst().count == 22)
        #expect(run.report.findings.isEmpty)
    }

    @Test func whereNoSheetGoesByAttendanceNobodyIsMissed() async throws {
        var centre = MadeUpCentre()
        centre.person("A01")
        centre.files["rules/baotou.yaml"] = Array(
            """
            kind: regulation
            id: events-only
            title: 督查办法
            effective: {since: 2014-01-01}
            sheets:
              staff:
                subject: staff
                period: quarter
                parts:
                  service:
                    title: 服务
                    clause: 一
                    points: 10
                    floor: 0
                    rules:
                      1: {text: 未佩证的扣1分, deduct: 1}

            """.utf8)
        let run = try #require(try await centre.attempt().attempt.scored)
        #expect(run.report.daysWithoutPunches.isEmpty)
    }

    @Test(arguments: [[0x50, 0x4B, 0x03, 0x04, 0x14], [0xD0, 0xCF, 0x11, 0xE0, 0xA1]] as [[UInt8]])
    func aWorkbookNamedAsTextIsCalledOne(head: [UInt8]) async throws {
        var centre = MadeUpCentre.ofOne
        centre.files["logs/cases.csv"] = head + [0, 0, 0]
        #expect(try await centre.attempt().attempt.problems == ["damaged-workbook logs/cases.csv:-"])
    }

    @Test func theCentresFileStandsForItsFolder() async throws {
        let folder = try MadeUpCentre.ofOne.folder()
        #expect(try Centre.load(folder: folder.path + "/centre.yaml").folder == folder.path)
        #expect(throws: RefusedRun.self) { try Centre.load(folder: folder.path + "/nowhere") }
    }
}
