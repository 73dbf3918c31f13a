public import Diagnostics
public import RecordModel

/// Holds the profiles that a centre's file names against those there are.
public enum ProfileChoice {
    /// Every name that is no profile's, and every profile of another table.
    /// - Parameter isComplete: whether all profiles of the centre's own could be read; what they are called is else not known.
    public static func check(
        _ file: CentreFile, _ profiles: [ImportProfile], isComplete: Bool
    ) -> [Diagnostic] {
        file.chosenProfiles.sorted { $0.key < $1.key }.compactMap { log, chosen in
            let own = LogKind(rawValue: log) != nil || log == "roster"
            let fitting = profiles.filter {
                $0.table == log || (!own && LogKind(rawValue: $0.table) == nil && $0.table != "roster")
            }
            let allowed = fitting.map(\.id)
            let nearest = NearestName.find(chosen.value, among: allowed)
            let remedy = Wording(
                zh: (nearest.map { "是否想写“\($0)”?" } ?? "") + "可以写:" + allowed.joined(separator: "、"),
                en: (nearest.map { "did you mean '\($0)'? " } ?? "") + "allowed: " + allowed.joined(separator: ", "))
            guard let found = profiles.first(where: { $0.id == chosen.value }) else {
                guard isComplete else { return nil }
                return Diagnostic(
                    .unknownWord, at: chosen.span,
                    Wording(zh: "没有“\(chosen.value)”这个导入方案", en: "there is no import profile '\(chosen.value)'"),
                    remedy: remedy)
            }
            guard fitting.contains(found) else {
                return Diagnostic(
                    .unknownWord, at: chosen.span,
                    Wording(
                        zh: "导入方案“\(found.id)”生成的是别的表(\(found.table))",
                        en: "the profile '\(found.id)' makes \(found.table)"),
                    remedy: remedy)
            }
            return nil
        }
    }
}
