import Chronology
import Testing

/// September and October 2026: 09-20 (Sunday) worked, 09-25 to 09-27 and 10-01 to 10-07 off.
@Suite("Due days of clocks that stood still") struct PausedDueDayTests {
    private static let period = "2026-09-30"

    /// - Parameter pauses: `2026-09-02~2026-09-04`, several split by blanks; without an end it goes on.
    private static func due(
        _ accepted: String, _ promise: Int, _ pauses: String, asOf: String = period
    ) throws -> (String, Int) {
        let pauses = try pauses.split(separator: " ").map { text in
            let ends = text.split(separator: "~", omittingEmptySubsequences: false).map(String.init)
            return ClockPause(
                from: try WorkingCalendarTests.day(ends[0]),
                until: ends[1].isEmpty ? nil : try WorkingCalendarTests.day(ends[1]))
        }
        let counted = try WorkingCalendarTests.calendar().dueDay(
            accepted: WorkingCalendarTests.day(accepted), promise: promise, pauses: pauses,
            asOf: WorkingCalendarTests.day(asOf))
        return (counted.due?.iso ?? "-", counted.paused)
    }

    @Test(
        "working days behind the day it begins, up to the day it ends",
        arguments: [
            ("2026-09-01", 5, "", "2026-09-08", 0),
            ("2026-09-01", 5, "2026-09-02~2026-09-04", "2026-09-10", 2),
            // Within one day no day is left out.
            ("2026-09-01", 5, "2026-09-02~2026-09-02", "2026-09-08", 0),
            // A weekend has no working day in it.
            ("2026-09-01", 5, "2026-09-04~2026-09-06", "2026-09-08", 0),
            ("2026-09-01", 5, "2026-09-04~2026-09-07", "2026-09-09", 1),
            // The Sunday 09-20 is worked, Friday 09-25 is not.
            ("2026-09-17", 5, "2026-09-18~2026-09-20", "2026-09-24", 1),
            ("2026-09-21", 3, "2026-09-22~2026-09-28", "2026-09-30", 3),
            // Overlapping, touching and doubled pauses count each day once.
            ("2026-09-01", 5, "2026-09-02~2026-09-04 2026-09-03~2026-09-07", "2026-09-11", 3),
            ("2026-09-01", 5, "2026-09-02~2026-09-03 2026-09-03~2026-09-04", "2026-09-10", 2),
            ("2026-09-01", 5, "2026-09-02~2026-09-04 2026-09-02~2026-09-04", "2026-09-10", 2),
            // Of two, the second begins on the day that the first has made the due day.
            ("2026-09-01", 1, "2026-09-02~2026-09-03 2026-09-03~2026-09-04", "2026-09-04", 2),
            // Before the case was accepted its clock did not run.
            ("2026-09-07", 2, "2026-09-01~2026-09-08", "2026-09-10", 1),
            ("2026-09-07", 2, "2026-09-01~2026-09-04", "2026-09-09", 0),
        ])
    func counted(_ accepted: String, _ promise: Int, _ pauses: String, _ due: String, _ days: Int) throws {
        #expect(try Self.due(accepted, promise, pauses) == (due, days))
    }

    @Test(
        "around the due day",
        arguments: [
            // On the due day it still helps, the day after it no longer does.
            ("2026-09-01", 1, "2026-09-02~2026-09-04", "2026-09-04", 2),
            ("2026-09-01", 1, "2026-09-03~2026-09-04", "2026-09-02", 0),
            // It ends on a day off: due on the next working day.
            ("2026-09-01", 3, "2026-09-04~2026-09-05", "2026-09-07", 0),
            ("2026-09-01", 3, "2026-09-04~2026-09-05 2026-09-07~2026-09-09", "2026-09-09", 2),
            // Due the same day.
            ("2026-09-01", 0, "2026-09-01~2026-09-03", "2026-09-03", 2),
            ("2026-09-05", 0, "2026-09-05~2026-09-08", "2026-09-09", 2),
        ])
    func edges(_ accepted: String, _ promise: Int, _ pauses: String, _ due: String, _ days: Int) throws {
        #expect(try Self.due(accepted, promise, pauses) == (due, days))
    }

    @Test("what still goes on at the period's end is due after it, whatever was left")
    func open() throws {
        #expect(try Self.due("2026-09-28", 1, "2026-09-28~") == ("2026-10-08", 2))
        // Nothing was left: on the first working day after the period.
        #expect(try Self.due("2026-09-28", 1, "2026-09-29~") == ("2026-10-08", 1))
        // It went on when the case was late already.
        #expect(try Self.due("2026-09-22", 1, "2026-09-28~") == ("2026-09-23", 0))
        // It began after the period, which knows nothing of it.
        #expect(try Self.due("2026-09-28", 10, "2026-10-08~") == ("2026-10-16", 0))
    }

    @Test("a number of paused days and pauses of so many days mean the same")
    func agrees() throws {
        let calendar = try WorkingCalendarTests.calendar()
        for offset in 0..<40 {
            let accepted = try WorkingCalendarTests.day("2026-08-20").advanced(by: offset)
            for promise in 1..<8 {
                for start in 0..<6 {
                    let from = accepted.advanced(by: start)
                    guard let plain = calendar.dueDay(accepted: accepted, promise: promise, paused: 0), from < plain
                    else { continue }
                    for length in 1..<9 {
                        let until = from.advanced(by: length)
                        let days = calendar.workingDays(after: from, through: until)
                        let counted = calendar.dueDay(
                            accepted: accepted, promise: promise, pauses: [ClockPause(from: from, until: until)],
                            asOf: try WorkingCalendarTests.day("2026-12-31"))
                        #expect(counted.paused == days)
                        #expect(
                            counted.due == calendar.dueDay(accepted: accepted, promise: promise, paused: days),
                            "\(accepted.iso) \(promise) \(from.iso)~\(until.iso)")
                    }
                }
            }
        }
    }
}
