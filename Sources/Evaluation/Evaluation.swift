internal import Chronology
internal import Exact
public import RecordModel
public import RuleModel
public import ScoreModel

/// A regulation and one of its sheets, to be scored.
public struct SheetChoice: Sendable {
    /// The regulation.
    public let regulation: Regulation
    /// The sheet.
    public let sheet: Sheet

    /// A sheet of a regulation.
    public init(regulation: Regulation, sheet: Sheet) {
        self.regulation = regulation
        self.sheet = sheet
    }
}

/// Rules and records to scored results: pure, and the same whatever the number of workers.
public struct Evaluation: Sendable {
    private let choices: [SheetChoice]
    private let roster: Roster
    private let period: Period
    private let timetable: Timetable
    private let leave: LeavePlan
    private let leaveByPerson: [Int: [LeaveRow]]
    private let attendance: AttendanceBook
    private let cases: CaseBook
    private let chargedCases: [CaseBook.Questions.RuleKey: [Int: [CaseRecord]]]
    private let events: EventLedger
    private let eventsByPerson: [Int: [EventRow]]
    private let paths: [String]

    /// An evaluation of what was read.
    /// - Parameter paths: the names of the input tables, by file index: evidence is sorted as it is printed.
    public init(
        _ choices: [SheetChoice], roster: Roster, timetable: Timetable, leave: LeavePlan, leaveRows: [LeaveRow],
        attendance: AttendanceBook, cases: CaseBook, events: [EventRow], citations: EventCitations, paths: [String]
    ) {
        self.choices = choices
        self.roster = roster
        self.period = timetable.period
        self.timetable = timetable
        self.leave = leave
        leaveByPerson = Dictionary(grouping: leaveRows.filter(\.isApproved), by: \.staff)
        self.attendance = attendance
        self.cases = cases
        chargedCases = cases.charged()
        self.events = EventLedger(events, sheets: choices.map(\.sheet), citations: citations, roster: roster)
        eventsByPerson = Dictionary(
            grouping: events.filter { $0.status == .valid },
            by: {
                if case .staff(let person) = $0.subject { person } else { -1 }
            })
        self.paths = paths
    }

    /// Everything the reports show.
    public struct Outcome: Sendable {
        /// The sheets, in the order chosen.
        public let sheets: [SheetResult]
        /// Attendance of everyone scored.
        public let attendance: [AttendanceSummary]
        /// Cases of everyone scored.
        public let cases: [CaseSummary]
    }

    /// Scores everyone on every sheet.
    /// - Parameter jobs: how many workers share the people; the result is the same for any number.
    public func run(jobs: Int) async -> Outcome {
        let people = roster.ids.indices.filter { roster.listing(of: $0, in: period) != nil }
        let chunk = max(1, (people.count + max(1, jobs) * 4 - 1) / (max(1, jobs) * 4))
        let ranges = stride(from: 0, to: people.count, by: chunk).map { $0..<min($0 + chunk, people.count) }
        let pieces = await withTaskGroup(of: (Int, Piece).self) { group in
            for (index, range) in ranges.enumerated() {
                group.addTask { (index, score(Array(people[range]))) }
            }
            var pieces: [Int: Piece] = [:]
            for await (index, piece) in group { pieces[index] = piece }
            return ranges.indices.compactMap { pieces[$0] }
        }
        let sheets = choices.enumerated().map { index, choice in
            let drafts = pieces.flatMap { $0.drafts[index] }
            let ranked = RankingOrder(
                sheet: choice.sheet, consequences: choice.regulation.consequences
            ).rank(drafts, ids: roster.ids)
            let rules = choice.sheet.rules
            return SheetResult(
                regulation: choice.regulation, sheet: choice.sheet, period: period, rules: rules.map(\.rule),
                partOfRule: rules.map(\.part), subjects: ranked.subjects,
                rankedCount: ranked.ranked)
        }
        return Outcome(
            sheets: sheets, attendance: pieces.flatMap(\.attendance),
            cases: people.map { cases.summary(of: $0, id: roster.ids[$0]) })
    }

    private struct Piece: Sendable {
        var drafts: [[SubjectDraft]]
        var attendance: [AttendanceSummary]
    }

    private func score(_ people: [Int]) -> Piece {
        let derivation = SessionDerivation(timetable: timetable, leave: leave, attendance: attendance, roster: roster)
        let paths = paths
        let evidenceText: @Sendable (Evidence) -> String = { RowNames.text(of: $0, paths: paths) }
        let scorers = choices.enumerated().map { index, choice in
            let rules = choice.sheet.rules
            return SheetScorer(
                sheetIndex: index, sheet: choice.sheet, rules: rules.map(\.rule), partOfRule: rules.map(\.part),
                selections: rules.map { entry in
                    if case .log(let log) = entry.rule.rows { RowSelection(log, entry.rule.filter) } else { .cases }
                },
                period: period, events: events, chargedCases: chargedCases, evidenceText: evidenceText)
        }
        let plans = choices.map { MeasurePlan($0.regulation.measures) }
        var piece = Piece(drafts: Array(repeating: [], count: choices.count), attendance: [])
        for person in people {
            guard let listing = roster.listing(of: person, in: period) else { continue }
            let sessions = derivation.sessions(of: person)
            let records = PersonRecords(
                person: person, sessions: sessions, marks: SessionDerivation.marks(of: sessions),
                leave: leaveByPerson[person] ?? [], events: eventsByPerson[person] ?? [])
            let workingDays = timetable.days.count { roster.window(of: person, on: $0) != nil }
            piece.attendance.append(Self.summary(sessions, id: roster.ids[person]))
            for (index, choice) in choices.enumerated() {
                let measures = MeasureEvaluation(
                    regulation: index, plan: plans[index], records: records, cases: cases, timetable: timetable)
                let score = scorers[index].score(records, measures)
                piece.drafts[index].append(
                    SubjectDraft(
                        person: person, listing: listing, workingDays: workingDays, parts: score.parts,
                        deducted: score.deducted, exactTotal: score.exactTotal,
                        total: score.exactTotal.rounded(to: choice.sheet.decimals, choice.sheet.rounding),
                        lines: score.lines, consequences: score.consequences))
            }
        }
        return piece
    }

    private static func summary(_ sessions: [SessionRecord], id: String) -> AttendanceSummary {
        var summary = AttendanceSummary(subject: id)
        var leave: [String: Int] = [:]
        summary.due = sessions.count
        for session in sessions {
            switch session.status {
            case .present: summary.attended += 1
            case .official:
                summary.attended += 1
                summary.official += 1
            case .absent: summary.absent += 1
            case .leave: leave[session.leaveKind, default: 0] += 1
            }
            if session.isLate { summary.late += 1 }
            if session.isEarly { summary.early += 1 }
        }
        summary.leave = leave.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            .map { (kind: $0.key, sessions: $0.value) }
        return summary
    }
}
