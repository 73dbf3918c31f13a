import Diagnostics
import Foundation
import Testing

/// A SARIF log says what each code is about.
@Suite struct SARIFHelpTests {
    @Test func everyRuleHasItsHelp() throws {
        let span = SourceSpan(file: "a.yaml", line: 1, column: 1)
        let problems = DiagnosticCode.allCases.map {
            Diagnostic($0, at: span, Wording(zh: "错", en: "wrong"), remedy: Wording(zh: "改", en: "mend"))
        }
        let text = SARIFRenderer(language: .zh, version: "1").render(problems)
        let log = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let run = try #require((log["runs"] as? [[String: Any]])?.first)
        let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
        let rules = try #require(driver["rules"] as? [[String: Any]])
        #expect(rules.count == DiagnosticCode.allCases.count)
        for rule in rules {
            let id = try #require(rule["id"] as? String)
            let code = try #require(DiagnosticCode(rawValue: id))
            let help = try #require(rule["help"] as? [String: String])
            #expect(help["text"]?.contains(code.help?.cause ?? "?") == true, "\(id)")
            #expect(help["markdown"]?.contains("```yaml") == true, "\(id)")
            #expect((rule["shortDescription"] as? [String: String])?["text"] == code.help?.title.zh, "\(id)")
            let level = (rule["defaultConfiguration"] as? [String: String])?["level"]
            #expect(level == (code.severity == .hint ? "note" : code.severity.rawValue), "\(id)")
        }
    }
}
