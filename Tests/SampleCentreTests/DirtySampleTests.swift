internal import Foundation
internal import RecordModel
internal import Testing

@Suite("The sample of dirty data")
struct DirtySampleTests {
    private let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "samples/dirty")

    private func rows(_ name: String) throws -> [[Substring]] {
        let text = String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
        return text.split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
    }

    @Test("every code of a row is planted at least once")
    func codes() throws {
        let planted = try Set((rows("expected-findings.csv") + rows("expected-overlap.csv")).map { String($0[0]) })
        // Declared tables belong to regulations that declare some, versions to those that change, names to exports,
        // the rest to ratings and pauses in logs of their own.
        let elsewhere: Set = [
            "unknown-department", "unknown-subject", "rule-not-in-force", "unknown-name", "unknown-case",
            "case-not-finished", "rating-differs", "pauses-differ", "pause-not-used", "rating-before-accepted",
            "rating-after-period",
        ]
        #expect(planted.union(elsewhere) == Set(FindingCode.allCases.filter(\.help.hasExample).map(\.rawValue)))
    }

    @Test("the table in the README lists what is expected")
    func readme() throws {
        let text = String(decoding: try Data(contentsOf: folder.appending(path: "README.md")), as: UTF8.self)
        let listed = text.split(separator: "\n").filter { $0.hasPrefix("| `") && $0.contains(":") }
            .compactMap { line -> String? in
                let cells = line.split(separator: "|").map { $0.filter { $0 != "`" && $0 != " " } }
                guard cells.count == 5, let colon = cells[0].lastIndex(of: ":") else { return nil }
                let row = cells[0][cells[0].index(after: colon)...]
                return "\(cells[3]),\(cells[0][..<colon]),\(row),\(cells[1].prefix(1))"
            }
        let expected = try rows("expected-findings.csv").map { $0.joined(separator: ",") }
        #expect(listed.sorted() == expected.sorted())
    }
}
