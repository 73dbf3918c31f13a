import Amending
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

/// An appeal's way: out with the workbook, back with an objection, answered, and told with the next workbook.
@Suite("appeals, from the workbook to the next workbook", .serialized) struct AppealStoryTests {
    @Test func aCorrectedLineComesBackWithTheAmendment() async throws {
        let centre = try LivingCentre.appealing()
        try await centre.run()
        try await centre.publish(without: "试点")
        let before = try centre.output()
        let fault = try #require(try centre.faults().first)
        let outcome = try centre.takeIn(
            try centre.filled("object(\(fault), '当天请假', '假条')"), received: "2026-10-21")
        #expect(outcome.places == [] && outcome.isBalanced)
        #expect(outcome.entered.map(\.appeal.number) == [1])
        let appeal = try #require(outcome.entered.first?.appeal)
        #expect(appeal.department == "住建局" && appeal.line.target.subject == "A02" && appeal.materials == "假条")
        let proposal = try #require(try centre.corrections().list(of: nil).first)
        #expect(proposal.state == .proposed && proposal.correction.basis == "申诉 1:当天请假")
        let answered = try await centre.answer(1, .corrected, "请假属实", on: "2026-10-21")
        #expect(answered.answer?.correction?.number == proposal.correction.number)
        #expect(try centre.corrections().list(of: nil).map(\.state) == [.accepted])
        let amended = try await centre.amend()
        #expect(amended.report.amendment.subjects.map(\.id) == ["A02"] && amended.open.isNone)
        #expect(try centre.standing("A02")?.total == 96)
        let folder = centre.home + "/output/2026Q3-更正-1/"
        let told = try #require(try centre.rows("申诉答复", of: folder + "部门/住建局.xlsx"))
        #expect(told[1].contains("共 1 项,维持 0 项,更正 1 项"))
        #expect(told[3].hasPrefix("1|2026Q3|A02|人A02|德1|2026-07-06") && told[3].contains("|更正|0|请假属实|王局长|2026-10-21"))
        #expect(try centre.rows("申诉", of: folder + "更正表.xlsx")?.count == 4)
        // What was published says nothing of it, and is reproduced.
        #expect(try await centre.run().reproduction != nil)
        #expect(try centre.output() == before)
        // The next period does not tell it again.
        try await centre.run("2026Q4", on: "2027-01-05")
        #expect(try centre.rows("申诉答复", of: centre.book("住建局", "2026Q4")) == nil)
    }

    @Test func anUpheldLineIsToldInThePublishedBook() async throws {
        let centre = try LivingCentre.appealing()
        try await centre.run()
        try await centre.notice()
        let fault = try #require(try centre.faults().last)
        try centre.takeIn(try centre.filled("object(\(fault))"))
        try await centre.answer(1, .upheld, "情况属实")
        #expect(try centre.rows("申诉答复", of: centre.book()) == nil)
        // What hangs on the wall does not change.
        #expect(try await centre.run().reproduction != nil)
        try await centre.publish()
        let told = try #require(try centre.rows("申诉答复", of: centre.book()))
        #expect(told.count == 4 && told[3].contains("|维持|-2|情况属实|王局长|"))
        #expect(try centre.rows("申诉答复", of: centre.book("城管局")) == nil)
        let main = try #require(try centre.rows("申诉", of: centre.home + "/output/2026Q3/考核总表.xlsx"))
        #expect(main.count == 4 && main[3].contains("住建局") && main[3].hasSuffix("交回.xlsx!申诉表!\(cell(main[3]))"))
        let published = try centre.output()
        #expect(try await centre.run().reproduction != nil)
        #expect(try centre.output() == published)
        #expect(try centre.faultsOfLedger().isEmpty)
    }

    private func cell(_ row: String) -> String { String(row.split(separator: "!").last ?? "") }

