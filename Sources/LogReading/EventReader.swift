public import Chronology
internal import Exact
public import RecordModel

/// Reads the events log (督查台账). It is written by hand, and so is small and looked at closely.
public struct EventReader {
    private let roster: Roster
    private let staff: TextIndex
    private let windows: TextIndex
    private let statuses = TextIndex(LogSchema.eventStatuses)
    private let judge: any EventJudge
    private let period: DaySpan
    private var seen: Set<ExactText> = []
    /// Rows that ``read(_:)`` does not return, for those who ask why a row does not count; `nil` where nobody does.
    public private(set) var trail: EventTrail?

    /// A reader; it must be given the files in the order of their paths, since of two rows with one id the later is
    /// set aside.
    /// - Parameters:
    ///   - staff: from a person's id to their index in the roster.
    ///   - judge: what the rules say of a row.
    ///   - period: rows of other days are counted as outside and not returned.
    ///   - keepsTrail: whether rows that are not returned are kept in ``trail``.
    public init(
        roster: Roster, staff: TextIndex, judge: any EventJudge, period: DaySpan, keepsTrail: Bool = false
    ) {
        trail = keepsTrail ? EventTrail() : nil
        self.roster = roster
        self.staff = staff
        windows = TextIndex(roster.windows)
        self.judge = judge
        self.period = period
    }

    /// Reads one file: the rows of the period, valid, withdrawn and pending.
    public mutating func read(
        _ table: BoundTable
    ) throws -> (rows: [EventRow], findings: [Finding], balance: RowBalance) {
        var rows: [EventRow] = []
        var findings: [Finding] = []
        var balance = RowBalance()
        let walker = RowWalker()
        for block in 0..<table.blockCount {
            var blockRows: [(Int, Cells)] = []
            try walker.walk(table, block: block) { row, cells, _ in
                blockRows.append((row, Cells(cells, table)))
            }
            for (row, cells) in blockRows {
                let before = findings.count
                var parsed = parse(cells, table, row, &findings)
                let faults = table.openFaults(row) { cells.string($0) }
                if table.addFaults(faults, row, from: before, &findings) { parsed = nil }
                switch parsed {
                case nil:
                    balance.setAside += 1
                    guard trail != nil else { continue }
                    let lost = SetAsideEvent(
                        place: RowReference(file: table.index, row: UInt32(clamping: row)),
                        day: date(cells) { _, _, _ in }, citation: cells.folded("rule"),
                        staff: cells.folded("staff"), window: cells.folded("window"), note: cells.string("note"),
                        findings: Array(findings[before...]))
                    trail?.setAside.append(lost)
                case let event? where period.contains(event.day):
                    balance.used += 1
                    rows.append(event)
                case let event?:
                    balance.outside += 1
                    trail?.outside.append(event)
                }
            }
        }
        return (rows, findings, balance)
    }

    /// The cells of one row, copied, by field.
    private struct Cells {
        private var texts: [String: [UInt8]] = [:]
        let extra: (column: Int, text: [UInt8])?

        init(_ cells: borrowing RecordScanner, _ table: BoundTable) {
            for (index, field) in table.header.fields.enumerated() where table.header.columns[index] >= 0 {
                texts[field.id] = cells[table.header.columns[index]].bytes
            }
            if let first = cells.firstExtra {
                extra = (first.column, cells.text(of: first.cell).bytes)
            } else {
                extra = nil
            }
        }

        func with<Result>(_ field: String, _ body: (ByteText) -> Result) -> Result {
            Self.with(texts[field] ?? [], body)
        }

        static func with<Result>(_ bytes: [UInt8], _ body: (ByteText) -> Result) -> Result {
            // One byte more, so that an empty cell has an address too.
            (bytes + [0]).withUnsafeBufferPointer { buffer in
                withUnsafePointer(to: UInt8(0)) { nothing in
                    body(ByteText(start: buffer.baseAddress ?? nothing, count: bytes.count))
                }
            }
        }

        func folded(_ field: String) -> String { with(field) { HalfWidth.fold($0.string) } }

        func string(_ field: String) -> String { with(field) { $0.string } }
    }

