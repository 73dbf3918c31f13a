import CentreFixtures
import CentreRun
import Chronology
import Exact
import Foundation
import RecordModel
import ScoreModel
import Testing

@Suite("Corrections of rows: whatever the file is like") struct RowCorrectionFileTests {
    private static func cells(_ pairs: [(String, String)]) -> [CorrectedCell] {
        pairs.map { CorrectedCell(header: $0.0, text: $0.1) }
    }

    /// An events file with notes: three rows, of which the second has quotation marks, commas and line breaks.
    private static let text =
        #"编号,日期,工号,条目,次数,事由\#nE1,2026-07-06,A01,德1,1,"一,""二"""\#n"#
        + #"E2,2026-07-07,A01,德1,2,"第一行\#n第二行,还有“引号”""x"""\#nE3,2026-07-08,A01,德1,1,三\#n"#

    private static let second = CorrectedRow(
        path: "logs/events.csv", row: 3,
        cells: cells([
            ("编号", "E2"), ("日期", "2026-07-07"), ("工号", "A01"), ("条目", "德1"), ("次数", "2"),
            ("事由", "第一行\n第二行,还有“引号”\"x\""),
        ]))

    @Test("quoted cells with line breaks, in any encoding", arguments: [0, 1, 2, 3])
    func encodings(_ which: Int) async throws {
        let encodings: [(String.Encoding, [UInt8])] = [
            (.utf8, []), (.init(rawValue: 0x8000_0632), []),  // GB18030
            (.utf16LittleEndian, [0xFF, 0xFE]), (.utf8, [0xEF, 0xBB, 0xBF]),
        ]
        let (encoding, mark) = encodings[which]
        var centre = MadeUpCentre.ofOne
        let breaks = which == 3 ? Self.text.replacing("\n", with: "\r\n") : Self.text
        centre.files["logs/events.csv"] = mark + (try #require(breaks.data(using: encoding)))
        let broken = which == 3 ? "第一行\r\n第二行,还有“引号”\"x\"" : nil
        let row = CorrectedRow(
            path: Self.second.path, row: 3,
            cells: Self.second.cells.map {
                CorrectedCell(header: $0.header, text: $0.header == "事由" ? broken ?? $0.text : $0.text)
            })
        let change = CorrectionTarget.cells(row, instead: Self.cells([("次数", "3"), ("事由", "甲,\"乙\"\n丙")]))
        let run = try await centre.score(corrections: [change.numbered(1)])
        #expect(run.misfits == [])
        #expect(
            run["A01"].lines("virtue.1").map { "\($0.evidence) \($0.points) \($0.note)" } == [
                "logs/events.csv:2 -2 一,\"二\"", "logs/events.csv:3 -6 甲,\"乙\"\n丙 (更正 1)",
                "logs/events.csv:4 -2 三",
            ])
        let gone = try await centre.score(corrections: [CorrectionTarget.withdrawn(row).numbered(1)])
        #expect(gone["A01"].lines("virtue.1").map(\.evidence) == ["logs/events.csv:2", "logs/events.csv:4"])
        // The last row, whether or not a line break ends it.
        let last = CorrectedRow(
            path: "logs/events.csv", row: 4,
            cells: Self.cells([
                ("编号", "E3"), ("日期", "2026-07-08"), ("工号", "A01"), ("条目", "德1"), ("次数", "1"), ("事由", "三"),
            ])
        )
        centre.files["logs/events.csv"]?.removeLast(which == 2 ? 2 : 1)
        let tail = try await centre.score(corrections: [
            CorrectionTarget.cells(last, instead: Self.cells([("次数", "4")])).numbered(1)
        ])
        #expect(tail.misfits == [] && tail["A01"].points("virtue.1").map(\.plain) == ["-2", "-4", "-8"])
    }

