internal import CentreFixtures
public import Chronology
internal import Exact
public import Ledger
internal import LedgerModel
internal import RecordModel
internal import ScoreModel

/// Four months' work on a ledger, step by step: what is done in each step is always the same, so that two ledgers that took as
/// many steps hold the same.
public struct MadeUpYear {
    /// How many people are scored each month.
    public var people: Int
    /// How many lines each has.
    public var linesEach: Int

    /// Work with that many people and lines.
    public init(people: Int = 12, linesEach: Int = 10) {
        self.people = people
        self.linesEach = linesEach
    }

    /// How many steps a month has.
    public static let stepsOfMonth = 10
    /// How many steps there are.
    public static let steps = 4 * stepsOfMonth

    private func month(_ step: Int) -> String {
        let month = step / Self.stepsOfMonth + 1
        return month < 10 ? "2026-0\(month)" : "2026-\(month)"
    }

    private func made(_ step: Int, variant: Int) -> MadeUpRun {
        MadeUpRun(month(step), people: people, linesEach: linesEach, variant: variant)
    }

    /// The period a step works on.
    public func period(_ step: Int) -> Period { made(step, variant: 0).period }

    /// Takes a step; `false` where the ledger refused it.
    public func take(_ step: Int, in ledger: Ledger) throws -> Bool {
        let period = period(step)
        let at = Moment(day: period.last.advanced(by: 3 + step % Self.stepsOfMonth))
        switch step % Self.stepsOfMonth {
        case 0: return try ledger.replaceDraft(made(step, variant: 0).run, at: at) == nil
        case 1:
            let key = made(step, variant: 0).run.findings[0].key
            let settled = SettledFinding(key: key, by: "王科长", reason: "另案处理", on: at.day)
            return try ledger.settle([settled], of: period, at: at) == nil
        case 2: return try ledger.replaceDraft(made(step, variant: 1).run, at: at) == nil
        case 3: return try openNotice(step, variant: 1, ledger, at)
        case 4: return try ledger.withdrawNotice(period, by: "李主任", at: at, reason: "有申诉") == nil
        case 5: return try openNotice(step, variant: 2, ledger, at)
        case 6:
            return try ledger.publish(made(step, variant: 2).run, by: "李主任", at: at, reason: "办公会") == nil
        case 7:
            let row = CorrectedRow(
                path: "logs/events.csv", row: 9,
                cells: [CorrectedCell(header: "工号", text: "staff-1001"), CorrectedCell(header: "分值", text: "2")])
            let target = CorrectionTarget.cells(row, instead: [CorrectedCell(header: "分值", text: "1")])
            _ = try ledger.add(
                target, period: period, by: "赵复核", on: at.day, basis: "申诉复核", state: .proposed, at: at)
            return true
        case 8:
            return try ledger.decide(correction(step), .accepted, by: "李主任", reason: "属实", at: at) == nil
        default: return try ledger.amend(amendment(step, at)) == nil
        }
    }

    private func openNotice(_ step: Int, variant: Int, _ ledger: Ledger, _ at: Moment) throws -> Bool {
        let days = DaySpan(at.day, at.day.advanced(by: 5))
        return try ledger.openNotice(made(step, variant: variant).run, days: days, by: "李主任", at: at) == nil
    }

    /// The number of the month's correction.
    private func correction(_ step: Int) -> Int { step / Self.stepsOfMonth + 1 }

    private func amendment(_ step: Int, _ at: Moment) -> Amendment {
        let made = made(step, variant: 2)
        let before = made.subject("staff", 1)
        let after = made.subject("staff", 1, total: Rational(scaled: 9_999, decimals: 2))
        return Amendment(
            period: made.period, number: 1, by: "李主任", at: at, reason: "申诉", corrections: [correction(step)],
            subjects: [
                AmendedSubject(
                    sheet: "baotou.staff", before: before, after: after, linesBefore: [made.line("staff", 1, 0)],
                    linesAfter: [])
            ])
    }

    /// Everything a ledger says when it is asked.
    public struct State: Equatable {
        private let periods: [PeriodRecord]
        private let runs: [LedgerRun?]
        private let settled: [[SettledFinding]]
        private let amendments: [[Amendment]]
        private let published: [PublishedSheet]
        private let corrections: [LoggedCorrection]
        private let settings: [LedgerSetting]

        /// What a ledger says now.
        public init(_ ledger: Ledger) throws {
            periods = try ledger.periods()
            runs = try periods.map { try ledger.run($0.period) }
            settled = try periods.map { try ledger.settled($0.period) }
            amendments = try periods.map { try ledger.amendments(of: $0.period) }
            published = try ledger.published()
            corrections = try ledger.corrections()
            settings = try ledger.settings(knownOn: Day("2030-01-01"))
        }
    }
}

extension MadeUpYear {
    /// The bytes of a ledger with a month published and amended and another begun; made once.
    public static func bytes() throws -> [UInt8] { try made.get() }

    private static let made = Result<[UInt8], any Error> {
        let folder = try TemporaryFolder()
        let ledger = try Ledger.open(folder.path + "/ledger.sqlite", as: .test)
        for step in 0..<stepsOfMonth + 3 {
            guard try MadeUpYear().take(step, in: ledger) else { throw Refused(step: step) }
        }
        return try folder.bytes("ledger.sqlite")
    }

    /// A step that should have gone through.
    struct Refused: Error {
        let step: Int
    }
}
