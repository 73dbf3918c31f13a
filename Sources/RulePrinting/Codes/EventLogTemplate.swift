public import Chronology
public import RecordModel
public import RuleModel

/// What an empty events log (督查台账) for a regulation holds: the canonical columns, the words its drop-downs offer and a
/// few sentences on how to fill it in.
public struct EventLogTemplate: Hashable, Sendable {
    /// A rule an event may cite.
    public struct Code: Hashable, Sendable {
        /// What goes into the cell: the code, or the id of a rule without one.
        public let code: String
        /// The id.
        public let id: String
        /// The rule's words.
        public let text: String
    }

    /// The file's name.
    public static let fileName = "督查台账模板.xlsx"
    /// How many rows the drop-downs reach.
    public static let rows = 2_000

    /// The regulation's title.
    public let title: String
    /// The day its properties bear.
    public let day: Day
    /// The columns, as the reader of the log expects them.
    public let fields: [Field]
    /// The rules that may be cited, each code once.
    public let codes: [Code]
    /// Every degree of the regulation, each once.
    public let degrees: [String]
    /// The words of 状态.
    public let statuses: [String]
    /// The first day a row may bear, if any.
    public let since: Day?
    /// The last one, if any.
    public let until: Day?
    /// How to fill it in, a sentence each.
    public let instructions: [String]

    /// The template of a regulation.
    public init(_ regulation: Regulation) {
        let words = RegulationWords(regulation)
        title = regulation.title
        day = words.day
        fields =
            LogSchema.fields(of: .events).filter { !$0.isDerived }
            + (regulation.furtherColumns[.events] ?? []).map { Field($0, $0, .text) }
        statuses = LogSchema.eventStatuses
        since = regulation.since
        until = regulation.until
        let citations = regulation.sheets.flatMap { words.citations(of: $0) }
        var seen: Set<String> = []
        codes = citations.compactMap { citation in
            let code = citation.rule.code.isEmpty ? citation.rule.id : citation.rule.code
            guard seen.insert(code).inserted else { return nil }
            return Code(code: code, id: citation.rule.id, text: Prose.oneLine(citation.rule.text))
        }
        var degrees: Set<String> = []
        self.degrees = citations.flatMap(\.degrees).filter { degrees.insert($0).inserted }
        let required = fields.filter(\.isRequired).map(\.header).joined(separator: "、")
        instructions = [
            "“督查台账”一页每行记一件事,从第2行起填写;第一行表头不要改动,也不要增加或删去列。",
            "深色表头的列必填:\(required);工号和窗口至少填一项,两项都填时记到个人。",
            "编号由登记人自编,全表不得重复;工号、编号等按文本填写,前面的0不会丢失。",
            "条目从下拉列表选代号,也可填编号;各代号的原文见“词表”,分值和须填的列见督查条目速查表。",
            "次数是同一天同样的事发生几次,不填按1次;情节、分值、数量、轮次、事由编号只在条目要求时填写。",
            "状态不填即“有效”;填“撤销”的不计分,填“待核”的暂不计分,核实前不能公示。",
            "下拉列表和检查到第\(Self.rows + 1)行为止;填完后另存为“CSV UTF-8”格式,放入中心文件夹,由 centre.yaml 的 logs 引用。",
        ]
    }
}
