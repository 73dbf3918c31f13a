/// What inspectors write down: one kind of fact, how it is cited and how often it turns up.
struct EventKind {
    /// The rule's id.
    let rule: String
    /// The code people write: 德1.
    let code: String
    /// How often, among facts left to chance.
    let weight: Int
    /// What the ledger says happened.
    let note: String
    /// Degrees the rule prices by, each with its weight; empty where it has none.
    let degrees: [(word: String, weight: Int)]

    init(_ rule: String, _ code: String, _ weight: Int, _ note: String, _ degrees: [(word: String, weight: Int)] = []) {
        self.rule = rule
        self.code = code
        self.weight = weight
        self.note = note
        self.degrees = degrees
    }

    /// Every personal rule that is counted from events.
    static let all = [
        EventKind("virtue.1", "德1", 60, "无故未参加周五业务学习"),
        EventKind("virtue.2", "德2", 1, "与服务对象争吵"),
        EventKind("virtue.3", "德3", 40, "协调事项推诿", [("", 4), ("一般", 5), ("情节严重", 1)]),
        EventKind("virtue.4", "德4", 120, "未佩戴工作证"),
        EventKind("virtue.5", "德5", 120, "未着工装"),
        EventKind("virtue.6", "德6", 60, "办事指南断档"),
        EventKind("ability.1", "能1", 25, "对事项要件不熟悉"),
        EventKind("ability.2", "能2", 20, "解答错误", [("", 30), ("一般", 30), ("影响较大", 1)]),
        EventKind("ability.3", "能3", 25, "单据填写错误"),
        EventKind("ability.4", "能4", 80, "办件信息输入不完整", [("", 8), ("客观原因", 1)]),
        EventKind("ability.5a", "能5a", 4, "误操作致网络中断"),
        EventKind("ability.5b", "能5b", 90, "下班未关闭计算机"),
        EventKind("ability.6", "能6", 50, "材料报送不及时"),
        EventKind("ability.8", "能8", 5, "档案缺页"),
        EventKind("ability.9", "能9", 60, "统计报表逾期"),
        EventKind("diligence.2b", "勤2b", 3, "病假证明不实"),
        EventKind("diligence.3", "勤3", 70, "提前离开岗位"),
        EventKind("diligence.4", "勤4", 30, "外出未销假"),
        EventKind("diligence.5", "勤5", 12, "带无关人员进入岗位"),
        EventKind("diligence.6", "勤6", 8, "工作时间干私活"),
        EventKind("diligence.8", "勤8", 8, "打瞌睡"),
        EventKind("diligence.9", "勤9", 110, "窗口物品零乱"),
        EventKind("diligence.10", "勤10", 12, "上班时间玩游戏"),
        EventKind("diligence.11", "勤11", 20, "在工作场所抽烟"),
        EventKind("diligence.12", "勤12", 12, "私接插线板"),
        EventKind("diligence.13", "勤13", 2, "暗访曝光", [("", 4), ("一般", 5), ("情节严重", 1)]),
        EventKind("diligence.15", "勤15", 50, "更衣室乱堆放"),
        EventKind("performance.1", "绩1", 3, "应受理未受理"),
        EventKind("performance.2", "绩2", 4, "收件未出具通知书"),
        EventKind("performance.3", "绩3", 12, "未落实限时办结"),
        EventKind("performance.4", "绩4", 10, "收件资料缺失"),
        EventKind("performance.5", "绩5", 1, "办件弄虚作假"),
        EventKind("performance.6", "绩6", 6, "投诉查实", [("", 10), ("一般", 20), ("重大影响", 1)]),
        EventKind("integrity.1", "廉1", 1, "收受礼品", [("", 4), ("一般", 5), ("情节严重", 1)]),
        EventKind("integrity.2", "廉2", 1, "向中介介绍业务"),
        EventKind("integrity.3", "廉3", 1, "受纪律处分", [("一般", 5), ("情节严重", 1)]),
        EventKind("integrity.4", "廉4", 1, "因违法被查处"),
        EventKind("bonus.1a", "附加1a", 40, "压缩审批环节"),
        EventKind("bonus.1b", "附加1b", 420, "收到感谢信"),
        EventKind("bonus.2", "附加2", 60, "合理化建议被采纳"),
        EventKind("bonus.3", "附加3", 50, "受到表彰", [("市级", 30), ("自治区级", 5), ("国家级", 1)]),
    ]

    /// The weights of ``all``, in its order.
    static let weights = all.map(\.weight)
}
