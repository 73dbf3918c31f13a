import CentreFixtures
import CentreRun
import Chronology
import Diagnostics
import Exact
import RecordModel
import ScoreModel
import Testing

@Suite("Corrections made of what somebody asks for") struct ProposalTests {
    /// A folder and what can be asked of it.
    private struct Asked {
        let folder: TemporaryFolder
        let proposal: RowProposal

        init(_ centre: MadeUpCentre, inForce: [Correction] = []) async throws {
            folder = try centre.folder()
            proposal = try await RowProposal(
                Centre.load(folder: folder.path), period: try #require(Period("2026Q3")), inForce: inForce)
        }

        func cells(path: String, row: UInt32, changes: [(String, String)]) throws -> CorrectionTarget {
            try proposal.cells(path: path, row: row, changes: changes.map { (column: $0, text: $1) })
        }

        func withdrawn(path: String, row: UInt32) throws -> CorrectionTarget {
            try proposal.withdrawn(path: path, row: row)
        }
    }

    /// What something is refused for.
    private static func reason(_ body: () throws -> CorrectionTarget) -> CorrectionRefusal.Reason? {
        do {
            _ = try body()
            return nil
        } catch let refusal as CorrectionRefusal {
            #expect(!refusal.text(in: .zh).isEmpty && refusal.text(in: .en) != refusal.text(in: .zh))
            return refusal.reason
        } catch {
            Issue.record(error)
            return nil
        }
    }

    @Test("a correction remembers the row as it stands, and fits at once")
    func cells() async throws {
        let centre = RowCorrectionTests.centre()
        let proposal = try await Asked(centre)
        for (column, name) in [("次数", "次数"), ("times", "次数"), (" 次数", "次数")] {
            let target = try proposal.cells(path: "logs/events.csv", row: 3, changes: [(column, " 4 ")])
            #expect(
                target
                    == .cells(
                        centre.remembered("logs/events.csv", 3), instead: [CorrectedCell(header: name, text: "4")]))
            let run = try await Scored.run(proposal.folder, context: RunContext(corrections: [target.numbered(1)]))
            #expect(run.misfits == [] && run["A02"].points("virtue.4") == [-4])
        }
        #expect(try proposal.withdrawn(path: "roster.csv", row: 2) == centre.withdrawing("roster.csv", 2))
        #expect(try proposal.proposal.present(path: "roster.csv", row: 3) == centre.remembered("roster.csv", 3))
    }

    @Test("what cannot be is refused by its kind")
    func refusals() async throws {
        let centre = RowCorrectionTests.centre()
        let proposal = try await Asked(centre)
        let events = "logs/events.csv"
        func refused(_ path: String, _ row: UInt32, _ changes: [(String, String)]) -> CorrectionRefusal.Reason? {
            Self.reason { try proposal.cells(path: path, row: row, changes: changes) }
        }
        #expect(refused("logs/event.csv", 3, [("次数", "4")]) == .noSuchTable)
        #expect(refused(events, 1, [("次数", "4")]) == .noSuchRow)
        #expect(refused(events, 99, [("次数", "4")]) == .noSuchRow)
        #expect(refused(events, 0, [("次数", "4")]) == .noSuchRow)
        #expect(refused(events, 3, [("次", "4")]) == .noSuchColumn)
        #expect(refused(events, 3, [("", "4")]) == .noSuchColumn)
        #expect(refused(events, 3, [("次数", "2")]) == .nothingChanges)
        #expect(refused(events, 3, []) == .nothingChanges)
        #expect(refused(events, 3, [("次数", "3"), ("times", "4")]) == .columnTwice)
        let all = centre.remembered("logs/attendance.csv", 2).cells.map { ($0.header, "") }
        #expect(refused("logs/attendance.csv", 2, all) == .nothingLeft)
        #expect(Self.reason { try proposal.withdrawn(path: events, row: 50) } == .noSuchRow)
        var doubled = MadeUpCentre.ofOne
        doubled.files[events] = Array("编号,日期,工号,条目,备注,备注\nE1,2026-07-06,A01,德1,a,b\n".utf8)
        let other = try await Asked(doubled)
        #expect(Self.reason { try other.cells(path: events, row: 2, changes: [("备注", "c")]) } == .ambiguousColumn)
        // The doubled header does not keep the row from being known again.
        let target = try other.cells(path: events, row: 2, changes: [("条目", "德4")])
        #expect((try await doubled.score(corrections: [target.numbered(1)])).misfits == [])
    }

