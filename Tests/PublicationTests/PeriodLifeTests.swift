import Chronology
import Publication
import ScoreModel
import Testing

@Suite struct PeriodLifeTests {
    private func life(_ standing: PeriodStanding?, noticeDays: Int = 5) throws -> PeriodLife {
        PeriodLife(period: try #require(Period("2026Q3")), standing: standing, noticeDays: noticeDays)
    }

    private func onNotice() throws -> PeriodStanding {
        PeriodStanding(stage: .notice, notice: DaySpan(try day("2026-10-09"), try day("2026-10-15")))
    }

    private func published() throws -> PeriodStanding {
        PeriodStanding(stage: .published, publishedOn: try day("2026-10-16"), publishedBy: "张三")
    }

    private func steps() throws -> [PeriodLife.Step] {
        let on = try day("2026-10-16")
        return [
            .openNotice(on: on, first: on), .publish(on: on, withoutNotice: false),
            .publish(on: on, withoutNotice: true), .withdraw, .setAside,
        ]
    }

    @Test func whatWasNeverRunTakesNoStep() throws {
        let life = try life(nil)
        for step in try steps() { #expect(life.refusal(of: step) == .neverRun(life.period)) }
    }

    @Test func whatIsPublishedTakesNoStep() throws {
        let life = try life(published())
        let refusal = PublicationRefusal.alreadyPublished(life.period, on: try day("2026-10-16"), by: "张三")
        for step in try steps() { #expect(life.refusal(of: step) == refusal) }
    }

    @Test func aDraftGoesOnNoticeOnceItHasEnded() throws {
        let life = try life(.draft)
        let (last, next) = (try day("2026-09-30"), try day("2026-10-01"))
        #expect(life.refusal(of: .openNotice(on: last, first: next)) == .notEnded(life.period, on: last))
        #expect(life.refusal(of: .openNotice(on: next, first: next)) == nil)
        let later = try day("2026-10-09")
        #expect(life.refusal(of: .openNotice(on: later, first: next)) == .noticeBeforeItsDay(first: next, on: later))
        #expect(life.refusal(of: .withdraw) == .notOnNotice(life.period))
        #expect(life.refusal(of: .setAside) == nil)
    }

    @Test func aDraftIsPublishedWithoutNoticeOnlyForAReason() throws {
        let life = try life(.draft)
        let on = try day("2026-10-09")
        #expect(life.refusal(of: .publish(on: on, withoutNotice: false)) == .noticeFirst(life.period, days: 5))
        #expect(life.refusal(of: .publish(on: on, withoutNotice: true)) == nil)
        let early = try day("2026-09-30")
        #expect(life.refusal(of: .publish(on: early, withoutNotice: true)) == .notEnded(life.period, on: early))
    }

    @Test func whereNoNoticesHangNoneIsNeeded() throws {
        let life = try life(.draft, noticeDays: 0)
        let on = try day("2026-10-09")
        #expect(life.refusal(of: .publish(on: on, withoutNotice: false)) == nil)
        #expect(life.refusal(of: .openNotice(on: on, first: on)) == .noNoticeDays(life.period))
    }

    @Test func aNoticeHangsThroughItsLastDay() throws {
        let life = try life(onNotice())
        let notice = DaySpan(try day("2026-10-09"), try day("2026-10-15"))
        let (last, next) = (try day("2026-10-15"), try day("2026-10-16"))
        #expect(
            life.refusal(of: .publish(on: last, withoutNotice: false))
                == .noticeStillHangs(life.period, notice, on: last))
        #expect(life.refusal(of: .publish(on: last, withoutNotice: true)) == nil)
        #expect(life.refusal(of: .publish(on: next, withoutNotice: false)) == nil)
        #expect(life.refusal(of: .openNotice(on: next, first: next)) == .alreadyOnNotice(life.period, notice))
        #expect(life.refusal(of: .setAside) == .frozenByNotice(life.period, notice))
        #expect(life.refusal(of: .withdraw) == nil)
    }

    /// A notice put up before the centre gave notices up still hangs its days.
    @Test func aNoticeThatHangsIsWaitedForWhateverTheCentreSaysNow() throws {
        let life = try life(onNotice(), noticeDays: 0)
        let on = try day("2026-10-12")
        guard case .noticeStillHangs = life.refusal(of: .publish(on: on, withoutNotice: false)) else {
            Issue.record("it is published while it hangs")
            return
        }
    }
}
