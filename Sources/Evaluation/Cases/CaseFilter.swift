internal import Chronology
internal import Exact
internal import RecordModel
internal import RuleModel

/// A rule's or measure's filter over cases, brought to a form that takes a few instructions a row: a city has three
/// million rows and every rule looks at each. It holds no reference, so that asking it counts none.
struct CaseFilter: Sendable {
    private let keep: CaseMask
    private let drop: CaseMask
    private let hasDrop: Bool
    private let datedBy: CaseDate
    /// Whether ``CaseDetail`` must be asked too.
    let needsDetail: Bool

    init(_ filter: RowFilter, datedBy: CaseDate) {
        let (keep, keepRest) = CaseMask.split(filter.keep)
        let (drop, dropRest) = CaseMask.split(filter.drop)
        self.keep = keep
        self.drop = drop
        hasDrop = !filter.drop.isEmpty && dropRest.isEmpty
        needsDetail = !keepRest.isEmpty || !dropRest.isEmpty
        self.datedBy = datedBy
    }

    @inline(__always)
    func keeps(_ row: CaseRow, isLate: Bool) -> Bool {
        guard keep.holds(row, isLate) else { return false }
        return !(hasDrop && drop.holds(row, isLate))
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
}

/// Tests of a case that must all hold, as bits.
private struct CaseMask: Sendable {
    /// Bit n: kind n may be.
    private var kinds = UInt16.max
    /// Bit 0: not rated; bit n + 1: rating n.
    private var ratings = UInt16.max
    // Bit 0: may be no; bit 1: may be yes.
    private var finished: UInt8 = 0b11
    private var due: UInt8 = 0b11
    private var late: UInt8 = 0b11

    /// The tests a mask can say, and those it cannot.
    static func split(_ tests: [FieldTest]) -> (CaseMask, rest: [FieldTest]) {
        var mask = CaseMask()
        var rest: [FieldTest] = []
        for test in tests {
            switch (test.field, test.test) {
            case ("kind", let test): mask.kinds &= words(test, LogSchema.caseKinds) >> 1
            case ("rating", let test): mask.ratings &= words(test, LogSchema.ratings)
            case ("finished", .filled): mask.finished &= 0b10
            case ("finished", .empty): mask.finished &= 0b01
            case ("due", .filled): mask.due &= 0b10
            case ("due", .empty): mask.due &= 0b01
            case ("late", .flag(let wanted)): mask.late &= wanted ? 0b10 : 0b01
            default: rest.append(test)
            }
        }
        return (mask, rest)
    }

    /// Bit 0 for the empty cell, bit n + 1 for word n.
    private static func words(_ test: FieldTest.Test, _ words: [String]) -> UInt16 {
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
    func holds(_ row: CaseRow, _ isLate: Bool) -> Bool {
        kinds >> UInt16(row.kind) & 1 == 1 && ratings >> UInt16(row.rating) & 1 == 1
            && finished >> (row.finished == CaseRow.never ? 0 : 1) & 1 == 1
            && due >> (row.due == CaseRow.never ? 0 : 1) & 1 == 1 && late >> (isLate ? 1 : 0) & 1 == 1
    }
}
