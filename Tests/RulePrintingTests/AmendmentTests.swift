import Chronology
import Exact
import Foundation
import RecordModel
import RuleModel
import Testing

@testable import RulePrinting

/// Two versions side by side.
@Suite struct AmendmentTests {
    typealias Made = MadeUpRegulation

    /// A version with a dearer price, a rule struck out, one added, one moved and one of another reading.
    static var amended: Regulation {
        var rules = Made.discipline
        rules[0] = Made.rule("discipline.1", "纪律1", "迟到,每次扣2分", Made.deduct(2), rows: .log(.marks), every: 3)
        rules[3] = Made.rule(
            "discipline.5", "纪律5", rules[3].text, rules[3].effects, reading: "由督查组书面商定", then: ["限期整改"])
        rules[2] = Made.rule("discipline.3", "纪律3", "无故离岗的,扣2分", Made.deduct(2), limit: .points(Rational(6)))
        rules.remove(at: 1)
        return Made.regulation(
            sheets: [Made.staff(rules), Made.window], since: "2027-01-01",
            notScored: [NotScored(clause: "第一条", reason: "目的"), NotScored(clause: "第九条", reason: "解释权")])
    }

    /// Both sides of every amendment and what is said of it, without regard to order.
    private func rows(_ old: Regulation, _ new: Regulation) -> Set<[String]> {
        Set(
            Amendments(from: old, to: new).changes.map {
                [$0.kind.rawValue, $0.old?.name ?? "", $0.old?.text ?? "", $0.new?.name ?? "", $0.new?.text ?? ""]
            })
    }

    @Test func printsWhatChanged() throws {
        let document = AmendmentDocument.make(from: Made.regulation(), to: Self.amended)
        try Golden.expect(Markdown.text(document), matches: "amendments.md")
    }

    @Test func nothingChangedNothingListed() throws {
        for regulation in [Made.regulation(), try Golden.regulation("rules/baotou.yaml")] {
            let amendments = Amendments(from: regulation, to: regulation)
            #expect(amendments.changes.isEmpty)
            let rules = amendments.all.count { $0.kind == .rule }
            #expect(rules == regulation.sheets.reduce(0) { $0 + $1.rules.count })
            #expect(Markdown.text(AmendmentDocument.make(from: regulation, to: regulation)).contains("没有变化"))
        }
    }

    @Test func exchangingThemExchangesTheColumns() {
        let (old, new) = (Made.regulation(), Self.amended)
        let turned = rows(new, old).map { [$0[0], $0[3], $0[4], $0[1], $0[2]] }
        #expect(rows(old, new) == Set(turned))
        let forth = Amendments(from: old, to: new).changes.map(\.words)
        let back = Amendments(from: new, to: old).changes.map(\.words)
        #expect(forth.count { $0 == "新增" } == back.count { $0 == "删去" })
        #expect(forth.count { $0 == "删去" } == back.count { $0 == "新增" })
        #expect(forth.contains("新增") && forth.contains("删去"))
    }

