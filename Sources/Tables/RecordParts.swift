internal import FoundationEssentials
internal import ScoreModel

/// What the records of runs and of amendments have in common.
enum RecordParts {
    /// A file and its bytes.
    struct File: Encodable {
        let path: String
        let sha256: String

        init(_ card: FileCard) { (path, sha256) = (card.path, card.sha256) }
    }

    /// A department and its workbook.
    struct Department: Encodable {
        let department: String
        let path: String

        init(_ department: (name: String, path: String)) {
            (self.department, path) = (department.name, department.path)
        }
    }

    /// A record as JSON, keys sorted, a line break at its end.
    static func json(_ record: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try [UInt8](encoder.encode(record)) + [0x0A]
    }
}
