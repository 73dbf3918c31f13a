internal import Chronology
internal import RecordModel
internal import RuleModel

/// The cases of one subject that a rule did not count, by reason: how many, and the first of them.
///
/// Its size is the number of reasons, not of cases: a department may have a million.
struct CaseTrail: Sendable {
    /// One rule on one sheet.
    struct Question: Sendable {
        let sheet: Int
        let rule: Int
        let span: DaySpan
        /// The day lateness is judged by.
        let asOf: Day
        let on: CaseDate
        let filter: RecordFilter<CaseRecord>
        let attribution: Attribution
        let owner: Int
        /// How many further columns rules name.
        let columns: Int
    }

    /// What keeps a case from being counted.
    enum Cause: Hashable, Sendable {
        /// It has no day of the kind the rule goes by.
        case undated
        /// That day is none of those looked at.
        case outside
        case filtered(FilterFailure)
    }

    /// The cases of one cause.
    struct Missed: Sendable {
        var count = 0
        /// The first of them by file and row.
        var first: [CaseRecord] = []
    }

    /// More than are shown, since a few may be taken out again.
    private static let kept = 80

    private let questions: [Question]
    private let calendar: WorkingCalendar
    private var missed: [[Cause: Missed]]

    init(_ questions: [Question], calendar: WorkingCalendar) {
        self.questions = questions
        self.calendar = calendar
        missed = Array(repeating: [:], count: questions.count)
    }

    mutating func add(_ batch: CaseBatch) {
        for index in questions.indices {
            for row in batch.rows {
                guard let (cause, record) = judge(row, batch, questions[index]) else { continue }
                missed[index][cause, default: Missed()].count += 1
                keep(record, index, cause)
            }
        }
    }

    mutating func remove(_ row: CaseRow, in batch: CaseBatch) {
        for index in questions.indices {
            guard let (cause, _) = judge(row, batch, questions[index]) else { continue }
            missed[index][cause]?.count -= 1
            missed[index][cause]?.first.removeAll { $0.place == row.place }
        }
    }

    mutating func merge(_ other: CaseTrail) {
        for index in questions.indices {
            for (cause, theirs) in other.missed[index] {
                missed[index][cause, default: Missed()].count += theirs.count
                for record in theirs.first { keep(record, index, cause) }
            }
        }
    }

    /// What the cases of a rule were not counted for, the most frequent first.
    func missed(sheet: Int, rule: Int) -> [(cause: Cause, missed: Missed)] {
        guard let index = questions.firstIndex(where: { $0.sheet == sheet && $0.rule == rule }) else { return [] }
        let all = missed[index].filter { $0.value.count > 0 }
        return all.map { (cause: $0.key, missed: $0.value) }.sorted { left, right in
            if left.missed.count != right.missed.count { return left.missed.count > right.missed.count }
            guard let a = left.missed.first.first, let b = right.missed.first.first else { return false }
            return a.place < b.place
        }
    }

    private mutating func keep(_ record: CaseRecord, _ index: Int, _ cause: Cause) {
        var first = missed[index][cause]?.first ?? []
        if first.count == Self.kept, let last = first.last, last.place < record.place { return }
        let place = first.firstIndex { record.place < $0.place } ?? first.endIndex
        first.insert(record, at: place)
        missed[index][cause]?.first = Array(first.prefix(Self.kept))
    }

    /// Why a row of the subject is not counted; `nil` where it is, or is not the subject's.
    private func judge(_ row: CaseRow, _ batch: CaseBatch, _ question: Question) -> (Cause, CaseRecord)? {
        let day: Day =
            switch question.on {
            case .finished: row.finished
            case .due: row.due
            case .accepted: row.accepted
            }
        let listed = day == CaseRow.never ? row.accepted : day
        guard question.attribution.owner(of: Int(row.staff), on: listed) == question.owner else { return nil }
        let isLate = row.due <= question.asOf && row.finished > row.due
        let through = min(row.finished, question.asOf)
        let facts = CaseFacts(
            isLate: isLate, lateDays: isLate ? max(1, calendar.workingDays(after: row.due, through: through)) : 0)
        let record = CaseRecord(row, batch, facts, columns: question.columns)
        if day == CaseRow.never { return (.undated, record) }
        guard question.span.contains(day) else { return (.outside, record) }
        return question.filter.firstFailure(of: record).map { (.filtered($0), record) }
    }
}
