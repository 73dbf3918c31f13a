public import Chronology
public import RecordModel
public import RuleModel
internal import ScoreModel

/// Everything the sheets and reports ask of the cases log, gathered batch by batch.
///
/// Its size is people × months × measures, plus the rows that rules charge one by one. Each worker fills a book of its
/// own; merging them gives the same in any order.
public struct CaseBook: Sendable {
    /// What the sheets ask of cases: every counting measure and every rule that counts cases, each once.
    public struct Questions: Sendable {
        /// A measure of a regulation that counts cases.
        struct Key: Hashable, Sendable {
            let regulation: Int
            let measure: String
        }

        /// A rule of a sheet that counts cases.
        struct RuleKey: Hashable, Sendable {
            let sheet: Int
            let rule: Int
        }

        let counters: [CaseFilter]
        let counterOf: [Key: Int]
        let collectors: [CaseFilter]
        let collectorOf: [RuleKey: Int]
        /// The whole filter of each, for those that ask for more than a ``CaseFilter`` can say.
        let counterDetails: [RecordFilter<CaseRecord>]
        let collectorDetails: [RecordFilter<CaseRecord>]

        /// The questions of several sheets, each with its regulation.
        public init(_ sheets: [(regulation: Regulation, sheet: Sheet)]) {
            var counters: [CaseFilter] = []
            var counterOf: [Key: Int] = [:]
            var collectors: [CaseFilter] = []
            var collectorOf: [RuleKey: Int] = [:]
            var counterDetails: [RecordFilter<CaseRecord>] = []
            var collectorDetails: [RecordFilter<CaseRecord>] = []
            for (index, entry) in sheets.enumerated() {
                for measure in entry.regulation.measures {
                    guard case .count(.cases, let filter, on: let date) = measure.form else { continue }
                    counterOf[Key(regulation: index, measure: measure.name)] = counters.count
                    counters.append(CaseFilter(filter, datedBy: date))
                    counterDetails.append(RecordFilter(filter))
                }
                for (number, entry) in entry.sheet.rules.enumerated()
                where entry.rule.rows == .log(.cases) && entry.rule.countsRows {
                    collectorOf[RuleKey(sheet: index, rule: number)] = collectors.count
                    collectors.append(CaseFilter(entry.rule.filter, datedBy: entry.rule.datedBy))
                    collectorDetails.append(RecordFilter(entry.rule.filter))
                }
            }
            self.counters = counters
            self.counterOf = counterOf
            self.collectors = collectors
            self.collectorOf = collectorOf
            self.counterDetails = counterDetails
            self.collectorDetails = collectorDetails
        }
    }

    private let questions: Questions
    private let calendar: WorkingCalendar
    private let first: Day
    private let last: Day
    /// The month, from 0, of each day of the period.
    private let months: [UInt8]
    private let monthCount: Int
    /// By person, month and counter.
    private var counts: [Int32]
    /// By person: finished, late, rated, satisfied.
    private var summaries: [Int32]
    /// The rows that rules charge, by collector.
    private var collected: [[CaseRecord]]
    /// Rows taken out again, which may be among ``collected``.
    private var takenOut: Set<RowReference> = []

    /// A book without cases.
    public init(_ questions: Questions, calendar: WorkingCalendar, period: Period, people: Int) {
        self.questions = questions
        self.calendar = calendar
        first = period.first
        last = period.last
        let parts = period.parts(.month)
        monthCount = parts.count
        months = parts.enumerated().flatMap { Array(repeating: UInt8($0), count: $1.length) }
        counts = [Int32](repeating: 0, count: people * parts.count * questions.counters.count)
        summaries = [Int32](repeating: 0, count: people * 4)
        collected = Array(repeating: [], count: questions.collectors.count)
    }

    /// Adds the rows of a batch.
    public mutating func add(_ batch: CaseBatch) {
        count(batch.rows, batch, by: 1)
    }

    /// Takes a row out again that was added: another row has its id.
    public mutating func remove(_ row: CaseRow, in batch: CaseBatch) {
        count([row], batch, by: -1)
        takenOut.insert(row.place)
    }

