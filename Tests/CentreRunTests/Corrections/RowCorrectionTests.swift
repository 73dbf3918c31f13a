import CentreFixtures
import CentreRun
import Chronology
import Exact
import Foundation
import RecordModel
import ScoreModel
import Testing

@Suite("Corrections of rows: cells and whole rows") struct RowCorrectionTests {
    /// A centre in which every table has rows that matter.
    static func centre() -> MadeUpCentre {
        var centre = MadeUpCentre()
        centre.person("A01", group: "甲")
        centre.person("A02", at: "二号窗口", in: "城管局", group: "甲")
        centre.attends("A01", except: ["2026-07-06"])
        centre.punch("A01", "2026-07-06", ["08:45", "12:05", "14:20", "18:05"])
        centre.leave("A01", "事假", "2026-08-03", "2026-08-04")
        centre.takesCase("A01", accepted: "2026-07-01", promise: 5, finished: "2026-07-20 10:00", rating: "满意")
        centre.takesCase("A02", accepted: "2026-07-01", promise: 5, finished: "2026-07-02 10:00", rating: "不满意")
        centre.event("2026-07-10", "A01", "德1")
        centre.event("2026-07-11", "A02", "德4", times: 2)
        centre.event("2026-07-12", window: "一号窗口", "勤7")
        return centre
    }

    /// Other text in cells of a row of a table, and how the same is done in the file.
    struct Change: Sendable, CustomTestStringConvertible {
        var path: String
        var row: Int
        var instead: [String: String]
        var testDescription: String { "\(path):\(row) \(instead.sorted { $0.key < $1.key })" }
    }

    static let changes = [
        Change(path: "roster.csv", row: 3, instead: ["窗口": "一号窗口", "部门": "住建局"]),
        Change(path: "roster.csv", row: 2, instead: ["离岗日期": "2026-07-09"]),
        Change(path: "roster.csv", row: 2, instead: ["工号": "A09"]),
        Change(path: "logs/leave.csv", row: 2, instead: ["类型": "病假", "结束时间": "2026-08-05"]),
        Change(path: "logs/leave.csv", row: 2, instead: ["审批状态": "未批准"]),
        Change(path: "logs/leave.csv", row: 2, instead: ["开始时间": "2026-10-08", "结束时间": "2026-10-09"]),
        Change(path: "logs/cases.csv", row: 2, instead: ["办结时间": "2026-07-08 10:00"]),
        Change(path: "logs/cases.csv", row: 2, instead: ["承诺时限": "", "承诺办结时间": "2026-07-31", "评价": ""]),
        Change(path: "logs/cases.csv", row: 2, instead: ["申办流水号": "C2"]),
        Change(path: "logs/cases.csv", row: 3, instead: ["申办流水号": "C1"]),
        Change(path: "logs/cases.csv", row: 3, instead: ["评价": "很好"]),
        Change(path: "logs/events.csv", row: 3, instead: ["次数": "3", "日期": "2026-07-20"]),
        Change(path: "logs/events.csv", row: 2, instead: ["工号": "A02", "条目": "德3", "情节": "情节严重"]),
        Change(path: "logs/events.csv", row: 2, instead: ["日期": "2026-06-10"]),
        Change(path: "logs/events.csv", row: 2, instead: ["日期": "2026-07-32"]),
        Change(path: "logs/events.csv", row: 2, instead: ["编号": "E0002"]),
        Change(path: "logs/events.csv", row: 2, instead: ["状态": "待核"]),
        Change(path: "logs/events.csv", row: 4, instead: ["窗口": "二号窗口"]),
    ]

    /// The same centre, the cells changed in the file.
    static func changed(_ centre: MadeUpCentre, _ change: Change) -> MadeUpCentre {
        var changed = centre
        var rows = centre.rows(change.path)
        let headers = rows[0].split(separator: ",").map(String.init)
        var cells = rows[change.row - 1].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        for (header, text) in change.instead {
            if let column = headers.firstIndex(of: header) { cells[column] = text }
        }
        rows[change.row - 1] = cells.joined(separator: ",")
        changed.files[change.path] = Array((rows.joined(separator: "\n") + "\n").utf8)
        return changed
    }

