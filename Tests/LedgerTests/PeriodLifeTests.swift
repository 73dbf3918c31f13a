import CentreFixtures
import Chronology
import Exact
import Ledger
import LedgerFixtures
import LedgerModel
import ScoreModel
import Testing

@Suite("A period's life in the ledger") struct PeriodLifeTests {
    private let folder: TemporaryFolder
    private let ledger: Ledger

    init() throws {
        folder = try TemporaryFolder()
        ledger = try Ledger.open(folder.path + "/ledger.sqlite", as: .test)
    }

    private var period: Period { get throws { try #require(Period("2026Q3")) } }

    @Test("a draft is what was recorded, and the next takes its place")
    func drafts() throws {
        #expect(try ledger.run(period) == nil && ledger.record(period) == nil)
        let first = MadeUpRun(people: 30).run
        #expect(try ledger.replaceDraft(first, at: Moment("2026-10-08")) == nil)
        #expect(try ledger.run(period) == first)
        let second = MadeUpRun(people: 20, variant: 1).run
        #expect(try ledger.replaceDraft(second, at: Moment("2026-10-08")) == nil)
        #expect(try ledger.run(period) == second)
        let record = try #require(try ledger.record(period))
        #expect(record.standing == .draft && record.acts.map(\.kind) == [.drafted, .drafted])
        #expect(try ledger.published() == [])
    }

    @Test("published for good: the results stand, and nothing can be put in their place")
    func published() throws {
        let run = MadeUpRun(people: 30).run
        #expect(try ledger.publish(run, by: "李主任", at: Moment("2026-10-08"), reason: "办公会") == nil)
        #expect(try ledger.run(period) == run)
        let record = try #require(try ledger.record(period))
        #expect(
            record.standing
                == PeriodStanding(
                    stage: .published, publishedOn: Day("2026-10-08"), publishedBy: "李主任"))
        let other = MadeUpRun(variant: 1).run
        #expect(try ledger.replaceDraft(other, at: Moment("2026-10-08")) == .frozen(record))
        #expect(try ledger.publish(other, by: "他", at: Moment("2026-10-08")) == .frozen(record))
        #expect(try ledger.withdrawNotice(period, by: "他", at: Moment("2026-10-08"), reason: "") == .noNotice(record))
        #expect(try ledger.run(period) == run && ledger.record(period) == record)
        let sheets = try ledger.published()
        #expect(sheets.map(\.id) == ["baotou.staff", "baotou.window"])
        #expect(sheets.map(\.subjects) == run.sheets.map(\.subjects))
        #expect(sheets.map(\.amendments) == [0, 0] && sheets.allSatisfy { $0.digest.utf8.count == 64 })
        #expect(try ledger.published(through: Day("2026-09-29")) == [])
        #expect(try ledger.published(through: Day("2026-09-30")) == sheets)
    }
}
