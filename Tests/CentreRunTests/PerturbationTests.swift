import CentreFixtures
import CentreRun
import Chronology
import Diagnostics
import Exact
import Foundation
import RecordModel
import RuleModel
import ScoreModel
import Testing
import YAMLDocument

/// No number of a shipped rule file stands there for nothing: changing it changes some result of its samples, or the checker
/// says that it contradicts another.
@Suite("Changing any number in a rule file changes some result") struct PerturbationTests {
    /// A rule file with the samples that must notice.
    struct Shipped: Sendable, CustomTestStringConvertible {
        let rules: String
        /// How many numbers it has at the least.
        let least: Int
        let runs: [(sample: String, period: String)]
        var testDescription: String { rules }
    }

    static let shipped = [
        Shipped(rules: "rules/baotou.yaml", least: 100, runs: [("qingshan", "2026Q3"), ("year", "2025")]),
        Shipped(
            rules: "rules/city.yaml", least: 180,
            runs: [
                ("city", "2026-07"), ("city", "2026-08"), ("city", "2026-09"), ("city", "2026Q3"), ("year", "2025"),
                ("year", "2025Q4"),
            ]),
        Shipped(rules: "rules/xiangzikou.yaml", least: 150, runs: [("xiangzikou", "2026Q3")]),
        Shipped(rules: "rules/fuxin-leave.yaml", least: 10, runs: [("fuxin", "2026-07")]),
        Shipped(rules: "rules/attendance/fuxin.yaml", least: 2, runs: [("fuxin", "2026-07")]),
    ]

    @Test("every number decides something", arguments: shipped)
    func everyNumber(_ file: Shipped) async throws {
        let folder = try TemporaryFolder()
        for name in ["rules", "samples"] {
            try FileManager.default.copyItem(
                at: Repository.root.appending(path: name), to: URL(filePath: folder.path).appending(path: name))
        }
        let bytes = try Repository.bytes(file.rules)
        let numbers = try Self.numbers(in: bytes, file.rules)
        #expect(numbers.count >= file.least)
        var before: [String] = []
        for run in file.runs { before.append(try await Self.results(folder, run.sample, run.period)) }
        var idle: [String] = []
        for number in numbers {
            if try await !isNoticed(number, bytes, file, folder, before) { idle.append(number.description) }
        }
        #expect(idle == [], "numbers that decide nothing in the samples")
    }

    /// Whether some other value in a number's place is noticed by some sample, or refused by the checker.
    private func isNoticed(
        _ number: Number, _ bytes: [UInt8], _ file: Shipped, _ folder: TemporaryFolder, _ before: [String]
    ) async throws -> Bool {
        for other in number.others {
            try folder.write(number.replaced(in: bytes, with: other), to: file.rules)
            for (run, results) in zip(file.runs, before) {
                do {
                    if try await Self.results(folder, run.sample, run.period) != results { return true }
                } catch is RefusedRun {
                    return true
                }
            }
        }
        return false
    }

