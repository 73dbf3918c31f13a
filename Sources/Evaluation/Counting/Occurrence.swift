internal import Chronology
internal import Exact
internal import RecordModel
internal import RuleModel
internal import ScoreModel

/// One occurrence a rule counts, before it is priced.
struct Occurrence: Sendable {
    let day: Day
    /// Where it stands within its day.
    let order: Int
    /// How many occurrences the row stands for.
    var times: Int
    /// The row's own words for what happened.
    var note: String
    var evidence: Evidence
    /// See ``Charge/tieKey``.
    let tieKey: String
    /// The record prices ask about.
    let record: any LogRecord
    /// The number of its first occurrence in its window, from 1.
    var number = 1
    /// How many occurrences its window has.
    var count = 1
    /// What part of the price falls on the subject.
    var share = Rational.one
    /// Why it does not count, where it does not (前两次不计); empty where it does.
    var excused = ""

    init(
        day: Day, order: Int = 0, times: Int = 1, note: String, evidence: Evidence, tieKey: String,
        record: any LogRecord
    ) {
        self.day = day
        self.order = order
        self.times = times
        self.note = note
        self.evidence = evidence
        self.tieKey = tieKey
        self.record = record
        count = times
    }

    /// An event.
    init(_ event: EventRow) {
        self.init(
            day: event.day, times: event.times, note: event.note.isEmpty ? event.degree : event.note,
            evidence: .row(event.place), tieKey: event.id, record: event)
    }

    /// Several in a row that make one (连续): the last of them, resting on all.
    init(run chain: [Occurrence], along: String) {
        let last = chain[chain.count - 1]
        let what =
            along == "date" ? "" : "第 \(chain.map { $0.record.number(along)?.plain ?? "" }.joined(separator: "、")) 轮"
        self.init(
            day: last.day, order: last.order,
            note: "\(what)连续" + (last.note.isEmpty ? "" : ":\(last.note)"),
            evidence: Evidence.joined(chain.reversed().map(\.evidence)), tieKey: last.tieKey, record: last.record)
    }

    /// A session.
    init(_ session: SessionRecord) {
        let rows = [session.signIn, session.signOut].compactMap { $0 }
        let note: String
        let evidence: Evidence
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
        self.init(
            day: session.day, order: session.place * 2, note: note, evidence: evidence, tieKey: "\(session.place)",
            record: session)
    }

    private static func missing(_ session: SessionRecord, _ what: String) -> (String, Evidence) {
        ("\(session.session)缺勤:\(what)", .counted("\(session.day.iso) \(session.session) \(what)"))
    }

    /// A late arrival or an early leaving.
    init(_ mark: MarkRecord) {
        self.init(
            day: mark.day, order: mark.place * 2 + mark.kind.rawValue,
            note: "\(mark.session)\(LogSchema.markKinds[mark.kind.rawValue]) \(mark.minutes) 分钟",
            evidence: .row(mark.punch), tieKey: "\(mark.place)\(mark.kind.rawValue)", record: mark)
    }

    /// A case, dated as its rule says.
    /// - Parameter selection: what the rule counts; where it asks about the rating, the rating's own row is evidence too.
    init(_ row: CaseRecord, datedBy: CaseDate, _ selection: Selection) {
        self.init(
            day: row.day(datedBy),
            note: row.facts.isLate ? "\(row.id) 超过承诺时限 \(row.facts.lateDays) 个工作日" : row.id,
            evidence: row.evidence(asking: selection.filter), tieKey: row.id, record: row)
    }

    /// Leave.
    init(_ leave: LeaveRow) {
        self.init(
            day: leave.firstDay, note: leave.kind, evidence: .row(leave.place),
            tieKey: "\(leave.from)-\(leave.until)-\(leave.kind)", record: leave)
    }

    /// A row of a declared log; one without a date is dated by the last day of the scoring.
    init(_ row: DeclaredRecord, undated: Day) {
        self.init(
            day: row.day ?? undated, note: "", evidence: .row(row.place),
            tieKey: row.values.sorted { $0.key < $1.key }.map(\.value.key).joined(separator: "\u{1F}"), record: row)
    }

    /// A result of another sheet or period.
    init(_ result: ResultRecord) {
        self.init(
            day: result.period.last, note: "\(result.period.title)\(result.level)",
            evidence: .counted("\(result.period.label) \(result.level)"), tieKey: result.period.label, record: result)
    }

    /// By date, then its place in the day, then what it is: the order in which occurrences are counted. The order of rows
    /// never matters.
    static func isEarlier(_ left: Occurrence, _ right: Occurrence) -> Bool {
        if left.day != right.day { return left.day < right.day }
        if left.order != right.order { return left.order < right.order }
        return left.tieKey.utf8.lexicographicallyPrecedes(right.tieKey.utf8)
    }
}

extension Evidence {
    /// Several as one.
    static func joined(_ parts: [Evidence]) -> Evidence {
        var rows: [RowReference] = []
        for part in parts {
            switch part {
            case .row(let row): rows.append(row)
            case .rows(let several): rows += several
            case .counted, .several: return parts.count == 1 ? part : .several(parts)
            }
        }
        return rows.count == 1 ? .row(rows[0]) : .rows(rows)
    }
}

extension LeaveRow {
    /// The day it begins.
    var firstDay: Day { Day(rawValue: Int32(clamping: from.floorDivided(by: 86_400))) }
}
