import CentreFixtures
import CentreRun
import Exact
import ScoreModel

/// A centre of one person whose cases have ratings and pauses in logs of their own, and a regulation of three rules: a late
/// case costs 1, a bad rating 2, and both say why; ratings that a system filled in cost nothing.
enum JoinedCentre {
    static let regulation = """
        kind: regulation
        id: own
        title: 自拟办法
        source: {issuer: 虚构, document: 虚构}
        columns: {cases: [默认评价]}
        measures:
          rated: {title: 评价件数, count: cases, where: {finished: filled, rating: filled}, unless: {默认评价: 是}, on: finished}
        sheets:
          staff:
            title: 考核
            subject: staff
            period: quarter
            clause: 第一条
            full: 100
            floor: none
            parts:
              work:
                title: 办件
                code: 办
                clause: 第一条
                points: 100
                start: 100
                floor: none
                rules:
                  late: {text: 逾期扣1分, rows: cases, on: due, where: {late: yes}, deduct: 1}
                  bad:
                    text: 不满意扣2分
                    rows: cases
                    on: finished
                    where: {rating: [不满意, 非常不满意]}
                    unless: {默认评价: 是}
                    deduct: 2
                  count: {text: 有评价的每件扣0分, deduct: {each: 0.01, per: 1, by: rated, beyond: 0, remainder: dropped}}

        """

    /// - Parameters:
    ///   - ratings: the rows of the ratings log, header first; none where the centre has no such log.
    ///   - pauses: the rows of the pauses log, header first.
    ///   - settings: what `centre.yaml` says of cases.
    static func make(
        ratings: [String]? = nil, pauses: [String]? = nil, settings: String = "", further: String = "默认评价",
        _ cases: (inout MadeUpCentre) -> Void
    ) -> MadeUpCentre {
        var centre = MadeUpCentre.ofOne
        cases(&centre)
        centre.files["rules/baotou.yaml"] = Array(
            regulation.replacing("[默认评价]", with: "[\(further)]").replacing("默认评价: 是", with: "\(further): 是").utf8)
        for (log, rows) in [("ratings", ratings), ("pauses", pauses)] {
            guard let rows else { continue }
            centre.files["logs/\(log).csv"] = Array((rows.joined(separator: "\n") + "\n").utf8)
            centre.binding = centre.binding.replacing("logs:\n", with: "logs:\n  \(log): logs/\(log).csv\n")
        }
        centre.binding += settings
        return centre
    }

    /// The lines of a rule: points, evidence.
    static func lines(_ run: Scored, _ rule: String) -> [String] {
        run["A01"].lines.filter { $0.rule == "work.\(rule)" }.map { "\($0.points.plain) \($0.evidence)" }
    }

    /// The balance of a file: read = used + outside + set aside.
    static func balance(_ run: Scored, _ path: String) -> String {
        guard let card = run.report.tables.first(where: { $0.path == path }) else { return "-" }
        return "\(card.used) \(card.outside) \(card.setAside)"
    }
}
