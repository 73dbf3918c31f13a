public import Chronology
public import RecordModel

/// Reads the attendance log (打卡记录), block by block; one reader for each worker.
public struct PunchReader: Sendable {
    private let staff: TextIndex
    private let first: Int32
    private let last: Int32

    /// A reader.
    /// - Parameters:
    ///   - staff: from a person's id to their index in the roster.
    ///   - period: punches of other days are counted as outside and not returned.
    public init(staff: TextIndex, period: DaySpan) {
        self.staff = staff
        first = period.first.rawValue
        last = period.last.rawValue
    }

    /// Reads one block; `rows` is emptied first and then holds the block's rows of the period.
    public func read(
        _ table: BoundTable, block: Int, with walker: RowWalker, into rows: inout [PunchRow], findings: inout [Finding]
    ) throws -> RowBalance {
        rows.removeAll(keepingCapacity: true)
        var balance = RowBalance()
        let staffColumn = table.header.column("staff")
        let timeColumn = table.header.column("time")
        try walker.walk(table, block: block) { row, cells, _ in
            if let extra = cells.firstExtra {
                findings.append(table.tooManyCells(row: row, column: extra.column, text: cells.text(of: extra.cell)))
                balance.setAside += 1
                return
            }
            let start = findings.count
            let counted = rows.count
            let balanceBefore = balance
            defer {
                // What the import could not read of a row sets it aside, whatever else it holds.
                if table.addFaults(row, cells, from: start, &findings) {
                    rows.removeSubrange(counted...)
                    balance = balanceBefore
                    balance.setAside += 1
                }
            }
            let staffCell = cells[staffColumn]
            let person = staff.find(staffCell)
            var isGood = true
            if person < 0 {
                let code: FindingCode = staffCell.folded.isEmpty ? .missingValue : .unknownStaff
                findings.append(table.finding(code, row: row, field: "staff", text: staffCell))
                isGood = false
            }
            let timeCell = cells[timeColumn]
            if table.file.spool != nil, timeCell.count > 19 || Self.isUnread(timeCell) {
                let before = findings.count
                let wereUsed = several(timeCell, person, table, row, isGood, &rows, &findings)
                if !isGood || findings.count > before {
                    balance.setAside += 1
                } else if wereUsed {
                    balance.used += 1
                } else {
                    balance.outside += 1
                }
                return
            }
            let code: FindingCode
            switch MomentParser.parse(timeCell) {
            case .value(let moment) where moment.clock != .endOfDay:
                guard isGood else {
                    balance.setAside += 1
                    return
                }
                guard moment.day >= first && moment.day <= last else {
                    balance.outside += 1
                    return
                }
                balance.used += 1
                rows.append(
                    PunchRow(
                        place: RowReference(file: table.index, row: UInt32(truncatingIfNeeded: row)),
                        staff: Int32(truncatingIfNeeded: person), day: moment.day, seconds: moment.seconds))
                return
            case .value, .badTime: code = .badTime
            case .badDate: code = .badDate
            case .empty: code = .missingValue
            }
            findings.append(table.finding(code, row: row, field: "time", text: timeCell))
            balance.setAside += 1
        }
        return balance
    }

    /// Whether a cell begins with the letters of the column that could not be read: `G!无`.
    private static func isUnread(_ cell: ByteText) -> Bool {
        (1...3).contains { $0 < cell.count && cell[$0] == 0x21 }
    }

    /// A row of several punches, parted by semicolons: none of them counts unless all can be read.
    /// - Returns: whether any lies in the period.
    private func several(
        _ cell: ByteText, _ person: Int, _ table: BoundTable, _ row: Int, _ isGood: Bool, _ rows: inout [PunchRow],
        _ findings: inout [Finding]
    ) -> Bool {
        var found: [PunchRow] = []
        var isReadable = true
        var start = 0
        for end in 0...cell.count where end == cell.count || cell[end] == 0x3B {
            let piece = ByteText(start: cell.start + start, count: end - start).trimmed
            start = end + 1
            let code: FindingCode
            switch MomentParser.parse(piece) {
            case .empty: continue
            case .value(let moment) where moment.clock == .time:
                guard moment.day >= first && moment.day <= last else { continue }
                found.append(
                    PunchRow(
                        place: RowReference(file: table.index, row: UInt32(truncatingIfNeeded: row)),
                        staff: Int32(truncatingIfNeeded: person), day: moment.day, seconds: moment.seconds))
                continue
            case .value, .badTime: code = .badTime
            case .badDate: code = .badDate
            }
            isReadable = false
            findings.append(table.finding(ofPart: code, row: row, text: piece))
        }
        if isGood && isReadable { rows += found }
        return !found.isEmpty
    }
}
