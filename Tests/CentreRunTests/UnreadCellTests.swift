import CentreFixtures
import CentreRun
import Foundation
import LogReading
import RecordModel
import ScoreModel
import Testing

@Suite("Cells of exports that cannot be what their column holds") struct UnreadCellTests {
    /// A centre of two people, one log of which is a file read by a profile.
    private static func centre(
        _ log: String, _ name: String, _ rows: [String], profile: String, asks further: String? = nil
    ) throws -> MadeUpCentre {
        var centre = further.map { JoinedCentre.make(further: $0) { _ in } } ?? MadeUpCentre()
        if further == nil { centre.person("A01") }
        centre.person("A02")
        centre.files["in/\(name)"] = Array((rows.joined(separator: "\n") + "\n").utf8)
        centre.binding = centre.binding.replacing(
            "\(log): logs/\(log)*.csv", with: "\(log): {files: in/\(name), profile: \(profile)}")
        return centre
    }

    /// Errors: code, cell, header, text.
    private static func errors(_ centre: MadeUpCentre) async throws -> [String] {
        let run = try #require(try await centre.attempt().attempt.scored)
        return run.report.findings.filter { $0.severity == .error }.map {
            "\($0.code.rawValue) \($0.columnLetter)\($0.place.row) \($0.header) \($0.text)"
        }
    }

    private static let caseHeader = "申办流水号,办件类型,工号,受理时间,承诺时限,承诺时限单位,办结时间"

    private static func limited(_ limit: String, _ unit: String) throws -> MadeUpCentre {
        try centre(
            "cases", "c.csv", [caseHeader, "C1,2,A01,2026-07-01 09:00,\(limit),\(unit),2026-07-03 10:00"],
            profile: "cases-codes")
    }

    @Test("a unit nobody knows is no working days", arguments: ["9", "周", "工作曰", "年", "天"])
    func unknownUnit(_ unit: String) async throws {
        #expect(try await Self.errors(Self.limited("5", unit)) == ["unknown-word F2 承诺时限单位 \(unit)"])
    }

    @Test(
        "units that are known, none, and limits that need none",
        arguments: [
            ("5", "1"), ("5", "工作日"), ("5", ""), ("48", "小时"), ("1", "5"), ("5个工作日", "周"), ("即办", "年"), ("当日", ""),
            ("即时办结", ""), ("当日办结", ""),
        ])
    func knownUnit(_ limit: String, _ unit: String) async throws {
        #expect(try await Self.errors(Self.limited(limit, unit)) == [])
    }

    @Test("a limit that is none says what it may be") func noLimit() async throws {
        let run = try #require(try await Self.limited("尽快", "").attempt().attempt.scored)
        let finding = try #require(run.report.findings.first { $0.severity == .error })
        #expect(finding.code == .badNumber && finding.text == "尽快" && finding.message.contains("5个工作日"))
    }

    @Test("the unit's column is said to be read") func unitColumn() async throws {
        let folder = try Self.limited("5", "1").folder()
        let (previews, _) = try await TablePreview.all(of: try Centre.load(folder: folder.path), jobs: 1)
        withExtendedLifetime(folder) {}
        let card = try #require(previews.first { $0.path.hasPrefix("in/") }?.card)
        let column = try #require(card.columns.first { $0.field == "promise" })
        #expect(column.unit?.header == "承诺时限单位" && column.unit?.column == 5 && card.unused.isEmpty)
    }

    @Test(
        "yes and no in their spellings",
        arguments: [
            ("TRUE", true), ("true", true), ("是", true), ("y", true), ("Yes", true), ("1", true), ("FALSE", false),
            ("否", false), ("n", false), ("No", false), ("0", false), ("", false),
        ])
    func flags(_ word: String, _ isFilledIn: Bool) async throws {
        let centre = try Self.centre(
            "cases", "c.csv",
            [
                "申办流水号,办件类型,工号,受理时间,承诺时限,办结时间,满意度,是否默认评价",
                "C1,2,A01,2026-07-01 09:00,5,2026-07-03 10:00,2,\(word)",
            ], profile: "cases-codes", asks: "默认评价")
        let run = try #require(try await centre.attempt().attempt.scored)
        #expect(run.findings == [])
        #expect(JoinedCentre.lines(run, "bad").count == (isFilledIn ? 0 : 1))
    }

    @Test("any other word is neither", arguments: ["√", "默认", "2", "是的"]) func noFlag(_ word: String) async throws {
        let centre = try Self.centre(
            "cases", "c.csv",
            [
                "申办流水号,办件类型,工号,受理时间,承诺时限,办结时间,满意度,是否默认评价",
                "C1,2,A01,2026-07-01 09:00,5,2026-07-03 10:00,2,\(word)",
            ], profile: "cases-codes", asks: "默认评价")
        #expect(try await Self.errors(centre) == ["unknown-word H2 是否默认评价 \(word)"])
    }

    @Test("a date in no spelling keeps its own words", arguments: ["01/07/2026", "上周三", "26年七月一日"])
    func ownWords(_ text: String) async throws {
        let centre = try Self.centre(
            "cases", "c.csv", [Self.caseHeader, "C1,2,A01,\(text),5,1,2026-07-03 10:00"], profile: "cases-codes")
        #expect(try await Self.errors(centre) == ["bad-date D2 受理时间 \(text)"])
    }

