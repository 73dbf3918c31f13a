import CentreFixtures
import CentreRun
import Chronology
import Exact
import RecordModel
import ScoreModel
import Testing

@Suite("Corrections of score lines") struct LineCorrectionTests {
    /// A line of a person of the Baotou regulation, named as `lines.csv` names it.
    private static func line(
        _ rule: String, _ day: String, row: Int, was points: String, now: String, of subject: String = "A01"
    ) throws -> CorrectionTarget {
        .line(
            CorrectedLine(
                sheet: "baotou.staff", subject: subject, rule: rule, day: try #require(Day(iso: day)),
                evidence: "logs/events.csv:\(row)", points: points), points: now)
    }

    private static func lines(_ run: Scored, _ rule: String, of subject: String = "A01") -> [String] {
        run[subject].lines(rule).map { "\($0.points) \($0.note)".trimmingTrailingBlank }
    }

    @Test("a line gets other points, and all that hangs on it follows", arguments: ["-0.5", "-1/2", "-0.50", "-0.5"])
    func simple(_ points: String) async throws {
        var centre = MadeUpCentre()
        centre.person("A01")
        centre.person("A02")
        centre.event("2026-07-10", "A01", "德1")
        centre.event("2026-07-10", "A02", "德4")
        let plain = try await centre.score()
        #expect(plain["A01"].rank == 2 && plain["A02"].rank == 1)
        let run = try await centre.score(corrections: [
            try Self.line("virtue.1", "2026-07-10", row: 2, was: "-2", now: points).numbered(3)
        ])
        #expect(run.misfits == [])
        #expect(Self.lines(run, "virtue.1") == ["-0.5 (更正 3:申诉复核)"])
        #expect(run["A01"].virtue == 19.5 && run["A01"].total == 99.5 && run["A01"].score?.deducted == 0.5)
        #expect(run["A01"].rank == 1 && run["A02"].rank == 2)
        #expect(run["A02"].lines == plain["A02"].lines)
    }

    @Test("points may be taken away wholly, raised, and given where they were taken")
    func directions() async throws {
        var centre = MadeUpCentre.ofOne
        centre.event("2026-07-10", "A01", "德1")
        for (now, virtue) in [("0", 20), ("-3", 17), ("+1", 20), ("-30", 0)] as [(String, Rational)] {
            let run = try await centre.score(corrections: [
                try Self.line("virtue.1", "2026-07-10", row: 2, was: "-2", now: now).numbered(1)
            ])
            #expect(run["A01"].virtue == virtue, "\(now)")
        }
    }

    @Test("under a part's floor: lines behind it get back what it no longer takes")
    func floor() async throws {
        var centre = MadeUpCentre.ofOne
        centre.event("2026-07-20", "A01", "德1", times: 5)  // 10
        centre.event("2026-07-10", "A01", "德1", times: 4)  // 8
        centre.event("2026-07-30", "A01", "德1", times: 3)  // 6, of which 20 - 18 = 2 are left
        let first = try Self.line("virtue.1", "2026-07-10", row: 3, was: "-8", now: "-1").numbered(1)
        let run = try await centre.score(corrections: [first])
        #expect(Self.lines(run, "virtue.1") == ["-1 (更正 1:申诉复核)", "-10", "-6"])
        #expect(run["A01"].virtue == 3)
        // The line that gave way is known by what it came to: before the other correction, or after it.
        for was in ["-2", "-6"] {
            let last = try Self.line("virtue.1", "2026-07-30", row: 4, was: was, now: "-4").numbered(2)
            for list in [[first, last], [last, first]] {
                let both = try await centre.score(corrections: list)
                #expect(both.misfits == [])
                #expect(both["A01"].points("virtue.1") == [-1, -10, -4])
            }
        }
        // More than the floor leaves: the correction gives way too, and says so.
        let more = try Self.line("virtue.1", "2026-07-30", row: 4, was: "-2", now: "-5").numbered(2)
        let clamped = try await centre.score(corrections: [more])
        #expect(clamped["A01"].points("virtue.1") == [-8, -10, -2])
        let note = try #require(Self.lines(clamped, "virtue.1").last)
        #expect(note.contains("更正 2:申诉复核") && note.contains("应扣 5 分,实扣 2 分"))
    }

    @Test("under a rule's limit: the limit is reckoned with the corrected points")
    func limit() async throws {
        var centre = MadeUpCentre.ofOne
        // 附加1b: 1 point each, at most 3.
        centre.event("2026-07-02", "A01", "附加1b", times: 2)
        centre.event("2026-07-03", "A01", "附加1b")
        centre.event("2026-07-06", "A01", "附加1b")
        let plain = try await centre.score()
        #expect(plain["A01"].points("bonus.1b") == [2, 1, 0])
        let run = try await centre.score(corrections: [
            try Self.line("bonus.1b", "2026-07-02", row: 2, was: "2", now: "0.5").numbered(1)
        ])
        #expect(run["A01"].points("bonus.1b") == [0.5, 1, 1])
        let more = try await centre.score(corrections: [
            try Self.line("bonus.1b", "2026-07-06", row: 4, was: "0", now: "2").numbered(1)
        ])
        #expect(more["A01"].points("bonus.1b") == [2, 1, 0])
        #expect(Self.lines(more, "bonus.1b").last?.contains("更正 1") == true)
    }

