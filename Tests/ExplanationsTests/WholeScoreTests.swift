import CentreFixtures
import Chronology
import Diagnostics
import Evaluation
import Exact
import RecordModel
import RuleModel
import ScoreModel
import Testing

@testable import CentreRun

/// What an explanation says adds up to the score.
@Suite("Why this score") struct WholeScoreTests {
    /// A part is what stands in it.
    private func check(_ part: PartExplanation, _ whom: String) {
        let lines = part.lines.reduce(Rational.zero) { $0 + $1.points }
        let inner = part.parts.reduce(Rational.zero) { $0 + $1.score }
        let corrections = part.corrections.reduce(Rational.zero) { $0 + $1.points }
        let taken = part.taken?.value ?? .zero
        #expect(part.start + taken + lines + inner + corrections == part.unweighted, "\(whom) \(part.part.path)")
        #expect(part.unweighted * part.part.weight == part.score, "\(whom) \(part.part.path)")
        for inner in part.parts { check(inner, whom) }
    }

    private func check(_ sheet: SheetExplanation) {
        let whom = "\(sheet.id) \(sheet.score.id)"
        for part in sheet.parts { check(part, whom) }
        #expect(sheet.parts.map(\.score) == sheet.score.parts, "\(whom)")
        let onTotal = sheet.totalLines.reduce(Rational.zero) { $0 + $1.pointsOfTotal }
        let sum = sheet.parts.reduce(onTotal) { $0 + $1.score }
        #expect(sum == sheet.sum, "\(whom)")
        #expect(sheet.clamp.isEmpty == (sheet.sum == sheet.score.exactTotal), "\(whom)")
    }

    @Test(
        "the lines of everybody in the samples add up to the score, and every rule accounts for its lines",
        arguments: [
            ("qingshan", "2026Q3"), ("city", "2026-07"), ("city", "2026Q3"), ("xiangzikou", "2026Q3"),
            ("fuxin", "2026-07"), ("year", "2025"),
        ])
    func samples(_ name: String, _ label: String) async throws {
        let folder = try sampleFolder(name)
        let centre = try Centre.load(folder: folder.path + "/samples/" + name)
        let period = try #require(Period(label))
        let choices = try centre.sheets(for: period)
        var subjects: [ExplanationRequest] = []
        let (evaluation, _, _) = try await CentreRun.prepare(centre, choices, period, .workedOut, 2, nil) { rosters in
            func add(_ kind: SubjectKind, _ ids: [String]) {
                subjects += ids.enumerated().map {
                    ExplanationRequest(kind: kind, index: $0, id: $1, rule: nil, sheet: nil)
                }
            }
            add(.staff, rosters.people.ids)
            add(.window, rosters.people.windows)
            add(.department, rosters.people.departments)
            for id in rosters.declared.keys.sorted() { add(.declared(id), rosters.declared[id]?.ids ?? []) }
            return subjects[0]
        }
        let explained = await evaluation.explain(subjects, jobs: 2)
        let results = await evaluation.run(jobs: 2).sheets
        #expect(explained.map(\.sheets.count).reduce(0, +) == results.map(\.subjects.count).reduce(0, +))
        for sheet in explained.flatMap(\.sheets) {
            check(sheet)
            let result = try #require(results.first { $0.id == sheet.id })
            let score = try #require(result.subjects.first { $0.id == sheet.score.id })
            #expect(score.total == sheet.score.total)
            func lines(_ part: PartExplanation) -> Int { part.lines.count + part.parts.map(lines).reduce(0, +) }
            let fromRules = score.lines.count { if case .rule = $0.source { true } else { false } }
            #expect(sheet.parts.map(lines).reduce(0, +) + sheet.totalLines.count == fromRules)
            #expect(sheet.standing.levels.count { $0.isReached } == (score.level == nil ? 0 : 1))
            #expect(sheet.standing.honours.count { $0.isReached } == score.honours.count)
        }
        try await accountsForLines(evaluation, subjects.filter { $0.index < 6 }, results)
    }

    /// Every line of a rule stands in the rule's explanation, among its lines or among the rows that gave way.
    private func accountsForLines(
        _ evaluation: Evaluation, _ subjects: [ExplanationRequest], _ results: [SheetResult]
    ) async throws {
        var requests: [ExplanationRequest] = []
        for result in results {
            for subject in subjects where subject.kind == result.sheet.subject {
                requests += result.rules.map {
                    ExplanationRequest(
                        kind: subject.kind, index: subject.index, id: subject.id, rule: $0.id, sheet: result.sheet.id)
                }
            }
        }
        for (request, explained) in zip(requests, await evaluation.explain(requests, jobs: 2)) {
            for rule in explained.rules {
                let result = try #require(results.first { $0.id == rule.sheetID })
                guard let score = result.subjects.first(where: { $0.id == request.id }) else { continue }
                let lines = score.lines.count { line in
                    if case .rule(let index) = line.source { result.rules[index] === rule.rule } else { false }
                }
                let gone = rule.missed.filter { $0.cause == .gaveWay || $0.cause == .excused }
                    .flatMap(\.rows).count
                let hasLines = !rule.rule.effects.isEmpty && !rule.rule.firesByWindow
                let found = rule.lines.count + (hasLines ? gone : 0)
                #expect(found == lines || gone >= MissedRows.most, "\(request.id) \(rule.rule.id)")
            }
        }
    }

