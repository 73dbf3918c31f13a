import CentreFixtures
import Chronology
import Exact
import Ledger
import LedgerFixtures
import LedgerModel
import RecordModel
import ScoreModel
import Testing

@Suite("The log of corrections, amendments and history") struct CorrectionLogTests {
    private let folder: TemporaryFolder
    private let ledger: Ledger
    private let at = Moment("2026-10-08")
    private let made = MadeUpRun(people: 4)

    init() throws {
        folder = try TemporaryFolder()
        ledger = try Ledger.open(folder.path + "/ledger.sqlite", as: .test)
    }

    private static let row = CorrectedRow(
        path: "logs/events.csv", row: 12,
        cells: [CorrectedCell(header: "工号", text: "staff-1001"), CorrectedCell(header: "说明", text: "a\0b, \"c\"\r\n")])
    static let targets: [CorrectionTarget] = [
        .cells(row, instead: [CorrectedCell(header: "分值", text: ""), CorrectedCell(header: "工号", text: "x")]),
        .withdrawn(row), .withdrawn(CorrectedRow(path: "", row: .max, cells: [])),
        .added(log: .events, cells: ["date": "2026-07-01", "staff": "staff-1001", "条目": "德1"]),
        .line(
            CorrectedLine(
                sheet: "baotou.staff", subject: "staff-1001", rule: "德1", day: Day("2026-07-01"),
                evidence: "logs/events.csv:12;2026-07-03 上午 无签到", points: "-2/3"), points: "0"),
    ]

    private func add(
        _ target: CorrectionTarget = targets[1], _ state: CorrectionState = .accepted, period: Period? = nil
    ) throws -> LoggedCorrection {
        try ledger.add(
            target, period: period ?? made.period, by: "赵", on: at.day, basis: "申诉复核", state: state, at: at)
    }

    @Test("what is entered comes back as it was, numbered from 1")
    func entries() throws {
        var entered: [LoggedCorrection] = []
        for target in Self.targets { entered.append(try add(target, .proposed)) }
        #expect(entered.map(\.correction.number) == [1, 2, 3, 4, 5])
        #expect(entered.map(\.correction.target) == Self.targets)
        #expect(try ledger.corrections() == entered && ledger.corrections(of: made.period) == entered)
        #expect(try ledger.corrections(of: Period("2020")) == [])
        #expect(try ledger.check() == [])
    }

    @Test("decided, decided otherwise, applied for good")
    func decisions() throws {
        #expect(try ledger.decide(1, .accepted, by: "李", reason: "", at: at) == .noCorrection(1))
        _ = try add(Self.targets[0], .proposed)
        #expect(try ledger.decide(1, .refused, by: "李", reason: "证据不足", at: at) == nil)
        #expect(try ledger.corrections()[0].state == .refused)
        #expect(try ledger.corrections()[0].decision == "李 2026-10-08 证据不足")
        #expect(try ledger.decide(1, .accepted, by: "李", reason: "补充证据", at: at) == nil)
        var run = made
        run.corrections = [2]
        #expect(try ledger.publish(run.run, by: "李", at: at) == .noCorrection(2))
        run.corrections = [1]
        #expect(try ledger.publish(run.run, by: "李", at: at) == nil)
        let applied = try ledger.corrections()[0]
        #expect(applied.state == .applied && applied.amendment == nil && applied.decision == "李 2026-10-08 补充证据")
        #expect(try ledger.decide(1, .refused, by: "李", reason: "", at: at) == .alreadyApplied(applied))
        #expect(try ledger.check() == [])
    }

    private func amendment(
        number: Int = 1, corrections: [Int], before: PublishedSubject?, after: PublishedSubject?,
        sheet: String = "baotou.staff"
    ) -> Amendment {
        Amendment(
            period: made.period, number: number, by: "李", at: at, reason: "申诉", corrections: corrections,
            subjects: [
                AmendedSubject(
                    sheet: sheet, before: before, after: after, linesBefore: [made.line("staff", 1, 0)],
                    linesAfter: [made.line("staff", 1, 1)])
            ])
    }