    @Test("取消本项得分, corrected, takes what the correction says")
    func all() async throws {
        var centre = MadeUpCentre.ofOne
        centre.event("2026-07-10", "A01", "德2")
        centre.event("2026-07-11", "A01", "德1")
        let run = try await centre.score(corrections: [
            try Self.line("virtue.2", "2026-07-10", row: 2, was: "-20", now: "-5").numbered(1)
        ])
        #expect(run["A01"].points("virtue.2") == [-5] && run["A01"].points("virtue.1") == [-2])
        #expect(run["A01"].virtue == 13)
    }

    @Test("of one deed the highest still stands for all where its points are corrected")
    func sameDeed() async throws {
        var centre = MadeUpCentre.ofOne
        centre.event("2026-07-02", "A01", "附加3", degree: "自治区级", deed: "甲")  // 5
        centre.event("2026-07-03", "A01", "附加3", degree: "市级", deed: "甲")  // 3, gives way
        let run = try await centre.score(corrections: [
            try Self.line("bonus.3", "2026-07-02", row: 2, was: "5", now: "2").numbered(1)
        ])
        #expect(run["A01"].points("bonus.3") == [2, 0])
        // The one that gave way is given points: then it has them.
        let other = try await centre.score(corrections: [
            try Self.line("bonus.3", "2026-07-03", row: 3, was: "0", now: "1").numbered(1)
        ])
        #expect(other["A01"].points("bonus.3") == [5, 1])
    }

    @Test("a part's weight: the line has the points that were said")
    func weight() async throws {
        var centre = MadeUpCentre.ofOne
        centre.files["rules/baotou.yaml"] = Array(Self.weighted.utf8)
        centre.event("2026-07-10", "A01", "a.b.1")
        let plain = try await centre.score()
        #expect(plain["A01"].points("a.b.1") == [-1])
        let target = CorrectionTarget.line(
            CorrectedLine(
                sheet: "r.staff", subject: "A01", rule: "a.b.1", day: try #require(Day(iso: "2026-07-10")),
                evidence: "logs/events.csv:2", points: "-1"), points: "-0.3")
        let run = try await centre.score(corrections: [target.numbered(1)])
        #expect(run.misfits == [])
        #expect(run["A01"].points("a.b.1") == [-0.3])
        let before = try #require(plain["A01"].total)
        #expect(run["A01"].total == before + 0.7)
    }

    private static let weighted = """
        kind: regulation
        id: r
        title: 办法
        sheets:
          staff:
            title: 人员
            subject: staff
            period: quarter
            floor: none
            ceiling: none
            clause: 一
            decimals: 4
            parts:
              a:
                title: 甲
                clause: 甲
                points: 50
                floor: none
                ceiling: none
                weight: 50%
                parts:
                  b:
                    title: 乙
                    clause: 乙
                    points: 100
                    floor: none
                    ceiling: none
                    weight: 50%
                    rules:
                      1: {text: 扣4分, deduct: 4}

        """

    @Test("a line of an earlier period stands corrected in the limits that reach back to it")
    func earlierPeriod() async throws {
        var centre = MadeUpCentre.ofOne
        centre.files["rules/baotou.yaml"] = Array(
            """
            kind: regulation
            id: r
            title: 办法
            sheets:
              staff:
                title: 人员
                subject: staff
                period: month
                floor: none
                ceiling: none
                clause: 一
                parts:
                  a:
                    title: 甲
                    clause: 甲
                    points: 100
                    floor: none
                    ceiling: none
                    rules:
                      1: {text: 扣2分一年最多3分, within: year, limit: 3, deduct: 2}

            """.utf8)
        centre.event("2026-06-10", "A01", "a.1")
        centre.event("2026-07-10", "A01", "a.1")
        let plain = try await centre.score("2026-07")
        #expect(plain["A01"].points("a.1") == [-1])
        let target = CorrectionTarget.line(
            CorrectedLine(
                sheet: "r.staff", subject: "A01", rule: "a.1", day: try #require(Day(iso: "2026-06-10")),
                evidence: "logs/events.csv:2", points: "-2"), points: "-1.5")
        let july = try await centre.score("2026-07", corrections: [target.numbered(1)])
        #expect(july.misfits == [] && july["A01"].points("a.1") == [-1.5])
        let june = try await centre.score("2026-06", corrections: [target.numbered(1)])
        #expect(june.misfits == [] && june["A01"].points("a.1") == [-1.5])
        // As another period's it does the same, and does not say where it fits nothing.
        let folder = try centre.folder()
        var context = RunContext()
        let stranger = CorrectionTarget.withdrawn(CorrectedRow(path: "logs/2025.csv", row: 2, cells: []))
        context.correctionsOfOtherPeriods = [target.numbered(1), stranger.numbered(2)]
        let aside = try await Scored.run(folder, "2026-07", context: context)
        #expect(aside.misfits == [] && aside["A01"].points("a.1") == [-1.5])
        #expect(aside.report.corrections == [])
        // The same of a row: with the June row withdrawn nothing of the limit is used up.
        let row = centre.withdrawing("logs/events.csv", 2).numbered(1)
        #expect(try await centre.score("2026-07", corrections: [row])["A01"].points("a.1") == [-2])
    }

