import CentreFixtures
import CentreRun
import Chronology
import Ledger
import LedgerModel
import Publication
import ScoreModel
import Testing

@Suite("The life of a period") struct LifeTests {
    @Test func fromDraftToPublished() async throws {
        let centre = try LivingCentre.small()
        try await centre.run()
        #expect(try centre.state().standing == .draft)
        #expect(try centre.folder.text("output/2026Q3/run.json").contains("\"stage\" : \"draft\""))

        // Thursday; the National Day holiday is over, Saturday the 10th is worked.
        let notice = try await centre.notice(on: "2026-10-08")
        let span = DaySpan(try day("2026-10-09"), try day("2026-10-14"))
        #expect(notice.report.standing == PeriodStanding(stage: .notice, notice: span))
        #expect(try centre.state().standing == notice.report.standing)
        #expect(try centre.folder.text("output/2026Q3/run.json").contains("\"stage\" : \"notice\""))

        let published = try await centre.publish(on: "2026-10-15")
        let standing = PeriodStanding(
            stage: .published, notice: span, publishedOn: try day("2026-10-15"), publishedBy: "张三")
        #expect(published.report.standing == standing)
        let state = try centre.state()
        #expect(state.standing == standing)
        #expect(state.record?.acts.map(\.kind) == [.drafted, .noticed, .published])
        #expect(try centre.folder.text("output/2026Q3/run.json").contains("\"stage\" : \"published\""))
        #expect(try Ledger.openExisting(centre.folder.path + "/ledger.sqlite", as: centre.holder)?.check() == [])
    }

    @Test func theLedgerHoldsWhatTheTablesSay() async throws {
        let centre = try LivingCentre.small()
        guard case .drafted(let report, let output) = try await centre.run() else {
            Issue.record("a first run is a draft")
            return
        }
        let run = try #require(try centre.state().run)
        #expect(run.outputs == output.files && !run.outputs.contains { $0.path == "run.json" })
        #expect(run.inputs.map(\.path) == report.tables.map(\.path))
        #expect(run.settings.map(\.path) == report.settings.map(\.path))
        for setting in run.settings { #expect(try setting.bytes == centre.folder.bytes(setting.path)) }
        #expect(run.regulations.map(\.path) == ["rules/baotou.yaml"])
        let sheet = try #require(run.sheets.first)
        #expect(sheet.subjects.map(\.id) == report.sheets[0].subjects.map(\.id))
        #expect(sheet.lines.contains { $0.subject == "A02" && $0.evidence == "logs/events.csv:2" })
        for subject in sheet.subjects {
            let lines = report.sheets[0].subjects.first { $0.id == subject.id }?.lines ?? []
            #expect(sheet.lines.filter { $0.subject == subject.id }.map(\.points) == lines.map(\.points))
        }
    }

    @Test func eachRunReplacesTheDraft() async throws {
        let centre = try LivingCentre.small()
        try await centre.run()
        let before = try #require(try centre.state().run)
        try centre.edit("logs/events.csv", "A02", "A03")
        try await centre.run()
        let after = try #require(try centre.state().run)
        #expect(RunDifference(from: before, to: after).subjects.map(\.id) == ["A02", "A03"])
    }

    @Test func withdrawnItIsADraftAgain() async throws {
        let centre = try LivingCentre.small()
        try await centre.run()
        try await centre.notice()
        try centre.withdraw()
        #expect(try centre.state().standing == .draft)
        try centre.edit("logs/events.csv", "A02", "A03")
        guard case .drafted = try await centre.run() else {
            Issue.record("a run after the notice came down is a draft")
            return
        }
        try await centre.notice(on: "2026-10-12")
        let acts = try centre.state().record?.acts ?? []
        #expect(acts.map(\.kind) == [.drafted, .noticed, .withdrawn, .drafted, .noticed])
        #expect(acts[2].by == "张三" && acts[2].reason == "名单有误")
    }

    @Test func withoutANoticeTheReasonIsRecorded() async throws {
        let centre = try LivingCentre.small()
        try await centre.run()
        let outcome = try await centre.publish(on: "2026-10-01", without: "上级要求当日报送")
        #expect(outcome.report.standing.notice == nil)
        #expect(try centre.state().record?.acts.last?.reason == "上级要求当日报送")
    }

    @Test func whereTheCentrePutsUpNoneNoReasonIsNeeded() async throws {
        let centre = try LivingCentre.small { $0.binding += "notice: {days: 0}\n" }
        try await centre.run()
        #expect(try await centre.refusal { try await centre.notice() } == .noNoticeDays(try centre.task().period))
        try await centre.publish(on: "2026-10-01")
        #expect(try centre.state().standing.stage == .published)
    }

    @Test func refusedStepsChangeNothing() async throws {
        let centre = try LivingCentre.small()
        let period = try centre.task().period
        #expect(try await centre.refusal { try await centre.notice() } == .neverRun(period))
        #expect(try await centre.refusal { try await centre.publish(without: "急") } == .neverRun(period))
        #expect(try centre.everything() == [:])
        try await centre.run()
        let before = try centre.everything()
        #expect(try await centre.refusal { try await centre.publish() } == .noticeFirst(period, days: 5))
        let (early, first) = (try day("2026-09-30"), try day("2026-10-08"))
        #expect(try await centre.refusal { try await centre.notice(on: "2026-09-30") } == .notEnded(period, on: early))
        #expect(
            try await centre.refusal { try await centre.notice(on: "2026-10-09", first: "2026-10-08") }
                == .noticeBeforeItsDay(first: first, on: try day("2026-10-09")))
        #expect(try await centre.refusal { try centre.withdraw() } == .notOnNotice(period))
        #expect(try centre.everything() == before)
    }