    @Test("a corrected row gives what the file would give that had it from the start", arguments: changes)
    func sameAsFile(_ change: Change) async throws {
        let centre = Self.centre()
        let plain = try await centre.score()
        let correction = centre.correcting(change.path, change.row, change.instead).numbered(7)
        let corrected = try await centre.score(corrections: [correction])
        let written = try await Self.changed(centre, change).score()
        #expect(corrected.essence == written.essence)
        #expect(corrected.balances == written.balances)
        #expect(corrected.essence != plain.essence)
        #expect(corrected.report.corrections == [correction])
        #expect(corrected.report.tables.map(\.sha256) == plain.report.tables.map(\.sha256))
        // Corrected back, it is as if nothing had been.
        let was = centre.remembered(change.path, change.row).cells
        let back = change.instead.mapValues { _ in "" }.merging(
            was.filter { change.instead[$0.header] != nil }.map { ($0.header, $0.text) }
        ) { $1 }
        let again = centre.correcting(change.path, change.row, back).numbered(8)
        let restored = try await centre.score(corrections: [again, correction])
        #expect(restored.essence == plain.essence)
    }

    @Test("minutes around the limits, by a corrected punch", arguments: [0, 1, 29, 30, 31, 60, 61])
    func minutes(_ late: Int) async throws {
        let centre = Self.centre()
        let rows = centre.rows("logs/attendance.csv")
        let row = try #require(rows.firstIndex { $0.hasPrefix("A01,2026-07-06 08:45") }) + 1
        let minutes = 30 + late
        let time =
            "2026-07-06 \(minutes < 60 ? "08" : minutes < 120 ? "09" : "10"):"
            + (minutes % 60 < 10 ? "0" : "") + "\(minutes % 60)"
        let change = Change(path: "logs/attendance.csv", row: row, instead: ["打卡时间": time])
        let corrected = try await centre.score(corrections: [
            centre.correcting(change.path, row, change.instead).numbered(1)
        ])
        let written = try await Self.changed(centre, change).score()
        #expect(corrected.essence == written.essence)
        let lines = corrected["A01"].lines.filter { $0.date == "2026-07-06" && $0.part == "diligence" }
        let expected =
            switch late {
            case 0: [] as [String]
            case 61: ["diligence.2a -1.5 上午缺勤:迟到 61 分钟 (更正 1)"]
            default: ["diligence.1 -1 上午迟到 \(late) 分钟 (更正 1)"]
            }
        #expect(lines.map { "\($0.rule) \($0.points) \($0.note)" } == expected)
        #expect(lines.allSatisfy { $0.evidence == "logs/attendance.csv:\(row)" })
    }

    @Test(
        "a withdrawn row counts as outside, and nothing else is left of it",
        arguments: [
            ("roster.csv", 3), ("logs/leave.csv", 2), ("logs/cases.csv", 2), ("logs/events.csv", 2),
            ("logs/events.csv", 4), ("logs/attendance.csv", 2),
        ])
    func withdrawn(_ path: String, _ row: Int) async throws {
        let centre = Self.centre()
        // Blank rows keep the numbers of the rows behind.
        var without = centre
        var rows = centre.rows(path)
        rows[row - 1] = ""
        without.files[path] = Array((rows.joined(separator: "\n") + "\n").utf8)
        if path == "roster.csv" {
            // Nobody may name somebody who is not on the roster.
            for log in ["logs/leave.csv", "logs/cases.csv", "logs/events.csv"] {
                let kept = centre.rows(log).filter { !$0.contains("A02") }
                without.files[log] = Array((kept.joined(separator: "\n") + "\n").utf8)
            }
        }
        let others = without.files.filter { $0.key != path }
        var base = centre
        base.files = others
        let corrected = try await base.score(corrections: [base.withdrawing(path, row).numbered(2)])
        let written = try await without.score()
        #expect(corrected.essence == written.essence)
        let key = try #require(corrected.balances.keys.first { $0.hasSuffix(" " + path) })
        let (now, then) = (try #require(corrected.balances[key]), try #require(written.balances[key]))
        #expect(now == [then[0], then[1] + 1, then[2]])
    }

    @Test("an event of several occurrences and of a whole window, withdrawn")
    func severalPersons() async throws {
        var centre = MadeUpCentre()
        for id in ["A01", "A02", "A03"] { centre.person(id) }
        centre.event("2026-07-12", window: "一号窗口", "勤7", times: 2)
        let before = try await centre.score()
        #expect(before.order.allSatisfy { !before[$0].lines("diligence.7").isEmpty })
        let after = try await centre.score(corrections: [centre.withdrawing("logs/events.csv", 2).numbered(1)])
        #expect(after.order.count == 3)
        #expect(after.order.allSatisfy { after[$0].lines("diligence.7").isEmpty && after[$0].diligence == 20 })
    }

    @Test("of two corrections of a row the later holds, cell by cell, in whatever order they come")
    func later() async throws {
        let centre = Self.centre()
        let path = "logs/events.csv"
        let first = centre.correcting(path, 3, ["次数": "5", "日期": "2026-07-20"]).numbered(3)
        let second = centre.correcting(path, 3, ["次数": "4"]).numbered(10)
        let expected = try await centre.score(corrections: [
            centre.correcting(path, 3, ["次数": "4", "日期": "2026-07-20"]).numbered(3)
        ])
        for list in [[first, second], [second, first]] {
            let run = try await centre.score(corrections: list)
            #expect(run.essence == expected.essence)
            #expect(run.report.corrections.map(\.number) == [3, 10])
            #expect(run["A02"].lines("virtue.4").map(\.note) == ["(更正 3、10)"])
        }
        // Withdrawn, and then brought back by a later one.
        let gone = centre.withdrawing(path, 3).numbered(11)
        let run = try await centre.score(corrections: [gone, second, first])
        #expect(run["A02"].lines("virtue.4") == [])
        let back = centre.correcting(path, 3, ["次数": "4"]).numbered(12)
        let again = try await centre.score(corrections: [back, first, gone])
        #expect(again.essence == expected.essence)
    }

    @Test("a corrected cell that is no good is a finding at its row, which names the correction")
    func invalid() async throws {
        let centre = Self.centre()
        let run = try await centre.score(corrections: [
            centre.correcting("logs/events.csv", 2, ["日期": "七月十日"]).numbered(4)
        ])
        let finding = try #require(run.report.findings.first)
        #expect(run.report.findings.count == 1)
        #expect(finding.code == .badDate && finding.columnLetter == "B" && finding.text == "七月十日")
        #expect(finding.place.row == 2 && finding.message.hasSuffix("(更正 4)"))
        #expect(run.balances["events logs/events.csv"] == [2, 0, 1])
        // One in the roster stops the run, as one in the file would.
        let refused = await #expect(throws: RefusedRun.self) {
            try await centre.score(corrections: [
                centre.correcting("roster.csv", 2, ["离岗日期": "2026-13-01"]).numbered(4)
            ])
        }
        guard case .roster(let fault, "roster.csv")? = refused?.problems.first else {
            Issue.record("\(String(describing: refused))")
            return
        }
        #expect(fault.code == .badDate && fault.message.contains("更正 4"))
    }

