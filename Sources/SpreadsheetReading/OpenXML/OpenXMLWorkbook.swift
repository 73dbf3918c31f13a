/// An `.xlsx` or `.xlsm` workbook: a zip archive of XML parts.
final class OpenXMLWorkbook: Workbook {
    let dateSystem: DateSystem
    let sheets: [SheetInfo]
    private let archive: ZipArchive
    private let parts: [String]
    private let styles: CellStyles
    private let stringsPart: String?
    /// Read when the first sheet is.
    private var strings: SharedStrings?

    /// Opens a workbook: its list of sheets and its styles are read, no sheet is.
    init(path: String) throws {
        let archive = try ZipArchive(path: path)
        self.archive = archive
        let root = try Relationships(of: "", in: archive)
        let names = archive.names
        guard let main = root.first("officeDocument") ?? names.first(where: { $0 == "xl/workbook.xml" }) else {
            throw Self.notAWorkbook(names)
        }
        guard !main.hasSuffix(".bin") else {
            throw SpreadsheetProblem.unsupported(zh: "二进制工作簿(xlsb)", en: "a binary workbook (xlsb)")
        }
        guard main.hasPrefix("xl/") || !main.hasSuffix("document.xml") && !main.hasSuffix("presentation.xml") else {
            throw Self.notAWorkbook(names)
        }
        let handler = Handler()
        guard
            try archive.parse(
                main, names: ["workbookPr", "sheet"], texts: [], handler: handler, atMost: 64 << 20)
        else { throw SpreadsheetProblem.damaged(main, zh: "缺少这一部分", en: "the part is missing") }
        let relationships = try Relationships(of: main, in: archive)
        let targets = Dictionary(relationships.targets.map { ($0.id, $0) }) { first, _ in first }
        var sheets: [SheetInfo] = []
        var parts: [String] = []
        for sheet in handler.sheets {
            guard let target = targets[sheet.id] else {
                throw SpreadsheetProblem.damaged(
                    main, zh: "找不到工作表“\(sheet.name)”的内容", en: "the content of the sheet '\(sheet.name)' is missing")
            }
            // Sheets that are a chart or a dialogue have no cells.
            guard target.type == "worksheet" else { continue }
            sheets.append(SheetInfo(name: sheet.name, isHidden: sheet.isHidden))
            parts.append(target.part)
        }
        guard !sheets.isEmpty else { throw SpreadsheetProblem.noSheets }
        self.sheets = sheets
        self.parts = parts
        dateSystem = handler.is1904 ? .from1904 : .from1900
        styles = try relationships.first("styles").map { try CellStyles($0, in: archive) } ?? CellStyles()
        stringsPart = relationships.first("sharedStrings")
    }

    func rows(of sheet: Int, _ body: (SheetRow) throws -> Bool) throws {
        if strings == nil { strings = try stringsPart.map { try SharedStrings($0, in: archive) } ?? SharedStrings() }
        let part = parts[sheet]
        try withoutActuallyEscaping(body) { body in
            let handler = OpenXMLSheet(part: part, strings: strings ?? SharedStrings(), styles: styles, body)
            guard
                try archive.parse(
                    part, names: OpenXMLSheet.names, texts: OpenXMLSheet.texts, handler: handler)
            else { throw SpreadsheetProblem.damaged(part, zh: "缺少这一部分", en: "the part is missing") }
        }
    }

    func mergedRanges(of sheet: Int) throws -> [MergedRange] {
        let handler = MergedCells(part: parts[sheet])
        _ = try archive.parse(parts[sheet], names: ["mergeCell"], texts: [], handler: handler)
        return handler.ranges
    }

    /// What an archive without a workbook is.
    private static func notAWorkbook(_ names: [String]) -> SpreadsheetProblem {
        let kinds: [(String, String, String)] = [
            ("word/document.xml", "Word 文档", "a Word document"),
            ("ppt/presentation.xml", "PowerPoint 演示文稿", "a PowerPoint presentation"),
            ("xl/workbook.bin", "二进制工作簿(xlsb)", "a binary workbook (xlsb)"),
            ("content.xml", "OpenDocument 文件(ods)", "an OpenDocument file (ods)"),
        ]
        let known = kinds.first { names.contains($0.0) }
        return .unsupported(zh: known?.1 ?? "压缩包(zip)", en: known?.2 ?? "a zip archive")
    }

    private final class Handler: XMLHandler {
        var is1904 = false
        var sheets: [(name: String, id: String, isHidden: Bool)] = []

        func begin(_ element: Int, _ attributes: XMLAttributes) throws {
            switch element {
            case 0: is1904 = ["1", "true", "on"].contains(attributes["date1904"] ?? "")
            case 1:
                guard let name = attributes["name"], let id = attributes["id"] else { return }
                guard sheets.count < SheetLimits.sheets else {
                    throw SpreadsheetProblem.oversized(
                        "workbook.xml", zh: "超过 \(SheetLimits.sheets) 张工作表",
                        en: "more than \(SheetLimits.sheets) sheets")
                }
                sheets.append((name, id, ["hidden", "veryHidden"].contains(attributes["state"] ?? "")))
            default: break
            }
        }

        func end(_ element: Int, _ text: inout [UInt8]) {}
    }
}

/// The merged cells of a sheet.
private final class MergedCells: XMLHandler {
    let part: String
    var ranges: [MergedRange] = []

    init(part: String) { self.part = part }

    func begin(_ element: Int, _ attributes: XMLAttributes) throws {
        guard element == 0, let reference = attributes["ref"] else { return }
        let ends = reference.split(separator: ":").compactMap { CellReference($0) }
        guard let first = ends.first, let last = ends.last, ends.count <= 2, first.row <= last.row,
            first.column <= last.column
        else {
            throw SpreadsheetProblem.damaged(
                part, zh: "合并单元格的范围“\(reference.prefix(40))”不对", en: "a merged range is wrong: \(reference.prefix(40))")
        }
        guard ranges.count < SheetLimits.mergedRanges else {
            throw SpreadsheetProblem.oversized(part, zh: "合并单元格过多", en: "too many merged cells")
        }
        ranges.append(MergedRange(rows: first.row...last.row, columns: first.column...last.column))
    }

    func end(_ element: Int, _ text: inout [UInt8]) {}
}
