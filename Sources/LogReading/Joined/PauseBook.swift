internal import Chronology
public import RecordModel

/// The pauses of a log of their own (暂停), by case. It is read before the cases and asked for each of them.
public struct PauseBook: Sendable {
    /// One pause of a case.
    struct Entry: Sendable {
        let pause: ClockPause
        /// Its row.
        let place: RowReference
        /// The case's next pause; -1 where there is none.
        let next: Int
    }

    private(set) var index = CaseIndex()
    private(set) var entries: [Entry] = []
    /// By case, its last pause.
    private(set) var heads: [Int] = []
    private let kinds: PauseKinds

    /// A book without pauses.
    public init(_ kinds: PauseKinds) { self.kinds = kinds }

    /// How many cases have a pause.
    public var count: Int { heads.count }

    /// Takes over one file; pauses of a kind that does not stop the clock are outside.
    /// - Returns: what is wrong in it; its rows, those that are good counted as outside until it is known which are used.
    public mutating func read(_ table: BoundTable) throws -> (findings: [Finding], balance: RowBalance) {
        var findings: [Finding] = []
        var balance = RowBalance()
        let columns = table.header
        let walker = RowWalker()
        for block in 0..<table.blockCount {
            try walker.walk(table, block: block) { row, cells, _ in
                func cell(_ field: String) -> ByteText { cells[columns.column(field)] }
                let before = findings.count
                if let extra = cells.firstExtra {
                    findings.append(
                        table.tooManyCells(row: row, column: extra.column, text: cells.text(of: extra.cell)))
                    balance.setAside += 1
                    return
                }
                let id = cell("case")
                table.checkID(id, field: "case", row: row, &findings)
                let stops = kinds.judge(cell("kind"))
                if stops == nil {
                    let code: FindingCode = cell("kind").isEmpty ? .missingValue : .unknownWord
                    findings.append(table.finding(code, row: row, field: "kind", text: cell("kind")))
                }
                let pause = ClockPause.read(from: cell("from"), until: cell("until")) { code, isUntil, cell in
                    findings.append(
                        table.finding(code, row: row, field: isUntil ? "until" : "from", text: cell))
                }
                table.addFaults(row, cells, from: before, &findings)
                guard findings.count == before, let pause else {
                    balance.setAside += 1
                    return
                }
                balance.outside += 1
                guard stops == true else { return }
                let place = index.insert(id)
                if place == heads.count { heads.append(-1) }
                entries.append(
                    Entry(
                        pause: pause, place: RowReference(file: table.index, row: UInt32(clamping: row)),
                        next: heads[place]))
                heads[place] = entries.count - 1
            }
        }
        return (findings, balance)
    }

    /// The pauses of a case by its place, the last read first.
    func entries(of place: Int) -> [Entry] {
        var found: [Entry] = []
        var next = heads[place]
        while next >= 0 {
            found.append(entries[next])
            next = entries[next].next
        }
        return found
    }
}

/// Which kinds of pause stop the clock of a time limit.
public struct PauseKinds: Sendable {
    private let stopping: TextIndex
    private let known: TextIndex

    /// The kinds that a centre names; others that are known do not stop it.
    public init(_ kinds: [String]) {
        let stopping = kinds.map(HalfWidth.fold)
        self.stopping = TextIndex(stopping)
        known = TextIndex(LogSchema.pauseKinds.map(HalfWidth.fold))
    }

    /// Whether a kind stops the clock; `nil` where no such kind is known.
    func judge(_ kind: ByteText) -> Bool? {
        if stopping.find(kind) >= 0 { return true }
        return known.find(kind) >= 0 ? false : nil
    }
}

extension ClockPause {
    /// A pause by its two cells; `nil` with its faults reported.
    static func read(
        from begin: ByteText, until end: ByteText, _ report: (FindingCode, _ isUntil: Bool, ByteText) -> Void
    ) -> ClockPause? {
        func moment(_ cell: ByteText, _ isUntil: Bool) -> (moment: ParsedMoment?, isGood: Bool) {
            switch MomentParser.parse(cell) {
            case .value(let moment) where moment.clock != .endOfDay: return (moment, true)
            case .value, .badTime: report(.badTime, isUntil, cell)
            case .badDate: report(.badDate, isUntil, cell)
            case .empty:
                if isUntil { return (nil, true) }
                report(.missingValue, isUntil, cell)
            }
            return (nil, false)
        }
        let from = moment(begin, false)
        let until = moment(end, true)
        guard from.isGood, until.isGood, let first = from.moment else { return nil }
        if let last = until.moment {
            let isByDay = first.clock == .none || last.clock == .none
            if isByDay ? last.day < first.day : last.epoch < first.epoch {
                report(.timesOutOfOrder, true, end)
                return nil
            }
        }
        return ClockPause(from: Day(rawValue: first.day), until: until.moment.map { Day(rawValue: $0.day) })
    }

    /// The pauses that a cell of a case names: `挂起 2026-07-01 09:00~2026-07-03;补正 2026-07-06~`.
    /// - Parameter kinds: which of them stop the clock; the others are read and left out.
    /// - Returns: `nil` where something in the cell is no pause.
    static func several(
        _ cell: ByteText, _ kinds: PauseKinds, _ report: (FindingCode, ByteText) -> Void
    ) -> [ClockPause]? {
        var pauses: [ClockPause] = []
        var isGood = true
        for part in cell.folded.split(separator: ";") {
            let text = HalfWidth.trim(String(part))
            let words = text.split(separator: " ", maxSplits: 1)
            let ends = (words.count > 1 ? words[1] : "").split(
                separator: "~", maxSplits: 1, omittingEmptySubsequences: false)
            Self.with(words.first.map(String.init) ?? "") { kind in
                guard let stops = kinds.judge(kind), ends.count == 2 else {
                    isGood = false
                    Self.with(text) { report(ends.count == 2 ? .unknownWord : .badTime, $0) }
                    return
                }
                Self.with(String(ends[0])) { begin in
                    Self.with(String(ends[1])) { end in
                        let pause = read(from: begin.trimmed, until: end.trimmed) { code, _, cell in
                            isGood = false
                            if cell.isEmpty { Self.with(text) { report(code, $0) } } else { report(code, cell) }
                        }
                        if let pause, stops { pauses.append(pause) }
                    }
                }
            }
        }
        return isGood ? pauses : nil
    }

    private static func with(_ text: String, _ body: (ByteText) -> Void) {
        var text = text
        text.withUTF8 { bytes in
            // An empty text has no address.
            guard let base = bytes.baseAddress else {
                var nothing: UInt8 = 0
                withUnsafePointer(to: &nothing) { body(ByteText(start: $0, count: 0)) }
                return
            }
            body(ByteText(start: base, count: bytes.count))
        }
    }
}
