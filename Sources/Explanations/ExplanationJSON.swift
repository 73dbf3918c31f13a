internal import Chronology
internal import Exact
internal import JSONText
internal import RecordModel
internal import RuleModel
public import ScoreModel

/// An explanation for programs: one JSON object with fixed keys in fixed order.
///
/// Points are exact and so are texts: `"1.5"`, `"2/3"`.
public enum ExplanationJSON {
    /// The explanation, ending in a line break.
    public static func render(_ explanation: Explanation) -> String {
        let subject = explanation.subject
        let value = JSONValue.mapping([
            ("centre", .string(explanation.centre)), ("period", .string(explanation.period.label)),
            (
                "subject",
                .mapping([
                    ("kind", .string(subject.kind)), ("id", .string(subject.id)), ("name", .string(subject.name)),
                    ("window", .string(subject.window)), ("department", .string(subject.department)),
                ])
            ),
            ("corrections", .array(explanation.corrections.map(correction))),
            ("notices", .array(explanation.notices.map { .string($0) })),
            ("sheets", .array(explanation.sheets.map(sheet))),
            (
                "parts",
                .array(
                    explanation.parts.map { entry in
                        .mapping([("sheet", .string(entry.sheet.id)), ("part", part(entry.part))])
                    })
            ),
            ("rules", .array(explanation.rules.map(rule))),
        ])
        return value.text
    }

    private static func points(_ value: Rational) -> JSONValue { .string(value.plain) }

    private static func correction(_ correction: Correction) -> JSONValue {
        .mapping([
            ("number", .integer(correction.number)), ("by", .string(correction.by)),
            ("on", .string(correction.on.iso)), ("basis", .string(correction.basis)),
            ("what", .string(correction.target.words)),
        ])
    }

    // MARK: Sheets

    private static func sheet(_ sheet: SheetExplanation) -> JSONValue {
        let score = sheet.score
        let levels = sheet.sheet.levels
        return .mapping([
            ("sheet", .string(sheet.id)), ("title", .string(sheet.sheet.title)),
            ("period", .string(sheet.period.label)),
            ("parts", .array(sheet.parts.map(part))), ("total_lines", .array(sheet.totalLines.map(line))),
            ("sum", points(sheet.sum)), ("clamp", .string(sheet.clamp)), ("exact_total", points(score.exactTotal)),
            ("total", .string(score.total.formatted(decimals: sheet.sheet.decimals))),
            ("rank", score.rank.map { .integer($0) } ?? .null),
            ("level", score.level.map { .string(levels[$0].name) } ?? .null),
            ("honours", .array(score.honours.map { .string(sheet.sheet.honours[$0].name) })),
            ("standing", standing(sheet.standing)), ("consequences", .array(score.consequences.map(consequence))),
        ])
    }

    private static func part(_ part: PartExplanation) -> JSONValue {
        .mapping([
            ("part", .string(part.part.path)), ("title", .string(part.part.title)),
            ("clause", .string(part.part.clause)),
            ("points", points(part.part.points)), ("start", points(part.start)),
            ("taken", part.taken.map(taken) ?? .null), ("lines", .array(part.lines.map(line))),
            ("parts", .array(part.parts.map(Self.part))), ("sum", points(part.sum)), ("clamp", .string(part.clamp)),
            (
                "corrections",
                .array(
                    part.corrections.map {
                        .mapping([("points", points($0.points)), ("reason", .string($0.reason))])
                    })
            ),
            ("weight", points(part.part.weight)), ("score", points(part.score)),
        ])
    }

    private static func taken(_ taken: TakenExplanation) -> JSONValue {
        .mapping([
            ("form", .string(taken.form)), ("value", taken.value.map(points) ?? .null),
            (
                "scores",
                .array(
                    taken.scores.map { score in
                        .mapping([
                            ("sheet", .string(score.sheet)), ("period", .string(score.period.label)),
                            ("subject", .string(score.subject)), ("value", score.value.map(points) ?? .null),
                            ("weight", points(score.weight)), ("note", .string(score.note)),
                            (
                                "parts",
                                .array(
                                    score.parts.map {
                                        .mapping([("title", .string($0.title)), ("score", points($0.score))])
                                    })
                            ),
                        ])
                    })
            ),
        ])
    }

