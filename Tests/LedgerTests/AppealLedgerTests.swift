import CentreFixtures
import Chronology
import GRDB
import Ledger
import LedgerFixtures
import LedgerModel
import RecordModel
import ScoreModel
import Testing

/// Appeals in the ledger: for good, in a chain, and shown by the acts that say so.
@Suite("Appeals in the ledger") struct AppealLedgerTests {
    private let folder: TemporaryFolder
    private let path: String
    private let first: Period
    private let second: Period

    /// January published and amended, two appeals of it answered, February's notice told them.
    init() throws {
        folder = try TemporaryFolder()
        path = folder.path + "/ledger.sqlite"
        let year = MadeUpYear()
        (first, second) = (year.period(0), year.period(MadeUpYear.stepsOfMonth))
        let ledger = try Ledger.open(path, as: .test)
        for step in 0..<MadeUpYear.stepsOfMonth { #expect(try year.take(step, in: ledger)) }
        let at = Moment(day: first.last.advanced(by: 30))
        let (filings, refusal) = try ledger.enter([appeal(1), appeal(2), appeal(3)], of: first, at: at)
        #expect(refusal == nil && filings.count == 3)
        let answers = [
            AppealDecision(appeal: 1, verdict: .upheld, reason: "属实"),
            AppealDecision(appeal: 2, verdict: .corrected, reason: "有误"),
        ]
        #expect(try ledger.answer(answers, by: "王局长", at: at) == nil)
        let run = MadeUpRun(second.label, people: year.people, linesEach: year.linesEach, variant: 1).run
        #expect(try ledger.replaceDraft(run, at: at) == nil)
        let days = DaySpan(at.day, at.day.advanced(by: 5))
        #expect(
            try ledger.openNotice(
                run, days: days, by: "李主任", at: at, showing: ledger.appealsToShow(in: second)) == nil)
    }

    private func appeal(_ line: Int) -> Appeal {
        let target = CorrectedLine(
            sheet: "baotou.staff", subject: "staff-1001", rule: "virtue.\(line)", day: first.first,
            evidence: "logs/events.csv:\(line)",
            points: "-1")
        return Appeal(
            period: first,
            line: AppealedLine(
                number: line, target: target, copy: 1, name: "某人", code: "德\(line)", shown: target.evidence),
            department: "住建局", reason: "不属实", materials: "",
            source: AppealSource(file: "a.xlsx", sha256: "0", cell: "申诉表!J\(line)"),
            received: first.last.advanced(by: 30), by: "督查科")
    }

    @Test func soundAndShown() throws {
        let ledger = try Ledger.open(path, as: .test)
        #expect(try ledger.check() == [])
        let shown = try ledger.shownAppeals(of: second)
        #expect(shown.map(\.appeal.number) == [1, 2] && shown.allSatisfy(\.isTold))
        // Told by February's notice: January's appeals are told nowhere else, February itself tells them again.
        #expect(try ledger.appealsToShow(in: first).map(\.isTold) == [false, false, false])
        #expect(try ledger.appealsToShow(in: second).map(\.isTold) == [true, true])
        let third = MadeUpYear().period(2 * MadeUpYear.stepsOfMonth)
        #expect(try ledger.appealsToShow(in: third).isEmpty)
        // Taken down, it was told to nobody.
        let at = Moment(day: first.last.advanced(by: 31))
        #expect(try ledger.withdrawNotice(second, by: "李主任", at: at, reason: "名单有误") == nil)
        #expect(try ledger.appealsToShow(in: third).map(\.appeal.number) == [1, 2])
        #expect(try ledger.check() == [])
    }

    @Test func aDraftTakesNone() throws {
        let ledger = try Ledger.open(path, as: .test)
        let third = MadeUpYear().period(2 * MadeUpYear.stepsOfMonth)
        let at = Moment(day: third.last)
        #expect(try ledger.enter([], of: third, at: at).refusal == .neverRun(third))
        #expect(try ledger.replaceDraft(MadeUpRun(third.label).run, at: at) == nil)
        guard case .takesNoAppeals? = try ledger.enter([appeal(9)], of: third, at: at).refusal else {
            return #expect(Bool(false), "taken")
        }
        #expect(try ledger.appeals().count == 3)
    }

    @Test func answersAreAllOrNone() throws {
        let ledger = try Ledger.open(path, as: .test)
        let at = Moment(day: first.last.advanced(by: 32))
        let both = [
            AppealDecision(appeal: 3, verdict: .upheld, reason: "属实"),
            AppealDecision(appeal: 1, verdict: .corrected, reason: "又改主意"),
        ]
        guard case .alreadyAnswered(let entry)? = try ledger.answer(both, by: "某人", at: at) else {
            return #expect(Bool(false), "answered twice")
        }
        #expect(entry.appeal.number == 1)
        #expect(try ledger.appeals().last?.answer == nil)
        #expect(try ledger.corrections(of: first).map(\.state) == [.applied, .refused, .accepted, .proposed])
    }

    static let attempts = [
        "UPDATE appeals SET reason = 'x'", "DELETE FROM appeals",
        "INSERT OR REPLACE INTO appeals SELECT * FROM appeals",
        "UPDATE appeal_answers SET answer = 'corrected'", "DELETE FROM appeal_answers",
        "INSERT OR REPLACE INTO appeal_answers SELECT * FROM appeal_answers", "UPDATE act_appeals SET told = 0",
        "DELETE FROM act_appeals", "INSERT INTO act_appeals SELECT act, 99, appeal, answer, told FROM act_appeals",
    ]

    @Test(arguments: attempts) func areForGood(_ sql: String) throws {
        let queue = try DatabaseQueue(path: path)
        let error = #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: sql) } }
        #expect(error?.message?.contains("is for good") == true, "\(sql)")
    }

    static let tamperings = [
        "UPDATE appeals SET reason = 'x' WHERE number = 2", "UPDATE appeals SET shown = 'x' WHERE number = 3",
        "DELETE FROM appeals WHERE number = 3", "UPDATE appeal_answers SET answer = 'upheld'",
        "UPDATE appeal_answers SET day = '2020-01-01'", "DELETE FROM appeal_answers WHERE number = 2",
        "UPDATE act_appeals SET told = 0", "DELETE FROM act_appeals", "UPDATE act_appeals SET answer = NULL",
    ]

    @Test(arguments: tamperings) func whatWasChangedIsFound(_ sql: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA foreign_keys = OFF")
            let guards = try Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            for row in guards { try db.execute(sql: "DROP TRIGGER \(row["name"] as String)") }
            try db.execute(sql: sql)
            for row in guards { try db.execute(sql: row["sql"]) }
        }
        try queue.close()
        let faults = try Ledger.open(path, as: .test).check()
        #expect(faults.contains { $0.kind == .chain || $0.kind == .reference }, "\(sql): \(faults)")
    }

    @Test func anExportIsRestoredWhole() throws {
        let ledger = try Ledger.open(path, as: .test)
        let (export, copy) = (folder.path + "/export", folder.path + "/again.sqlite")
        _ = try ledger.export(to: export, version: "test")
        #expect(try Ledger.restore(from: export, to: copy, as: .test) == nil)
        let again = try Ledger.open(copy, as: .test)
        #expect(try again.check() == [])
        #expect(try again.appeals() == ledger.appeals())
        #expect(try again.shownAppeals(of: second) == ledger.shownAppeals(of: second))
    }
}
