import CentreFixtures
import CentreRun
import Exact
import RecordModel
import RuleModel
import ScoreModel
import Testing

/// Rules that change in the middle of a period: worked by hand.
@Suite("Versions of a regulation within a period") struct VersionTests {
    static let flat = (old: "1: {text: 每次扣2分, deduct: 2}", new: "1: {text: 每次扣3分, deduct: 3}")

    @Test("the same event costs 2 through 15 August and 3 from the 16th on; each line cites its own clause")
    func flatPrice() async throws {
        var versions = VersionedCentre.change(
            "1: {text: 每次扣2分, clause: 旧第一条, deduct: 2}", "1: {text: 每次扣3分, clause: 新第一条, deduct: 3}")
        for day in ["2026-07-01", "2026-08-15", "2026-08-16", "2026-09-30"] {
            versions.centre.event(day, "A01", "virtue.1")
        }
        let run = try await versions.score()
        #expect(run.findings.isEmpty)
        #expect(run["A01"].lines.map(\.points) == [-2, -2, -3, -3])
        #expect(run["A01"].lines.map(\.clause) == ["旧第一条", "旧第一条", "新第一条", "新第一条"])
        #expect(run["A01"].total == 20 - 10)
    }

    @Test("by the Chinese code as well, and several times at once")
    func code() async throws {
        var versions = VersionedCentre.change(Self.flat.old, Self.flat.new)
        versions.centre.event("2026-08-14", "A01", "德1", times: 2)
        versions.centre.event("2026-08-17", "A01", "德1", times: 2)
        let run = try await versions.score()
        #expect(run["A01"].lines.map(\.points) == [-4, -6])
    }

    @Test("a rule that was struck out, and one that was added: cited on a day of the other version it is set aside")
    func struckAndAdded() async throws {
        var versions = VersionedCentre.change(
            "1: {text: 每次扣2分, deduct: 2}\n2: {text: 每次扣1分, deduct: 1}",
            "1: {text: 每次扣2分, deduct: 2}\n3: {text: 每次扣4分, deduct: 4}")
        versions.centre.event("2026-08-15", "A01", "virtue.2")
        versions.centre.event("2026-08-16", "A01", "virtue.2")
        versions.centre.event("2026-08-15", "A01", "德3")
        versions.centre.event("2026-08-16", "A01", "德3")
        let run = try await versions.score()
        #expect(run.findings.map(\.code) == ["rule-not-in-force", "rule-not-in-force"])
        #expect(run.findings.map(\.row) == [3, 4])
        let messages = run.report.findings.map(\.message)
        #expect(messages[0].contains("virtue.2") && messages[0].contains("至 2026-08-15 止"))
        #expect(messages[1].contains("virtue.3") && messages[1].contains("自 2026-08-16 起施行"))
        #expect(run["A01"].lines.map(\.points) == [-1, -4])
    }

    @Test("a row of another period is judged by its own day too")
    func otherPeriods() async throws {
        var versions = VersionedCentre.change("2: {text: 每次扣1分, deduct: 1}", "3: {text: 每次扣4分, deduct: 4}")
        versions.centre.event("2026-08-10", "A01", "virtue.2")
        versions.centre.event("2026-10-12", "A01", "virtue.3")
        let later = try await versions.score("2026Q4")
        #expect(later.findings.isEmpty)
        #expect(later["A01"].lines.map(\.points) == [-4])
        let earlier = try await versions.score("2026Q2")
        #expect(earlier.findings.isEmpty)
        #expect(earlier["A01"].lines.isEmpty)
    }

