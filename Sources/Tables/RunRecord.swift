internal import Chronology
internal import RecordModel
internal import RuleModel
public import ScoreModel

/// `run.json`: what a run read and wrote, so that it can be told whether another run would give the same.
public enum RunRecord {
    /// The record as JSON, keys sorted.
    /// - Parameters:
    ///   - written: every file written but this one, with paths relative to the output folder, sorted.
    ///   - departments: each department's name and the path of its workbook.
    public static func json(
        _ report: RunReport, written: [FileCard], departments: [(name: String, path: String)] = []
    ) throws -> [UInt8] {
        try RecordParts.json(Record(report, written, departments))
    }

    private struct Record: Encodable {
        typealias File = RecordParts.File

        struct Table: Encodable {
            let table: String
            let path: String
            let sha256: String
            let encoding: String
            let read: Int
            let used: Int
            let outside: Int
            let set_aside: Int
            /// The import profile, and the filled rows of the file that are no records; left out for a plain text table.
            let profile: String?
            let header_row: Int?
            let title_rows: Int?
            let skipped_rows: Int?
        }

        typealias Department = RecordParts.Department

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
            /// The versions of the regulation in force in the period; left out where there is one.
            let versions: [Version]?
        }

        struct Version: Encodable {
            let title: String
            let document: String
            let since: String?
            let until: String?
        }

        struct OnTheWay: Encodable {
            let sheet: String
            let period: String
        }

        struct Standing: Encodable {
            let stage: String
            let notice_first: String?
            let notice_last: String?
            let published_on: String?
            let published_by: String?
        }

        struct Earlier: Encodable {
            let sheet: String
            let period: String
            let sha256: String
            let amendments: Int
        }

        struct Corrected: Encodable {
            let number: Int
            let by: String
            let on: String
            let basis: String
        }

        struct Settled: Encodable {
            let code: String
            let file: String
            let row: Int
            let header: String
            let text: String
            let by: String
            let on: String
            let reason: String
        }

        let program: String
        let version: String
        let centre: String
        let period: String
        let draft: Bool
        let standing: Standing
        let earlier: [Earlier]
        let corrections: [Corrected]
        let settled: [Settled]
        let unresolved: Int
        let rules: [File]
        let tables: [Table]
        let sheets: [Sheet]
        let scored_on_the_way: [OnTheWay]
        let observations: [String: Int]
        let findings: [String: Int]
        let departments: [Department]
        let written: [File]

        init(_ report: RunReport, _ written: [FileCard], _ departments: [(name: String, path: String)]) {
            program = "kaohe"
            version = report.programVersion
            centre = report.centre.name
            period = report.period.label
            draft = report.standing.stage == .draft
            standing = Standing(
                stage: report.standing.stage.rawValue, notice_first: report.standing.notice?.first.iso,
                notice_last: report.standing.notice?.last.iso, published_on: report.standing.publishedOn?.iso,
                published_by: report.standing.publishedBy.isEmpty ? nil : report.standing.publishedBy)
            earlier = report.earlier.map {
                Earlier(sheet: $0.sheet, period: $0.period.label, sha256: $0.digest, amendments: $0.amendments)
            }
            corrections = report.corrections.map {
                Corrected(number: $0.number, by: $0.by, on: $0.on.iso, basis: $0.basis)
            }
            settled = report.settled.map {
                Settled(
                    code: $0.key.code, file: $0.key.file, row: $0.key.row, header: $0.key.header, text: $0.key.text,
                    by: $0.by, on: $0.on.iso, reason: $0.reason)
            }
            unresolved = report.unresolvedCount
            rules = report.settings.map(File.init)
            tables = report.tables.map {
                Table(
                    table: $0.role.id, path: $0.path, sha256: $0.sha256, encoding: $0.encoding, read: $0.read,
                    used: $0.used,
                    outside: $0.outside, set_aside: $0.setAside, profile: $0.imported?.profile,
                    header_row: $0.imported?.headerRow, title_rows: $0.imported?.titleRows,
                    skipped_rows: $0.imported?.skippedRows)
            }
            sheets = report.sheets.map(Self.sheet)
            scored_on_the_way = report.scoredOnTheWay.map { OnTheWay(sheet: $0.sheet, period: $0.period) }
            var noticed: [String: Int] = [:]
            for observation in report.observations { noticed[observation.code.rawValue, default: 0] += 1 }
            observations = noticed
            var counts: [String: Int] = [:]
            for finding in report.findings { counts[finding.code.rawValue, default: 0] += 1 }
            findings = counts
            self.departments = departments.map(Department.init)
            self.written = written.map(File.init)
        }

        private static func sheet(_ result: SheetResult) -> Sheet {
            var levels: [String: Int] = [:]
            var honours: [String: Int] = [:]
            var disqualified = 0
            let versions = result.regulation.versions(in: result.period.span).map {
                Version(title: $0.title, document: $0.document, since: $0.since?.iso, until: $0.until?.iso)
            }
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
                honours: honours, disqualified: disqualified, versions: versions.count < 2 ? nil : versions)
        }
    }
}
