/// Reads one part: every text in it with its place, and what should not be there.
struct PartReader {
    /// A text that people might be named in.
    struct Unit {
        let text: String
        let place: String
        /// Whether it is of the file's own making: it may look like an id (`D10`, `rId1`) and be none.
        var isStructural = false
    }

    private let reading: Reading

    init(part: String, sheet: String) { reading = Reading(part: part, sheet: sheet) }

    var units: [Unit] { reading.units }
    var findings: [ScanFinding] { reading.findings }
    /// The shared strings, in order.
    var strings: [String] { reading.strings }
    /// Which shared strings cells use, and the first cell that does.
    var used: [Int: String] { reading.used }

    /// Reads a part; `false` where it does not follow XML.
    mutating func read(_ bytes: [UInt8]) -> Bool {
        let reading = reading
        return XMLReading.read(bytes) { reading.take($0) }
    }
}

/// What is known while a part is read.
private final class Reading {
    private let part: String
    private let sheet: String
    private let isSheet: Bool
    private var isTheme: Bool { part == "xl/theme/theme1.xml" }
    private(set) var units: [PartReader.Unit] = []
    private(set) var findings: [ScanFinding] = []
    private(set) var strings: [String] = []
    private(set) var used: [Int: String] = [:]
    /// The elements around.
    private var path: [String] = []
    private var text = ""
    /// The cell around, and its type.
    private var cell = ""
    private var cellType = ""
    private var styles = StyleReading()
    /// The pieces of a string with formats of their own.
    private var pieces = ""

    init(part: String, sheet: String) {
        self.part = part
        self.sheet = sheet
        isSheet = part.hasPrefix("xl/worksheets/") && !part.contains("_rels")
    }

    private var place: String {
        if !cell.isEmpty { return "\(sheet)!\(cell)" }
        return "\(sheet.isEmpty ? part : sheet) <\(path.last ?? "")>"
    }

    private func report(_ kind: ScanFinding.Kind, _ text: String) {
        findings.append(ScanFinding(kind, at: place, text))
    }

    func take(_ event: XMLEvent) {
        switch event {
        case .begin(let name, let attributes): begin(String(name.split(separator: ":").last ?? ""), attributes)
        case .end: end()
        case .text(let piece): text += piece
        case .comment(let comment):
            report(.hiddenText, "<!--\(comment)-->")
            units.append(.init(text: comment, place: place))
        case .instruction(let instruction):
            report(.hiddenText, "<?\(instruction)?>")
            units.append(.init(text: instruction, place: place))
        case .doctype: report(.damaged, "DOCTYPE")
        }
    }

    // MARK: Elements

    /// Of rows in points and of columns in characters: below, nothing can be read.
    private static let (leastHeight, leastWidth) = (3.0, 0.5)

    private func begin(_ name: String, _ attributes: [(name: String, value: String)]) {
        flush()
        if name == "c", isSheet {
            cell = attributes.value("r") ?? "?"
            cellType = attributes.value("t") ?? "n"
        }
        path.append(name)
        if path.count == 2 {
            let isOdd =
                isSheet && !Expected.inSheet.contains(name)
                || part == "xl/workbook.xml" && !Expected.inWorkbook.contains(name)
            if isOdd { report(.unexpectedElement, name) }
        }
        look(at: name, attributes)
        if let unseen = styles.begin(path, attributes) { report(.hiddenText, unseen) }
        for attribute in attributes where !Self.isNumber(attribute.value) {
            units.append(
                .init(
                    text: attribute.value, place: place, isStructural: isTheme || Expected.isStructural(attribute.name))
            )
        }
    }

