import Chronology
import Diagnostics
import Exact
import RecordModel
import RuleModel

/// A small regulation with one of everything that is printed.
enum MadeUpRegulation {
    static let span = SourceSpan(file: "rules/made-up.yaml", line: 1, column: 1)

    static func rule(
        _ id: String, _ code: String, _ text: String, _ effects: [Effect] = [], reading: String = "",
        rows: RowSource = .events, filter: RowFilter = RowFilter(), run: Run? = nil, every: Int = 1,
        condition: Condition? = nil, factor: Factor? = nil, same: SameRows? = nil, limit: Limit? = nil,
        waiver: Waiver? = nil, fallsOn: FallsOn = .subject, then: [String] = []
    ) -> Rule {
        Rule(
            id: id, code: code, clause: "第三条", text: text, reading: reading, rows: rows, filter: filter, run: run,
            every: every, condition: condition, effects: effects, factor: factor, same: same, limit: limit,
            waiver: waiver, fallsOn: fallsOn, consequences: then, span: span)
    }

    static func deduct(_ points: Int) -> [Effect] { [Effect(.deduct, FlatPrice(.points(Rational(points))))] }

    static let degrees = PriceTable(
        by: .field("degree"), rows: [(.word("一般"), .points(Rational(1))), (.word("严重"), .all)])

    static var discipline: [Rule] {
        [
            rule("discipline.1", "纪律1", "迟到,每次扣1分", deduct(1), rows: .log(.marks), every: 3),
            rule(
                "discipline.2", "纪律2", "着装不规范 * 每次扣分|_见附件_", [Effect(.deduct, degrees)],
                filter: RowFilter(drop: [FieldTest("degree", .isOne(of: ["客观原因"]))]), limit: .points(Rational(5))),
            rule(
                "discipline.3", "纪律3", "卫生检查连续两次末位的,每人扣2分", deduct(2), run: Run(along: "round", length: 2),
                fallsOn: .members),
            rule(
                "discipline.4", "纪律4", "经查实的投诉,酌情扣2至4分",
                [Effect(.deduct, FlatPrice(.choose(least: Rational(2), most: Rational(4), standard: nil)))],
                reading: "由督查组当场商定", then: ["限期整改"]),
        ]
    }

    static var praise: [Rule] {
        [
            rule(
                "praise.1", "表扬1", "受到表彰的加分", [Effect(.add, FlatPrice(.points(Rational(3))))],
                same: SameRows("deed"), waiver: .row([FieldTest("degree", .isOne(of: ["集体"]))])),
            rule(
                "praise.2", "表扬2", "满意率达到99%的,加2分", [Effect(.add, FlatPrice(.points(Rational(2))))],
                condition: Condition([
                    .compares(
                        .measure("satisfaction"),
                        Comparison(lower: .init(Rational(scaled: 99, decimals: 2), inclusive: true)))
                ])),
        ]
    }

    static func part(
        _ id: String, _ title: String, points: Int, ceiling: Int? = nil, take: Composition? = nil, rules: [Rule] = [],
        parts: [Part] = [], reading: String = ""
    ) -> Part {
        Part(
            id: id, title: title, code: title, clause: "第三条", reading: reading, points: Rational(points),
            start: take == nil ? Rational(points) : .zero, floor: .zero, ceiling: ceiling.map { Rational($0) },
            take: take, rules: rules, parts: parts)
    }

    static func staff(_ rules: [Rule] = discipline) -> Sheet {
        let inner = part("praise", "表扬", points: 0, rules: praise, reading: "表扬以书面为准")
        let line = Comparison(lower: .init(Rational(60), inclusive: true))
        return Sheet(
            id: "staff", title: "人员月度考核", subject: .staff, period: .month, decimals: 1, rounding: .halfUp,
            clause: "第二条", reading: "月中到岗的按整月计",
            parts: [part("discipline", "纪律", points: 100, ceiling: 100, rules: rules, parts: [inner])],
            floor: nil, ceiling: Rational(110),
            ranking: Ranking(
                leastDays: 10, excludedPosts: ["首席代表"], peers: .group, ties: [.part(0), .measure("finished")]),
            levels: [
                Level(
                    name: "优秀",
                    quota: .bySize([.init(Comparison(upper: .init(Rational(10), inclusive: true)), number: 1)]),
                    ties: .refuse, line: line, clause: "第五条",
                    reading: "十人以上的不设优秀", consequences: ["通报表扬"]),
                Level(name: "合格", line: line),
            ],
            honours: [Level(name: "红旗", quota: .number(1), condition: Condition([.level(["优秀"])]), reading: "由办公室提名")])
    }