    /// Months that make a quarter, a part of parts with weights, windows that take their people's scores.
    private static let regulation = """
        kind: regulation
        id: composed
        title: 试验办法
        effective: {since: 2014-01-01}
        sheets:
          staff-month:
            title: 人员月度
            subject: staff
            period: month
            decimals: 2
            full: 100
            floor: 0
            ceiling: 100
            parts:
              duty:
                title: 履职
                clause: 第一条
                points: 40
                floor: 0
                ceiling: 40
                parts:
                  manner: {title: 态度, points: 20, floor: 0, ceiling: 20, rules: {1: {text: 态度不好, deduct: 15}}}
                  skill: {title: 业务, points: 40, floor: 0, ceiling: 40, weight: 1/2, rules: {1: {text: 差错, deduct: 3}}}
              order:
                title: 纪律
                clause: 第二条
                points: 60
                floor: 0
                ceiling: 60
                rules: {1: {text: 违反纪律, deduct: {by: nth, table: {1: 1, 2: 2, at_least 3: 4}}}}
            rules:
              a: {clause: 第三条, text: 表扬, add: 1}
            rank: {ties: [order]}
            levels:
              优秀: {quota: 1, at_least: 60}
              合格: {at_least: 60}
              不合格: {under: 60}
          staff-quarter:
            title: 人员季度
            subject: staff
            period: quarter
            decimals: 2
            full: 100
            floor: 0
            ceiling: 100
            parts:
              months: {title: 月度平均, points: 100, floor: 0, ceiling: 100, take: {mean: staff-month, of: months}}
          window-quarter:
            title: 窗口季度
            subject: window
            period: quarter
            decimals: 2
            full: 100
            floor: 0
            ceiling: 100
            parts:
              people: {title: 人员, points: 100, floor: 0, ceiling: 100, weight: 70%, take: {mean: staff-quarter, of: members}}
              place: {title: 场所, clause: 第四条, points: 30, floor: 0, ceiling: 30, rules: {1: {text: 不整洁, deduct: 2}}}
        """

    private func composed() -> MadeUpCentre {
        var centre = MadeUpCentre.under(Self.regulation)
        centre.person("A02", at: "一号窗口", name: "李四")
        centre.event("2026-07-01", "A01", "manner.1")
        centre.event("2026-07-02", "A01", "duty.manner.1")
        centre.event("2026-07-02", "A01", "duty.manner.1")
        for day in 6...8 { centre.event("2026-07-0\(day)", "A01", "order.1") }
        centre.event("2026-07-09", "A01", "duty.skill.1", times: 2)
        centre.event("2026-07-10", "A01", "total.a")
        centre.event("2026-08-03", window: "一号窗口", "place.1")
        return centre
    }

    @Test("parts in parts, weights, rules on the total and prices by number add up")
    func tree() async throws {
        let answer = try await composed().explain(period: "2026-07")
        let sheet = try #require(answer.sheets.first)
        check(sheet)
        let duty = sheet.parts[0]
        #expect(duty.parts[0].clamp == "最低 0 分,扣完为止")
        #expect(duty.parts[0].sum == -10)
        #expect(duty.parts[1].score == 17)
        #expect(duty.parts[1].lines.map(\.arithmetic) == ["3 × 2 次"])
        #expect(sheet.parts[1].lines.map(\.arithmetic) == ["第 1 次 1", "第 2 次 2", "第 3 次 4"])
        #expect(sheet.totalLines.map(\.points) == [1])
        #expect(sheet.standing.levels.map(\.reason).first?.contains("名额 1 名") == true)
    }

    @Test("what a part takes is listed with the parts behind it")
    func taken() async throws {
        let centre = composed()
        let staff = try #require(try await centre.explain(period: "2026Q3").sheets.first)
        check(staff)
        let months = try #require(staff.parts[0].taken)
        #expect(months.scores.map(\.period.label) == ["2026-07", "2026-08", "2026-09"])
        #expect(months.scores[0].parts.map(\.title) == ["履职", "纪律"])
        let window = try await centre.explain("一号窗口", period: "2026Q3")
        #expect(window.subject.kind == "window")
        let sheet = try #require(window.sheets.first)
        check(sheet)
        #expect(sheet.parts[0].taken?.scores.map(\.subject) == ["人A01", "李四"])
    }

