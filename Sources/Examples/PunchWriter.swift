internal import Chronology
internal import Diagnostics
internal import RuleModel

/// The punches of a case: everybody signs in and out on the minute at every session, but on the days the case gives itself.
struct PunchWriter {
    let text: String

    init(_ plan: ExamplePlan) {
        text = Self.text(plan)
    }

    private static func text(_ plan: ExamplePlan) -> String {
        var csv = TableText(["工号", "打卡时间"])
        guard let period = plan.period else { return csv.text }
        let calendar = plan.group.calendar
        let first = max(calendar.first, firstDay(of: period))
        let days = calendar.workingDays(from: first, through: period.last)
        // The same on all days but in another season or on another weekday.
        let regular = days.map { day in
            plan.group.policy.sessions(on: day).flatMap { [clock($0.start), clock($0.end)] }
        }
        for person in plan.people {
            let id = person.id.value
            let own = plan.example.punches.filter { $0.staff == nil || $0.staff?.value == id }
            for (day, times) in zip(days, regular) where !own.contains(where: { $0.day == day }) {
                for time in times { csv.add([id, "\(day.iso) \(time)"]) }
            }
            for punches in own {
                for time in punches.times { csv.add([id, "\(punches.day.iso) \(time.value)"]) }
            }
        }
        return csv.text
    }

    /// As far back as a rule may look: the year's beginning, twelve months, or the period before.
    private static func firstDay(of period: Period) -> Day {
        let trailing = period.last.firstOfMonth(monthsBack: 11)
        let year = Day(year: period.year, month: 1, day: 1) ?? period.first
        return [trailing, year, period.previous?.first ?? period.first].min() ?? period.first
    }

    private static func clock(_ minute: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(two(minute / 60)):\(two(minute % 60))"
    }
}
