public import Chronology
public import RecordModel

/// Reads the cases log (办件), block by block; one reader for each worker.
///
/// A row's id is not compared with the others' here: its hash goes into an ``IdentifierLedger``, and only if two hashes
/// are equal are those rows read again and their ids compared.
public struct CaseReader: Sendable {
    /// What the rows are read against.
    public struct Context: Sendable {
        let staff: TextIndex
        let kinds = TextIndex(LogSchema.caseKinds)
        let ratings = TextIndex(LogSchema.ratings)
        let calendar: WorkingCalendar
        let period: DaySpan
        let asked: RatingBook?
        let paused: PauseBook?
        let pauseKinds: PauseKinds

        /// A context.
        /// - Parameters:
        ///   - staff: from a person's id to their index in the roster.
        ///   - calendar: by which due days are counted.
        ///   - period: rows with no day in it are not returned.
        ///   - ratings: the ratings that stand in a log of their own.
        ///   - pauses: the pauses that stand in a log of their own.
        ///   - pauseKinds: which pauses stop the clock.
        public init(
            staff: TextIndex, calendar: WorkingCalendar, period: DaySpan, ratings: RatingBook? = nil,
            pauses: PauseBook? = nil, pauseKinds: PauseKinds = PauseKinds([])
        ) {
            self.staff = staff
            self.calendar = calendar
            self.period = period
            asked = ratings
            paused = pauses
            self.pauseKinds = pauseKinds
        }

        var joins: CaseJoins { CaseJoins(ratings: asked?.count ?? 0, pauses: paused?.count ?? 0) }

        var isJoined: Bool { asked != nil || paused != nil }
    }

    /// The place of 即办件 among the kinds: without a promise it is due the same day.
    private static let immediate = 0

    private let context: Context

    /// A reader.
    public init(_ context: Context) { self.context = context }

    /// What the rows say of the ratings and pauses, before any row is read.
    public var joins: CaseJoins { context.joins }

    /// Reads one block; `batch` is emptied first and then holds the block's rows with a day in the period.
    public func read(
        _ table: BoundTable, block: Int, with walker: RowWalker, into batch: inout CaseBatch, findings: inout [Finding],
        ids: inout IdentifierLedger, joins: inout CaseJoins, then body: (CaseBatch) -> Void
    ) throws -> RowBalance {
        batch.rows.removeAll(keepingCapacity: true)
        batch.further.removeAll(keepingCapacity: true)
        var balance = RowBalance()
        let columns = Columns(table.header)
        var text = UnsafeRawBufferPointer(start: nil, count: 0)
        var rows: [CaseRow] = []
        var further: [TextRange] = []
        swap(&rows, &batch.rows)
        swap(&further, &batch.further)
        let furtherColumns = Self.furtherColumns(table)
        let isAskedFurther = !furtherColumns.isEmpty
        let isJoined = context.isJoined
        if isJoined, isAskedFurther, let book = context.asked { batch.joined = book.storage }
        try walker.walk(table, block: block) { row, cells, bytes in
            text = UnsafeRawBufferPointer(bytes)
            let id = cells[columns.id]
            if !id.isEmpty { ids.insert(Self.hash(id)) }
            var joint = CaseJoins.Joint()
            if isJoined, !id.isEmpty { joint = self.joint(id) }
            let before = findings.count
            var parsedRow = parse(cells, columns, table, row, text, &findings, &joint)
            if table.addFaults(row, cells, from: before, &findings) { parsedRow = nil }
            let isUsed = parsedRow.map(self.isUsed) ?? false
            if isJoined, !joint.isNone {
                if isUsed { joint.state.insert(.used) }
                joins.note(joint, row: RowReference(file: table.index, row: UInt32(clamping: row)))
            }
            guard var parsed = parsedRow else {
                balance.setAside += 1
                return
            }
            if isUsed { balance.used += 1 } else { balance.outside += 1 }
            guard isUsed || context.period.contains(parsed.accepted) else { return }
            if isAskedFurther {
                parsed.further = UInt32(truncatingIfNeeded: further.count)
                for (place, column) in furtherColumns.enumerated() {
                    further.append(self.further(place, parsed, joint, cells[column], text))
                }
            }
            rows.append(parsed)
        }
        swap(&rows, &batch.rows)
        swap(&further, &batch.further)
        batch.text = text
        body(batch)
        batch.text = UnsafeRawBufferPointer(start: nil, count: 0)
        return balance
    }

