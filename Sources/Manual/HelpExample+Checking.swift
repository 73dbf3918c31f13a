internal import Chronology
public import Diagnostics
internal import Letters
internal import LogReading
internal import RuleLoading
internal import RuleModel

extension HelpExample {
    /// What the checker says of the example: of each file by itself, and of regulations' versions and calendars together.
    ///
    /// What a centre's folder lacks is found by a run only and is not among it.
    public var problems: [Diagnostic] {
        let letters = files.filter { $0.name.hasSuffix(".txt") }
            .map { LetterTemplateReader.load(name: $0.name, text: SmallTable.text($0.bytes)) }
        let files = files.filter { !$0.name.hasSuffix(".txt") }
        var problems = letters.flatMap(\.diagnostics)
        problems += files.flatMap { RuleFileKind.check(name: $0.name, bytes: $0.bytes) }
        problems += LetterChecks.names(letters.compactMap(\.sound))
        let regulations = files.compactMap { RegulationLoader.load(name: $0.name, bytes: $0.bytes).sound }
        if !regulations.isEmpty { problems += LetterChecks.consequences(letters.compactMap(\.sound), regulations) }
        guard files.count > 1, !problems.hasErrors else { return problems.listed() }
        problems += RegulationVersions.check(
            files.compactMap { RegulationLoader.load(name: $0.name, bytes: $0.bytes).sound })
        let calendars = files.compactMap { CalendarLoader.load(name: $0.name, bytes: $0.bytes).sound }
        return (problems + CalendarLoader.merge(calendars).diagnostics).listed()
    }
}
