/// What a template may leave open, as it is written between 【 and 】.
public enum LetterField: String, CaseIterable, Hashable, Sendable {
    // Of the period.

    /// The centre's name.
    case centre = "中心"
    /// 2026年第三季度.
    case period = "考核期"
    /// 2026.
    case year = "年"
    /// 第三季度; 全年 of a year.
    case term = "期"
    /// The sheets' titles.
    case sheet = "考核表"
    /// The regulations' titles, in 《》.
    case regulation = "考核办法"
    /// The consequences the letter is about.
    case action = "处理事项"
    /// The clauses they stand in.
    case clause = "条款"
    /// The letter's date.
    case date = "日期"
    /// 编号, as the header of that name has it.
    case number = "编号"
    /// The letter's number among those of its kind.
    case serial = "序号"
    /// How many letters of its kind there are.
    case copies = "份数"
    /// How long: 10个工作日.
    case limit = "期限"
    /// The last day of it.
    case lastDay = "整改期限"
    /// How many are concerned: 12名工作人员.
    case quantity = "人数"
    /// Those concerned, as a table.
    case list = "名单"

    // Of a department.

    /// The department's name.
    case department = "部门"

    // Of one person, or one window.

    /// The name with what tells it apart: 张三（工号 A01，税务1号窗口）.
    case addressee = "对象"
    /// The name.
    case name = "姓名"
    /// A person's id.
    case id = "工号"
    /// The window.
    case window = "窗口"
    /// The post.
    case post = "岗位"
    /// 你, 你窗口.
    case you = "你"
    /// 本人, 负责人.
    case signer = "签收人"
    /// The total.
    case total = "总分"
    /// 第 3 名.
    case rank = "名次"
    /// The level's name.
    case level = "等次"
    /// ★★★★★.
    case stars = "星级"
    /// 考核得分 57.50 分，列第 9 名，评定为一星: as much of it as there is.
    case outcome = "考核情况"
    /// The clause's words.
    case clauseText = "条款原文"
    /// Why.
    case reason = "原因"
    /// The lines behind it, as a table.
    case lines = "明细"
    /// Those of them that take points.
    case losses = "扣分明细"
    /// Those of them that give points.
    case gains = "加分明细"

    /// Whether it is a table, which takes lines of its own.
    public var isTable: Bool {
        switch self {
        case .list, .lines, .losses, .gains: true
        default: false
        }
    }

    /// Whether a letter of some scope can say it.
    func isKnown(in scope: LetterScope) -> Bool {
        switch self {
        case .centre, .period, .year, .term, .sheet, .regulation, .action, .clause, .date, .number, .serial, .copies,
            .limit, .lastDay:
            true
        case .quantity, .list: scope != .subject
        case .department: scope != .centre
        case .addressee, .name, .id, .window, .post, .you, .signer, .total, .rank, .level, .stars, .outcome,
            .clauseText, .reason, .lines, .losses, .gains:
            scope == .subject
        }
    }
}

/// To whom letters of a template go (给).
public enum LetterScope: String, CaseIterable, Hashable, Sendable {
    /// One to each who is concerned.
    case subject = "每人一份"
    /// One to each department with somebody who is concerned, about its own alone.
    case department = "每部门一份"
    /// One to the whole centre.
    case centre = "全中心一份"
}
