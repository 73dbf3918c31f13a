import Chronology
import Confidentiality
import Exact
import RecordModel
import ScoreModel
import Testing
import WorkbookScan

@testable import Workbooks

/// 申诉答复 in department books, 申诉 in the office's: who reads what, and that nothing foreign is in it.
@Suite struct AnswerSheetTests {
    private let old: RunReport
    private let own: SubjectScore
    private let foreign: SubjectScore

    init() throws {
        var city = MadeUpCity()
        city.hasUniqueNames = true
        old = city.report()
        own = try #require(old.sheets[0].subjects.first { $0.department == "税务局" })
        foreign = try #require(old.sheets[0].subjects.first { $0.department == "自然资源局" })
    }

    private func entry(
        _ number: Int, _ verdict: AppealVerdict?, of subject: SubjectScore, reason: String, answer: String,
        correction: Correction? = nil, isTold: Bool = true
    ) -> AppealEntry {
        let target = CorrectedLine(
            sheet: old.sheets[0].id, subject: subject.id, rule: "diligence.1", day: old.period.last,
            evidence: "\(foreign.id) 无签到", points: "-1")
        let appeal = Appeal(
            number: number, period: old.period,
            line: AppealedLine(
                number: number, target: target, copy: 1, name: subject.name, code: "勤1", shown: "外单位人员 无签到"),
            department: subject.department, reason: reason, materials: "=HYPERLINK(\"http://x\")",
            source: AppealSource(file: "a.xlsx", sha256: "", cell: "申诉表!J4"), received: old.period.last, by: "督查科")
        return AppealEntry(
            appeal: appeal, proposal: number,
            answer: verdict.map {
                AppealAnswer(
                    number: number, verdict: $0, reason: answer, by: foreign.name, on: old.period.last,
                    correction: correction)
            }, isTold: isTold)
    }

    private func report(_ appeals: [AppealEntry]) -> RunReport {
        RunReport(
            centre: old.centre, period: old.period, sheets: old.sheets, attendance: [], cases: [], findings: [],
            tables: old.tables, settings: [], programVersion: "", people: old.people, appeals: appeals)
    }

    @Test func namesOfOthersAreMaskedAndTheScannerIsSilent() throws {
        let place = try Workplace()
        let report = report([
            entry(1, .upheld, of: own, reason: "与\(foreign.name)弄混,\(foreign.id)证实", answer: "\(foreign.name)承认"),
            entry(2, nil, of: own, reason: "待答复的不告知", answer: ""),
            entry(3, .upheld, of: foreign, reason: "别的部门的", answer: "查明"),
            entry(4, .upheld, of: own, reason: "告知过的", answer: "查明", isTold: false),
        ])
        _ = try place.write(report, to: "out")
        let bytes = [UInt8](try place.bytes("out/部门/税务局.xlsx"))
        let scanner = WorkbookScanner(ReportIndex(report).names)
        #expect(scanner.findings(in: bytes, for: "税务局") == [])
        let all = try place.parts("out/部门/税务局.xlsx").values.joined()
        #expect(all.contains("与外单位人员弄混,外单位人员证实") && all.contains("外单位人员承认"))
        for text in ["待答复的不告知", "别的部门的", "告知过的"] { #expect(!all.contains(text), "\(text)") }
        // The office reads all of it, as it was written.
        let main = try place.parts("out/考核总表.xlsx").values.joined()
        for text in ["与\(foreign.name)弄混", "待答复的不告知", "别的部门的", "告知过的", "共 4 项,待答复 1 项"] {
            #expect(main.contains(text), "\(text)")
        }
    }

    @Test func pointsAsTheyAreNow() {
        let line = entry(1, nil, of: own, reason: "", answer: "").appeal.line.target
        func answer(_ target: CorrectionTarget?) -> String {
            AppealAnswer(
                number: 1, verdict: target == nil ? .upheld : .corrected, reason: "", by: "", on: old.period.last,
                correction: target.map {
                    Correction(number: 1, target: $0, by: "", on: old.period.last, basis: "")
                }
            ).points(insteadOf: line)
        }
        #expect(answer(nil) == "-1")
        #expect(answer(.line(line, points: "-0.5")) == "-0.5")
        #expect(answer(.withdrawn(CorrectedRow(path: "a.csv", row: 2, cells: []))) == "按更正 1 计算")
    }

    @Test func withoutAppealsThereIsNoSheet() throws {
        let index = ReportIndex(report([]))
        #expect(!MainBook.plan(index, rowLimit: 1_000).sheets.contains { $0.name == "申诉" })
    }
}
