import Chronology
import Foundation
import SpreadsheetReading
import Testing

@Suite("spreadsheets that other software made")
struct SpreadsheetTests {
    @Test(arguments: ["openpyxl.xlsx", "libreoffice.xlsx", "libreoffice.xls"])
    func `every kind of value is what was written`(name: String) throws {
        let book = try Fixture.open(name)
        #expect(book.sheets.map(\.name) == ["每日统计", "隐藏", "最远"])
        #expect(book.sheets.map(\.isHidden) == [false, true, false])
        #expect(book.dateSystem == .from1900)
        let rows = try Fixture.rows(name)
        #expect(rows[1]?[3] == .text("日期"))
        let second = try #require(rows[2])
        #expect(second[0] == .text("社保局\n大厅"))
        #expect(second[1] == .number("42"))
        #expect(second[2] == .number("0.1"))
        #expect(second[6] == .bool(true))
        #expect(second[8] == .text("0012"))
        for (column, text) in [3: "2026-07-01", 4: "2026-07-01 08:31:05", 5: "17:30:00"] {
            guard case .serial(let numeral, let form) = second[column] else {
                Issue.record("column \(column) is \(String(describing: second[column]))")
                continue
            }
            #expect(SerialDate(numeral, book.dateSystem, form)?.text(form) == text)
        }
        #expect(rows[3]?[0] == .text("  A01 "))
        guard case .number(let small) = rows[3]?[8] else {
            Issue.record("no number")
            return
        }
        #expect(DecimalNumeral.plain(small) == "0.00000015")
        #expect(rows[4] == nil)
        #expect(rows[7]?[0] == .text("合并"))
        let merged = try book.mergedRanges(of: 0)
        #expect(
            Set(merged) == [
                try #require(Self.range(7...7, 0...2)), try #require(Self.range(7...9, 3...3)),
            ])
    }

    private static func range(_ rows: ClosedRange<Int>, _ columns: ClosedRange<Int>) -> MergedRange? {
        MergedRange(rows: rows, columns: columns)
    }

    @Test func `a formula is its value, and says so where it has none`() throws {
        #expect(try Fixture.rows("openpyxl.xlsx")[2]?[7] == .uncalculated("=B2*2"))
        #expect(try Fixture.rows("libreoffice.xlsx")[2]?[7] == .number("84"))
        #expect(try Fixture.rows("libreoffice.xls")[2]?[7] == .number("84"))
        let rows = try Fixture.rows("xlsxwriter-1904.xlsx")
        #expect(rows[4]?[0] == .text("A01"))
        #expect(rows[4]?[1] == .error("#DIV/0!"))
    }

    @Test func `the numeral of a number is the file's`() throws {
        #expect(try Fixture.rows("openpyxl.xlsx")[5]?[1] == .number("1.234567890123457e+17"))
        #expect(DecimalNumeral.plain("1.234567890123457e+17") == "123456789012345700")
    }

    @Test func `a cell in the last corner costs nothing`() throws {
        #expect(try Fixture.rows("openpyxl.xlsx", sheet: 2) == [1_048_576: [16_383: .text("角")]])
    }

    @Test func `days are counted from 1904 where the workbook says so`() throws {
        let book = try Fixture.open("xlsxwriter-1904.xlsx")
        #expect(book.dateSystem == .from1904)
        let rows = try Fixture.rows("xlsxwriter-1904.xlsx")
        guard case .serial(let numeral, let form) = rows[2]?[1] else {
            Issue.record("no date")
            return
        }
        #expect(SerialDate(numeral, .from1904, form)?.text(form) == "2026-07-01 08:31:05")
        #expect(rows[3]?[1] == .number("44742.5"))
        #expect(SerialDate("44742.5", .from1904, .dateTime)?.text(.dateTime) == "2026-07-01 12:00:00")
        #expect(rows[5]?[0] == .text("张三"))
        #expect(rows[5]?[1] == .bool(false))
        #expect(try Fixture.open("xlwt-1904.xls").dateSystem == .from1904)
    }

    @Test func `texts in the cells themselves`() throws {
        let rows = try Fixture.rows("xlsxwriter-inline.xlsx")
        #expect(rows.count == 300)
        #expect(rows[300] == [0: .text("A299"), 1: .text("2026-07-01 08:59")])
    }

    @Test func `a punch list by xlwt`() throws {
        let book = try Fixture.open("xlwt.xls")
        #expect(book.format == .binary)
        #expect(book.sheets.map(\.isHidden) == [false, true])
        let rows = try Fixture.rows("xlwt.xls")
        #expect(rows[1]?[3] == .text("日期时间"))
        #expect(rows[120]?[1] == .text("张三119"))
        #expect(rows[120]?[2] == .number("1119"))
        #expect(rows[4]?[5] == .number("0.30000000000000004"))
        guard case .serial(let numeral, let form) = rows[120]?[3] else {
            Issue.record("no date")
            return
        }
        #expect(SerialDate(numeral, .from1900, form)?.text(form) == "2026-07-01 08:59:01")
        #expect(try book.mergedRanges(of: 0).map(\.rows) == [122...122])
        #expect(try Fixture.rows("xlwt.xls", sheet: 1) == [1: [0: .bool(true)]])
    }

    @Test func `a page is a sheet`() throws {
        #expect(try SpreadsheetFormat.of(Fixture.path("page.xls")) == .html)
        #expect(try SpreadsheetFormat.of(Fixture.path("text.xls")) == .text)
        var rows: [SheetRow] = []
        let text = """
            <table><tr><th colspan=2>考勤&nbsp;记录</th><th rowspan="2">时间</th></tr><tr><td>号码<td>姓名</tr>
            <!-- <tr><td>no</td></tr> --><script>"<tr><td>no</td></tr>"</script>
            <tr><td>0012</td><td> 张&amp;三&#x4E09; </td><td>2026-07-01<br/>08:31</td></table>
            """
        var page = PageTable()
        for byte in Array(text.utf8) {
            _ = try page.feed([byte]) {
                rows.append($0); return true
            }
        }
        try page.finish {
            rows.append($0); return true
        }
        #expect(rows.map(\.number) == [1, 2, 3])
        #expect(rows[0].cells.map(\.column) == [0, 2])
        #expect(rows[0].cells[0].value == .text("考勤 记录"))
        #expect(rows[1].cells.map(\.column) == [0, 1])
        #expect(rows[2].cells.map(\.value) == [.text("0012"), .text("张&三三"), .text("2026-07-01\n08:31")])
        #expect(page.mergedRanges.count == 2)
    }

    @Test func `reading ends when nobody wants more`() throws {
        for name in ["xlsxwriter-inline.xlsx", "xlwt.xls"] {
            var seen = 0
            try Fixture.open(name).rows(of: 0) { _ in
                seen += 1
                return seen < 5
            }
            #expect(seen == 5)
        }
    }
}

