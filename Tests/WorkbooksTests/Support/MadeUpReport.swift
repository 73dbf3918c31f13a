import Chronology
import Diagnostics
import Exact
import Letters
import RecordModel
import RuleModel
import ScoreModel

/// Fictional centres of any size, the same each time.
struct MadeUp {
    /// A small generator of numbers with a fixed seed (SplitMix64).
    struct Dice {
        var state: UInt64

        mutating func roll(_ sides: Int) -> Int {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return Int((z ^ (z >> 31)) % UInt64(sides))
        }
    }

    var people = 30
    var departments = ["市场监督管理局", "自然资源局", "住房和城乡建设局", "税务局"]
    var linesEach = 5
    var findings = 6
    var noticeNames = NoticeNames.full
    var seed: UInt64 = 7

    static let parts: [(id: String, title: String)] = [
        ("virtue", "德"), ("ability", "能"), ("diligence", "勤"), ("performance", "绩"), ("integrity", "廉"),
    ]

    static let span = SourceSpan(file: "rules/made-up.yaml", line: 1, column: 1)

    static func deduct(_ price: any Price) -> Effect { Effect(.deduct, price) }

    static func flat(_ points: Int) -> any Price { FlatPrice(.points(Rational(points))) }

    /// Rules with the index of their part.
    static let rules: [(rule: Rule, part: Int)] = {
        func rule(
            _ id: String, _ code: String, _ clause: String, _ text: String, _ effect: Effect, reading: String = "",
            rows: RowSource = .events, run: Run? = nil, condition: Condition? = nil, same: SameRows? = nil,
            limit: Limit? = nil, fallsOn: FallsOn = .subject
        ) -> Rule {
            Rule(
                id: id, code: code, clause: clause, text: text, reading: reading, rows: rows, run: run,
                condition: condition, effects: [effect], same: same, limit: limit, fallsOn: fallsOn, span: span)
        }
        let table = PriceTable(
            by: .field("degree"),
            rows: [(.word("一般"), .points(Rational(1))), (.word("情节严重"), .points(Rational(3)))],
            whenEmpty: .points(Rational(1)),
            otherwise: nil)
        let share = StepPrice(
            each: .points(Rational(3)), per: Rational(scaled: 1, decimals: 2), by: .measure("满意率"), side: .shortOf,
            line: .number(Rational(scaled: 99, decimals: 2)), isShare: true, remainder: .dropped)
        return [
            (
                rule("virtue.1", "德1", "第五条(一)1", "无故不参加组织的政治和业务学习的,每次扣2分", deduct(flat(2))), 0
            ),
            (
                rule(
                    "virtue.3", "德3", "第五条(一)3", "不服从管理,协调办理事项不积极主动、推诿扯皮的,每次扣1分,情节严重的每次扣3分",
                    deduct(table), reading: "情节未填写的按一般"), 0
            ),
            (
                rule(
                    "ability.10a", "能10a", "第五条(二)10", "服务对象对窗口评议满意率达不到99%的,每低一个百分点扣3分",
                    deduct(share), reading: "满意率 = 非常满意、满意、基本满意 ÷ 已评价;只扣整数百分点", rows: .log(.cases)), 1
            ),
            (
                rule("ability.5b", "能5b", "第五条(二)5", "下班不关闭计算机的,每次扣1分", deduct(flat(1))), 1
            ),
            (
                rule(
                    "diligence.1", "勤1", "第五条(三)1", "上班迟到或早退的,每次扣1分", deduct(flat(1)), rows: .log(.marks)), 2
            ),
            (
                rule(
                    "diligence.2a", "勤2a", "第五条(三)2", "无故旷工的,每天扣3分",
                    deduct(FlatPrice(.points(Rational(scaled: 15, decimals: 1)))), reading: "半天一个时段,扣1.5分",
                    rows: .log(.sessions)), 2
            ),
            (
                rule(
                    "diligence.7", "勤7", "第五条(三)7", "窗口无人,所在窗口每人扣3分", deduct(flat(3)), fallsOn: .members), 2
            ),
            (
                rule(
                    "performance.3", "绩3", "第五条(四)3", "不落实限时办结制,每件次扣2-4分",
                    deduct(
                        FlatPrice(.choose(least: Rational(2), most: Rational(4), standard: Rational(2))))), 3
            ),
            (
                rule("integrity.4", "廉4", "第五条(五)4", "因违法行为被查处的,取消此项得分", deduct(FlatPrice(.all))), 4
            ),
            (
                rule(
                    "bonus.1b", "附加1b", "第六条(一)", "服务对象送来的表扬信、感谢信、锦旗,每件次加1分(该项最多加3分)",
                    Effect(.add, flat(1)), limit: .points(Rational(3))), 5
            ),
            (
                rule("bonus.4", "附加4", "第六条(四)", "每季度考勤为全勤的,加2分", Effect(.add, flat(2)), rows: .log(.sessions)), 5
            ),
        ]
    }()

