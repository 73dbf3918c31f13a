import Diagnostics
import Foundation
import Testing

/// One YAML file for each mistake, named for its code, with the expected places marked in the file.
@Suite struct FixtureTests {
    static let folder = "Tests/RuleLoadingTests/Fixtures"

    /// Codes that one marked file cannot show; they have tests of their own.
    static let elsewhere: Set<DiagnosticCode> = [
        .notUTF8, .fileTooLarge, .versionOverlap, .versionGap, .versionPartsDiffer, .calendarOverlap, .emptyFile,
        .noSuchFile, .tieToDecide, .noSheetForPeriod, .notInForce, .periodOutsideCalendar,
        // Templates of letters are no YAML: LettersTests.
        .letterNotText, .letterWithoutRuler, .letterWithoutText, .letterBadLimit, .letterUnknownPlaceholder,
        .letterOpenBracket, .letterOtherBrackets, .letterTableInLine, .letterPlaceholderMisplaced,
        .letterUnknownConsequence, .letterNamedTwice, .letterBadName,
    ]

    static let names: [String] =
        ((try? FileManager.default.contentsOfDirectory(atPath: Repository.root.appending(path: folder).path)) ?? [])
        .sorted()

    @Test(arguments: names) func reports(_ name: String) throws {
        let text = try Repository.text("\(Self.folder)/\(name)")
        let code = String(name.dropLast(5))
        let found = problems(text, name: name)
        let expected = text.markers
        #expect(Set(found.map(Expected.init)) == Set(expected))
        #expect(found.count == expected.count)
        #expect(expected.contains { $0.code == code }, "the fixture shows what it is named for")
    }

    @Test func everyCodeHasAFixture() {
        let shown = Set(Self.names.map { String($0.dropLast(5)) })
        let missing = DiagnosticCode.allCases.filter { !shown.contains($0.rawValue) && !Self.elsewhere.contains($0) }
        #expect(missing.isEmpty, "\(missing.map(\.rawValue))")
    }
}
