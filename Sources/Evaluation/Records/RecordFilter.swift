internal import Exact
internal import RecordModel
internal import RuleModel

/// `where` and `unless` of a rule or a measure, brought once to a form that is quick to ask of each record.
struct RecordFilter<Record: TypedRecord>: Sendable {
    private let keep: [Test]
    private let drop: [Test]
    /// A test of a field the log does not have, which the checker has refused before, holds for no record.
    private let neverHolds: Bool
    /// The same as written, for those who ask why a record is not counted.
    private let written: RowFilter
    /// For each test of `keep` its place in the filter as written.
    private let places: [Int]

    /// - Parameters:
    ///   - isOneOfSeveral: whether the log stands in a sequence of several: a test of a field it lacks then keeps
    ///     its records and takes none out.
    ///   - further: the further columns of the log that rules name, in the order its records hold them.
    init(_ filter: RowFilter, isOneOfSeveral: Bool = false, further: [String] = []) {
        let keep = filter.keep.map { Test($0, further) }
        let drop = filter.drop.map { Test($0, further) }
        self.keep = keep.compactMap { $0 }
        written = filter
        places = keep.indices.filter { keep[$0] != nil }
        self.drop = drop.contains { $0 == nil } ? [] : drop.compactMap { $0 }
        neverHolds = !isOneOfSeveral && keep.contains { $0 == nil }
    }

    /// Whether a record is counted.
    @inline(__always)
    func keeps(_ record: Record) -> Bool {
        if case .kept = verdict(on: record) { true } else { false }
    }

    /// The first thing that keeps a record from being counted; `nil` where it is.
    func firstFailure(of record: Record) -> FilterFailure? {
        switch verdict(on: record) {
        case .kept: nil
        case .unknownField: FilterFailure(tests: written.keep, isDrop: false)
        case .fails(let index): FilterFailure(tests: [written.keep[places[index]]], isDrop: false)
        case .dropped: FilterFailure(tests: written.drop, isDrop: true)
        }
    }

    private enum Verdict {
        case kept
        case unknownField
        case fails(Int)
        case dropped
    }

    @inline(__always)
    private func verdict(on record: Record) -> Verdict {
        if neverHolds { return .unknownField }
        for index in keep.indices where !keep[index].holds(for: record) { return .fails(index) }
        if drop.isEmpty { return .kept }
        for index in drop.indices where !drop[index].holds(for: record) { return .kept }
        return .dropped
    }

    /// A test of one field.
    private struct Test: Sendable {
        enum Check: Sendable {
            /// Bit 0 for the empty cell, bit n + 1 for word n.
            case words(UInt64)
            case texts([ExactText])
            case flag(Bool)
            case filled
            case empty
            case compares(Comparison)
        }

        enum Place: Sendable {
            case field(Record.Field)
            case further(Int)
        }

        let place: Place
        let check: Check

        init?(_ test: FieldTest, _ further: [String]) {
            if let field = Record.Field(rawValue: test.field) {
                place = .field(field)
            } else if let column = further.firstIndex(of: test.field) {
                place = .further(column)
            } else {
                return nil
            }
            switch test.test {
            case .filled: check = .filled
            case .empty: check = .empty
            case .flag(let flag): check = .flag(flag)
            case .compares(let comparison): check = .compares(comparison)
            case .isOne(let wanted):
                if case .words(let words)? = LogSchema.field(test.field, of: Record.log)?.type {
                    check = .words(
                        wanted.reduce(0) { mask, word in
                            if word.isEmpty { return mask | 1 }
                            return words.firstIndex(of: word).map { mask | 1 << UInt64($0 + 1) } ?? mask
                        })
                } else {
                    check = .texts(wanted.map(ExactText.init))
                }
            }
        }

        @inline(__always)
        func holds(for record: Record) -> Bool {
            let value: FieldValue
            switch place {
            case .field(let field): value = record.value(of: field)
            case .further(let column): value = .words(record.further(column))
            }
            switch check {
            case .flag(let wanted): if case .flag(let flag) = value { return flag == wanted }
            case .words(let mask):
                if case .word(let place) = value { return mask >> UInt64(place + 1) & 1 == 1 }
                if case .empty = value { return mask & 1 == 1 }
            case .texts(let texts):
                switch value {
                case .empty: return texts.contains(ExactText(""))
                case .text(let text): return texts.contains(ExactText(text))
                case .number(let number): return texts.contains(ExactText(number.plain))
                case .word, .flag: return false
                }
            case .filled:
                if case .empty = value { return false }
                return true
            case .empty:
                if case .empty = value { return true }
            case .compares(let comparison):
                if case .number(let number) = value { return comparison.holds(for: number) }
            }
            return false
        }
    }
}

/// Why a filter does not keep a record.
struct FilterFailure: Hashable, Sendable {
    /// The test of `where` that fails, or all tests of `unless`, which hold.
    let tests: [FieldTest]
    /// Whether `unless` took the record out.
    let isDrop: Bool
}
