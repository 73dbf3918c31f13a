import CentreFixtures
import CentreRun
import Chronology
import Diagnostics
import Ledger
import LedgerModel
import Publication
import RecordModel
import ScoreModel
import Testing

@Suite("Findings set aside by name") struct FindingDeskTests {
    /// Two events on nobody, one still to be verified, one whose points are not used.
    private func troubled() throws -> LivingCentre {
        try LivingCentre.small { centre in
            centre.event("2026-07-07", "X98", "德1")
            centre.event("2026-07-08", "X99", "德1")
            centre.event("2026-07-09", "A03", "德1", status: "待核")
        }
    }

    private func moment() throws -> Moment { try LivingCentre.moment("2026-10-08") }

    @Test func areListedWithTheirNumbers() async throws {
        let centre = try troubled()
        try await centre.run()
        let listing = try centre.desk().list()
        #expect(listing.findings.map(\.number) == [1, 2, 3])
        #expect(listing.findings.map(\.finding.key.code) == ["unknown-staff", "unknown-staff", "pending"])
        #expect(listing.findings.filter { !$0.isOpen }.isEmpty)
        #expect(listing.findings[0].line == "logs/events.csv:3 C 工号 [unknown-staff] “X98” 名册中没有这个工号")
    }

    @Test func standInTheWayUntilEachIsSetAside() async throws {
        let centre = try troubled()
        try await centre.run()
        let desk = try centre.desk()
        let period = try centre.task().period
        let open = try desk.list().findings
        #expect(try await centre.refusal { try await centre.notice() } == .unresolved(period, open))
        #expect(try await centre.refusal { try await centre.publish(without: "急") } == .unresolved(period, open))

        let done = try desk.setAside(.numbers([2]), by: "李四", reason: "已离职", at: moment())
        #expect(done.map(\.finding.key.text) == ["X99"])
        let left = try desk.list().findings.filter(\.isOpen)
        #expect(left.map(\.number) == [1, 3])
        #expect(try await centre.refusal { try await centre.notice() } == .unresolved(period, left))

        #expect(try desk.setAside(.code("pending"), by: "李四", reason: "下期处理", at: moment()).map(\.number) == [3])
        #expect(try desk.setAside(.all, by: "王五", reason: "外单位", at: moment()).map(\.number) == [1])
        let outcome = try await centre.notice()
        #expect(outcome.settled.map(\.settled?.by) == ["王五", "李四", "李四"])
        #expect(outcome.report.unresolvedCount == 0)
        try await centre.publish()
        #expect(try await centre.run().reproduction != nil)
    }

    @Test func whatIsSetAsideIsTheFindingAndNotItsNumber() async throws {
        let centre = try troubled()
        try await centre.run()
        let desk = try centre.desk()
        _ = try desk.setAside(.numbers([2]), by: "李四", reason: "已离职", at: moment())
        // X98 is mended: the other is now the first, and still set aside.
        try centre.edit("logs/events.csv", "X98", "A01")
        try await centre.run()
        let findings = try desk.list().findings
        #expect(findings.map(\.finding.key.text) == ["X99", "待核"])
        #expect(findings.map(\.isOpen) == [false, true])
        // Another text in the same place is another finding.
        try centre.edit("logs/events.csv", "X99", "X97")
        try await centre.run()
        #expect(try desk.list().findings.map(\.isOpen) == [true, true])
    }