@Suite("numerals and day numbers")
struct NumeralTests {
    @Test(arguments: [
        ("1.5E-2", "0.015"), ("0012", "12"), ("-0.0", "0"), ("1e3", "1000"), ("12.340", "12.34"), ("-5", "-5"),
        ("46204.354166666664", "46204.354166666664"), ("1E+17", "100000000000000000"), (".5", "0.5"),
    ])
    func `plain digits`(numeral: String, plain: String) {
        #expect(DecimalNumeral.plain(numeral) == plain)
    }

    @Test(arguments: ["", "-", "1,5", "1e", "1e999", "0x10", "1.2.3", "NaN", "１"])
    func `no numeral`(numeral: String) { #expect(DecimalNumeral.plain(numeral) == nil) }

    @Test func `day numbers`() {
        func text(_ numeral: String, _ system: DateSystem = .from1900, _ form: DateForm = .dateTime) -> String? {
            SerialDate(numeral, system, form)?.text(form)
        }
        #expect(text("1") == "1900-01-01 00:00:00")
        #expect(text("59", .from1900, .date) == "1900-02-28")
        #expect(text("60") == nil)
        #expect(text("61", .from1900, .date) == "1900-03-01")
        #expect(text("0", .from1904, .date) == "1904-01-01")
        #expect(text("0.5", .from1900, .time) == "12:00:00")
        #expect(text("46204.999999999", .from1900, .date) == "2026-07-02")
        #expect(text("46204.35", .from1900, .date) == "2026-07-01 08:24:00")
        #expect(text("-1") == nil)
        #expect(text("2958466") == nil)
    }
}
