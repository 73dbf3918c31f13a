import Diagnostics
import Foundation
import RuleLoading
import Testing

/// `docs/checks.md` explains every code, and shows each as the program prints it.
@Suite struct ChecksPageTests {
    static let page = "docs/checks.md"

    /// A section for each code: its heading line up to the next heading.
    static func sections(_ text: String) -> [String: String] {
        var sections: [String: String] = [:]
        for section in text.components(separatedBy: "\n### `").dropFirst() {
            let body = section.components(separatedBy: "\n## ")[0]
            if let end = body.firstIndex(of: "`") { sections[String(body[..<end])] = body }
        }
        return sections
    }

    /// How the first problem of a fixture's own code is printed; `nil` for codes no fixture shows.
    static func example(_ code: DiagnosticCode) -> String? {
        let name = "\(code.rawValue).yaml"
        guard FixtureTests.names.contains(name), let bytes = try? Repository.bytes("\(FixtureTests.folder)/\(name)")
        else { return nil }
        // The markers are for the tests, not for the reader.
        let shown = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            .map { line in line.range(of: "# <- ").map { String(line[..<$0.lowerBound]).trimmingSpaces } ?? String(line)
            }
            .joined(separator: "\n")
        let found = RuleFileKind.check(name: name, bytes: Array(shown.utf8))
        return found.first { $0.code == code }.map {
            TextRenderer(language: .zh, sources: [SourceText(name: name, bytes: Array(shown.utf8))]).render($0)
        }
    }

    @Test func explainsEveryCode() throws {
        let sections = Self.sections(try Repository.text(Self.page))
        #expect(Set(sections.keys) == Set(DiagnosticCode.allCases.map(\.rawValue)))
        for (code, body) in sections {
            let severity = DiagnosticCode(rawValue: code)?.severity.title.zh ?? "?"
            for part in ["- 原因:", "- 改法:", "\(severity)[\(code)]"] {
                #expect(body.contains(part), "\(code): \(part)")
            }
        }
    }

    @Test func showsEveryCodeAsItIsPrinted() throws {
        var text = try Repository.text(Self.page)
        if ProcessInfo.processInfo.environment["KAOHE_RECORD"] == "1" {
            for (code, body) in Self.sections(text) {
                guard let known = DiagnosticCode(rawValue: code), let example = Self.example(known),
                    let start = body.range(of: "```text\n"),
                    let end = body.range(of: "```", range: start.upperBound..<body.endIndex)
                else { continue }
                text = text.replacing(
                    body, with: body.replacingCharacters(in: start.upperBound..<end.lowerBound, with: example))
            }
            try text.write(to: Repository.root.appending(path: Self.page), atomically: true, encoding: .utf8)
            Issue.record("recorded \(Self.page); run again without KAOHE_RECORD")
        }
        let sections = Self.sections(text)
        for code in DiagnosticCode.allCases {
            guard let example = Self.example(code) else { continue }
            #expect(sections[code.rawValue]?.contains(example) == true, "\(code.rawValue)")
        }
    }
}

extension String {
    fileprivate var trimmingSpaces: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
