import CentreFixtures
import CentreRun
import Chronology
import Diagnostics
import Exact
import Ledger
import LedgerModel
import Publication
import RecordModel
import ScoreModel
import Testing

/// 维持 and 更正: one answer each, by name and with a reason, one by one or from a table.
@Suite("answers to appeals", .serialized) struct AppealAnswerTests {
    /// Three appeals of 住建局.
    private func appealed() async throws -> LivingCentre {
        let centre = try LivingCentre.appealing()
        try await centre.run()
        try await centre.publish(on: "2026-10-09", without: "试点")
        let change = try centre.faults().map { "object(\($0))" }.joined(separator: "; ")
        #expect(try centre.takeIn(try centre.filled(change), received: "2026-10-10").entered.count == 3)
        return centre
    }

    private func refusal(_ step: () async throws -> Void) async throws -> LedgerRefusal? {
        do {
            try await step()
            return nil
        } catch PublicationRefusal.ledger(let refusal) {
            return refusal
        }
    }

    @Test func otherPointsOrARowInPlaceOfTheLine() async throws {
        let centre = try await appealed()
        let points = try await centre.answer(1, .corrected, instead: .points("-0.5"))
        #expect(points.answer?.correction?.number == 4 && points.answer?.correction?.by == "王局长")
        let row = try await centre.answer(2, .corrected, instead: .row(.withdrawn(path: "logs/events.csv", row: 3)))
        #expect(row.answer?.correction?.number == 5)
        try await centre.answer(3, .upheld)
        #expect(
            try centre.corrections().list(of: nil).map(\.state) == [.refused, .refused, .refused, .accepted, .accepted])
        try await centre.amend()
        // -2 became -0.5, the second row does not count, the third stands.
        #expect(try centre.standing("A02")?.total == 97.5)
        let told = try #require(try centre.rows("申诉答复", of: centre.home + "/output/2026Q3-更正-1/部门/住建局.xlsx"))
        #expect(told.count == 6)
        #expect(told[3].contains("|更正|-0.5|") && told[4].contains("|更正|不再计|") && told[5].contains("|维持|-2|"))
        #expect(try centre.faultsOfLedger().isEmpty)
    }

    @Test func thereIsOneAnswer() async throws {
        let centre = try await appealed()
        try await centre.answer(1, .upheld)
        let entry = try #require(try centre.appeals().list(of: nil).first)
        #expect(try await refusal { try await centre.answer(1, .corrected) } == .alreadyAnswered(entry))
        #expect(try await refusal { try await centre.answer(9, .upheld) } == .noAppeal(9))
    }

    /// Two lines that rest on one row: the row is corrected once, and both answers say so.
    @Test func anAnswerThatDoesNotFitIsRevised() async throws {
        let centre = try await appealed()
        try await centre.answer(1, .corrected, instead: .row(.withdrawn(path: "logs/events.csv", row: 2)))
        // Lifting the line is one correction too many: the row does not count any more.
        let lifted = try #require(try centre.appeals().list(of: nil).first)
        try await centre.answer(2, .corrected)
        try await centre.correct(.withdrawn(path: "logs/events.csv", row: 3), on: "2026-10-10")
        let refused = try await centre.amendmentRefusal { try await centre.amend() }
        guard case .newFindings? = refused else { return #expect(Bool(false), "\(String(describing: refused))") }
        #expect(refused?.text(in: .zh).contains("--revise") == true)
        // Number 4 is the first row's, 5 the second row's.
        func revise(_ number: Int, _ verdict: AppealVerdict, _ instead: AppealAnswering.Instead?) async throws {
            _ = try await centre.answering().answer(
                [.init(appeal: number, verdict: verdict, reason: "并入", instead: instead, revises: true)], by: "王局长",
                at: try LivingCentre.moment("2026-10-11"))
        }
        #expect(
            try await refusal { try await revise(2, .upheld, nil) }
                == .alreadyAnswered(try #require(try centre.appeals().list(of: nil).dropFirst().first)))
        #expect(try await refusal { try await revise(2, .corrected, .correction(99)) } == .noCorrection(99))
        try await revise(2, .corrected, .correction(5))
        let states = try centre.corrections().list(of: nil).map(\.state)
        #expect(states == [.refused, .refused, .proposed, .accepted, .accepted])
        try await centre.answer(3, .upheld)
        try await centre.amend()
        #expect(try centre.standing("A02")?.total == 98)
        // What has come into an amendment stays as it is.
        #expect(
            try await refusal { try await revise(1, .corrected, nil) }
                == .alreadyAnswered(try #require(try centre.appeals().list(of: nil).first)))
        #expect(lifted.answer?.correction?.number == 4)
        #expect(try centre.faultsOfLedger().isEmpty)
    }

    @Test func correctDecideDoesNotGoAround() async throws {
        let centre = try await appealed()
        let moment = try LivingCentre.moment("2026-10-11")
        func decide(_ number: Int) throws {
            _ = try centre.corrections().decide(number, isAccepted: true, by: "某人", reason: "直接采纳", at: moment)
        }
        #expect(try await refusal { try decide(2) } == .belongsToAppeal(correction: 2, appeal: 2))
        try await centre.answer(2, .corrected, instead: .points("-1"))
        // Neither the proposal nor what took its place can be decided otherwise.
        #expect(try await refusal { try decide(2) } == .belongsToAppeal(correction: 2, appeal: 2))
        #expect(try await refusal { try decide(4) } == .belongsToAppeal(correction: 4, appeal: 2))
    }

    @Test func badCorrectionsAreRefusedAndNothingIsAnswered() async throws {
        let centre = try await appealed()
        await #expect(throws: CorrectionRefusal.self) { try await centre.answer(1, .corrected, instead: .points("2")) }
        await #expect(throws: CorrectionRefusal.self) { try await centre.answer(1, .corrected, instead: .points("多")) }
        await #expect(throws: AppealRefusal.insteadOfNothing(1)) {
            try await centre.answer(1, .upheld, instead: .points("-1"))
        }
        #expect(try centre.appeals().list(of: nil).allSatisfy { $0.answer == nil })
        #expect(try centre.corrections().list(of: nil).count == 3)
    }

    @Test func aTableOfAnswersIsReadBack() async throws {
        let centre = try await appealed()
        let table = centre.home + "/申诉办理.xlsx"
        try AppealOutput.write(try centre.appeals().list(of: nil), of: "虚构政务服务中心", to: table)
        func fill(_ rows: [(Int, String, String, String)], as name: String) throws -> String {
            let path = centre.home + "/" + name
            let puts = rows.map { "(\($0.0), '\($0.1)', '\($0.2)', '\($0.3)')" }.joined(separator: ", ")
            let script = """
                import sys, openpyxl
                book = openpyxl.load_workbook(sys.argv[1]); sheet = book.active
                column = {c.value: c.column for c in sheet[1]}
                for number, answer, points, reason in [\(puts)]:
                    row = [r for r in range(2, sheet.max_row + 1) if sheet.cell(r, 1).value == number][0]
                    for header, text in (('答复', answer), ('更正后分值', points), ('答复理由', reason)):
                        sheet.cell(row, column[header]).value = text or None
                book.save(sys.argv[2])
                """
            _ = try FilledForm.run("python3", ["-c", script, table, path])
            return path
        }
        let bad = try fill([(1, "维持", "-1", "查明"), (2, "", "", "没有选"), (3, "更正", "3", "属实")], as: "错.xlsx")
        let moment = try LivingCentre.moment("2026-10-11")
        let (_, refused) = try await centre.answering().answer(from: bad, by: "王局长", at: moment)
        guard case .refused(let problems) = refused else { return #expect(Bool(false), "\(refused)") }
        #expect(problems.map { $0.place.replacing(bad, with: "") } == [":2 更正后分值", ":3 答复", ":4 更正后分值"])
        #expect(try centre.appeals().list(of: nil).allSatisfy { $0.answer == nil })

        let good = try fill([(1, "维持", "", "查明"), (3, "更正", "", "属实")], as: "好.xlsx")
        let (file, done) = try await centre.answering().answer(from: good, by: "王局长", at: moment)
        guard case .answered(let entries) = done else { return #expect(Bool(false), "\(done)") }
        #expect(entries.map(\.appeal.number) == [1, 3] && file.blank == 1)
        // The same table again answers nothing.
        let (again, none) = try await centre.answering().answer(from: good, by: "王局长", at: moment)
        guard case .answered(let nobody) = none else { return #expect(Bool(false), "\(none)") }
        #expect(nobody.isEmpty && again.known == 2 && again.blank == 1)

        // The CSV has the same columns and is read as well.
        let csv = try AppealOutput.table(try centre.appeals().list(of: nil))
        let filled = csv.split(separator: "\r\n").map {
            $0.hasPrefix("2,") ? String($0).replacing(",,,,,,2,", with: ",维持,,查明,,,2,") : String($0)
        }
        try centre.folder.write(Array(filled.joined(separator: "\r\n").utf8), to: "申诉.csv")
        let (_, last) = try await centre.answering().answer(from: centre.home + "/申诉.csv", by: "王局长", at: moment)
        guard case .answered(let third) = last else { return #expect(Bool(false), "\(last)") }
        #expect(third.map(\.appeal.number) == [2] && third.first?.answer?.verdict == .upheld)
    }

    @Test func nobodyReadsWhoIsNotTheirs() async throws {
        let centre = try LivingCentre.appealing()
        try await centre.run()
        try await centre.notice()
        try centre.takeIn(try centre.filled("object(\(try #require(try centre.faults().first)), '与钱城管弄混了')"))
        try await centre.answer(1, .upheld, "已问过钱城管(B01)")
        try await centre.publish()
        let told = try #require(try centre.rows("申诉答复", of: centre.book())?.last)
        #expect(told.contains("外单位人员") && !told.contains("钱城管"))
        let main = try #require(try centre.rows("申诉", of: centre.home + "/output/2026Q3/考核总表.xlsx")?.last)
        #expect(main.contains("与钱城管弄混了") && main.contains("已问过钱城管"))
    }

    @Test func anExportHoldsThemAndARestoreGivesThemBack() async throws {
        let centre = try await appealed()
        try await centre.answer(1, .corrected, instead: .points("-0.5"))
        try await centre.answer(2, .upheld)
        try await centre.amend()
        let holder = LedgerHolder(command: "test", process: 1, user: "tester")
        let ledger = try #require(try Ledger.openExisting(centre.home + "/ledger.sqlite", as: holder))
        let (export, copy) = (centre.home + "/export", centre.home + "/again.sqlite")
        _ = try ledger.export(to: export, version: "test")
        #expect(try Ledger.restore(from: export, to: copy, as: holder) == nil)
        let restored = try #require(try Ledger.openExisting(copy, as: holder))
        #expect(try restored.check().isEmpty)
        #expect(try restored.appeals() == ledger.appeals() && restored.appeals().count == 3)
        let period = try #require(Period("2026Q3"))
        #expect(try restored.appealsToShow(in: period) == ledger.appealsToShow(in: period))
        #expect(try restored.shownAppeals(of: period) == ledger.shownAppeals(of: period))
    }
}
