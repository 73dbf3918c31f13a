import CentreFixtures
import CentreRun
import Comparing
import Diagnostics
import Explanations
import Foundation
import Testing

/// What a comparison is written as.
@Suite("A comparison as text, tables and JSON") struct OutputTests {
    private func comparison() async throws -> (ChangedRules, RuleComparison) {
        let rules = try ChangedRules(ChangedRules.dearerBadge)
        return (rules, try await rules.compare())
    }

    @Test("the summary names who changes, and why, and fits a terminal")
    func summary() async throws {
        let (_, comparison) = try await comparison()
        let text = ComparisonText(language: .zh).render(comparison)
        #expect(text.contains("W0009"))
        #expect(text.contains("80.00 → 79.00(-1.00)"))
        #expect(text.contains("二星 → 一星"))
        #expect(text.contains("+限期整改"))
        #expect(text.contains("德4 virtue.4  -12.00  11 人"))
        let name = comparison.newName
        for line in text.split(separator: "\n") where !line.contains(name) && !line.contains("rules/") {
            let columns = line.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) }
            #expect(columns <= 100, "\(line)")
        }
        let english = ComparisonText(language: .en).render(comparison)
        #expect(english.contains("rules that matter most:"))
        #expect(english.contains("old \\ new"))
    }

    @Test("the tables have a row for everyone changed, and one for each rule")
    func tables() async throws {
        let (_, comparison) = try await comparison()
        let sheet = try comparison.staff()
        let changes = try ComparisonOutput.changes(comparison).components(separatedBy: "\r\n")
        #expect(changes[0].hasPrefix("\u{FEFF}sheet,period,subject,name,window,department,old_total,new_total"))
        #expect(changes.count == sheet.changed.count + 2)
        let fallen = try #require(changes.first { $0.contains(",W0009,") })
        #expect(fallen.contains(",80.00,79.00,-1.00,107,"))
        #expect(fallen.hasSuffix(",二星,一星,2,1,,,ranked,ranked,限期整改,"))
        let rules = try ComparisonOutput.rules(comparison).components(separatedBy: "\r\n")
        #expect(rules.count == 13)
        #expect(rules.contains("baotou.staff,2026Q3,W0095,virtue.4,第五条(一)4,-2.00,-4.00,-2.00"))
    }

    @Test("JSON is JSON, with exact points")
    func json() async throws {
        let (_, comparison) = try await comparison()
        let data = Data(ComparisonJSON.render(comparison).utf8)
        let value = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let sheet = try #require((value["sheets"] as? [[String: Any]])?.first)
        #expect((sheet["all"] as? [String: Any])?["difference"] as? String == "-12/119")
        let changed = try comparison.staff().changed.count
        #expect((sheet["changed"] as? [Any])?.count == changed)
    }

    @Test("a folder gets the workbook and the tables, the same bytes each time, and nothing else")
    func folder() async throws {
        let (rules, comparison) = try await comparison()
        var found: [[String: [UInt8]]] = []
        for name in ["one", "two"] {
            let folder = rules.folder.path + "/" + name
            let again = try await rules.compare()
            let written = try ComparisonOutput.write(
                again,
                texts: [("compare.csv", try ComparisonOutput.changes(again))], to: folder)
            #expect(written.map { $0.split(separator: "/").last } == ["规则比较.xlsx", "compare.csv"])
            found.append(try rules.folder.everything(under: name))
        }
        #expect(found[0].count == 2)
        #expect(found[0]["one/规则比较.xlsx"] == found[1]["two/规则比较.xlsx"])
        #expect(found[0]["one/compare.csv"] == found[1]["two/compare.csv"])
        #expect(!comparison.isEmpty)
    }
}
