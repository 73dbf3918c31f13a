import Amending
import Chronology
import Exact
import LedgerModel
import RecordModel
import RuleModel
import ScoreModel
import Testing

/// The made-up city's quarter, published, and then corrected: other lines for everybody on the first sheet.
enum MadeUpAmendment {
    /// The run by which the amendment was found.
    static func found(noticeNames: NoticeNames = .masked) -> RunReport {
        var city = MadeUpCity()
        city.centre.noticeNames = noticeNames
        city.hasUniqueNames = true
        city.centre.linesEach = 3
        return city.report()
    }

    static func report(noticeNames: NoticeNames = .masked) throws -> AmendmentReport {
        var before = MadeUpCity()
        before.centre.noticeNames = noticeNames
        before.hasUniqueNames = true
        var after = before
        after.centre.linesEach = 3
        let published = run(before.report())
        let changes = AmendmentChanges(from: published, to: run(after.report()))
        // The last of those touched stays as it was, and would only stand elsewhere.
        let touched = changes.subjects.filter { $0.id != changes.subjects.last?.id }
        let day = try #require(Day(iso: "2026-10-20"))
        let amendment = Amendment(
            period: published.period, number: 1, by: "李主任", at: Moment(day: day), reason: "申诉复核",
            corrections: [1, 2, 3],
            subjects: touched)
        let elsewhere = changes.subjects.suffix(1).compactMap { change in
            change.before.flatMap { before in
                change.after.map { StandingShift(sheet: change.sheet, published: before, anew: $0) }
            }
        }
        return AmendmentReport(
            amendment, of: published, centre: before.report().centre,
            corrections: try corrections(of: published, touched, on: day), elsewhere: elsewhere + changes.elsewhere)
    }

    /// One correction about one person of each department, and one whose basis names both.
    private static func corrections(
        of run: LedgerRun, _ touched: [AmendedSubject], on day: Day
    ) throws -> [LoggedCorrection] {
        let people = touched.filter { $0.sheet == run.sheets[0].id }.compactMap(\.after)
        let first = try #require(people.first { $0.department == "税务局" })
        let second = try #require(people.first { $0.department == "自然资源局" })
        let row = CorrectedRow(
            path: "logs/cases-07.csv", row: 1204,
            cells: [
                CorrectedCell(header: "申办流水号", text: "C000123"), CorrectedCell(header: "工号", text: first.id),
                CorrectedCell(header: "评价", text: "不满意"),
            ])
        func logged(_ number: Int, _ target: CorrectionTarget, _ basis: String) -> LoggedCorrection {
            LoggedCorrection(
                correction: Correction(number: number, target: target, by: "李主任", on: day, basis: basis),
                period: run.period, state: .applied, decision: "更正", amendment: 1)
        }
        return [
            logged(1, .cells(row, instead: [CorrectedCell(header: "评价", text: "满意")]), "评价系统误录"),
            logged(2, .added(log: .events, cells: ["date": "2026-08-03", "staff": second.id, "rule": "附加1b"]), "补登锦旗"),
            logged(
                3,
                .line(
                    CorrectedLine(
                        sheet: "made-up.staff", subject: first.id, rule: "virtue.3", day: day,
                        evidence: "logs/events.csv:7", points: "-3"), points: "-1"), "与\(second.name)无关,改按一般"),
        ]
    }

    /// A report as the ledger keeps it.
    static func run(_ report: RunReport) -> LedgerRun {
        let sheets = report.sheets.map { result in
            LedgerSheet(
                regulation: result.regulation.id, sheet: result.sheet.id, title: result.sheet.title,
                subjectKind: result.sheet.subject.id, decimals: result.sheet.decimals,
                subjects: result.subjects.map { PublishedSubject($0, of: result) }, rankedCount: result.rankedCount,
                lines: result.subjects.sorted { $0.id < $1.id }.flatMap { subject in
                    subject.lines.map { line in
                        LedgerLine(
                            subject: subject.id, rule: rule(line, result), clause: "第五条", part: "", day: line.day,
                            points: line.points, evidence: report.text(of: line.evidence), note: line.note)
                    }
                })
        }
        return LedgerRun(
            centre: report.centre.name, period: report.period, programVersion: "0", regulations: [], settings: [],
            inputs: [], earlier: [], corrections: [], sheets: sheets, findings: [], outputs: [])
    }

    private static func rule(_ line: ScoreLine, _ result: SheetResult) -> String {
        switch line.source {
        case .rule(let index): result.rules[index].id
        case .part(let index): result.sheet.parts[index].id
        case .total: "total"
        }
    }
}
