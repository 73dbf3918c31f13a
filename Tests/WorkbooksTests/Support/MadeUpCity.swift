import Chronology
import Exact
import Letters
import RecordModel
import RuleModel
import ScoreModel

/// A fictional city's quarter: people on two sheets of two regulations, windows that two departments share, and townships
/// with a roster of their own.
struct MadeUpCity {
    var centre = MadeUp()
    /// How many townships there are.
    var townships = 3
    /// How many parts their sheet has.
    var townshipParts = 15
    /// Whether everyone has a name that nobody else has.
    var hasUniqueNames = false

    init() {
        centre.people = 7
        centre.departments = ["税务局", "自然资源局"]
        centre.linesEach = 2
        centre.noticeNames = .masked
    }

    /// The window that people of both departments work at.
    static let sharedWindow = "综合窗口"

    /// The whole report.
    func report() -> RunReport {
        let base = centre.report()
        let scored = hasUniqueNames ? base.sheets[0].subjects.map(Self.renamed) : base.sheets[0].subjects
        let people = scored.sorted { $0.id < $1.id }
        let old = base.sheets[0]
        let first = SheetResult(
            regulation: old.regulation, sheet: old.sheet, period: old.period, rules: old.rules,
            partOfRule: old.partOfRule, subjects: scored, rankedCount: old.rankedCount)
        let sheets = [
            first, staff(people, base.period), windows(people, base.period), townships(base.period),
        ]
        return RunReport(
            centre: base.centre, period: base.period, sheets: sheets, attendance: base.attendance, cases: base.cases,
            findings: base.findings, tables: base.tables, settings: base.settings,
            programVersion: base.programVersion, observations: Self.observations,
            people: people.enumerated().map { number, person in
                PersonCard(
                    id: person.id, name: person.name, departments: [person.department],
                    windows: number < 2 ? [Self.sharedWindow, person.window] : [person.window])
            },
            scoredOnTheWay: [ScoredOnTheWay(sheet: "made-up-city.staff-month", period: "2026-07")],
            letters: base.letters)
    }

    private static func renamed(_ old: SubjectScore) -> SubjectScore {
        SubjectScore(
            id: old.id, name: "姓\(old.id)名", window: old.window, department: old.department, group: old.group,
            post: old.post, parts: old.parts, deducted: old.deducted, exactTotal: old.exactTotal, total: old.total,
            rank: old.rank, level: old.level, status: old.status, lines: old.lines, consequences: old.consequences)
    }

    // MARK: The regulation

    static func rule(
        _ id: String, _ code: String, _ clause: String, _ text: String, _ points: Int, adds: Bool = false,
        then: [String] = []
    ) -> Rule {
        let price = MadeUp.flat(points)
        return Rule(
            id: id, code: code, clause: clause, text: text,
            effects: points == 0 ? [] : [adds ? Effect(.add, price) : MadeUp.deduct(price)], consequences: then,
            span: MadeUp.span)
    }

    static func part(
        _ id: String, _ title: String, _ points: Int, path: String? = nil, take: Composition? = nil, rules: [Rule] = [],
        parts: [Part] = []
    ) -> Part {
        Part(
            id: id, path: path, title: title, code: title, clause: "一(一)", points: Rational(points),
            start: take == nil ? Rational(points) : .zero, floor: .zero, ceiling: nil, take: take, rules: rules,
            parts: parts)
    }

    static let staffSheet = Sheet(
        id: "staff", title: "窗口工作人员季评比", subject: .staff, period: .quarter, decimals: 1, rounding: .halfUp,
        clause: "一",
        parts: [
            part(
                "morality", "思想品德", 40,
                parts: [
                    part(
                        "1", "服从指挥", 0, path: "morality.1",
                        rules: [
                            rule("morality.1.a", "品德1a", "一(一)1(1)a", "不服从中心指挥的,每次扣5分", 5),
                            rule("morality.1.b", "品德1b", "一(一)1(1)b", "与服务对象争吵的,取消考评资格", 0, then: ["取消考评资格"]),
                        ]),
                    part(
                        "2", "装束规范", 0, path: "morality.2",
                        rules: [rule("morality.2.a", "品德2a", "一(一)1(2)a", "不佩证上岗的,每次扣2分", 2)]),
                ]),
            part("skill", "业务技能", 60, rules: [rule("skill.a", "技能a", "一(一)2a", "办件差错的,每次扣3分", 3)]),
        ], totalRules: [rule("total.1", "总分1", "一(一)7", "受到市级表彰的,总分加5分", 5, adds: true)], floor: nil,
        ceiling: nil, ranking: Ranking(peers: .group),
        levels: [
            Level(name: "达标", line: Comparison(lower: .init(Rational(80), inclusive: true))), Level(name: "未达标"),
        ], honours: [Level(name: "先进个人", quota: .number(1), clause: "四(一)")])

