internal import Chronology
internal import Exact
internal import RecordModel
internal import RuleModel
internal import ScoreModel

/// Why a filter does not keep a record, in Chinese.
struct FailureWords {
    let names: any PriceNames

    /// What the filter asks for; the same for every record that fails in the same way.
    func reason(_ failure: FilterFailure) -> String {
        let tests = failure.tests.map { asked($0) }.joined(separator: ",且")
        return failure.isDrop ? "已按“除外”排除:\(tests)" : "不符合“限于”:要求\(tests)"
    }

    /// What the record has instead, where neither the reason nor what is said of the row tells.
    func detail(_ failure: FilterFailure, of record: any LogRecord, said: String) -> String {
        failure.tests.filter { test in
            let word = Self.chinese(record.text(test.field))
            return Self.leavesOpen(test, holds: failure.isDrop) && (word.isEmpty || !said.contains(word))
        }
        .map { "“\(names.field($0.field))”是\(value($0.field, of: record))" }.joined(separator: ",")
    }

    /// Whether records that pass, or fail, a test may still differ in the field.
    private static func leavesOpen(_ test: FieldTest, holds: Bool) -> Bool {
        switch test.test {
        case .flag: false
        case .filled: holds
        case .empty: !holds
        case .isOne(let words): !holds || words.count > 1
        case .compares: true
        }
    }

    /// What kept the record from counting.
    func cause(_ failure: FilterFailure) -> MissedRows.Cause { failure.isDrop ? .excluded : .filtered }

    private func asked(_ test: FieldTest) -> String {
        let field = "“\(names.field(test.field))”"
        switch test.test {
        case .isOne(let words):
            return "\(field)是" + words.map { $0.isEmpty ? "空白" : "“\(Self.chinese($0))”" }.joined(separator: "或")
        case .filled: return "\(field)已填写"
        case .empty: return "\(field)没有填写"
        case .flag(let wanted): return "\(field)是“\(wanted ? "是" : "否")”"
        case .compares(let comparison): return field + comparison.words(isShare: false)
        }
    }

    private func value(_ field: String, of record: any LogRecord) -> String {
        switch record.value(of: field) {
        case nil, .empty?: return "空白"
        case .flag(let flag)?: return flag ? "“是”" : "“否”"
        case .number(let number)?: return " \(number.plain)"
        case .text?, .word?: return "“\(Self.chinese(record.text(field)))”"
        }
    }

    /// Words that rule files write in English and people read in Chinese.
    static func chinese(_ word: String) -> String {
        switch word {
        case "present": "出勤"
        case "absent": "缺勤"
        case "leave": "请假"
        case "official": "因公外出"
        case "missing-in": "无签到"
        case "missing-out": "无签退"
        case "no-punch": "无打卡"
        case "too-late": "迟到过久"
        case "too-early": "早退过早"
        case "ranked": "参评"
        case "not-ranked": "未参评"
        case "disqualified": "取消资格"
        default: word
        }
    }
}

/// Rows of logs in a few words.
enum RowWords {
    static func session(_ record: SessionRecord) -> String {
        var words = record.session + FailureWords.chinese(LogSchema.sessionStatuses[record.status.rawValue])
        if !record.leaveKind.isEmpty { words += "(\(record.leaveKind))" }
        if let reason = record.absentReason {
            words += "(\(FailureWords.chinese(LogSchema.absentReasons[reason.rawValue])))"
        }
        if record.isLate { words += ",迟到 \(record.lateMinutes) 分钟" }
        if record.isEarly { words += ",早退 \(record.earlyMinutes) 分钟" }
        return words
    }

    static func mark(_ record: MarkRecord) -> String {
        "\(record.session)\(LogSchema.markKinds[record.kind.rawValue]) \(record.minutes) 分钟"
    }

    static func leave(_ row: LeaveRow) -> String {
        "\(row.kind) \(Rational(scaled: row.halfDays * 5, decimals: 1).plain) 天"
    }

    /// - Parameter on: the day it is dated by, which stands before it.
    static func `case`(_ record: CaseRecord, on: CaseDate) -> String {
        var words = [
            record.id, LogSchema.caseKinds.indices.contains(record.kind) ? LogSchema.caseKinds[record.kind] : "",
        ]
        if on != .accepted { words.append("受理 \(record.accepted.iso)") }
        if record.due != CaseRow.never && on != .due { words.append("到期 \(record.due.iso)") }
        if record.finished == CaseRow.never {
            words.append("未办结")
        } else if on != .finished {
            words.append("办结 \(record.finished.iso)")
        }
        if record.rating > 0, LogSchema.ratings.indices.contains(record.rating - 1) {
            words.append(LogSchema.ratings[record.rating - 1])
        }
        return words.filter { !$0.isEmpty }.joined(separator: " ")
    }

    static func event(_ event: EventRow) -> String {
        var words = [event.note, event.degree].filter { !$0.isEmpty }.joined(separator: ",")
        if event.times > 1 { words += "(\(event.times) 次)" }
        return words
    }

    static func declared(_ record: DeclaredRecord, _ log: LogDeclaration?) -> String {
        (log?.fields ?? []).filter { ![DeclaredSchema.subjectField, DeclaredSchema.dateField].contains($0.id) }
            .compactMap { field in
                let value = record.text(field.id)
                return value.isEmpty ? nil : "\(field.header) \(value)"
            }.joined(separator: "、")
    }

    static func result(_ record: ResultRecord) -> String {
        [record.period.title, record.total.plain + " 分", record.level].filter { !$0.isEmpty }.joined(separator: " ")
    }
}
