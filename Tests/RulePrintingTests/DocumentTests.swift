import Chronology
import Exact
import RuleModel
import Testing

@testable import RulePrinting

/// A regulation as the table leaders sign.
@Suite struct DocumentTests {
    @Test func printsOneOfEverything() throws {
        let document = RegulationDocument.make(MadeUpRegulation.regulation())
        try Golden.expect(Markdown.text(document), matches: "made-up.md")
        #expect(document.day == Day(iso: "2026-01-01"))
        #expect(document.name == "made-up")
    }

    @Test func printsTheStaffSheetOfBaotou() throws {
        let document = RegulationDocument.make(try Golden.regulation("rules/baotou.yaml"))
        try Golden.expect(Markdown.text(document), matches: "baotou.md")
    }

    @Test func sameRegulationSameText() {
        let texts = (0..<3).map { _ in Markdown.text(RegulationDocument.make(MadeUpRegulation.regulation())) }
        #expect(Set(texts).count == 1)
    }

    @Test func everyRuleAndClauseIsPrinted() throws {
        let regulation = try Golden.regulation("rules/baotou.yaml")
        let text = Markdown.text(RegulationDocument.make(regulation))
        for rule in regulation.sheets.flatMap({ $0.rules.map(\.rule) }) {
            #expect(text.contains(Markdown.escaped(Prose.set(Prose.oneLine(rule.text)))), "\(rule.id)")
            #expect(text.contains("| \(Markdown.escaped(rule.id)) |"), "\(rule.id)")
        }
        for entry in regulation.notScored { #expect(text.contains(Prose.set(entry.reason)), "\(entry.clause)") }
    }

    @Test func aDayBeforeTheClockBeganDoesNoHarm() {
        for since in ["1949-10-01", "1970-01-01"] {
            let document = RegulationDocument.make(MadeUpRegulation.regulation(since: since))
            // The library takes the clock's day for day 0.
            #expect(document.day.rawValue > 0)
        }
    }

    @Test(arguments: [
        ("a|b*c", "a\\|b\\*c"), ("absent_days", "absent_days"), ("_a_", "\\_a\\_"), ("[2014]3号", "[2014]3号"),
        ("[x](y)", "[x\\](y)"), ("<b>&amp;`\\", "\\<b\\>\\&amp;\\`\\\\"), ("", ""),
    ])
    func escapesWhatMarkdownWouldRead(_ text: String, _ expected: String) {
        #expect(Markdown.escaped(text) == expected)
    }

    @Test(arguments: [("一\n  二", "一二"), ("a\nb", "a b"), ("一\r\n\r\nb", "一 b"), ("x", "x"), ("\n", "")])
    func bringsTextsToOneLine(_ text: String, _ expected: String) { #expect(Prose.oneLine(text) == expected) }
}
