import Chronology
import RecordModel
import Testing

@testable import LogReading

/// Tables of a test's own, as text; the files are there as long as this is.
final class Tables {
    private var scratch: [ScratchFile] = []

    /// The people of these tests: 01 of 市场局 at 企业开办 until June and at 不动产 since, 02 of 税务局 at 企业开办.
    static let people = """
        工号,姓名,部门,窗口,到岗日期,离岗日期
        01,张三,市场局,企业开办,,2026-06-30
        01,张三,市场局,不动产,2026-07-01,
        02,李四,税务局(A),企业开办,,

        """

    /// A table bound to a schema, in blocks of so many bytes.
    func bind(
        _ text: String, _ fields: [Field], further: [String] = [], overrides: [String: String] = [:], index: UInt32 = 0,
        blockSize: Int = 1 << 20
    ) throws -> BoundTable {
        let file = try ScratchFile(text)
        scratch.append(file)
        return try BoundTable(
            SurveyedFile(file: file.path, path: "t\(index).csv", blockSize: blockSize), index: index, fields: fields,
            overrides: overrides, further: further)
    }

    /// The roster of a text.
    func roster(_ text: String = people) throws -> Roster {
        try RosterReader.read([bind(text, LogSchema.roster)]).roster
    }

    /// The third quarter of 2026.
    static func quarter() throws -> Period { try #require(Period("2026Q3")) }

    /// A day.
    static func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }
}

extension Finding {
    /// `bad-number:3 C 得分 “x”`.
    var line: String { "\(code.rawValue):\(place.row) \(columnLetter) \(header) “\(text)”" }
}
