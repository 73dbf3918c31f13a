internal import Chronology
internal import Letters
internal import ScoreModel

/// The days that a period's letters bear: of its publication, before that of the notice, and blanks in a draft.
extension Centre {
    func letterOrders(
        _ sheets: [SheetResult], standing: PeriodStanding
    ) -> (orders: [LetterOrder], observations: [Observation]) {
        let day = standing.publishedOn ?? standing.notice?.first
        var observations: [Observation] = []
        let orders = letters.map { template in
            guard let day else { return LetterOrder(template) }
            guard let limit = template.limit else { return LetterOrder(template, date: day.chineseTitle) }
            if let last = limit.last(from: day, calendar) {
                return LetterOrder(template, date: day.chineseTitle, lastDay: last.chineseTitle)
            }
            if template.uses(.lastDay), Self.isDue(template, sheets) {
                observations.append(
                    Observation(
                        .limitPastCalendar, sheet: "", about: template.name,
                        message: "《\(template.name)》的期限从 \(day.iso) 起\(limit.title),工作日历排不到那一天,截止日期留作空白;"
                            + "请在 calendar(日历)中补上下一年度,或用笔填写"))
            }
            return LetterOrder(template, date: day.chineseTitle)
        }
        return (orders, observations)
    }

    /// Whether anybody is concerned.
    private static func isDue(_ template: LetterTemplate, _ sheets: [SheetResult]) -> Bool {
        sheets.contains { sheet in
            sheet.subjects.contains { $0.consequences.contains { template.isFor($0.name) } }
        }
    }
}

extension Day {
    /// 2026年10月9日.
    fileprivate var chineseTitle: String {
        let (year, month, day) = components
        return "\(year)年\(month)月\(day)日"
    }
}