    @Test func anAnswerGivenAfterPublicationIsToldInTheNextPeriodOnce() async throws {
        let centre = try LivingCentre.appealing { $0.event("2026-10-12", "A01", "德1") }
        try await centre.run()
        try await centre.publish(without: "试点")
        let fault = try #require(try centre.faults().first)
        try centre.takeIn(try centre.filled("object(\(fault))"), received: "2026-10-21")
        let published = try centre.output()
        try await centre.answer(1, .upheld, on: "2026-10-22")
        // 2026Q3 is settled: the answer goes out with whatever comes next.
        #expect(try await centre.run().reproduction != nil)
        #expect(try centre.output() == published)
        try await centre.run("2026Q4", on: "2027-01-05")
        #expect(try centre.rows("申诉答复", of: centre.book("住建局", "2026Q4"))?.count == 4)
        try await centre.publish("2026Q4", on: "2027-01-06", without: "试点")
        #expect(try centre.rows("申诉答复", of: centre.book("住建局", "2026Q4"))?.count == 4)
        let told = try centre.output("2026Q4")
        #expect(try await centre.run("2026Q4", on: "2027-01-07").reproduction != nil)
        #expect(try centre.output("2026Q4") == told)
        // Told is told: an amendment of 2026Q3 does not tell it again.
        try await centre.correct(.withdrawn(path: "logs/events.csv", row: 4), on: "2027-01-08")
        try await centre.amend(on: "2027-01-08")
        let amended = centre.home + "/output/2026Q3-更正-1/"
        #expect(try centre.rows("申诉答复", of: amended + "部门/住建局.xlsx") == nil)
        #expect(try centre.rows("申诉", of: amended + "更正表.xlsx")?.count == 4)
        #expect(try centre.faultsOfLedger().isEmpty)
    }

    @Test func whatCameDownIsToldAgain() async throws {
        let centre = try LivingCentre.appealing()
        try await centre.run()
        try await centre.notice()
        let fault = try #require(try centre.faults().first)
        try centre.takeIn(try centre.filled("object(\(fault))"))
        try await centre.answer(1, .corrected)
        // The notice cannot be published with a correction it is without.
        let refusal = try await centre.refusal { try await centre.publish() }
        guard case .correctionsSince(_, [1])? = refusal else {
            return #expect(Bool(false), "\(String(describing: refusal))")
        }
        try centre.withdraw(on: "2026-10-10")
        try await centre.run()
        #expect(try centre.rows("申诉答复", of: centre.book())?.count == 4)
        try await centre.notice(on: "2026-10-10")
        #expect(try centre.rows("申诉答复", of: centre.book())?.count == 4)
        try await centre.publish(on: "2026-10-20")
        #expect(try centre.rows("申诉答复", of: centre.book())?.count == 4)
        #expect(try centre.standing("A02")?.total == 96)
        #expect(try centre.corrections().list(of: nil).map(\.state) == [.applied])
    }

    @Test func publishingNamesWhatIsOpen() async throws {
        let centre = try LivingCentre.appealing()
        try await centre.run()
        try await centre.notice()
        try centre.takeIn(try centre.filled("object(\(try #require(try centre.faults().first)))"))
        let refusal = try await centre.refusal { try await centre.publish() }
        guard case .openAppeals(_, let appeals, let proposals)? = refusal else {
            return #expect(Bool(false), "\(String(describing: refusal))")
        }
        #expect(appeals.map(\.appeal.number) == [1] && proposals.isEmpty)
        #expect(refusal?.text(in: .zh).contains("申诉 1  住建局  A02 人A02  德1  -2  不属实") == true)
        #expect(refusal?.text(in: .zh).contains("--leave-open") == true)
        let outcome = try await centre.publish(leavingOpen: "另行答复")
        #expect(outcome.open.appeals.count == 1)
        #expect(try centre.state().record?.acts.last?.reason == "申诉 1 待答复:另行答复")
        // Open appeals do not stand in an amendment's way; it names them.
        try await centre.correct(.withdrawn(path: "logs/events.csv", row: 5))
        #expect(try await centre.amend().open.appeals.map(\.appeal.number) == [1])
    }

    @Test func aProposalOfAnybodysIsNamedToo() async throws {
        let centre = try LivingCentre.appealing()
        try await centre.run()
        try await centre.correct(.withdrawn(path: "logs/events.csv", row: 2), isProposed: true)
        let refusal = try await centre.refusal { try await centre.publish(without: "试点") }
        guard case .openAppeals(_, let appeals, let proposals)? = refusal else {
            return #expect(Bool(false), "\(String(describing: refusal))")
        }
        #expect(appeals.isEmpty && proposals.map(\.correction.number) == [1])
        try await centre.publish(without: "试点", leavingOpen: "待查")
        #expect(try centre.state().record?.acts.last?.reason == "试点;更正 1 待决定:待查")
    }
}

extension LivingCentre {
    @discardableResult func publish(
        on day: String = "2026-10-20", without reason: String? = nil, leavingOpen: String
    ) async throws -> Publication.Publishing.Outcome {
        var timings = StageTimings()
        return try await Publication.Publishing(
            try task(), in: try place(), by: "张三", at: try Self.moment(day)
        ).publish(withoutNotice: reason, leavingOpen: leavingOpen, timings: &timings)
    }

    func faultsOfLedger() throws -> [LedgerFault] {
        try Ledger.openExisting(home + "/ledger.sqlite", as: LedgerHolder(command: "test", process: 1, user: "t"))?
            .check() ?? []
    }
}
