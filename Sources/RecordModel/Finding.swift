/// A problem in an input table: what is wrong, where, in the user's own text, and what to do (data formats, section 3).
public struct Finding: Hashable, Sendable {
    /// How much a finding matters.
    public enum Severity: String, Sendable, CaseIterable {
        /// The row is set aside; publishing is refused until it is mended or set aside by name.
        case error
        /// Nothing is set aside.
        case warning
        /// An event that is still to be verified (待核): it does not count and blocks publishing.
        case pending
    }

    /// Stable code.
    public let code: FindingCode
    /// The row.
    public let place: RowReference
    /// The column, from 0; `nil` where the row lacks it.
    public let column: Int?
    /// The column's header as the file has it, or the default one where the file lacks the column.
    public let header: String
    /// The offending text as the file has it.
    public let text: String
    /// What is wrong, where more can be said than the code's own sentence.
    public let detail: String?

    /// A finding by its parts.
    public init(
        _ code: FindingCode, at place: RowReference, column: Int?, header: String, text: String, detail: String? = nil
    ) {
        self.code = code
        self.place = place
        self.column = column
        self.header = header
        self.text = text
        self.detail = detail
    }

    /// Its code's severity.
    public var severity: Severity { code.severity }

    /// What is wrong, in Chinese.
    public var message: String { detail ?? code.message }

    /// What to do about it, in Chinese.
    public var remedy: String { code.remedy }

    /// The column as a spreadsheet letters it; empty where the row lacks it.
    public var columnLetter: String { column.map(ColumnLetters.of) ?? "" }
}

extension Finding: Comparable {
    /// By file, row, column, code, then text: the order in which findings are listed.
    public static func < (left: Finding, right: Finding) -> Bool {
        if left.place != right.place { return left.place < right.place }
        let (a, b) = (left.column ?? Int.max, right.column ?? Int.max)
        if a != b { return a < b }
        if left.code != right.code { return left.code.rawValue < right.code.rawValue }
        return left.text < right.text
    }
}

/// The stable codes of row findings (data formats, section 3).
public enum FindingCode: String, CaseIterable, Sendable {
    /// The roster has no such person.
    case unknownStaff = "unknown-staff"
    /// Somebody is known by name only, and the roster has no such name or several.
    case unknownName = "unknown-name"
    /// The roster has no such window.
    case unknownWindow = "unknown-window"
    /// The roster has no such department.
    case unknownDepartment = "unknown-department"
    /// The roster of its kind has no such subject.
    case unknownSubject = "unknown-subject"
    /// No rule has this id or Chinese code.
    case unknownRule = "unknown-rule"
    /// The rule stands in another version of its regulation than the one in force on the day.
    case ruleNotInForce = "rule-not-in-force"
    /// The rule counts another log, so an event cannot cite it.
    case ruleCountedElsewhere = "rule-counted-elsewhere"
    /// A window's event under a personal rule, or a person's under a window's.
    case wrongSubject = "wrong-subject"
    /// A required cell is empty.
    case missingValue = "missing-value"
    /// Not a date, or a date that does not exist.
    case badDate = "bad-date"
    /// Not a time of day.
    case badTime = "bad-time"
    /// Not a number of the kind due here.
    case badNumber = "bad-number"
    /// A word that is not in the list.
    case unknownWord = "unknown-word"
    /// A degree the rule has no price for.
    case unknownDegree = "unknown-degree"
    /// Points outside the range the rule leaves to the inspector.
    case pointsOutOfRange = "points-out-of-range"
    /// It ends before it begins.
    case timesOutOfOrder = "times-out-of-order"
    /// An earlier row has the same id.
    case repeatedID = "repeated-id"
    /// Filled cells past the header.
    case tooManyCells = "too-many-cells"
    /// The due day must be counted from a day the calendar does not cover.
    case beforeCalendar = "before-calendar"
    /// Two stretches of one person overlap on the roster.
    case overlappingStretch = "overlapping-stretch"
    /// An event still to be verified.
    case pending
    /// The rule fixes the price, so the inspector's points are not used.
    case pointsNotUsed = "points-not-used"
    /// Nobody was on the window's roster that day.
    case nobodyAtWindow = "nobody-at-window"
    /// One id, two names.
    case nameDiffers = "name-differs"
    /// Two ids that differ only in leading zeros.
    case leadingZeros = "leading-zeros"
    /// A number of more digits than a spreadsheet's numbers have, where an id should be.
    case digitsLost = "digits-lost"
    /// A cell of a workbook shows an error instead of a value.
    case errorValue = "error-value"
    /// No case has this id.
    case unknownCase = "unknown-case"
    /// A rating of a case that is still open.
    case caseNotFinished = "case-not-finished"
    /// A rating is dated before its case was accepted.
    case ratingBeforeAccepted = "rating-before-accepted"
    /// A rating is dated after the period.
    case ratingAfterPeriod = "rating-after-period"
    /// The row of a case has a rating that none of the ratings of its own log is.
    case ratingDiffers = "rating-differs"
    /// The number of paused days is not what the pauses come to.
    case pausesDiffer = "pauses-differ"
    /// The due day is given, so that a pause does not move it.
    case pauseNotUsed = "pause-not-used"
    /// What a correction was made for is no longer there, or no longer what it was.
    case correctionDoesNotFit = "correction-does-not-fit"
    /// Another period's results are needed and were not published.
    case periodNotPublished = "period-not-published"
    /// The period before was not published, so that nothing can be held against it.
    case previousNotPublished = "previous-not-published"