    static let windowSheet = Sheet(
        id: "window", title: "窗口季评比", subject: .window, period: .quarter, decimals: 2, rounding: .down,
        clause: "一(二)",
        parts: [
            part(
                "people", "人员平均分", 100,
                take: Composition(.mean, of: "staff", over: [.members], weighsDays: true)),
            part("faults", "窗口扣分", 0, rules: [rule("faults.1", "窗1", "一(二)1", "窗口人员迟到的,每次扣1分", 1)]),
        ], floor: nil, ceiling: nil, ranking: Ranking(),
        levels: [Level(name: "达标"), Level(name: "未达标")], honours: [Level(name: "红旗窗口", quota: .number(1))])

    static func townshipSheet(parts count: Int) -> Sheet {
        Sheet(
            id: "township", title: "各乡镇(街道)便民服务中心规范化建设和运行情况季度评估",
            subject: .declared("townships"), period: .quarter, decimals: 2, rounding: .halfUp, clause: "",
            parts: (0..<count).map { part("p\($0 + 1)", "第\($0 + 1)项指标", 0) }, floor: nil, ceiling: nil,
            ranking: Ranking(), levels: [])
    }

    static func regulation(townshipParts: Int) -> Regulation {
        Regulation(
            id: "made-up-city", title: "窗口及工作人员绩效考评实施办法", issuer: "市行政服务中心", document: "", since: nil, until: nil,
            subjects: [SubjectDeclaration(id: "townships", title: "乡镇", span: MadeUp.span)], measures: [],
            consequences: [Consequence(name: "取消考评资格", clause: "", bars: true, span: MadeUp.span)],
            sheets: [staffSheet, windowSheet, townshipSheet(parts: townshipParts)], notScored: [],
            file: "rules/city.yaml", span: MadeUp.span)
    }

    private static let observations = [
        Observation(
            .ruleNeverFired, sheet: "made-up-city.staff", about: "skill.a",
            message: "条目 技能a 本期没有产生任何扣分或加分;如有登记,请核对条目编号和限定条件"),
        Observation(
            .countedTwice, sheet: "made-up-city.window", about: "faults.1 faults.2",
            rows: [RowReference(file: 1, row: 7), RowReference(file: 2, row: 9)], message: "有 2 行同时被两个条目计分"),
        Observation(.periodWithoutRows, sheet: "other.sheet", about: "2026Q2", message: "需要回看 2026年第二季度"),
    ]

    // MARK: The scores

    /// Everyone again, in two groups: the first of each has an honour, one is out of the ranking.
    private func staff(_ people: [SubjectScore], _ period: Period) -> SheetResult {
        let day = period.first.advanced(by: 10)
        var ranked: [(score: SubjectScore, key: Int)] = []
        for (number, person) in people.enumerated() {
            let out = number == 3
            let lost = Rational(number * 4)
            let gained = number == 2 ? Rational(5) : .zero
            var lines: [ScoreLine] = []
            if number > 0 {
                lines.append(
                    ScoreLine(
                        source: .rule(number % 2 == 0 ? 0 : 2), day: day, points: -lost,
                        evidence: .row(RowReference(file: 3, row: UInt32(number + 2))), note: "督查时发现"))
            }
            if number == 2 {
                lines.append(
                    ScoreLine(
                        source: .rule(4), day: period.last, points: gained, evidence: .counted("表彰 1 次"), note: ""))
            }
            let total = Rational(100) - lost + gained
            let rank = number / 2 + 1
            ranked.append(
                (
                    SubjectScore(
                        id: person.id, name: person.name, window: person.window, department: person.department,
                        group: number % 2 == 0 ? "甲组" : "乙组", post: person.post,
                        parts: [Rational(40) - lost, Rational(60)],
                        deducted: lost, exactTotal: total, total: total, rank: out ? nil : rank,
                        level: out ? nil : total < Rational(80) ? 1 : 0, honours: number < 2 ? [0] : [],
                        status: out ? .disqualified(rule: "morality.1.b") : .ranked, lines: lines,
                        consequences: out
                            ? [ConsequenceEntry(name: "取消考评资格", clause: "一(一)1(1)b", reason: "品德1b 1 次")]
                            : number < 2 ? [ConsequenceEntry(name: "先进个人", clause: "四(一)", reason: "评定为先进个人")] : []
                    ), out ? Int.max : rank
                ))
        }
        let subjects = ranked.sorted { ($0.key, $0.score.id) < ($1.key, $1.score.id) }.map(\.score)
        return result(Self.staffSheet, period, subjects, ranked: people.count)
    }