    private static func punches(_ rows: [String]) throws -> MadeUpCentre {
        try centre(
            "attendance", "d.csv", ["姓名,工号,日期,上班1打卡时间,下班1打卡时间,上班2打卡时间"] + rows, profile: "own-daily")
    }

    private static func daily(_ rows: [String]) throws -> MadeUpCentre {
        var centre = try punches(rows)
        centre.binding += "profiles: own.yaml\n"
        centre.files["own.yaml"] = Array(
            """
            kind: profile
            id: own-daily
            title: 本中心的日报
            makes: attendance
            columns:
              staff: 工号
              time: {date: 日期, punches: ["*打卡时间"]}
            """.utf8)
        return centre
    }

    @Test("a punch that is no time is a bad time of its own cell", arguments: ["08:10(外勤)", "25:00", "补卡 08:10"])
    func badPunch(_ text: String) async throws {
        let centre = try Self.daily(["人A01,A01,2026-07-01,08:10,\(text),14:00", "人A02,A02,2026-07-01,08:10,12:10,"])
        #expect(try await Self.errors(centre) == ["bad-time E2 下班1打卡时间 \(text)"])
        let run = try #require(try await centre.attempt().attempt.scored)
        let card = try #require(run.report.tables.first { $0.path.hasPrefix("in/") })
        #expect([card.used, card.outside, card.setAside] == [1, 0, 1] as [Int])
    }

    @Test("a day that is none is one finding, of the day's own cell") func badDay() async throws {
        let centre = try Self.daily(["人A01,A01,7月某日,08:10,12:10,14:00"])
        #expect(try await Self.errors(centre) == ["bad-date C2 日期 7月某日"])
    }

    @Test("the end of a pause is named by its own header") func pauses() async throws {
        let centre = try Self.centre(
            "cases", "c.csv",
            [
                "申办流水号,办件类型,工号,受理时间,承诺时限,办结时间,挂起时间1,恢复时间1,挂起时间2,恢复时间2",
                "C1,2,A01,2026-07-01 09:00,5,2026-07-03 10:00,2026-07-02,昨天,2026-07-03,后天",
            ], profile: "cases-codes")
        #expect(try await Self.errors(centre) == ["bad-date H2 恢复时间1 昨天", "bad-date J2 恢复时间2 后天"])
    }

    @Test("errors of formulas are no ids, dates or words") func formulaErrors() async throws {
        var centre = try Self.centre("cases", "e.csv", [], profile: "cases-codes")
        centre.files["in/e.csv"] = Array(
            try Data(
                contentsOf: URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Exports/errors.xlsx"))
        )
        #expect(
            try await Self.errors(centre) == [
                "error-value A2 申办流水号 #N/A", "error-value C3 工号 #REF!", "error-value D4 受理时间 #VALUE!",
                "error-value F5 承诺时限单位 #NAME?",
            ])
    }

    @Test("numbers of cards and telephones are masked in what findings show") func personal() async throws {
        let rows = [
            Self.caseHeader, "C1,2,15020219800101123X,2026-07-01 09:00,5,1,", "C2,2,A01,电话13812345678,5,1,",
            "C3,2,123456789012,2026-07-01 09:00,5,1,",
        ]
        let centre = try Self.centre("cases", "c.csv", rows, profile: "cases-codes")
        #expect(
            try await Self.errors(centre) == [
                "unknown-staff C2 工号 150*************3X", "bad-date D3 受理时间 电话138******78",
                "unknown-staff C4 工号 123456789012",
            ])
    }

    @Test("sheets with the same header that are not read are named; none where the sheet was chosen")
    func otherSheets() async throws {
        var centre = try Self.centre("cases", "s.xlsx", [], profile: "cases-codes")
        centre.files["in/s.xlsx"] = Array(
            try Data(
                contentsOf: URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Exports/sheets.xlsx"))
        )
        for (path, alike, other) in [("in/s.xlsx", ["八月"], ["说明"]), ("in/s.xlsx#八月", [], [])] {
            centre.binding = centre.binding.replacing("in/s.xlsx", with: path)
            let run = try #require(try await centre.attempt().attempt.scored)
            let card = try #require(run.report.tables.first { $0.path.hasPrefix("in/") }?.imported)
            #expect(card.unreadSheets.alike == alike && card.unreadSheets.other == other)
        }
    }

    @Test("the marks of open workbooks are no tables; one that is named is refused") func lockFiles() async throws {
        var centre = MadeUpCentre.ofOne
        centre.attends("A01")
        centre.files["logs/~$attendance.xlsx"] = Array("x".utf8)
        centre.files["logs/attendance-2.csv"] = Array("工号,打卡时间\n".utf8)
        centre.binding = centre.binding.replacing("logs/attendance*.csv", with: "logs/*attendance*")
        let run = try #require(try await centre.attempt().attempt.scored)
        #expect(run.report.tables.allSatisfy { !$0.path.contains("~$") })
        centre.binding = centre.binding.replacing("logs/*attendance*", with: "logs/~$attendance.xlsx")
        #expect(try await centre.attempt().attempt.problems.map { String($0.prefix(12)) } == ["no-such-file"])
    }
}
