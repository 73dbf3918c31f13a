import Diagnostics
import Foundation
import Manual
import Testing

/// `docs/checks.md` is generated from the help texts.
@Suite struct ChecksPageTests {
    static let page = "docs/checks.md"

    @Test("the page is what `kaohe docs checks` prints; to renew it: kaohe docs checks > docs/checks.md")
    func isGenerated() throws {
        if ProcessInfo.processInfo.environment["KAOHE_RECORD"] == "1" {
            try ChecksPage.markdown.write(
                to: Repository.root.appending(path: Self.page), atomically: true, encoding: .utf8)
        }
        let written = try Repository.text(Self.page).split(separator: "\n", omittingEmptySubsequences: false)
        let generated = ChecksPage.markdown.split(separator: "\n", omittingEmptySubsequences: false)
        let line = zip(written, generated).enumerated().first { $1.0 != $1.1 }?.offset
        #expect(
            written == generated,
            "\(Self.page) differs from line \((line ?? min(written.count, generated.count)) + 1) on; run: kaohe docs checks > \(Self.page)"
        )
    }
}
