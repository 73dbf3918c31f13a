import Amending
import CentreFixtures
import CentreRun
import Chronology
import Diagnostics
import Exact
import LedgerModel
import Publication
import RecordModel
import ScoreModel
import Testing

/// Corrections of a published period, from the row to the workbooks.
@Suite struct AmendmentTests {
    /// A02 lost 2 points by 德1, and nobody else anything.
    private func published() async throws -> LivingCentre {
        let centre = try LivingCentre.small()
        try await centre.run()
        try await centre.publish(without: "试点")
        return centre
    }

    private static let withdrawn = CorrectionDesk.Request.withdrawn(path: "logs/events.csv", row: 2)

    @Test func aRowThatDoesNotCountGivesThePointsBack() async throws {
        let centre = try await published()
        let before = try centre.output()
        try await centre.correct(Self.withdrawn)
        let outcome = try await centre.amend()
        #expect(outcome.report.amendment.subjects.map(\.id) == ["A02"])
        #expect(outcome.report.amendment.number == 1)
        #expect(outcome.report.amendment.corrections == [1])
        let change = try #require(outcome.report.amendment.subjects.first)
        #expect(change.before?.total == 98 && change.after?.total == 100)
        #expect(change.linesBefore.map(\.evidence) == ["logs/events.csv:2"])
        #expect(try centre.standing("A02")?.total == 100)
        // What was published is as it was, and is reproduced.
        #expect(try centre.output() == before)
        #expect(try await centre.run().reproduction != nil)
        #expect(try centre.output() == before)
        let names = Set(try centre.folder.everything(under: "output/2026Q3-更正-1").keys)
        for name in ["更正表.xlsx", "部门/住建局.xlsx", "notify.csv"] {
            #expect(names.contains("output/2026Q3-更正-1/" + name), "\(name)")
        }
        #expect(try centre.folder.text("output/2026Q3-更正-1/differences.csv").contains("98.00,100.00,2.00"))
        #expect(try centre.corrections().list(of: nil).map(\.state) == [.applied])
        #expect(try centre.corrections().list(of: nil).first?.amendment == 1)
    }

    @Test func theSameAmendmentGivesTheSameBytes() async throws {
        var folders: [[String: [UInt8]]] = []
        for _ in 0..<2 {
            let centre = try await published()
            try await centre.correct(Self.withdrawn)
            try await centre.amend()
            folders.append(try centre.folder.everything(under: "output/2026Q3-更正-1"))
        }
        #expect(folders[0] == folders[1])
    }

    @Test func twoAmendmentsStandOneOnTheOther() async throws {
        let centre = try await published()
        try await centre.correct(Self.withdrawn)
        try await centre.amend()
        try await centre.correct(
            .added(log: "events", cells: [("编号", "B1"), ("日期", "2026-08-03"), ("工号", "A03"), ("条目", "德1")]),
            on: "2026-10-22")
        let second = try await centre.amend()
        #expect(second.report.amendment.number == 2)
        #expect(second.report.amendment.corrections == [2])
        #expect(second.report.amendment.subjects.map(\.id) == ["A03"])
        #expect(try centre.standing("A02")?.total == 100)
        #expect(try centre.standing("A03")?.total == 98)
        // The line of the row that a correction added says so.
        #expect(second.report.amendment.subjects.first?.linesAfter.first?.evidence.contains("更正") == true)
    }

