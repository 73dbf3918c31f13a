internal import Chronology
public import Diagnostics
internal import RuleLoading
internal import RuleModel

extension HelpExample {
    /// What the checker says of the example: of each file by itself, and of regulations' versions and calendars together.
    ///
    /// What a centre's folder lacks is found by a run only and is not among it.
    public var problems: [Diagnostic] {
        var problems = files.flatMap { RuleFileKind.check(name: $0.name, bytes: $0.bytes) }
        guard files.count > 1, !problems.hasErrors else { return problems.listed() }
        problems += RegulationVersions.check(
            files.compactMap { RegulationLoader.load(name: $0.name, bytes: $0.bytes).sound })
        let calendars = files.compactMap { CalendarLoader.load(name: $0.name, bytes: $0.bytes).sound }
        return (problems + CalendarLoader.merge(calendars).diagnostics).listed()
    }
}
