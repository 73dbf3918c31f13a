import Chronology
import Comparing
import Exact
import ScoreModel

/// The tables of 规则比较.xlsx; each has the sheets of the comparison one after another.
enum ComparisonSheets {
    /// Which sheet a row is about is said only where there are several.
    private static func sheetColumn(_ comparison: RuleComparison) -> [Table.Column] {
        comparison.sheets.count > 1 ? [.init("考核表", 22)] : []
    }

    /// What every table has: its title, and which rules are compared.
    private static func table(
        _ comparison: RuleComparison, _ word: String, _ columns: [Table.Column], count: Int, limit: Int, frozen: Int,
        _ names: inout SheetNames, fill: @escaping @Sendable (Int, inout RowBuffer) -> Void
    ) -> Table {
        Table(
            title: "\(comparison.period.title)规则比较(试算) · \(word)",
            subtitle: "\(comparison.centre) · 原规则 \(comparison.oldName) → 新规则 \(comparison.newName)",
            columns: columns, place: TablePlace(word, count: count, limit: limit, names: &names), frozenColumns: frozen,
            whenEmpty: "(没有变化)", fill: fill)
    }

    private static func points(
        _ value: Rational?, _ look: CellStyle.Look, _ sheet: SheetComparison, _ row: inout RowBuffer
    ) {
        if let value { row.points(value, look, decimals: sheet.decimals) } else { row.text("—", .center) }
    }

    private static func number(_ value: Int?, _ row: inout RowBuffer) {
        if let value { row.integer(value, .ordinal) } else { row.text("—", .center) }
    }

    /// 概览: a row for each sheet, those of one side only among them.
    static func overview(_ comparison: RuleComparison, limit: Int, _ names: inout SheetNames) -> Table {
        let sheets = comparison.sheets
        let lone =
            comparison.onlyOld.map { ($0, "只在原规则中") } + comparison.onlyNew.map { ($0, "只在新规则中") }
        let columns: [Table.Column] = [
            .init("考核表", 26), .init("人数(个数)", 9), .init("有变化", 9), .init("等次变化", 9), .init("得分升高", 9),
            .init("得分降低", 9), .init("原平均分", 10), .init("新平均分", 10), .init("平均差", 10), .init("影响最大的条目", 30),
        ]
        var table = table(
            comparison, "概览", columns, count: sheets.count + lone.count, limit: limit, frozen: 1, &names
        ) { item, row in
            guard item < sheets.count else {
                let (name, word) = lone[item - sheets.count]
                row.text(name.title)
                row.blanks(columns.count - 2)
                return row.text(word)
            }
            let sheet = sheets[item]
            row.text(sheet.title)
            for count in [
                sheet.all.count, sheet.all.changed, sheet.all.levelChanged, sheet.all.higher, sheet.all.lower,
            ] { row.integer(count) }
            points(sheet.all.oldMean, .score, sheet, &row)
            points(sheet.all.newMean, .score, sheet, &row)
            points(sheet.all.difference, .signed, sheet, &row)
            let most = sheet.rules.prefix(3).map { "\($0.source.code)(\($0.subjects))" }
            row.text(most.isEmpty ? "—" : most.joined(separator: "、"), .wrapped)
        }
        table.foot = { row, end in
            end(&row)
            for note in notes(comparison) {
                row.text(note, .basis, span: columns.count)
                end(&row)
            }
        }
        return table
    }

    private static func notes(_ comparison: RuleComparison) -> [String] {
        var notes = ["两套规则各按同样的记录完整计算一遍,正式结果以考核总表为准;新规则的施行日期不作限制。平均分不含两边都不参评的。"]
        if comparison.oldUnresolved != comparison.newUnresolved {
            notes.append(
                "未解决的数据问题:原规则 \(comparison.oldUnresolved) 条,新规则 \(comparison.newUnresolved) 条(台账引用的条目可能只在一边有)。")
        }
        return notes
    }

    /// 变化名单: a row for each subject about whom anything differs.
    static func changes(_ comparison: RuleComparison, limit: Int, _ names: inout SheetNames) -> Table {
        let keys = comparison.sheets.flatMap { sheet in sheet.changed.map { (sheet: sheet, subject: $0) } }
        let hasHonours = keys.contains { !honours($0.subject).isEmpty }
        let lead = sheetColumn(comparison)
        let columns: [Table.Column] =
            lead + [
                .init("工号/编号", 11), .init("姓名/名称", 13), .init("部门", 16), .init("窗口", 16), .init("原总分", 9),
                .init("新总分", 9), .init("差", 9), .init("原名次", 7), .init("新名次", 7), .init("原等次", 10),
                .init("新等次", 10), .init("原星数", 6), .init("新星数", 6),
            ] + (hasHonours ? [.init("荣誉", 14)] : []) + [.init("后续处理", 18), .init("引起变化的条目", 34)]
        return table(comparison, "变化名单", columns, count: keys.count, limit: limit, frozen: lead.count + 2, &names) {
            item, row in
            let (sheet, subject) = keys[item]
            if subject.isLevelChanged { row.tint = .band }
            if !lead.isEmpty { row.text(sheet.title, .wrapped) }
            row.text(subject.id, .center)
            row.text(subject.name, .center)
            row.text(subject.department)
            row.text(subject.window)
            let (old, new) = (subject.old, subject.new)
            points(old?.total, .score, sheet, &row)
            points(new?.total, .score, sheet, &row)
            points(subject.difference, .signed, sheet, &row)
            for side in [old, new] { number(side?.rank, &row) }
            for side in [old, new] { row.text(side?.place.title ?? "不考核", .center) }
            for side in [old, new] { number(side?.stars, &row) }
            if hasHonours { row.text(honours(subject), .wrapped) }
            row.text((subject.gained.map { "+" + $0 } + subject.lost.map { "−" + $0 }).joined(separator: "、"), .wrapped)
            row.text(causes(subject, sheet), .wrapped)
        }
    }