    @Test func otherPointsForALine() async throws {
        let centre = try await published()
        try await centre.correct(.line(LineQuestion(subject: "A02", rule: "德1"), points: "-1"))
        try await centre.amend()
        #expect(try centre.standing("A02")?.total == 99)
        // A line stands as amended: the next correction begins there.
        let entry = try await centre.correct(
            .line(LineQuestion(subject: "A02", rule: "virtue.1"), points: "0"), insteadOf: 1, on: "2026-10-22")
        guard case .line(let line, _) = entry.correction.target else { return #expect(Bool(false), "no line") }
        #expect(line.points == "-1")
        try await centre.amend()
        #expect(try centre.standing("A02")?.total == 100)
    }

    @Test func aTrialWritesNothing() async throws {
        let centre = try await published()
        try await centre.correct(Self.withdrawn)
        let before = try centre.everything()
        let outcome = try await centre.amend(isTrial: true)
        #expect(outcome.output == nil)
        #expect(outcome.report.amendment.subjects.count == 1)
        #expect(try centre.everything() == before)
    }

    @Test func withoutAcceptedCorrectionsThereIsNoAmendment() async throws {
        let centre = try await published()
        let period = try #require(Period("2026Q3"))
        #expect(
            try await centre.amendmentRefusal { try await centre.amend() } == .noCorrections(period, proposed: []))
        let entry = try await centre.correct(Self.withdrawn, isProposed: true)
        #expect(entry.state == .proposed)
        #expect(
            try await centre.amendmentRefusal { try await centre.amend() } == .noCorrections(period, proposed: [1]))
        _ = try centre.corrections().decide(
            1, isAccepted: false, by: "王局长", reason: "维持", at: LivingCentre.moment("2026-10-22"))
        #expect(
            try await centre.amendmentRefusal { try await centre.amend() } == .noCorrections(period, proposed: []))
        _ = try centre.corrections().decide(
            1, isAccepted: true, by: "王局长", reason: "重新核实", at: LivingCentre.moment("2026-10-23"))
        #expect(try await centre.amend().report.amendment.corrections == [1])
        // What stands in an amendment is not decided again.
        let refusal = try await centre.refusal {
            _ = try centre.corrections().decide(
                1, isAccepted: false, by: "王局长", reason: "", at: LivingCentre.moment("2026-10-24"))
        }
        #expect(refusal != nil)
    }

    @Test func otherFilesAreNamed() async throws {
        let centre = try await published()
        try await centre.correct(Self.withdrawn)
        let before = try centre.everything()
        // A row of the next quarter is written into the log.
        let text = try centre.folder.text("logs/events.csv")
        try centre.folder.write(Array((text + "E9999,2026-10-12,A03,,德1,,,,,,\n").utf8), to: "logs/events.csv")
        let refusal = try await centre.amendmentRefusal { try await centre.amend() }
        guard case .otherFiles(_, let difference)? = refusal else {
            return #expect(Bool(false), "\(String(describing: refusal))")
        }
        #expect(difference.inputs.map(\.path) == ["logs/events.csv"])
        #expect(refusal?.text(in: .zh).contains("logs/events.csv") == true)
        #expect(refusal?.text(in: .en).contains("logs/events.csv") == true)
        #expect(try centre.everything() == before)
        // It still gives what was published, and so may be taken.
        #expect(try await centre.amend(allowing: .grownInputs).report.amendment.subjects.map(\.id) == ["A02"])
    }

    @Test func filesThatNoLongerGiveWhatWasPublishedAreRefused() async throws {
        let centre = try await published()
        try await centre.correct(Self.withdrawn)
        let text = try centre.folder.text("logs/events.csv")
        try centre.folder.write(Array((text + "E9999,2026-08-12,A03,,德1,,,,,,\n").utf8), to: "logs/events.csv")
        let refusal = try await centre.amendmentRefusal { try await centre.amend(allowing: .grownInputs) }
        guard case .notReproduced(_, let difference)? = refusal else {
            return #expect(Bool(false), "\(String(describing: refusal))")
        }
        #expect(difference.subjects.contains { $0.id == "A03" && $0.after?.total == 98 })
        #expect(try centre.standing("A02")?.total == 98)
    }

    @Test func rulesAreThoseItWasPublishedBy() async throws {
        let centre = try await published()
        try await centre.correct(Self.withdrawn)
        try centre.edit("rules/baotou.yaml", "五星: {stars: 5", "六星: {stars: 5")
        try centre.edit("centre.yaml", "虚构政务服务中心", "改名以后的中心")
        let outcome = try await centre.amend()
        #expect(outcome.report.centre.name == "虚构政务服务中心")
        let other = try await published()
        try await other.correct(Self.withdrawn)
        #expect(try await other.amend().report.amendment == outcome.report.amendment)
    }

    @Test func aDraftIsNotAmendedButTakesItsCorrectionsIn() async throws {
        let centre = try LivingCentre.small()
        try await centre.run()
        try await centre.correct(Self.withdrawn, on: "2026-10-09")
        let refusal = try await centre.amendmentRefusal { try await centre.amend() }
        guard case .notPublished(let record)? = refusal else {
            return #expect(Bool(false), "\(String(describing: refusal))")
        }
        #expect(record.standing.stage == .draft)
        try await centre.run()
        try await centre.publish(without: "试点")
        #expect(try centre.standing("A02")?.total == 100)
    }

    @Test func aCorrectionThatChangesNobodyIsSaid() async throws {
        let centre = try LivingCentre.small { $0.event("2026-07-07", "A02", "德1", status: "撤销") }
        try await centre.run()
        try await centre.publish(without: "试点")
        try await centre.correct(.withdrawn(path: "logs/events.csv", row: 3))
        let refusal = try await centre.amendmentRefusal { try await centre.amend() }
        #expect(refusal == .changesNobody(try #require(Period("2026Q3")), corrections: [1]))
    }

    @Test func aFolderThatCannotBeWrittenLeavesTheLedgerAsItWas() async throws {
        let centre = try await published()
        try await centre.correct(Self.withdrawn)
        // Somebody's file stands where the amendment's folder would be.
        try centre.folder.write([1], to: "output/2026Q3-更正-1")
        await #expect(throws: MachineFailure.self) { try await centre.amend() }
        #expect(try centre.standing("A02")?.total == 98)
        #expect(try centre.corrections().list(of: nil).map(\.state) == [.accepted])
    }

    @Test func aSubjectsHistoryTellsOfIt() async throws {
        let centre = try await published()
        try await centre.correct(Self.withdrawn)
        try await centre.correct(
            .added(log: "events", cells: [("编号", "B1"), ("日期", "2026-08-03"), ("工号", "A03"), ("条目", "德1")]))
        try await centre.amend()
        let desk = HistoryDesk(try centre.place())
        let report = try desk.history(of: "人A02", sheet: nil, centre: "虚构政务服务中心")
        #expect(report.id == "A02")
        let sheet = try #require(report.sheets.first)
        #expect(sheet.entries.map(\.period.label) == ["2026Q3"])
        #expect(sheet.entries.first?.published.total == 98)
        #expect(sheet.entries.first?.current.total == 100)
        #expect(sheet.changes.count == 1)
        // Not the one about somebody else.
        #expect(report.corrections.map(\.correction.number) == [1])
        #expect(throws: HistoryRefusal.self) { try desk.history(of: "人A0", sheet: nil, centre: "") }
        do {
            _ = try desk.history(of: "A0", sheet: nil, centre: "")
        } catch let refusal as HistoryRefusal {
            guard case .unknown(_, let candidates) = refusal else { return #expect(Bool(false), "\(refusal)") }
            #expect(candidates.count == 3)
        }
        #expect(throws: HistoryRefusal.noSuchSheet("window", known: ["baotou.staff"])) {
            try desk.history(of: "A02", sheet: "window", centre: "")
        }
    }

    @Test func twoOfOneNameAreNamedByID() async throws {
        let centre = try LivingCentre.small { $0.person("A04", name: "人A03") }
        try await centre.run()
        try await centre.publish(without: "试点")
        let desk = HistoryDesk(try centre.place())
        do {
            _ = try desk.history(of: "人A03", sheet: nil, centre: "")
            #expect(Bool(false), "found one of two")
        } catch let refusal as HistoryRefusal {
            guard case .ambiguous(_, let candidates) = refusal else { return #expect(Bool(false), "\(refusal)") }
            #expect(candidates.count == 2 && refusal.text(in: .zh).contains("A04"))
        }
        #expect(try desk.history(of: "A04", sheet: "staff", centre: "").sheets.count == 1)
    }
}
