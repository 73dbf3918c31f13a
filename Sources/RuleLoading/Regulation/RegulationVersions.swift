internal import Chronology
public import Diagnostics
public import RuleModel

/// Checks the versions of regulations against each other: those of one id must neither overlap nor leave a gap.
public enum RegulationVersions {
    /// The problems between the files of each id, reported at the later version's id.
    public static func check(_ regulations: [Regulation]) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        for versions in Dictionary(grouping: regulations, by: \.id).values where versions.count > 1 {
            let ordered = versions.sorted {
                let (left, right) = ($0.since?.rawValue ?? .min, $1.since?.rawValue ?? .min)
                return left != right ? left < right : $0.span < $1.span
            }
            // Of several before it the one that lasts longest is the one a version may overlap or leave a gap to.
            var longest = ordered[0]
            for later in ordered.dropFirst() {
                if let problem = problem(longest, later) { diagnostics.append(problem) }
                guard let end = longest.until else { continue }
                if later.until.map({ $0 > end }) ?? true { longest = later }
            }
        }
        return diagnostics.listed()
    }

    private static func problem(_ earlier: Regulation, _ later: Regulation) -> Diagnostic? {
        let related = [
            Diagnostic.Related(earlier.span, Wording(zh: "较早的版本在这里", en: "the earlier version"))
        ]
        guard let end = earlier.until, let start = later.since, start > end else {
            return Diagnostic(
                .versionOverlap, at: later.span,
                Wording(
                    zh: "“\(later.id)”的两个版本施行期重叠", en: "two versions of '\(later.id)' are in force on the same days"),
                remedy: Wording(
                    zh: "给较早的版本写 until(至),新版本的 since(自)写在次日",
                    en: "give the earlier version 'until', and let the later begin the day after"), related: related)
        }
        guard end.advanced(by: 1) != start else { return nil }
        return Diagnostic(
            .versionGap, at: later.span,
            Wording(
                zh: "\(end.advanced(by: 1).iso) 至 \(start.advanced(by: -1).iso) 没有施行的“\(later.id)”版本",
                en:
                    "no version of '\(later.id)' is in force from \(end.advanced(by: 1).iso) to \(start.advanced(by: -1).iso)"
            ),
            remedy: Wording(zh: "核对两个文件的 since(自)和 until(至)", en: "check since and until of both files"),
            related: related)
    }
}
