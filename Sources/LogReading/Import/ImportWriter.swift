internal import RecordModel
internal import SpreadsheetReading

/// Writes the rows of a sheet into the spool, as records of the table in blocks, each row under its own number.
struct ImportWriter {
    private let request: TableImport.Request
    private let profile: ImportProfile
    private let header: ProfileHeader
    private let source: TableSource
    private let sheet: Int
    private let spool: TableSpool
    private var rows: ImportedRows
    private let fields: [String]
    private let others: [String]
    private let unread: ImportCard.UnreadSheets

    private var buffer: [UInt8] = []
    private var blocks: [SurveyedFile.Block] = []
    private var firstRow: Int
    private var nextRow: Int
    private var titleRows = 0
    private var skippedRows = 0
    private var faults: [Int: [CellFault]] = [:]

    private static let blockSize = 1 << 20

    init(
        _ request: TableImport.Request, _ profile: ImportProfile, _ header: ProfileHeader, _ source: TableSource,
        sheet: Int, spool: TableSpool,
        others: [String] = [], unread: ImportCard.UnreadSheets = .init()
    ) {
        self.unread = unread
        self.others = others
        self.request = request
        self.profile = profile
        self.header = header
        self.source = source
        self.sheet = sheet
        self.spool = spool
        rows = ImportedRows(
            profile, header, fields: request.allFields,
            further: request.further.map { LogSchema.furtherColumn($0).id }, dateSystem: source.dateSystem)
        fields = rows.fields
        firstRow = header.row
        nextRow = header.row
    }

    /// Reads the sheet to its end.
    mutating func run(sha256: String, version: FileHandle.Stamp) throws -> TableImport {
        append(fields)
        nextRow += 1
        try source.rows(of: sheet) { row in
            guard row.number > header.row else {
                if row.number < header.firstRow { titleRows += 1 }
                return true
            }
            // Rows that are not there are blank records, so that every record keeps the number of its row.
            while nextRow < row.number {
                buffer.append(0x0A)
                nextRow += 1
                if buffer.count >= Self.blockSize { try flush() }
            }
            let record = rows.record(row)
            if record.isEmpty {
                skippedRows += 1
                buffer.append(0x0A)
            } else {
                append(record)
                if !rows.faults.isEmpty { faults[row.number] = rows.faults }
            }
            nextRow += 1
            if buffer.count >= Self.blockSize { try flush() }
            return true
        }
        try flush()
        guard try FileHandle(path: request.location).version == version else {
            throw SurveyedFile.changed(request.path)
        }
        let name = source.sheets.isEmpty ? "" : source.sheets[sheet].name
        let path = name.isEmpty ? request.path : SheetPath.of(request.path, sheet: name)
        let file = SurveyedFile(
            path: path, form: source.form, sha256: sha256, version: version, spool: spool, blocks: blocks)
        return TableImport(file, card, tableHeader, faults: faults)
    }

    private mutating func flush() throws {
        guard !buffer.isEmpty else { return }
        let offset = try spool.append(buffer)
        blocks.append(SurveyedFile.Block(offset: offset, length: buffer.count, firstRow: firstRow))
        firstRow = nextRow
        buffer.removeAll(keepingCapacity: true)
    }

    private mutating func append(_ cells: [String]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { buffer.append(0x2C) }
            if cell.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) {
                buffer.append(0x22)
                for byte in cell.utf8 {
                    if byte == 0x22 { buffer.append(0x22) }
                    buffer.append(byte)
                }
                buffer.append(0x22)
            } else {
                buffer.append(contentsOf: cell.utf8)
            }
        }
        buffer.append(0x0A)
    }

    private var card: ImportCard {
        ImportCard(
            profile: profile.id, title: profile.title, headerRow: header.row, titleRows: titleRows,
            skippedRows: skippedRows,
            columns: header.columns.map { column in
                ImportCard.Column(
                    field: column.column.field, header: column.title,
                    columns: column.places.isEmpty ? column.name.map { [$0] } ?? [] : column.places,
                    unit: column.unit.map { ImportCard.Unit(header: header.titles[$0] ?? "", column: $0) })
            }, others: others, unused: header.unused, unreadSheets: unread)
    }

    private var tableHeader: TableHeader {
        let places = header.columns.map { $0.places.first ?? $0.name ?? -1 }
        let titles = header.columns.map { $0.title.isEmpty ? $0.column.field : $0.title }
        let extra = fields.count - titles.count
        return TableHeader(
            titles: titles + fields.suffix(extra), sheetColumns: places + Array(repeating: -1, count: extra),
            recordFields: fields, fields: request.allFields)
    }
}
