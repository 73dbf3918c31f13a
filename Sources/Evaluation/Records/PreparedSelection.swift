internal import RecordModel
internal import RuleModel

/// A selection of rows ready to be asked of a subject's records.
struct PreparedSelection: Sendable {
    /// One log of it.
    enum Leaf: Sendable {
        case sessions(RecordFilter<SessionRecord>)
        case marks(RecordFilter<MarkRecord>)
        case events(RecordFilter<EventRow>)
        case leave(RecordFilter<LeaveRow>)
        /// Cases are filtered as they are read; there are too many to keep.
        case cases
        case declared(String, DynamicFilter)
        case results(String, DynamicFilter)
        /// Occurrences of other rules, which whoever counts them brings.
        case rules(DynamicFilter)
    }

    let leaves: [Leaf]
    let selection: Selection

    /// - Parameter further: the further columns that rules name, by log, in the order records hold them.
    init(_ selection: Selection, further: [LogKind: [String]]) {
        self.selection = selection
        let sources = selection.rows.leaves
        let isSeveral = sources.count > 1
        let filter = selection.filter
        leaves = sources.map { source in
            switch source {
            case .events, .log(.events), .log(.attendance), .log(.ratings), .log(.pauses):
                return .events(RecordFilter(filter, isOneOfSeveral: isSeveral, further: further[.events] ?? []))
            case .log(.sessions): return .sessions(RecordFilter(filter, isOneOfSeveral: isSeveral))
            case .log(.marks): return .marks(RecordFilter(filter, isOneOfSeveral: isSeveral))
            case .log(.leave):
                return .leave(
                    RecordFilter(Self.granted(filter), isOneOfSeveral: isSeveral, further: further[.leave] ?? []))
            case .log(.cases): return .cases
            case .declared(let id): return .declared(id, DynamicFilter(filter, isOneOfSeveral: isSeveral))
            case .results(let sheet): return .results(sheet, DynamicFilter(filter, isOneOfSeveral: isSeveral))
            case .rules, .sequence: return .rules(DynamicFilter(filter, isOneOfSeveral: true))
            }
        }
    }

    /// A filter of leave that does not ask for `status` sees approved leave only: any other did not happen.
    private static func granted(_ filter: RowFilter) -> RowFilter {
        guard !asksForLeaveStatus(filter), let approved = LogSchema.leaveStatuses.first else { return filter }
        return RowFilter(keep: filter.keep + [FieldTest("status", .isOne(of: [approved]))], drop: filter.drop)
    }

    /// Whether a filter says itself what leave of which status it wants.
    static func asksForLeaveStatus(_ filter: RowFilter) -> Bool {
        (filter.keep + filter.drop).contains { test in
            guard test.field == "status", case .isOne(let words) = test.test else { return false }
            // In a sequence of logs the test may be of another one's status.
            return words.contains { LogSchema.leaveStatuses.contains($0) }
        }
    }
}

/// A filter asked of records whose fields are known only when they are read.
struct DynamicFilter: Sendable {
    private let filter: RowFilter
    private let isOneOfSeveral: Bool

    init(_ filter: RowFilter, isOneOfSeveral: Bool = false) {
        self.filter = filter
        self.isOneOfSeveral = isOneOfSeveral
    }

    /// Whether a record is counted.
    func keeps(_ record: any LogRecord) -> Bool { firstFailure(of: record) == nil }

    /// The first thing that keeps a record from being counted; `nil` where it is.
    func firstFailure(of record: any LogRecord) -> FilterFailure? {
        for test in filter.keep where record.satisfies(test) ?? isOneOfSeveral == false {
            return FilterFailure(tests: [test], isDrop: false)
        }
        if filter.drop.isEmpty { return nil }
        return filter.drop.allSatisfy { record.satisfies($0) ?? false }
            ? FilterFailure(tests: filter.drop, isDrop: true) : nil
    }
}
