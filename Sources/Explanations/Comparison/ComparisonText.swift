internal import Chronology
public import Comparing
public import Diagnostics
internal import Exact

/// A comparison as a summary that fits a terminal.
public struct ComparisonText: Sendable {
    /// How many of the greatest changes, and of the rules that matter most, are shown.
    static let most = 10

    /// The language of everything but what the rules and the roster say.
    let language: Language

    /// Summaries in a language.
    public init(language: Language) { self.language = language }

    /// The summary.
    public func render(_ comparison: RuleComparison) -> String {
        var block = TextBlock()
        block.add("\(comparison.centre)  \(say(comparison.period.title, comparison.period.label))")
        block.add(say("原规则:", "old rules: ") + comparison.oldName, hang: 4)
        block.add(say("新规则:", "new rules: ") + comparison.newName, hang: 4)
        if comparison.oldUnresolved != comparison.newUnresolved {
            let (old, new) = (comparison.oldUnresolved, comparison.newUnresolved)
            block.add(
                say(
                    "注意:未解决的数据问题由 \(old) 条变为 \(new) 条,台账引用的条目可能只在一边有。",
                    "Note: \(old) unresolved findings become \(new); the logs may cite rules only one side has."),
                hang: 4)
        }
        for sheet in comparison.sheets { add(sheet, to: &block) }
        add(comparison.onlyOld, say("只在原规则中", "only in the old rules"), to: &block)
        add(comparison.onlyNew, say("只在新规则中", "only in the new rules"), to: &block)
        if comparison.isEmpty {
            block.gap()
            block.add(say("没有任何变化。", "Nothing changes."))
        }
        return block.text
    }

    private func say(_ zh: String, _ en: String) -> String { language == .en ? en : zh }

    private func add(_ names: [RuleComparison.SheetName], _ word: String, to block: inout TextBlock) {
        guard !names.isEmpty else { return }
        block.gap()
        for name in names { block.add("\(word): \(name.title)(\(name.id))", hang: 4) }
    }

    private func add(_ sheet: SheetComparison, to block: inout TextBlock) {
        let all = sheet.all
        let unit = sheet.isOfStaff ? "人" : "个"
        block.gap()
        block.add("【\(sheet.title)】\(sheet.id)")
        block.add(
            say(
                "\(all.count) \(unit)中 \(all.changed) \(unit)有变化:等次变化 \(all.levelChanged)、得分升高 \(all.higher)、降低 \(all.lower)",
                "\(all.changed) of \(all.count) change: level \(all.levelChanged), higher \(all.higher), lower \(all.lower)"
            ), indent: 2, hang: 2)
        if let old = all.oldMean, let new = all.newMean, let difference = all.difference {
            let (before, after) = (points(old, sheet), points(new, sheet))
            block.add(
                say("平均分 ", "mean ") + "\(before) → \(after)(\(signed(difference, sheet)))", indent: 2, hang: 2)
        }
        guard all.changed > 0 else { return }
        addMoves(sheet, to: &block)
        block.add(say("变化最大的:", "greatest changes:"), indent: 2)
        for subject in sheet.changed.prefix(Self.most) { add(subject, of: sheet, to: &block) }
        let rest = sheet.changed.count - Self.most
        if rest > 0 { block.add(say("……另有 \(rest) \(unit)", "… and \(rest) more"), indent: 4) }
        addDepartments(sheet, to: &block)
        guard !sheet.rules.isEmpty else { return }
        block.add(say("影响最大的条目:", "rules that matter most:"), indent: 2)
        for rule in sheet.rules.prefix(Self.most) {
            let count = say("\(rule.subjects) \(unit)", "\(rule.subjects)")
            block.add(
                "\(rule.source.code) \(rule.source.id)  \(signed(rule.difference, sheet))  \(count)  \(Self.short(rule.source.text))",
                indent: 4, hang: 4)
        }
        let more = sheet.rules.count - Self.most
        if more > 0 { block.add(say("……另有 \(more) 条", "… and \(more) more"), indent: 4) }
    }

    /// The departments whose people change, those with the greatest difference of the mean first.
    private func addDepartments(_ sheet: SheetComparison, to block: inout TextBlock) {
        func size(_ group: GroupComparison) -> Rational { group.difference?.magnitude ?? .zero }
        let changed = sheet.departments.filter { $0.changed > 0 }
        let order = changed.indices.sorted { left, right in
            let (a, b) = (size(changed[left]), size(changed[right]))
            return a == b ? left < right : a > b
        }
        guard changed.count > 1 else { return }
        block.add(say("按部门:", "by department:"), indent: 2)
        for group in order.prefix(Self.most).map({ changed[$0] }) {
            var words = "\(group.name.isEmpty ? "—" : group.name)  "
            words += say("\(group.count) 中 \(group.changed) 变化", "\(group.changed) of \(group.count)")
            if let old = group.oldMean, let new = group.newMean, let difference = group.difference {
                words += say(",平均分 ", ", mean ") + "\(points(old, sheet)) → \(points(new, sheet))"
                words += "(\(signed(difference, sheet)))"
            }
            block.add(words, indent: 4, hang: 4)
        }
        let rest = order.count - Self.most
        if rest > 0 { block.add(say("……另有 \(rest) 个部门", "… and \(rest) more"), indent: 4) }
    }

