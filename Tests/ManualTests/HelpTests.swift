import AppealReading
import Diagnostics
import Manual
import RecordModel
import Testing

/// Every code has a help page, and what the page shows is true.
@Suite struct HelpTests {
    /// Codes only a run finds; `CentreRunTests` hold their examples to their word.
    static let foundByRuns: Set<DiagnosticCode> = [
        .noSuchFile, .noSheetForPeriod, .notInForce, .periodOutsideCalendar, .tieToDecide, .versionPartsDiffer,
    ]

    static let pages = HelpTopic.all.flatMap(\.pages)

    @Test func everyCodeHasOnePage() {
        let codes = Self.pages.map(\.code.rawValue).sorted()
        #expect(codes == DiagnosticCode.allCases.map(\.rawValue).sorted())
    }

    @Test func textsAreWritten() {
        for page in Self.pages {
            for text in [page.title.zh, page.title.en, page.cause, page.remedy] {
                #expect(!text.isEmpty, "\(page.code.rawValue)")
            }
            #expect(page.wrong != page.right, "\(page.code.rawValue)")
        }
    }

    @Test(arguments: pages.filter { !foundByRuns.contains($0.code) }.map(\.code))
    func wrongSnippetBringsItsCode(_ code: DiagnosticCode) throws {
        let page = try #require(code.help)
        let found = page.wrong.problems
        #expect(found.contains { $0.code == code }, "\(found.map(\.code.rawValue))")
        // One mistake brings one code, so that the page is about nothing else.
        #expect(Set(found.map(\.code)).count <= 2, "\(found.map(\.code.rawValue))")
    }

    @Test(arguments: pages.map(\.code)) func rightSnippetBringsNothing(_ code: DiagnosticCode) throws {
        let page = try #require(code.help)
        #expect(page.right.problems.map(\.message.zh) == [])
    }

    @Test func refusedAppealsAreExplained() throws {
        for code in AppealProblem.Code.allCases {
            let text = try #require(Explanation.text(of: code.rawValue, in: .zh))
            #expect(text.hasPrefix("申诉[\(code.rawValue)] \(code.help.title)\n  原因:\(code.help.cause)\n"))
            #expect(text.hasSuffix("  改法:\(code.help.remedy)\n"))
        }
        #expect(Set(AppealProblem.Code.allCases.map(\.help)).count == AppealProblem.Code.allCases.count)
        #expect(Explanation.text(of: "appeal-lat", in: .zh) == nil && Explanation.codes.contains("appeal-late"))
    }

    @Test func oneCodeIsExplained() throws {
        let text = try #require(Explanation.text(of: "unknown-key", in: .zh))
        for part in ["原因:", "改法:", "不对(写在一个条目里):", "对(写在一个条目里):", "dedcut: 1"] {
            #expect(text.contains(part), "\(part)")
        }
        #expect(Explanation.text(of: "unknown-key", in: .en)?.contains("there is no key 'dedcut' here") == true)
        #expect(Explanation.text(of: "unknown-staff", in: .zh)?.contains("X99") == true)
        #expect(Explanation.text(of: "unknown-kez", in: .zh) == nil)
        // A code of files and of rows has both pages.
        #expect(Explanation.text(of: "bad-date", in: .zh)?.contains("数据错误[bad-date]") == true)
        #expect(Explanation.text(of: "unclosed-quote", in: .zh)?.contains("引号没有配对") == true)
        for code in Explanation.codes { #expect(Explanation.text(of: code, in: .en) != nil, "\(code)") }
    }
}
