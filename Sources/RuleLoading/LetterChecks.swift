public import Diagnostics
public import Letters
public import RuleModel

/// Holds a centre's templates of letters against each other and against its regulations.
public enum LetterChecks {
    /// Templates of one name, which would take each other's place.
    public static func names(_ templates: [LetterTemplate]) -> [Diagnostic] {
        var seen: [String: LetterTemplate] = [:]
        return templates.compactMap { template in
            let key = template.name.halfWidth.lowercased()
            guard let first = seen[key] else {
                seen[key] = template
                return nil
            }
            return Diagnostic(
                .letterNamedTwice, at: template.span,
                Wording(zh: "有两个样式都叫“\(template.name)”", en: "two templates are called '\(template.name)'"),
                remedy: Wording(zh: "改其中一个的“文书:”;印出的文件和工作表以它命名", en: "rename one: files and tabs are called by it"),
                related: [.init(first.span, Wording(zh: "另一个在这里", en: "the other is here"))])
        }
    }

    /// Consequences that no regulation has.
    public static func consequences(_ templates: [LetterTemplate], _ regulations: [Regulation]) -> [Diagnostic] {
        var known: [String] = []
        for consequence in regulations.flatMap(\.consequences) where !known.contains(consequence.name.halfWidth) {
            known.append(consequence.name.halfWidth)
        }
        return templates.flatMap(\.consequences).filter { !known.contains($0.value) }.map { wanted in
            let nearest = NearestName.find(wanted.value, among: known)
            let list = known.prefix(40)
            return Diagnostic(
                .letterUnknownConsequence, at: wanted.span,
                Wording(
                    zh: "各考核办法的 consequences(后果表)里都没有“\(wanted.value)”",
                    en: "no regulation has a consequence '\(wanted.value)'"),
                remedy: Wording(
                    zh: (nearest.map { "是否想写“\($0)”?" } ?? "")
                        + (list.isEmpty ? "考核办法没有后果,不会出这种文书" : "可以写:" + list.joined(separator: "、")),
                    en: (nearest.map { "did you mean '\($0)'? " } ?? "")
                        + (list.isEmpty
                            ? "no regulation has any, so no such letter will be made"
                            : "allowed: " + list.joined(separator: ", "))))
        }
    }
}
