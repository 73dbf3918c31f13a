internal import Chronology
internal import FoundationEssentials
internal import RecordModel
internal import RuleModel
public import ScoreModel

/// `run.json`: what a run read and wrote, so that it can be told whether another run would give the same.
public enum RunRecord {
    /// The record as JSON, keys sorted.
    /// - Parameter written: every file written but this one, with paths relative to the output folder, sorted.
    public static func json(_ report: RunReport, written: [FileCard]) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try [UInt8](encoder.encode(Record(report, written))) + [0x0A]
    }

    private struct Record: Encodable {
        struct File: Encodable {
            let path: String
            let sha256: String
        }

        struct Table: Encodable {
            let table: String
            let path: String
            let sha256: String
            let encoding: String
            let read: Int
            let used: Int
            let outside: Int
            let set_aside: Int
        }

        struct Sheet: Encodable {
            let sheet: String
            let title: String
            let period: String
            let subject: String
            let subjects: Int
            let ranked: Int
            let lines: Int
            let consequences: Int
            let levels: [String: Int]
            let honours: [String: Int]
            let disqualified: Int
        }

        struct OnTheWay: Encodable {
            let sheet: String
            let period: String
        }

        let program: String
        let version: String
        let centre: String
        let period: String
        let draft: Bool
        let standing: String
        let unresolved: Int
        let rules: [File]
        let tables: [Table]
        let sheets: [Sheet]
        let scored_on_the_way: [OnTheWay]
        let observations: [String: Int]
        let findings: [String: Int]
        let written: [File]

        init(_ report: RunReport, _ written: [FileCard]) {
            program = "kaohe"
            version = report.programVersion
            centre = report.centre.name
            period = report.period.label
            draft = report.standing.stage == .draft
            standing = report.standing.stage.rawValue
            unresolved = report.unresolvedCount
            rules = report.settings.map { File(path: $0.path, sha256: $0.sha256) }
            tables = report.tables.map {
                Table(
                    table: $0.role.id, path: $0.path, sha256: $0.sha256, encoding: $0.encoding, read: $0.read,
                    used: $0.used,
                    outside: $0.outside, set_aside: $0.setAside)
            }
            sheets = report.sheets.map(Self.sheet)
            scored_on_the_way = report.scoredOnTheWay.map { OnTheWay(sheet: $0.sheet, period: $0.period) }
            var noticed: [String: Int] = [:]
            for observation in report.observations { noticed[observation.code.rawValue, default: 0] += 1 }
            observations = noticed
            var counts: [String: Int] = [:]
            for finding in report.findings { counts[finding.code.rawValue, default: 0] += 1 }
            findings = counts
            self.written = written.map { File(path: $0.path, sha256: $0.sha256) }
        }

        private static func sheet(_ result: SheetResult) -> Sheet {
            var levels: [String: Int] = [:]
            var honours: [String: Int] = [:]
            var disqualified = 0
            for subject in result.subjects {
                if let level = subject.level { levels[result.sheet.levels[level].name, default: 0] += 1 }
                for honour in subject.honours { honours[result.sheet.honours[honour].name, default: 0] += 1 }
                if case .disqualified = subject.status { disqualified += 1 }
            }
            return Sheet(
                sheet: result.id, title: result.sheet.title, period: result.period.label,
                subject: result.sheet.subject.id, subjects: result.subjects.count, ranked: result.rankedCount,
                lines: result.subjects.reduce(0) { $0 + $1.lines.count },
                consequences: result.subjects.reduce(0) { $0 + $1.consequences.count }, levels: levels,
                honours: honours, disqualified: disqualified)
        }
    }
}
