internal import Chronology
internal import Exact
internal import RuleModel
public import ScoreModel

/// An explanation for programs: one JSON object with fixed keys in fixed order.
///
/// Points are exact and so are texts: `"1.5"`, `"2/3"`.
public enum ExplanationJSON {
    /// The explanation, ending in a line break.
    public static func render(_ explanation: Explanation) -> String {
        let subject = explanation.subject
        let value = JSONValue.object([
            ("centre", .text(explanation.centre)), ("period", .text(explanation.period.label)),
            (
                "subject",
                .object([
                    ("kind", .text(subject.kind)), ("id", .text(subject.id)), ("name", .text(subject.name)),
                    ("window", .text(subject.window)), ("department", .text(subject.department)),
                ])
            ),
            ("notices", .list(explanation.notices.map { .text($0) })),
            ("sheets", .list(explanation.sheets.map(sheet))),
            (
                "parts",
                .list(
                    explanation.parts.map { entry in
                        .object([("sheet", .text(entry.sheet.id)), ("part", part(entry.part))])
                    })
            ),
            ("rules", .list(explanation.rules.map(rule))),
        ])
        return value.rendered() + "\n"
    }

    private static func points(_ value: Rational) -> JSONValue { .text(value.plain) }

    // MARK: Sheets

    private static func sheet(_ sheet: SheetExplanation) -> JSONValue {
        let score = sheet.score
        let levels = sheet.sheet.levels
        return .object([
            ("sheet", .text(sheet.id)), ("title", .text(sheet.sheet.title)), ("period", .text(sheet.period.label)),
            ("parts", .list(sheet.parts.map(part))), ("total_lines", .list(sheet.totalLines.map(line))),
            ("sum", points(sheet.sum)), ("clamp", .text(sheet.clamp)), ("exact_total", points(score.exactTotal)),
            ("total", .text(score.total.formatted(decimals: sheet.sheet.decimals))),
            ("rank", score.rank.map { .number($0) } ?? .null),
            ("level", score.level.map { .text(levels[$0].name) } ?? .null),
            ("honours", .list(score.honours.map { .text(sheet.sheet.honours[$0].name) })),
            ("standing", standing(sheet.standing)), ("consequences", .list(score.consequences.map(consequence))),
        ])
    }

    private static func part(_ part: PartExplanation) -> JSONValue {
        .object([
            ("part", .text(part.part.path)), ("title", .text(part.part.title)), ("clause", .text(part.part.clause)),
            ("points", points(part.part.points)), ("start", points(part.start)),
            ("taken", part.taken.map(taken) ?? .null), ("lines", .list(part.lines.map(line))),
            ("parts", .list(part.parts.map(Self.part))), ("sum", points(part.sum)), ("clamp", .text(part.clamp)),
            (
                "corrections",
                .list(
                    part.corrections.map {
                        .object([("points", points($0.points)), ("reason", .text($0.reason))])
                    })
            ),
            ("weight", points(part.part.weight)), ("score", points(part.score)),
        ])
    }

    private static func taken(_ taken: TakenExplanation) -> JSONValue {
        .object([
            ("form", .text(taken.form)), ("value", taken.value.map(points) ?? .null),
            (
                "scores",
                .list(
                    taken.scores.map { score in
                        .object([
                            ("sheet", .text(score.sheet)), ("period", .text(score.period.label)),
                            ("subject", .text(score.subject)), ("value", score.value.map(points) ?? .null),
                            ("weight", points(score.weight)), ("note", .text(score.note)),
                            (
                                "parts",
                                .list(
                                    score.parts.map {
                                        .object([("title", .text($0.title)), ("score", points($0.score))])
                                    })
                            ),
                        ])
                    })
            ),
        ])
    }