    @Test func aNoticePastTheCalendarIsRefused() async throws {
        let centre = try LivingCentre.small()
        try await centre.run()
        let before = try centre.everything()
        // 2026-12-28 is a Monday; the calendar ends on the 31st.
        let refusal = try await centre.refusal { try await centre.notice(on: "2026-12-25", first: "2026-12-28") }
        let covered = DaySpan(try day("2026-01-01"), try day("2026-12-31"))
        #expect(
            refusal
                == .calendarEnds(NoticeDays.CalendarEnds(first: try day("2026-12-28"), days: 5, covered: covered)))
        guard case .calendarEnds? = try await centre.refusal({ try await centre.notice(on: "2026-12-31") }) else {
            Issue.record("there is no working day after the calendar")
            return
        }
        #expect(try centre.everything() == before)
    }

    @Test func whatChangedSinceTheDraftIsSaidBeforeItIsPublished() async throws {
        let centre = try LivingCentre.small()
        try await centre.run()
        try centre.edit("logs/events.csv", "A02", "A03")
        let before = try centre.everything()
        let refusals = [
            try await centre.refusal { try await centre.notice() },
            try await centre.refusal { try await centre.publish(without: "急") },
        ]
        for refusal in refusals {
            let difference = try #require(refusal?.difference)
            #expect(difference.inputs.map(\.path) == ["logs/events.csv"])
            #expect(difference.subjects.map(\.id) == ["A02", "A03"])
        }
        #expect(try centre.everything() == before)
    }

    @Test func withoutALedgerNothingIsPublished() async throws {
        let folder = try MadeUpCentre.ofOne.folder()
        let centre = LivingCentre(folder: folder)
        #expect(try await centre.refusal { _ = try centre.place() } == .noLedger)
    }

    /// Whoever takes a frozen period for a draft, as one who asked before it was frozen, is refused by the ledger.
    @Test func theLedgerHasTheLastWord() async throws {
        let centre = try LivingCentre.small()
        try await centre.run()
        let draft = try #require(try centre.state().run)
        try await centre.notice()
        let ledger = try Ledger.open(centre.folder.path + "/ledger.sqlite", as: centre.holder)
        var wasCalled = false
        let refusal = try ledger.replaceDraft(draft, at: try LivingCentre.moment("2026-10-09")) { wasCalled = true }
        guard case .frozen? = refusal else {
            Issue.record("a frozen period takes a draft")
            return
        }
        #expect(!wasCalled)
    }
}

extension LivingCentre {
    var holder: LedgerHolder { LedgerHolder(command: "test", process: 1, user: "tester") }
}
