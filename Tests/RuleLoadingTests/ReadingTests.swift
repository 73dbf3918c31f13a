import Diagnostics
import RuleLoading
import RuleModel
import Testing

/// What the office decided (`reading`, 理解), wherever it may stand.
@Suite struct ReadingTests {
    static let english = """
        kind: regulation
        id: test
        title: 办法
        reading: |
          第一项
          第二项
        measures: {days: {reading: 按天, count: sessions, where: {status: absent}}}
        consequences: {通报: {reading: 由中心发}}
        sheets:
          staff:
            subject: staff
            period: month
            reading: 表
            parts:
              a:
                title: 德
                clause: 一
                reading: 部分
                points: 10
                floor: 0
                rules:
                  1: {text: 旷工三天的通报, reading: 条目, when: {days: at_least 3}, then: 通报}
            levels: {优秀: {reading: 等次, at_least: 90}}
            honours: {标兵: {reading: 荣誉, quota: 1}}
        """

    private func load(_ text: String) throws -> Regulation {
        let loaded = RegulationLoader.load(name: "test.yaml", bytes: Array(text.utf8))
        #expect(loaded.diagnostics.map(\.message.zh) == [])
        return try #require(loaded.value)
    }

    private func readings(_ regulation: Regulation) -> [String] {
        var readings = [regulation.reading]
        readings += regulation.measures.map(\.reading) + regulation.consequences.map(\.reading)
        for sheet in regulation.sheets {
            readings.append(sheet.reading)
            readings += sheet.parts.map(\.reading) + sheet.rules.map(\.rule.reading)
            readings += sheet.levels.map(\.reading) + sheet.honours.map(\.reading)
        }
        return readings
    }

    @Test(arguments: ["reading", "理解"]) func standsAnywhere(_ key: String) throws {
        let regulation = try load(Self.english.replacing("reading:", with: key + ":"))
        #expect(readings(regulation) == ["第一项\n第二项", "按天", "由中心发", "表", "部分", "条目", "等次", "荣誉"])
    }

    @Test func isEmptyUnlessStated() throws {
        let bare = Self.english.replacing("reading: |\n  第一项\n  第二项\n", with: "")
            .split(separator: "\n").filter { !$0.contains(" reading: 表") && !$0.contains(" reading: 部分") }
            .joined(separator: "\n")
            .replacing("reading: 按天, ", with: "").replacing("reading: 由中心发", with: "")
            .replacing("reading: 条目, ", with: "").replacing("reading: 等次, ", with: "")
            .replacing("reading: 荣誉, ", with: "")
        #expect(readings(try load(bare)).allSatisfy(\.isEmpty))
    }
}
