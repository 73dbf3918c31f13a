public import Amending
internal import Chronology
internal import Exact
internal import LedgerModel
internal import RecordModel
internal import ScoreModel

/// `differences.csv`, `difference-lines.csv`, `notify.csv` and `corrections.csv`: what an amendment changes, for programs.
public enum AmendmentTable {
    /// Writes one row for each subject it touches, sheets in their order, then by id; points are rounded as totals are.
    public static func writeDifferences(_ report: AmendmentReport, to sink: @escaping ByteSink) throws {
        var partIDs: [String] = []
        for side in report.amendment.subjects.flatMap({ [$0.after, $0.before] }) {
            for part in side?.parts ?? [] where !partIDs.contains(part.id) { partIDs.append(part.id) }
        }
        var table = try CSVWriter(
            ["sheet", "period", "amendment", "subject", "name", "window", "department"]
                + partIDs.flatMap { ["old_\($0)", "new_\($0)"] } + [
                    "old_total", "new_total", "difference", "old_rank", "new_rank", "old_level", "new_level",
                    "old_stars", "new_stars", "old_honours", "new_honours", "old_status", "new_status",
                    "consequences_gained", "consequences_lost",
                ], to: sink)
        let sheets = Dictionary(report.after.sheets.map { ($0.id, $0) }) { first, _ in first }
        for change in report.amendment.subjects {
            let decimals = sheets[change.sheet]?.decimals ?? 2
            func points(_ value: Rational?) -> String { value.map { $0.formatted(decimals: decimals) } ?? "" }
            let (old, new) = (change.before, change.after)
            table.field(change.sheet)
            table.field(report.amendment.period.label)
            table.field(report.amendment.number)
            table.field(change.id)
            table.field(change.name)
            table.field((new ?? old)?.window ?? "")
            table.field((new ?? old)?.department ?? "")
            for id in partIDs {
                for side in [old, new] { table.field(points(side?.parts.first { $0.id == id }?.score)) }
            }
            for side in [old, new] { table.field(points(side?.total)) }
            table.field(old.flatMap { old in new.map { points($0.total - old.total) } } ?? "")
            for side in [old, new] { table.field(side?.rank) }
            for side in [old, new] { table.field(side?.level ?? "") }
            for side in [old, new] { table.field(side?.stars) }
            for side in [old, new] { table.field((side?.honours ?? []).joined(separator: ";")) }
            for side in [old, new] { table.field(status(side)) }
            table.field(change.gained.joined(separator: ";"))
            table.field(change.lost.joined(separator: ";"))
            try table.endRecord()
        }
        try table.finish()
    }

    /// Writes one row for each line that no longer stands (`old`) or stands instead (`new`); points are exact.
    public static func writeLines(_ report: AmendmentReport, to sink: @escaping ByteSink) throws {
        var table = try CSVWriter(
            ["sheet", "period", "subject", "side", "rule", "clause", "part", "date", "points", "evidence", "note"],
            to: sink)
        for change in report.amendment.subjects {
            for (side, lines) in [("old", change.linesBefore), ("new", change.linesAfter)] {
                for line in lines {
                    for text in [
                        change.sheet, report.amendment.period.label, line.subject, side, line.rule, line.clause,
                        line.part, line.day.iso, line.points.plain, line.evidence, line.note,
                    ] { table.field(text) }
                    try table.endRecord()
                }
            }
        }
        try table.finish()
    }

    /// Writes one row for each department to notify.
    /// - Parameter workbooks: the path of each department's workbook, by its name.
    public static func writeNotices(
        _ report: AmendmentReport, workbooks: [String: String], to sink: @escaping ByteSink
    ) throws {
        var table = try CSVWriter(["department", "subjects", "level_changes", "workbook"], to: sink)
        for department in report.departments {
            table.field(department.name)
            table.field(department.subjects.count)
            table.field(department.standingChanges)
            table.field(workbooks[department.name] ?? "")
            try table.endRecord()
        }
        try table.finish()
    }

    /// Writes one row for each correction in the amendment.
    public static func writeCorrections(_ report: AmendmentReport, to sink: @escaping ByteSink) throws {
        var table = try CSVWriter(
            ["correction", "period", "kind", "place", "was", "instead", "by", "on", "basis"], to: sink)
        for logged in report.corrections {
            let correction = logged.correction
            table.field(correction.number)
            for text in [
                logged.period.label, correction.target.kind, correction.target.place, correction.target.was,
                correction.target.instead, correction.by, correction.on.iso, correction.basis,
            ] { table.field(text) }
            try table.endRecord()
        }
        try table.finish()
    }

    private static func status(_ subject: PublishedSubject?) -> String {
        switch subject?.status {
        case .ranked: "ranked"
        case .notRanked(let reason): "not-ranked:\(reason)"
        case .disqualified(let rule): "disqualified:\(rule)"
        case nil: "not-scored"
        }
    }
}
