internal import Archives
internal import Confidentiality

/// One look at one workbook.
struct Scan {
    let names: NameIndex
    let department: String
    let parts: Parts
    private(set) var findings: [ScanFinding] = []

    init(names: NameIndex, department: String, parts: Parts) {
        self.names = names
        self.department = department
        self.parts = parts
    }

    mutating func report(_ kind: ScanFinding.Kind, _ place: String, _ text: String) {
        // A file full of one thing is told of by its first thousand.
        if findings.count < 1_000 { findings.append(ScanFinding(kind, at: place, text)) }
    }

    /// Looks for people in a text.
    mutating func look(at text: String, namesOnly: Bool = false, _ place: @autoclosure () -> String) {
        for found in names.foreign(in: text, to: department) where !(namesOnly && found.isID) {
            report(found.isID ? .foreignID : .foreignName, place(), found.text)
        }
    }

    mutating func run(_ entries: [ZipEntry]) {
        var seen: Set<String> = []
        var users: [Int: String] = [:]
        var strings: [(text: String, place: Int)] = []
        for entry in entries {
            let name = entry.name
            look(at: name, name)
            if !seen.insert(name).inserted { report(.damaged, name, "部件重复") }
            let isSheet = name.hasPrefix("xl/worksheets/") && !name.contains("_rels")
            if !Expected.isPart(name) || isSheet && parts.sheets[name] == nil {
                report(.unexpectedPart, name, "\(entry.bytes.count) B")
            }
            var reader = PartReader(part: name, sheet: parts.sheets[name] ?? "")
            let isXML = reader.read(entry.bytes)
            for found in reader.findings { report(found.kind, found.place, found.text) }
            for unit in reader.units { look(at: unit.text, namesOnly: unit.isStructural, unit.place) }
            if !isXML {
                if Expected.isPart(name) { report(.damaged, name, "不是完整的 XML") }
                lookAtBytes(entry.bytes, name)
            }
            for (string, place) in reader.used where users[string] == nil { users[string] = place }
            if name == "xl/sharedStrings.xml" {
                for (number, text) in reader.strings.enumerated() { strings.append((text, number)) }
            }
        }
        for (text, number) in strings {
            let place = users[number]
            look(at: text, place ?? "xl/sharedStrings.xml #\(number)")
            if place == nil { report(.unusedText, "xl/sharedStrings.xml #\(number)", text) }
        }
    }

    /// What is no XML, read as text in the two ways programs write it.
    private mutating func lookAtBytes(_ bytes: [UInt8], _ place: String) {
        look(at: String(decoding: bytes, as: UTF8.self), place)
        for offset in 0...1 where bytes.count > offset + 1 {
            let units = stride(from: offset, to: bytes.count - 1, by: 2).map {
                UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8
            }
            look(at: String(decoding: units, as: UTF16.self), place)
        }
    }
}
