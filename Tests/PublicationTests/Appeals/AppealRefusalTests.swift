import AppealReading
import CentreFixtures
import Chronology
import Diagnostics
import Foundation
import LedgerModel
import Publication
import RecordModel
import Testing

/// What is not taken, each with its cell; and that the rest is.
@Suite("appeals that are refused", .serialized) struct AppealRefusalTests {
    private func onNotice() async throws -> LivingCentre {
        let centre = try LivingCentre.appealing()
        try await centre.run()
        try await centre.notice()
        return centre
    }

    @Test func everyLineIsTakenOrRefusedWithItsCell() async throws {
        let centre = try await onNotice()
        let numbers = try centre.faults()
        try #require(numbers.count == 3)
        let (first, second, third) = (numbers[0], numbers[1], numbers[2])
        let cases: [(String, [String], entered: Int)] = [
            ("object(\(first)); put(\(second), '分值', -9)", ["appeal-line-altered G"], 1),
            ("object(\(first)); put(\(second), '姓名', '别人')", ["appeal-line-altered C"], 1),
            (
                "import datetime; object(\(first)); put(\(second), '日期', datetime.date(2026, 1, 1))",
                ["appeal-line-altered D"], 1
            ),
            (
                "object(\(first)); put(\(second), '依据', '口头'); put(\(second), '事由', '没有')",
                ["appeal-line-altered H", "appeal-line-altered I"], 1
            ),
            ("object(\(first)); put(\(second), '异议', '有')", ["appeal-choice-unknown J"], 1),
            ("object(\(first)); put(\(second), '异议', '有异议')", ["appeal-reason-missing K"], 1),
            ("object(\(first)); put(\(second), '理由', '不属实')", ["appeal-choice-missing J"], 1),
            ("object(\(first)); put(\(second), '材料', '假条')", ["appeal-choice-missing J"], 1),
            (
                "object(\(first)); put(\(second), '异议', '无异议'); put(\(second), '理由', '不属实')",
                ["appeal-choice-missing J"], 1
            ),
            ("object(\(first)); put(\(second), '明细编号', 9999)", ["appeal-line-unknown A"], 1),
            ("object(\(first)); put(\(second), '明细编号', None)", ["appeal-line-unknown A"], 1),
            // The number of one line over the cells of another.
            ("object(\(first)); put(\(second), '明细编号', \(third)); object(\(third))", ["appeal-line-altered D"], 1),
            (
                "object(\(first)); object(\(third)); sheet.cell(at(\(second)), column['明细编号']).value = '甲'",
                ["appeal-line-unknown A"], 2
            ),
        ]
        for (change, expected, entered) in cases {
            let outcome = try centre.takeIn(try centre.filled(change), isTrial: true)
            #expect(outcome.isBalanced, "\(change)")
            #expect(outcome.entered.count == entered, "\(change): \(outcome.places)")
            #expect(outcome.refusals.count >= expected.count, "\(change): \(outcome.places)")
            for (problem, wanted) in zip(outcome.refusals, expected) {
                let words = wanted.split(separator: " ")
                #expect(problem.code.rawValue == String(words[0]), "\(change): \(outcome.places)")
                if words.count > 1 {
                    #expect(problem.place.hasPrefix("交回.xlsx!申诉表!\(words[1])"), "\(change): \(problem.place)")
                }
            }
        }
        // Nothing of all this was entered.
        #expect(try centre.appeals().list(of: nil).isEmpty)
    }

    @Test func anAlteredCellIsToldWithBothTexts() async throws {
        let centre = try await onNotice()
        let number = try #require(try centre.faults().first)
        let outcome = try centre.takeIn(try centre.filled("object(\(number)); put(\(number), '分值', -0.5)"))
        let problem = try #require(outcome.refusals.first)
        #expect(problem.message.zh == "“分值”发下去时是“-2”,交回的是“-0.5”")
        #expect(problem.remedy.zh.contains("较早的一份"))
        #expect(outcome.entered.isEmpty && outcome.reading.refused == 1)
    }

