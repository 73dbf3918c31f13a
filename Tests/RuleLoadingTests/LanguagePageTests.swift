import Diagnostics
import Foundation
import Testing

@testable import RuleLoading

/// `docs/rule-language.md` is the authority for the language: what it shows must load, what it lists must be understood.
@Suite struct LanguagePageTests {
    static let page = "docs/rule-language.md"

    @Test func examplesLoad() throws {
        let blocks = try Repository.text(Self.page).components(separatedBy: "```yaml\n").dropFirst()
            .map { $0.components(separatedBy: "```")[0] }
        #expect(blocks.count == 5)
        for block in blocks {
            let errors = problems(block, name: Self.page).filter { $0.severity == .error }
            #expect(errors.map(\.message.zh) == [])
        }
    }

    /// Each row pairs English words with Chinese ones, in order.
    @Test func vocabularyIsUnderstood() throws {
        let text = try Repository.text(Self.page)
        let rows = try #require(text.components(separatedBy: "## Vocabulary").last).split(separator: "\n")
            .filter { $0.hasPrefix("|") }.dropFirst(2)
        #expect(rows.count > 20)
        for row in rows {
            let cells = row.split(separator: "|").map { $0.split { ",:".contains($0) }.map { String($0).trimmed } }
            for index in stride(from: 0, to: cells.count - 1, by: 2) {
                #expect(cells[index].count == cells[index + 1].count, "\(row)")
                for (english, chinese) in zip(cells[index], cells[index + 1]) where !english.isEmpty {
                    #expect(Vocabulary.english(chinese, among: [english]) == english, "\(english) \(chinese)")
                }
            }
        }
    }

    /// Whatever a file may say has a Chinese spelling.
    @Test func everyKeyHasAChineseSpelling() {
        let sets =
            RuleFileKind.allCases.map(\.keys) + [
                FileDecoder.ruleKeys, FileDecoder.partKeys, FileDecoder.sheetKeys, FileDecoder.levelKeys,
                FileDecoder.rankKeys, FileDecoder.amongKeys, FileDecoder.consequenceKeys, FileDecoder.compositionKeys,
                FileDecoder.subjectKeys, FileDecoder.logKeys, FileDecoder.columnKeys, MeasureForms.keys,
                PriceForms.keys,
            ]
        for key in sets.flatMap(\.known) { #expect(Vocabulary.spellings(key).count > 1, "\(key)") }
        // Of the keys of one place no two may have one spelling.
        for set in sets {
            for key in set.known {
                for spelling in Vocabulary.spellings(key) {
                    #expect(Vocabulary.english(spelling, among: set.known) == key, "\(spelling)")
                }
            }
        }
    }
}
