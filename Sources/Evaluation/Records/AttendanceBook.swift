public import Chronology
public import RecordModel

/// The first sign-in and the last sign-out of every person, working day and session, gathered punch by punch.
///
/// Its size is people × sessions, whatever the number of punches. Each worker fills a book of its own; merging them gives
/// the same in any order.
public struct AttendanceBook: Sendable {
    // A punch is one word that compares as it should: the second of the day above, the row below. A sign-out keeps the
    // row's complement, so that of two punches in the same second the earlier row is the evidence both times.
    private static let secondsShift: UInt64 = 47
    private static let rowMask: UInt64 = 1 << 47 - 1
    private static let none = UInt64.max

    private var signIns: [UInt64]
    private var signOuts: [UInt64]
    private let timetable: Timetable
    private let leave: LeavePlan

    /// A book without punches.
    public init(timetable: Timetable, leave: LeavePlan, people: Int) {
        self.timetable = timetable
        self.leave = leave
        let count = people * timetable.days.count * timetable.sessionsPerDay
        signIns = [UInt64](repeating: Self.none, count: count)
        signOuts = [UInt64](repeating: 0, count: count)
    }

    /// Adds punches of the period.
    public mutating func add(_ punches: [PunchRow]) {
        let dayCount = timetable.days.count
        let perDay = timetable.sessionsPerDay
        for punch in punches {
            let day = timetable.place(of: punch.day)
            guard day >= 0 else { continue }
            let person = Int(punch.staff)
            let minute = Int(punch.seconds) / 60
            let slot: UInt8
            if let moved = leave.movedSlots(person: person, day: day) {
                slot = moved[minute]
            } else {
                slot = timetable.slots[day][minute]
            }
            guard slot != Timetable.noSlot else { continue }
            let key = (person * dayCount + day) * perDay + Int(slot >> 1)
            let row = (UInt64(punch.place.file & 0x7FFF) << 32 | UInt64(punch.place.row)) & Self.rowMask
            let seconds = UInt64(punch.seconds) << Self.secondsShift
            if slot & 1 == 0 {
                signIns[key] = min(signIns[key], seconds | row)
            } else {
                signOuts[key] = max(signOuts[key], seconds | (Self.rowMask - row))
            }
        }
    }

    /// Takes over another worker's punches.
    public mutating func merge(_ other: AttendanceBook) {
        for key in signIns.indices {
            signIns[key] = min(signIns[key], other.signIns[key])
            signOuts[key] = max(signOuts[key], other.signOuts[key])
        }
    }

    /// The working days of a window on which nobody at all signed in or out: a sign that a file is missing.
    public func daysWithoutPunches(in window: DaySpan) -> [Day] {
        let perDay = timetable.sessionsPerDay
        let perPerson = timetable.days.count * perDay
        guard perPerson > 0 else { return [] }
        var isPunched = [Bool](repeating: false, count: timetable.days.count)
        for key in signIns.indices where signIns[key] != Self.none || signOuts[key] != 0 {
            isPunched[key % perPerson / perDay] = true
        }
        return timetable.range(of: window).filter { !isPunched[$0] }.map { timetable.days[$0] }
    }

    /// A punch: seconds from midnight and its row.
    typealias Punch = (seconds: Int, place: RowReference)

    /// The first sign-in of a session.
    func signIn(person: Int, day: Int, session: Int) -> Punch? {
        let word = signIns[key(person, day, session)]
        return word == Self.none ? nil : Self.punch(word, row: word & Self.rowMask)
    }

    /// The last sign-out of a session.
    func signOut(person: Int, day: Int, session: Int) -> Punch? {
        let word = signOuts[key(person, day, session)]
        return word == 0 ? nil : Self.punch(word, row: Self.rowMask - word & Self.rowMask)
    }

    private func key(_ person: Int, _ day: Int, _ session: Int) -> Int {
        (person * timetable.days.count + day) * timetable.sessionsPerDay + session
    }

    private static func punch(_ word: UInt64, row: UInt64) -> Punch {
        (Int(word >> secondsShift), RowReference(file: UInt32(row >> 32), row: UInt32(truncatingIfNeeded: row)))
    }
}