    @inline(__always)
    private func isUsed(_ row: CaseRow) -> Bool {
        context.period.contains(row.due) || context.period.contains(row.finished)
    }

    /// What a case is joined to by its id.
    private func joint(_ id: ByteText) -> CaseJoins.Joint {
        var joint = CaseJoins.Joint()
        if let book = context.asked { joint.rating = book.index.find(id) }
        if let book = context.paused { joint.pauses = book.index.find(id) }
        if !joint.isNone { joint.state = .known }
        return joint
    }

    /// A further column's cell: that of the rating which counts, where its file has the column; else the case's own.
    @inline(__always)
    private func further(
        _ place: Int, _ row: CaseRow, _ joint: CaseJoins.Joint, _ cell: ByteText, _ text: UnsafeRawBufferPointer
    ) -> TextRange {
        if row.ratedAt != .none, let range = context.asked?.range(ofFurther: place, at: joint.rating) {
            return TextRange(offset: range.offset + UInt32(truncatingIfNeeded: text.count), count: range.count)
        }
        return range(cell, text)
    }

    /// A row whose id some other row may have, read again for certainty.
    public struct Candidate {
        /// The id, half-width.
        public let id: String
        /// The row.
        public let place: RowReference
        /// The finding to report if an earlier row has the same id; `nil` for a row with cells past the header, of
        /// which nothing else is reported.
        public let finding: Finding?
        /// Whether the row was used, rather than outside the period; `nil` if it was set aside for another fault.
        public let isUsed: Bool?
        /// The row, if it was passed on to be counted.
        public let row: CaseRow?
        /// Its data version: of rows with one id the highest counts. 0 where the file has none.
        public let version: Int
        /// What it is joined to.
        let joint: CaseJoins.Joint
    }

    /// Reads again the rows of a block whose ids hash to one of these values.
    ///
    /// Each candidate is handed on while its text is there.
    public func readCandidates(
        _ table: BoundTable, block: Int, with walker: RowWalker, hashes: Set<UInt64>,
        _ body: (Candidate, CaseBatch) -> Void
    ) throws {
        let columns = Columns(table.header)
        let furtherColumns = Self.furtherColumns(table)
        try walker.walk(table, block: block) { row, cells, bytes in
            let id = cells[columns.id]
            guard !id.isEmpty, hashes.contains(Self.hash(id)) else { return }
            let text = UnsafeRawBufferPointer(bytes)
            var ignored: [Finding] = []
            var joint = context.isJoined ? self.joint(id) : CaseJoins.Joint()
            var parsed = parse(cells, columns, table, row, text, &ignored, &joint)
            if table.addFaults(row, cells, from: 0, &ignored) { parsed = nil }
            var batch = CaseBatch()
            batch.text = text
            if let book = context.asked { batch.joined = book.storage }
            if let parsed {
                batch.further = furtherColumns.enumerated().map { further($0, parsed, joint, cells[$1], text) }
            }
            let isUsed = parsed.map(self.isUsed)
            if isUsed == true { joint.state.insert(.used) }
            let isPassedOn = parsed.map { isUsed == true || context.period.contains($0.accepted) } ?? false
            body(
                Candidate(
                    id: id.folded, place: RowReference(file: table.index, row: UInt32(clamping: row)),
                    finding: cells.firstExtra == nil
                        ? table.finding(.repeatedID, row: row, field: "case", text: id) : nil,
                    isUsed: isUsed, row: isPassedOn ? parsed : nil, version: Self.version(cells[columns.version]),
                    joint: joint),
                batch)
        }
    }

    /// A version that is no number is the lowest; it has a finding of its own.
    private static func version(_ cell: ByteText) -> Int {
        if case .value(let version) = NumberParser.whole(cell) { version } else { 0 }
    }

