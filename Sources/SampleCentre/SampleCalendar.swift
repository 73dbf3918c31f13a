internal import Chronology

/// The working days of 2026, as the State Council's notice 国办发明电〔2025〕7号 sets them; of other years only which they are.
struct SampleCalendar {
    /// The working days of the year in order.
    let workingDays: [Day]
    /// Each day of the year as a table writes it, by its distance from 1 January.
    private let written: [[UInt8]]
    private let newYear: Day
    /// How many working days lie before each day of the year.
    private let before: [Int]

    /// Days off from the first to the last, and weekend days worked in exchange, as month and day.
    private static let notices: [Int: (off: [((Int, Int), (Int, Int))], worked: [(Int, Int)])] = [
        2025: (
            [
                ((1, 1), (1, 1)), ((1, 28), (2, 4)), ((4, 4), (4, 6)), ((5, 1), (5, 5)), ((5, 31), (6, 2)),
                ((10, 1), (10, 8)),
            ], [(1, 26), (2, 8), (4, 27), (9, 28), (10, 11)]
        ),
        2026: (
            [
                ((1, 1), (1, 3)), ((2, 15), (2, 23)), ((4, 4), (4, 6)), ((5, 1), (5, 5)), ((6, 19), (6, 21)),
                ((9, 25), (9, 27)), ((10, 1), (10, 7)),
            ], [(1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)]
        ),
    ]

    /// The working days of a year as its notice sets them: 国办发明电〔2024〕12号 and 〔2025〕7号.
    static func workingDays(of year: Int) throws(SampleError) -> [Day] {
        try Array(calendar(of: year).workingDays(from: day(year, (1, 1)), through: day(year, (12, 31))))
    }

    private static func day(_ year: Int, _ date: (month: Int, day: Int)) -> Day {
        Day(year: year, month: date.month, day: date.day) ?? Day(rawValue: 0)
    }

    private static func calendar(of year: Int) throws(SampleError) -> WorkingCalendar {
        let notice = notices[year] ?? ([], [])
        var holidays: Set<Day> = []
        for (first, last) in notice.off {
            let start = day(year, first)
            for offset in 0...start.distance(to: day(year, last)) { holidays.insert(start.advanced(by: offset)) }
        }
        let makeUpDays = Set(notice.worked.map { day(year, $0) })
        guard notices[year] != nil,
            let calendar = WorkingCalendar(
                first: day(year, (1, 1)), last: day(year, (12, 31)), holidays: holidays, makeUpDays: makeUpDays)
        else { throw .shape("the calendar of \(year) is broken") }
        return calendar
    }

    /// The calendar of 2026.
    init() throws(SampleError) {
        let calendar = try Self.calendar(of: 2026)
        func day(_ month: Int, _ day: Int) -> Day { Self.day(2026, (month, day)) }
        newYear = day(1, 1)
        workingDays = Array(calendar.workingDays(from: day(1, 1), through: day(12, 31)))
        var written: [[UInt8]] = []
        var before: [Int] = []
        var count = 0
        for offset in 0..<365 {
            let day = newYear.advanced(by: offset)
            written.append(Array(day.iso.utf8))
            before.append(count)
            if calendar.isWorkingDay(day) == true { count += 1 }
        }
        self.written = written
        self.before = before
    }

    /// A day of 2026 as a table writes it.
    func text(_ day: Day) -> [UInt8] { written[newYear.distance(to: day)] }

    /// The place of the first working day on or after a day among those of the year.
    func place(onOrAfter day: Day) -> Int { before[newYear.distance(to: day)] }

    /// The working days of a span within the year.
    func workingDays(from first: Day, through last: Day) -> [Day] {
        Array(workingDays.dropFirst(place(onOrAfter: first)).prefix { $0 <= last })
    }
}
