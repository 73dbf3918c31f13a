internal import RecordModel

/// Which column of a table holds which field (data formats, sections 1 and 2).
struct TableHeader {
    /// The headers as the file has them, trimmed.
    let titles: [String]
    /// The column of each field, in the order of the schema's fields that have columns; -1 where the file lacks it.
    let columns: [Int]
    let fields: [Field]
    /// Where the columns stand in the file, for those who look there: not where the records have them, if these were
    /// made of a sheet.
    private let sheetColumns: [Int]

    /// The header of records made of a sheet.
    /// - Parameters:
    ///   - titles: the headers as the sheet has them, in the records' order.
    ///   - sheetColumns: where they stand in the sheet; -1 for what stands nowhere.
    ///   - recordFields: the fields of the records, in order.
    ///   - fields: the table's fields; derived ones have no column.
    init(titles: [String], sheetColumns: [Int], recordFields: [String], fields: [Field]) {
        self.titles = titles
        self.sheetColumns = sheetColumns
        self.fields = fields.filter { !$0.isDerived }
        columns = self.fields.map { field in
            recordFields.firstIndex { $0 == field.id || HalfWidth.fold($0) == field.id } ?? -1
        }
    }

    /// The column in which a field stands in the file; -1 where the file lacks it.
    func sheetColumn(_ id: String) -> Int {
        let column = column(id)
        return column >= 0 && column < sheetColumns.count ? sheetColumns[column] : -1
    }

    /// Whether a column of the records stands in the file.
    func isInFile(_ column: Int) -> Bool { column < sheetColumns.count && sheetColumns[column] >= 0 }

    /// How many columns the header has.
    var width: Int { titles.count }

    /// The column of a field; -1 where the file lacks it.
    func column(_ id: String) -> Int {
        fields.firstIndex { $0.id == id }.map { columns[$0] } ?? -1
    }

    /// The header of a field as the file has it; the default one where the file lacks it.
    func title(_ id: String) -> String {
        guard let index = fields.firstIndex(where: { $0.id == id }) else { return id }
        return columns[index] >= 0 ? titles[columns[index]] : fields[index].header
    }

    /// Reads a file's header and finds each field's column.
    /// - Parameters:
    ///   - fields: the table's fields; derived ones have no column.
    ///   - overrides: the header a field has in this centre's files, by field id; it hides the field's other names.
    /// - Throws: every ``TableProblem`` of the header, as ``TableProblems``; ``ReadFailure``.
    init(of file: SurveyedFile, fields: [Field], overrides: [String: String]) throws {
        let reader = BlockReader()
        guard let block = file.blocks.first else {
            throw TableProblems([
                TableProblem(.emptyFile, file.path, "文件是空的,连表头也没有", remedy: "补上表头行,或在 centre.yaml 中去掉这个文件")
            ])
        }
        let bytes = try reader.read(block, of: file)
        // No record has more cells than bytes.
        let room = min(bytes.count + 1, 1 << 16)
        let cells = UnsafeMutablePointer<RecordScanner.Cell>.allocate(capacity: room)
        defer { cells.deallocate() }
        var scanner = RecordScanner(
            bytes, delimiter: file.delimiter, hasQuotes: file.hasQuotes, width: room, cells: cells)
        guard scanner.next() else {
            throw TableProblems([
                TableProblem(.emptyFile, file.path, "文件是空的,连表头也没有", remedy: "补上表头行,或在 centre.yaml 中去掉这个文件")
            ])
        }
        let titles = (0..<scanner.count).map { scanner[$0].string }
        let names = titles.map(HalfWidth.fold)
        var problems: [TableProblem] = []
        var columns: [Int] = []
        let stored = fields.filter { !$0.isDerived }
        for field in stored {
            let wanted =
                overrides[field.id].map { [HalfWidth.fold($0)] } ?? [field.id, field.header].map(HalfWidth.fold)
            let found = names.indices.filter { wanted.contains(names[$0]) }
            if found.count > 1 {
                let letters = found.map(ColumnLetters.of).joined(separator: "、")
                problems.append(
                    TableProblem(
                        .columnTwice, file.path, line: 1, text: titles[found[1]],
                        "“\(field.header)”(\(field.id))有不止一列:\(letters)", remedy: "只留一列,或改掉另一列的表头"))
            } else if found.isEmpty, field.isRequired || overrides[field.id] != nil {
                problems.append(
                    TableProblem(
                        .missingColumn, file.path, line: 1, text: titles.joined(separator: ","),
                        "缺少“\(overrides[field.id] ?? field.header)”列(\(field.id))",
                        remedy: "补上这一列,或在 centre.yaml 的 columns 中写明它在文件里的表头"))
            }
            columns.append(found.first ?? -1)
        }
        guard problems.isEmpty else { throw TableProblems(problems) }
        self.titles = titles
        self.columns = columns
        self.fields = stored
        sheetColumns = Array(titles.indices)
    }
}

/// Several problems of tables, found in one pass.
public struct TableProblems: Error, Hashable, Sendable {
    /// The problems, in the order found.
    public let problems: [TableProblem]

    init(_ problems: [TableProblem]) { self.problems = problems }
}