    @Test("what is not there, has other points, or is no number is a finding, and nothing is corrected")
    func misfits() async throws {
        var centre = MadeUpCentre.ofOne
        centre.event("2026-07-10", "A01", "德1")
        let sheetless = CorrectionTarget.line(
            CorrectedLine(
                sheet: "baotou.nobody", subject: "A01", rule: "virtue.1", day: try #require(Day(iso: "2026-07-10")),
                evidence: "logs/events.csv:2", points: "-2"), points: "0")
        let targets = [
            try Self.line("virtue.1", "2026-07-10", row: 3, was: "-2", now: "0"),
            try Self.line("virtue.1", "2026-07-11", row: 2, was: "-2", now: "0"),
            try Self.line("virtue.4", "2026-07-10", row: 2, was: "-2", now: "0"),
            try Self.line("virtue.1", "2026-07-10", row: 2, was: "-3", now: "0"),
            try Self.line("virtue.1", "2026-07-10", row: 2, was: "-2", now: "免扣"),
            try Self.line("virtue.1", "2026-07-10", row: 2, was: "-2", now: "1/0"),
            try Self.line("virtue.1", "2026-07-10", row: 2, was: "-2", now: "0", of: "A99"),
            sheetless,
            // Another period's is none of this one's.
            try Self.line("virtue.1", "2026-06-10", row: 2, was: "-2", now: "0"),
        ]
        let run = try await centre.score(corrections: targets.enumerated().map { $1.numbered($0 + 1) })
        #expect(
            run.misfits == [
                "更正 1没有采用:本期成绩里没有这一行:A01 virtue.1 2026-07-10 logs/events.csv:3",
                "更正 2没有采用:本期成绩里没有这一行:A01 virtue.1 2026-07-11 logs/events.csv:2",
                "更正 3没有采用:本期成绩里没有这一行:A01 virtue.4 2026-07-10 logs/events.csv:2",
                "更正 4没有采用:更正时这一行是 -3 分,现在是 -2 分:A01 virtue.1 2026-07-10 logs/events.csv:2",
                "更正 5没有采用:分值“免扣”不是小数,也不是分数", "更正 6没有采用:分值“1/0”不是小数,也不是分数",
                "更正 7没有采用:本期考核表 baotou.staff 上没有这个对象:A99 virtue.1 2026-07-10 logs/events.csv:2",
                "更正 8没有采用:考核办法里没有考核表“baotou.nobody”",
            ])
        #expect(run["A01"].lines == (try await centre.score())["A01"].lines)
        #expect(run.report.unresolvedCount == 8)
    }

    @Test("a row and the line it makes, both corrected; jobs and order of the list change nothing")
    func rowAndLine() async throws {
        var centre = MadeUpCentre()
        for id in ["A01", "A02", "A03"] { centre.person(id) }
        for id in ["A01", "A02", "A03"] { centre.event("2026-07-10", id, "德1") }
        let corrections = [
            centre.correcting("logs/events.csv", 2, ["次数": "3"]).numbered(1),
            try Self.line("virtue.1", "2026-07-10", row: 2, was: "-6", now: "-5").numbered(2),
            try Self.line("virtue.1", "2026-07-10", row: 4, was: "-2.00", now: "-1", of: "A03").numbered(3),
        ]
        var seen: Set<[String]> = []
        for jobs in [1, 2, 5] {
            for list in [corrections, corrections.reversed()] {
                let run = try await centre.score(jobs: jobs, corrections: list)
                #expect(run.misfits == [])
                #expect(Self.lines(run, "virtue.1") == ["-5 (更正 2:申诉复核) (更正 1)"])
                #expect(["A01", "A02", "A03"].map { run[$0].virtue } == [15, 18, 19])
                seen.insert(run.essence)
            }
        }
        #expect(seen.count == 1)
    }
}

extension String {
    /// Without the blank before an empty note.
    fileprivate var trimmingTrailingBlank: String { hasSuffix(" ") ? String(dropLast()) : self }
}
