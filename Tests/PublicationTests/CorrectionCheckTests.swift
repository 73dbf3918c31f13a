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

@Suite("Corrections are held against what a run reads, and against each other") struct CorrectionCheckTests {
    private func refusal(_ step: () async throws -> Void) async throws -> CorrectionRefusal? {
        do {
            try await step()
            return nil
        } catch let refusal as CorrectionRefusal {
            return refusal
        }
    }

    private func cells(_ changes: (String, String)..., row: UInt32 = 2) -> CorrectionDesk.Request {
        .cells(path: "logs/events.csv", row: row, changes: changes.map { (column: $0.0, text: $0.1) })
    }

    private let points = { (text: String) in
        CorrectionDesk.Request.line(LineQuestion(subject: "A02", rule: "德1"), points: text)
    }

    @Test(
        "what a run could not read is said at once, in the run's words",
        arguments: [
            ("工号", "X99", "logs/events.csv:2 C 工号 [unknown-staff] “X99” 名册中没有这个工号"),
            ("日期", "2026-07-32", "logs/events.csv:2 B 日期 [bad-date] “2026-07-32” 日期不存在或无法识别"),
            ("次数", "-1", "logs/events.csv:2 F 次数 [bad-number] “-1”"),
            ("条目", "德99", "logs/events.csv:2 E 条目 [unknown-rule] “德99” 考核办法中没有这个条目"),
        ])
    func wouldNotCount(_ column: String, _ text: String, _ line: String) async throws {
        let centre = try LivingCentre.small()
        try await centre.run()
        let said = try #require(try await refusal { try await centre.correct(cells((column, text))) })
        #expect(said.reason == .wouldNotCount && said.text(in: .zh).contains(line), "\(said.text(in: .zh))")
        #expect(try centre.corrections().list(of: nil).isEmpty)
    }

    @Test func theSameOfAnAddedRow() async throws {
        let centre = try LivingCentre.small()
        try await centre.run()
        func added(_ id: String, _ staff: String, _ day: String) -> CorrectionDesk.Request {
            .added(log: "events", cells: [("编号", id), ("日期", day), ("工号", staff), ("条目", "德1")])
        }
        let wrong = try await refusal { try await centre.correct(added("B1", "X99", "2026-08-03")) }
        #expect(wrong?.text(in: .zh).contains("[unknown-staff] “X99”") == true)
        let again = try await refusal { try await centre.correct(added("E0001", "A02", "2026-08-03")) }
        #expect(again?.text(in: .zh).contains("[repeated-id] “E0001”") == true)
        try await centre.correct(added("B1", "A03", "2026-08-03"))
        let twice = try await refusal { try await centre.correct(added("B1", "A03", "2026-08-03")) }
        #expect(twice?.reason == .alreadyCorrected)
    }

    @Test func whatWasWrongBeforeMayStayWrong() async throws {
        let centre = try LivingCentre.small { $0.event("2026-07-32", "X99", "德1") }
        try await centre.run()
        try await centre.correct(cells(("日期", "2026-07-31"), row: 3))
        #expect(try centre.corrections().list(of: nil).count == 1)
    }

    @Test func oneCellIsCorrectedOnceUnlessTheFirstGivesWay() async throws {
        let centre = try LivingCentre.small()
        try await centre.run()
        try await centre.correct(cells(("工号", "A03")))
        try await centre.correct(cells(("日期", "2026-07-08")))
        let again = try #require(try await refusal { try await centre.correct(cells(("工号", "A01"))) })
        #expect(again.reason == .alreadyCorrected && again.text(in: .zh).contains("--instead-of 1"))
        #expect(try await refusal { try await centre.correct(.withdrawn(path: "logs/events.csv", row: 2)) } != nil)
        let other = try await refusal { try await centre.correct(cells(("工号", "A01")), insteadOf: 2) }
        #expect(other?.reason == .alreadyCorrected)
        let none = try await refusal { try await centre.correct(cells(("条目", "德2")), insteadOf: 1) }
        #expect(none?.reason == .cannotReplace)
        try await centre.correct(cells(("工号", "A01")), insteadOf: 1)
        let log = try centre.corrections().list(of: nil)
        #expect(log.map(\.state) == [.refused, .accepted, .accepted])
        #expect(log[0].decision == "李主任 2026-10-21 由更正 3 代替")
        try await centre.run()
        let standing = try centre.state().run?.sheets.flatMap(\.lines).filter { $0.rule == "virtue.1" }
        #expect(standing?.map(\.subject) == ["A01"])
        let ledger = try Ledger.openExisting(
            centre.home + "/ledger.sqlite", as: LedgerHolder(command: "test", process: 1, user: "tester"))
        #expect(try ledger?.check() == [])
    }

    @Test func oneLineToo() async throws {
        let centre = try LivingCentre.small()
        try await centre.run()
        try await centre.correct(points("-1"))
        try await centre.run()
        #expect(try await refusal { try await centre.correct(points("-1.5")) }?.reason == .alreadyCorrected)
        // The line it is about is the one before the correction that gives way.
        try await centre.correct(points("-1.5"), insteadOf: 1)
        try await centre.run()
        let state = try centre.state()
        #expect(state.findings.isEmpty)
        #expect(state.run?.sheets.flatMap(\.lines).filter { $0.rule == "virtue.1" }.map(\.points.plain) == ["-1.5"])
    }

