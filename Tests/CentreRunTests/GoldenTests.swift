import CentreFixtures
import Foundation
import Testing

/// The text tables of `samples/qingshan`, as they were when somebody last read them through.
///
/// `KAOHE_RECORD=1 swift test --filter GoldenTests` writes them anew; recording fails, so that it cannot pass for a
/// test, and the difference is reviewed before it is committed.
@Suite("Golden results of the sample", .serialized) struct GoldenTests {
    private static let isRecording = ProcessInfo.processInfo.environment["KAOHE_RECORD"] == "1"
    private static let place = Repository.root.appending(path: "Tests/CentreRunTests/Golden/qingshan")

    @Test("scores, lines and consequences are what they were")
    func qingshan() async throws {
        let folder = try sample("qingshan")
        let run = try await Scored.run(folder, at: "samples/qingshan", jobs: 2)
        try run.write(root: folder.path + "/output", jobs: 2)
        for name in ["scores.csv", "lines.csv", "consequences.csv", "findings.csv"] {
            let text = try folder.text("output/2026Q3/" + name).replacing("\r\n", with: "\n")
            let golden = Self.place.appending(path: name)
            if Self.isRecording {
                try FileManager.default.createDirectory(at: Self.place, withIntermediateDirectories: true)
                try Data(text.utf8).write(to: golden)
                Issue.record("recorded \(golden.path): read the difference, then run without KAOHE_RECORD")
                continue
            }
            let expected = String(decoding: try Data(contentsOf: golden), as: UTF8.self)
            let (found, wanted) = (text.split(separator: "\n"), expected.split(separator: "\n"))
            for (line, (new, old)) in zip(found, wanted).enumerated() where new != old {
                Issue.record("\(name):\(line + 1) was\n\(old)\nand is\n\(new)")
                break
            }
            #expect(found.count == wanted.count, "\(name)")
        }
    }

    @Test("text tables begin with a byte-order mark, end lines in CRLF and quote only where needed")
    func dialect() async throws {
        var centre = MadeUpCentre.ofOne
        centre.roster = ["A01,\"张,三\",\"引\"\"号\",\"换\n行\",,,,", "A02,=1+1,住建局,一号窗口,,,,"]
        let run = try await centre.score()
        try run.write()
        let bytes = try run.folder.bytes("output/2026Q3/scores.csv")
        #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
        let text = try run.folder.text("output/2026Q3/scores.csv")
        #expect(text.utf8.count { $0 == 0x0D } == 3)
        #expect(text.hasSuffix("\r\n"))
        #expect(text.contains("baotou.staff,2026Q3,A01,\"张,三\",\"换\n行\",\"引\"\"号\",,"))
        #expect(text.contains("baotou.staff,2026Q3,A02,=1+1,一号窗口,住建局,,"))
        let rows = records(text)
        #expect(
            rows[0] == [
                "sheet", "period", "subject", "name", "window", "department", "group", "virtue", "ability", "diligence",
                "performance", "integrity", "bonus", "deducted", "total", "rank", "level", "stars", "status",
            ])
        #expect(rows.allSatisfy { $0.count == rows[0].count })
    }

    @Test("the columns of every text table, and their order")
    func tables() async throws {
        var centre = MadeUpCentre.ofOne
        centre.person("B01", from: "2026-07-04", until: "2026-07-05")
        centre.event("2026-07-06", "A01", "绩3", points: "2.5")
        centre.event("2026-07-06", "A01", "德1", times: 11)
        centre.event("2026-07-05", "A01", "廉4")
        centre.event("2026-07-06", "X", "德1")
        let run = try await centre.score()
        try run.write()
        func rows(_ name: String) throws -> [[String]] { try records(run.folder.text("output/2026Q3/\(name).csv")) }
        let lines = try rows("lines")
        #expect(
            lines[0] == [
                "sheet", "period", "subject", "rule", "clause", "part", "date", "points", "evidence", "note",
            ])
        #expect(
            lines.dropFirst().map { $0.prefix(9).joined(separator: "|") }.prefix(3) == [
                "baotou.staff|2026Q3|A01|integrity.4|第五条(五)4|integrity|2026-07-05|-20.00|logs/events.csv:4",
                "baotou.staff|2026Q3|A01|virtue.1|第五条(一)1|virtue|2026-07-06|-20.00|logs/events.csv:3",
                "baotou.staff|2026Q3|A01|performance.3|第五条(四)3|performance|2026-07-06|-2.50|logs/events.csv:2",
            ])
        let scores = try rows("scores")
        #expect(
            scores[1].dropFirst(7) == [
                "0.00", "20.00", "20.00", "17.50", "0.00", "0.00", "42.50", "57.50", "1", "一星", "1", "ranked",
            ])
        #expect(scores[2].suffix(5) == ["100.00", "", "", "", "not-ranked:不在岗"])
        #expect(
            try rows("consequences") == [
                ["sheet", "period", "subject", "consequence", "clause", "reason"],
                ["baotou.staff", "2026Q3", "A01", "限期整改", "第十五条(二)", "评定为一星(57.50 分,第 1 名)"],
            ])
        let findings = try rows("findings")
        #expect(
            findings[0] == ["severity", "code", "file", "row", "column", "header", "text", "message", "remedy"])
        #expect(
            findings.dropFirst().map { $0.prefix(7).joined(separator: "|") } == [
                "error|unknown-staff|logs/events.csv|5|C|工号|X"
            ])
    }
}