    @Test("a rule of another kind of period or subject says where it belongs")
    func elsewhere() async throws {
        let centre = composed()
        let month = try await centre.explain(rule: "order.1", period: "2026Q3")
        #expect(month.rules.isEmpty)
        #expect(month.notices == ["条目 纪律1 属于“人员月度”(composed.staff-month),按月考核;请改用 --period 2026-09"])
        let window = try await centre.explain(rule: "place.1", period: "2026Q3")
        #expect(window.notices.first?.contains("考核的是窗口,不是人员") == true)
        let part = try await centre.explain(rule: "月度平均", period: "2026Q3")
        #expect(part.parts.map(\.part.part.path) == ["months"])
    }

    /// A rule that bars, one that lowers, an honour.
    private static let barring = """
        kind: regulation
        id: barring
        title: 试验办法
        effective: {since: 2014-01-01}
        consequences:
          取消资格: {bars: levels}
          降低等次: {lower: 1}
          限制等次: {no_higher_than: 三等}
        sheets:
          staff:
            title: 人员季度
            subject: staff
            period: quarter
            decimals: 0
            full: 100
            floor: 0
            ceiling: 100
            parts:
              work:
                title: 工作
                clause: 第一条
                points: 100
                floor: 0
                ceiling: 100
                rules:
                  1: {text: 违纪, deduct: 1, then: 取消资格}
                  2: {text: 受批评, deduct: 1, then: 降低等次}
                  3: {text: 受警告, deduct: 0.3, then: 限制等次}
                  4: {text: 差错, deduct: 30}
            rank: {among: {days: at_least 20}}
            levels:
              一等: {quota: 1, at_least: 90}
              二等: {quota: 2, at_least: 90}
              三等: {at_least: 60}
            honours:
              标兵: {quota: 1, at_least: 95}
        """

    @Test("barred, lowered, held down, too few days, rounded, an honour")
    func standing() async throws {
        var centre = MadeUpCentre.under(Self.barring)
        for id in ["A02", "A03", "A04", "A05"] { centre.person(id) }
        centre.person("A06", from: "2026-09-20")
        centre.event("2026-07-01", "A01", "工作1")
        centre.event("2026-07-01", "A02", "工作2")
        centre.event("2026-07-01", "A03", "工作3")
        centre.event("2026-07-01", "A04", "工作4")
        func sheet(_ id: String) async throws -> SheetExplanation {
            try #require(try await centre.explain(id).sheets.first)
        }
        let barred = try await sheet("A01")
        #expect(
            barred.standing.reason
                == "取消评定等次的资格:条目 工作1(第一条1):违纪;取消资格(工作1(1 次):logs/events.csv:2,2026-07-01)")
        #expect(barred.standing.levels.isEmpty)
        let lowered = try await sheet("A02")
        #expect(lowered.standing.levels.map(\.isReached).last == true)
        #expect(lowered.standing.levels.last?.reason == "因处理决定降 1 等")
        let held = try await sheet("A03")
        #expect(held.standing.levels.first?.reason == "因处理决定,不得高于“三等”")
        #expect(held.score.total == 100)
        let low = try await sheet("A04")
        #expect(low.standing.levels.first?.reason == "总分 70 分,要求不少于 90 分")
        let best = try await sheet("A05")
        // 99.7 is shown as 100 and ties with it.
        #expect(best.standing.honours.map(\.reason) == ["第 1 名;名额 1 名(本等次 1 名);同名次 2 人只剩 1 个名额,一并就低"])
        let new = try await sheet("A06")
        #expect(new.standing.reason.hasPrefix("未参加排名:不在岗(在岗 "))
        for sheet in [barred, lowered, held, low, best, new] { check(sheet) }
    }

    @Test("those who tie are told apart by the key that decided")
    func ties() async throws {
        var centre = MadeUpCentre()
        for id in ["A01", "A02", "A03"] { centre.person(id) }
        centre.event("2026-07-01", "A01", "德1")
        centre.event("2026-07-01", "A02", "绩4")
        centre.event("2026-07-01", "A03", "德1")
        let standing = try #require(try await centre.explain("A02").sheets.first).standing
        #expect(standing.tiedCount == 2)
        #expect(standing.tied.map(\.key) == ["绩", "绩"])
        #expect(standing.tied.map(\.order) == [.ahead, .ahead])
        let other = try #require(try await centre.explain("A01").sheets.first).standing
        #expect(other.tied.map(\.order.rawValue).sorted() == ["behind", "level"])
    }
}
