internal import Chronology

/// The working days of 2026, as the State Council's notice 国办发明电〔2025〕7号 sets them.
struct SampleCalendar {
    /// The working days of the year in order.
    let workingDays: [Day]
    /// Each day of the year as a table writes it, by its distance from 1 January.
    private let written: [[UInt8]]
    private let newYear: Day
    /// How many working days lie before each day of the year.
    private let before: [Int]

    /// The calendar of 2026.
    init() throws(SampleError) {
        func day(_ month: Int, _ day: Int) -> Day { Day(year: 2026, month: month, day: day) ?? Day(rawValue: 0) }
        let stretches = [
            (day(1, 1), day(1, 3)), (day(2, 15), day(2, 23)), (day(4, 4), day(4, 6)), (day(5, 1), day(5, 5)),
            (day(6, 19), day(6, 21)), (day(9, 25), day(9, 27)), (day(10, 1), day(10, 7)),
        ]
        var holidays: Set<Day> = []
        for (first, last) in stretches {
            for offset in 0...first.distance(to: last) { holidays.insert(first.advanced(by: offset)) }
        }
        let makeUpDays: Set<Day> = [day(1, 4), day(2, 14), day(2, 28), day(5, 9), day(9, 20), day(10, 10)]
        guard
            let calendar = WorkingCalendar(
                first: day(1, 1), last: day(12, 31), holidays: holidays, makeUpDays: makeUpDays)
        else { throw .shape("the calendar of 2026 is broken") }
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
