import Chronology
import Exact
import Ledger
import LedgerModel
import RecordModel
import ScoreModel
import Testing

/// Runs that no centre ever had, of any size, the same for the same numbers.
struct MadeUpRun {
    var period = "2026Q3"
    var people = 3
    var linesEach = 2
    /// Any number: another one gives other scores.
    var variant = 0
    var corrections: [Int] = []
    var earlier: [EarlierInput] = []
    var settings = [("centre.yaml", "name: 青山"), ("rules/baotou.yaml", "regulation: baotou")]
    var outputs = "scores"

    func run() throws -> LedgerRun {
        LedgerRun(
            centre: "青山区政务服务中心", period: try #require(Period(period)), programVersion: "0.3.0",
            regulations: [
                LedgerRegulation(
                    id: "baotou", title: "考核办法", path: "rules/baotou.yaml", since: try Self.day("2014-01-01"),
                    until: nil)
            ],
            settings: settings.map { path, text in
                LedgerSetting(path: path, sha256: "sha of \(text)", bytes: Array(text.utf8) + [0, 0xFF])
            },
            inputs: [
                LedgerInput(
                    role: "cases", path: "logs/cases.csv", sha256: "c\(variant)", used: people, outside: 1, setAside: 2)
            ],
            earlier: earlier, corrections: corrections,
            sheets: [
                try sheet("staff", count: people), try sheet("window", count: min(people, 2)),
            ],
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

    static func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

    static func moment(_ day: String = "2026-10-08", _ time: String = "09:00:00+08:00") throws -> Moment {
        Moment(day: try Self.day(day), time: time)
    }

    private func sheet(_ id: String, count: Int) throws -> LedgerSheet {
        LedgerSheet(
            regulation: "baotou", sheet: id, title: "\(id) 评星", subjectKind: id, decimals: 2,
            subjects: (0..<count).map { subject(id, $0) }, rankedCount: count,
            lines: try (0..<count).flatMap { person in
                try (0..<linesEach).map { try line(id, person, $0) }
            })
    }

    func subject(_ sheet: String, _ number: Int, total: Rational? = nil) -> PublishedSubject {
        let total = total ?? Rational(scaled: 9_950 - number * 7 - variant, decimals: 2)
        let status: [SubjectScore.Status] = [
            .ranked, .disqualified(rule: "德1"), .notRanked(reason: "不在岗"),
        ]
        return PublishedSubject(
            id: "\(sheet)-\(1_000 + number)", name: "张\(number)\0\u{10FFFD}", window: "\(number % 9)号窗口",
            department: "部门\(number % 5)", group: number % 2 == 0 ? "A" : "", post: "",
            parts: [
                PublishedPart(id: "de", title: "德", score: total),
                PublishedPart(id: "neng", title: "能", score: Rational(1, over: 3) ?? .zero),
                PublishedPart(id: "qin", title: "勤", score: -total),
            ],
            deducted: Rational(number), exactTotal: total, total: total, rank: number % 7 < 5 ? number + 1 : nil,
            level: number % 7 < 5 ? "三星" : "", stars: number % 7 < 5 ? 3 : nil,
            honours: number == 0 ? ["标兵", "能手"] : [], status: number % 7 < 5 ? .ranked : status[number % 3],
            consequences: number % 4 == 1
                ? [
                    ConsequenceEntry(
                        name: "通报批评", clause: "第3条", reason: "旷工 3 次", rule: "勤9", day: Day(iso: "2026-07-03")),
                    ConsequenceEntry(name: "约谈", clause: "", reason: ""),
                ] : [])
    }

    func line(_ sheet: String, _ person: Int, _ number: Int) throws -> LedgerLine {
        LedgerLine(
            subject: "\(sheet)-\(1_000 + person)", rule: "德\(number % 40)", clause: "第\(number % 40)条", part: "de",
            day: try Self.day("2026-07-01").advanced(by: number % 90),
            points: Rational(-1 - variant, over: 1 + number % 7) ?? .zero,
            evidence: "logs/attendance-2026-07.csv:\(person * linesEach + number)", note: "上午 迟到 \(number) 分钟")
    }
}

extension LedgerHolder {
    static let test = LedgerHolder(command: "test", process: 1, user: "tester")
}