    private static func honours(_ subject: SubjectComparison) -> String {
        let (old, new) = (subject.old?.honours ?? [], subject.new?.honours ?? [])
        if old == new { return old.joined(separator: "、") }
        func words(_ names: [String]) -> String { names.isEmpty ? "无" : names.joined(separator: "、") }
        return "\(words(old)) → \(words(new))"
    }

    private static func causes(_ subject: SubjectComparison, _ sheet: SheetComparison) -> String {
        let causes = subject.rules.map { rule in
            let isSmall = rule.difference.rounded(to: sheet.decimals).isZero
            let difference = rule.difference.formatted(decimals: sheet.decimals + (isSmall ? 2 : 0))
            return "\(rule.source.code) \(rule.difference.isNegative ? difference : "+" + difference)"
        }
        return causes.isEmpty ? "名次、名额或等次规则" : causes.joined(separator: "、")
    }

    /// 按条目: a row for each rule whose points differ for somebody.
    static func rules(_ comparison: RuleComparison, limit: Int, _ names: inout SheetNames) -> Table {
        let keys = comparison.sheets.flatMap { sheet in sheet.rules.map { (sheet: sheet, rule: $0) } }
        let lead = sheetColumn(comparison)
        let columns: [Table.Column] =
            lead + [
                .init("条目", 12), .init("编号", 15), .init("条款", 15), .init("内容", 44), .init("涉及人数", 9),
                .init("原分值合计", 11), .init("新分值合计", 11), .init("差合计", 11),
            ]
        return table(comparison, "按条目", columns, count: keys.count, limit: limit, frozen: lead.count + 1, &names) {
            item, row in
            let (sheet, rule) = keys[item]
            if !lead.isEmpty { row.text(sheet.title, .wrapped) }
            row.text(rule.source.code, .center)
            row.text(rule.source.id, .center)
            row.text(rule.source.clause)
            row.text(rule.source.text, .wrapped)
            row.integer(rule.subjects)
            row.points(rule.old, .signed, decimals: sheet.decimals)
            row.points(rule.new, .signed, decimals: sheet.decimals)
            row.points(rule.difference, .signed, decimals: sheet.decimals)
        }
    }

    /// 按部门: a row for each department of each sheet.
    static func departments(_ comparison: RuleComparison, limit: Int, _ names: inout SheetNames) -> Table {
        let keys = comparison.sheets.flatMap { sheet in sheet.departments.map { (sheet: sheet, group: $0) } }
        let lead = sheetColumn(comparison)
        let columns: [Table.Column] =
            lead + [
                .init("部门", 26), .init("人数(个数)", 10), .init("有变化", 10), .init("等次变化", 10),
                .init("得分升高", 10), .init("得分降低", 10), .init("原平均分", 11), .init("新平均分", 11), .init("平均差", 11),
            ]
        return table(comparison, "按部门", columns, count: keys.count, limit: limit, frozen: lead.count + 1, &names) {
            item, row in
            let (sheet, group) = keys[item]
            if !lead.isEmpty { row.text(sheet.title, .wrapped) }
            row.text(group.name.isEmpty ? "(未写部门)" : group.name)
            for count in [group.count, group.changed, group.levelChanged, group.higher, group.lower] {
                row.integer(count)
            }
            points(group.oldMean, .score, sheet, &row)
            points(group.newMean, .score, sheet, &row)
            points(group.difference, .signed, sheet, &row)
        }
    }

    /// 等次变化: how many come from which level to which.
    static func levels(_ comparison: RuleComparison, limit: Int, _ names: inout SheetNames) -> Table {
        let keys = comparison.sheets.flatMap { sheet in
            sheet.places.flatMap { from in
                sheet.places.compactMap { to in
                    let count = sheet.count(from: from, to: to)
                    return count > 0 ? (sheet: sheet, from: from, to: to, count: count) : nil
                }
            }
        }
        let lead = sheetColumn(comparison)
        let columns: [Table.Column] = lead + [.init("原等次", 18), .init("新等次", 18), .init("人数(个数)", 12)]
        return table(comparison, "等次变化", columns, count: keys.count, limit: limit, frozen: lead.count, &names) {
            item, row in
            let key = keys[item]
            if key.from != key.to { row.tint = .band }
            if !lead.isEmpty { row.text(key.sheet.title, .wrapped) }
            row.text(key.from.title, .center)
            row.text(key.to.title, .center)
            row.integer(key.count)
        }
    }
}
