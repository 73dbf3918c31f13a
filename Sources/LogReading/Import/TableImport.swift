internal import Hashing
public import RecordModel
internal import SpreadsheetReading

/// A file on its way to a table: what it is, which profile reads it, its rows as records of the table.
public struct TableImport: Sendable {
    /// What a file is to become, and how.
    public struct Request: Sendable {
        /// Where it is.
        let location: String
        /// How to name it.
        let path: String
        /// The sheet asked for.
        let sheet: String?
        /// The profile asked for.
        let profile: ImportProfile?
        /// The profiles to try where none is asked for.
        let candidates: [ImportProfile]
        /// The table's id, its fields, and what is asked of it besides.
        let table: String
        let fields: [Field]
        let overrides: [String: String]
        let further: [String]
        /// The profiles of which it is to be said whether they fit as well.
        let alternatives: [ImportProfile]

        /// A request by its parts.
        public init(
            location: String, path: String, sheet: String? = nil, profile: ImportProfile? = nil,
            candidates: [ImportProfile] = [], table: String, fields: [Field], overrides: [String: String] = [:],
            further: [String] = [], alternatives: [ImportProfile] = []
        ) {
            self.alternatives = alternatives
            self.location = location
            self.path = path
            self.sheet = sheet
            self.profile = profile
            self.candidates = candidates
            self.table = table
            self.fields = fields
            self.overrides = overrides
            self.further = further
        }

        var allFields: [Field] { fields + further.map(LogSchema.furtherColumn) }
    }

    /// The file, surveyed.
    public let file: SurveyedFile
    /// What became of it; `nil` for a text that is as the data formats have it.
    public let card: ImportCard?
    let header: TableHeader?
    /// By row, the cells that could not be read.
    let faults: [Int: [CellFault]]

    /// Opens a file and reads it once.
    /// - Parameter spool: where the rows of a workbook go.
    /// - Throws: ``TableProblem``, ``TableProblems``, ``ReadFailure``.
    public init(_ request: Request, spool: TableSpool) throws {
        do {
            self = try Self.open(request, spool)
        } catch let problem as SpreadsheetProblem {
            throw TableProblem(problem, path: request.path)
        } catch let failure as SpreadsheetFailure {
            throw ReadFailure(operation: failure.operation, path: request.location, errno: failure.errno)
        }
    }

    init(_ file: SurveyedFile, _ card: ImportCard?, _ header: TableHeader?, faults: [Int: [CellFault]] = [:]) {
        self.file = file
        self.card = card
        self.header = header
        self.faults = faults
    }

    private static func open(_ request: Request, _ spool: TableSpool) throws -> TableImport {
        let format = try SpreadsheetFormat.of(request.location)
        guard format == .text else {
            let version = try FileHandle(path: request.location).version
            let source = try TableSource(book: request.location, path: request.path, format: format)
            return try imported(request, source, try hash(request.location), version, spool)
        }
        let file = try SurveyedFile(file: request.location, path: request.path)
        func profiled(_ delimiter: UInt8?) throws -> TableImport {
            let again = try delimiter.map {
                $0 == file.delimiter
                    ? file : try SurveyedFile(file: request.location, path: request.path, delimiter: $0)
            }
            let source = TableSource(text: again ?? file, location: request.location)
            return try imported(request, source, file.sha256, file.version, spool)
        }
        if let profile = request.profile { return try profiled(profile.delimiter) }
        do {
            _ = try TableHeader(of: file, fields: request.allFields, overrides: request.overrides)
            return TableImport(file, nil, nil)
        } catch let problems as TableProblems {
            guard problems.problems.allSatisfy({ $0.code == .missingColumn }) else { throw problems }
            for delimiter in [nil, UInt8(0x09)] {
                do {
                    return try profiled(delimiter)
                } catch let other as TableProblem where other.code == .profileDoesNotMatch {
                    continue
                }
            }
            throw problems
        }
    }

