import Foundation
import RecordModel
import ScoreModel
import Testing

@testable import Workbooks

/// The three kinds of book against their text grids in `Golden/`.
///
/// `KAOHE_RECORD=1 swift test --filter GoldenTests` writes the grids anew, and fails; look at the difference, then
/// commit it.
@Suite struct GoldenTests {
    @Test(arguments: ["main", "department", "notice", "city-main", "city-department", "city-notice"])
    func matchesItsGrid(_ name: String) throws {
        let city = MadeUpCity()
        let isCity = name.hasPrefix("city-")
        let shelf = BookShelf(isCity ? city.report() : city.centre.report(), rowLimit: 1_048_576)
        let kind = isCity ? String(name.dropFirst("city-".count)) : name
        // Of departments the first in code-point order.
        let number = ["main": 0, "department": 1, "notice": shelf.books.count - 1][kind]
        let text = TextGrid.text(shelf.plan(try #require(number)))
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Golden/\(name).txt").path
        if ProcessInfo.processInfo.environment["KAOHE_RECORD"] == "1" {
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            Issue.record("recorded \(path)")
        }
        let golden = try String(contentsOfFile: path, encoding: .utf8)
        let (got, wanted) = (text.split(separator: "\n"), golden.split(separator: "\n"))
        for (line, pair) in zip(got, wanted).enumerated() where pair.0 != pair.1 {
            Issue.record("line \(line + 1)\n  is     \(pair.0)\n  should \(pair.1)")
            return
        }
        #expect(got.count == wanted.count)
    }
}