    @Test("rows in every block of a big file, with any number of workers")
    func blocks() async throws {
        var centre = MadeUpCentre.ofOne
        centre.attends("A01", except: ["2026-07-07", "2026-07-08", "2026-07-09"])
        // 60000 rows of 29 bytes: two blocks of a mebibyte.
        let filler = (0..<60_000).map { "A01,2026-07-06 10:30:\($0 % 50 + 10),abcdefg" }
        let rows =
            ["工号,打卡时间,备注"] + filler.prefix(30_000) + ["A01,2026-07-08 21:00,x"] + filler.dropFirst(30_000)
            + ["A01,2026-07-09 21:00,y"] + centre.punches.map { $0 + "," }
        centre.files["logs/attendance.csv"] = Array((rows.joined(separator: "\n") + "\n").utf8)
        func target(_ row: Int, _ time: String, _ note: String, _ instead: String) -> CorrectionTarget {
            .cells(
                CorrectedRow(
                    path: "logs/attendance.csv", row: UInt32(row),
                    cells: Self.cells([("工号", "A01"), ("打卡时间", time), ("备注", note)])),
                instead: Self.cells([("打卡时间", instead)]))
        }
        let corrections = [
            target(2, "2026-07-06 10:30:10", "abcdefg", "2026-07-07 19:00"),
            target(30_002, "2026-07-08 21:00", "x", "2026-07-08 07:01"),
            target(60_003, "2026-07-09 21:00", "y", "2026-07-09 20:00"),
        ].enumerated().map { $1.numbered($0 + 1) }
        var written = rows
        written[1] = "A01,2026-07-07 19:00,abcdefg"
        written[30_001] = "A01,2026-07-08 07:01,x"
        written[60_002] = "A01,2026-07-09 20:00,y"
        var other = centre
        other.files["logs/attendance.csv"] = Array((written.joined(separator: "\n") + "\n").utf8)
        let expected = try await other.score()
        #expect(expected.essence != (try await centre.score()).essence)
        for jobs in [1, 2, 5] {
            let run = try await centre.score(jobs: jobs, corrections: corrections)
            #expect(run.misfits == [])
            #expect(run.essence == expected.essence)
            #expect(run.balances == expected.balances)
        }
    }

    @Test("corrections of a sample's rows give the same with 1, 2 and 5 workers, and leave everybody else alone")
    func jobs() async throws {
        let folder = try sample("qingshan")
        let centre = try Centre.load(folder: folder.path + "/samples/qingshan")
        let period = try #require(Period("2026Q3"))
        let proposal = try await RowProposal(centre, period: period)
        let tables = ["logs/attendance-2026-07.csv", "logs/cases-2026-08.csv", "logs/events.csv"]
        let paths = try await Scored.run(folder, at: "samples/qingshan").report.tables.map(\.path)
        var corrections: [Correction] = []
        for path in paths where !path.hasPrefix("roster") {
            corrections.append(try proposal.withdrawn(path: path, row: 5).numbered(corrections.count + 1))
        }
        #expect(corrections.count >= tables.count)
        var seen: Set<[String]> = []
        for jobs in [1, 2, 5] {
            let run = try await Scored.run(
                folder, at: "samples/qingshan", context: RunContext(corrections: corrections.shuffled()), jobs: jobs)
            #expect(run.misfits == [])
            seen.insert(run.essence)
        }
        #expect(seen.count == 1)
    }

    @Test("a row with cells past the header: withdrawn, or the cells joined")
    func extraCells() async throws {
        var centre = MadeUpCentre.ofOne
        centre.files["logs/events.csv"] = Array(
            "编号,日期,工号,条目,事由\nE1,2026-07-06,A01,德1,缺席学习,未请假\n".utf8)
        let row = CorrectedRow(
            path: "logs/events.csv", row: 2,
            cells: Self.cells([
                ("编号", "E1"), ("日期", "2026-07-06"), ("工号", "A01"), ("条目", "德1"), ("事由", "缺席学习"), ("", "未请假"),
            ]))
        let joined = try await centre.score(corrections: [
            CorrectionTarget.cells(row, instead: Self.cells([("事由", "缺席学习,未请假"), ("", "")])).numbered(1)
        ])
        #expect(joined.findings == [])
        #expect(joined["A01"].lines("virtue.1").map(\.note) == ["缺席学习,未请假 (更正 1)"])
        let gone = try await centre.score(corrections: [CorrectionTarget.withdrawn(row).numbered(1)])
        #expect(gone.findings == [] && gone.balances["events logs/events.csv"] == [0, 1, 0])
        // Another correction of it leaves the fault, which names the correction.
        let other = try await centre.score(corrections: [
            CorrectionTarget.cells(row, instead: Self.cells([("条目", "德4")])).numbered(1)
        ])
        #expect(other.findings.map(\.code) == ["too-many-cells"])
        #expect(other.report.findings.first?.message.hasSuffix("(更正 1)") == true)
    }
}
