import CentreFixtures
import CentreRun
import Chronology
import Diagnostics
import Exact
import RuleModel
import ScoreModel
import Testing

/// What of two versions is scored together, and what is refused.
@Suite("Versions of a regulation: what is scored") struct VersionPlanTests {
    private func refusal(_ versions: VersionedCentre, _ period: String = "2026Q3") async throws -> [Diagnostic] {
        do {
            _ = try await versions.score(period)
            return []
        } catch let refusal as RefusedRun {
            return refusal.problems.compactMap { if case .setting(let problem) = $0 { problem } else { nil } }
        }
    }

    private static let one = "1: {text: 每次扣1分, deduct: 1}"

    @Test(
        "a part with rules that the later version lacks is refused with both places; one without rules, or with the same id, is not"
    )
    func parts() async throws {
        let versions = { (old: String, new: String, rules: String) in
            VersionedCentre([
                ("..2026-08-15", VersionedCentre.sheet(rules, id: old)),
                ("2026-08-16..", VersionedCentre.sheet(Self.one, id: new)),
            ])
        }
        let problems = try await refusal(versions("virtue", "conduct", Self.one))
        #expect(problems.map(\.code) == [.versionPartsDiffer])
        let problem = try #require(problems.first)
        #expect(problem.span.file.hasSuffix("rules/v1.yaml"))
        #expect(problem.related.map { $0.span.file.hasSuffix("rules/v2.yaml") } == [true])
        #expect(problem.remedy.zh.contains("同一编号"))
        #expect(try await refusal(versions("virtue", "virtue", Self.one)).isEmpty)
        // Where the change falls between two periods nothing of the earlier version is needed.
        #expect(try await refusal(versions("virtue", "conduct", Self.one), "2026Q4").isEmpty)
        #expect(try await refusal(versions("virtue", "conduct", Self.one), "2026Q2").isEmpty)
    }

