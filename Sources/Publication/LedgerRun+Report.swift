public import CentreRun
internal import Chronology
internal import Hashing
public import LedgerModel
internal import RecordModel
internal import RuleModel
public import ScoreModel

extension LedgerRun {
    /// A run as the ledger keeps it.
    /// - Parameters:
    ///   - centre: the centre it was scored for.
    ///   - outputs: the files it wrote but `run.json`, sorted by path.
    public init(_ report: RunReport, of centre: Centre, outputs: [FileCard]) {
        let paths = report.tables.map(\.path)
        self.init(
            centre: report.centre.name, period: report.period, programVersion: report.programVersion,
            regulations: Self.regulations(report, centre),
            settings: report.settings.map {
                LedgerSetting(path: $0.path, sha256: $0.sha256, bytes: centre.settingBytes[$0.path] ?? [])
            },
            inputs: report.tables.map {
                LedgerInput(
                    role: $0.role.id, path: $0.path, sha256: $0.sha256, used: $0.used, outside: $0.outside,
                    setAside: $0.setAside)
            },
            earlier: report.earlier,
            corrections: (report.corrections.map(\.number) + report.correctionsOfOtherPeriods).sorted(),
            sheets: report.sheets.map { LedgerSheet($0, paths: paths) },
            findings: report.findings.map { LedgerFinding($0, paths: paths, contents: report.rowContents) },
            outputs: outputs)
    }

    /// The versions in force in the period, of the regulations that scored it.
    private static func regulations(_ report: RunReport, _ centre: Centre) -> [LedgerRegulation] {
        let scored = Set(report.sheets.map(\.regulation.id))
        return centre.regulations
            .filter { regulation in
                scored.contains(regulation.id) && (regulation.since.map { $0 <= report.period.last } ?? true)
                    && (regulation.until.map { $0 >= report.period.first } ?? true)
            }
            .map {
                LedgerRegulation(
                    id: $0.id, title: $0.title, path: centre.path(of: $0), since: $0.since, until: $0.until)
            }
    }
}

extension LedgerSheet {
    /// A sheet's results with their lines in words.
    init(_ result: SheetResult, paths: [String]) {
        let subjects = result.subjects.map { PublishedSubject($0, of: result) }
        var lines: [LedgerLine] = []
        for subject in result.subjects.sorted(by: { ExactText($0.id) < ExactText($1.id) }) {
            lines += subject.lines.map { line in
                let names = result.names(of: line.source)
                return LedgerLine(
                    subject: subject.id, rule: names.rule, clause: names.clause, part: names.part, day: line.day,
                    points: line.points, evidence: RowNames.text(of: line.evidence, paths: paths), note: line.note)
            }
        }
        self.init(
            regulation: result.regulation.id, sheet: result.sheet.id, title: result.sheet.title,
            subjectKind: result.sheet.subject.id, decimals: result.sheet.decimals, subjects: subjects,
            rankedCount: result.rankedCount, lines: lines)
    }
}

extension LedgerFinding {
    /// A finding in words.
    init(_ finding: Finding, paths: [String], contents: [RowReference: String]) {
        self.init(
            key: FindingKey(finding, paths: paths, contents: contents), severity: finding.severity.rawValue,
            column: finding.columnLetter, message: finding.message)
    }
}
