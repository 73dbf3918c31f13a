import Chronology
import Diagnostics
import ScoreModel

/// What a run says before it scores of the periods that it needs and that were not published.
struct MissingText {
    let language: Language

    /// So many periods are named with their command.
    static let shown = 30

    /// Each period and the commands that publish it; nothing where none is missing.
    func render(_ missing: [MissingPeriod], of period: Period) -> String {
        let needed = missing.filter { $0.purpose == .scoring }
        var periods: [Period] = []
        for one in needed where !periods.contains(one.period) { periods.append(one.period) }
        guard !periods.isEmpty else { return "" }
        var lines = [
            language.text(
                "\(period.title)还缺 \(periods.count) 个已公布的考核期,缺的不作推算;先公布:",
                "\(period.label) lacks \(periods.count) published periods; nothing is guessed. Publish them first:")
        ]
        for missed in periods.prefix(Self.shown) {
            let sheets = needed.filter { $0.period == missed }.map { "\($0.title)(\($0.sheet))" }
            lines.append("  \(missed.label)  " + sheets.joined(separator: language.text("、", ", ")))
            lines.append(
                "      kaohe run --period \(missed.label) && kaohe publish --period \(missed.label) --by "
                    + language.text("姓名", "NAME"))
        }
        if periods.count > Self.shown {
            lines.append(
                language.text("  ……另有 \(periods.count - Self.shown) 期", "  … and \(periods.count - Self.shown) more"))
        }
        return lines.map { $0 + "\n" }.joined()
    }
}
