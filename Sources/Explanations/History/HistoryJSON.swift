internal import Chronology
internal import Exact
internal import JSONText
public import LedgerModel
internal import RecordModel
internal import ScoreModel

/// A history for programs: one JSON object with fixed keys in fixed order; points are exact texts.
public enum HistoryJSON {
    /// The history, ending in a line break.
    public static func render(_ report: HistoryReport) -> String {
        JSONValue.mapping([
            ("centre", .string(report.centre)), ("subject", .string(report.id)), ("name", .string(report.name)),
            ("sheets", .array(report.sheets.map(sheet))),
            ("corrections", .array(report.corrections.map(correction))),
        ]).text
    }

    private static func sheet(_ sheet: SubjectHistory) -> JSONValue {
        .mapping([
            ("sheet", .string(sheet.sheet)), ("title", .string(sheet.title)),
            ("periods", .array(sheet.entries.map(entry))),
            (
                "amendments",
                .array(
                    sheet.changes.map { change in
                        let amendment = change.amendment
                        return .mapping([
                            ("period", .string(amendment.period.label)), ("amendment", .integer(amendment.number)),
                            ("on", .string(amendment.at.day.iso)), ("by", .string(amendment.by)),
                            ("reason", .string(amendment.reason)),
                            ("corrections", .array(amendment.corrections.map { .integer($0) })),
                            ("before", change.subject.before.map(subject) ?? .null),
                            ("after", change.subject.after.map(subject) ?? .null),
                            ("lines_before", .array(change.subject.linesBefore.map(line))),
                            ("lines_after", .array(change.subject.linesAfter.map(line))),
                        ])
                    })
            ),
        ])
    }

    private static func entry(_ entry: SubjectHistory.Entry) -> JSONValue {
        .mapping([
            ("period", .string(entry.period.label)), ("ranked", .integer(entry.rankedCount)),
            ("amendments", .integer(entry.amendments.count)), ("published", subject(entry.published)),
            ("current", subject(entry.current)),
        ])
    }

    private static func subject(_ subject: PublishedSubject) -> JSONValue {
        let status =
            switch subject.status {
            case .ranked: "ranked"
            case .notRanked(let reason): "not-ranked:\(reason)"
            case .disqualified(let rule): "disqualified:\(rule)"
            }
        return .mapping([
            ("name", .string(subject.name)), ("window", .string(subject.window)),
            ("department", .string(subject.department)), ("total", .string(subject.total.plain)),
            ("exact_total", .string(subject.exactTotal.plain)), ("deducted", .string(subject.deducted.plain)),
            (
                "parts",
                .mapping(subject.parts.map { ($0.id, .string($0.score.plain)) })
            ),
            ("rank", subject.rank.map { .integer($0) } ?? .null), ("level", .string(subject.level)),
            ("stars", subject.stars.map { .integer($0) } ?? .null),
            ("honours", .array(subject.honours.map { .string($0) })), ("status", .string(status)),
            ("consequences", .array(subject.consequences.map { .string($0.name) })),
        ])
    }

    private static func line(_ line: LedgerLine) -> JSONValue {
        .mapping([
            ("rule", .string(line.rule)), ("clause", .string(line.clause)), ("part", .string(line.part)),
            ("date", .string(line.day.iso)), ("points", .string(line.points.plain)),
            ("evidence", .string(line.evidence)), ("note", .string(line.note)),
        ])
    }

    private static func correction(_ logged: LoggedCorrection) -> JSONValue {
        let correction = logged.correction
        return .mapping([
            ("correction", .integer(correction.number)), ("period", .string(logged.period.label)),
            ("state", .string(logged.state.rawValue)), ("kind", .string(correction.target.kind)),
            ("place", .string(correction.target.place)), ("was", .string(correction.target.was)),
            ("instead", .string(correction.target.instead)), ("by", .string(correction.by)),
            ("on", .string(correction.on.iso)), ("basis", .string(correction.basis)),
            ("amendment", logged.amendment.map { .integer($0) } ?? .null),
        ])
    }
}