    /// The amendment of a rule, by its code in either version.
    private func change(_ code: String, _ old: [Rule], _ new: [Rule]) throws -> Amendment {
        let versions = [old, new].map { Made.regulation(sheets: [Made.staff($0)]) }
        return try #require(
            Amendments(from: versions[0], to: versions[1]).changes.first {
                $0.kind == .rule && ($0.new?.name == code || $0.old?.name == code)
            })
    }

    @Test func saysWhatChangedInWords() throws {
        let text = "吸烟的扣分"
        func rule(_ effects: [Effect], limit: Limit? = nil) -> Rule {
            Made.rule("discipline.1", "纪律1", text, effects, limit: limit)
        }
        let dearer = try change("纪律1", [rule(Made.deduct(2))], [rule(Made.deduct(3))])
        #expect(dearer.words == "修改:分值 扣2分/次 → 扣3分/次")
        let limited = try change(
            "纪律1", [rule(Made.deduct(2))], [rule(Made.deduct(2), limit: .points(Rational(6)))])
        #expect(limited.words == "修改:限额 (无) → 最多6分")
    }

    @Test func saysWhereAReadingChanged() throws {
        func version(_ reading: String) -> Regulation {
            let level = Level(name: "优秀", reading: reading)
            let sheet = Sheet(
                id: "staff", title: "考核", subject: .staff, period: .month, decimals: 1, rounding: .halfUp, clause: "",
                reading: reading, parts: [Made.part("discipline", "纪律", points: 100, reading: reading)], floor: nil,
                ceiling: nil, ranking: Ranking(), levels: [level], honours: [Level(name: "红旗", reading: reading)])
            return Regulation(
                id: "made-up", title: "办法", issuer: "", document: "", reading: reading, since: nil, until: nil,
                measures: [
                    MeasureDefinition(
                        name: "days", title: "缺勤日", reading: reading, form: TimetableMeasure(), span: Made.span)
                ],
                consequences: [Consequence(name: "限期整改", clause: "", reading: reading, span: Made.span)],
                sheets: [sheet], notScored: [], file: "a.yaml", span: Made.span)
        }
        let changes = Amendments(from: version("原先的"), to: version("后来的")).changes
        #expect(changes.map(\.kind) == [.regulation, .sheet, .part, .level, .honour, .consequence, .measure])
        #expect(changes.allSatisfy { $0.words == "修改:理解有改动" })
        let text = Markdown.text(AmendmentDocument.make(from: version("原先的"), to: version("后来的")))
        #expect(text.components(separatedBy: "理解：后来的").count == 8)
    }

    @Test func aRuleThatOnlyMovedIsNoNewRule() throws {
        let rules = Made.discipline
        // A sentence put in front of the others: their numbers go up by one.
        let shifted =
            [Made.rule("discipline.1", "纪律1", "新的第一句", Made.deduct(1))]
            + rules.enumerated().map { index, rule in
                Made.rule(
                    "discipline.\(index + 2)", "纪律\(index + 2)", rule.text, rule.effects, reading: rule.reading,
                    rows: rule.rows, filter: rule.filter, run: rule.run, every: rule.every, limit: rule.limit,
                    fallsOn: rule.fallsOn, then: rule.consequences)
            }
        let amendments = Amendments(
            from: Made.regulation(sheets: [Made.staff(rules)]), to: Made.regulation(sheets: [Made.staff(shifted)])
        ).changes
        #expect(amendments.map(\.words) == ["新增"] + (1...4).map { "移动:纪律\($0) → 纪律\($0 + 1)" })
    }

    @Test func aChangeThatReadsAlikeIsSaid() throws {
        func rule(_ field: String) -> Rule {
            Made.rule(
                "discipline.1", "纪律1", "句子",
                [Effect(.deduct, StepPrice(each: .points(.one), by: .measure(field), remainder: .dropped))])
        }
        let twin =
            Made.measures + [
                MeasureDefinition(name: "other", title: "办结件数", form: CountMeasure(Made.cases), span: Made.span)
            ]
        let versions = ["finished", "other"].map {
            Made.regulation(sheets: [Made.staff([rule($0)])], measures: twin)
        }
        let changes = Amendments(from: versions[0], to: versions[1]).changes
        #expect(changes.map(\.words) == ["修改:分值的算法有改动,写法相同"])
    }

    @Test func aMeasureWrittenInPlaceIsKnownByWhatItIs() throws {
        func version(_ name: String, _ more: [MeasureDefinition], _ field: String) -> Regulation {
            let price = StepPrice(each: .points(.one), by: .measure(name), remainder: .dropped)
            let measure = MeasureDefinition(
                name: name, title: "件数", form: SumMeasure(field, Made.cases), span: Made.span)
            return Made.regulation(
                sheets: [Made.staff([Made.rule("discipline.1", "纪律1", "句子", [Effect(.deduct, price)])])],
                measures: Made.measures + more + [measure])
        }
        let other = MeasureDefinition(name: "#1", title: "别的", form: TimetableMeasure(), span: Made.span)
        // Another one written before it takes its number, and no more.
        #expect(Amendments(from: version("#1", [], "paused"), to: version("#2", [other], "paused")).changes.isEmpty)
        let changes = Amendments(from: version("#1", [], "paused"), to: version("#1", [], "promise")).changes
        #expect(changes.map(\.kind) == [.rule])
    }

    @Test func aMeasureOfOtherRowsIsAnotherMeasure() {
        func version(_ value: String) -> Regulation {
            let rows = Selection(.log(.cases), RowFilter(keep: [FieldTest("kind", .isOne(of: [value]))]))
            let price = StepPrice(each: .points(.one), by: .measure("#1"), remainder: .dropped)
            return Made.regulation(
                sheets: [Made.staff([Made.rule("discipline.1", "纪律1", "句子", [Effect(.deduct, price)])])],
                measures: [MeasureDefinition(name: "#1", title: "件数", form: CountMeasure(rows), span: Made.span)])
        }
        #expect(Amendments(from: version("即办件"), to: version("承诺件")).changes.count == 1)
        #expect(Amendments(from: version("即办件"), to: version("即办件")).changes.isEmpty)
    }

    @Test func everyAspectOfARuleIsCompared() throws {
        let plain = Made.rule("discipline.1", "纪律1", "句子", Made.deduct(1))
        let condition = Condition([.compares(.count, Comparison(lower: .init(Rational(2), inclusive: true)))])
        func rule(
            clause: String = "第三条", reading: String = "", rows: RowSource = .events, filter: RowFilter = RowFilter(),
            datedBy: CaseDate = .finished, within: TimeWindow? = nil, run: Run? = nil, skip: Int = 0, every: Int = 1,
            condition: Condition? = nil, factor: Factor? = nil, same: SameRows? = nil, limit: Limit? = nil,
            waiver: Waiver? = nil, rowsOf: Set<RowOwner> = [], fallsOn: FallsOn = .subject, then: [String] = []
        ) -> Rule {
            Rule(
                id: "discipline.1", code: "纪律1", clause: clause, text: "句子", reading: reading, rows: rows,
                filter: filter, datedBy: datedBy, within: within, run: run, skip: skip, every: every,
                condition: condition, effects: Made.deduct(1), factor: factor, same: same, limit: limit,
                waiver: waiver, rowsOf: rowsOf, fallsOn: fallsOn, consequences: then, span: Made.span)
        }
        let others = [
            rule(clause: "第四条"), rule(reading: "另解"), rule(rows: .log(.cases)),
            rule(filter: RowFilter(keep: [FieldTest("degree", .filled)])), rule(datedBy: .due),
            rule(within: .period(.month)),
            rule(run: Run(along: "round", length: 2)), rule(skip: 2), rule(every: 2), rule(condition: condition),
            rule(factor: .number(Rational(2))), rule(same: SameRows("deed")), rule(limit: .once),
            rule(waiver: .measure(condition)), rule(rowsOf: [.members]), rule(fallsOn: .members), rule(then: ["限期整改"]),
        ]
        for other in others {
            let change = try change("纪律1", [plain], [other])
            #expect(change.words.hasPrefix("修改:"), "\(change.words)")
        }
    }
}