    private static func hash(_ id: ByteText) -> UInt64 {
        guard id.mayNeedFolding else { return ByteHash.hash(id.start, id.count) }
        var folded = id.folded
        return folded.withUTF8 { bytes in bytes.baseAddress.map { ByteHash.hash($0, bytes.count) } ?? 0 }
    }

    /// Where the further columns lie that rules name; -1 where the file lacks one.
    private static func furtherColumns(_ table: BoundTable) -> [Int] {
        table.further.map { table.header.column($0.id) }
    }

    /// Where the fields lie; -1 where the file lacks one.
    private struct Columns {
        let id, item, kind, window, staff, accepted, promise, paused, due, finished, rating, version, pauses: Int

        init(_ header: TableHeader) {
            id = header.column("case")
            item = header.column("item")
            kind = header.column("kind")
            window = header.column("window")
            staff = header.column("staff")
            accepted = header.column("accepted")
            promise = header.column("promise")
            paused = header.column("paused")
            due = header.column("due")
            finished = header.column("finished")
            rating = header.column("rating")
            version = header.column("version")
            pauses = header.column("pauses")
        }
    }

    /// One row, or `nil` with every fault of it reported.
    @inline(__always)
    private func parse(
        _ cells: borrowing RecordScanner, _ columns: Columns, _ table: BoundTable, _ row: Int,
        _ text: UnsafeRawBufferPointer, _ findings: inout [Finding], _ joint: inout CaseJoins.Joint
    ) -> CaseRow? {
        if let extra = cells.firstExtra {
            findings.append(table.tooManyCells(row: row, column: extra.column, text: cells.text(of: extra.cell)))
            return nil
        }
        var isGood = true
        func report(_ code: FindingCode, _ field: String, _ cell: ByteText) {
            isGood = false
            findings.append(table.finding(code, row: row, field: field, text: cell))
        }
        let idCell = cells[columns.id]
        if !table.checkID(idCell, field: "case", row: row, &findings) { isGood = false }
        let kindCell = cells[columns.kind]
        let kind = context.kinds.find(kindCell)
        if kind < 0 { report(kindCell.isEmpty ? .missingValue : .unknownWord, "kind", kindCell) }
        let staffCell = cells[columns.staff]
        let staff = context.staff.find(staffCell)
        if staff < 0 { report(staffCell.isEmpty ? .missingValue : .unknownStaff, "staff", staffCell) }

        var accepted: ParsedMoment?
        let acceptedCell = cells[columns.accepted]
        switch MomentParser.parse(acceptedCell) {
        case .value(let moment) where moment.clock != .endOfDay: accepted = moment
        case .value, .badTime: report(.badTime, "accepted", acceptedCell)
        case .badDate: report(.badDate, "accepted", acceptedCell)
        case .empty: report(.missingValue, "accepted", acceptedCell)
        }
        var promise: Int? = kind == Self.immediate ? 0 : nil
        var isPromiseGood = true
        let promiseCell = cells[columns.promise]
        switch NumberParser.whole(promiseCell) {
        case .value(let days): promise = days
        case .empty: break
        case .bad:
            isPromiseGood = false
            report(.badNumber, "promise", promiseCell)
        }
        var paused = 0
        let pausedCell = cells[columns.paused]
        switch NumberParser.whole(pausedCell) {
        case .value(let days): paused = days
        case .empty: break
        case .bad: report(.badNumber, "paused", pausedCell)
        }
        var pauses: [ClockPause] = []
        let pausesCell = cells[columns.pauses]
        if !pausesCell.isEmpty {
            let several = ClockPause.several(pausesCell, context.pauseKinds) { code, part in
                findings.append(table.finding(ofPart: code, row: row, field: "pauses", text: part))
            }
            if several == nil { isGood = false }
            pauses = several ?? []
        }
        if joint.pauses >= 0, let book = context.paused { pauses += book.entries(of: joint.pauses).map(\.pause) }
        var due: Day?
        var isDueEmpty = false
        let dueCell = cells[columns.due]
        switch MomentParser.parse(dueCell) {
        case .value(let moment) where moment.clock != .endOfDay: due = Day(rawValue: moment.day)
        case .value, .badTime: report(.badTime, "due", dueCell)
        case .badDate: report(.badDate, "due", dueCell)
        case .empty: isDueEmpty = true
        }
        var finished: ParsedMoment?
        let finishedCell = cells[columns.finished]
        switch MomentParser.parse(finishedCell) {
        case .value(let moment) where moment.clock != .endOfDay: finished = moment
        case .value, .badTime: report(.badTime, "finished", finishedCell)
        case .badDate: report(.badDate, "finished", finishedCell)
        case .empty: break
        }
        let ratingCell = cells[columns.rating]
        let rating = ratingCell.isEmpty ? -1 : context.ratings.find(ratingCell)
        if rating < 0 && !ratingCell.isEmpty { report(.unknownWord, "rating", ratingCell) }
        let versionCell = cells[columns.version]
        if case .bad = NumberParser.whole(versionCell) { report(.badNumber, "version", versionCell) }

        if let accepted, let finished {
            let isByDay = accepted.clock == .none || finished.clock == .none
            if isByDay ? finished.day < accepted.day : finished.epoch < accepted.epoch {
                report(.timesOutOfOrder, "finished", finishedCell)
            }
        }
        if isDueEmpty, isPromiseGood, let promise, let accepted {
            let day = Day(rawValue: accepted.day)
            if day < context.calendar.first {
                report(.beforeCalendar, "accepted", acceptedCell)
            } else {
                if pauses.isEmpty {
                    due = context.calendar.dueDay(accepted: day, promise: promise, paused: paused)
                } else {
                    let counted = context.calendar.dueDay(
                        accepted: day, promise: promise, pauses: pauses, asOf: context.period.last)
                    due = counted.due
                    // What still goes on has no number yet.
                    if !pausedCell.isEmpty, counted.paused != paused, pauses.allSatisfy({ $0.until != nil }) {
                        isGood = false
                        findings.append(
                            table.finding(
                                .pausesDiffer, row: row, field: "paused", text: pausedCell,
                                detail: "写的是 \(paused) 个工作日,按起止时间推算是 \(counted.paused) 个"))
                    }
                }
            }
        }
        if !isDueEmpty { joint.state.insert(.dueGiven) }
        if finished == nil { joint.state.insert(.open) }
        guard isGood, let accepted else { return nil }
        var own = finished == nil ? 0 : rating + 1
        var ratedAt = RowReference.none
        if joint.rating >= 0, finished != nil, let entry = context.asked?.entries[joint.rating] {
            if rating >= 0, entry.given >> UInt8(rating) & 1 == 0 {
                joint.state.insert(.differs)
                joint.ownRating = rating
            } else {
                own = Int(entry.rating)
                ratedAt = entry.place
                if let time = entry.time, Self.isBefore(time, accepted) { joint.state.insert(.early) }
            }
        }
        var result = CaseRow(
            place: RowReference(file: table.index, row: UInt32(truncatingIfNeeded: row)),
            staff: Int32(truncatingIfNeeded: staff), kind: UInt8(truncatingIfNeeded: kind),
            rating: UInt8(truncatingIfNeeded: own), accepted: Day(rawValue: accepted.day),
            due: due ?? CaseRow.never, finished: finished.map { Day(rawValue: $0.day) } ?? CaseRow.never,
            id: range(idCell, text), item: range(cells[columns.item], text), window: range(cells[columns.window], text))
        result.ratedAt = ratedAt
        return result
    }

    /// Whether a rating was given before its case was accepted; by day if either is a date alone.
    private static func isBefore(_ time: Int64, _ accepted: ParsedMoment) -> Bool {
        let isByDay = time % 86_400 == 0 || accepted.clock == .none
        return isByDay ? time < Int64(accepted.day) * 86_400 : time < accepted.epoch
    }

    @inline(__always)
    private func range(_ cell: ByteText, _ text: UnsafeRawBufferPointer) -> TextRange {
        guard let base = text.baseAddress else { return TextRange(offset: 0, count: 0) }
        return TextRange(
            offset: UInt32(truncatingIfNeeded: UnsafeRawPointer(cell.start) - base),
            count: UInt32(truncatingIfNeeded: cell.count))
    }
}
