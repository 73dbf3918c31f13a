internal import Archives
public import Confidentiality

/// Unpacks a department's workbook and tells whatever in it is about anybody else, or is hidden.
///
/// It knows nothing of how the workbook was written: it reads the bytes that would be handed out. What a workbook of ours
/// consists of is listed, and everything else is a finding, so that nobody need think of each way to hide something.
public struct WorkbookScanner: Sendable {
    let names: NameIndex

    /// A scanner.
    /// - Parameter names: everyone a name may belong to.
    public init(_ names: NameIndex) { self.names = names }

    /// Everything that is not to leave the house, in the order of the parts; none where all is well.
    /// - Parameters:
    ///   - bytes: the workbook.
    ///   - department: whom it is for.
    public func findings(in bytes: [UInt8], for department: String) -> [ScanFinding] {
        if bytes.isEmpty { return [ScanFinding(.damaged, at: "", "文件是空的(0 字节)")] }
        let entries: [ZipEntry]
        do throws(ZipFailure) {
            entries = try ZipReading.entries(of: bytes)
        } catch {
            return [ScanFinding(.damaged, at: "", error.chinese)]
        }
        var scan = Scan(names: names, department: department, parts: Parts(entries))
        for oddity in ZipLayout.oddities(of: bytes) { scan.report(.damaged, "", oddity) }
        scan.run(entries)
        var known: Set<ScanFinding> = []
        return scan.findings.filter { known.insert($0).inserted }
    }
}

/// Which part is what, as the workbook says.
struct Parts {
    /// The sheets' names by the path of their parts.
    private(set) var sheets: [String: String] = [:]

    init(_ entries: [ZipEntry]) {
        func part(_ name: String) -> [UInt8] { entries.first { $0.name == name }?.bytes ?? [] }
        var targets: [String: String] = [:]
        _ = XMLReading.read(part("xl/_rels/workbook.xml.rels")) { event in
            guard case .begin("Relationship", let attributes) = event, let id = attributes.value("Id"),
                let target = attributes.value("Target")
            else { return }
            targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
        }
        var sheets: [String: String] = [:]
        _ = XMLReading.read(part("xl/workbook.xml")) { event in
            guard case .begin("sheet", let attributes) = event, let id = attributes.value("r:id"),
                let target = targets[id]
            else { return }
            sheets[target] = attributes.value("name") ?? ""
        }
        self.sheets = sheets
    }
}

extension [(name: String, value: String)] {
    func value(_ name: String) -> String? { first { $0.name == name }?.value }
}
