internal import Chronology
internal import RecordModel
internal import RuleModel
internal import ScoreModel

/// Rows of all logs but events that a rule looked at and did not count for the subject.
struct LogsPassedOver {
    let explaining: RuleExplaining
    /// The rule by its index.
    let rule: Int

    private var own: Rule { explaining.sheet.rules[rule] }
    private var records: SubjectRecords { explaining.scored.records }

    func collect(into missed: inout MissedList) {
        guard own.countsRows else { return }
        let hasPeople = records.answersForPeople(own.rowsOf) || explaining.sheet.isFallen[rule]
        for (leaf, source) in zip(explaining.leaves(rule), own.rows.leaves) {
            let names = RegulationNames(explaining.sheet.regulation.version(of: own), rows: source)
            let words = FailureWords(names: names)
            switch leaf {
            case .events: break
            case .sessions(let filter) where hasPeople:
                for record in records.sessions where isLookedAt(record.day) {
                    guard let failure = filter.firstFailure(of: record) else { continue }
                    add(failure, record, words, Occurrence(record), RowWords.session(record), &missed)
                }
            case .marks(let filter) where hasPeople:
                for record in records.marks where isLookedAt(record.day) {
                    guard let failure = filter.firstFailure(of: record) else { continue }
                    add(failure, record, words, Occurrence(record), RowWords.mark(record), &missed)
                }
            case .leave(let filter) where hasPeople:
                for record in records.leave {
                    let occurrence = Occurrence(record)
                    guard isLookedAt(record.firstDay) else {
                        missed.add(.outside, outside, row(occurrence, RowWords.leave(record)))
                        continue
                    }
                    guard let failure = filter.firstFailure(of: record) else { continue }
                    add(failure, record, words, occurrence, RowWords.leave(record), &missed)
                }
            case .declared(let log, let filter):
                for record in records.declared[log] ?? [] {
                    guard let failure = filter.firstFailure(of: record) else { continue }
                    add(
                        failure, record, words, Occurrence(record, undated: explaining.period.last),
                        RowWords.declared(record, explaining.sheet.regulation.logs.first { $0.id == log }), &missed)
                }
            case .results(let sheet, let filter):
                for record in records.results[sheet] ?? [] {
                    guard let failure = filter.firstFailure(of: record) else { continue }
                    add(failure, record, words, Occurrence(record), RowWords.result(record), &missed)
                }
            case .rules(let filter):
                for occurrence in explaining.sheet.references[rule].flatMap({ explaining.trace.occurrences[$0] }) {
                    if !occurrence.excused.isEmpty {
                        missed.add(.excused, "在所引条目中不计:\(occurrence.excused)", row(occurrence, occurrence.note))
                    } else if let failure = filter.firstFailure(of: occurrence.record) {
                        add(failure, occurrence.record, words, occurrence, occurrence.note, &missed)
                    }
                }
            case .cases where hasPeople: cases(words, &missed)
            case .sessions, .marks, .leave, .cases: break
            }
        }
    }

    private func cases(_ words: FailureWords, _ missed: inout MissedList) {
        let trail = explaining.inquiry.cases?.missed(sheet: explaining.scoring.sheetIndex, rule: rule) ?? []
        for (cause, group) in trail {
            let date =
                switch own.datedBy {
                case .finished: "办结日期"
                case .due: "到期日"
                case .accepted: "受理日期"
                }
            func rows(_ detail: (CaseRecord) -> String) -> [RowExplanation] {
                group.first.prefix(MissedRows.most).map { record in
                    let day = record.day(own.datedBy)
                    return RowExplanation(
                        day: day == CaseRow.never ? nil : day,
                        evidence: explaining.text(record.evidence(asking: own.filter)),
                        text: RowWords.case(record, on: own.datedBy), detail: detail(record))
                }
            }
            switch cause {
            case .undated: missed.add(.undated, "没有\(date),不归任何一期", count: group.count, rows { _ in "" })
            case .outside: missed.add(.outside, "\(date)\(outside)", count: group.count, rows { _ in "" })
            case .filtered(let failure):
                missed.add(
                    words.cause(failure), words.reason(failure), count: group.count,
                    rows { words.detail(failure, of: $0, said: RowWords.case($0, on: own.datedBy)) })
            }
        }
    }

    private var outside: String { "不在本期(\(explaining.period.span.title))" }

    private func isLookedAt(_ day: Day) -> Bool {
        own.isInForce(on: day) && explaining.tools.windows[rule].contains { $0.contains(day) }
    }

    private func row(_ occurrence: Occurrence, _ text: String, _ detail: String = "") -> RowExplanation {
        RowExplanation(
            day: occurrence.day, evidence: explaining.text(occurrence.evidence), text: text, detail: detail)
    }

    private func add(
        _ failure: FilterFailure, _ record: any LogRecord, _ words: FailureWords, _ occurrence: Occurrence,
        _ text: String, _ missed: inout MissedList
    ) {
        missed.add(
            words.cause(failure), words.reason(failure),
            row(occurrence, text, words.detail(failure, of: record, said: text)))
    }
}
