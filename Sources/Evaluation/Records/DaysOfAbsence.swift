public import Chronology
internal import RecordModel

extension Evaluation {
    /// Those of some working days on which somebody is absent at some session: on the roster, and neither on leave nor on
    /// official business.
    public func daysOfAbsence(among days: [Day]) -> [Day] {
        days.filter { day in
            store.roster.ids.indices.contains { person in
                store.derivation.sessions(of: person, in: DaySpan(day, day)).contains { $0.status == .absent }
            }
        }
    }
}