    private static func line(_ line: LineExplanation) -> JSONValue {
        .object([
            ("rule", .text(line.rule.id)), ("code", .text(line.rule.code)), ("clause", .text(line.rule.clause)),
            ("text", .text(line.rule.text)), ("date", .text(line.day.iso)), ("asked", points(line.asked)),
            ("points", points(line.points)), ("points_of_total", points(line.pointsOfTotal)),
            ("evidence", .text(line.evidence)), ("note", .text(line.note)), ("arithmetic", .text(line.arithmetic)),
            ("origin", .text(line.origin)), ("reasons", .list(line.reasons.map { .text($0) })),
        ])
    }

    private static func standing(_ standing: Standing) -> JSONValue {
        func levels(_ levels: [Standing.LevelReason]) -> JSONValue {
            .list(
                levels.map {
                    .object([("name", .text($0.name)), ("reached", .flag($0.isReached)), ("reason", .text($0.reason))])
                })
        }
        return .object([
            ("reason", .text(standing.reason)), ("peers", .text(standing.peers)), ("ranked", .number(standing.ranked)),
            ("tied_count", .number(standing.tiedCount)),
            (
                "tied",
                .list(
                    standing.tied.map {
                        .object([
                            ("id", .text($0.id)), ("name", .text($0.name)), ("order", .text($0.order.rawValue)),
                            ("key", .text($0.key)), ("own", points($0.own)), ("other", points($0.other)),
                        ])
                    })
            ),
            ("levels", levels(standing.levels)), ("honours", levels(standing.honours)),
        ])
    }

    private static func consequence(_ entry: ConsequenceEntry) -> JSONValue {
        .object([("name", .text(entry.name)), ("clause", .text(entry.clause)), ("reason", .text(entry.reason))])
    }

    // MARK: Rules

    private static func rule(_ explanation: RuleExplanation) -> JSONValue {
        let rule = explanation.rule
        return .object([
            ("rule", .text(rule.id)), ("code", .text(rule.code)), ("clause", .text(rule.clause)),
            ("text", .text(rule.text)), ("reading", .text(rule.reading)), ("sheet", .text(explanation.sheetID)),
            ("period", .text(explanation.period.label)),
            ("price", .text(RuleWords.price(of: rule, in: explanation.regulation))),
            ("source", .text(explanation.source)), ("windows", .list(explanation.windows.map(window))),
            ("lines", .list(explanation.lines.map(line))), ("counted", .list(explanation.counted.map(row))),
            (
                "missed",
                .list(
                    explanation.missed.map {
                        .object([
                            ("cause", .text($0.cause.rawValue)), ("reason", .text($0.reason)),
                            ("count", .number($0.count)), ("rows", .list($0.rows.map(row))),
                        ])
                    })
            ),
            ("citing_other_rules", .number(explanation.citingOthers)),
            ("of_other_subjects", .number(explanation.ofOthers)),
            ("consequences", .list(explanation.consequences.map(consequence))),
        ])
    }

    private static func row(_ row: RowExplanation) -> JSONValue {
        .object([
            ("date", row.day.map { .text($0.iso) } ?? .null), ("evidence", .text(row.evidence)),
            ("text", .text(row.text)), ("detail", .text(row.detail)),
        ])
    }

    private static func window(_ window: WindowExplanation) -> JSONValue {
        .object([
            ("from", .text(window.window.first.iso)), ("until", .text(window.window.last.iso)),
            (
                "figures",
                .list(
                    window.figures.map {
                        .object([
                            ("title", .text($0.title)), ("value", $0.value.isEmpty ? .null : .text($0.value)),
                            ("counted", .text($0.evidence)), ("undefined", .text($0.undefined)),
                            ("depth", .number($0.depth)),
                        ])
                    })
            ),
            (
                "terms",
                .list(
                    window.terms.map {
                        .object([
                            ("words", .text($0.words)), ("found", .text($0.found)),
                            ("holds", $0.holds.map { .flag($0) } ?? .null),
                        ])
                    })
            ),
            ("verdict", .text(window.verdict)),
        ])
    }
}