    @Test("an amendment stands beside what was published, and the next upon it")
    func amendments() throws {
        let one = made.subject("staff", 1)
        let better = made.subject("staff", 1, total: Rational(99))
        let best = made.subject("staff", 1, total: Rational(100))
        let first = try add().correction.number
        let period = made.period
        #expect(
            try ledger.amend(amendment(corrections: [first], before: one, after: better)) == .notPublished(period))
        #expect(try ledger.publish(made.run, by: "李", at: at) == nil)
        let next = amendment(number: 2, corrections: [first], before: one, after: better)
        #expect(try ledger.amend(next) == .amendmentNumber(period, next: 1))
        let proposed = try add(Self.targets[1], .proposed)
        #expect(
            try ledger.amend(amendment(corrections: [2], before: one, after: better)) == .notAccepted(proposed))
        #expect(try ledger.amend(amendment(corrections: [9], before: one, after: better)) == .noCorrection(9))
        _ = try add(period: Period("2026Q2"))
        #expect(try ledger.amend(amendment(corrections: [3], before: one, after: better)) == .noCorrection(3))
        let other = amendment(corrections: [first], before: best, after: better)
        #expect(try ledger.amend(other) == .amendsOther(sheet: "baotou.staff", subject: "staff-1001"))
        let elsewhere = amendment(corrections: [first], before: one, after: better, sheet: "baotou.none")
        #expect(try ledger.amend(elsewhere) == .amendsOther(sheet: "baotou.none", subject: "staff-1001"))
        #expect(try ledger.amendments(of: period) == [] && ledger.published()[0].amendments == 0)

        let taken = amendment(corrections: [first], before: one, after: better)
        #expect(try ledger.amend(taken) == nil)
        #expect(try ledger.corrections()[0].state == .applied && ledger.corrections()[0].amendment == 1)
        #expect(try ledger.decide(2, .accepted, by: "李", reason: "", at: at) == nil)
        let second = amendment(number: 2, corrections: [2], before: better, after: best)
        #expect(try ledger.amend(second) == nil)
        #expect(try ledger.amendments(of: period) == [taken, second])
        let sheet = try #require(try ledger.published().first)
        #expect(sheet.amendments == 2 && sheet.subjects[1] == best && sheet.subjects.count == 4)
        #expect(try ledger.run(period) == made.run)
        #expect(try ledger.record(period)?.amendments == 2 && ledger.check() == [])

        let history = try ledger.history(of: "staff-1001")
        #expect(history.map(\.sheet) == ["baotou.staff"])
        #expect(history[0].entries.map(\.published) == [one] && history[0].entries.map(\.current) == [best])
        #expect(history[0].entries[0].amendments == [taken, second])
        #expect(history[0].corrections.map(\.correction.number) == [1, 2, 3])
        #expect(try ledger.history(of: "staff-1002")[0].entries[0].amendments == [])
        #expect(try ledger.history(of: "nobody") == [])
    }

    @Test("an amendment takes somebody off a sheet, and puts somebody on it")
    func onAndOff() throws {
        #expect(try ledger.publish(made.run, by: "李", at: at) == nil)
        let number = try add().correction.number
        let gone = made.subject("staff", 3)
        let new = made.subject("staff", 77)
        let change = { (before: PublishedSubject?, after: PublishedSubject?) in
            AmendedSubject(
                sheet: "baotou.staff", before: before, after: after, linesBefore: [], linesAfter: [])
        }
        let amendment = Amendment(
            period: made.period, number: 1, by: "李", at: at, reason: "", corrections: [number],
            subjects: [change(gone, nil), change(nil, new)])
        #expect(try ledger.amend(amendment) == nil)
        #expect(try ledger.amendments(of: made.period) == [amendment])
        let standing = try #require(try ledger.published().first)
        #expect(standing.subjects.map(\.id) == ["staff-1000", "staff-1001", "staff-1002", "staff-1077"])
        #expect(standing.rankedCount == standing.subjects.count { $0.rank != nil })
        #expect(try ledger.history(of: "staff-1077")[0].entries.map(\.current) == [new])
        #expect(try ledger.history(of: "staff-1003")[0].entries.map(\.published) == [gone])
        #expect(try ledger.check() == [])
    }
}