    @Test("a sheet that the later version lacks is refused; one that only the later has is scored for its days")
    func sheets() async throws {
        let quarter = VersionedCentre.sheet(Self.one)
        let both =
            quarter
            + "  month: {title: 月, subject: staff, period: month, parts: {p: {title: 月德, code: 月, clause: 一, points: 10, floor: 0, "
            + "ceiling: none, rules: {1: {text: 每次扣1分, deduct: 1}}}}}\n"
        #expect(
            try await refusal(VersionedCentre([("..2026-08-15", both), ("2026-08-16..", quarter)]), "2026-08").map(
                \.code)
                == [.versionPartsDiffer])
        var added = VersionedCentre([("..2026-08-15", quarter), ("2026-08-16..", both)])
        added.centre.event("2026-08-15", "A01", "月1")
        added.centre.event("2026-08-16", "A01", "月1")
        let run = try await added.score("2026-08")
        #expect(run["A01"].lines.map(\.date) == ["2026-08-16"])
        #expect(run.findings.map { "\($0.code) \($0.row)" } == ["rule-not-in-force 2"])
    }

    @Test("a period that begins before the first version or ends behind the last is refused")
    func uncovered() async throws {
        let late = VersionedCentre.rules([("2026-07-02..2026-08-15", Self.one), ("2026-08-16..", Self.one)])
        #expect(try await refusal(late).map(\.code) == [.notInForce])
        let early = VersionedCentre.rules([("..2026-08-15", Self.one), ("2026-08-16..2026-09-29", Self.one)])
        #expect(try await refusal(early).map(\.code) == [.notInForce])
        #expect(try await refusal(early, "2026Q4").map(\.code) == [.noSheetForPeriod])
    }

    @Test("three versions, missing days, versions within one another: gaps and overlaps name both places")
    func overlapsAndGaps() async throws {
        func codes(_ days: [String]) async throws -> [String] {
            try await refusal(VersionedCentre.rules(days.map { ($0, Self.one) })).map { problem in
                let place = { (span: SourceSpan) in String(span.file.suffix(7).prefix(2)) }
                return
                    "\(problem.code.rawValue) \(place(problem.span)) \(problem.related.map { place($0.span) }.joined())"
            }
        }
        #expect(try await codes(["..2026-07-31", "2026-08-01..2026-08-31", "2026-09-01.."]) == [])
        #expect(try await codes(["..2026-07-31", "2026-08-01..", "2026-09-01.."]) == ["version-overlap v3 v2"])
        #expect(
            try await codes(["..2026-07-31", "2026-08-02..2026-08-31", "2026-09-03.."]) == [
                "version-gap v2 v1", "version-gap v3 v2",
            ])
        #expect(try await codes(["..", ".."]) == ["version-overlap v2 v1"])
        #expect(
            try await codes(["2026-01-01..2026-08-31", "2026-03-01..2026-04-30", "2026-09-01.."]) == [
                "version-overlap v2 v1"
            ])
    }

    @Test("a quarter of months, worked out: each month by the versions of its own days, its tree by its own last day")
    func months() async throws {
        func version(_ price: Int, _ points: Int) -> String {
            VersionedCentre.sheet("1: {text: 每次扣分, deduct: \(price)}", period: "month").replacing(
                "points: 20", with: "points: \(points)")
                + "  quarter:\n    title: 季\n    subject: staff\n    period: quarter\n    parts:\n"
                + "      p: {title: 季分, clause: 一, points: 20, take: {mean: staff, of: months}, floor: 0, ceiling: none}\n"
        }
        var versions = VersionedCentre([("..2026-08-15", version(2, 20)), ("2026-08-16..", version(3, 30))])
        for day in ["2026-07-06", "2026-08-03", "2026-08-17", "2026-09-01"] {
            versions.centre.event(day, "A01", "virtue.1")
        }
        let run = try await versions.score(context: .workedOut)
        // July 20 − 2, August 30 − 2 − 3, September 30 − 3.
        let score = try #require(run.report.sheets.first { $0.id == "r.quarter" }?.subjects.first)
        #expect(score.exactTotal == Rational(18 + 25 + 27).divided(by: Rational(3)))
    }

    @Test("columns of a declared log that only one version names: each version's rules find their own")
    func declared() async throws {
        func version(_ column: String, _ header: String) -> String {
            VersionedCentre.sheet(
                "1: {text: 按表扣分, rows: checks, deduct: {each: 1, per: 1, by: \(column), remainder: dropped}}",
                top:
                    "logs:\n  checks: {title: 检查, subject: staff, dated: yes, columns: {\(column): {header: \(header), type: number}}}"
            )
        }
        var versions = VersionedCentre([("..2026-08-15", version("old", "旧分")), ("2026-08-16..", version("new", "新分"))])
        versions.centre.binding = versions.centre.binding.replacing("logs:\n", with: "logs:\n  checks: checks.csv\n")
        versions.centre.files["checks.csv"] = Array(
            "日期,工号,旧分,新分\n2026-08-15,A01,1,4\n2026-08-16,A01,1,4\n".utf8)
        #expect(try await versions.score()["A01"].points("virtue.1") == [-1, -4])
    }

    @Test("two equal versions give the lines and scores of one, whatever the order of the rows")
    func equal() async throws {
        let rules = """
            1: {text: 前两次不计, skip: 2, deduct: 1}
            2: {text: 每三次扣2分最多4分, every: 3, deduct: 2, limit: 4}
            3: {text: 分次, deduct: {by: nth, table: {1: 1, at_least 2: 3}}}
            4: {text: 三次以上, when: {count: at_least 3}, deduct: 1}
            5: {text: 引用, rows: {rules: [virtue.1, virtue.3]}, every: 2, deduct: 1/2}
            """
        var one = VersionedCentre.rules([("..", rules)])
        var two = VersionedCentre.change(rules, rules)
        for (number, day) in ["2026-07-03", "2026-08-14", "2026-08-15", "2026-08-16", "2026-08-17", "2026-09-30"]
            .enumerated()
        {
            for rule in 1...4 {
                one.centre.event(day, "A01", "virtue.\(rule)", times: 1 + number % 2)
                two.centre.event(day, "A01", "virtue.\(rule)", times: 1 + number % 2)
            }
        }
        let (first, second) = (try await one.score(), try await two.score())
        #expect(first["A01"].lines.count > 10)
        #expect(second["A01"].lines == first["A01"].lines)
        #expect(second["A01"].total == first["A01"].total)
        two.centre.events.reverse()
        let reversed = try await two.score()
        #expect(
            reversed["A01"].lines.map { "\($0.rule) \($0.date) \($0.points)" }.sorted()
                == first["A01"].lines.map { "\($0.rule) \($0.date) \($0.points)" }.sorted())
    }

    @Test("days at the ends of the calendar of the world do no harm")
    func oddDays() async throws {
        var versions = VersionedCentre.rules([
            ("0001-01-01..2026-08-15", Self.one), ("2026-08-16..9999-12-31", "1: {text: 扣2, deduct: 2}"),
        ])
        versions.centre.event("2026-08-15", "A01", "virtue.1")
        versions.centre.event("2026-08-16", "A01", "virtue.1")
        #expect(try await versions.score()["A01"].lines.map(\.points) == [-1, -2])
    }
}
