internal import Chronology
internal import RuleModel

extension RegulationWords {
    /// 发文单位 · 第十五章 · 自2014-01-01起施行.
    var source: String {
        [regulation.issuer, regulation.document, inForce].filter { !$0.isEmpty }.joined(separator: " · ")
    }

    /// 自 2014-01-01 起施行,至 2020-12-31 止; empty if not stated.
    var inForce: String {
        [regulation.since.map { "自 \($0.iso) 起施行" }, regulation.until.map { "至 \($0.iso) 止" }]
            .compactMap { $0 }.joined(separator: ",")
    }

    /// The day documents about it bear: the first it is in force. A regulation that states none bears one day for all.
    var day: Day {
        let day = regulation.since ?? regulation.until ?? Day(year: 2000, month: 1, day: 1) ?? Day(rawValue: 1)
        return max(day, Day(rawValue: 1))
    }
}
