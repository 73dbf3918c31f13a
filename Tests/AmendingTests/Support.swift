import Amending
import Chronology
import Exact
import LedgerModel
import ScoreModel
import Testing

/// A small period whose numbers tests write themselves: each person's points by rule.
struct MadeUpPeriod {
    /// What one person lost: rule and points, each a line.
    var people: [String: [(rule: String, points: Int)]] = [:]
    /// Why somebody is not ranked.
    var unranked: [String: String] = [:]
    /// What befell somebody by a rule.
    var befell: [String: String] = [:]
    /// What fell on somebody by itself, on the level reached.
    var fell: [String: String] = [:]
    /// How many of the first have the best level.
    var best = 1

    static let period = Period(kind: .quarter, year: 2026, number: 3)
    static let day = Day(iso: "2026-08-03")

    /// The run: 100 less what was lost, ranked, the first `best` 五星, the others 一星.
    func run() throws -> LedgerRun {
        let period = try #require(Self.period)
        let day = try #require(Self.day)
        let totals = people.mapValues { lines in lines.reduce(Rational(100)) { $0 - Rational($1.points) } }
        let ids = people.keys.sorted()
        let ranked = ids.filter { unranked[$0] == nil }.sorted { (totals[$1] ?? .zero, $0) < (totals[$0] ?? .zero, $1) }
        let subjects = (ranked + ids.filter { unranked[$0] != nil }).map { id -> PublishedSubject in
            let total = totals[id] ?? .zero
            // 1 + how many have more: equals share a rank.
            let rank = unranked[id] == nil ? 1 + ranked.count { (totals[$0] ?? .zero) > total } : nil
            let level = rank.map { $0 <= best ? "五星" : "一星" } ?? ""
            var consequences =
                befell[id].map {
                    [ConsequenceEntry(name: $0, clause: "第十条", reason: "旷工 3 次", rule: "diligence.2", day: day)]
                } ?? []
            if let name = fell[id] {
                consequences.append(ConsequenceEntry(name: name, clause: "第十二条", reason: "两次不达标", day: period.last))
            }
            if let rank {
                let reason = ConsequenceEntry.reached(level, total: total.formatted(decimals: 2), rank: rank)
                consequences.append(
                    ConsequenceEntry(
                        name: level == "五星" ? "通报表彰" : "限期整改", clause: "第十五条", reason: reason, day: period.last))
            }
            return PublishedSubject(
                id: id, name: "人\(id)", window: "一号窗口", department: id < "C" ? "住建局" : "税务局", group: "", post: "",
                parts: [PublishedPart(id: "all", title: "总", score: total)], deducted: Rational(100) - total,
                exactTotal: total, total: total, rank: rank, level: level,
                stars: level.isEmpty ? nil : level == "五星" ? 5 : 1, honours: [],
                status: unranked[id].map { .notRanked(reason: $0) } ?? .ranked, consequences: consequences)
        }
        let lines = ids.flatMap { id in
            (people[id] ?? []).enumerated().map { number, line in
                LedgerLine(
                    subject: id, rule: line.rule, clause: "第五条", part: "all", day: day.advanced(by: number),
                    points: -Rational(line.points), evidence: "logs/events.csv:\(number + 2)", note: "")
            }
        }
        return LedgerRun(
            centre: "虚构政务服务中心", period: period, programVersion: "0", regulations: [], settings: [], inputs: [],
            earlier: [], corrections: [],
            sheets: [
                LedgerSheet(
                    regulation: "made-up", sheet: "staff", title: "窗口工作人员", subjectKind: "staff", decimals: 2,
                    subjects: subjects, rankedCount: ranked.count, lines: lines)
            ], findings: [], outputs: [])
    }
}

extension AmendmentChanges {
    /// The changes as the first amendment, or a later one.
    func numbered(_ number: Int = 1, corrections: [Int] = [1]) throws -> Amendment {
        amendment(
            of: try #require(MadeUpPeriod.period), number: number, by: "李主任",
            at: Moment(day: try #require(Day(iso: "2026-10-20"))), reason: "申诉复核", corrections: corrections)
    }
}

extension LedgerRun {
    subscript(id: String) -> PublishedSubject? { sheets.first?.subjects.first { $0.id == id } }

    func lines(of id: String) -> [LedgerLine] { sheets.first?.lines.filter { $0.subject == id } ?? [] }
}