    @Test func whatIsOnlyProposedReplacesNothingThatHolds() async throws {
        let centre = try LivingCentre.small()
        try await centre.run()
        try await centre.correct(points("-1"))
        let said = try await refusal { try await centre.correct(points("-1.5"), isProposed: true, insteadOf: 1) }
        #expect(said?.reason == .cannotReplace)
        try centre.decide(1, isAccepted: false)
        try await centre.correct(points("-1.5"))
        #expect(try await refusal { try centre.decide(1, isAccepted: true) }?.reason == .alreadyCorrected)
    }

    @Test func whatWasPublishedWithOneIsCorrectedAgainByName() async throws {
        let centre = try LivingCentre.small()
        try await centre.run()
        try await centre.correct(points("-1"), on: "2026-10-09")
        try await centre.run()
        try await centre.publish(without: "试点")
        #expect(try await refusal { try await centre.correct(points("-1.5")) }?.reason == .alreadyCorrected)
        try await centre.correct(points("-1.5"), insteadOf: 1)
        #expect(try centre.corrections().list(of: nil).map(\.state) == [.applied, .accepted])
        try await centre.amend()
        #expect(try centre.standing("A02")?.total.plain == "98.5")
    }

    @Test func theLogIsNotWrittenOnWhereItSaysSomethingElseNow() throws {
        let folder = try TemporaryFolder()
        let ledger = try Ledger.open(
            folder.path + "/ledger.sqlite", as: LedgerHolder(command: "test", process: 1, user: "tester"))
        let period = try #require(Period("2026Q3"))
        let target = CorrectionTarget.withdrawn(CorrectedRow(path: "logs/events.csv", row: 2, cells: []))
        func enter(after known: [LoggedCorrection]) throws -> LoggedCorrection? {
            try ledger.enter(
                target, period: period, by: "李主任", on: day("2026-10-08"), basis: "申诉", state: .accepted, after: known,
                at: LivingCentre.moment("2026-10-08"))
        }
        let first = try #require(try enter(after: []))
        #expect(try enter(after: []) == nil)
        #expect(try ledger.corrections() == [first])
    }
}

@Suite("What somebody answers for is dated in order") struct ActDayTests {
    private func says(_ refusal: PublicationRefusal?, _ text: String) -> Bool {
        refusal?.text(in: .zh).contains(text) ?? false
    }

    @Test func notBeforeWhatWasDoneAlready() async throws {
        let centre = try LivingCentre.small()
        // When the draft was worked out says nothing.
        try await centre.run(on: "2026-10-30")
        try await centre.notice(on: "2026-10-12")
        let early = try await centre.refusal { try centre.withdraw(on: "2026-10-11") }
        #expect(says(early, "在 2026-10-12 已由张三办理“公示”,后办的不能写 2026-10-11。"))
        #expect(
            says(try await centre.refusal { try await centre.publish(on: "2026-10-11", without: "急") }, "2026-10-12"))
        #expect(
            says(
                try await centre.refusal {
                    try await centre.correct(.withdrawn(path: "logs/events.csv", row: 2), on: "2026-10-11")
                }, "2026-10-12"))
        try await centre.publish(on: "2026-10-20")
        try await centre.correct(.withdrawn(path: "logs/events.csv", row: 2), on: "2026-10-20")
        #expect(says(try await centre.refusal { try centre.decide(1, isAccepted: false, on: "2026-10-19") }, "公布"))
        #expect(says(try await centre.refusal { try await centre.amend(on: "2026-10-19") }, "公布"))
        try await centre.amend(on: "2026-10-20")
    }

    @Test func notBeforeFindingsWereSetAside() async throws {
        let centre = try LivingCentre.small { $0.event("2026-07-07", "X98", "德1") }
        try await centre.run()
        _ = try centre.desk().setAside(.all, by: "李四", reason: "已离职", at: LivingCentre.moment("2026-10-10"))
        #expect(says(try await centre.refusal { try await centre.notice(on: "2026-10-09") }, "已由李四办理“搁置问题”"))
        #expect(
            says(
                try await centre.refusal {
                    _ = try centre.desk().setAside(
                        .numbers([1]), by: "李四", reason: "已离职", at: LivingCentre.moment("2026-10-09"))
                }, "2026-10-10"))
    }

    @Test func notAfterToday() throws {
        let centre = try LivingCentre.small()
        let common = ["--period", "2026Q3", "--centre", centre.folder.path, "--lang", "zh"]
        #expect(try KaoheProgram.run(["run"] + common).status == 0)
        for words in [
            ["publish", "--by", "张三", "--without-notice", "试点"],
            ["findings", "set-aside", "--all", "--by", "张三", "--reason", "试点"],
            ["correct", "add", "--row", "logs/events.csv:2", "--withdraw", "--by", "张三", "--basis", "试点"],
        ] {
            let answer = try KaoheProgram.run(words + ["--on", "2028-01-01"] + common)
            #expect(answer.status == 1 && answer.complaint.contains("2028-01-01 还没有到,今天是 2027-12-31。"), "\(answer)")
        }
    }
}
