internal import Chronology
internal import RecordModel
internal import RuleModel
internal import ScoreModel

/// What one scoring asks of cases: every counting measure and every rule that counts cases, each once.
struct CaseQuestions: Sendable {
    /// The days asked about: the scoring's period, and what its rules look back to.
    let span: DaySpan
    /// The day lateness is judged by: the period's last.
    let asOf: Day
    /// Whether counts are kept by day rather than by month.
    let isDaily: Bool
    /// The first day of the totals of 办件汇总, where this scoring keeps them.
    let summariesFrom: Day?
    /// Selections of which only the number counts.
    let counted: [Selection]
    /// Selections whose records are kept: rules', and measures' that look at values.
    let kept: [Selection]
    /// The further columns of cases that rules name.
    let further: [String]
}

/// The answers to one scoring's questions, gathered batch by batch.
///
/// Its size is owners × months × questions, plus the records that are kept. Each worker fills a lane of its own; merging
/// them gives the same in any order.
struct CaseLane: Sendable {
    private let questions: CaseQuestions
    private let attribution: Attribution
    private let calendar: WorkingCalendar
    private let counters: [CaseFilter]
    private let counterOf: [ObjectIdentifier: Int]
    private let collectors: [CaseFilter]
    private let collectorOf: [ObjectIdentifier: Int]
    /// The whole filter of each, for those that ask for more than a ``CaseFilter`` can say.
    private let counterDetails: [RecordFilter<CaseRecord>]
    private let collectorDetails: [RecordFilter<CaseRecord>]
    /// The bucket, from 0, of each day of the span, and the first day of each bucket.
    private let buckets: [UInt16]
    private let bucketDays: [Day]
    /// By owner, bucket and counter.
    private var counts: [Int32]
    /// By owner: finished, late, rated, satisfied.
    private var summaries: [Int32]
    private var collected: [[CaseRecord]]
    /// Rows taken out again, which may be among ``collected``.
    private var takenOut: Set<RowReference> = []

    init(_ questions: CaseQuestions, attribution: Attribution, calendar: WorkingCalendar) {
        self.questions = questions
        self.attribution = attribution
        self.calendar = calendar
        counters = questions.counted.map { CaseFilter($0.filter, datedBy: $0.on) }
        counterDetails = questions.counted.map {
            RecordFilter($0.filter, isOneOfSeveral: $0.rows.leaves.count > 1, further: questions.further)
        }
        counterOf = Dictionary(questions.counted.enumerated().map { (ObjectIdentifier($1), $0) }) { first, _ in first }
        collectors = questions.kept.map { CaseFilter($0.filter, datedBy: $0.on) }
        collectorDetails = questions.kept.map {
            RecordFilter($0.filter, isOneOfSeveral: $0.rows.leaves.count > 1, further: questions.further)
        }
        collectorOf = Dictionary(questions.kept.enumerated().map { (ObjectIdentifier($1), $0) }) { first, _ in first }
        var buckets: [UInt16] = []
        var bucketDays: [Day] = []
        let length = max(0, questions.span.first.distance(to: questions.span.last) + 1)
        for offset in 0..<min(length, 20_000) {
            let day = questions.span.first.advanced(by: offset)
            if offset == 0 || questions.isDaily || day.components.day == 1 { bucketDays.append(day) }
            buckets.append(UInt16(clamping: bucketDays.count - 1))
        }
        self.buckets = buckets
        self.bucketDays = bucketDays
        counts = [Int32](repeating: 0, count: attribution.count * bucketDays.count * counters.count)
        summaries = [Int32](repeating: 0, count: questions.summariesFrom == nil ? 0 : attribution.count * 4)
        collected = Array(repeating: [], count: collectors.count)
    }

    mutating func merge(_ other: CaseLane) {
        for index in counts.indices { counts[index] &+= other.counts[index] }
        for index in summaries.indices { summaries[index] &+= other.summaries[index] }
        for index in collected.indices { collected[index] += other.collected[index] }
        takenOut.formUnion(other.takenOut)
    }

    mutating func remove(_ row: CaseRow, in batch: CaseBatch) {
        count([row], batch, by: -1)
        takenOut.insert(row.place)
    }

