import Chronology
import Diagnostics
import Exact
import LedgerModel
import Publication
import ScoreModel
import Testing

/// A run by its parts, each of which a test may put another in place of.
private struct Made {
    var version = "0.1.0"
    var settings = ["centre.yaml": "c1", "rules/a.yaml": "r1"]
    var inputs = ["logs/a.csv": "a1", "logs/b.csv": "b1"]
    var outputs = ["scores.csv": "s1"]
    var earlier: [EarlierInput] = []
    var corrections: [Int] = []
    var totals: [String: Int] = ["A": 100, "B": 90]
    var notes: [String: String] = [:]
    var findings: [LedgerFinding] = []

    func run() throws -> LedgerRun {
        func subject(_ id: String, _ rank: Int) -> PublishedSubject {
            let total = Rational(totals[id] ?? 0)
            return PublishedSubject(
                id: id, name: "人\(id)", window: "", department: "", group: "", post: "", parts: [], deducted: .zero,
                exactTotal: total, total: total, rank: rank, level: "五星", stars: 5, honours: [], status: .ranked,
                consequences: [])
        }
        let order = totals.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }.map(\.key)
        let date = try day("2026-07-01")
        let lines = totals.keys.sorted().map {
            LedgerLine(
                subject: $0, rule: "1", clause: "", part: "p", day: date, points: .zero, evidence: "",
                note: notes[$0] ?? "")
        }
        let sheet = LedgerSheet(
            regulation: "r", sheet: "s", title: "考核", subjectKind: "staff", decimals: 2,
            subjects: order.enumerated().map { subject($1, $0 + 1) }, rankedCount: order.count, lines: lines)
        return LedgerRun(
            centre: "甲", period: try #require(Period("2026Q3")), programVersion: version, regulations: [],
            settings: settings.sorted { $0.key < $1.key }.map { LedgerSetting(path: $0, sha256: $1, bytes: []) },
            inputs: inputs.sorted { $0.key < $1.key }.map {
                LedgerInput(role: "events", path: $0, sha256: $1, used: 1, outside: 0, setAside: 0)
            },
            earlier: earlier, corrections: corrections, sheets: [sheet], findings: findings,
            outputs: outputs.sorted { $0.key < $1.key }.map { FileCard(path: $0, sha256: $1) })
    }

    static func difference(_ change: (inout Made) throws -> Void) throws -> RunDifference {
        var after = Made()
        try change(&after)
        return RunDifference(from: try Made().run(), to: try after.run())
    }
}

@Suite struct RunDifferenceTests {
    @Test func aRunIsLikeItself() throws {
        let difference = try Made.difference { _ in }
        #expect(difference.isNone && difference.outputs.isEmpty)
        #expect(RunDifferenceText(language: .zh).causes(difference) == [])
    }

