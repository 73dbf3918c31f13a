internal import Diagnostics
internal import RecordModel
internal import RuleModel
internal import YAMLDocument

/// Checks across the rules of a regulation.
extension FileDecoder {
    /// Two rules that a log could cite by one text are an error at the later one.
    func checkCodes(_ sheets: [Sheet]) {
        var owners: [String: (rule: Rule, sheet: Int)] = [:]
        for (index, sheet) in sheets.enumerated() {
            for (rule, _) in sheet.rules {
                let names = rule.code == rule.id ? [rule.id] : [rule.id, rule.code]
                for name in names {
                    let key = name.halfWidth
                    guard let first = owners[key] else {
                        owners[key] = (rule, index)
                        continue
                    }
                    // On two sheets a name is in doubt only where logs cite it.
                    guard first.sheet == index || first.rule.isCitable && rule.isCitable else { continue }
                    reportSameCode(rule, first.rule, name)
                    break
                }
            }
        }
    }

    private func reportSameCode(_ rule: Rule, _ first: Rule, _ name: String) {
        report(
            .duplicateCode, at: rule.span,
            (
                "条目 \(rule.id) 和 \(first.id) 都可以写作“\(name)”",
                "the rules \(rule.id) and \(first.id) are both cited as '\(name)'"
            ),
            fix: ("给其中一个部分另写 code(代号),或改条目编号", "give one of the parts another code, or renumber the rule"),
            related: [(first.span, ("另一条在这里", "the other rule"))])
    }

    /// Two rules of a sheet over the same rows of a log: a question, not an error.
    func checkSameRows(_ sheets: [Sheet]) {
        struct Counted: Hashable {
            var rows: RowSource
            var keep: Set<FieldTest>
            var drop: Set<FieldTest>
            var date: CaseDate
            var within: TimeWindow?
            var run: Run?
            var skip: Int
            var every: Int
        }
        for sheet in sheets {
            var owners: [Counted: Rule] = [:]
            for rule in sheet.rules.map(\.rule) where !rule.firesByWindow {
                guard rule.rows.leaves.allSatisfy(\.isLog) else { continue }
                let counted = Counted(
                    rows: rule.rows, keep: Set(rule.filter.keep), drop: Set(rule.filter.drop), date: rule.datedBy,
                    within: rule.within, run: rule.run, skip: rule.skip, every: rule.every)
                guard let first = owners[counted] else {
                    owners[counted] = rule
                    continue
                }
                report(
                    .sameRowsTwice, at: rule.span,
                    (
                        "条目 \(rule.id) 和 \(first.id) 计的是同样的\(rule.rows.title)记录,会重复计分",
                        "the rules \(rule.id) and \(first.id) count the same rows"
                    ),
                    fix: (
                        "如果不应重复,用 where(限于)或 unless(除外)分开",
                        "if that is not meant, tell them apart by 'where' or 'unless'"
                    ),
                    related: [(first.span, ("另一条在这里", "the other rule"))])
            }
        }
    }

    /// Measures and consequences nothing asks for: hints.
    func askForUnused(_ fields: Fields, _ scope: Scope) {
        for pair in fields["measures"]?.pairs ?? [] where !scope.usedMeasures.contains(pair.name) {
            report(
                .unusedMeasure, at: pair.key.span,
                ("指标“\(pair.name)”没有条目使用", "no rule uses the measure '\(pair.name)'"),
                fix: ("删去,或检查条目里的名称", "remove it, or check the names in the rules"))
        }
        for pair in fields["consequences"]?.pairs ?? [] where !scope.usedConsequences.contains(pair.name) {
            report(
                .unusedConsequence, at: pair.key.span,
                ("没有条目或等次带来后果“\(pair.name)”", "nothing brings the consequence '\(pair.name)'"),
                fix: ("删去,或在条目、等次上写 then(后果)", "remove it, or name it under 'then'"))
        }
    }
}

extension RowSource {
    /// Whether every row of it counts, rather than those that cite the rule.
    fileprivate var isLog: Bool {
        switch self {
        case .log, .declared, .results: true
        case .events, .sequence, .rules: false
        }
    }
}
