import Diagnostics
import Foundation
import RuleLoading

/// Files of the repository, found from this file's own place.
enum Repository {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: root.appending(path: path)))
    }

    static func text(_ path: String) throws -> String { String(decoding: try bytes(path), as: UTF8.self) }
}

/// A place a fixture expects a problem at, and the code.
struct Expected: Hashable, CustomStringConvertible {
    var code: String
    var line: Int
    var column: Int

    var description: String { "\(line):\(column) \(code)" }

    init(_ diagnostic: Diagnostic) {
        code = diagnostic.code.rawValue
        line = diagnostic.span.line
        column = diagnostic.span.column
    }

    init(code: String, line: Int, column: Int) {
        self.code = code
        self.line = line
        self.column = column
    }
}

extension String {
    /// The problems a marked text expects: behind a line, `# <- code text` says that `code` is reported where `text`
    /// first stands on that line. Several markers may follow each other.
    var markers: [Expected] {
        var expected: [Expected] = []
        for (index, line) in split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard let mark = line.range(of: "# <- ") else { continue }
            let scalars = line.unicodeScalars
            for marker in line[mark.upperBound...].components(separatedBy: " <- ") {
                let words = marker.split(separator: " ", maxSplits: 1)
                guard words.count == 2, let place = line.range(of: words[1]) else { continue }
                let column = scalars.distance(from: scalars.startIndex, to: place.lowerBound) + 1
                expected.append(Expected(code: String(words[0]), line: index + 1, column: column))
            }
        }
        return expected
    }
}

/// Every problem of a text, whatever its kind.
func problems(_ text: String, name: String = "test.yaml") -> [Diagnostic] {
    RuleFileKind.check(name: name, bytes: Array(text.utf8))
}