    static let sheet: Sheet = {
        var built = parts.enumerated().map { number, part in
            Part(
                id: part.id, title: part.title, code: part.title, clause: "第五条", points: Rational(20),
                start: Rational(20),
                floor: .zero, ceiling: nil, rules: rules.filter { $0.part == number }.map(\.rule))
        }
        built.append(
            Part(
                id: "bonus", title: "附加分", code: "附加", clause: "第六条", points: .zero, start: .zero, floor: .zero,
                ceiling: nil, rules: rules.filter { $0.part == 5 }.map(\.rule)))
        let line = Comparison(lower: .init(Rational(80), inclusive: true))
        func level(_ name: String, _ stars: Int, _ quota: Int?, _ line: Comparison?, _ then: [String]) -> Level {
            Level(
                name: name, stars: stars, quota: quota.map { .share(Rational(scaled: $0, decimals: 2)) }, line: line,
                consequences: then)
        }
        return Sheet(
            id: "staff", title: "窗口工作人员", subject: .staff, period: .quarter, decimals: 2, rounding: .halfUp,
            clause: "第十一条", parts: built, floor: .zero, ceiling: Rational(110), ranking: Ranking(),
            levels: [
                level("五星", 5, 20, line, ["通报表彰", "流动红旗"]), level("四星", 4, 25, line, ["通报表彰"]),
                level("三星", 3, 25, line, []), level("二星", 2, nil, line, []), level("一星", 1, nil, nil, ["限期整改"]),
            ])
    }()

    static let regulation = Regulation(
        id: "made-up", title: "政务服务窗口工作人员考核办法(试行)", issuer: "青山区政务服务局", document: "青政服〔2026〕3号",
        since: Day(iso: "2026-01-01"), until: nil,
        measures: [
            MeasureDefinition(
                name: "满意率", title: "满意率", form: RatioMeasure("satisfied", "rated"), span: span)
        ], consequences: [Consequence(name: "限期整改", clause: "第十四条", span: span)], sheets: [sheet],
        notScored: [NotScored(clause: "第八条", reason: "组织机构,不涉及计分"), NotScored(clause: "第九条", reason: "只规定考核方式")],
        file: "rules/made-up.yaml", span: span)

    private static let surnames = Array("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗")
    private static let givenNames = [
        "伟", "芳", "娜", "敏", "静", "丽华", "强", "磊", "洋", "艳梅", "勇", "军", "杰", "娟", "涛", "明远", "超", "秀英", "霞", "平",
    ]
    private static let notes: [String] = [
        "未参加7月份业务学习", "推诿扯皮,群众投诉查实", "满意率 96.30%", "下班未关机", "迟到 12 分钟(上午)", "上午 无签到", "窗口无人在岗",
        "未落实限时办结", "", "群众送锦旗一面", "全勤",
    ]

