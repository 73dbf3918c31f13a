internal import Chronology
internal import Diagnostics
internal import RuleModel
internal import YAMLDocument

/// `within`: the stretch of time in which a rule counts.
extension FileDecoder {
    /// The words for kinds of period as a composition counts them.
    static let periodWords: [(word: String, kind: PeriodKind)] = [
        ("months", .month), ("quarters", .quarter), ("half-years", .halfYear),
    ]

    /// A window; `nil` where none is written.
    func timeWindow(_ node: YAMLNode?) -> TimeWindow? {
        guard let node, let text = scalar(node)?.halfWidth else { return nil }
        if let months = trailing(text) {
            guard (1...120).contains(months) else {
                report(
                    .badNumber, at: node.span, ("月数要在 1 到 120 之间", "the number of months is from 1 to 120"),
                    fix: ("如 12 months(12个月)", "such as 12 months"))
                return nil
            }
            return .trailing(months: months)
        }
        let words = ["day"] + PeriodKind.allCases.map(\.rawValue)
        guard let word = Vocabulary.english(text, among: words) else {
            unknownWord(node, among: words + ["12 months"])
            return nil
        }
        return PeriodKind(rawValue: word).map { .period($0) } ?? .day
    }

    /// A rule's or a part's window; `nil` also where it is the sheet's own period.
    func timeWindow(_ node: YAMLNode?, in period: PeriodKind?) -> TimeWindow? {
        guard let window = timeWindow(node) else { return nil }
        if let period, window == .period(period) { return nil }
        return window
    }

    private func trailing(_ text: String) -> Int? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard !digits.isEmpty, digits.count <= 4 else { return nil }
        let unit = String(text.dropFirst(digits.count)).trimmed
        guard ["months", "month", "个月", "月"].contains(unit) else { return nil }
        return Int(digits)
    }
}
