import CentreFixtures
import Chronology
import Exact
import Ledger
import LedgerFixtures
import LedgerModel
import RecordModel
import ScoreModel
import Testing

@Suite("A period's life in the ledger") struct PeriodLifeTests {
    private let folder: TemporaryFolder
    private let ledger: Ledger
    private let at = Moment("2026-10-08")

    init() throws {
        folder = try TemporaryFolder()
        ledger = try Ledger.open(folder.path + "/ledger.sqlite", as: .test)
    }

    private let period = MadeUpRun().period

    @Test("a draft is what was recorded, and the next takes its place")
    func drafts() throws {
        #expect(try ledger.run(period) == nil && ledger.record(period) == nil)
        let first = MadeUpRun(people: 30).run
        #expect(try ledger.replaceDraft(first, at: at) == nil)
        #expect(try ledger.run(period) == first)
        let second = MadeUpRun(people: 20, variant: 1).run
        #expect(try ledger.replaceDraft(second, at: at) == nil)
        #expect(try ledger.run(period) == second)
        let record = try #require(try ledger.record(period))
        #expect(record.standing == .draft && record.acts.map(\.kind) == [.drafted, .drafted])
        #expect(try ledger.published() == [])
    }

    @Test("published for good: the results stand, and nothing can be put in their place")
    func published() throws {
        let run = MadeUpRun(people: 30).run
        #expect(try ledger.publish(run, by: "李主任", at: at, reason: "办公会") == nil)
        #expect(try ledger.run(period) == run)
        let record = try #require(try ledger.record(period))
        #expect(
            record.standing == PeriodStanding(stage: .published, publishedOn: Day("2026-10-08"), publishedBy: "李主任"))
        let other = MadeUpRun(variant: 1).run
        let days = DaySpan(at.day, at.day)
        #expect(try ledger.replaceDraft(other, at: at) == .frozen(record))
        #expect(try ledger.publish(other, by: "他", at: at) == .frozen(record))
        #expect(try ledger.openNotice(other, days: days, by: "他", at: at) == .frozen(record))
        #expect(try ledger.withdrawNotice(period, by: "他", at: at, reason: "") == .noNotice(record))
        #expect(try ledger.settle([], of: period, at: at) == .frozen(record))
        #expect(try ledger.run(period) == run && ledger.record(period) == record)
        let sheets = try ledger.published()
        #expect(sheets.map(\.id) == ["baotou.staff", "baotou.window"])
        #expect(sheets.map(\.subjects) == run.sheets.map(\.subjects))
        #expect(sheets.map(\.rankedCount) == run.sheets.map(\.rankedCount))
        #expect(sheets.map(\.amendments) == [0, 0] && sheets.allSatisfy { $0.digest.utf8.count == 64 })
        #expect(try ledger.published(through: Day("2026-09-29")) == [])
        #expect(try ledger.published(through: Day("2026-09-30")) == sheets)
    }

    @Test("a notice freezes; taken down, the period is a draft; what was published is what the notice showed")
    func notice() throws {
        let days = DaySpan(Day("2026-10-08"), Day("2026-10-14"))
        let shown = MadeUpRun(people: 10).run
        #expect(try ledger.withdrawNotice(period, by: "李", at: at, reason: "") == .neverRun(period))
        #expect(try ledger.openNotice(shown, days: days, by: "李主任", at: at) == nil)
        let record = try #require(try ledger.record(period))
        #expect(record.standing == PeriodStanding(stage: .notice, notice: days))
        let other = MadeUpRun(people: 10, variant: 1).run
        #expect(try ledger.replaceDraft(other, at: at) == .frozen(record))
        #expect(try ledger.openNotice(other, days: days, by: "他", at: at) == .frozen(record))
        #expect(try ledger.publish(other, by: "他", at: at) == .differsFromNotice(record))
        #expect(try ledger.published() == [])
        #expect(try ledger.withdrawNotice(period, by: "李主任", at: at, reason: "有申诉") == nil)
        #expect(try ledger.run(period) == shown)
        #expect(try ledger.replaceDraft(other, at: at) == nil)
        #expect(try ledger.openNotice(other, days: days, by: "李主任", at: at) == nil)
        // The files say now that it is published; everything else is the same.
        var published = MadeUpRun(people: 10, variant: 1)
        published.outputs = "published"
        #expect(try ledger.publish(published.run, by: "李主任", at: at) == nil)
        #expect(try ledger.run(period) == published.run)
        let standing = try #require(try ledger.record(period)?.standing)
        #expect(standing.stage == .published && standing.notice == days)
        #expect(
            try ledger.record(period)?.acts.map(\.kind) == [.noticed, .withdrawn, .drafted, .noticed, .published])
        #expect(try ledger.check() == [])
    }

    @Test("findings are set aside by name; of two decisions about one the later holds")
    func settled() throws {
        let run = MadeUpRun().run
        let keys = run.findings.map(\.key)
        func decision(_ key: FindingKey, _ reason: String) -> SettledFinding {
            SettledFinding(key: key, by: "王科长", reason: reason, on: at.day)
        }
        #expect(try ledger.settle([decision(keys[0], "一")], of: period, at: at) == .neverRun(period))
        #expect(try ledger.replaceDraft(run, at: at) == nil)
        #expect(try ledger.settle([decision(keys[1], "一"), decision(keys[0], "二")], of: period, at: at) == nil)
        #expect(try ledger.replaceDraft(run, at: at) == nil)
        #expect(try ledger.settle([decision(keys[1], "三")], of: period, at: at) == nil)
        #expect(try ledger.settled(period) == [decision(keys[1], "三"), decision(keys[0], "二")])
        #expect(try ledger.check() == [])
    }

    @Test("what a run was built on must still stand when it becomes final")
    func earlier() throws {
        #expect(try ledger.publish(MadeUpRun("2026Q2", people: 4).run, by: "李", at: at) == nil)
        let sheet = try #require(try ledger.published().first)
        var later = MadeUpRun()
        later.earlier = [EarlierInput(sheet: sheet.id, period: sheet.period, digest: sheet.digest, amendments: 0)]
        #expect(try ledger.replaceDraft(later.run, at: at) == nil)
        let days = DaySpan(at.day, at.day)
        #expect(try ledger.openNotice(later.run, days: days, by: "李", at: at) == nil)
        let amended = try amend(MadeUpRun("2026Q2", people: 4))
        #expect(
            try ledger.publish(later.run, by: "李", at: at)
                == .earlierChanged(sheet: sheet.id, period: sheet.period))
        #expect(amended.digest != sheet.digest && amended.amendments == 1)
        later.earlier = [EarlierInput(sheet: sheet.id, period: sheet.period, digest: amended.digest, amendments: 1)]
        #expect(try ledger.withdrawNotice(period, by: "李", at: at, reason: "上期更正") == nil)
        #expect(try ledger.publish(later.run, by: "李", at: at) == nil)
        later.earlier[0] = EarlierInput(sheet: "baotou.none", period: period, digest: "", amendments: 0)
        later.period = try #require(Period("2026Q4"))
        #expect(
            try ledger.publish(later.run, by: "李", at: at) == .earlierChanged(sheet: "baotou.none", period: period))
    }

    /// Amends one person of a published period, and gives the sheet as it then stands.
    private func amend(_ made: MadeUpRun) throws -> PublishedSheet {
        let number = try ledger.add(
            .line(
                CorrectedLine(
                    sheet: "baotou.staff", subject: "staff-1000", rule: "德0", day: Day("2026-04-01"), evidence: "x",
                    points: "-1"), points: "0"), period: made.period, by: "赵", on: at.day, basis: "申诉复核",
            state: .accepted, at: at
        ).correction.number
        let before = made.subject("staff", 0)
        let after = made.subject("staff", 0, total: Rational(100))
        let amendment = Amendment(
            period: made.period, number: 1, by: "李", at: at, reason: "申诉", corrections: [number],
            subjects: [
                AmendedSubject(
                    sheet: "baotou.staff", before: before, after: after, linesBefore: [made.line("staff", 0, 0)],
                    linesAfter: [])
            ])
        #expect(try ledger.amend(amendment) == nil)
        #expect(try ledger.amendments(of: made.period) == [amendment])
        let sheets = try ledger.published().filter { $0.period == made.period }
        // Whoever it does not name keeps what was published.
        #expect(sheets[0].subjects.first == after)
        #expect(sheets[0].subjects.dropFirst() == MadeUpRun("2026Q2", people: 4).run.sheets[0].subjects.dropFirst())
        #expect(sheets[1].subjects == made.run.sheets[1].subjects)
        return sheets[0]
    }

    @Test("rule files as they were known on a day, by path; the bytes are kept once")
    func settings() throws {
        var first = MadeUpRun()
        #expect(try ledger.replaceDraft(first.run, at: Moment("2026-07-01")) == nil)
        first.settings[1].1 = "regulation: baotou # changed"
        #expect(try ledger.replaceDraft(first.run, at: Moment("2026-08-01")) == nil)
        first.settings[1].1 = "regulation: baotou"
        first.settings.append(("rules/zhou.yaml", "calendar"))
        #expect(try ledger.replaceDraft(first.run, at: Moment("2026-09-01")) == nil)
        func known(_ day: String) throws -> [String] {
            try ledger.settings(knownOn: Day(day)).map { String(decoding: $0.bytes.dropLast(2), as: UTF8.self) }
        }
        #expect(try known("2026-06-30") == [])
        #expect(try known("2026-07-01") == ["name: 青山", "regulation: baotou"])
        #expect(try known("2026-08-31") == ["name: 青山", "regulation: baotou # changed"])
        #expect(try known("2026-09-01") == ["name: 青山", "regulation: baotou", "calendar"])
        #expect(try ledger.check() == [])
    }

    @Test("periods are listed by their first day, the shorter before the longer")
    func order() throws {
        for period in ["2026", "2026Q1", "2025Q4", "2026-01", "2026H1", "2026-02"] {
            #expect(try ledger.replaceDraft(MadeUpRun(period).run, at: at) == nil)
        }
        #expect(
            try ledger.periods().map(\.period.label) == ["2025Q4", "2026-01", "2026Q1", "2026H1", "2026", "2026-02"])
    }
}
