public import Chronology
public import Exact
internal import Hashing
public import Ledger
public import LedgerModel
internal import RecordModel
public import ScoreModel

/// Runs that no centre ever had, of any size, the same for the same numbers.
public struct MadeUpRun {
    /// The period.
    public var period: Period
    /// How many people are scored.
    public var people = 3
    /// How many lines each has.
    public var linesEach = 2
    /// Any number: another one gives other scores.
    public var variant = 0
    /// The corrections in it.
    public var corrections: [Int] = []
    /// What it was built on.
    public var earlier: [EarlierInput] = []
    /// Rule files by path and text.
    public var settings = [("centre.yaml", "name: 青山"), ("rules/baotou.yaml", "regulation: baotou")]
    /// Another word gives other written files.
    public var outputs = "scores"

    /// A run of a period of that size.
    public init(
        _ period: String = "2026Q3", people: Int = 3, linesEach: Int = 2, variant: Int = 0, corrections: [Int] = []
    ) {
        guard let period = Period(period) else { preconditionFailure("no period: \(period)") }
        self.period = period
        self.people = people
        self.linesEach = linesEach
        self.variant = variant
        self.corrections = corrections
    }

    /// The run.
    public var run: LedgerRun {
        LedgerRun(
            centre: "青山区政务服务中心", period: period, programVersion: "0.3.0",
            regulations: [
                LedgerRegulation(
                    id: "baotou", title: "考核办法", path: "rules/baotou.yaml", since: Day("2014-01-01"), until: nil)
            ],
            settings: settings.map { path, text in
                let bytes = Array(text.utf8) + [0, 0xFF]
                return LedgerSetting(path: path, sha256: SHA256.hexadecimal(of: bytes), bytes: bytes)
            },
            inputs: [
                LedgerInput(
                    role: "cases", path: "logs/cases.csv", sha256: "c\(variant)", used: people, outside: 1, setAside: 2)
            ],
            earlier: earlier, corrections: corrections,
            sheets: [sheet("staff", count: people), sheet("window", count: min(people, 2))],
            findings: [
                LedgerFinding(
                    key: FindingKey(code: "unknown-staff", file: "logs/events.csv", row: 7, header: "工号", text: "X9"),
                    severity: "error", column: "C", message: "名册中没有这个工号"),
                LedgerFinding(
                    key: FindingKey(code: "name-differs", file: "", row: 0, header: "", text: "甲, \"乙\"\r\n丙"),
                    severity: "warning", column: "", message: "一个编号,两个姓名"),
            ],
            outputs: [
                FileCard(path: "lines.csv", sha256: "l\(outputs)\(variant)"),
                FileCard(path: "scores.csv", sha256: "s\(outputs)\(variant)"),
            ])
    }

    private func sheet(_ id: String, count: Int) -> LedgerSheet {
        LedgerSheet(
            regulation: "baotou", sheet: id, title: "\(id) 评星", subjectKind: id, decimals: 2,
            subjects: (0..<count).map { subject(id, $0) }, rankedCount: (0..<count).count { $0 % 7 < 5 },
            lines: (0..<count).flatMap { person in (0..<linesEach).map { line(id, person, $0) } })
    }

    /// Somebody on one of its sheets.
    public func subject(_ sheet: String, _ number: Int, total: Rational? = nil) -> PublishedSubject {
        let total = total ?? Rational(scaled: 9_950 - number * 7 - variant, decimals: 2)
        let status: [SubjectScore.Status] = [
            .ranked, .disqualified(rule: "德1"), .notRanked(reason: "不在岗"),
        ]
        let isRanked = number % 7 < 5
        return PublishedSubject(
            id: "\(sheet)-\(1_000 + number)", name: "张\(number)\0\u{10FFFD}", window: "\(number % 9)号窗口",
            department: "部门\(number % 5)", group: number % 2 == 0 ? "A" : "", post: "",
            parts: [
                PublishedPart(id: "de", title: "德", score: total),
                PublishedPart(id: "neng", title: "能", score: Rational(1, over: 3) ?? .zero),
                PublishedPart(id: "qin", title: "勤", score: -total),
            ],
            deducted: Rational(number), exactTotal: total, total: total, rank: isRanked ? number + 1 : nil,
            level: isRanked ? "三星" : "", stars: isRanked ? 3 : nil, honours: number == 0 ? ["标兵", "能手"] : [],
            status: isRanked ? .ranked : status[1 + number % 2],
            consequences: number % 4 == 1
                ? [
                    ConsequenceEntry(
                        name: "通报批评", clause: "第3条", reason: "旷工 3 次", rule: "勤9", day: Day("2026-07-03")),
                    ConsequenceEntry(name: "约谈", clause: "", reason: ""),
                ] : [])
    }

    /// One of somebody's lines.
    public func line(_ sheet: String, _ person: Int, _ number: Int) -> LedgerLine {
        LedgerLine(
            subject: "\(sheet)-\(1_000 + person)", rule: "德\(number % 40)", clause: "第\(number % 40)条", part: "de",
            day: period.first.advanced(by: number % period.length),
            points: Rational(-1 - variant, over: 1 + number % 7) ?? .zero,
            evidence: "logs/attendance-2026-07.csv:\(person * linesEach + number)", note: "上午 迟到 \(number) 分钟")
    }
}

extension Day {
    /// A day that a test writes down itself.
    public init(_ text: String) { self = Day(iso: text) ?? Day(rawValue: 0) }
}

extension Moment {
    /// A moment that a test writes down itself.
    public init(_ day: String, _ time: String = "09:00:00+08:00") { self.init(day: Day(day), time: time) }
}

extension LedgerHolder {
    /// A test.
    public static let test = LedgerHolder(command: "test", process: 1, user: "tester")
}
