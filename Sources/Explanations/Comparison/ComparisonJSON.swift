internal import Chronology
public import Comparing
internal import Exact
internal import JSONText
internal import ScoreModel

/// A comparison for programs: one JSON object with fixed keys in fixed order; points are exact texts.
public enum ComparisonJSON {
    /// The comparison, ending in a line break.
    public static func render(_ comparison: RuleComparison) -> String {
        JSONValue.mapping([
            ("centre", .string(comparison.centre)), ("period", .string(comparison.period.label)),
            ("old", .string(comparison.oldName)), ("new", .string(comparison.newName)),
            ("old_unresolved", .integer(comparison.oldUnresolved)),
            ("new_unresolved", .integer(comparison.newUnresolved)),
            ("only_old", names(comparison.onlyOld)), ("only_new", names(comparison.onlyNew)),
            ("sheets", .array(comparison.sheets.map(sheet))),
        ]).text
    }

    private static func names(_ names: [RuleComparison.SheetName]) -> JSONValue {
        .array(names.map { .mapping([("sheet", .string($0.id)), ("title", .string($0.title))]) })
    }

    private static func points(_ value: Rational?) -> JSONValue { value.map { .string($0.plain) } ?? .null }

    private static func words(_ words: [String]) -> JSONValue { .array(words.map { .string($0) }) }

    private static func sheet(_ sheet: SheetComparison) -> JSONValue {
        let moves = sheet.places.flatMap { from in
            sheet.places.compactMap { to -> JSONValue? in
                let count = sheet.count(from: from, to: to)
                guard count > 0 else { return nil }
                return .mapping([("from", place(from)), ("to", place(to)), ("count", .integer(count))])
            }
        }
        return .mapping([
            ("sheet", .string(sheet.id)), ("title", .string(sheet.title)), ("all", group(sheet.all)),
            ("departments", .array(sheet.departments.map(group))), ("levels", .array(moves)),
            ("rules", .array(sheet.rules.map(rule))), ("changed", .array(sheet.changed.map(subject))),
        ])
    }

    private static func place(_ place: LevelPlace) -> JSONValue {
        switch place {
        case .level(let name): .string(name)
        case .noLevel: .null
        case .disqualified: .string("(disqualified)")
        case .notRanked: .string("(not ranked)")
        }
    }

    private static func group(_ group: GroupComparison) -> JSONValue {
        .mapping([
            ("name", .string(group.name)), ("subjects", .integer(group.count)), ("changed", .integer(group.changed)),
            ("level_changed", .integer(group.levelChanged)), ("higher", .integer(group.higher)),
            ("lower", .integer(group.lower)), ("mean_over", .integer(group.ranked)),
            ("old_mean", points(group.oldMean)),
            ("new_mean", points(group.newMean)), ("difference", points(group.difference)),
        ])
    }

    private static func rule(_ rule: RuleTotal) -> JSONValue {
        .mapping([
            ("rule", .string(rule.source.id)), ("code", .string(rule.source.code)),
            ("clause", .string(rule.source.clause)),
            ("text", .string(rule.source.text)), ("subjects", .integer(rule.subjects)),
            ("old_points", points(rule.old)),
            ("new_points", points(rule.new)), ("difference", points(rule.difference)),
        ])
    }

    private static func subject(_ subject: SubjectComparison) -> JSONValue {
        .mapping([
            ("subject", .string(subject.id)), ("name", .string(subject.name)), ("window", .string(subject.window)),
            ("department", .string(subject.department)), ("old", standing(subject.old)), ("new", standing(subject.new)),
            ("difference", points(subject.difference)), ("consequences_gained", words(subject.gained)),
            ("consequences_lost", words(subject.lost)),
            (
                "rules",
                .array(
                    subject.rules.map { rule in
                        .mapping([
                            ("rule", .string(rule.source.id)), ("clause", .string(rule.source.clause)),
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
        return .mapping([
            ("total", points(standing.total)), ("rank", standing.rank.map { .integer($0) } ?? .null),
            ("level", standing.level.map { .string($0) } ?? .null),
            ("stars", standing.stars.map { .integer($0) } ?? .null), ("honours", words(standing.honours)),
            ("status", .string(status)), ("consequences", words(standing.consequences)),
        ])
    }
}
