internal import Chronology
internal import Diagnostics

/// What of an earlier version has rules and no place in a later one.
struct PartMatching {
    let problems: [Diagnostic]

    /// - Parameter period: what is not scored by periods of its kind has no say in it.
    init(_ earlier: Regulation, _ later: Regulation, period: Period) {
        var problems: [Diagnostic] = []
        for sheet in earlier.sheets where sheet.period == period.kind {
            guard let rule = sheet.rules.first?.rule else { continue }
            guard let counterpart = later.sheets.first(where: { $0.isLike(sheet) }) else {
                problems.append(
                    Self.problem(
                        Wording(zh: "考核表“\(sheet.title)”(\(sheet.id))", en: "the sheet '\(sheet.id)'"), at: rule.span,
                        in: later, later.sheets.first { $0.id == sheet.id }?.rules.first?.rule.span ?? later.span))
                continue
            }
            for part in sheet.allParts {
                guard let rule = part.rules.first, counterpart.part(at: part.path) == nil else { continue }
                problems.append(
                    Self.problem(
                        Wording(
                            zh: "部分“\(part.title)”(\(sheet.id)/\(part.path))", en: "the part '\(sheet.id)/\(part.path)'"
                        ),
                        at: rule.span, in: later, counterpart.rules.first?.rule.span ?? later.span))
            }
        }
        self.problems = problems
    }

    private static func problem(
        _ what: Wording, at span: SourceSpan, in later: Regulation, _ place: SourceSpan
    ) -> Diagnostic {
        Diagnostic(
            .versionPartsDiffer, at: span,
            Wording(
                zh: "旧版本的\(what.zh)有条目,新版本里没有同一编号的;新版本自 \(later.since?.iso ?? "…") 起施行,在考核期中间,旧条目无处计分",
                en:
                    "the later version, in force from \(later.since?.iso ?? "…") within the period, has no counterpart of \(what.en), whose rules then have no place"
            ),
            remedy: Wording(
                zh: "让新版本从考核期的第一天起施行,或在新版本里保留同一编号的部分(可以没有条目)",
                en: "let the new version begin with a period, or keep a part of the same id in it, if without rules"),
            related: [.init(place, Wording(zh: "新版本在这里", en: "the later version"))])
    }

    /// A log that two versions declare in ways that one table cannot have.
    static func differs(_ log: LogDeclaration, from later: LogDeclaration) -> Diagnostic {
        Diagnostic(
            .versionPartsDiffer, at: log.span,
            Wording(
                zh: "两个版本声明的“\(log.id)”不一样(对象、有无日期或同一列的类型),一期之内只能有一种",
                en: "two versions declare '\(log.id)' in ways that one table cannot have"),
            remedy: Wording(zh: "改成一样,或在新版本里换一个编号", en: "make them the same, or give the new one another id"),
            related: [.init(later.span, Wording(zh: "新版本的声明", en: "the later declaration"))])
    }
}
