public import Diagnostics
internal import Exact
internal import RuleModel
public import ScoreModel

/// Who reached which level and which honour, sheet by sheet.
public struct YearText: Sendable {
    /// The language of everything but what the rules and the roster say.
    let language: Language

    /// So many are named for each level.
    static let shown = 40

    /// Lists in a language.
    public init(language: Language) { self.language = language }

    /// The lists; empty where no sheet has levels.
    public func render(_ report: RunReport) -> String {
        var lines: [String] = []
        for result in report.sheets {
            let sheet = result.sheet
            var own: [String] = []
            for (place, honour) in sheet.honours.enumerated() {
                own += list(honour.name, result.subjects.filter { $0.honours.contains(place) }, sheet)
            }
            for (place, level) in sheet.levels.enumerated() {
                own += list(level.name, result.subjects.filter { $0.level == place }, sheet)
            }
            guard !own.isEmpty else { continue }
            lines.append(language.text("\(sheet.title):", "\(result.id):"))
            lines += own
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private func list(_ word: String, _ subjects: [SubjectScore], _ sheet: Sheet) -> [String] {
        guard !subjects.isEmpty else { return [] }
        let names = subjects.prefix(Self.shown).map { subject in
            let name = subject.id == subject.name ? subject.name : "\(subject.id) \(subject.name)"
            return "\(name) \(subject.total.formatted(decimals: sheet.decimals))"
        }
        let more = subjects.count > Self.shown ? language.text(" 等 \(subjects.count) 个", ", … \(subjects.count)") : ""
        return ["  \(word):" + names.joined(separator: language.text("、", ", ")) + more]
    }
}
