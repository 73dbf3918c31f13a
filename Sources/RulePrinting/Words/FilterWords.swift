internal import Exact
internal import RecordModel
internal import RuleModel

extension RegulationWords {
    /// A test of a field: 评价为满意、基本满意; 办结时间已填; 迟到分钟超过 10.
    func test(_ test: FieldTest, _ rows: RowSource) -> String {
        let field = names(rows).field(test.field)
        switch test.test {
        case .isOne(let words): return field + "为" + words.map(Self.word).joined(separator: "、")
        case .filled: return field + "已填"
        case .empty: return field + "未填"
        case .flag(let isSet): return isSet ? field : "未" + field
        case .compares(let comparison): return field + comparison.words(isShare: false)
        }
    }

    /// Several tests that must all hold.
    func tests(_ tests: [FieldTest], _ rows: RowSource) -> String {
        tests.map { test($0, rows) }.joined(separator: "且")
    }

    /// 办结时间已填且评价已填,办件类型为退回件的除外; empty where every row is kept.
    func filter(_ filter: RowFilter, _ rows: RowSource) -> String {
        var words: [String] = []
        if !filter.keep.isEmpty { words.append(tests(filter.keep, rows)) }
        if !filter.drop.isEmpty { words.append(tests(filter.drop, rows) + "的除外") }
        return words.joined(separator: ",")
    }

    /// The rows a rule counts: 办件:逾期,办件类型为退回件的除外(按到期日).
    func selection(_ rows: RowSource, _ filter: RowFilter, on date: CaseDate) -> String {
        let words = self.filter(filter, rows)
        return self.rows(rows) + (words.isEmpty ? "" : ":" + words) + dated(rows, date)
    }

    /// Which day dates a case, where there are cases.
    func dated(_ rows: RowSource, _ date: CaseDate) -> String {
        guard rows.leaves.contains(.log(.cases)) else { return "" }
        switch date {
        case .finished: return "(按办结日期)"
        case .due: return "(按到期日)"
        case .accepted: return "(按受理日期)"
        }
    }

    /// What one row of a source is counted in: 件, 次, 时段.
    static func noun(_ rows: RowSource) -> String {
        switch rows {
        case .log(.cases): "件数"
        case .log(.sessions): "时段数"
        case .events, .log(.marks), .rules: "次数"
        case .results: "期数"
        case .log, .declared, .sequence: "行数"
        }
    }
}
