internal import Chronology
internal import JSONText
public import RecordModel

/// Appeals for programs.
public enum AppealJSON {
    /// A list of all of them.
    public static func render(_ entries: [AppealEntry]) -> String { JSONValue.array(entries.map(value)).text }

    private static func value(_ entry: AppealEntry) -> JSONValue {
        let (appeal, line) = (entry.appeal, entry.appeal.line)
        return .mapping([
            ("number", .integer(appeal.number)), ("period", .string(appeal.period.label)),
            ("department", .string(appeal.department)), ("sheet", .string(line.target.sheet)),
            ("subject", .string(line.target.subject)), ("name", .string(line.name)),
            ("rule", .string(line.target.rule)), ("code", .string(line.code)), ("line", .integer(line.number)),
            ("date", .string(line.target.day.iso)), ("evidence", .string(line.target.evidence)),
            ("points", .string(line.target.points)), ("reason", .string(appeal.reason)),
            ("materials", .string(appeal.materials)), ("received", .string(appeal.received.iso)),
            ("by", .string(appeal.by)), ("file", .string(appeal.source.file)),
            ("sha256", .string(appeal.source.sha256)), ("cell", .string(appeal.source.cell)),
            ("proposal", .integer(entry.proposal)), ("answer", entry.answer.map { answer($0, line.target) } ?? .null),
        ])
    }

    private static func answer(_ answer: AppealAnswer, _ line: CorrectedLine) -> JSONValue {
        .mapping([
            ("verdict", .string(answer.verdict.rawValue)), ("reason", .string(answer.reason)),
            ("by", .string(answer.by)), ("date", .string(answer.on.iso)),
            ("correction", answer.correction.map { .integer($0.number) } ?? .null),
            ("points", .string(answer.points(insteadOf: line))),
        ])
    }
}
