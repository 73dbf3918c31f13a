/// Records written as the readers of this module take them: every cell between quotation marks.
enum RecordText {
    /// One record with its line break.
    static func bytes(_ cells: [String], delimiter: UInt8) -> [UInt8] {
        var bytes: [UInt8] = []
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(delimiter) }
            bytes.append(0x22)
            for byte in cell.utf8 {
                if byte == 0x22 { bytes.append(0x22) }
                bytes.append(byte)
            }
            bytes.append(0x22)
        }
        bytes.append(0x0A)
        return bytes
    }
}

extension SurveyedFile {
    /// A table that is no file: its records are at hand, each with a number of its own.
    ///
    /// Every record is a block, so that rows keep their numbers and readers need to know nothing of it.
    /// - Parameter rows: the records by ascending number, from 1; the header has none.
    public init(path: String, header: [String], rows: [(number: Int, cells: [String])]) {
        let delimiter = UInt8(ascii: ",")
        var bytes = RecordText.bytes(header, delimiter: delimiter)
        var blocks = [Block(offset: 0, length: bytes.count, firstRow: 0)]
        for row in rows {
            let record = RecordText.bytes(row.cells, delimiter: delimiter)
            blocks.append(Block(offset: bytes.count, length: record.count, firstRow: row.number))
            bytes += record
        }
        self.init(path: path, memory: bytes, blocks: blocks, delimiter: delimiter)
    }
}