    /// The whole report.
    func report() -> RunReport {
        var dice = Dice(state: seed)
        guard let period = Period("2026Q3") else { preconditionFailure("2026Q3 is a period") }
        var subjects = (0..<people).map { subject($0, &dice, period) }
        subjects.sort { $0.total == $1.total ? $0.id < $1.id : $0.total > $1.total }
        subjects = subjects.enumerated().map { place, subject in ranked(subject, at: place) }
        let result = SheetResult(
            regulation: Self.regulation, sheet: Self.sheet, period: period, rules: Self.rules.map(\.rule),
            partOfRule: Self.rules.map(\.part), subjects: subjects, rankedCount: subjects.count { $0.rank != nil })
        let ids = subjects.map(\.id).sorted()
        let attendance = ids.map { id in
            var summary = AttendanceSummary(subject: id)
            summary.due = 132
            summary.late = dice.roll(4)
            summary.early = dice.roll(2)
            summary.absent = dice.roll(3)
            summary.official = dice.roll(5)
            summary.leave = [("事假", dice.roll(3)), ("年休假", dice.roll(6)), ("病假", dice.roll(2))]
            summary.attended = 132 - summary.absent - summary.leave.reduce(0) { $0 + $1.sessions }
            return summary
        }
        let cases = ids.map { id in
            var summary = CaseSummary(subject: id)
            summary.finished = dice.roll(200)
            summary.late = dice.roll(2)
            summary.rated = min(summary.finished, summary.finished - dice.roll(3))
            summary.rated = max(0, summary.rated)
            summary.satisfied = max(0, summary.rated - dice.roll(3))
            return summary
        }
        return RunReport(
            centre: CentreCard(
                name: "青山区政务服务中心", noticeNames: noticeNames, noticeDays: 5,
                objections: "区政务服务局监督科,电话 0472-0000000"),
            period: period, sheets: [result], attendance: attendance, cases: cases, findings: someFindings(&dice),
            tables: Self.tables(people), settings: Self.settings, programVersion: "0.1.0",
            letters: ShippedLetters.all.map { LetterOrder($0) })
    }

    private func subject(_ number: Int, _ dice: inout Dice, _ period: Period) -> SubjectScore {
        let department = number % departments.count
        var parts = Array(repeating: Rational(20), count: 5) + [Rational.zero]
        var lines: [ScoreLine] = []
        for _ in 0..<dice.roll(linesEach * 2 + 1) {
            // Most faults are late arrivals; crimes are rare.
            let pick = dice.roll(100)
            let rule = pick < 45 ? 4 : pick < 97 ? [0, 1, 3, 5, 6, 7, 9, 10, 2][dice.roll(9)] : 8
            let price: Rational =
                switch rule {
                case 0: Rational(2)
                case 1: Rational(dice.roll(3) == 0 ? 3 : 1)
                case 2: Rational(6)
                case 5: Rational(scaled: 15, decimals: 1)
                case 6: Rational(3)
                case 7: Rational(scaled: 200 + dice.roll(200), decimals: 2)
                case 8: Rational(20)
                case 10: Rational(2)
                default: Rational(1)
                }
            let part = Self.rules[rule].part
            let points = part == 5 ? price : -min(price, parts[part])
            parts[part] = parts[part] + points
            let evidence: Evidence =
                switch rule {
                case 2: .counted("满意率 \(90 + dice.roll(9))/\(100 + dice.roll(9))")
                case 5: .counted("2026-08-0\(1 + dice.roll(9)) 上午 无签到")
                default:
                    .row(RowReference(file: UInt32(1 + dice.roll(9)), row: UInt32(2 + dice.roll(200_000))))
                }
            lines.append(
                ScoreLine(
                    source: .rule(rule), day: period.first.advanced(by: dice.roll(period.length)), points: points,
                    evidence: evidence, note: Self.notes[rule]))
        }
        lines.sort { $0.day < $1.day }
        let sum = parts.reduce(Rational.zero, +)
        let total = min(sum, Rational(110))
        if sum != total {
            lines.append(
                ScoreLine(
                    source: .total, day: period.last, points: total - sum, evidence: .counted("总分 \(sum.plain)"),
                    note: "总分最高 110 分"))
        }
        let digits = String(number + 1)
        let name =
            String(Self.surnames[dice.roll(Self.surnames.count)]) + Self.givenNames[dice.roll(Self.givenNames.count)]
        return SubjectScore(
            id: "QS" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits, name: name,
            window: "\(departments[department].prefix(4))\(1 + number / departments.count % 4)号窗口",
            department: departments[department], group: "", post: number % 7 == 0 ? "窗口负责人" : "工作人员", parts: parts,
            deducted: parts.prefix(5).reduce(Rational.zero) { $0 + Rational(20) - $1 }, exactTotal: total,
            total: total.rounded(to: 2), rank: nil, level: nil, status: .ranked, lines: lines, consequences: [])
    }