    @Test("a file that has changed since: a finding, and the row as the file has it")
    func changedFile() async throws {
        let centre = Self.centre()
        let corrections = [
            centre.correcting("logs/events.csv", 2, ["次数": "5"]).numbered(1),
            centre.withdrawing("logs/events.csv", 4).numbered(2),
            centre.withdrawing("logs/events.csv", 3).numbered(3),
        ]
        var later = centre
        // Row 2 is another day, row 3 has gained a cell, row 4 is gone.
        later.events[0] = later.events[0].replacing("2026-07-10", with: "2026-07-13")
        later.events[1] = later.events[1].replacing(",,,,,", with: ",,,,,有效")
        later.events.removeLast()
        let run = try await later.score(corrections: corrections)
        #expect(
            run.misfits == [
                "logs/events.csv:2 更正 1没有采用:更正时“日期”是“2026-07-10”,现在是“2026-07-13”",
                "logs/events.csv:3 更正 3没有采用:更正时“状态”是空的,现在是“有效”",
                "logs/events.csv:4 更正 2没有采用:文件里已经没有第 4 行,或这一行是空的",
            ])
        let plain = try await later.score()
        #expect(run.essence.filter { !$0.contains("correction-does-not-fit") } == plain.essence)
        #expect(run.balances == plain.balances)
        #expect(run.report.unresolvedCount == 3)
        // A file that is not read, and the header.
        let nowhere = CorrectionTarget.withdrawn(CorrectedRow(path: "logs/none.csv", row: 2, cells: []))
        let header = CorrectionTarget.withdrawn(CorrectedRow(path: "roster.csv", row: 1, cells: []))
        let other = try await centre.score(corrections: [nowhere.numbered(1), header.numbered(2)])
        #expect(
            other.misfits == [
                "roster.csv:1 更正 2没有采用:第 1 行是表头", "更正 1没有采用:本次没有读“logs/none.csv”这个文件",
            ])
        try other.write()
        let table = records(try other.folder.text("output/2026Q3/findings.csv"))
        #expect(table.last?.prefix(4) == ["error", "correction-does-not-fit", "", ""])
    }

    @Test("another order of columns and further empty columns are the same row")
    func columnsMoved() async throws {
        let centre = Self.centre()
        let correction = centre.correcting("logs/leave.csv", 2, ["类型": "病假"]).numbered(1)
        var moved = centre
        moved.files["logs/leave.csv"] = Array(
            "备注,类型,工号,开始时间,结束时间\n,事假,A01,2026-08-03,2026-08-04\n,年休假,A02,2026-01-01,2026-12-31\n".utf8)
        let run = try await moved.score(corrections: [correction])
        #expect(run.misfits == [])
        #expect(run.essence == (try await centre.score(corrections: [correction])).essence)
    }
}
