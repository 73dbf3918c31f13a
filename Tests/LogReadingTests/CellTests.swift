import Chronology
import Exact
import Testing

@testable import LogReading

/// Data formats, section 1: dates, times and numbers in every spelling allowed, and in none that is not.
@Suite struct CellTests {
    static func moment(_ text: String) -> String {
        ByteText.with(text) { cell in
            switch MomentParser.parse(cell) {
            case .empty: return "empty"
            case .badDate: return "bad-date"
            case .badTime: return "bad-time"
            case .value(let moment):
                let day = Day(rawValue: moment.day).iso
                switch moment.clock {
                case .none: return day
                case .endOfDay: return "\(day) end"
                case .time: return "\(day) +\(moment.seconds)"
                }
            }
        }
    }

    @Test(arguments: [
        "2026-07-01", "2026/7/1", "2026.7.1", "20260701", "2026年7月1日", "2026年07月01日", " 2026-07-01　", "２０２６－０７－０１",
        "46204", "2026-7-1",
    ])
    func dates(text: String) {
        #expect(Self.moment(text) == "2026-07-01")
    }

    @Test(arguments: [
        ("2026-07-01 8:31", 30_660), ("2026-07-01 08:31", 30_660), ("2026-07-01 08:31:05", 30_665),
        ("2026-07-01T08:31", 30_660), ("2026/7/1 8:31", 30_660), ("2026年7月1日 8:31", 30_660),
        ("20260701 08:31:05", 30_665),
        ("2026-07-01   08:31", 30_660), ("２０２６-07-01　０８：３１", 30_660), ("46204.5", 43_200),
        ("46204.354861111", 30_660), ("46204.0", 0), ("2026-07-01 00:00", 0), ("2026-07-01 23:59:59", 86_399),
    ])
    func datesWithTimes(text: String, seconds: Int) {
        #expect(Self.moment(text) == "2026-07-01 +\(seconds)")
    }

    @Test(arguments: [
        "2026-02-30", "2026-13-01", "2026-00-10", "2026/7-1", "2026-07-011", "2026070", "1234567", "0", "60", "60.5",
        "七月一日",
        "2026年7月1", "01/07/2026", "2026-07-01x", "2026-07-01-08:31", "26-07-01", "-1", "46204.", "0000-01-01",
        "46204 8:30",
    ])
    func noDates(text: String) {
        #expect(Self.moment(text) == "bad-date")
    }

    @Test(arguments: [
        "2026-07-01 24:01", "2026-07-01 8", "2026-07-01 8:5", "2026-07-01 08:60", "2026-07-01 25:00",
        "2026-07-01 08:31:60",
        "2026-07-01 08:31:5", "2026-07-01 上午", "2026-07-01 08:31:05.5", "2026-07-01T",
    ])
    func noTimes(text: String) {
        #expect(Self.moment(text) == "bad-time")
    }

    @Test func theRestOfDates() {
        #expect(Self.moment("2026-07-01 24:00") == "2026-07-01 end")
        #expect(Self.moment("2026-07-01 24:00:00") == "2026-07-01 end")
        #expect(Self.moment("") == "empty")
        #expect(Self.moment(" 　\u{A0}") == "empty")
        // Serial 1 is 1900-01-01 although the system thinks 1900 a leap year; 61 is the first day it has right.
        #expect(Self.moment("1") == "1900-01-01")
        #expect(Self.moment("59") == "1900-02-28")
        #expect(Self.moment("61") == "1900-03-01")
        // Half a second before midnight rounds into the next day.
        #expect(Self.moment("46203.999999") == "2026-07-01 +0")
        #expect(Self.moment("999999") == "4637-11-25")
        #expect(Self.moment("2026-02-30 99:99") == "bad-date")
    }

    @Test func wholeNumbers() {
        func whole(_ text: String) -> Int? {
            ByteText.with(text) { if case .value(let value) = NumberParser.whole($0) { value } else { nil } }
        }
        #expect(whole("5") == 5)
        #expect(whole("００５") == 5)
        #expect(whole("99999999999999999999999") == NumberParser.most)
        for text in ["-5", "+5", "5.0", "1,000", "五", "5 天", "0x5"] { #expect(whole(text) == nil, "\(text)") }
    }

    @Test func decimalNumbers() {
        func decimal(_ text: String, _ places: Int?) -> Rational? {
            ByteText.with(text) {
                if case .value(let value) = NumberParser.decimal($0, places: places) { value } else { nil }
            }
        }
        #expect(decimal("2.50", 2) == Rational(scaled: 25, decimals: 1))
        #expect(decimal("2.505", 2) == nil)
        #expect(decimal("2.505", nil) == Rational(scaled: 2505, decimals: 3))
        #expect(decimal("２．５", 2) == Rational(scaled: 25, decimals: 1))
        for text in ["2.", ".5", "-2", "2,5"] { #expect(decimal(text, 2) == nil, "\(text)") }
    }

    @Test func fullWidthIsReadAsHalfWidth() {
        #expect(HalfWidth.fold("　Ａ０１（一）～") == "A01(一)~")
        #expect(HalfWidth.fold("中文,保持") == "中文,保持")
        let index = TextIndex(["W01", "W02", "中"])
        #expect(ByteText.with("Ｗ０２") { index.find($0) } == 1)
        #expect(ByteText.with("中") { index.find($0) } == 2)
        #expect(ByteText.with("W03") { index.find($0) } == -1)
        #expect(ByteText.with("") { index.find($0) } == -1)
    }

    @Test func anIndexFindsEachOfManyTexts() {
        let texts = (0..<5_000).map { "W\($0)" }
        let index = TextIndex(texts)
        #expect(texts.indices.allSatisfy { index.index(of: texts[$0]) == $0 })
        #expect(index.index(of: "W5000") == nil)
        #expect(TextIndex([]).index(of: "x") == nil)
    }
}
