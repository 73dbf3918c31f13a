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
            let staffCell = cells[staffColumn]
            let person = staff.find(staffCell)
            var isGood = true
            if person < 0 {
                let code: FindingCode = staffCell.folded.isEmpty ? .missingValue : .unknownStaff
                findings.append(table.finding(code, row: row, field: "staff", text: staffCell))
                isGood = false
            }
            let timeCell = cells[timeColumn]
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
}