    private func look(at name: String, _ attributes: [(name: String, value: String)]) {
        func isOn(_ attribute: String) -> Bool { ["1", "true"].contains(attributes.value(attribute) ?? "") }
        func isBelow(_ least: Double, _ attribute: String) -> Bool {
            attributes.value(attribute).flatMap { Double($0) }.map { $0 < least } ?? false
        }
        switch name {
        case "sheet" where part == "xl/workbook.xml":
            if let state = attributes.value("state"), state != "visible" {
                report(.hiddenSheet, attributes.value("name") ?? "")
            }
        case "row" where isSheet:
            if isOn("hidden") || isBelow(Self.leastHeight, "ht") {
                findings.append(ScanFinding(.hiddenRow, at: sheet, attributes.value("r") ?? ""))
            }
        case "col" where isSheet:
            if isOn("hidden") || isBelow(Self.leastWidth, "width") {
                findings.append(
                    ScanFinding(
                        .hiddenColumn, at: sheet,
                        "\(attributes.value("min") ?? "")–\(attributes.value("max") ?? "")"))
            }
        case "sheetFormatPr":
            if isOn("zeroHeight") || isBelow(Self.leastHeight, "defaultRowHeight") { report(.hiddenRow, "*") }
            if isBelow(Self.leastWidth, "defaultColWidth") { report(.hiddenColumn, "*") }
        case "definedName":
            let name = attributes.value("name") ?? ""
            if !Expected.definedNames.contains(name) { report(.definedName, name) }
        case "protection": if isOn("hidden") { report(.hiddenText, "protection hidden") }
        case "Relationship":
            if attributes.value("TargetMode") == "External" {
                report(.externalLink, attributes.value("Target") ?? "")
            }
        case "rPh": report(.hiddenText, "rPh")
        default: break
        }
    }

    private func end() {
        let name = path.last ?? ""
        flush()
        path.removeLast()
        if name == "c", isSheet { (cell, cellType) = ("", "") }
        guard name == "si" || name == "is" else { return }
        if part == "xl/sharedStrings.xml" {
            strings.append(pieces)
        } else {
            units.append(.init(text: pieces, place: place))
        }
        pieces = ""
    }

    // MARK: Texts

    /// Takes the text before an element begins or ends.
    private func flush() {
        guard !text.isEmpty else { return }
        let (found, name) = (text, path.last ?? "")
        text = ""
        if found.allSatisfy(\.isWhitespace), name != "t" { return }
        switch name {
        case "t" where !path.contains("rPh") && (path.contains("si") || path.contains("is")): pieces += found
        case "v" where isSheet: value(found)
        case "f" where isSheet:
            if cellType != "n" || !StyleReading.isOwn(found) { report(.foreignFormula, found) }
            // "张"&"三" is a name when it is shown; D10 is an id only within quotes.
            let joined = found.replacing("\"&\"", with: "")
            units.append(.init(text: joined, place: place, isStructural: true))
            for (number, piece) in joined.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
            where number % 2 == 1 { units.append(.init(text: String(piece), place: place)) }
        case "definedName":
            if !Expected.isRange(found) {
                report(.definedName, found)
                units.append(.init(text: found, place: place))
            }
        case "oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter":
            units.append(.init(text: found, place: place))
            units.append(.init(text: Self.withoutCodes(found), place: place))
        default:
            if part.hasPrefix("docProps/"), !Expected.properties.contains(name) { report(.documentProperty, found) }
            units.append(.init(text: found, place: place, isStructural: isTheme || name == "f"))
        }
    }

    private func value(_ found: String) {
        switch cellType {
        case "s": if let number = Int(found), used[number] == nil { used[number] = place }
        case "n":
            // Dates are numbers of five digits; nothing else of ours has more.
            if found.utf8.count > 5, Self.isNumber(found), !found.contains(".") {
                units.append(.init(text: found, place: place))
            }
        default: units.append(.init(text: found, place: place))
        }
    }

    private static func isNumber(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2E || $0 == 0x2D }
    }

    /// A header without the codes of its fonts, sizes and sides.
    private static func withoutCodes(_ text: String) -> String {
        text.replacing(#/&("[^"]*"|K[0-9A-Fa-f]{6}|[0-9]+|[A-Za-z])/#, with: "").replacing("&&", with: "&")
    }
}
