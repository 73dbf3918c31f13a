import CentreFixtures
import Diagnostics
import Explanations
import Foundation
import Testing

/// Explanations of `samples/qingshan` as somebody last read them through.
///
/// `KAOHE_RECORD=1 swift test --filter ExplanationGoldenTests` writes them anew; recording fails, so that it cannot pass
/// for a test.
@Suite("Golden explanations", .serialized) struct ExplanationGoldenTests {
    private static let isRecording = ProcessInfo.processInfo.environment["KAOHE_RECORD"] == "1"
    private static let place = Repository.root.appending(path: "Tests/ExplanationsTests/Golden")

    @Test(
        "a person and rules",
        arguments: [
            ("person", "W0006", nil, Language.zh), ("person-en", "W0009", nil, .en), ("rule-marks", "W0006", "勤1", .zh),
            ("rule-measure", "W0038", "能10a", .zh), ("rule-cases", "W0038", "能7", .zh),
        ] as [(String, String, String?, Language)])
    func texts(_ name: String, _ subject: String, _ rule: String?, _ language: Language) async throws {
        let folder = try sampleFolder("qingshan")
        let answer = try await explain(folder, subject, rule: rule, at: "samples/qingshan")
        let text = ExplanationText(language: language).render(answer)
        let golden = Self.place.appending(path: name + ".txt")
        if Self.isRecording {
            try Data(text.utf8).write(to: golden)
            Issue.record("recorded \(name): read the difference, then run without KAOHE_RECORD")
            return
        }
        #expect(text == String(decoding: try Data(contentsOf: golden), as: UTF8.self))
    }
}