    /// How much it matters.
    public var severity: Finding.Severity {
        switch self {
        case .pending: .pending
        case .pointsNotUsed, .nobodyAtWindow, .nameDiffers, .leadingZeros, .previousNotPublished, .caseNotFinished,
            .pauseNotUsed, .ratingBeforeAccepted, .ratingAfterPeriod:
            .warning
        default: .error
        }
    }

    /// What is wrong, in Chinese.
    public var message: String {
        switch self {
        case .unknownStaff: "名册中没有这个工号"
        case .unknownName: "名册中没有这个姓名,或不止一人叫这个姓名"
        case .unknownWindow: "名册中没有这个窗口"
        case .unknownDepartment: "名册中没有这个部门"
        case .unknownSubject: "考核对象的名册中没有这个编号"
        case .unknownRule: "考核办法中没有这个条目"
        case .ruleNotInForce: "当日施行的办法里没有这个条目"
        case .ruleCountedElsewhere: "该条目由系统从其他记录自动计算,台账中不能登记"
        case .wrongSubject: "该条目不能这样登记(应记到个人的记到了窗口,或相反)"
        case .missingValue: "缺少必填内容"
        case .badDate: "日期不存在或无法识别"
        case .badTime: "时间无法识别"
        case .badNumber: "不是合要求的数字"
        case .unknownWord: "不在规定的词语之内"
        case .unknownDegree: "该条目没有这种情节的分值"
        case .pointsOutOfRange: "分值超出该条目允许的范围"
        case .timesOutOfOrder: "结束早于开始"
        case .repeatedID: "编号重复,以先出现的一行为准"
        case .tooManyCells: "有内容的单元格多于表头,本行各列可能已错位"
        case .beforeCalendar: "受理日期早于工作日历的起始日,无法推算到期日"
        case .overlappingStretch: "同一人的在岗时段重叠"
        case .pending: "待核,暂不计分;发布前须核实"
        case .pointsNotUsed: "该条目分值固定,填写的分值未采用"
        case .nobodyAtWindow: "当日该窗口名册上没有人,此行不产生分值"
        case .nameDiffers: "同一工号的姓名不一致"
        case .leadingZeros: "与另一工号只差前导零,可能是同一人"
        case .digitsLost: "编号超过 15 位却存成了数字,末几位已经丢失"
        case .errorValue: "单元格是公式出错的结果,不是内容"
        case .unknownCase: "办件记录里没有这个申办流水号"
        case .caseNotFinished: "办件尚未办结,评价暂不计入"
        case .ratingBeforeAccepted: "评价早于这件办件的受理时间,仍按它计"
        case .ratingAfterPeriod: "评价晚于考核期结束 30 天以上,仍按它计"
        case .ratingDiffers: "评价记录与办件记录里的评价不一致"
        case .pausesDiffer: "挂起天数与按暂停起止时间推算的不一致"
        case .pauseNotUsed: "到期日已经定了(写明了承诺办结时间,或时限按小时、自然日、月计),暂停不再顺延"
        case .correctionDoesNotFit: "更正所依据的内容已经变了,更正没有采用"
        case .periodNotPublished: "尚未公布,以它为依据的成绩不能计算"
        case .previousNotPublished: "尚未公布,上期和变化无从对照"
        }
    }

