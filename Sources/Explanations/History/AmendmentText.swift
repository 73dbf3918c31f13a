public import Amending
internal import Chronology
public import Diagnostics
internal import Exact
internal import LedgerModel
internal import RecordModel
internal import ScoreModel

/// An amendment as a summary that fits a terminal.
public struct AmendmentText: Sendable {
    /// How many of those touched are shown on each sheet.
    static let most = 30

    /// The language of everything but what the rules and the roster say.
    let language: Language

    /// Summaries in a language.
    public init(language: Language) { self.language = language }

    /// The summary.
    public func render(_ report: AmendmentReport) -> String {
        var block = TextBlock()
        let amendment = report.amendment
        block.add(
            say(
                "\(report.centre.name)  \(amendment.period.title)第 \(amendment.number) 次更正  \(amendment.by) \(amendment.at.day.iso)",
                "\(report.centre.name)  \(amendment.period.label) amendment \(amendment.number)  \(amendment.by) \(amendment.at.day.iso)"
            ), hang: 4)
        let line = CorrectionLine(language: language)
        for logged in report.corrections { block.add(line.text(logged), indent: 2, hang: 4) }
        for sheet in report.sheets { add(sheet, &block) }
        block.gap()
        let names = report.departments.map(\.name)
        if !names.isEmpty {
            block.add(say("通知部门:", "departments to notify: ") + names.joined(separator: "、"), hang: 4)
        }
        if !report.elsewhere.isEmpty {
            let count = report.elsewhere.count
            block.add(
                say(
                    "另有 \(count) 个如重新排名,名次或等次会不同;保留公布的结果,见 更正表.xlsx 的“排名影响”。",
                    "\(count) others would stand elsewhere if ranked anew; they keep what was published."), hang: 4)
        }
        if report.isStandingChanged {
            block.add(say("有等次、星级或荣誉变化,须重新公示:更正公示.xlsx", "Levels, stars or honours change: 更正公示.xlsx is due"))
        }
        return block.text
    }

    private func say(_ zh: String, _ en: String) -> String { language.text(zh, en) }

    private func add(_ sheet: AmendmentReport.Sheet, _ block: inout TextBlock) {
        let decimals = sheet.sheet.decimals
        block.gap()
        block.add(
            "【\(sheet.sheet.title)】\(sheet.sheet.id)  "
                + say("涉及 \(sheet.subjects.count) 个", "\(sheet.subjects.count) touched"))
        for change in sheet.subjects.prefix(Self.most) {
            func text(_ side: PublishedSubject?) -> String {
                guard let side else { return say("不考核", "not scored") }
                let rank = side.rank.map { say("第 \($0) 名", "rank \($0)") } ?? "—"
                return ([side.total.formatted(decimals: decimals), rank, side.level] + side.honours)
                    .filter { !$0.isEmpty }.joined(separator: " ")
            }
            let name = change.id == change.name ? change.id : "\(change.id) \(change.name)"
            var line = "\(name)  \(text(change.before)) → \(text(change.after))"
            let follow = change.gained.map { "+" + $0 } + change.lost.map { "-" + $0 }
            if !follow.isEmpty { line += "  " + follow.joined(separator: "、") }
            block.add(line, indent: 2, hang: 4)
            for (sign, lines) in [("−", change.linesBefore), ("+", change.linesAfter)] {
                for own in lines.prefix(8) {
                    let points = (own.points.isNegative ? "" : "+") + own.points.formatted(decimals: decimals)
                    let note = own.note.isEmpty ? "" : "  " + own.note
                    block.add(
                        "\(sign) \(own.day.iso) \(own.rule) \(points)  \(own.evidence)\(note)", indent: 6, hang: 4)
                }
                if lines.count > 8 { block.add("\(sign) …… \(lines.count - 8)", indent: 6) }
            }
        }
        let more = sheet.subjects.count - Self.most
        if more > 0 { block.add(say("……另有 \(more) 个", "… and \(more) more"), indent: 2) }
    }
}
