internal import RecordModel

/// The one table of the rule language's words: each English spelling with its Chinese ones; either may be written.
///
/// A Chinese word may stand for several English ones (次数 is `count` of a measure and `length` of a run), so a word is
/// always looked up among those its place takes.
package enum Vocabulary {
    /// English spelling, then the Chinese ones, the first of which is the one the documentation uses.
    private static let entries: [(english: String, chinese: [String])] = [
        // Files.
        ("kind", ["类别"]), ("regulation", ["考核办法"]), ("calendar", ["工作日历"]), ("attendance", ["考勤制度", "打卡记录", "出勤"]),
        ("centre", ["中心"]), ("id", ["编号"]), ("title", ["名称"]), ("source", ["出处"]), ("issuer", ["发文单位"]),
        ("document", ["文件"]), ("effective", ["施行"]), ("since", ["自"]), ("until", ["至"]),
        // Regulations.
        ("clause", ["条款"]), ("text", ["原文", "文字"]), ("reading", ["理解"]), ("not_scored", ["不计分条款"]), ("code", ["代号"]),
        ("sheets", ["考核表"]), ("subject", ["对象", "本人"]), ("period", ["周期"]), ("staff", ["人员"]), ("window", ["窗口"]),
        ("department", ["部门"]), ("day", ["日", "日期"]), ("month", ["月", "月度"]), ("quarter", ["季", "季度"]),
        ("months", ["月", "月度", "各月"]), ("quarters", ["季", "季度", "各季"]), ("half-years", ["半年", "各半年"]),
        ("half-year", ["半年", "半年度"]),
        ("year", ["年", "年度"]), ("parts", ["部分"]), ("rules", ["条目", "考核办法"]), ("points", ["满分"]),
        ("start", ["基础分", "上班"]),
        ("full", ["总满分", "全名"]), ("floor", ["下限"]), ("ceiling", ["上限"]), ("none", ["不设"]), ("weight", ["权重"]),
        ("decimals", ["小数位"]), ("rounding", ["取整"]), ("half-up", ["四舍五入"]), ("down", ["舍去"]), ("up", ["进一"]),
        ("rank", ["排名"]), ("among", ["参评范围"]), ("peers", ["同组"]), ("ties", ["并列", "并列处理"]), ("days", ["天数", "在岗天数"]),
        ("levels", ["等次"]), ("quota", ["名额"]), ("stars", ["星级"]), ("subjects", ["考核对象"]), ("logs", ["记录表"]),
        ("dated", ["有日期"]), ("header", ["表头"]),
        ("type", ["类型"]),
        // Rules.
        ("rows", ["记录"]), ("where", ["限于"]), ("unless", ["除外"]), ("within", ["期内", "期限"]), ("on", ["以日期为准", "以…日期为准"]),
        ("run", ["连续"]), ("along", ["依"]), ("date", ["日期"]), ("length", ["次数"]), ("blocks", ["不重叠"]), ("skip", ["免计"]),
        ("every", ["每几次算一次"]), ("nth", ["第几次"]), ("count", ["次数"]), ("place", ["名次"]), ("when", ["条件"]),
        ("then", ["后果"]), ("differs", ["不一致"]), ("factor", ["倍数"]), ("same", ["同一"]), ("keep", ["取"]),
        ("dearest", ["最高"]), ("best", ["最高"]), ("worst", ["最低"]), ("last", ["上期"]), ("target", ["目标"]),
        ("limit", ["最多"]), ("once", ["一次"]), ("waived", ["可免"]), ("rows_of", ["记录来自"]), ("falls_on", ["计入"]),
        ("members", ["窗口人员"]), ("examples", ["例"]), ("level", ["等次", "等级"]), ("honour", ["荣誉"]), ("honours", ["荣誉"]),
        ("again", ["再次"]),
        // Prices.
        ("deduct", ["扣"]), ("add", ["加"]), ("all", ["扣完", "累加"]), ("unknown", ["原文缺"]), ("by", ["按"]),
        ("table", ["分档"]),
        ("empty", ["空缺"]), ("filled", ["已填"]), ("else", ["其余"]), ("each", ["每次"]), ("per", ["每"]),
        ("beyond", ["超出"]), ("short_of", ["不足"]), ("first", ["起步分", "首次"]), ("remainder", ["零头"]),
        ("group", ["全组", "分组"]), ("post", ["岗位"]),
        ("dropped", ["舍去"]), ("counts", ["进一", "按得分"]), ("exact", ["按比例"]), ("choose", ["酌情"]), ("default", ["缺省"]),
        ("any", ["不限"]), ("line", ["折线"]), ("share", ["占比得分"]), ("out_of", ["相对于"]), ("worth", ["满分值"]),
        ("take", ["取用"]), ("of", ["之"]), ("over", ["超过"]), ("at_least", ["不少于"]), ("under", ["低于"]),
        ("at_most", ["不超过"]), ("yes", ["是"]), ("no", ["否"]),
        // Measures and consequences.
        ("measures", ["指标"]), ("ratio", ["比率"]), ("sum", ["合计"]), ("mean", ["平均"]), ("distinct", ["不同"]),
        ("trim", ["去掉"]), ("minus", ["减去"]), ("streak", ["连续期数"]), ("above_mean", ["高于平均"]), ("people", ["人数"]),
        ("column", ["列"]), ("measure", ["指标"]), ("is", ["为"]),
        ("no_data", ["无数据"]), ("timetable", ["应出勤时段"]), ("consequences", ["后果表"]), ("results", ["考核结果"]),
        ("ranked", ["参评"]), ("not-ranked", ["未参评"]),
        ("disqualified", ["取消资格的", "取消资格"]), ("zero", ["按零分"]), ("out", ["不计"]), ("bars", ["不得参加"]),
        ("no_higher_than", ["不得高于"]), ("lower", ["降等", "就低"]), ("upper", ["就高"]), ("refuse", ["待定"]),
        // What a rule may test a field against, where kaohe itself gives the value.
        ("present", ["出勤"]), ("absent", ["缺勤", "旷工"]), ("leave", ["请假", "请假外出"]), ("official", ["因公外出"]),
        ("missing-in", ["无签到"]), ("missing-out", ["无签退"]), ("no-punch", ["无打卡"]), ("too-late", ["迟到过久"]),
        ("too-early", ["早退过久"]), ("finished", ["办结"]), ("due", ["到期"]), ("accepted", ["受理"]),
        // Logs.
        ("ratings", ["评价"]), ("pauses", ["暂停"]),
        ("events", ["督查台账"]), ("sessions", ["出勤时段"]), ("marks", ["迟到早退"]), ("cases", ["办件"]),
        // Calendars.
        ("notice", ["通知", "公示"]), ("number", ["文号", "数字"]), ("issued", ["发文日期"]), ("covers", ["年度"]),
        ("holidays", ["放假"]), ("workdays", ["调休上班"]),
        // Attendance.
        ("grace", ["宽限分钟"]), ("absent_after", ["缺勤分钟"]), ("end", ["下班"]), ("sign_in", ["签到"]), ("sign_out", ["签退"]),
        ("weekdays", ["按星期"]), ("make_up_days", ["调休日"]), ("seasons", ["季节"]), ("monday", ["周一"]), ("tuesday", ["周二"]),
        ("wednesday", ["周三"]), ("thursday", ["周四"]), ("friday", ["周五"]), ("saturday", ["周六"]), ("sunday", ["周日"]),
        // Centres.
        ("name", ["名称"]), ("roster", ["人员名册"]), ("rosters", ["名册表"]), ("columns", ["表头", "各列", "列"]),
        ("output", ["输出"]), ("names", ["姓名"]),
        ("masked", ["隐名"]), ("objections", ["异议受理"]), ("appeals", ["申诉"]), ("letters", ["文书"]), ("ledger", ["档案"]),
        ("file", ["文件"]), ("begins", ["起始"]),
        ("rating", ["评价"]), ("latest", ["最后一次"]), ("earliest", ["第一次"]),
        // Import profiles.
        ("pairs", ["起止"]),
        ("profile", ["导入方案"]), ("profiles", ["导入方案"]), ("files", ["文件"]), ("makes", ["生成"]), ("worksheet", ["工作表"]),
        ("known_by", ["识别词"]), ("header_rows", ["表头行数"]), ("delimiter", ["分隔符"]), ("tab", ["制表符"]), ("comma", ["逗号"]),
        ("semicolon", ["分号"]), ("blank", ["空白词"]), ("position", ["列号"]), ("value", ["固定为"]), ("words", ["词语"]),
        ("pad", ["位数"]), ("by_name", ["姓名列"]), ("unit", ["单位"]), ("repeats", ["沿用上行"]), ("working-days", ["工作日"]),
        ("calendar-days", ["自然日"]), ("hours", ["小时"]), ("minutes", ["分钟"]),
        ("mail", ["邮件"]), ("host", ["服务器"]), ("port", ["端口"]), ("tls", ["加密"]), ("user", ["用户"]), ("sender", ["发件人"]),
        ("ca", ["证书"]), ("required", ["直接加密"]), ("starttls", ["先连后加密"]),
    ]

    private static let chinese: [String: [String]] = Dictionary(
        (entries + ExampleWords.entries).map { ($0.english, $0.chinese) }, uniquingKeysWith: +)

    /// The English spelling of a word among those its place takes; `nil` where it is none of them.
    static func english(_ word: String, among words: some Sequence<String>) -> String? {
        let wanted = word.halfWidth
        var match: String?
        for candidate in words {
            if candidate == wanted { return candidate }
            if match == nil, chinese[candidate]?.contains(where: { $0.halfWidth == wanted }) == true {
                match = candidate
            }
        }
        return match
    }

    /// Every spelling of a word, English first.
    package static func spellings(_ english: String) -> [String] { [english] + (chinese[english] ?? []) }

    /// A word with its first Chinese spelling, as messages list it: `deduct(扣)`.
    package static func listed(_ english: String) -> String {
        chinese[english]?.first.map { "\(english)(\($0))" } ?? english
    }
}

extension String {
    /// Trimmed of spaces, with full-width letters, digits and punctuation read as half-width (data formats, section 2).
    var halfWidth: String { HalfWidth.fold(self) }
}