    mutating func count(_ rows: [CaseRow], _ batch: CaseBatch, by step: Int32) {
        // Bounds are the lane's own: owners, buckets and counters; the buffers spare millions of looks at who holds them.
        let (first, last, asOf) = (questions.span.first, questions.span.last, questions.asOf)
        let (counterCount, bucketCount) = (counters.count, bucketDays.count)
        let summariesFrom = questions.summariesFrom
        var charged: [(collector: Int, row: CaseRow)] = []
        var (counts, summaries): ([Int32], [Int32]) = ([], [])
        swap(&counts, &self.counts)
        swap(&summaries, &self.summaries)
        counters.withUnsafeBufferPointer { counters in
            counts.withUnsafeMutableBufferPointer { counts in
                summaries.withUnsafeMutableBufferPointer { summaries in
                    for row in rows {
                        let isLate = row.due <= asOf && row.finished > row.due
                        let person = Int(row.staff)
                        for index in 0..<counterCount {
                            let filter = counters[index]
                            let day = filter.date(of: row)
                            guard day >= first, day <= last, filter.keeps(row, isLate: isLate) else { continue }
                            if filter.needsDetail, !counterDetails[index].keeps(record(row, batch, isLate)) { continue }
                            guard let owner = attribution.owner(of: person, on: day) else { continue }
                            let bucket = Int(buckets[Int(day.rawValue &- first.rawValue)])
                            counts[(owner * bucketCount + bucket) * counterCount + index] &+= step
                        }
                        if let summariesFrom {
                            if row.finished >= summariesFrom && row.finished <= last {
                                summaries[person * 4] &+= step
                                if row.rating > 0 { summaries[person * 4 + 2] &+= step }
                                if row.rating > 0 && row.rating <= 3 { summaries[person * 4 + 3] &+= step }
                            }
                            if isLate && row.due >= summariesFrom { summaries[person * 4 + 1] &+= step }
                        }
                        guard step > 0 else { continue }
                        for index in 0..<collectors.count {
                            let filter = collectors[index]
                            let day = filter.date(of: row)
                            guard day >= first, day <= last, filter.keeps(row, isLate: isLate) else { continue }
                            charged.append((index, row))
                        }
                    }
                }
            }
        }
        swap(&counts, &self.counts)
        swap(&summaries, &self.summaries)
        for (index, row) in charged {
            let record = record(row, batch, row.due <= asOf && row.finished > row.due)
            if collectors[index].needsDetail, !collectorDetails[index].keeps(record) { continue }
            collected[index].append(record)
        }
    }

    private func record(_ row: CaseRow, _ batch: CaseBatch, _ isLate: Bool) -> CaseRecord {
        let through = min(row.finished, questions.asOf)
        let lateDays = isLate ? max(1, calendar.workingDays(after: row.due, through: through)) : 0
        return CaseRecord(row, batch, CaseFacts(isLate: isLate, lateDays: lateDays), columns: questions.further.count)
    }

    /// Whether it keeps the totals of 办件汇总.
    var keepsSummaries: Bool { questions.summariesFrom != nil }

    /// How many cases a selection has for an owner in a window; `nil` where the lane was not asked to count it.
    func count(_ selection: Selection, owner: Int, in window: DaySpan) -> Int? {
        guard let counter = counterOf[ObjectIdentifier(selection)] else { return nil }
        var total = 0
        for (bucket, day) in bucketDays.enumerated() where window.contains(day) {
            total += Int(counts[(owner * bucketDays.count + bucket) * counters.count + counter])
        }
        return total
    }

    /// The kept records of a selection by owner; those whose person was under no owner that day are nobody's.
    func records(of selection: Selection) -> [Int: [CaseRecord]] {
        guard let collector = collectorOf[ObjectIdentifier(selection)] else { return [:] }
        var byOwner: [Int: [CaseRecord]] = [:]
        for record in collected[collector] where !takenOut.contains(record.place) {
            guard let owner = attribution.owner(of: record.staff, on: record.day(selection.on)) else { continue }
            byOwner[owner, default: []].append(record)
        }
        return byOwner
    }

    /// The kept records of a selection by person.
    func recordsByPerson(of selection: Selection) -> [Int: [CaseRecord]] {
        guard let collector = collectorOf[ObjectIdentifier(selection)] else { return [:] }
        return Dictionary(grouping: collected[collector].filter { !takenOut.contains($0.place) }, by: \.staff)
    }

    /// The case summary of a person.
    func summary(of person: Int, id: String) -> CaseSummary {
        var summary = CaseSummary(subject: id)
        guard questions.summariesFrom != nil else { return summary }
        summary.finished = Int(summaries[person * 4])
        summary.late = Int(summaries[person * 4 + 1])
        summary.rated = Int(summaries[person * 4 + 2])
        summary.satisfied = Int(summaries[person * 4 + 3])
        return summary
    }
}
