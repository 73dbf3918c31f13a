import Chronology
import Diagnostics
import Exact
import RecordModel
import RuleLoading
import RuleModel
import Testing

/// `rules/baotou.yaml` against the reading of its regulation, id by id.
@Suite struct BaotouTests {
    let regulation: Regulation
    let sheet: Sheet

    init() throws {
        let loaded = RegulationLoader.load(name: "rules/baotou.yaml", bytes: try Repository.bytes("rules/baotou.yaml"))
        #expect(loaded.diagnostics == [])
        regulation = try #require(loaded.sound)
        sheet = try #require(regulation.sheets.first)
    }

    func rule(_ id: String) throws -> Rule { try #require(sheet.rules.first { $0.rule.id == id }?.rule) }

    /// Each rule's price in one word: `-2`, `-all`, `+3`, a table, a step, or nothing.
    static let prices: [(id: String, code: String, clause: String, price: String)] = [
        ("virtue.1", "德1", "第五条(一)1", "-2"), ("virtue.2", "德2", "第五条(一)2", "-all"),
        ("virtue.3", "德3", "第五条(一)3", "-degree(一般 1 情节严重 3 empty 1)"),
        ("virtue.4", "德4", "第五条(一)4", "-1"), ("virtue.5", "德5", "第五条(一)5", "-1"),
        ("virtue.6", "德6", "第五条(一)6", "-1"), ("ability.1", "能1", "第五条(二)1", "-2"),
        ("ability.2", "能2", "第五条(二)2", "-degree(一般 2 影响较大 all empty 2)"),
        ("ability.3", "能3", "第五条(二)3", "-2"), ("ability.4", "能4", "第五条(二)4", "-1"),
        ("ability.5a", "能5a", "第五条(二)5", "-3"), ("ability.5b", "能5b", "第五条(二)5", "-1"),
        ("ability.6", "能6", "第五条(二)6", "-1"), ("ability.7", "能7", "第五条(二)7", "-5"),
        ("ability.8", "能8", "第五条(二)8", "-3"), ("ability.9", "能9", "第五条(二)9", "-1"),
        ("ability.10a", "能10a", "第五条(二)10", "-3 per 1/100 of satisfaction shortOf 99/100 dropped"),
        ("ability.10b", "能10b", "第五条(二)10", "-3 per 1/100 of rating_rate shortOf 99/100 dropped"),
        ("ability.10c", "能10c", "第五条(二)10", "-3"), ("diligence.1", "勤1", "第五条(三)1", "-1"),
        ("diligence.2a", "勤2a", "第五条(三)2", "-3 per 1 of days beyond 0 exact"),
        ("diligence.2b", "勤2b", "第五条(三)2", "-3"), ("diligence.2c", "勤2c", "第五条(三)2", ""),
        ("diligence.3", "勤3", "第五条(三)3", "-1"), ("diligence.4", "勤4", "第五条(三)4", "-2"),
        ("diligence.5", "勤5", "第五条(三)5", "-2"), ("diligence.6", "勤6", "第五条(三)6", "-3"),
        ("diligence.7", "勤7", "第五条(三)7", "-3"), ("diligence.8", "勤8", "第五条(三)8", "-3"),
        ("diligence.9", "勤9", "第五条(三)9", "-1"), ("diligence.10", "勤10", "第五条(三)10", "-5"),
        ("diligence.11", "勤11", "第五条(三)11", "-1"), ("diligence.12", "勤12", "第五条(三)12", "-1"),
        ("diligence.13", "勤13", "第五条(三)13", "-degree(一般 10 情节严重 all empty 10)"),
        ("diligence.14", "勤14", "第五条(三)14", "-2"), ("diligence.15", "勤15", "第五条(三)15", "-1"),
        ("performance.1", "绩1", "第五条(四)1", "-5"), ("performance.2", "绩2", "第五条(四)2", "-5"),
        ("performance.3", "绩3", "第五条(四)3", "-2 to 4, 2"), ("performance.4", "绩4", "第五条(四)4", "-2"),
        ("performance.5", "绩5", "第五条(四)5", "-5"),
        ("performance.6", "绩6", "第五条(四)6", "-degree(一般 5 重大影响 all empty 5)"),
        ("integrity.1", "廉1", "第五条(五)1", "-degree(一般 10 情节严重 all empty 10)"),
        ("integrity.2", "廉2", "第五条(五)2", "-10"),
        ("integrity.3", "廉3", "第五条(五)3", "-degree(一般 15 情节严重 all empty 15)"),
        ("integrity.4", "廉4", "第五条(五)4", "-all"), ("bonus.1a", "附加1a", "第六条(一)", "+3"),
        ("bonus.1b", "附加1b", "第六条(一)", "+1"), ("bonus.2", "附加2", "第六条(二)", "+3"),
        ("bonus.3", "附加3", "第六条(三)", "+degree(国家级 10 自治区级 5 市级 3)"), ("bonus.4", "附加4", "第六条(四)", "+2"),
    ]

    @Test func holdsEveryRuleWithItsPrice() {
        let found = sheet.rules.map(\.rule)
        #expect(found.map(\.id) == Self.prices.map(\.id))
        for (rule, expected) in zip(found, Self.prices) {
            #expect(rule.code == expected.code)
            #expect(rule.clause == expected.clause)
            #expect(Self.text(rule.effects.first) == expected.price, "\(rule.id)")
            #expect(!rule.text.isEmpty)
        }
    }

    @Test func countsWhatTheReadingSays() throws {
        let elsewhere: [String: RowSource] = [
            "ability.7": .log(.cases), "diligence.1": .log(.marks), "diligence.2a": .log(.sessions),
        ]
        for (rule, _) in sheet.rules { #expect(rule.rows == elsewhere[rule.id] ?? .events, "\(rule.id)") }
        let late = try rule("ability.7")
        #expect(late.datedBy == .due)
        #expect(late.filter.keep == [FieldTest("late", .flag(true))])
        #expect(late.filter.drop == [FieldTest("kind", .isOne(of: ["退回件"]))])
        #expect(try rule("ability.4").filter.drop == [FieldTest("degree", .isOne(of: ["客观原因"]))])
        #expect(try rule("diligence.2a").filter.keep == [FieldTest("status", .isOne(of: ["absent"]))])
        let hygiene = try rule("diligence.14")
        #expect(hygiene.run == Run(along: "round", length: 2))
        #expect(sheet.rules.filter { $0.rule.fallsOn == .members }.map(\.rule.id) == ["diligence.7", "diligence.14"])
        #expect(try rule("bonus.1b").limit == .points(Rational(3)))
        #expect(try rule("bonus.3").same == SameRows("deed"))
        let monthly = try rule("ability.10c")
        #expect(monthly.within == .period(.month))
        #expect(monthly.measures == ["rated", "finished"])
    }

    @Test func firesOnWindowsOfTime() throws {
        let absent = try rule("diligence.2c")
        #expect(absent.consequences == ["全区通报批评", "退回原单位"])
        guard case .compares(.measure("absent_days"), let often) = absent.condition?.terms.first else {
            Issue.record("no condition")
            return
        }
        #expect(often == Comparison(lower: .init(Rational(3), inclusive: true)))
        guard case .compares(.measure("full_attendance"), let full) = try rule("bonus.4").condition?.terms.first else {
            Issue.record("no condition")
            return
        }
        #expect(full == Comparison(lower: .init(.one, inclusive: true)))
        let clean = try #require(regulation.measures.first { $0.name == "clean_sessions" })
        let selection = try #require(clean.form.selections.first)
        #expect(clean.form is CountMeasure && selection.rows == .log(.sessions))
        #expect(
            selection.filter.keep == [
                FieldTest("status", .isOne(of: ["present", "official"])), FieldTest("late", .flag(false)),
                FieldTest("early", .flag(false)), FieldTest("touches_leave", .flag(false)),
            ])
    }

    @Test func addsUpAndRanks() {
        #expect(sheet.parts.map(\.points) == [20, 20, 20, 20, 20, 0].map { Rational($0) })
        #expect(sheet.parts.allSatisfy { $0.floor == .zero })
        #expect(sheet.parts.last?.ceiling == nil)
        #expect(sheet.ceiling == Rational(110))
        #expect(sheet.floor == nil)
        #expect(sheet.clause == "第九条")
        #expect(sheet.period == .quarter && sheet.decimals == 2 && sheet.rounding == .halfUp)
        #expect(sheet.ranking.leastDays == 1)
        #expect(sheet.ranking.ties == [4, 3, 2, 1, 0].map { .part($0) })
        #expect(sheet.levels.map(\.name) == ["五星", "四星", "三星", "二星", "一星"])
        #expect(sheet.levels.map(\.stars) == [5, 4, 3, 2, 1])
        #expect(
            sheet.levels.map(\.quota)
                == [Rational(1, over: 5), Rational(1, over: 4), Rational(1, over: 4), nil, nil].map {
                    $0.map { .share($0) }
                })
        #expect(sheet.levels.map { $0.line?.holds(for: Rational(80)) } == [true, true, true, true, false])
        #expect(sheet.levels.first?.consequences == ["通报表彰", "流动红旗"])
        #expect(sheet.levels.last?.consequences == ["限期整改"])
        #expect(regulation.consequences.map(\.clause) == ["", "", "第十五条(一)", "第十五条(一)", "第十五条(二)"])
        #expect(regulation.since == Day(iso: "2014-01-01") && regulation.until == nil)
        #expect(regulation.notScored.contains { $0.clause == "第七条" })
    }