    /// The table of levels, from the side to the top.
    private func addMoves(_ sheet: SheetComparison, to block: inout TextBlock) {
        let titles = sheet.places.map(title)
        let corner = say("原 \\ 新", "old \\ new")
        let lead = (titles + [corner]).map { TextBlock.width(of: $0) }.max() ?? 8
        let widths = titles.map { max(6, TextBlock.width(of: $0) + 2) }
        // Where there are too many levels for a table, those that change stand one below the other.
        if 4 + lead + widths.reduce(0, +) <= TextBlock.width {
            let pad = { (text: String, width: Int) in
                String(repeating: " ", count: max(0, width - TextBlock.width(of: text))) + text
            }
            let rows = sheet.places.enumerated().map { number, from in
                let cells = zip(sheet.places, widths).map { to, width in
                    let count = sheet.count(from: from, to: to)
                    return pad(count == 0 ? "." : String(count), width)
                }
                return TextBlock.padded(titles[number], to: lead) + cells.joined()
            }
            block.addRaw("    " + TextBlock.padded(corner, to: lead) + zip(titles, widths).map(pad).joined())
            for row in rows { block.addRaw("    " + row) }
        } else {
            for from in sheet.places {
                for to in sheet.places where from != to && sheet.count(from: from, to: to) > 0 {
                    block.add("\(title(from)) → \(title(to))  \(sheet.count(from: from, to: to))", indent: 4)
                }
            }
        }
    }

    private func title(_ place: LevelPlace) -> String {
        switch place {
        case .level(let name): name
        case .noLevel: say(place.title, "(no level)")
        case .disqualified: say(place.title, "(disqualified)")
        case .notRanked: say(place.title, "(not ranked)")
        }
    }

    private func add(_ subject: SubjectComparison, of sheet: SheetComparison, to block: inout TextBlock) {
        var text = subject.id == subject.name ? subject.id : "\(subject.id) \(subject.name)"
        if let old = subject.old, let new = subject.new, let difference = subject.difference {
            if difference.isZero {
                text += "  \(points(new.total, sheet))"
            } else {
                text += "  \(points(old.total, sheet)) → \(points(new.total, sheet))(\(signed(difference, sheet)))"
            }
            if old.rank != new.rank { text += "  " + say("名次 ", "rank ") + "\(rank(old)) → \(rank(new))" }
            if old.place != new.place { text += "  \(title(old.place)) → \(title(new.place))" }
            if old.honours != new.honours {
                text += "  " + say("荣誉 ", "honours ") + "\(words(old.honours)) → \(words(new.honours))"
            }
        } else {
            text +=
                "  " + (subject.old == nil ? say("只在新规则中考核", "new rules only") : say("只在原规则中考核", "old rules only"))
        }
        let follow = subject.gained.map { "+" + $0 } + subject.lost.map { "-" + $0 }
        if !follow.isEmpty { text += "  " + follow.joined(separator: "、") }
        block.add(text, indent: 4, hang: 4)
        let causes = subject.rules.prefix(5).map { "\($0.source.code) \(signed($0.difference, sheet))" }
        if !causes.isEmpty {
            let rest = subject.rules.count > 5 ? "……" : ""
            block.add("↳ " + causes.joined(separator: "、") + rest, indent: 6, hang: 2)
        }
    }

    private func rank(_ standing: Placing) -> String { standing.rank.map { String($0) } ?? "—" }

    private func words(_ names: [String]) -> String { names.isEmpty ? "—" : names.joined(separator: "、") }

    private func points(_ value: Rational, _ sheet: SheetComparison) -> String {
        value.formatted(decimals: sheet.decimals)
    }

    /// A difference; two decimals more where it would otherwise look like none.
    private func signed(_ value: Rational, _ sheet: SheetComparison) -> String {
        let isSmall = !value.isZero && value.rounded(to: sheet.decimals).isZero
        return (value > .zero ? "+" : "") + value.formatted(decimals: sheet.decimals + (isSmall ? 2 : 0))
    }

    /// So much of a text as stands beside its figures.
    private static func short(_ text: String) -> String { text.count > 30 ? text.prefix(29) + "…" : text }
}