    /// Takes over another worker's cases.
    public mutating func merge(_ other: CaseBook) {
        for index in counts.indices { counts[index] &+= other.counts[index] }
        for index in summaries.indices { summaries[index] &+= other.summaries[index] }
        for index in collected.indices { collected[index] += other.collected[index] }
        takenOut.formUnion(other.takenOut)
    }

    private mutating func count(_ rows: [CaseRow], _ batch: CaseBatch, by step: Int32) {
        // Bounds are the books' own: people, months and counters; the buffers spare millions of looks at who holds them.
        let (first, last, monthCount) = (first, last, monthCount)
        let counterCount = questions.counters.count
        var charged: [(collector: Int, row: CaseRow)] = []
        var (counts, summaries): ([Int32], [Int32]) = ([], [])
        swap(&counts, &self.counts)
        swap(&summaries, &self.summaries)
        questions.counters.withUnsafeBufferPointer { counters in
            counts.withUnsafeMutableBufferPointer { counts in
                summaries.withUnsafeMutableBufferPointer { summaries in
                    for row in rows {
                        let isLate = row.due <= last && row.finished > row.due
                        let person = Int(row.staff)
                        for index in 0..<counterCount {
                            let filter = counters[index]
                            let day = filter.date(of: row)
                            guard day >= first, day <= last, filter.keeps(row, isLate: isLate) else { continue }
                            if filter.needsDetail,
                                !questions.counterDetails[index].keeps(record(row, batch, isLate))
                            {
                                continue
                            }
                            let month = Int(months[Int(day.rawValue &- first.rawValue)])
                            counts[(person * monthCount + month) * counterCount + index] &+= step
                        }
                        if row.finished >= first && row.finished <= last {
                            summaries[person * 4] &+= step
                            if row.rating > 0 { summaries[person * 4 + 2] &+= step }
                            if row.rating > 0 && row.rating <= 3 { summaries[person * 4 + 3] &+= step }
                        }
                        if isLate && row.due >= first { summaries[person * 4 + 1] &+= step }
                        guard step > 0 else { continue }
                        for index in 0..<questions.collectors.count {
                            let filter = questions.collectors[index]
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
            let record = record(row, batch, row.due <= last && row.finished > row.due)
            if questions.collectors[index].needsDetail, !questions.collectorDetails[index].keeps(record) { continue }
            collected[index].append(record)
        }
    }

    private func record(_ row: CaseRow, _ batch: CaseBatch, _ isLate: Bool) -> CaseRecord {
        let lateDays = isLate ? max(1, calendar.workingDays(after: row.due, through: min(row.finished, last))) : 0
        return CaseRecord(row, batch, CaseFacts(isLate: isLate, lateDays: lateDays))
    }

    /// How many cases a measure counted for a person in a window of whole months within the period.
    func count(_ key: Questions.Key, person: Int, in window: Period) -> Int {
        guard let counter = questions.counterOf[key] else { return 0 }
        var total = 0
        for month in 0..<monthCount {
            guard let day = months.firstIndex(of: UInt8(month)), window.contains(first.advanced(by: day)) else {
                continue
            }
            total += Int(counts[(person * monthCount + month) * questions.counters.count + counter])
        }
        return total
    }

    /// The cases each rule charges, by rule, then person.
    func charged() -> [Questions.RuleKey: [Int: [CaseRecord]]] {
        questions.collectorOf.mapValues { collector in
            Dictionary(grouping: collected[collector].filter { !takenOut.contains($0.place) }, by: \.staff)
        }
    }

    /// The case summary of a person.
    func summary(of person: Int, id: String) -> CaseSummary {
        var summary = CaseSummary(subject: id)
        summary.finished = Int(summaries[person * 4])
        summary.late = Int(summaries[person * 4 + 1])
        summary.rated = Int(summaries[person * 4 + 2])
        summary.satisfied = Int(summaries[person * 4 + 3])
        return summary
    }
}
