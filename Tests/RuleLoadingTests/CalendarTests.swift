import Chronology
import Diagnostics
import RuleLoading
import Testing

@Suite struct CalendarTests {
    static func file(_ year: Int) throws -> CalendarFile {
        let name = "rules/calendars/china-\(year).yaml"
        let loaded = CalendarLoader.load(name: name, bytes: try Repository.bytes(name))
        #expect(loaded.diagnostics == [])
        return try #require(loaded.sound)
    }

    static func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }

    /// Weekdays off and weekend days worked, as the notices have them.
    static let exceptions: [Int: (off: [String], worked: [String])] = [
        2025: (
            [
                "01-01", "01-28", "01-29", "01-30", "01-31", "02-03", "02-04", "04-04", "05-01", "05-02", "05-05",
                "06-02",
                "10-01", "10-02", "10-03", "10-06", "10-07", "10-08",
            ], ["01-26", "02-08", "04-27", "09-28", "10-11"]
        ),
        2026: (
            [
                "01-01", "01-02", "02-16", "02-17", "02-18", "02-19", "02-20", "02-23", "04-06", "05-01", "05-04",
                "05-05",
                "06-19", "09-25", "10-01", "10-02", "10-05", "10-06", "10-07",
            ], ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]
        ),
    ]

    @Test(arguments: [2025, 2026]) func holdsEveryDayOfTheNotice(_ year: Int) throws {
        let calendar = try #require(CalendarLoader.merge([try Self.file(year)]).sound)
        let exceptions = try #require(Self.exceptions[year])
        let first = try Self.day("\(year)-01-01")
        #expect(calendar.first == first)
        #expect(calendar.last == (try Self.day("\(year)-12-31")))
        for offset in 0..<365 {
            let day = first.advanced(by: offset)
            let date = String(day.iso.suffix(5))
            let expected = exceptions.worked.contains(date) || !day.weekday.isWeekend && !exceptions.off.contains(date)
            #expect(calendar.isWorkingDay(day) == expected, "\(day.iso)")
        }
        #expect(calendar.workingDays(from: calendar.first, through: calendar.last).count == 248)
    }

    @Test func mergesYearsInAnyOrder() throws {
        let merged = try #require(CalendarLoader.merge([try Self.file(2026), try Self.file(2025)]).sound)
        #expect(merged.workingDays(from: merged.first, through: merged.last).count == 496)
        #expect(merged.first == (try Self.day("2025-01-01")))
    }

    @Test func refusesOverlapAndGap() throws {
        let twice = CalendarLoader.merge([try Self.file(2026), try Self.file(2026)])
        #expect(twice.diagnostics.map(\.code) == [.calendarOverlap])
        #expect(twice.value == nil)
        let early = CalendarLoader.load(
            name: "2024.yaml", bytes: Array("kind: calendar\ntitle: 工作日历\ncovers: 2024\n".utf8))
        let gap = CalendarLoader.merge([try #require(early.sound), try Self.file(2026)])
        #expect(gap.diagnostics.map(\.code) == [.calendarGap])
    }

    @Test func keepsTheNotice() throws {
        let file = try Self.file(2026)
        #expect(file.notice == "国办发明电〔2025〕7号")
        #expect(file.issued == Day(iso: "2025-11-04"))
        #expect(file.holidays.map(\.name) == ["元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"])
    }

    @Test func readsSeveralYearsWithFullDates() throws {
        let text = """
            类别: 工作日历
            名称: 两年
            年度: [2025, 2026]
            放假: {元旦: 2025-12-31至2026-01-02}
            调休上班: 2026-01-04
            """
        let file = try #require(CalendarLoader.load(name: "c.yaml", bytes: Array(text.utf8)).sound)
        #expect(file.holidays.first?.days.count == 3)
        #expect(file.workdays.map(\.iso) == ["2026-01-04"])
    }
}