    /// Everything a run comes to, as text.
    private static func results(_ folder: TemporaryFolder, _ sample: String, _ period: String) async throws -> String {
        let centre = try Centre.load(folder: folder.path + "/samples/" + sample)
        var clock = StageTimings()
        let report = try await CentreRun.score(
            centre, period: try #require(Period(period)), context: .workedOut, jobs: 1, timings: &clock)
        var text = report.findings.map { "\($0.code) \($0.place) \($0.message)" }
        for sheet in report.sheets {
            for subject in sheet.subjects {
                let total = subject.total.formatted(decimals: sheet.sheet.decimals)
                let level = subject.level.map { sheet.sheet.levels[$0] }
                text.append(
                    "\(sheet.id) \(subject.id) \(total) \(subject.rank ?? 0) \(level?.name ?? "") \(level?.stars ?? 0) "
                        + "\(subject.honours) \(subject.status) \(subject.deducted.plain)")
                text += subject.parts.map(\.plain)
                text += subject.lines.map {
                    "\($0.day.iso) \($0.source) \($0.points.plain) \(report.text(of: $0.evidence)) \($0.note)"
                }
                text += subject.consequences.map { "\($0.name) \($0.clause) \($0.reason)" }
            }
        }
        return text.joined(separator: "\n")
    }

    /// One number of a rule file.
    private struct Number: CustomStringConvertible {
        let span: SourceSpan
        let text: String

        var description: String { "\(span.file):\(span.line):\(span.column) \(text)" }

        /// Other values, the nearest first.
        var others: [String] {
            guard let value = Rational(decimal: text) else { return [] }
            let tries = [
                value + Rational(1), value - Rational(1), value + Rational(scaled: 1, decimals: 1),
                value * Rational(2), value * Rational(scaled: 5, decimals: 1), value + Rational(10),
                value - Rational(10),
                value * Rational(10),
            ]
            return tries.filter { $0 != value && !$0.isNegative }.map(\.plain)
        }

        func replaced(in bytes: [UInt8], with other: String) -> [UInt8] {
            var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
                .map(String.init)
            var scalars = Array(lines[span.line - 1].unicodeScalars)
            scalars.replaceSubrange(span.column - 1..<span.column - 1 + span.length, with: Array(other.unicodeScalars))
            lines[span.line - 1] = String(String.UnicodeScalarView(scalars))
            return Array(lines.joined(separator: "\n").utf8)
        }
    }

    /// Keys whose values are words for people, or days.
    private static let words: Set<String> = [
        "text", "原文", "reading", "理解", "title", "名称", "clause", "条款", "source", "出处", "effective", "施行", "not_scored",
        "不计分条款", "id", "编号", "examples", "例", "kind", "类别", "code", "代号",
    ]

    /// Every number that decides something: in values, in comparisons, on the left side of tables.
    private static func numbers(in bytes: [UInt8], _ name: String) throws -> [Number] {
        let root = try #require(YAMLDocument.parse(name: name, bytes: bytes).value)
        var numbers: [Number] = []
        func scan(_ node: YAMLNode) {
            guard let text = node.text, node.isPlain else { return }
            // Words like 12 months keep their letters; dates and times are no numbers.
            if text.contains(":") { return }
            var digits = ""
            var start = 0
            func close(_ end: Int) {
                defer { digits = "" }
                guard !digits.isEmpty, digits.last != ".", digits.first != "." else { return }
                let span = SourceSpan(
                    file: name, line: node.span.line, column: node.span.column + start, length: end - start)
                numbers.append(Number(span: span, text: digits))
            }
            let scalars = Array(text.unicodeScalars)
            for (index, scalar) in scalars.enumerated() {
                if scalar.value >= 0x30 && scalar.value <= 0x39 || scalar == "." && !digits.isEmpty {
                    if digits.isEmpty { start = index }
                    digits.unicodeScalars.append(scalar)
                } else {
                    close(index)
                    // A name with a digit in it is a name.
                    if scalar.properties.isAlphabetic, index + 1 < scalars.count,
                        scalars[index + 1].value >= 0x30 && scalars[index + 1].value <= 0x39
                    {
                        return
                    }
                }
            }
            close(scalars.count)
        }
        func walk(_ node: YAMLNode, isTable: Bool) {
            for item in node.items ?? [] { walk(item, isTable: isTable) }
            for pair in node.pairs ?? [] where !words.contains(pair.name) {
                if isTable { scan(pair.key) }
                let holdsRows = ["table", "分档", "line", "折线", "quota", "名额"].contains(pair.name)
                // Rules and parts are named by numbers that decide nothing.
                if pair.name != "rules" || pair.value.items == nil { walk(pair.value, isTable: holdsRows) }
            }
            if node.items == nil && node.pairs == nil { scan(node) }
        }
        walk(root, isTable: false)
        return numbers
    }
}