    @Test func numbersAndCodesThatAreNotThereAreRefused() async throws {
        let centre = try troubled()
        try await centre.run()
        let (desk, period, moment) = (try centre.desk(), try centre.task().period, try moment())
        #expect(throws: PublicationRefusal.unknownFindings(period, [0, 4], count: 3)) {
            try desk.setAside(.numbers([1, 0, 4]), by: "李四", reason: "无", at: moment)
        }
        #expect(throws: PublicationRefusal.unknownCode(period, "bad-date")) {
            try desk.setAside(.code("bad-date"), by: "李四", reason: "无", at: moment)
        }
        #expect(try desk.list().findings.allSatisfy { $0.isOpen })
    }

    @Test func onNoticeNothingIsSetAsideAnyMore() async throws {
        let centre = try LivingCentre.small()
        let period = try centre.task().period
        let (desk, moment) = (try centre.desk(), try moment())
        #expect(throws: PublicationRefusal.neverRun(period)) { try desk.list() }
        try await centre.run()
        let notice = try await centre.notice()
        let span = try #require(notice.report.standing.notice)
        #expect(throws: PublicationRefusal.frozenByNotice(period, span)) {
            try desk.setAside(.all, by: "李四", reason: "无", at: moment)
        }
    }

    @Test func aListOfManyNamesTwentyAndCountsAll() async throws {
        let centre = try LivingCentre.small { centre in
            for number in 0..<25 { centre.event("2026-07-07", "X\(100 + number)", "德1") }
        }
        try await centre.run()
        let text = try #require(try await centre.refusal { try await centre.notice() }).text(in: .zh)
        #expect(text.contains("还有 25 条") && text.contains("\n  20  logs/events.csv:22 ") && text.contains("另有 5 条"))
        #expect(!text.contains("X120") && text.contains("kaohe findings set-aside"))
    }

    // MARK: A file of decisions

    /// The output's findings.csv with two more columns; `fill` gives them for each finding's text.
    private func decisions(
        _ centre: LivingCentre, _ fill: (String) -> String, in encoding: (String) -> [UInt8] = { Array($0.utf8) }
    ) throws -> DecisionFile {
        let lines = try centre.folder.text("output/2026Q3/findings.csv").split(whereSeparator: \.isNewline)
        let filled = lines.enumerated().map { number, line in
            number == 0 ? "\(line),处理人,处理理由" : "\(line),\(fill(String(line)))"
        }
        try centre.folder.write(encoding(filled.joined(separator: "\r\n") + "\r\n"), to: "决定.csv")
        return try DecisionFile.read(centre.folder.path + "/决定.csv")
    }

    @Test func aFileSaysForEachByWhomAndWhy() async throws {
        let centre = try troubled()
        try await centre.run()
        let file = try decisions(centre) { $0.contains("X98") ? "李四,已调走" : $0.contains("待核") ? "王五,下期" : "," }
        let done = try centre.desk().setAside(from: file, at: moment())
        #expect(done.map(\.number) == [1, 3])
        let findings = try centre.desk().list().findings
        #expect(findings.map(\.settled?.by) == ["李四", nil, "王五"])
        #expect(findings.map(\.settled?.reason) == ["已调走", nil, "下期"])
    }

    @Test func aFileWithARowThatFitsNothingIsRefusedWhole() async throws {
        let centre = try troubled()
        try await centre.run()
        let file = try decisions(centre) { _ in "李四,已调走" }
        // The file is of a run before this one.
        try centre.edit("logs/events.csv", "X98", "X97")
        try centre.edit("logs/events.csv", "2026-07-08,X99", "2026-07-08,A01")
        try await centre.run()
        let (desk, moment) = (try centre.desk(), try moment())
        let path = centre.folder.path + "/决定.csv"
        #expect(
            throws: PublicationRefusal.unusableDecisions(
                path: path, [BadDecision(row: 2, fault: .otherText("X97")), BadDecision(row: 3, fault: .noSuch)])
        ) { try desk.setAside(from: file, at: moment) }
        #expect(try desk.list().findings.allSatisfy { $0.settled == nil })
    }

    @Test func aDecisionLacksNeitherNameNorReason() async throws {
        let centre = try troubled()
        try await centre.run()
        let file = try decisions(centre) { $0.contains("X98") ? "李四," : $0.contains("X99") ? ",已调走" : "," }
        let (desk, moment) = (try centre.desk(), try moment())
        #expect(
            throws: PublicationRefusal.unusableDecisions(
                path: file.path, [BadDecision(row: 2, fault: .lacksReason), BadDecision(row: 3, fault: .lacksName)])
        ) { try desk.setAside(from: file, at: moment) }
    }
}

