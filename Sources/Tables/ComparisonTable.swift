internal import Chronology
public import Comparing
internal import Exact
internal import ScoreModel

/// `compare.csv`, `compare-rules.csv` and `compare-departments.csv`: whom other rules would change, by which rule, and what
/// that comes to.
public enum ComparisonTable {
    /// Writes one row for each subject about whom anything differs: sheets in their order, changes of level first, then
    /// by the size of the difference.
    public static func writeSubjects(_ comparison: RuleComparison, to sink: @escaping ByteSink) throws {
        var table = try CSVWriter(
            [
                "sheet", "period", "subject", "name", "window", "department", "old_total", "new_total", "difference",
                "old_rank", "new_rank", "old_level", "new_level", "old_stars", "new_stars", "old_honours",
                "new_honours", "old_status", "new_status", "consequences_gained", "consequences_lost",
            ], to: sink)
        for sheet in comparison.sheets {
            func points(_ value: Rational?) -> String { value.map { $0.formatted(decimals: sheet.decimals) } ?? "" }
            for subject in sheet.changed {
                table.field(sheet.id)
                table.field(comparison.period.label)
                table.field(subject.id)
                table.field(subject.name)
                table.field(subject.window)
                table.field(subject.department)
                table.field(points(subject.old?.total))
                table.field(points(subject.new?.total))
                table.field(points(subject.difference))
                let (old, new) = (subject.old, subject.new)
                for side in [old, new] { table.field(side?.rank) }
                for side in [old, new] { table.field(side?.level ?? "") }
                for side in [old, new] { table.field(side?.stars) }
                for side in [old, new] { table.field((side?.honours ?? []).joined(separator: ";")) }
                for side in [old, new] { table.field(status(side)) }
                table.field(subject.gained.joined(separator: ";"))
                table.field(subject.lost.joined(separator: ";"))
                try table.endRecord()
            }
        }
        try table.finish()
    }

    /// Writes one row for each rule of each of those subjects whose points differ.
    public static func writeRules(_ comparison: RuleComparison, to sink: @escaping ByteSink) throws {
        var table = try CSVWriter(
            ["sheet", "period", "subject", "rule", "clause", "old_points", "new_points", "difference"], to: sink)
        for sheet in comparison.sheets {
            for subject in sheet.changed {
                for rule in subject.rules {
                    table.field(sheet.id)
                    table.field(comparison.period.label)
                    table.field(subject.id)
                    table.field(rule.source.id)
                    table.field(rule.source.clause)
                    table.field(rule.old.formatted(decimals: sheet.decimals))
                    table.field(rule.new.formatted(decimals: sheet.decimals))
                    table.field(rule.difference.formatted(decimals: sheet.decimals))
                    try table.endRecord()
                }
            }
        }
        try table.finish()
    }

    /// Writes one row for everyone and one for each department: how many change, and the means.
    public static func writeDepartments(_ comparison: RuleComparison, to sink: @escaping ByteSink) throws {
        var table = try CSVWriter(
            [
                "sheet", "period", "department", "subjects", "changed", "level_changed", "higher", "lower", "ranked",
                "old_mean", "new_mean", "difference",
            ], to: sink)
        for sheet in comparison.sheets {
            func mean(_ value: Rational?) -> String { value.map { $0.formatted(decimals: sheet.decimals) } ?? "" }
            for (number, group) in ([sheet.all] + sheet.departments).enumerated() {
                table.field(sheet.id)
                table.field(comparison.period.label)
                table.field(number == 0 ? "*" : group.name)
                for count in [
                    group.count, group.changed, group.levelChanged, group.higher, group.lower, group.ranked,
                ] {
                    table.field(Int?.some(count))
                }
                for value in [group.oldMean, group.newMean, group.difference] { table.field(mean(value)) }
                try table.endRecord()
            }
        }
        try table.finish()
    }

    private static func status(_ standing: Placing?) -> String {
        switch standing?.status {
        case .ranked: "ranked"
        case .notRanked(let reason): "not-ranked:\(reason)"
        case .disqualified(let rule): "disqualified:\(rule)"
        case nil: "not-scored"
        }
    }
}
