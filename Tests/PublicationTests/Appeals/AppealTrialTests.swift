import CentreFixtures
import CentreRun
import Chronology
import Diagnostics
import LedgerModel
import RecordModel
import Testing

@testable import Publication

/// What an answer corrects must be the appealed line, for the better; what was told once is told.
@Suite("appeals: answers are tried before they are given", .serialized) struct AppealTrialTests {
    /// Three appeals of 住建局, of rows 2 to 4; row 5 is 城管局's.
    private func appealed() async throws -> LivingCentre {
        let centre = try LivingCentre.appealing()
        try await centre.run()
        try await centre.publish(on: "2026-10-09", without: "试点")
        let change = try centre.faults().map { "object(\($0))" }.joined(separator: "; ")
        #expect(try centre.takeIn(try centre.filled(change), received: "2026-10-10").entered.count == 3)
        return centre
    }

    private func untouched(_ centre: LivingCentre) throws -> Bool {
        try centre.appeals().list(of: nil).allSatisfy { $0.answer == nil }
            && centre.corrections().list(of: nil).filter { $0.state == .accepted }.isEmpty
    }

    @Test func aRowThatIsNotBehindTheLineIsRefused() async throws {
        let centre = try await appealed()
        for row in [UInt32(3), 5] {
            await #expect(throws: AppealRefusal.changesNothing(1)) {
                try await centre.answer(1, .corrected, instead: .row(.withdrawn(path: "logs/events.csv", row: row)))
            }
        }
        #expect(try untouched(centre))
        #expect(AppealRefusal.changesNothing(1).text(in: .zh).contains("这条更正不改变所申诉的这一行"))
        // A correction of something else is not enough either, one of the row is.
        try await centre.correct(.withdrawn(path: "logs/events.csv", row: 5), on: "2026-10-10")
        try await centre.correct(.withdrawn(path: "logs/events.csv", row: 2), on: "2026-10-10")
        await #expect(throws: AppealRefusal.changesNothing(1)) {
            try await centre.answer(1, .corrected, instead: .correction(4))
        }
        let entry = try await centre.answer(1, .corrected, instead: .correction(5))
        #expect(entry.answer?.correction?.number == 5)
    }

    @Test func whatIsChangedOtherwiseIsNotUpheld() async throws {
        let centre = try await appealed()
        try await centre.correct(.withdrawn(path: "logs/events.csv", row: 2), on: "2026-10-10")
        await #expect(throws: AppealRefusal.changedAlready(1, by: [4], upheld: true)) {
            try await centre.answer(1, .upheld)
        }
        // Lifting it once more would not fit.
        await #expect(throws: AppealRefusal.changedAlready(1, by: [4], upheld: false)) {
            try await centre.answer(1, .corrected)
        }
        #expect(
            AppealRefusal.changedAlready(1, by: [4], upheld: true).text(in: .zh).contains("--correct --correction 4"))
        // The others stand, and are upheld as ever.
        try await centre.answer(2, .upheld)
        try await centre.answer(1, .corrected, instead: .correction(4))
        try await centre.answer(3, .corrected, instead: .points("-0.5"))
        try await centre.amend()
        let path = centre.home + "/output/2026Q3-更正-1/部门/住建局.xlsx"
        let told = try #require(try centre.rows("申诉答复", of: path))
        #expect(told[3].contains("|更正|不再计|") && told[4].contains("|维持|-2|") && told[5].contains("|更正|-0.5|"))
        // Who answered and when, not who took the appeal in; the code as it is printed.
        let records = try #require(try centre.rows("更正记录", of: path))
        let text = records.joined(separator: "\n")
        #expect(!text.contains("virtue.") && !text.contains("baotou.staff") && text.contains("德1"))
    }

    @Test func nothingGetsWorse() async throws {
        let centre = try await appealed()
        await #expect(throws: AppealRefusal.notBetter(1, from: "-2", to: "-3")) {
            try await centre.answer(1, .corrected, instead: .points("-3"))
        }
        await #expect(throws: AppealRefusal.tooFine(1, "-0.333", decimals: 2)) {
            try await centre.answer(1, .corrected, instead: .points("-0.333"))
        }
        #expect(AppealRefusal.notBetter(1, from: "-2", to: "-3").text(in: .zh).contains("kaohe correct add"))
        #expect(try untouched(centre))
    }

    @Test func aBonusIsNotLiftedUnasked() async throws {
        let centre = try await appealed()
        let real = try #require(try centre.appeals().list(of: nil).first).appeal
        func target(_ points: String, _ instead: AppealAnswering.Instead?) async throws {
            let line = real.line.target
            let bonus = CorrectedLine(
                sheet: line.sheet, subject: line.subject, rule: line.rule, day: line.day, evidence: line.evidence,
                points: points)
            let appeal = Appeal(
                number: 1, period: real.period,
                line: AppealedLine(number: 1, target: bonus, copy: 1, name: "", code: "", shown: ""),
                department: real.department, reason: "", materials: "", source: real.source, received: real.received,
                by: "")
            _ = try await centre.answering().target(
                .init(appeal: 1, verdict: .corrected, reason: "x", instead: instead), appeal)
        }
        await #expect(throws: AppealRefusal.bonusToLift(1, from: "1")) { try await target("1", nil) }
        await #expect(throws: AppealRefusal.notBetter(1, from: "1", to: "0.5")) {
            try await target("1", .points("0.5"))
        }
        await #expect(throws: AppealRefusal.notBetter(1, from: "1", to: "0")) { try await target("1", .points("0")) }
        try await target("1", .points("1.5"))
    }

    @Test func anAnswerIsNotDatedBeforeItsAppeal() async throws {
        let centre = try await appealed()
        let received = try #require(Day(iso: "2026-10-10"))
        let early = try #require(Day(iso: "2026-10-09"))
        await #expect(throws: AppealRefusal.answeredBefore(1, on: early, received: received)) {
            try await centre.answer(1, .upheld, on: "2026-10-09")
        }
        #expect(try untouched(centre))
        try await centre.answer(1, .upheld, on: "2026-10-10")
    }

    @Test func thePublicationTellsOnce() async throws {
        let centre = try LivingCentre.appealing()
        try await centre.run()
        try await centre.notice()
        try centre.takeIn(try centre.filled("object(\(try #require(try centre.faults().first)), '一\\n二')"))
        try await centre.answer(1, .upheld)
        try await centre.publish()
        let told = try #require(try centre.rows("申诉答复", of: centre.book()))
        #expect(told.count == 4 && !told[3].contains("␊") && told[3].contains("一 二"))
        try await centre.correct(.withdrawn(path: "logs/events.csv", row: 4), on: "2026-10-21")
        try await centre.amend()
        #expect(
            try centre.rows("申诉答复", of: centre.home + "/output/2026Q3-更正-1/部门/住建局.xlsx") == nil)
    }

    @Test func whoAnsweredStandsWithTheCorrection() async throws {
        let centre = try await appealed()
        try await centre.answer(1, .corrected, on: "2026-10-12")
        try await centre.answer(2, .upheld, on: "2026-10-12")
        try await centre.answer(3, .upheld, on: "2026-10-12")
        try await centre.amend()
        let rows = try #require(
            try centre.rows("更正记录", of: centre.home + "/output/2026Q3-更正-1/部门/住建局.xlsx"))
        let row = try #require(rows.last)
        #expect(row.contains("王局长|2026-10-12") && !row.contains("督查科|"))
        #expect(row.contains("德1") && row.contains("logs/events.csv:2"))
    }
}
