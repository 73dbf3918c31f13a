internal import Chronology
internal import Exact
internal import RecordModel
internal import RuleModel

/// What the things of one regulation are called: its subjects, sheets, rows, fields and rules.
struct RegulationWords {
    let regulation: Regulation

    init(_ regulation: Regulation) { self.regulation = regulation }

    /// 窗口, or a declared kind's title.
    func subject(_ kind: SubjectKind) -> String {
        guard case .declared(let id) = kind else { return kind.title }
        return regulation.subjects.first { $0.id == id }?.title ?? id
    }

    /// 月, 季度, 半年, 年度.
    static func period(_ kind: PeriodKind) -> String {
        switch kind {
        case .month: "月度"
        case .quarter: "季度"
        case .halfYear: "半年"
        case .year: "年度"
        }
    }

    /// 《窗口工作人员季度考核》.
    func sheet(_ id: String) -> String { "《\(regulation.sheets.first { $0.id == id }?.title ?? id)》" }

    /// 办件, 检查评分, 条目德1、德2.
    func rows(_ source: RowSource) -> String {
        switch source {
        case .events, .log: source.title
        case .declared(let id): regulation.logs.first { $0.id == id }?.title ?? id
        case .sequence(let sources): sources.map(rows).joined(separator: "、")
        case .rules(let ids): "条目" + ids.map(code).joined(separator: "、")
        case .results(let sheet): self.sheet(sheet) + "考核结果"
        }
    }

    /// The further columns of logs that rules name, in the logs' order.
    var furtherColumns: [(log: LogKind, columns: [String])] {
        LogKind.allCases.compactMap { log in
            regulation.furtherColumns[log].flatMap { $0.isEmpty ? nil : (log, $0) }
        }
    }

    /// A rule's code by its id, as far as it has one.
    func code(_ id: String) -> String {
        for sheet in regulation.sheets {
            if let rule = sheet.rules.first(where: { $0.rule.id == id })?.rule, !rule.code.isEmpty { return rule.code }
        }
        return id
    }

    /// How prices and conditions over these rows name things.
    func names(_ rows: RowSource) -> Names {
        let isResult = rows.leaves.contains { if case .results = $0 { true } else { false } }
        return Names(names: RegulationNames(regulation, rows: rows), isResult: isResult)
    }

    /// A measure by its title.
    func measure(_ name: String) -> String { regulation.measures.first { $0.name == name }?.title ?? name }

    /// The regulation's names, and those of the fields a result has.
    struct Names: PriceNames {
        let names: RegulationNames
        /// Whether the rows are results, whose `status` is not an event's.
        let isResult: Bool

        func measure(_ name: String) -> String { names.measure(name) }
        func isShare(_ measure: String) -> Bool { names.isShare(measure) }
        func unit(_ quantity: Quantity) -> String { names.unit(quantity) }

        func field(_ id: String) -> String {
            let header = names.field(id)
            guard isResult || header == id else { return header }
            switch id {
            case "level": return "等次"
            case "honour": return "荣誉"
            case "status": return "评选状态"
            case "total": return "总分"
            case "rank": return "名次"
            case "stars": return "星级"
            case "period": return "考核期"
            default: return header
            }
        }
    }

    /// The printed word for one that rule files write in English.
    static func word(_ word: String) -> String {
        switch word {
        case "": "空"
        case "present": "出勤"
        case "absent": "缺勤"
        case "leave": "请假"
        case "official": "因公外出"
        case "missing-in": "无签到"
        case "missing-out": "无签退"
        case "no-punch": "无打卡"
        case "too-late": "迟到过久"
        case "too-early": "早退过久"
        case "ranked": "参评"
        case "not-ranked": "未参评"
        case "disqualified": "取消评选资格"
        default: word
        }
    }
}