    @Test func filesThatChangedCameOrWentAreNamed() throws {
        let difference = try Made.difference {
            $0.inputs = ["logs/a.csv": "a2", "logs/c.csv": "c1"]
            $0.settings["rules/a.yaml"] = "r2"
            $0.outputs = ["scores.csv": "s2"]
        }
        #expect(!difference.isNone)
        #expect(difference.inputs.map(\.path) == ["logs/a.csv", "logs/b.csv", "logs/c.csv"])
        #expect(difference.inputs.map(\.before) == ["a1", "b1", nil])
        #expect(difference.inputs.map(\.after) == ["a2", nil, "c1"])
        #expect(difference.settings.map(\.path) == ["rules/a.yaml"])
        #expect(difference.outputs.map(\.path) == ["scores.csv"])
        #expect(
            RunDifferenceText(language: .zh).lines(difference) == [
                "  记录文件变了:logs/a.csv  a1 → a2", "  记录文件没有了:logs/b.csv  b1", "  记录文件多了:logs/c.csv  c1",
                "  规则等文件变了:rules/a.yaml  r1 → r2", "  谁的得分、名次、等次都不变。",
            ])
    }

    @Test func filesWrittenDoNotMakeAnotherResult() throws {
        let difference = try Made.difference { $0.outputs = ["scores.csv": "s2"] }
        #expect(difference.isNone && difference.outputs.count == 1)
        #expect(
            RunDifferenceText(language: .en).lines(difference).last == "  file written changed: scores.csv  s1 → s2")
    }

    @Test func programCorrectionsAndFindingsAreNamed() throws {
        let finding = LedgerFinding(
            key: FindingKey(code: "bad-date", file: "logs/a.csv", row: 7, header: "日期", text: "x"), severity: "error",
            column: "B", message: "日期不存在")
        let difference = try Made.difference {
            $0.version = "0.2.0"
            $0.corrections = [3, 4]
            $0.findings = [finding]
        }
        #expect(difference.program == ["0.1.0", "0.2.0"])
        #expect(difference.correctionsAdded == [3, 4] && difference.correctionsGone == [])
        #expect(difference.findingsAdded == [finding] && difference.findingsGone == [])
        #expect(
            RunDifferenceText(language: .zh).causes(difference) == [
                "  更正:多了 3、4", "  程序版本:0.1.0 → 0.2.0", "  新的数据问题:logs/a.csv:7 B 日期 [bad-date] “x” 日期不存在",
            ])
    }

    @Test func earlierPeriodsThatWereAmendedAreNamed() throws {
        func input(_ month: String, _ digest: String, _ amendments: Int) throws -> EarlierInput {
            EarlierInput(
                sheet: "r.month", period: try #require(Period(month)), digest: digest, amendments: amendments)
        }
        var before = Made()
        before.earlier = [try input("2026-07", "x", 0), try input("2026-08", "y", 0)]
        var after = Made()
        after.earlier = [try input("2026-07", "z", 1), try input("2026-09", "w", 0)]
        let difference = RunDifference(from: try before.run(), to: try after.run())
        #expect(difference.earlier.map(\.period.label) == ["2026-07", "2026-08", "2026-09"])
        #expect(
            RunDifferenceText(language: .en).causes(difference) == [
                "  r.month 2026-07, which it builds on, was amended (0 → 1)",
                "  r.month 2026-08, which it builds on, is not there any more",
                "  r.month 2026-09, which it builds on, was not published then",
            ])
    }

    @Test func everybodyWhoseResultChangesIsNamedAndNobodyElse() throws {
        let difference = try Made.difference { $0.totals = ["A": 80, "B": 90, "C": 70] }
        #expect(difference.subjects.map(\.id) == ["B", "A", "C"])
        #expect(
            RunDifferenceText(language: .zh).lines(difference) == [
                "  结果不同的有 3 个:", "  r.s B 人B:名次 2 → 1", "  r.s A 人A:总分 100.00 → 80.00,名次 1 → 2",
                "  r.s C 人C:当时没有考核",
            ])
        #expect(try Made.difference { $0.totals["A"] = nil }.subjects.map(\.id) == ["B", "A"])
        let lines = try Made.difference { $0.notes["B"] = "另一事由" }
        #expect(lines.subjects.map(\.id) == ["B"])
        #expect(RunDifferenceText(language: .zh).lines(lines).last == "  r.s B 人B:分项或明细不同")
    }

    @Test func aLongListIsCutAndCounted() throws {
        let difference = try Made.difference { made in
            for number in 0..<30 { made.totals["X\(number)"] = 10 }
        }
        #expect(difference.subjects.count == 30)
        let lines = RunDifferenceText(language: .zh).lines(difference)
        #expect(lines.count == 22 && lines.last == "  …… 另有 10 项")
    }

    /// What one direction adds, the other takes away.
    @Test func theOtherWayRoundIsTheOpposite() throws {
        var other = Made()
        other.inputs = ["logs/a.csv": "a2", "logs/d.csv": "d"]
        other.corrections = [1]
        other.totals = ["A": 90, "C": 95]
        let there = RunDifference(from: try Made().run(), to: try other.run())
        let back = RunDifference(from: try other.run(), to: try Made().run())
        #expect(there.inputs.map(\.before) == back.inputs.map(\.after))
        #expect(there.correctionsAdded == back.correctionsGone)
        #expect(Set(there.subjects.map(\.id)) == Set(back.subjects.map(\.id)))
    }
}