    @Test("what is in force counts as what is there")
    func inForce() async throws {
        let centre = RowCorrectionTests.centre()
        let events = "logs/events.csv"
        let first = centre.correcting(events, 3, ["次数": "4"]).numbered(1)
        let proposal = try await Asked(centre, inForce: [first])
        #expect(Self.reason { try proposal.cells(path: events, row: 3, changes: [("次数", "4")]) } == .nothingChanges)
        // Back to what the file has; what is remembered is always the file's own row.
        let back = try proposal.cells(path: events, row: 3, changes: [("次数", "2")])
        #expect(back == centre.correcting(events, 3, ["次数": "2"]))
        let gone = centre.withdrawing(events, 3).numbered(2)
        let later = try await Asked(centre, inForce: [gone, first])
        #expect(Self.reason { try later.withdrawn(path: events, row: 3) } == .nothingChanges)
        let again = try later.cells(path: events, row: 3, changes: [("次数", "4")]).numbered(3)
        let run = try await centre.score(corrections: [first, gone, again])
        #expect(run["A02"].points("virtue.4") == [-4])
    }

    @Test("a row to be added is held against its log")
    func added() async throws {
        let folder = try MadeUpCentre.ofOne.folder()
        let centre = try Centre.load(folder: folder.path)
        let cells = [("编号", "E9"), ("date", " 2026-07-15 "), ("工号", "A01"), ("rule", "德1"), ("事由", "")]
        #expect(
            try CorrectionTarget.added(to: "督查台账", of: centre, cells: cells)
                == .added(log: .events, cells: ["event": "E9", "date": "2026-07-15", "staff": "A01", "rule": "德1"]))
        func refused(_ log: String, _ cells: [(String, String)]) -> CorrectionRefusal.Reason? {
            Self.reason { try CorrectionTarget.added(to: log, of: centre, cells: cells) }
        }
        #expect(refused("event", cells) == .noSuchLog)
        #expect(refused("sessions", cells) == .noSuchLog)
        #expect(refused("events", cells + [("地点", "x")]) == .noSuchColumn)
        #expect(refused("events", cells + [("staff", "A02")]) == .columnTwice)
        #expect(refused("events", Array(cells.dropFirst())) == .missingValue)
        #expect(refused("events", [("编号", " ")] + cells.dropFirst()) == .missingValue)
    }

    @Test("a line is found by subject and rule; several are listed")
    func lines() async throws {
        var made = MadeUpCentre.ofOne
        made.event("2026-07-10", "A01", "德1")
        made.event("2026-07-11", "A01", "德1")
        made.event("2026-07-11", "A01", "德1")
        made.event("2026-07-12", "A01", "德4")
        let run = try await made.score()
        let centre = try Centre.load(folder: run.folder.path)
        let lines = run.report.correctableLines
        func target(_ points: String, _ question: LineQuestion) throws -> CorrectionTarget {
            try CorrectionTarget.points(points, for: question, of: centre, among: lines)
        }
        let day = try #require(Day(iso: "2026-07-10"))
        let target1 = try target("-0.5", LineQuestion(subject: "A01", rule: "德1", sheet: "staff", day: day))
        let line = CorrectedLine(
            sheet: "baotou.staff", subject: "A01", rule: "virtue.1", day: day, evidence: "logs/events.csv:2",
            points: "-2")
        #expect(target1 == .line(line, points: "-0.5"))
        let after = try await made.score(corrections: [target1.numbered(1)])
        #expect(after.misfits == [] && after["A01"].points("virtue.1") == [-0.5, -2, -2])
        let byEvidence = LineQuestion(subject: "A01", rule: "virtue.1", evidence: "logs/events.csv:4")
        guard case .line(let found, "0") = try target("0.0", byEvidence) else {
            Issue.record("no line")
            return
        }
        #expect(found.evidence == "logs/events.csv:4")
        func refused(_ points: String, _ question: LineQuestion) -> CorrectionRefusal? {
            do {
                _ = try target(points, question)
                return nil
            } catch { return error as? CorrectionRefusal }
        }
        let several = refused("0", LineQuestion(subject: "A01", rule: "virtue.1", day: day.advanced(by: 1)))
        #expect(several?.reason == .ambiguousLine && several?.candidates.count == 2)
        #expect(refused("0", LineQuestion(subject: "A01", rule: "德1"))?.candidates.count == 3)
        let none = refused("0", LineQuestion(subject: "A01", rule: "virtue.1", day: day.advanced(by: 5)))
        #expect(none?.reason == .noSuchLine && none?.candidates.count == 3)
        #expect(refused("0", LineQuestion(subject: "A02", rule: "virtue.1"))?.reason == .noSuchLine)
        #expect(refused("0", LineQuestion(subject: "A01", rule: "virtue.9"))?.reason == .noSuchLine)
        #expect(refused("两分", byEvidence)?.reason == .badPoints)
        #expect(refused("-2.0", byEvidence)?.reason == .nothingChanges)
        // A minus forgotten; nothing taken is written 0.
        #expect(refused("2", byEvidence)?.reason == .badPoints)
        #expect(refused("0", byEvidence) == nil)
    }
}
