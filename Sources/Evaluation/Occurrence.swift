internal import Chronology
internal import Exact
internal import RecordModel
internal import RuleModel
internal import ScoreModel

/// One occurrence a rule counts, on one person, before it is priced.
struct Occurrence {
    let day: Day
    /// How many occurrences the row stands for.
    let times: Int
    /// The row's own words for what happened.
    let note: String
    let evidence: Evidence
    /// See ``Charge/tieKey``.
    let tieKey: String
    /// The record prices ask about.
    let record: any LogRecord

    /// An event that concerns a person.
    init(_ event: EventRow) {
        day = event.day
        times = event.times
        note = event.note.isEmpty ? event.degree : event.note
        evidence = .row(event.place)
        tieKey = event.id
        record = event
    }

    /// Several events in a row that make one (连续).
    init(run events: [EventRow], along: String) {
        let last = events[events.count - 1]
        day = last.day
        times = 1
        let rounds = events.compactMap(\.round).map(String.init).joined(separator: "、")
        note = "第 \(rounds) 轮连续" + (last.note.isEmpty ? "" : ":\(last.note)")
        evidence = .rows(events.reversed().map(\.place))
        tieKey = last.id
        record = last
    }

    /// A session.
    init(_ session: SessionRecord) {
        day = session.day
        times = 1
        tieKey = "\(session.place)"
        record = session
        let rows = [session.signIn, session.signOut].compactMap { $0 }
        switch session.absentReason {
        case .noPunch?: (note, evidence) = Self.missing(session, "无打卡")
        case .missingIn?: (note, evidence) = Self.missing(session, "无签到")
        case .missingOut?: (note, evidence) = Self.missing(session, "无签退")
        case .tooLate?, .tooEarly?:
            let late = session.signIn == nil ? [] : ["迟到 \(session.lateMinutes) 分钟"]
            let early = session.signOut == nil ? [] : ["早退 \(session.earlyMinutes) 分钟"]
            note = "\(session.session)缺勤:" + (late + early).joined(separator: "、")
            evidence = rows.count == 1 ? .row(rows[0]) : .rows(rows)
        case nil:
            note = session.session
            evidence = rows.isEmpty ? .counted("\(session.day.iso) \(session.session)") : .rows(rows)
        }
    }

    private static func missing(_ session: SessionRecord, _ what: String) -> (String, Evidence) {
        ("\(session.session)缺勤:\(what)", .counted("\(session.day.iso) \(session.session) \(what)"))
    }

    /// A late arrival or an early leaving.
    init(_ mark: MarkRecord) {
        day = mark.day
        times = 1
        note = "\(mark.session)\(LogSchema.markKinds[mark.kind.rawValue]) \(mark.minutes) 分钟"
        evidence = .row(mark.punch)
        tieKey = "\(mark.place)\(mark.kind.rawValue)"
        record = mark
    }

    /// A case, dated as its rule says.
    init(_ row: CaseRecord, datedBy: CaseDate) {
        switch datedBy {
        case .finished: day = row.finished
        case .due: day = row.due
        case .accepted: day = row.accepted
        }
        times = 1
        note = row.facts.isLate ? "\(row.id) 超过承诺时限 \(row.facts.lateDays) 个工作日" : row.id
        evidence = .row(row.place)
        tieKey = row.id
        record = row
    }

    /// Leave.
    init(_ leave: LeaveRow) {
        day = leave.firstDay
        times = 1
        note = leave.kind
        evidence = .row(leave.place)
        tieKey = "\(leave.from)-\(leave.until)-\(leave.kind)"
        record = leave
    }
}
