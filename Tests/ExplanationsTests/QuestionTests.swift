import CentreFixtures
import CentreRun
import Diagnostics
import Explanations
import Foundation
import RuleModel
import ScoreModel
import Testing

/// Whom and what a question may name.
@Suite("What may be asked") struct QuestionTests {
    private var centre: MadeUpCentre {
        var centre = MadeUpCentre()
        centre.person("A01", name: "张三")
        centre.person("A02", at: "二号窗口", name: "张三")
        centre.person("A03", at: "二号窗口", name: "李四")
        return centre
    }

    @Test("a name means its only bearer")
    func name() async throws {
        #expect(try await centre.explain("李四").subject.id == "A03")
        #expect(try await centre.explain("A02").subject.id == "A02")
    }

    @Test("a name of several is refused with the candidates")
    func ambiguous() async throws {
        let text = try await centre.refusal("张三")
        #expect(text.contains("“张三”有 2 个"))
        #expect(text.contains("A01  张三  一号窗口") && text.contains("A02  张三  二号窗口"))
    }

    @Test("nobody is refused with what is near")
    func unknown() async throws {
        #expect(try await centre.refusal("A04").contains("A01"))
        #expect(try await centre.refusal("李").contains("李四"))
        #expect(try await centre.refusal("完全不对的名字").contains("名册里没有"))
        #expect(try await centre.refusal("").contains("名册里没有"))
    }

    @Test("a window that no sheet scores names its people")
    func window() async throws {
        let text = try await centre.refusal("二号窗口")
        #expect(text.contains("只考核人员") && text.contains("A02  张三") && text.contains("A03  李四"))
    }

    @Test("a rule that does not exist is refused with what is near")
    func rule() async throws {
        #expect(try await centre.refusal("A01", rule: "德33").contains("德3"))
        #expect(try await centre.refusal("A01", rule: "德99").contains("德6"))
        #expect(try await centre.refusal("A01", rule: "virtu.3").contains("virtue.3"))
        #expect(try await centre.refusal("A01", sheet: "nothing").contains("没有考核表"))
    }

    @Test("a rule of a version that is not in force says so")
    func version() async throws {
        func version(_ rules: String, _ dates: String) -> [UInt8] {
            Array(
                """
                kind: regulation
                id: versions
                title: 试验办法
                effective: {\(dates)}
                sheets:
                  staff:
                    subject: staff
                    period: quarter
                    decimals: 2
                    full: 100
                    floor: 0
                    ceiling: 100
                    parts:
                      work: {title: 工作, clause: 第一条, points: 100, floor: 0, ceiling: 100, rules: {\(rules)}}

                """.utf8)
        }
        var centre = MadeUpCentre.ofOne
        centre.binding = centre.binding.split(separator: "rules: rules/baotou.yaml")
            .joined(separator: "rules: [rules/old.yaml, rules/new.yaml]")
        centre.files["rules/old.yaml"] = version(
            "1: {text: 旧条, deduct: 1}, 9: {text: 废止, deduct: 1}", "since: 2014-01-01, until: 2026-03-31")
        centre.files["rules/new.yaml"] = version("1: {text: 新条, deduct: 2}", "since: 2026-04-01")
        centre.event("2026-07-01", "A01", "工作1")
        let now = try await centre.explain(rule: "工作1")
        #expect(now.rules.map(\.rule.text) == ["新条"])
        let old = try await centre.explain(rule: "工作9")
        #expect(old.rules.isEmpty)
        #expect(old.notices == ["条目 工作9 属于自 2014-01-01 至 2026-03-31 施行的“试验办法”,不适用于 2026Q3"])
    }

    @Test("somebody who was not on the roster has no score")
    func absent() async throws {
        var centre = MadeUpCentre()
        centre.person("A01", until: "2026-03-31")
        centre.person("A02")
        #expect(try await centre.explain("A01").notices == ["人A01在 2026Q3(2026年第三季度)不在名册上,没有成绩"])
    }

    @Test("lines fit a terminal and JSON is whole")
    func forms() async throws {
        var centre = centre
        for day in 1...9 { centre.event("2026-07-0\(day)", "A03", "勤13", degree: "情节严重") }
        let answer = try await centre.explain("A03")
        for language in [ExplanationText(language: .zh), ExplanationText(language: .en)] {
            for line in language.render(answer).split(separator: "\n") {
                let width = line.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) }
                #expect(width <= 101, "\(line)")
            }
        }
        let rule = try await centre.explain("A03", rule: "勤13")
        for value in [answer, rule] {
            let json = ExplanationJSON.render(value)
            let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
            #expect((object?["subject"] as? [String: String])?["id"] == "A03")
        }
    }
}
