import Exact
import RecordModel
import RuleModel
import Testing

@testable import RulePrinting

/// The inspectors' crib sheet and the words of the log they fill in.
@Suite struct CodeTests {
    @Test func printsTheCodes() throws {
        let document = CodeDocument.make(MadeUpRegulation.regulation())
        try Golden.expect(Markdown.text(document), matches: "codes.md")
    }

    @Test func onlyCitableRulesAreListed() throws {
        let regulation = try Golden.regulation("rules/baotou.yaml")
        let words = RegulationWords(regulation)
        let cited = words.citations(of: regulation.sheets[0]).map(\.rule.id)
        #expect(cited == regulation.sheets[0].rules.map(\.rule).filter(\.isCitable).map(\.id))
        let text = Markdown.text(CodeDocument.make(regulation))
        for id in ["ability.7", "diligence.1", "bonus.4"] { #expect(!text.contains("| \(id) |")) }
    }

    @Test func saysWhatARowMustFill() throws {
        let regulation = MadeUpRegulation.regulation()
        let citations = RegulationWords(regulation).citations(of: regulation.sheets[0])
        func citation(_ code: String) throws -> Citation { try #require(citations.first { $0.rule.code == code }) }
        #expect(try citation("纪律2").required == "情节")
        #expect(try citation("纪律2").degrees == ["一般", "严重", "客观原因"])
        #expect(try citation("纪律3").required == "轮次")
        #expect(try citation("纪律3").subjects == "窗口")
        #expect(try citation("纪律4").required == "分值(2–4)")
        #expect(try citation("表扬1").required == "事由编号(同一事由填同一编号)")
        #expect(try citation("表扬1").degreeWords == "集体(可免)")
    }

    @Test func theTemplateHasTheLogsColumns() throws {
        let template = EventLogTemplate(try Golden.regulation("rules/baotou.yaml"))
        #expect(template.fields.map(\.header) == LogSchema.fields(of: .events).map(\.header))
        #expect(Set(template.codes.map(\.code)).count == template.codes.count)
        #expect(template.degrees.contains("情节严重") && template.degrees.contains("客观原因"))
        #expect(Set(template.degrees).count == template.degrees.count)
        #expect(template.statuses == LogSchema.eventStatuses)
    }
}