    /// The shared window, and one of the first department alone.
    private func windows(_ people: [SubjectScore], _ period: Period) -> SheetResult {
        let (own, foreign) = (people[0], people[1])
        let day = period.first.advanced(by: 20)
        func line(_ note: String, _ evidence: Evidence, _ day: Day = day) -> ScoreLine {
            ScoreLine(source: .rule(0), day: day, points: -Rational(1), evidence: evidence, note: note)
        }
        let taken = ScoreLine(
            source: .part(0), day: period.last, points: Rational(98), evidence: .counted("2 人:100、96"), note: "平均 98")
        let lines = [
            line("\(own.name):上午迟到 5 分钟", .row(RowReference(file: 1, row: 5))),
            line("\(foreign.name):上午迟到 9 分钟", .row(RowReference(file: 1, row: 6))),
            line("群众反映\(foreign.name)态度生硬", .row(RowReference(file: 3, row: 7))),
            line("窗口无人", .counted("\(foreign.id) 无签到")), line("窗口卫生差", .counted("2026-07-21")), taken,
        ]
        func window(_ name: String, _ person: SubjectScore, _ rank: Int, _ lines: [ScoreLine], _ total: Int)
            -> SubjectScore
        {
            SubjectScore(
                id: name, name: name, window: name, department: person.department, group: "", post: "",
                parts: [Rational(98), Rational(total - 98)], deducted: Rational(2), exactTotal: Rational(total),
                total: Rational(total), rank: rank, level: rank - 1, honours: rank == 1 ? [0] : [], status: .ranked,
                lines: lines,
                consequences: rank == 2
                    ? [ConsequenceEntry(name: "限期整改", clause: "五", reason: "窗1 \(foreign.name):上午迟到 9 分钟")] : [])
        }
        let subjects = [
            window(own.window, own, 1, [taken], 98), window(Self.sharedWindow, own, 2, lines, 93),
        ]
        return result(Self.windowSheet, period, subjects, ranked: 2)
    }

    private func townships(_ period: Period) -> SheetResult {
        let subjects = (0..<townships).map { number in
            SubjectScore(
                id: "T\(number + 1)", name: "第\(number + 1)镇", window: "", department: number == 0 ? "税务局" : "",
                group: "", post: "", parts: (0..<townshipParts).map { Rational($0 - number) }, deducted: .zero,
                exactTotal: Rational((0..<townshipParts).reduce(0) { $0 + $1 - number }),
                total: Rational((0..<townshipParts).reduce(0) { $0 + $1 - number }), rank: number + 1, level: nil,
                status: .ranked, lines: [], consequences: [])
        }
        return result(Self.townshipSheet(parts: townshipParts), period, subjects, ranked: subjects.count)
    }

    private func result(_ sheet: Sheet, _ period: Period, _ subjects: [SubjectScore], ranked: Int) -> SheetResult {
        SheetResult(
            regulation: Self.regulation(townshipParts: townshipParts), sheet: sheet, period: period,
            rules: sheet.rules.map(\.rule), partOfRule: sheet.rules.map(\.part), subjects: subjects,
            rankedCount: ranked)
    }
}
