import Chronology
import Foundation
import RecordModel
import Testing

@testable import LogReading

/// Oddities of files and rows found by comparing with an independent reader.
final class TableQuirkTests {
    /// The files surveyed, which must be there as long as they are read.
    private var scratch: [ScratchFile] = []

    /// A file of these bytes, surveyed.
    private func survey(_ bytes: some Sequence<UInt8>) throws -> SurveyedFile {
        let file = try ScratchFile(Array(bytes))
        scratch.append(file)
        return try SurveyedFile(file: file.path, path: "quirk.csv")
    }

    @Test(
        "Half a character is no delimiter, no quote and no line feed",
        arguments: [
            // U+4E0A holds a line feed, U+672C a comma, U+6709 a tab, U+5122 a quotation mark.
            "上级\t工号\t打卡时间\n\t1\t2026-07-01\n", "本\t本\t本本本\t工号\t打卡时间\n", "有有有有,工号,打卡时间\n", "儢;工号;打卡时间\n",
        ])
    func wideHeaders(_ text: String) throws {
        for (mark, encoding) in [
            ([0xFF, 0xFE] as [UInt8], String.Encoding.utf16LittleEndian), ([0xFE, 0xFF], .utf16BigEndian),
        ] {
            let bytes = try #require(text.data(using: encoding))
            let file = try survey(mark + bytes)
            let header = try TableHeader(of: file, fields: LogSchema.fields(of: .attendance), overrides: [:])
            #expect(header.titles.contains("工号") && header.titles.contains("打卡时间"))
        }
    }

    @Test("A quotation mark inside a header's cell quotes nothing")
    func quoteInHeader() throws {
        let file = try survey("工号;5\"屏;打卡时间\n1;a,b,c,d;2026-07-01\n".utf8)
        #expect(file.delimiter == UInt8(ascii: ";"))
        let quoted = try survey("工号;\"a,\"\",,,\nb\";打卡时间\n".utf8)
        #expect(quoted.delimiter == UInt8(ascii: ";"))
    }

    @Test("A numeral of a million digits is refused at once", .timeLimit(.minutes(1)))
    func endlessNumerals() throws {
        let digits = String(repeating: "7", count: 1_000_000)
        let text = "工号,打卡时间\n1,46204.\(digits)\n1,46204.3548611111111111\n"
        let table = try BoundTable(
            try survey(text.utf8), index: 0, fields: LogSchema.fields(of: .attendance), overrides: [:])
        let period = try #require(Period("2026Q3"))
        var rows: [PunchRow] = []
        var findings: [Finding] = []
        let reader = PunchReader(staff: TextIndex(["1"]), period: period.span)
        _ = try reader.read(table, block: 0, with: RowWalker(), into: &rows, findings: &findings)
        #expect(findings.map(\.code) == [.badDate])
        #expect(rows.map(\.seconds) == [30_660])
        let isRefused = Array("1.\(digits)".utf8).withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return false }
            let cell = NumberParser.decimal(ByteText(start: start, count: buffer.count), places: nil)
            if case .bad = cell { return true }
            return false
        }
        #expect(isRefused)
    }

    @Test("A later row with cells past the header claims its id, and is not also called a repetition")
    func shiftedRepetition() throws {
        let text = """
            申办流水号,办件类型,工号,受理时间
            C1,即办件,1,2026-07-01 09:00
            C1,即办件,1,2026-07-01 09:00,x
            C1,即办件,1,2026-07-01 09:00

            """
        let table = try BoundTable(
            try survey(text.utf8), index: 0, fields: LogSchema.fields(of: .cases), overrides: [:])
        let (first, last) = (try #require(Day(iso: "2026-01-01")), try #require(Day(iso: "2026-12-31")))
        let period = try #require(Period("2026Q3"))
        let calendar = try #require(WorkingCalendar(first: first, last: last, holidays: [], makeUpDays: []))
        let reader = CaseReader(.init(staff: TextIndex(["1"]), calendar: calendar, period: period.span))
        var batch = CaseBatch()
        var findings: [Finding] = []
        var ids = IdentifierLedger()
        var joins = CaseJoins()
        _ = try reader.read(
            table, block: 0, with: RowWalker(), into: &batch, findings: &findings, ids: &ids, joins: &joins
        ) { _ in }
        #expect(findings.map(\.code) == [.tooManyCells])
        var reported: [FindingCode?] = []
        try reader.readCandidates(table, block: 0, with: RowWalker(), hashes: IdentifierLedger.repeated(in: [ids])) {
            candidate, _ in
            reported.append(candidate.finding?.code)
        }
        #expect(reported == [.repeatedID, nil, .repeatedID])
    }
}
