internal import Chronology
internal import Exact
internal import RecordModel
internal import RuleModel

/// A rule's or measure's filter over cases, brought to a form that takes a few instructions a row: a city has three
/// million rows and every rule looks at each.
struct CaseFilter: Sendable {
    private let keep: Conjunction
    private let drop: Conjunction?
    let datedBy: CaseDate

    init(_ filter: RowFilter, datedBy: CaseDate) {
        keep = Conjunction(filter.keep)
        drop = filter.drop.isEmpty ? nil : Conjunction(filter.drop)
        self.datedBy = datedBy
    }

    @inline(__always)
    func keeps(_ row: CaseRow, isLate: Bool, in batch: CaseBatch, _ facts: (CaseRow) -> CaseFacts) -> Bool {
        guard keep.holds(row, isLate, batch, facts) else { return false }
        if let drop, drop.holds(row, isLate, batch, facts) { return false }
        return true
    }

    /// The day the filter's owner dates a row by.
    @inline(__always)
    func date(of row: CaseRow) -> Day {
        switch datedBy {
        case .finished: row.finished
        case .due: row.due
        case .accepted: row.accepted
        }
    }

    /// Tests that must all hold.
    private struct Conjunction: Sendable {
        /// Bit n: kind n may be.
        var kinds: UInt16 = .max
        /// Bit 0: not rated; bit n + 1: rating n.
        var ratings: UInt16 = .max
        var finished: Bool?
        var due: Bool?
        var late: Bool?
        /// The tests that need more than a look at a word.
        var others: [FieldTest] = []

        init(_ tests: [FieldTest]) {
            for test in tests {
                switch (test.field, test.test) {
                case ("kind", let test): kinds &= Self.mask(test, LogSchema.caseKinds) >> 1
                case ("rating", let test): ratings &= Self.mask(test, LogSchema.ratings)
                case ("finished", .filled): finished = (finished ?? true) ? true : finished
                case ("finished", .empty): finished = false
                case ("due", .filled): due = true
                case ("due", .empty): due = false
                case ("late", .flag(let wanted)): late = wanted
                default: others.append(test)
                }
            }
        }

        /// Bit 0 for the empty cell, bit n + 1 for word n.
        private static func mask(_ test: FieldTest.Test, _ words: [String]) -> UInt16 {
            switch test {
            case .empty: return 1
            case .filled: return UInt16.max << 1
            case .isOne(let wanted):
                return wanted.reduce(0) { mask, word in
                    if word.isEmpty { return mask | 1 }
                    return words.firstIndex(of: word).map { mask | 1 << UInt16($0 + 1) } ?? mask
                }
            case .flag, .compares: return 0
            }
        }

        @inline(__always)
        func holds(_ row: CaseRow, _ isLate: Bool, _ batch: CaseBatch, _ facts: (CaseRow) -> CaseFacts) -> Bool {
            guard kinds >> UInt16(row.kind) & 1 == 1, ratings >> UInt16(row.rating) & 1 == 1 else { return false }
            if let finished, finished != (row.finished != CaseRow.never) { return false }
            if let due, due != (row.due != CaseRow.never) { return false }
            if let late, late != isLate { return false }
            if others.isEmpty { return true }
            let record = CaseRecord(row, batch, facts(row))
            return others.allSatisfy { RecordFilter.holds($0, for: record) }
        }
    }
}

/// What kaohe works out about a case.
struct CaseFacts: Sendable {
    let isLate: Bool
    /// Working days late, at least 1 where it is late, else 0.
    let lateDays: Int
}

/// A case a rule counts, with its text, kept after its block is gone.
struct CaseRecord: Sendable {
    let place: RowReference
    let staff: Int
    let id: String
    let item: String
    let window: String
    let kind: Int
    /// 0 if not rated, else its place plus 1.
    let rating: Int
    let accepted: Day
    let due: Day
    let finished: Day
    let facts: CaseFacts

    init(_ row: CaseRow, _ batch: CaseBatch, _ facts: CaseFacts) {
        place = row.place
        staff = Int(row.staff)
        id = batch.string(row.id)
        item = batch.string(row.item)
        window = batch.string(row.window)
        kind = Int(row.kind)
        rating = Int(row.rating)
        accepted = row.accepted
        due = row.due
        finished = row.finished
        self.facts = facts
    }
}