    private mutating func parse(
        _ cells: Cells, _ table: BoundTable, _ row: Int, _ findings: inout [Finding]
    ) -> EventRow? {
        let id = cells.folded("event")
        if let extra = cells.extra {
            if !id.isEmpty { seen.insert(ExactText(id)) }
            Cells.with(extra.text) {
                findings.append(table.tooManyCells(row: row, column: extra.column, text: $0))
            }
            return nil
        }
        var isGood = true
        func report(_ code: FindingCode, _ field: String, _ detail: String? = nil) {
            if code.severity == .error { isGood = false }
            cells.with(field) {
                findings.append(table.finding(code, row: row, field: field, text: $0, detail: detail))
            }
        }
        if id.isEmpty {
            report(.missingValue, "event")
        } else if !seen.insert(ExactText(id)).inserted {
            report(.repeatedID, "event")
        }
        let day = date(cells, report)
        let staffID = cells.folded("staff")
        let windowName = cells.folded("window")
        var subject: EventRow.Subject?
        if !staffID.isEmpty {
            if let person = staff.index(of: staffID) {
                subject = .staff(person)
            } else {
                report(.unknownStaff, "staff")
            }
        } else if !windowName.isEmpty {
            if let window = windows.index(of: windowName) {
                subject = .window(window)
            } else {
                report(.unknownWindow, "window")
            }
        } else {
            report(.missingValue, "staff", "工号与窗口都没有填,须填其一")
        }
        var times = 1
        switch cells.with("times", NumberParser.whole) {
        case .empty: break
        case .value(let count) where count >= 1 && count < NumberParser.most: times = count
        default: report(.badNumber, "times", "次数须为 1 以上的整数")
        }
        var round: Int?
        var hasRound = true
        switch cells.with("round", NumberParser.whole) {
        case .empty: hasRound = false
        case .value(let number) where number < NumberParser.most: round = number
        default: report(.badNumber, "round", "轮次须为整数")
        }
        var centipoints: Int?
        let hasPoints = !cells.folded("points").isEmpty
        switch cells.with("points", { NumberParser.decimal($0, places: 2) }) {
        case .empty: break
        case .value(let points):
            centipoints = points.hundredths
            if centipoints == nil { report(.badNumber, "points") }
        case .bad: report(.badNumber, "points")
        }
        if case .bad = cells.with("quantity", { NumberParser.decimal($0, places: nil) }) {
            report(.badNumber, "quantity")
        }
        let statusWord = cells.folded("status")
        let statusIndex = statusWord.isEmpty ? 0 : statuses.index(of: statusWord) ?? -1
        if statusIndex < 0 { report(.unknownWord, "status", "状态只能是有效、撤销或待核") }
        let citation = cells.folded("rule")
        let degree = cells.folded("degree")
        if citation.isEmpty {
            report(.missingValue, "rule")
        } else {
            let claim = EventClaim(
                citation: citation, day: day,
                subject: !staffID.isEmpty ? .staff : !windowName.isEmpty ? .window : .none,
                times: times,
                degree: degree, centipoints: centipoints, hasPoints: hasPoints, hasRound: hasRound,
                hasQuantity: !cells.folded("quantity").isEmpty)
            for remark in judge.judge(claim).remarks { report(remark.code, remark.field, remark.detail) }
        }
        guard isGood, let day, let subject else { return nil }
        let status: EventRow.Status = statusIndex == 0 ? .valid : statusIndex == 1 ? .withdrawn : .pending
        if period.contains(day) {
            if status == .pending { report(.pending, "status") }
            if status == .valid, case .window(let window) = subject, roster.members(of: window, on: day).isEmpty {
                report(.nobodyAtWindow, "window")
            } else if status == .valid {
                for post in judge.posts(under: citation, on: day) where !isHeld(post, subject, day) {
                    report(.nobodyAtWindow, "window", "当日该窗口名册上没有“\(post)”,落在这个岗位上的一份不产生分值")
                }
            }
        }
        return EventRow(
            place: RowReference(file: table.index, row: UInt32(clamping: row)), id: id, day: day, subject: subject,
            citation: citation, times: times, degree: degree, centipoints: centipoints,
            quantity: cells.folded("quantity"), deed: cells.folded("deed"), round: round, note: cells.string("note"),
            proof: cells.string("proof"), recorder: cells.string("recorder"), status: status,
            further: table.further.map { cells.folded($0.id) })
    }

    /// Whether somebody at the window of a row holds a post on its day.
    private func isHeld(_ post: String, _ subject: EventRow.Subject, _ day: Day) -> Bool {
        let window: Int? =
            switch subject {
            case .window(let window): window
            case .staff(let person): roster.window(of: person, on: day)
            }
        let wanted = ExactText(HalfWidth.fold(post))
        return roster.members(of: window ?? -1, on: day).contains { person in
            roster.stretches[person].contains { $0.contains(day) && ExactText(HalfWidth.fold($0.post)) == wanted }
        }
    }

    private func date(_ cells: Cells, _ report: (FindingCode, String, String?) -> Void) -> Day? {
        switch cells.with("date", MomentParser.parse) {
        case .value(let moment) where moment.clock != .endOfDay: return Day(rawValue: moment.day)
        case .value, .badTime: report(.badTime, "date", nil)
        case .badDate: report(.badDate, "date", nil)
        case .empty: report(.missingValue, "date", nil)
        }
        return nil
    }
}
