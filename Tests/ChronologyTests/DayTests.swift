import Chronology
import Testing

@Suite struct DayTests {
    @Test func countsFromTheEpoch() throws {
        #expect(Day(year: 1970, month: 1, day: 1)?.rawValue == 0)
        #expect(Day(year: 2000, month: 3, day: 1)?.rawValue == 11_017)
        #expect(Day(year: 1969, month: 12, day: 31)?.rawValue == -1)
    }

    /// Four centuries of days, each the day after the one before, and back to its date.
    @Test func everyDayOfACycleComesBack() throws {
        var expected = try #require(Day(year: 1800, month: 1, day: 1)).rawValue
        for year in 1800..<2200 {
            for month in 1...12 {
                for day in 1...Day.length(ofMonth: month, in: year) {
                    let made = try #require(Day(year: year, month: month, day: day))
                    guard made.rawValue == expected, made.components == (year, month, day) else {
                        Issue.record("\(year)-\(month)-\(day)")
                        return
                    }
                    expected += 1
                }
            }
        }
    }

    @Test(arguments: [
        (2026, 2, 29), (2026, 4, 31), (2026, 13, 1), (2026, 0, 1), (2026, 1, 0), (1900, 2, 29), (0, 1, 1),
        (10_000, 1, 1),
    ])
    func daysThatDoNotExist(year: Int, month: Int, day: Int) {
        #expect(Day(year: year, month: month, day: day) == nil)
    }

    @Test func leapDays() {
        #expect(Day(year: 2000, month: 2, day: 29) != nil)
        #expect(Day(year: 2024, month: 2, day: 29) != nil)
    }

    @Test func writesAndReadsISO() {
        #expect(Day(iso: "2026-07-01")?.iso == "2026-07-01")
        #expect(Day(iso: "0001-01-01")?.iso == "0001-01-01")
        for text in ["2026-7-1", "2026/07/01", "2026-02-30", "", "2026-07-01 "] { #expect(Day(iso: text) == nil) }
    }

    @Test func weekdays() {
        #expect(Day(iso: "1970-01-01")?.weekday == .thursday)
        #expect(Day(iso: "2026-09-20")?.weekday == .sunday)
        #expect(Day(iso: "1969-12-29")?.weekday == .monday)
    }

    @Test func goesFarWithoutOverflow() {
        let far = Day(rawValue: .max).advanced(by: .max)
        #expect(far.rawValue == .max)
        #expect(Day(rawValue: .min).advanced(by: .min).rawValue == .min)
    }

    @Test func spreadsheetSerial() {
        #expect(Day(iso: "2026-07-01")?.spreadsheetSerial == 46_204)
        #expect(Day(iso: "1900-03-01")?.spreadsheetSerial == 61)
    }
}

@Suite struct PeriodTests {
    @Test(arguments: [
        ("2026-07", "2026-07-01", "2026-07-31"), ("2026Q3", "2026-07-01", "2026-09-30"),
        ("2026H2", "2026-07-01", "2026-12-31"), ("2026", "2026-01-01", "2026-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
    ])
    func spans(label: String, first: String, last: String) throws {
        let period = try #require(Period(label))
        #expect(period.label == label)
        #expect(period.first.iso == first)
        #expect(period.last.iso == last)
    }

    @Test(arguments: [
        "", "26Q3", "2026Q5", "2026Q0", "2026-13", "2026-7", "2026H3", "2026Q33", "2026年", "１２３４", "1969", "2026-007",
        "9999",
    ])
    func refuses(text: String) {
        #expect(Period(text) == nil)
    }

    @Test func partsAndPrevious() throws {
        let quarter = try #require(Period("2026Q1"))
        #expect(quarter.parts(.month).map(\.label) == ["2026-01", "2026-02", "2026-03"])
        #expect(quarter.parts(.year).isEmpty)
        #expect(quarter.previous?.label == "2025Q4")
        #expect(Period("2026")?.parts(.quarter).map(\.label) == ["2026Q1", "2026Q2", "2026Q3", "2026Q4"])
        #expect(Period(.quarter, containing: try #require(Day(iso: "2026-11-22")))?.previous?.label == "2026Q3")
        #expect(quarter.title == "2026年第一季度")
    }
}
