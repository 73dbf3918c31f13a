public import Diagnostics

/// What became of examples, for people: each case that failed with what was expected beside what came out, a summary, and
/// what no example touches.
public struct ExampleText: Sendable {
    private let language: Language

    /// A text in a language.
    public init(_ language: Language) { self.language = language }

    private func say(_ zh: String, _ en: String) -> String { language == .en ? en : zh }

    /// The whole report; ends in a line break.
    public func render(_ suite: ExampleSuite, _ outcome: ExampleRunner.Outcome) -> String {
        var text = ""
        let renderer = TextRenderer(language: language, sources: suite.sources)
        if !suite.diagnostics.isEmpty { text += renderer.render(suite.diagnostics) + "\n" }
        let all = outcome.outcomes.joined()
        for failed in all where !failed.isMet { text += render(failed, renderer) + "\n" }
        for coverage in outcome.coverage { text += render(coverage) }
        let count = all.count { !$0.isMet }
        let broken = suite.diagnostics.count { $0.severity == .error }
        text += say(
            "\(all.count) 个例,\(all.count - count) 个符合,\(count) 个不符合",
            "\(all.count) examples, \(all.count - count) as expected, \(count) not")
        if broken > 0 { text += say(";文件有 \(broken) 处错误", "; \(broken) errors in files") }
        return text + say("。\n", ".\n")
    }

    private func render(_ outcome: ExampleOutcome, _ renderer: TextRenderer) -> String {
        var text = "✗ \(outcome.title)  \(outcome.span.file):\(outcome.span.line)\n"
        for trouble in outcome.troubles {
            text += renderer.render(trouble).split(separator: "\n").map { "  \($0)\n" }.joined()
        }
        if !outcome.refusal.isEmpty {
            text += say("  不能计分:\n", "  it could not be scored:\n")
            text += outcome.refusal.map { "    \($0)\n" }.joined()
        }
        if !outcome.checks.isEmpty {
            let head = say("期望", "expected")
            let width = min(60, ([head] + outcome.checks.map(\.expected)).map(Self.width).max() ?? 0)
            text += "    " + Self.padded(head, width) + "  " + say("实际", "actual") + "\n"
            for check in outcome.checks {
                let expected = check.expected.isEmpty ? say("(没有)", "(nothing)") : check.expected
                let actual = check.actual.isEmpty ? say("(没有)", "(nothing)") : check.actual
                text += "  \(check.isMet ? "✓" : "✗") \(Self.padded(expected, width))  \(actual)\n"
            }
        }
        for remark in outcome.remarks { text += "    \(remark)\n" }
        return text
    }

    private func render(_ coverage: ExampleCoverage) -> String {
        guard !coverage.gaps.isEmpty else { return "" }
        let counts = coverage.counts.map { "\(title($0.kind)) \($0.touched)/\($0.all)" }.joined(
            separator: say("、", ", "))
        var text = "\(coverage.regulation)(\(coverage.file)): " + say("例用到的:", "touched by examples: ") + counts + "\n"
        for count in coverage.counts where count.touched < count.all {
            let gaps = coverage.gaps.filter { $0.kind == count.kind }.map { gap in
                gap.name.isEmpty ? gap.place : "\(gap.place) \(name(gap.name))"
            }
            let kind = title(count.kind)
            text += "  " + say("没有例用到的\(kind):", "no example touches these \(kind): ")
            text += gaps.joined(separator: say("、", ", ")) + "\n"
        }
        return text + "\n"
    }

    private func title(_ kind: String) -> String {
        switch kind {
        case "rule": say("条目", "rules")
        case "band": say("分档", "bands")
        case "edge": say("分界数", "edges")
        case "limit": say("限额", "limits")
        case "bound": say("上下限", "floors and ceilings")
        default: say("等次", "levels")
        }
    }

    private func name(_ name: String) -> String {
        switch name {
        case "floor": say("下限", "floor")
        case "ceiling": say("上限", "ceiling")
        case Coverage.empty: say("空缺", "empty")
        case Coverage.otherwise: say("其余", "else")
        default: name
        }
    }

    /// How many columns of a terminal a text takes: two for a Chinese character.
    private static func width(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + ((0x1100...0xFFDC).contains($1.value) && $1.value > 0x2E7F ? 2 : 1) }
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - Self.width(text)))
    }
}