    static func text(_ effect: Effect?) -> String {
        guard let effect else { return "" }
        let sign = effect.direction == .deduct ? "-" : "+"
        switch effect.price {
        case let flat as FlatPrice: return sign + text(flat.amount)
        case let table as PriceTable:
            var rows = table.rows.map { "\(text($0.key)) \(text($0.amount))" }
            if let empty = table.whenEmpty { rows.append("empty \(text(empty))") }
            if let otherwise = table.otherwise { rows.append("else \(text(otherwise))") }
            return "\(sign)\(text(table.by))(\(rows.joined(separator: " ")))"
        case let step as StepPrice:
            var line = "\(step.line)"
            if case .number(let number) = step.line { line = fraction(number) }
            return "\(sign)\(text(step.each)) per \(fraction(step.per)) of \(text(step.by)) \(step.side) \(line) "
                + step.remainder.rawValue
        default: return "?"
        }
    }

    static func text(_ key: PriceTable.Key) -> String {
        switch key {
        case .word(let word): word
        case .number(let number): number.plain
        case .comparison(let comparison): comparison.words(isShare: false)
        }
    }

    static func text(_ quantity: Quantity) -> String {
        switch quantity {
        case .field(let name), .measure(let name): name
        case .nth: "nth"
        case .count: "count"
        case .place(let name): "place of " + name
        }
    }

    static func text(_ amount: Amount) -> String {
        switch amount {
        case .points(let points): points.plain
        case .percent(let share): share.words(isShare: true)
        case .all: "all"
        case .choose(let least, let most, let standard):
            "\(least.plain) to \(most.plain), \(standard?.plain ?? "none")"
        case .chooseAny(let standard): "any, \(standard?.plain ?? "none")"
        case .unknown: "unknown"
        case .consequence(let name): name
        }
    }

    static func fraction(_ value: Rational) -> String {
        value.isWhole ? value.plain : "\((value * Rational(100)).plain)/100"
    }
}
