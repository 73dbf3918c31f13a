/// The small file around a snippet of a help page, so that the snippet shows nothing but what it is about.
public enum HelpFrame: String, CaseIterable, Sendable, Hashable {
    /// A regulation's own keys. What stands behind a line `# …` is put among the rules of its only part; where neither that
    /// nor `sheets` is written there is a sheet with one rule.
    case regulation
    /// The keys of a sheet, without its parts unless it has some.
    case sheet
    /// The keys of a part.
    case part
    /// Rules by their numbers, in a part 德 of 20 points.
    case rules
    /// The keys of one rule, in the same part.
    case rule
    /// A calendar's keys behind its title.
    case calendar
    /// An attendance policy's keys behind its title.
    case attendance
    /// The keys of `centre.yaml` behind the name, the policy, the rules and the roster.
    case centre

    /// Where the snippet stands, in Chinese.
    public var place: String {
        switch self {
        case .regulation: "写在考核办法里"
        case .sheet: "写在一张考核表里"
        case .part: "写在一个部分里"
        case .rules: "写在一个部分的 rules(条目)里"
        case .rule: "写在一个条目里"
        case .calendar: "写在工作日历里"
        case .attendance: "写在考勤制度里"
        case .centre: "写在 centre.yaml 里"
        }
    }

    /// The whole file. A rule's frame has the measures `finished`, `rated` and `rating_rate` and the consequence 通报批评,
    /// which a rule of its own uses.
    public func wrapped(_ text: String) -> String {
        switch self {
        case .regulation:
            let halves = Self.halves(text)
            if let rules = halves.rules { return Self.head + halves.top + Self.sheets(rules: rules) }
            if text.hasPrefix("sheets:") || text.contains("\nsheets:") { return Self.head + text + "\n" }
            return Self.head + text + "\n" + Self.sheets(rules: "1: {text: 每次扣1分, deduct: 1}")
        case .sheet:
            let parts = text.hasPrefix("parts:") || text.contains("\nparts:")
            let body = parts ? "" : Self.indented(Self.parts(rules: "1: {text: 每次扣1分, deduct: 1}"), by: 4)
            return Self.head + "sheets:\n  staff:\n" + Self.indented(text, by: 4) + body
        case .part:
            return Self.head + Self.sheetHead + "    parts:\n      virtue:\n" + Self.indented(text, by: 8)
        case .rules: return Self.head + Self.names + Self.sheets(rules: Self.user + text)
        case .rule:
            return Self.head + Self.names + Self.sheets(rules: Self.user + "1:\n" + Self.indented(text, by: 2))
        case .calendar: return "kind: calendar\ntitle: 示例日历\n" + text + "\n"
        case .attendance: return "kind: attendance\ntitle: 示例考勤制度\nabsent_after: 60\n" + text + "\n"
        case .centre:
            return """
                kind: centre
                name: 示例政务服务中心
                attendance: rules/four-punch.yaml
                rules: rules/baotou.yaml
                roster: roster.csv

                """ + text + "\n"
        }
    }

    private static let head = "kind: regulation\nid: example\ntitle: 示例考核办法\n"
    private static let sheetHead = "sheets:\n  staff:\n    subject: staff\n    period: quarter\n"
    private static let names = """
        measures:
          finished: {title: 办结件数, count: cases, where: {finished: filled}}
          rated: {title: 评价件数, count: cases, where: {finished: filled, rating: filled}}
          rating_rate: {title: 测评率, ratio: [rated, finished]}
        consequences:
          通报批评: {}

        """
    private static let user = "90: {text: 测评率低于60%的扣1分, when: {rating_rate: under 60%}, deduct: 1, then: 通报批评}\n"

    private static func sheets(rules: String) -> String { sheetHead + indented(parts(rules: rules), by: 4) }

    private static func parts(rules: String) -> String {
        "parts:\n  virtue:\n    title: 德\n    clause: 第五条(一)\n    points: 20\n    floor: 0\n    ceiling: none\n    rules:\n"
            + indented(rules, by: 6)
    }

    private static func indented(_ text: String, by columns: Int) -> String {
        let pad = String(repeating: " ", count: columns)
        return text.split(separator: "\n").map { pad + $0 + "\n" }.joined()
    }

    private static func halves(_ text: String) -> (top: String, rules: String?) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let index = lines.firstIndex(of: "# …") else { return (text, nil) }
        return (
            lines[..<index].map { $0 + "\n" }.joined(), lines[(index + 1)...].joined(separator: "\n")
        )
    }
}