    /// Reads a source by the profile asked for, else by the first that recognises it.
    private static func imported(
        _ request: Request, _ source: TableSource, _ sha256: String, _ version: FileHandle.Stamp, _ spool: TableSpool
    ) throws -> TableImport {
        let canonical = ImportProfile.canonical(
            table: request.table, fields: request.allFields, overrides: request.overrides)
        let candidates = request.profile.map { [$0] } ?? [canonical] + request.candidates
        var heads: [Int: (rows: [SheetRow], merged: [MergedRange])] = [:]
        for profile in candidates {
            let profile = profile.completed(by: request)
            for sheet in try sheets(for: profile, request, source) {
                if heads[sheet] == nil { heads[sheet] = (try head(of: source, sheet), []) }
                if profile.headerRows > 1, heads[sheet]?.merged.isEmpty == true {
                    heads[sheet]?.merged = try source.mergedRanges(of: sheet).filter {
                        $0.rows.lowerBound <= ImportedRows.searched
                    }
                }
                guard let head = heads[sheet],
                    let header = ProfileHeader(profile, in: head.rows, merged: head.merged)
                else { continue }
                // A profile says which spelling comes first; the table's own headers must be there once.
                if profile.id == canonical.id, request.profile == nil, !header.twice.isEmpty {
                    throw TableProblems(
                        header.twice.map { .columnTwice($0, request.path, row: header.row, request.allFields) })
                }
                let others = try request.alternatives.filter { $0.id != profile.id }.filter { other in
                    let other = other.completed(by: request)
                    guard try sheets(for: other, request, source).contains(sheet) else { return false }
                    let merged = other.headerRows > 1 ? try source.mergedRanges(of: sheet) : []
                    return ProfileHeader(other, in: head.rows, merged: merged)?.reads(otherwise: header) ?? false
                }.map(\.id)
                var writer = ImportWriter(
                    request, profile, header, source, sheet: sheet, spool: spool, others: others,
                    unread: try unread(besides: sheet, header, profile, request, source))
                return try writer.run(sha256: sha256, version: version)
            }
        }
        throw TableProblem.profileDoesNotMatch(
            request.path, request.profile, canonical, seen: heads.min { $0.key < $1.key }?.value.rows ?? [])
    }

    /// The shown sheets that are not read, where nobody named one: those with the same header, and the others.
    private static func unread(
        besides sheet: Int, _ header: ProfileHeader, _ profile: ImportProfile, _ request: Request, _ source: TableSource
    ) throws -> ImportCard.UnreadSheets {
        guard request.sheet == nil else { return ImportCard.UnreadSheets() }
        var alike: [String] = []
        var other: [String] = []
        let sheets = source.sheets
        for index in sheets.indices where index != sheet && !sheets[index].isHidden {
            let merged = profile.headerRows > 1 ? try source.mergedRanges(of: index) : []
            let found = ProfileHeader(profile, in: try head(of: source, index), merged: merged)
            if found != nil { alike.append(sheets[index].name) } else { other.append(sheets[index].name) }
        }
        return ImportCard.UnreadSheets(alike: alike, other: other)
    }

    /// The sheets on which a profile's table may stand.
    private static func sheets(
        for profile: ImportProfile, _ request: Request, _ source: TableSource
    ) throws -> [Int] {
        let sheets = source.sheets
        guard !sheets.isEmpty else { return [0] }
        if let wanted = request.sheet {
            guard let index = sheets.firstIndex(where: { HalfWidth.fold($0.name) == HalfWidth.fold(wanted) }) else {
                throw SpreadsheetProblem.noSuchSheet(wanted, among: sheets.map(\.name))
            }
            return [index]
        }
        let shown = sheets.indices.filter { !sheets[$0].isHidden }
        if !profile.sheets.isEmpty {
            let names = profile.sheets.map(HalfWidth.fold)
            return sheets.indices.filter { names.contains(HalfWidth.fold(sheets[$0].name)) }
        }
        return Array(shown.prefix(1))
    }

    private static func head(of source: TableSource, _ sheet: Int) throws -> [SheetRow] {
        var rows: [SheetRow] = []
        try source.rows(of: sheet) { row in
            guard row.number <= ImportedRows.searched else { return false }
            rows.append(row)
            return true
        }
        return rows
    }

    private static func hash(_ location: String) throws -> String {
        let handle = try FileHandle(path: location)
        let size = 1 << 18
        let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
        defer { buffer.deallocate() }
        var sha = SHA256()
        var offset = 0
        while offset < handle.size {
            let count = try handle.read(into: buffer, count: size, at: offset)
            if count == 0 { break }
            sha.update(UnsafeRawBufferPointer(start: buffer, count: count))
            offset += count
        }
        return sha.hexadecimal()
    }
}

extension ImportProfile {
    /// The profile with the headers that a centre's file gives, and with the further columns that rules name.
    fileprivate func completed(by request: TableImport.Request) -> ImportProfile {
        var columns = self.columns.map { column in
            request.overrides[column.field].map { column.under([$0]) } ?? column
        }
        let further = request.further.map { LogSchema.furtherColumn($0).id }
        for name in further where !columns.contains(where: { HalfWidth.fold($0.field) == name }) {
            columns.append(ImportColumn(field: name, .headers([request.overrides[name] ?? name])))
        }
        let known = Set(request.fields.map(\.id) + further)
        return ImportProfile(
            id: id, title: title, table: table, sheets: sheets, words: words, headerRows: headerRows,
            delimiter: delimiter, blanks: blanks,
            // What nobody asks for is not carried.
            columns: columns.filter { known.contains($0.field) || known.contains(HalfWidth.fold($0.field)) })
    }
}

extension ImportColumn {
    /// The same column under other headers.
    fileprivate func under(_ headers: [String]) -> ImportColumn {
        ImportColumn(
            field: field, .headers(headers), isRequired: true, words: words, pad: pad, nameHeaders: nameHeaders,
            unit: unit, unitHeaders: unitHeaders, unitWords: unitWords, repeats: repeats)
    }
}
