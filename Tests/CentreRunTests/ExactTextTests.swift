import CentreFixtures
import RecordModel
import RuleModel
import ScoreModel
import Testing

/// Texts that Swift calls equal and the tables tell apart: 凉 has two code points, and é may be one or two.
@Suite("Equal to the eye, different to the tables") struct ExactTextTests {
    @Test func textsAreEqualOnlyToTheVerySameCharacters() {
        #expect("\u{51C9}" == "\u{F979}")
        #expect(ExactText("\u{51C9}") != ExactText("\u{F979}"))
        #expect(ExactText("é") != ExactText("e\u{301}"))
        #expect(Set([ExactText("\u{51C9}"), ExactText("\u{F979}")]).count == 2)
        #expect(ExactText("\u{51C9}") < ExactText("\u{F979}"))
    }

    @Test func twoIDsTwoWindowsAndTwoDepartmentsStayTwo() async throws {
        let (one, other) = ("\u{51C9}", "\u{F979}")
        var centre = MadeUpCentre()
        centre.files["roster.csv"] = Array(
            "工号,姓名,部门,窗口\nA\(one),甲,B\(one),C\(one)\nA\(other),乙,B\(other),C\(other)\n".utf8)
        centre.files["logs/events.csv"] = Array(
            "编号,日期,工号,窗口,条目\n\(one),2026-07-01,,C\(one),勤7\n\(other),2026-07-01,,C\(other),勤7\n".utf8)
        let run = try #require(try await centre.attempt().attempt.scored)
        #expect(run.report.findings.isEmpty)
        let result = try #require(run.report.sheets.first)
        #expect(result.subjects.count == 2)
        for subject in result.subjects {
            let charged = subject.lines.filter {
                if case .rule(let index) = $0.source { result.rules[index].id == "diligence.7" } else { false }
            }
            #expect(charged.count == 1, "each window's event falls on its own member alone")
        }
        let books = try run.folder.everything().keys.filter { $0.contains("/部门/") }
        #expect(books.count == 2)
    }
}
