public import Amending
internal import Chronology
internal import LedgerModel
public import ScoreModel

/// `amendment.json`: which amendment a folder holds and what was written, so that it can be told whether a file is still
/// what it was.
public enum AmendmentRecord {
    /// The record as JSON, keys sorted.
    /// - Parameters:
    ///   - written: every file written but this one, with paths relative to the folder, sorted.
    ///   - departments: each department's name and the path of its workbook.
    public static func json(
        _ report: AmendmentReport, version: String, written: [FileCard], departments: [(name: String, path: String)]
    ) throws -> [UInt8] {
        let amendment = report.amendment
        return try RecordParts.json(
            Record(
                program: "kaohe", version: version, centre: report.centre.name, period: amendment.period.label,
                amendment: amendment.number, by: amendment.by, on: amendment.at.day.iso, reason: amendment.reason,
                corrections: amendment.corrections, standing_changed: report.isStandingChanged,
                departments: departments.map(RecordParts.Department.init), written: written.map(RecordParts.File.init)))
    }

    private struct Record: Encodable {
        let program: String
        let version: String
        let centre: String
        let period: String
        let amendment: Int
        let by: String
        let on: String
        let reason: String
        let corrections: [Int]
        let standing_changed: Bool
        let departments: [RecordParts.Department]
        let written: [RecordParts.File]
    }
}
