import Diagnostics
import Foundation
import RuleLoading
import Testing

@Test func dumps() throws {
    for path in [
        "rules/baotou.yaml", "rules/calendars/china-2025.yaml", "rules/calendars/china-2026.yaml",
        "rules/attendance/four-punch.yaml",
    ] {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        let found = RuleFileKind.check(name: path, bytes: bytes)
        print(path, found.count)
        print(TextRenderer(language: .zh, sources: [SourceText(name: path, bytes: bytes)]).render(found))
    }
}