    @Test("degrees and ranges of points are each version's own")
    func degrees() async throws {
        var versions = VersionedCentre.change(
            "1: {text: 视情节扣分, deduct: {by: degree, table: {一般: 1, 严重: 3}}}\n2: {text: 扣1至2分, deduct: {choose: [1, 2]}}",
            "1: {text: 视情节扣分, deduct: {by: degree, table: {轻微: 1, 一般: 2}}}\n2: {text: 扣3至5分, deduct: {choose: [3, 5]}}")
        versions.centre.event("2026-08-15", "A01", "virtue.1", degree: "严重")
        versions.centre.event("2026-08-16", "A01", "virtue.1", degree: "严重")
        versions.centre.event("2026-08-15", "A01", "virtue.1", degree: "轻微")
        versions.centre.event("2026-08-16", "A01", "virtue.1", degree: "一般")
        versions.centre.event("2026-08-15", "A01", "virtue.2", points: "2")
        versions.centre.event("2026-08-16", "A01", "virtue.2", points: "2")
        let run = try await versions.score()
        #expect(
            run.findings.map { "\($0.code) \($0.row)" } == [
                "unknown-degree 3", "unknown-degree 4", "points-out-of-range 7",
            ])
        #expect(run["A01"].lines.map(\.points) == [-3, -2, -2])
    }

    @Test("which occurrence it is: each version that differs counts from one")
    func tiers() async throws {
        var versions = VersionedCentre.change(
            "1: {text: 首次1再次2三次4, deduct: {by: nth, table: {1: 1, 2: 2, at_least 3: 4}}}",
            "1: {text: 首次2再次5, deduct: {by: nth, table: {1: 2, at_least 2: 5}}}")
        for day in ["2026-07-02", "2026-08-15", "2026-08-17", "2026-09-01"] {
            versions.centre.event(day, "A01", "virtue.1")
        }
        let run = try await versions.score()
        #expect(run["A01"].lines.map(\.points) == [-1, -2, -2, -5])
    }

    @Test("a rule that is the same in both counts across the change, whatever its words are")
    func counting() async throws {
        let rule = "1: {text: 前两次不计, clause: 旧, skip: 2, deduct: 1}\n2: {text: 每次扣1分, deduct: 1}"
        for new in [
            rule,
            rule.replacing("clause: 旧", with: "clause: 新").replacing("每次扣1分, deduct: 1", with: "每次扣2分, deduct: 2"),
        ] {
            var versions = VersionedCentre.change(rule, new)
            for day in ["2026-08-10", "2026-08-15", "2026-08-16", "2026-08-17"] {
                versions.centre.event(day, "A01", "virtue.1")
            }
            let run = try await versions.score()
            #expect(run["A01"].lines.map(\.points) == [0, 0, -1, -1])
            #expect(run["A01"].lines.map(\.clause) == (new == rule ? ["旧", "旧", "旧", "旧"] : ["旧", "旧", "新", "新"]))
        }
    }

    @Test("a rule about rules counts what its own days' versions count; the same one counts across")
    func references() async throws {
        var versions = VersionedCentre.change(
            "1: {text: 扣2, deduct: 2}\n9: {text: 每三次再扣5分, rows: {rules: [virtue.1]}, every: 3, deduct: 5}",
            "1: {text: 扣3, deduct: 3}\n9: {text: 每三次再扣5分, rows: {rules: [virtue.1]}, every: 3, deduct: 5}")
        for day in ["2026-08-14", "2026-08-15", "2026-08-16"] { versions.centre.event(day, "A01", "virtue.1") }
        let run = try await versions.score()
        #expect(run["A01"].points("virtue.1") == [-2, -2, -3])
        #expect(run["A01"].points("virtue.9") == [-5])

        var apart = VersionedCentre.change(
            "1: {text: 扣2, deduct: 2}\n9: {text: 每三次再扣5分, rows: {rules: [virtue.1]}, every: 3, deduct: 5}",
            "1: {text: 扣3, deduct: 3}\n9: {text: 每两次再扣6分, rows: {rules: [virtue.1]}, every: 2, deduct: 6}")
        for day in ["2026-08-14", "2026-08-15", "2026-08-16", "2026-08-17"] {
            apart.centre.event(day, "A01", "virtue.1")
        }
        #expect(try await apart.score()["A01"].points("virtue.9").filter { $0 != 0 } == [-6])
    }

    @Test("a limit holds in each version that differs, and across one that does not; the part's across all")
    func limits() async throws {
        var versions = VersionedCentre.change(
            "1: {text: 每次扣2分最多4分, deduct: 2, limit: 4}\n2: {text: 每次扣3分最多6分, deduct: 3, limit: 6}",
            "1: {text: 每次扣2分最多6分, deduct: 2, limit: 6}\n2: {text: 每次扣3分最多6分, deduct: 3, limit: 6}")
        for day in ["2026-07-06", "2026-07-07", "2026-07-08", "2026-09-01", "2026-09-02", "2026-09-03", "2026-09-04"] {
            versions.centre.event(day, "A01", "virtue.1")
        }
        for day in ["2026-08-14", "2026-08-15", "2026-08-16"] { versions.centre.event(day, "A01", "virtue.2") }
        let run = try await versions.score()
        #expect(run["A01"].points("virtue.1") == [-2, -2, 0, -2, -2, -2, 0])
        #expect(run["A01"].points("virtue.2") == [-3, -3, 0])

        var part = VersionedCentre.change(Self.flat.old, Self.flat.new, part: "limit: 4")
        part.centre.event("2026-08-15", "A01", "virtue.1")
        part.centre.event("2026-08-16", "A01", "virtue.1")
        #expect(try await part.score()["A01"].lines.map(\.points) == [-2, -2])
    }

    @Test("months of a quarter: a month is judged by the version of its last day")
    func windows() async throws {
        let measures = "measures:\n  done: {title: 办结, count: cases, where: {finished: filled}}"
        var versions = VersionedCentre.change(
            "1: {text: 每件扣1分, within: month, deduct: {each: 1, per: 1, by: done}}",
            "1: {text: 每件扣2分, within: month, deduct: {each: 2, per: 1, by: done}}", top: measures)
        versions.centre.takesCases(1, by: "A01", on: "2026-07-06", rating: "")
        versions.centre.takesCases(2, by: "A01", on: "2026-08-03", rating: "")
        versions.centre.takesCases(1, by: "A01", on: "2026-09-01", rating: "")
        let run = try await versions.score()
        #expect(
            run["A01"].lines.map { "\($0.date) \($0.points)" } == ["2026-07-31 -1", "2026-08-31 -4", "2026-09-30 -2"])

        var quarter = VersionedCentre.change(
            "1: {text: 每件扣1分, deduct: {each: 1, per: 1, by: done}}",
            "1: {text: 每件扣2分, deduct: {each: 2, per: 1, by: done}}", top: measures)
        quarter.centre.takesCases(3, by: "A01", on: "2026-07-06", rating: "")
        #expect(try await quarter.score()["A01"].lines.map { "\($0.date) \($0.points)" } == ["2026-09-30 -6"])
    }

    @Test("a measure that changes keeps its own meaning for the earlier version's rules")
    func measures() async throws {
        func version(_ kinds: String, _ price: Int) -> String {
            VersionedCentre.sheet(
                "1: {text: 按办结扣分, within: month, deduct: {each: 1, per: 1, by: done}}\n2: {text: 每次扣分, deduct: \(price)}",
                top: "measures:\n  done: {title: 办结, count: cases, where: {finished: filled, kind: \(kinds)}}")
        }
        var versions = VersionedCentre([("..2026-08-15", version("即办件", 1)), ("2026-08-16..", version("承诺件", 1))])
        for day in ["2026-07-06", "2026-08-03", "2026-09-01"] {
            versions.centre.takesCases(1, by: "A01", on: day, rating: "")
            versions.centre.takesCase("A01", accepted: "\(day) 09:00", promise: 5, finished: "\(day) 10:00")
            versions.centre.takesCase("A01", accepted: "\(day) 09:00", promise: 5, finished: "\(day) 10:00")
        }
        let run = try await versions.score()
        #expect(run["A01"].points("virtue.1") == [-1, -2, -2])
    }

    @Test("sessions, cases and leave are judged by the version of their dating day")
    func logs() async throws {
        let rules = { (price: Int) in
            "1: {text: 旷工, rows: sessions, where: {status: absent}, deduct: \(price)}\n"
                + "2: {text: 请假, rows: leave, where: {kind: 事假}, deduct: \(price)}\n"
                + "3: {text: 超期, rows: cases, where: {late: yes}, deduct: \(price)}"
        }
        var versions = VersionedCentre.change(rules(1), rules(2), part: "floor: none".isEmpty ? "" : "")
        versions.centre.attends("A01", except: ["2026-08-14", "2026-08-17"])
        for day in ["2026-08-13", "2026-08-18"] { versions.centre.leave("A01", "事假", day, day) }
        versions.centre.takesCase("A01", accepted: "2026-08-03 09:00", promise: 1, finished: "2026-08-14 10:00")
        versions.centre.takesCase("A01", accepted: "2026-08-03 09:00", promise: 1, finished: "2026-08-17 10:00")
        let run = try await versions.score()
        #expect(
            run["A01"].lines.filter { $0.rule == "virtue.1" && $0.date == "2026-08-14" }.allSatisfy { $0.points == -1 })
        #expect(
            run["A01"].lines.filter { $0.rule == "virtue.1" && $0.date == "2026-08-17" }.allSatisfy { $0.points == -2 })
        #expect(Set(run["A01"].lines("virtue.1").map(\.date)) == ["2026-08-14", "2026-08-17"])
        #expect(run["A01"].points("virtue.2") == [-1, -2])
        #expect(run["A01"].points("virtue.3") == [-1, -2])
    }

    @Test("取消本项得分 and per cent go by the full points of the version in force")
    func all() async throws {
        func version(_ points: Int, _ share: String) -> String {
            VersionedCentre.sheet("1: {text: 扣满分的一部分, deduct: \(share)}").replacing(
                "points: 20", with: "points: \(points)")
        }
        var versions = VersionedCentre([("..2026-08-15", version(10, "10%")), ("2026-08-16..", version(20, "10%"))])
        versions.centre.event("2026-08-15", "A01", "virtue.1")
        versions.centre.event("2026-08-16", "A01", "virtue.1")
        #expect(try await versions.score()["A01"].lines.map(\.points) == [-1, -2])

        var whole = VersionedCentre([("..2026-08-15", version(10, "all")), ("2026-08-16..", version(20, "1"))])
        whole.centre.event("2026-08-15", "A01", "virtue.1")
        let run = try await whole.score()
        #expect(run["A01"].virtue == 0)
        #expect(run["A01"].total == 0)
    }

    @Test("tree, ceiling and levels are those of the version in force on the last day")
    func tree() async throws {
        func version(_ points: Int, _ level: String) -> String {
            VersionedCentre.sheet("1: {text: 每次扣1分, deduct: 1}").replacing("points: 20", with: "points: \(points)")
                + "    levels: {\(level): {quota: 100%}}\n"
        }
        var versions = VersionedCentre([("..2026-08-15", version(50, "旧")), ("2026-08-16..", version(30, "新"))])
        versions.centre.event("2026-07-06", "A01", "virtue.1")
        let run = try await versions.score()
        #expect(run["A01"].total == 29)
        let sheet = try #require(run.report.sheets.first)
        #expect(sheet.sheet.levels.map(\.name) == ["新"])
    }

    @Test("three versions, each for its days; a rule of the first and the third is two")
    func three() async throws {
        let same = "2: {text: 前一次不计, skip: 1, deduct: 1}"
        var versions = VersionedCentre.rules([
            ("..2026-07-31", "1: {text: 扣1, deduct: 1}\n" + same),
            ("2026-08-01..2026-08-31", "1: {text: 扣2, deduct: 2}\n" + same),
            ("2026-09-01..", "1: {text: 扣1, deduct: 1}\n" + same),
        ])
        for day in ["2026-07-31", "2026-08-01", "2026-08-31", "2026-09-01"] {
            versions.centre.event(day, "A01", "virtue.1")
            versions.centre.event(day, "A01", "virtue.2")
        }
        let run = try await versions.score()
        #expect(run["A01"].points("virtue.1") == [-1, -2, -2, -1])
        #expect(run["A01"].points("virtue.2") == [0, -1, -1, -1])
        // The files may be named in any order.
        var shuffled = versions
        shuffled.centre.binding = shuffled.centre.binding.replacing(
            "rules/v1.yaml, rules/v2.yaml, rules/v3.yaml", with: "rules/v3.yaml, rules/v1.yaml, rules/v2.yaml")
        #expect(try await shuffled.score()["A01"].lines == run["A01"].lines)
    }

    @Test("a year and a half-year that span the change")
    func year() async throws {
        for (period, label) in [("year", "2026"), ("half-year", "2026H2")] {
            var versions = VersionedCentre([
                ("..2026-08-15", VersionedCentre.sheet(Self.flat.old, period: period)),
                ("2026-08-16..", VersionedCentre.sheet(Self.flat.new, period: period)),
            ])
            versions.centre.event("2026-08-15", "A01", "virtue.1")
            versions.centre.event("2026-12-31", "A01", "virtue.1")
            #expect(try await versions.score(label)["A01"].lines.map(\.points) == [-2, -3], "\(period)")
        }
    }

    @Test("a window that reaches back before the period judges earlier rows by the version of their day")
    func lookingBack() async throws {
        let once = "1: {text: 每年一次, within: year, limit: once, deduct: 2}"
        for (old, expected) in [(once, [0]), ("1: {text: 每年一次, within: year, limit: once, deduct: 1}", [-2])]
            as [(String, [Rational])]
        {
            var versions = VersionedCentre([
                ("..2026-08-15", VersionedCentre.sheet(old, period: "month")),
                ("2026-08-16..", VersionedCentre.sheet(once, period: "month")),
            ])
            versions.centre.event("2026-03-02", "A01", "virtue.1")
            versions.centre.event("2026-09-01", "A01", "virtue.1")
            let run = try await versions.score("2026-09")
            #expect(run["A01"].lines.map(\.points) == expected, "\(old)")
            #expect(run.findings.isEmpty)
        }
    }
}