    /// What to do about it, in Chinese.
    public var remedy: String {
        switch self {
        case .unknownStaff: "核对工号,或先在人员名册中登记此人"
        case .unknownName: "核对姓名;有人同名的,让来源系统导出工号"
        case .unknownWindow: "核对窗口名称,须与人员名册一致"
        case .unknownDepartment: "核对部门名称,须与人员名册一致"
        case .unknownSubject: "核对编号;若应列入考核,先登记到该类考核对象的名册"
        case .unknownRule: "核对条目编号(如 virtue.3 或 德3)"
        case .ruleNotInForce: "改用当日施行的版本里的条目;日期写错的,改正日期"
        case .ruleCountedElsewhere: "删除此行,或改用其他条目"
        case .wrongSubject: "个人条目填写工号,窗口条目工号留空、填写窗口"
        case .missingValue: "补填此单元格"
        case .badDate: "改为 2026-07-01 这样的日期"
        case .badTime: "改为 08:31 或 08:31:05 这样的时间"
        case .badNumber: "只写数字,不带正负号、千分号和单位;分值最多两位小数"
        case .unknownWord: "改用规定的词语"
        case .unknownDegree: "改用该条目列出的情节"
        case .pointsOutOfRange: "改为该条目范围内的分值"
        case .timesOutOfOrder: "核对两个时间"
        case .repeatedID: "删除重复的行,或改正其编号"
        case .tooManyCells: "检查本行是否有未加引号的逗号"
        case .beforeCalendar: "填写承诺办结时间,或在 centre.yaml 中补充该年度的工作日历"
        case .overlappingStretch: "改正到岗日期或离岗日期"
        case .pending: "核实后将状态改为有效或撤销"
        case .pointsNotUsed: "清空分值,或改用有分值范围的条目"
        case .nobodyAtWindow: "核对窗口和日期"
        case .nameDiffers: "统一此人在名册各行的姓名"
        case .leadingZeros: "核对是否为同一人;如是,统一工号写法"
        case .digitsLost: "让来源系统重新导出,编号一列存为文本;不要用 Excel 打开 CSV 再保存"
        case .errorValue: "在工作簿里改正公式,或把这一格改成应有的内容;确实没有的,清空"
        case .unknownCase: "核对申办流水号;补上这件办件所在的文件"
        case .caseNotFinished: "核对办件的办结时间;确实没有办结的,不必处理"
        case .ratingBeforeAccepted: "核对申办流水号和评价时间;对错了办件的,改正流水号"
        case .ratingAfterPeriod: "核对评价时间;只认考核期内评价的,从评价文件里去掉这一行"
        case .ratingDiffers: "核对以哪一个为准,改正另一处;办件表里的评价不用的,在导入方案里去掉这一列"
        case .pausesDiffer: "核对后改正一处;只用起止时间的,清空挂起天数或在导入方案里去掉这一列"
        case .pauseNotUsed: "到期日已含暂停的,不必处理;未含的,时限按工作日计的清空承诺办结时间、填承诺时限,按小时、自然日、月计的填顺延后的承诺办结时间"
        case .correctionDoesNotFit: "核对现在的内容:仍须更正的重新登记一条更正,不必再更正的把原更正改为维持"
        case .periodNotPublished: "先考核并公布该期,再重算本期;若从某日起才存档,在 centre.yaml 的 ledger 中写明 begins(起始)"
        case .previousNotPublished: "先公布上期再重算;若从本期起才存档,在 centre.yaml 的 ledger 中写明 begins(起始)"
        }
    }
}
