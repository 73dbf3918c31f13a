internal import RecordModel
internal import RuleModel

/// The rows of one log that pass a filter: what a rule or a measure counts, ready to be asked of one person's records.
enum RowSelection: Sendable {
    case sessions(RecordFilter<SessionRecord>)
    case marks(RecordFilter<MarkRecord>)
    case events(RecordFilter<EventRow>)
    case leave(RecordFilter<LeaveRow>)
    /// Cases are filtered as they are read, see ``CaseBook``; there are too many to keep.
    case cases

    init(_ log: LogKind, _ filter: RowFilter) {
        switch log {
        case .sessions: self = .sessions(RecordFilter(filter))
        case .marks: self = .marks(RecordFilter(filter))
        case .events: self = .events(RecordFilter(filter))
        case .leave: self = .leave(RecordFilter(filter))
        case .cases, .attendance: self = .cases
        }
    }
}
