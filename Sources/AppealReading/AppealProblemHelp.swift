/// The help page of a code with which a 申诉表 or a line of one is refused.
public struct AppealProblemHelp: Sendable, Hashable {
    /// The problem in a few words, in Chinese.
    public let title: String
    /// Why it comes up (原因), in Chinese.
    public let cause: String
    /// What to do (改法), in Chinese.
    public let remedy: String
}

extension AppealProblem.Code {
    /// Whether the whole form is refused, and not one line of it.
    public var isOfForm: Bool {
        switch self {
        case .fileUnreadable, .noForm, .columnMissing, .columnTwice, .otherCentre, .otherPeriod: true
        case .unknownLine, .foreignLine, .alteredLine, .lineTwice, .takenLine, .amendedLine, .unknownChoice,
            .missingChoice, .missingReason, .late:
            false
        }
    }

    /// The code's help page.
    public var help: AppealProblemHelp {
        switch self {
        case .fileUnreadable:
            page("申诉表打不开", "文件不是工作簿,设了密码,损坏,或者过大。", "去掉密码、用 WPS 或 Excel 打开后另存为 .xlsx 再交;打不开的请部门重新交。")
        case .noForm:
            page("没有申诉表", "工作簿里没有一张表有“明细编号”和“异议”两列;常是交回了别的文件,或者交的是本程序较早版本写的工作簿。", "请部门在最近发给它的工作簿的“申诉表”里填写。")
        case .columnMissing:
            page("申诉表缺少列", "表头里缺“明细编号”或要填写的列,多半被删去或改了名。", "在发给部门的那一份里重新填写。")
        case .columnTwice:
            page("申诉表有两列同名", "同一个表头出现两次,分不清以哪一列为准。", "删去多出来的一列。")
        case .otherCentre:
            page("别的中心的申诉表", "标题里写的不是本中心。", "核对交来的文件,或在 --centre 里写明那个中心。")
        case .otherPeriod:
            page("别的一期的申诉表", "标题里的考核期不是所办的这一期。", "核对文件;要办那一期的,写明 --period。")
        case .unknownLine:
            page("没有这条明细", "这一期的结果里没有这个明细编号;多半改动了编号,或者工作簿是较早的草稿。", "编号照发给部门的那一份填写。")
        case .foreignLine:
            page("别的部门的明细", "编号是别的部门的明细。", "各部门只能对自己的明细提出;核对编号。")
        case .alteredLine:
            page("锁定的内容被改动", "编号以外的列与发给部门的那一份不一样;许多行都不一样的,工作簿多半是较早的草稿。", "只改黄色的三列;要说明的写在“理由”里。")
        case .lineTwice:
            page("同一条明细写了两行", "一个编号有两行,填写的内容不同。", "合成一行。")
        case .takenLine:
            page("合计不能申诉", "这一行是合计,或者是从别的表、别的一期取来的分值。", "对它所依据的那一行提出。")
        case .amendedLine:
            page("已经更正过", "这一行在公布以后的更正里已经改变。", "看更正通知里的新结果;仍有异议的,向考核办公室说明。")
        case .unknownChoice:
            page("异议填写不对", "“异议”写的不是“无异议”“有异议”。", "从下拉列表里选。")
        case .missingChoice:
            page("没有选有无异议", "写了理由或材料,“异议”却没有选“有异议”;不知道是不是要申诉。", "要申诉的选“有异议”,不申诉的清空理由和材料。")
        case .missingReason:
            page("没有写理由", "选了“有异议”,“理由”是空的。", "写明理由。")
        case .late:
            page("逾期", "收到的日期在期限以后。期限依 centre.yaml 的“申诉”,没有写的到公示的最后一天。", "逾期的不受理;实际收到的日期较早的,用 --received 写明。")
        }
    }

    private func page(_ title: String, _ cause: String, _ remedy: String) -> AppealProblemHelp {
        AppealProblemHelp(title: title, cause: cause, remedy: remedy)
    }
}