    private static func line(_ line: LineExplanation) -> JSONValue {
        .mapping([
            ("rule", .string(line.rule.id)), ("code", .string(line.rule.code)), ("clause", .string(line.rule.clause)),
            ("text", .string(line.rule.text)), ("date", .string(line.day.iso)), ("asked", points(line.asked)),
            ("points", points(line.points)), ("points_of_total", points(line.pointsOfTotal)),
            ("evidence", .string(line.evidence)), ("note", .string(line.note)),
            ("arithmetic", .string(line.arithmetic)),
            ("origin", .string(line.origin)), ("reasons", .array(line.reasons.map { .string($0) })),
        ])
    }

    private static func standing(_ standing: Standing) -> JSONValue {
        func levels(_ levels: [Standing.LevelReason]) -> JSONValue {
            .array(
                levels.map {
                    .mapping([
                        ("name", .string($0.name)), ("reached", .bool($0.isReached)), ("reason", .string($0.reason)),
                    ])
                })
        }
        return .mapping([
            ("reason", .string(standing.reason)), ("peers", .string(standing.peers)),
            ("ranked", .integer(standing.ranked)),
            ("tied_count", .integer(standing.tiedCount)),
            (
                "tied",
                .array(
                    standing.tied.map {
                        .mapping([
                            ("id", .string($0.id)), ("name", .string($0.name)), ("order", .string($0.order.rawValue)),
                            ("key", .string($0.key)), ("own", points($0.own)), ("other", points($0.other)),
                        ])
                    })
            ),
            ("levels", levels(standing.levels)), ("honours", levels(standing.honours)),
        ])
    }

    private static func consequence(_ entry: ConsequenceEntry) -> JSONValue {
        .mapping([("name", .string(entry.name)), ("clause", .string(entry.clause)), ("reason", .string(entry.reason))])
    }

    // MARK: Rules

    private static func rule(_ explanation: RuleExplanation) -> JSONValue {
        let rule = explanation.rule
        return .mapping([
            ("rule", .string(rule.id)), ("code", .string(rule.code)), ("clause", .string(rule.clause)),
            ("text", .string(rule.text)), ("reading", .string(rule.reading)), ("sheet", .string(explanation.sheetID)),
            ("period", .string(explanation.period.label)),
            ("price", .string(RuleWords.price(of: rule, in: explanation.regulation))),
            ("source", .string(explanation.source)), ("windows", .array(explanation.windows.map(window))),
            ("lines", .array(explanation.lines.map(line))), ("counted", .array(explanation.counted.map(row))),
            (
                "missed",
                .array(
                    explanation.missed.map {
                        .mapping([
                            ("cause", .string($0.cause.rawValue)), ("reason", .string($0.reason)),
                            ("count", .integer($0.count)), ("rows", .array($0.rows.map(row))),
                        ])
                    })
            ),
            ("citing_other_rules", .integer(explanation.citingOthers)),
            ("of_other_subjects", .integer(explanation.ofOthers)),
            ("consequences", .array(explanation.consequences.map(consequence))),
        ])
    }

    private static func row(_ row: RowExplanation) -> JSONValue {
        .mapping([
            ("date", row.day.map { .string($0.iso) } ?? .null), ("evidence", .string(row.evidence)),
            ("text", .string(row.text)), ("detail", .string(row.detail)),
        ])
    }

    private static func window(_ window: WindowExplanation) -> JSONValue {
        .mapping([
            ("from", .string(window.window.first.iso)), ("until", .string(window.window.last.iso)),
            (
                "figures",
                .array(
                    window.figures.map {
                        .mapping([
                            ("title", .string($0.title)), ("value", $0.value.isEmpty ? .null : .string($0.value)),
                            ("counted", .string($0.evidence)), ("undefined", .string($0.undefined)),
                            ("depth", .integer($0.depth)),
                        ])
                    })
            ),
            (
                "terms",
                .array(
                    window.terms.map {
                        .mapping([
                            ("words", .string($0.words)), ("found", .string($0.found)),
                            ("holds", $0.holds.map { .bool($0) } ?? .null),
                        ])
                    })
            ),
            ("verdict", .string(window.verdict)),
        ])
    }
}