    static var window: Sheet {
        let take = Composition(.mean, of: "staff", over: [.members, .periods(.month)], disqualified: .out)
        return Sheet(
            id: "window", title: "窗口年度考核", subject: .window, period: .year, decimals: 2, rounding: .down, clause: "",
            reading: "窗口没有人的月份不计",
            parts: [part("people", "人员", points: 100, ceiling: 100, take: take, reading: "每人一份")], floor: nil,
            ceiling: nil,
            ranking: Ranking(), levels: [])
    }

    static var cases: Selection { Selection(.log(.cases), RowFilter(keep: [FieldTest("finished", .filled)])) }

    static var measures: [MeasureDefinition] {
        let rated = Selection(
            .log(.cases), RowFilter(keep: [FieldTest("rating", .isOne(of: ["满意", "非常满意"]))]), on: .accepted)
        let failed = Condition([
            .compares(.measure("finished"), Comparison(upper: .init(Rational(1), inclusive: false)))
        ])
        let forms: [(String, String, any MeasureForm)] = [
            ("finished", "办结件数", CountMeasure(cases)), ("satisfied", "满意件数", CountMeasure(rated)),
            ("satisfaction", "满意率", RatioMeasure("satisfied", "finished")),
            ("open", "未结", MinusMeasure("finished", "satisfied")), ("lead", "领先", AboveMeanMeasure("finished")),
            ("days", "缺勤日", DistinctMeasure("date", Selection(.log(.sessions)))),
            ("late", "迟到分钟", SumMeasure("minutes", Selection(.log(.marks)))),
            ("score", "检查得分", MeanMeasure("score", Selection(.declared("checks")), trim: 1)),
            ("idle", "连续无件", StreakMeasure(failed, of: .period(.month))), ("heads", "人数", PeopleMeasure(posts: ["科员"])),
            ("due", "应出勤", TimetableMeasure()),
        ]
        return forms.map { name, title, form in
            MeasureDefinition(
                name: name, title: title, reading: name == "days" ? "半天算一天" : "", form: form,
                noData: name == "satisfaction" ? .one : nil,
                target: name == "finished" ? .number(Rational(200)) : nil, span: span)
        }
    }

    static func regulation(
        sheets: [Sheet]? = nil, measures: [MeasureDefinition]? = nil, since: String = "2026-01-01",
        consequences: [Consequence]? = nil, notScored: [NotScored] = [NotScored(clause: "第一条", reason: "目的(无分值)")]
    ) -> Regulation {
        let fields = [Field("subject", "窗口", .text, required: true), Field("score", "得分", .number)]
        return Regulation(
            id: "made-up", title: "青山区考核办法(试行)", issuer: "青山区政务服务局", document: "青政[2026]3号",
            reading: "“以上”含本数\n没有写明的由办公室决定\n", since: Day(iso: since),
            until: nil, subjects: [SubjectDeclaration(id: "townships", title: "乡镇", span: span)],
            logs: [
                LogDeclaration(id: "checks", title: "检查评分", subject: .window, isDated: true, fields: fields, span: span)
            ], measures: measures ?? Self.measures,
            consequences: consequences ?? [
                Consequence(name: "限期整改", clause: "第六条", reading: "期限十天", span: span),
                Consequence(name: "通报表扬", clause: "第五条", span: span),
                Consequence(
                    name: "取消评优", clause: "第七条", bars: true, until: .year, noHigherThan: "合格",
                    condition: Condition([.level(["合格"])]), sheet: "staff", span: span),
            ], sheets: sheets ?? [staff(), window], notScored: notScored, file: span.file, span: span)
    }
}