@Suite("Decisions on findings follow their rows") struct SettledRowTests {
    /// An event on nobody in row 3.
    private func settled() async throws -> LivingCentre {
        let centre = try LivingCentre.small { $0.event("2026-07-07", "X98", "德1") }
        try await centre.run()
        _ = try centre.desk().setAside(.all, by: "李四", reason: "已离职", at: LivingCentre.moment("2026-10-08"))
        return centre
    }

    private func rows(_ centre: LivingCentre) async throws -> [String] {
        guard case .drafted(let report, _) = try await centre.run() else { return [] }
        return try centre.desk().list().findings.map { "\($0.finding.key.row) \($0.isOpen ? "open" : "settled")" }
            + ["unresolved \(report.unresolvedCount)"]
    }

    @Test func whenRowsArePutInAbove() async throws {
        let centre = try await settled()
        #expect(try await rows(centre) == ["3 settled", "unresolved 0"])
        try centre.edit("logs/events.csv", "E0001", "E0000,2026-07-02,A03,,德1,,,,,,\nE0001")
        #expect(try await rows(centre) == ["4 settled", "unresolved 0"])
        try await centre.publish(without: "试点")
        #expect(try await centre.run().reproduction != nil)
    }

    @Test func andDoNotPassToTheRowThatStandsThereNow() async throws {
        let centre = try await settled()
        try centre.edit("logs/events.csv", "E0001", "E0000,2026-07-02,X98,,德1,,,,,,\nE0001")
        try centre.edit("logs/events.csv", "E0001,2026-07-06,A02,,德1", "E0001,2026-07-06,X98,,德1")
        #expect(try await rows(centre) == ["2 open", "3 open", "4 settled", "unresolved 2"])
    }

    @Test func butNotWhereTheRowSaysSomethingElse() async throws {
        let centre = try await settled()
        try centre.edit("logs/events.csv", "2026-07-07,X98", "2026-07-17,X98")
        #expect(try await rows(centre) == ["3 open", "unresolved 1"])
        // Another order of the columns, and an empty one, say nothing else.
        try centre.edit("logs/events.csv", "2026-07-17,X98", "2026-07-07,X98")
        let lines = try centre.folder.text("logs/events.csv").split(separator: "\n").map { line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            return (cells.dropFirst() + [cells[0], line.hasPrefix("编号") ? "备注" : ""]).joined(separator: ",")
        }
        try centre.folder.write(Array((lines.joined(separator: "\n") + "\n").utf8), to: "logs/events.csv")
        #expect(try await rows(centre) == ["3 settled", "unresolved 0"])
    }

    @Test func ofRowsAlikeInEveryCellEachIsDecidedOn() async throws {
        let centre = try LivingCentre.small {
            for _ in 0..<2 { $0.leave("X98", "事假", "2026-07-07", "2026-07-07") }
        }
        #expect(try await rows(centre) == ["2 open", "3 open", "unresolved 2"])
        _ = try centre.desk().setAside(.numbers([2]), by: "李四", reason: "已离职", at: LivingCentre.moment("2026-10-08"))
        #expect(try await rows(centre) == ["2 open", "3 settled", "unresolved 1"])
    }

    @Test func whatAnEarlierVersionRecordedHoldsAtItsPlace() async throws {
        let centre = try LivingCentre.small { $0.event("2026-07-07", "X98", "德1") }
        try await centre.run()
        let key = try #require(try centre.desk().list().findings.first).finding.key
        #expect(key.content.count == 64)
        let ledger = try Ledger.open(
            centre.home + "/ledger.sqlite", as: LedgerHolder(command: "test", process: 1, user: "tester"))
        let refusal = try ledger.settle(
            [SettledFinding(key: key.byPlace, by: "李四", reason: "已离职", on: day("2026-10-08"))],
            of: centre.task().period, at: LivingCentre.moment("2026-10-08"))
        #expect(refusal == nil)
        #expect(try await rows(centre) == ["3 settled", "unresolved 0"])
        #expect(try ledger.check() == [])
    }
}
