internal import RecordModel

/// A cell of a sheet that cannot be what its column holds: where it stands, in the file's own words.
struct CellFault: Hashable, Sendable {
    /// The field it was read for.
    let field: String
    /// What is wrong.
    let code: FindingCode
    /// Its column on the sheet, from 0.
    let column: Int
    /// The header of that column, as the file has it.
    let header: String
    /// Its text, as the file has it.
    let text: String
    /// What more is to be said.
    let detail: String?
    /// What the record has for the field: a correction that puts another text there mends it.
    var record = ""
}

extension BoundTable {
    /// Reports what an import found wrong with the cells of a row, in place of what else was found in those cells.
    /// - Parameter before: how many findings there were before the row was read.
    /// - Returns: whether there was anything: the row is to be set aside.
    @inline(__always)
    @discardableResult
    func addFaults(_ row: Int, _ cells: borrowing RecordScanner, from before: Int, _ findings: inout [Finding]) -> Bool
    {
        guard !faults.isEmpty, let own = faults[row] else { return false }
        var open: [CellFault] = []
        for fault in own {
            let column = header.column(fault.field)
            if column >= 0, cells[column].string == fault.record { open.append(fault) }
        }
        return addFaults(open, row, from: before, &findings)
    }

    /// Of these faults of a row, those of cells that still have the text they had.
    func openFaults(_ row: Int, _ text: (_ field: String) -> String) -> [CellFault] {
        guard !faults.isEmpty, let own = faults[row] else { return [] }
        return own.filter { text($0.field) == $0.record }
    }

    /// Reports these faults of a row, in place of what else was found in their cells.
    @discardableResult
    func addFaults(_ own: [CellFault], _ row: Int, from before: Int, _ findings: inout [Finding]) -> Bool {
        guard !own.isEmpty else { return false }
        let columns = Set(own.flatMap { [header.sheetColumn($0.field), $0.column] })
        let other = findings[before...].filter { finding in finding.column.map { !columns.contains($0) } ?? true }
        findings.removeSubrange(before...)
        findings += other
        for fault in own {
            findings.append(
                Finding(
                    fault.code, at: RowReference(file: index, row: UInt32(clamping: row)), column: fault.column,
                    header: fault.header, text: shown(fault.text, of: fault.field),
                    detail: marked(fault.detail, fault.code, row: row)))
        }
        return true
    }
}
