internal import RecordModel
public import RuleModel
public import ScoreModel

/// What department workbooks say of nobody: the words of the regulations and of the program, and names of windows and
/// departments. Some people are called as such words are: 高兴, 文明, 明细.
public struct PlainWords: Sendable {
    /// Words: a name that is part of one may be a word elsewhere too.
    let words: [String]
    /// Names of what is nobody: where one stands, what is in it is nobody's; elsewhere it says nothing.
    let names: [String]

    /// The words of regulations, and whatever else is no person's name.
    /// - Parameters:
    ///   - words: further words.
    ///   - names: names of windows and departments, the centre's.
    public init(_ regulations: [Regulation], words: [String] = [], names: [String] = []) {
        var texts = Self.program
        for regulation in regulations { Self.add(regulation, to: &texts) }
        self.words = texts + words
        self.names = names
    }

    /// The words of regulations, and the names of the centre, of departments and of windows.
    /// - Parameter words: further words: those of the centre's letters.
    public init(_ regulations: [Regulation], words: [String] = [], people: [PersonCard], centre: String) {
        var names: Set<String> = [centre]
        for person in people { names.formUnion(person.departments + person.windows) }
        self.init(regulations, words: words, names: names.sorted())
    }

    private static func add(_ regulation: Regulation, to texts: inout [String]) {
        texts += [regulation.title, regulation.issuer, regulation.document, regulation.reading]
        texts += regulation.subjects.flatMap { [$0.title] }
        for log in regulation.logs { texts += [log.title] + log.fields.map(\.header) }
        texts += regulation.furtherColumns.keys.sorted { $0.rawValue < $1.rawValue }
            .flatMap { regulation.furtherColumns[$0] ?? [] }
        for measure in regulation.measures { texts += [measure.name, measure.title, measure.reading] }
        for consequence in regulation.consequences {
            texts += [consequence.name, consequence.clause, consequence.reading]
        }
        for entry in regulation.notScored { texts += [entry.clause, entry.reason] }
        for sheet in regulation.sheets {
            texts += [sheet.title, sheet.clause, sheet.reading]
            for part in sheet.parts { add(part, to: &texts) }
            for (rule, _) in sheet.rules {
                texts += [rule.id, rule.code, rule.clause, rule.text, rule.reading]
                texts += [RuleWords.price(of: rule, in: regulation)] + rule.consequences
            }
            for level in sheet.levels + sheet.honours {
                texts += [level.name, level.clause, level.reading] + level.consequences
            }
        }
    }

    private static func add(_ part: Part, to texts: inout [String]) {
        texts += [part.id, part.title, part.code, part.clause, part.reading]
        for child in part.parts { add(child, to: &texts) }
    }

    /// What the program itself writes into a department's workbook and into notes.
    private static let program = [
        "部门汇总", "个人明细", "窗口明细", "部门明细", "规则依据", "后续处理", "申诉表", "名次", "工号", "编号", "姓名", "名称", "部门", "窗口",
        "总分", "星级", "等次", "荣誉", "扣分", "加分", "分值", "日期", "条目", "条款", "条款原文", "事由", "依据", "对比", "参评人数", "参评数",
        "本部门平均", "全中心平均", "星级人数", "等次人数", "失分最多条目", "说明", "项目", "解读", "项目构成", "计分", "标准", "序号", "比例",
        "总分要求", "不计分的条款", "理由", "版本", "规则与设置文件", "程序版本", "处理", "原因", "本期无后续处理事项",
        "考核得分", "列第名，评定为的", "没有记在名下的事项", "名工作人员", "你窗口", "你部门", "你单位", "个自然日", "负责人", "全年",
        "盖章", "本人签收", "负责人签收", "部门负责人（签字）", "部门负责人（签收）",
        "只填写黄色的三列;异议从下拉列表中选择", "请选择:无异议、有异议", "异议", "材料", "考核结果", "草稿", "公示", "已公布", "更正",
        "本期无扣分、加分记录", "共条记录", "考核结果更正通知", "更正通知", "更正前后", "分值变化", "更正记录", "更正前", "更正后", "更正前等次", "更正后等次",
        "不再计", "现计", "变化", "原记录", "改为", "位置", "决定人", "处理经过", "经办", "没有分值行变化", "没有可以列出的更正", "不考核", "不参评",
        "经复核，对已公布的考核结果作第次更正，涉及你部门项，更正前后如下。逐项的依据见“分值变化”和“更正记录”；未列出的结果不变。", "部门负责人签收", "未评", "不在岗", "取消资格", "外单位人员", "第名",
        "不限", "不低于", "自起施行", "至止",
        "上午", "下午", "迟到", "早退", "旷工", "分钟", "无签到", "无签退", "全勤", "请假", "事假", "病假", "年休假", "因公外出", "应出勤",
        "实出勤", "满意率", "测评率", "办结", "逾期", "已评价", "满意", "平均", "最高", "最低", "总分上下限", "的上下限", "连续", "累计", "折算",
        "不计", "只计一次", "免扣", "就高不就低", "页 共", "考核", "评定", "星", "年第季度", "年月", "上半年", "下半年", "时段", "工作日", "次", "人",
    ]
}
