internal import Chronology
public import Comparing
internal import Exact
internal import ScoreModel

/// A comparison for programs: one JSON object with fixed keys in fixed order; points are exact texts.
public enum ComparisonJSON {
    /// The comparison, ending in a line break.
    public static func render(_ comparison: RuleComparison) -> String {
        JSONValue.object([
            ("centre", .text(comparison.centre)), ("period", .text(comparison.period.label)),
            ("old", .text(comparison.oldName)), ("new", .text(comparison.newName)),
            ("old_unresolved", .number(comparison.oldUnresolved)),
            ("new_unresolved", .number(comparison.newUnresolved)),
            ("only_old", names(comparison.onlyOld)), ("only_new", names(comparison.onlyNew)),
            ("sheets", .list(comparison.sheets.map(sheet))),
        ]).rendered() + "\n"
    }

    private static func names(_ names: [RuleComparison.SheetName]) -> JSONValue {
        .list(names.map { .object([("sheet", .text($0.id)), ("title", .text($0.title))]) })
    }

    private static func points(_ value: Rational?) -> JSONValue { value.map { .text($0.plain) } ?? .null }

    private static func words(_ words: [String]) -> JSONValue { .list(words.map { .text($0) }) }

    private static func sheet(_ sheet: SheetComparison) -> JSONValue {
        let moves = sheet.places.flatMap { from in
            sheet.places.compactMap { to -> JSONValue? in
                let count = sheet.count(from: from, to: to)
                guard count > 0 else { return nil }
                return .object([("from", place(from)), ("to", place(to)), ("count", .number(count))])
            }
        }
        return .object([
            ("sheet", .text(sheet.id)), ("title", .text(sheet.title)), ("all", group(sheet.all)),
            ("departments", .list(sheet.departments.map(group))), ("levels", .list(moves)),
            ("rules", .list(sheet.rules.map(rule))), ("changed", .list(sheet.changed.map(subject))),
        ])
    }

    private static func place(_ place: LevelPlace) -> JSONValue {
        switch place {
        case .level(let name): .text(name)
        case .noLevel: .null
        case .disqualified: .text("(disqualified)")
        case .notRanked: .text("(not ranked)")
        }
    }

    private static func group(_ group: GroupComparison) -> JSONValue {
        .object([
            ("name", .text(group.name)), ("subjects", .number(group.count)), ("changed", .number(group.changed)),
            ("level_changed", .number(group.levelChanged)), ("higher", .number(group.higher)),
            ("lower", .number(group.lower)), ("mean_over", .number(group.ranked)), ("old_mean", points(group.oldMean)),
            ("new_mean", points(group.newMean)), ("difference", points(group.difference)),
        ])
    }

    private static func rule(_ rule: RuleTotal) -> JSONValue {
        .object([
            ("rule", .text(rule.source.id)), ("code", .text(rule.source.code)), ("clause", .text(rule.source.clause)),
            ("text", .text(rule.source.text)), ("subjects", .number(rule.subjects)), ("old_points", points(rule.old)),
            ("new_points", points(rule.new)), ("difference", points(rule.difference)),
        ])
    }

    private static func subject(_ subject: SubjectComparison) -> JSONValue {
        .object([
            ("subject", .text(subject.id)), ("name", .text(subject.name)), ("window", .text(subject.window)),
            ("department", .text(subject.department)), ("old", standing(subject.old)), ("new", standing(subject.new)),
            ("difference", points(subject.difference)), ("consequences_gained", words(subject.gained)),
            ("consequences_lost", words(subject.lost)),
            (
                "rules",
                .list(
                    subject.rules.map { rule in
                        .object([
                            ("rule", .text(rule.source.id)), ("clause", .text(rule.source.clause)),
                            ("old_points", points(rule.old)), ("new_points", points(rule.new)),
                            ("difference", points(rule.difference)),
                        ])
                    })
            ),
        ])
    }

    private static func standing(_ standing: Placing?) -> JSONValue {
        guard let standing else { return .null }
        let status =
            switch standing.status {
            case .ranked: "ranked"
            case .notRanked(let reason): "not-ranked:\(reason)"
            case .disqualified(let rule): "disqualified:\(rule)"
            }
        return .object([
            ("total", points(standing.total)), ("rank", standing.rank.map { .number($0) } ?? .null),
            ("level", standing.level.map { .text($0) } ?? .null),
            ("stars", standing.stars.map { .number($0) } ?? .null), ("honours", words(standing.honours)),
            ("status", .text(status)), ("consequences", words(standing.consequences)),
        ])
    }
}