    @Test func anothersWorkbookIsNotTaken() async throws {
        let centre = try await onNotice()
        let own = try #require(try centre.faults().first)
        let other = try #require(try centre.faults(of: "城管局").first)
        // A line of another department's in one's own form.
        let foreign = try centre.takeIn(
            try centre.filled("put(\(own), '明细编号', \(other))"), isTrial: true)
        #expect(foreign.refusals.map(\.code) == [.foreignLine])
        // Another centre's, another period's: not read at all.
        let elsewhere = try centre.filled("sheet['A2'] = '别的中心 · 2026Q3 · 说明'; object(\(own))")
        #expect(try centre.takeIn(elsewhere).refusals.map(\.code) == [.otherCentre])
        let later = try centre.filled("sheet['A2'] = '虚构政务服务中心 · 2026Q2 · 说明'; object(\(own))")
        #expect(try centre.takeIn(later, of: "2026Q3").refusals.map(\.code) == [.otherPeriod])
        // Of a period the ledger does not know it is no better, and keeps no other form from being read.
        let unknown = try centre.takeIn(later)
        #expect(unknown.refusals.map(\.code) == [.otherPeriod] && unknown.reading.rows == 0)
        #expect(unknown.refusals.first?.message.zh == "这是2026年第二季度的申诉表,考核档案里没有这一期")
        // The period somebody asked for is another matter.
        #expect(throws: PublicationRefusal.neverRun(try #require(Period("2026Q2")))) {
            try centre.takeIn(later, of: "2026Q2")
        }
        #expect(try centre.appeals().list(of: nil).isEmpty)
    }

    @Test func aWorkbookOfAnEarlierDraftShowsInItsCells() async throws {
        let centre = try LivingCentre.appealing()
        try await centre.run()
        let old = try centre.filled("object([r for r in (c.value for c in sheet['A'][3:]) if r][0])")
        try centre.edit("logs/events.csv", "2026-07-06", "2026-07-05")
        try await centre.run()
        try await centre.notice()
        let outcome = try centre.takeIn(old)
        #expect(outcome.refusals.contains { $0.code == .alteredLine && $0.remedy.zh.contains("较早的一份") })
    }

    @Test func theLastDayIsInTime() async throws {
        // The notice hangs from 2026-10-09 to 2026-10-14.
        let centre = try await onNotice()
        let file = try centre.filled("object(\(try #require(try centre.faults().first)))")
        #expect(try centre.takeIn(file, received: "2026-10-14", isTrial: true).entered.count == 1)
        let late = try centre.takeIn(file, received: "2026-10-15", isTrial: true)
        #expect(late.refusals.map(\.code) == [.late] && late.entered.isEmpty)
        #expect(late.refusals.first?.place.hasPrefix("交回.xlsx!申诉表!J") == true)
        #expect(throws: AppealRefusal.receivedBefore(try day("2026-10-08"), first: try day("2026-10-09"))) {
            try centre.takeIn(file, received: "2026-10-08")
        }
        #expect(throws: AppealRefusal.receivedLater(try day("2026-10-14"), today: try day("2026-10-13"))) {
            try centre.takeIn(file, received: "2026-10-14", on: "2026-10-13")
        }
        // What came in time may be entered later.
        #expect(try centre.takeIn(file, received: "2026-10-14", on: "2026-10-30").entered.count == 1)
    }

    @Test(arguments: [
        // Two working days from 2026-10-09, a Friday: through Saturday the 10th, which is worked in 2026.
        ("appeals: {within: 2}\n", nil, "2026-10-10", "2026-10-11"),
        ("appeals: {within: 8}\n", nil, "2026-10-19", "2026-10-20"),
        // Without a notice from the working day after the publication.
        ("申诉: {期限: 2}\n", "试点", "2026-10-12", "2026-10-13"),
        ("", "试点", "2026-10-15", "2026-10-16"),
    ])
    func daysAsTheCentreSays(_ said: String, _ without: String?, _ last: String, _ after: String) async throws {
        let centre = try LivingCentre.appealing { $0.binding += said }
        try await centre.run()
        if without == nil {
            try await centre.notice()
        } else {
            try await centre.publish(on: "2026-10-09", without: without)
        }
        let file = try centre.filled("object(\(try #require(try centre.faults().first)))")
        #expect(try centre.takeIn(file, received: last, isTrial: true).places == [])
        #expect(try centre.takeIn(file, received: after, isTrial: true).refusals.map(\.code) == [.late])
    }

    @Test func aDraftTakesNone() async throws {
        let centre = try LivingCentre.appealing()
        try await centre.run()
        let file = try centre.filled("object(\(try #require(try centre.faults().first)))")
        #expect(throws: AppealRefusal.stillDraft(try #require(Period("2026Q3")))) { try centre.takeIn(file) }
    }

    @Test func whatCameWhileAnEarlierNoticeHungIsInTime() async throws {
        // It hangs from 2026-10-09 on, comes down on the 13th, and goes up again on the 15th.
        let centre = try await onNotice()
        let file = try centre.filled("object(\(try #require(try centre.faults().first)))")
        try centre.withdraw(on: "2026-10-13")
        try await centre.run(on: "2026-10-13")
        let period = try #require(Period("2026Q3"))
        #expect(throws: AppealRefusal.noticeWithdrawn(period)) { try centre.takeIn(file, received: "2026-10-13") }
        try await centre.notice(on: "2026-10-14", first: "2026-10-15")
        #expect(throws: AppealRefusal.receivedBefore(try day("2026-10-08"), first: try day("2026-10-09"))) {
            try centre.takeIn(file, received: "2026-10-08", on: "2026-10-14")
        }
        for received in ["2026-10-09", "2026-10-13", "2026-10-14"] {
            #expect(try centre.takeIn(file, received: received, on: "2026-10-14", isTrial: true).entered.count == 1)
        }
        let taken = try centre.takeIn(file, received: "2026-10-13", on: "2026-10-15")
        #expect(taken.entered.count == 1 && taken.places == [])
        // The lines are held against what hangs now.
        let altered = try centre.filled("object(\(try centre.faults()[1])); put(\(try centre.faults()[1]), '分值', -9)")
        #expect(
            try centre.takeIn(altered, received: "2026-10-13", on: "2026-10-15").refusals.map(\.code) == [.alteredLine])
    }

    @Test func whatCameBeforeAPublicationWithoutANewNoticeIsInTime() async throws {
        let centre = try await onNotice()
        let file = try centre.filled("object(\(try #require(try centre.faults().first)))")
        try centre.withdraw(on: "2026-10-13")
        try await centre.run(on: "2026-10-13")
        try await centre.publish(on: "2026-10-14", without: "试点")
        #expect(try centre.takeIn(file, received: "2026-10-13", on: "2026-10-14").entered.count == 1)
    }

    @Test func aFolderOrNoFileAtAllIsARefusedForm() async throws {
        let centre = try await onNotice()
        for path in [centre.home + "/logs", centre.home + "/没有.xlsx", centre.home + "/centre.yaml/交回.xlsx"] {
            let outcome = try centre.takeIn(path)
            #expect(outcome.refusals.map(\.code) == [.fileUnreadable], "\(path)")
            #expect(outcome.refusals.first?.place == path && outcome.entered.isEmpty)
        }
    }

    @Test func aLineAnAmendmentChangedIsNotOpenAnyMore() async throws {
        let centre = try LivingCentre.appealing()
        try await centre.run()
        try await centre.publish(on: "2026-10-09", without: "试点")
        try await centre.correct(.withdrawn(path: "logs/events.csv", row: 2), on: "2026-10-10")
        try await centre.amend(on: "2026-10-10")
        let numbers = try centre.faults()
        let outcome = try centre.takeIn(
            try centre.filled("object(\(numbers[0])); object(\(numbers[1]))"), received: "2026-10-10")
        #expect(outcome.refusals.map(\.code) == [.amendedLine] && outcome.entered.count == 1)
    }

    @Test func theBookOnTheDiskMustBeTheOneThatWasWritten() async throws {
        let centre = try await onNotice()
        let file = try centre.filled("object(\(try #require(try centre.faults().first)))")
        try FileManager.default.removeItem(atPath: centre.book())
        try FileManager.default.copyItem(atPath: file, toPath: centre.book())
        #expect(throws: AppealRefusal.self) { try centre.takeIn(file) }
        try FileManager.default.removeItem(atPath: centre.book())
        #expect(throws: AppealRefusal.self) { try centre.takeIn(file) }
        // Running it again writes it as it was.
        try await centre.run()
        #expect(try centre.takeIn(file).entered.count == 1)
    }

    @Test func oddFilesAreToldAndNothingIsEntered() async throws {
        let centre = try await onNotice()
        let encrypted: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + Array(repeating: 0, count: 2_000)
        let files: [(String, [UInt8])] = [
            ("空.xlsx", []), ("文字.xlsx", Array("工号,异议\nA02,有异议\n".utf8)), ("断.xlsx", [0x50, 0x4B, 0x03, 0x04, 1, 2]),
            ("图.xlsx", [0x89, 0x50, 0x4E, 0x47]), ("坏.xls", encrypted),
            ("页.xls", Array("<html><table></table></html>".utf8)),
        ]
        for (name, bytes) in files {
            try centre.folder.write(bytes, to: name)
            let outcome = try centre.takeIn(centre.home + "/" + name)
            #expect(outcome.refusals.map(\.code) == [.fileUnreadable], "\(name): \(outcome.places)")
            #expect(outcome.entered.isEmpty && outcome.reading.rows == 0)
        }
        let wrong = try centre.takeIn(centre.home + "/output/2026Q3/公示.xlsx")
        #expect(wrong.refusals.map(\.code) == [.noForm])
        let other = try centre.filled("sheet['A3'] = '编号'")
        let missing = try centre.takeIn(other)
        #expect(missing.refusals.map(\.code) == [.columnMissing])
        #expect(missing.places == ["appeal-column-missing 交回.xlsx!申诉表!3"])
        let twice = try centre.filled("sheet.cell(3, 13).value = '理由'")
        #expect(try centre.takeIn(twice).refusals.map(\.code) == [.columnTwice])
        #expect(try centre.appeals().list(of: nil).isEmpty)
    }
}
