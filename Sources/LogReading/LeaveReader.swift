public import Chronology
public import RecordModel

/// Reads the leave log (请假外出).
public enum LeaveReader {
    /// Reads one file.
    /// - Parameters:
    ///   - staff: from a person's id to their index in the roster.
    ///   - period: rows that do not touch it are counted as outside and not returned.
    public static func read(
        _ table: BoundTable, staff: TextIndex, period: DaySpan
    ) throws -> (rows: [LeaveRow], findings: [Finding], balance: RowBalance) {
        var rows: [LeaveRow] = []
        var findings: [Finding] = []
        var balance = RowBalance()
        let statuses = TextIndex(LogSchema.leaveStatuses)
        let walker = RowWalker()
        let columns = table.header
        let begin = Int64(period.first.rawValue) * 86_400
        let end = Int64(period.last.rawValue + 1) * 86_400
        for block in 0..<table.blockCount {
            try walker.walk(table, block: block) { row, cells, _ in
                func cell(_ field: String) -> ByteText { cells[columns.column(field)] }
                let before = findings.count
                func report(_ code: FindingCode, _ field: String) {
                    findings.append(table.finding(code, row: row, field: field, text: cell(field)))
                }
                if let extra = cells.firstExtra {
                    findings.append(
                        table.tooManyCells(row: row, column: extra.column, text: cells.text(of: extra.cell)))
                    balance.setAside += 1
                    return
                }
                let person = staff.find(cell("staff"))
                if person < 0 { report(cell("staff").folded.isEmpty ? .missingValue : .unknownStaff, "staff") }
                let kind = cell("kind").folded
                if kind.isEmpty { report(.missingValue, "kind") }
                /// A date alone means the whole day.
                func moment(_ field: String, isEnd: Bool) -> (epoch: Int64, isWholeDay: Bool)? {
                    switch MomentParser.parse(cell(field)) {
                    case .empty: report(.missingValue, field)
                    case .badDate: report(.badDate, field)
                    case .badTime: report(.badTime, field)
                    case .value(let moment):
                        if moment.clock == .endOfDay && !isEnd {
                            report(.badTime, field)
                        } else {
                            let isWholeDay = isEnd && moment.clock == .none
                            return (moment.epoch + (isWholeDay ? 86_400 : 0), isWholeDay)
                        }
                    }
                    return nil
                }
                let begins = moment("from", isEnd: false)
                let ends = moment("until", isEnd: true)
                if let begins, let ends {
                    // A last day before the first ends in the very moment the first begins: no time, and surely a slip.
                    let isEmptyDay = ends.isWholeDay && ends.epoch == begins.epoch
                    if ends.epoch < begins.epoch || isEmptyDay { report(.timesOutOfOrder, "until") }
                }
                let status = cell("status")
                let statusIndex = status.folded.isEmpty ? 0 : statuses.find(status)
                if statusIndex < 0 { report(.unknownWord, "status") }
                table.addFaults(row, cells, from: before, &findings)
                guard findings.count == before, let from = begins?.epoch, let until = ends?.epoch else {
                    balance.setAside += 1
                    return
                }
                guard from < end && until > begin else {
                    balance.outside += 1
                    return
                }
                balance.used += 1
                rows.append(
                    LeaveRow(
                        place: RowReference(file: table.index, row: UInt32(clamping: row)), staff: person, kind: kind,
                        from: from, until: until, status: statusIndex, substitute: cell("substitute").string,
                        proof: cell("proof").string, further: table.further.map { cell($0.id).folded }))
            }
        }
        return (rows, findings, balance)
    }
}
