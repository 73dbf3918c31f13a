internal import RecordModel
internal import SpreadsheetReading

/// Takes a sheet's rows one after another: looks for the header of a 申诉表, then keeps what stands below it.
struct FormReader {
    let file: String
    let sheetName: String
    private let system: DateSystem
    private var above: [String] = []
    private var columns: [FormColumn] = []
    private var rows: [FormRow] = []
    private(set) var problems: [AppealProblem] = []
    private var seen = 0
    private(set) var isForm = false

    /// A header stands no lower than this among the rows that hold anything.
    private static let headerWithin = 40

    init(file: String, sheet: String, system: DateSystem) {
        self.file = file
        sheetName = sheet
        self.system = system
    }

    /// The sheet, where all its columns are there.
    var sheet: FormSheet? {
        isForm && problems.isEmpty ? FormSheet(name: sheetName, above: above, columns: columns, rows: rows) : nil
    }

    /// Takes a row; `false` where no more are wanted.
    mutating func take(_ row: SheetRow) throws -> Bool {
        seen += 1
        var cells: [Int: FormCell] = [:]
        for cell in row.cells { cells[cell.column] = FormCell(cell.value, system) }
        guard isForm else {
            takeHead(row.number, cells)
            return isForm || seen < Self.headerWithin
        }
        if !cells.isEmpty { rows.append(FormRow(row: row.number, cells: cells)) }
        guard rows.count <= AppealForm.mostRows else {
            throw AppealProblem(
                .fileUnreadable, at: "\(file)!\(sheetName)", zh: "超过 \(AppealForm.mostRows) 行",
                en: "more than \(AppealForm.mostRows) rows",
                fix: ("交回发下去的那个部门工作簿", "send the department's own workbook"))
        }
        return true
    }

    /// A row that has two of the headers no other sheet has together is the header.
    private mutating func takeHead(_ row: Int, _ cells: [Int: FormCell]) {
        let headers = cells.keys.sorted().compactMap { column in
            cells[column].map { FormColumn(header: Self.plain($0.text), index: column) }
        }
        let needed = [AppealColumns.number] + AppealColumns.open
        guard needed.count(where: { name in headers.contains { $0.header == name } }) >= 2 else {
            above.append(headers.map(\.header).joined(separator: " "))
            return
        }
        isForm = true
        columns = headers
        for name in needed {
            let found = headers.filter { $0.header == name }
            if found.isEmpty {
                problems.append(
                    AppealProblem(
                        .columnMissing, at: "\(file)!\(sheetName)!\(row)", zh: "表头里没有“\(name)”这一列",
                        en: "the header has no column “\(name)”",
                        fix: (
                            "恢复这一列的表头;没有“\(AppealColumns.number)”的是旧版本发的工作簿,用重新发下去的填写",
                            "put the header back; a workbook without \(AppealColumns.number) is an old one: use the new one"
                        )))
            } else if found.count > 1 {
                problems.append(
                    AppealProblem(
                        .columnTwice, at: "\(file)!\(sheetName)!\(FormSheet.letters(found[1].index))\(row)",
                        zh: "“\(name)”有 \(found.count) 列", en: "\(found.count) columns are headed “\(name)”",
                        fix: ("只留填写的那一列", "keep only the one that was filled in")))
            }
        }
    }

    /// What stands in merged cells counts for each row they cover, in the columns that are filled in.
    mutating func spread(_ ranges: [MergedRange]) {
        let open = columns.filter { AppealColumns.open.contains($0.header) }.map(\.index)
        for range in ranges where range.rows.count > 1 {
            guard let first = rows.firstIndex(where: { $0.row == range.rows.lowerBound }) else { continue }
            for column in open where range.columns.contains(column) {
                guard let cell = rows[first].cells[range.columns.lowerBound] else { continue }
                for index in rows.indices[first...] where range.rows.contains(rows[index].row) {
                    rows[index].cells[column] = rows[index].cells[column] ?? cell
                }
            }
        }
    }

    /// A header as it is compared: half-width, no line breaks or blanks in it.
    private static func plain(_ text: String) -> String {
        String(HalfWidth.fold(text).filter { !$0.isNewline })
    }
}
