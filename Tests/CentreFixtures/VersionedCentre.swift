public import CentreRun

/// A centre of one person whose regulation changes: each version a rule file with the parts a test writes down.
public struct VersionedCentre: Sendable {
    /// The centre; tests add rows to it.
    public var centre = MadeUpCentre.ofOne
    private var count = 0

    /// A centre under these versions.
    /// - Parameter versions: by the days each is in force, `"..2026-08-15"`, its keys below `title`, without the days.
    public init(_ versions: [(days: String, text: String)]) {
        for (days, text) in versions {
            count += 1
            centre.files["rules/v\(count).yaml"] = Array(Self.file(days, text).utf8)
        }
        let paths = (1...max(1, count)).map { "rules/v\($0).yaml" }.joined(separator: ", ")
        centre.binding = centre.binding.replacing("rules: rules/baotou.yaml", with: "rules: [\(paths)]")
    }

    /// Versions of a quarterly sheet of people with one part 德, by their rules.
    public static func rules(_ versions: [(days: String, rules: String)], part: String = "", top: String = "")
        -> VersionedCentre
    {
        VersionedCentre(versions.map { ($0.days, sheet($0.rules, part: part, top: top)) })
    }

    /// The change of most tests, on 16 August 2026.
    public static func change(_ old: String, _ new: String, part: String = "", top: String = "") -> VersionedCentre {
        rules([("..2026-08-15", old), ("2026-08-16..", new)], part: part, top: top)
    }

    /// A sheet with one part of 20 points.
    public static func sheet(
        _ rules: String, period: String = "quarter", part: String = "", top: String = "", id: String = "virtue"
    ) -> String {
        func indented(_ text: String, _ columns: Int) -> String {
            text.split(separator: "\n").map { String(repeating: " ", count: columns) + $0 + "\n" }.joined()
        }
        return top + (top.isEmpty ? "" : "\n")
            + "sheets:\n  staff:\n    subject: staff\n    period: \(period)\n    parts:\n      \(id):\n"
            + "        title: 德\n        clause: 第五条\n        points: 20\n        floor: 0\n        ceiling: none\n"
            + indented(part, 8) + (rules.isEmpty ? "" : "        rules:\n" + indented(rules, 10))
    }

    /// A rule file of its own.
    public static func file(_ days: String, _ text: String) -> String {
        let ends = days.split(separator: ".", omittingEmptySubsequences: true).map(String.init)
        var effective: [String] = []
        if !days.hasPrefix("."), let first = ends.first { effective.append("since: \(first)") }
        if !days.hasSuffix("."), let last = ends.last { effective.append("until: \(last)") }
        let line = effective.isEmpty ? "" : "effective: {\(effective.joined(separator: ", "))}\n"
        return "kind: regulation\nid: r\ntitle: 办法\n" + line + text
    }

    /// Makes the folder and scores a period.
    public func score(_ period: String = "2026Q3", context: RunContext = RunContext()) async throws -> Scored {
        try await centre.score(period, context: context)
    }
}