    private func ranked(_ subject: SubjectScore, at place: Int) -> SubjectScore {
        // The last of a long list has been away.
        let isAway = place == people - 1 && people > 5
        let share = Double(place) / Double(max(1, people))
        let level = subject.total < Rational(80) ? 4 : share < 0.2 ? 0 : share < 0.45 ? 1 : share < 0.7 ? 2 : 3
        let consequences = Self.sheet.levels[level].consequences.map {
            ConsequenceEntry(
                name: $0, clause: level == 4 ? "第十四条" : "第十三条",
                reason: "评定为\(Self.sheet.levels[level].name),总分 \(subject.total.formatted(decimals: 2))")
        }
        return SubjectScore(
            id: subject.id, name: subject.name, window: subject.window, department: subject.department, group: "",
            post: subject.post, parts: subject.parts, deducted: subject.deducted, exactTotal: subject.exactTotal,
            total: subject.total, rank: isAway ? nil : place + 1, level: isAway ? nil : level,
            status: isAway ? .notRanked(reason: "不在岗") : .ranked, lines: subject.lines,
            consequences: isAway ? [] : consequences)
    }

    /// A list of its own, lest a new code change every report.
    private static let findingCodes: [FindingCode] = [
        .unknownStaff, .unknownWindow, .unknownRule, .ruleCountedElsewhere, .wrongSubject, .missingValue, .badDate,
        .badTime, .badNumber, .unknownWord, .unknownDegree, .pointsOutOfRange, .timesOutOfOrder, .repeatedID,
        .tooManyCells, .beforeCalendar, .overlappingStretch, .pending, .pointsNotUsed, .nobodyAtWindow, .nameDiffers,
        .leadingZeros,
    ]

    private func someFindings(_ dice: inout Dice) -> [Finding] {
        (0..<findings).map { number in
            let code = Self.findingCodes[dice.roll(Self.findingCodes.count)]
            return Finding(
                code, at: RowReference(file: UInt32(number % 10), row: UInt32(2 + number * 3)), column: dice.roll(8),
                header: "受理时间", text: number == 0 ? "=2026-13-45" : "2026-13-\(number)")
        }
    }

    private static func tables(_ people: Int) -> [TableCard] {
        let hash = String(repeating: "3f", count: 32)
        var tables = [
            TableCard(
                role: .roster, path: "roster.csv", sha256: hash, encoding: "UTF-8", used: people, outside: 0,
                setAside: 0)
        ]
        for month in 7...9 {
            for (name, kind) in [("attendance", LogKind.attendance), ("cases", .cases), ("events", .events)] {
                tables.append(
                    TableCard(
                        role: .log(kind), path: "logs/\(name)-0\(month).csv", sha256: hash,
                        encoding: month == 7 ? "GB18030" : "UTF-8", used: people * 88, outside: 12,
                        setAside: month == 8 ? 3 : 0))
            }
        }
        return tables.sorted { $0.path < $1.path }
    }

    private static let settings = [
        FileCard(path: "centre.yaml", sha256: String(repeating: "0a", count: 32)),
        FileCard(path: "rules/made-up.yaml", sha256: String(repeating: "1b", count: 32)),
    ]
}
