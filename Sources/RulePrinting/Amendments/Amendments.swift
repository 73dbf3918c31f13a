internal import RecordModel
internal import RuleModel

/// Everything of two versions of a regulation, side by side.
struct Amendments {
    /// Each thing of either version, by kind and then in the new order; unchanged ones too.
    let all: [Amendment]

    init(from old: Regulation, to new: Regulation) {
        let sheets = Matching.pairs(old.sheets.map { [$0.id, $0.title] }, new.sheets.map { [$0.id, $0.title] })
        // Sheets that were only renamed keep one key, lest all their rules have moved.
        var oldKeys: [String: String] = [:]
        var newKeys: [String: String] = [:]
        for (number, pair) in sheets.enumerated() {
            if let index = pair.old { oldKeys[old.sheets[index].id] = "\(number)" }
            if let index = pair.new { newKeys[new.sheets[index].id] = "\(number)" }
        }
        let before = Inventory(old, oldKeys)
        let after = Inventory(new, newKeys)
        all = Amendment.Kind.allCases.flatMap { kind -> [Amendment] in
            let (left, right) = (before.sides(kind), after.sides(kind))
            return Matching.pairs(left.map(\.keys), right.map(\.keys)).map { pair in
                Amendment(kind: kind, old: pair.old.map { left[$0] }, new: pair.new.map { right[$0] })
            }
        }
    }

    /// What differs.
    var changes: [Amendment] { all.filter(\.isChange) }
}

/// The things of one version.
private struct Inventory {
    let words: RegulationWords
    let regulation: Regulation
    let inline: InlineMeasures
    /// What stands for a sheet's id in places and keys.
    let sheetKeys: [String: String]

    init(_ regulation: Regulation, _ sheetKeys: [String: String]) {
        self.regulation = regulation
        self.sheetKeys = sheetKeys
        words = RegulationWords(regulation)
        inline = InlineMeasures(regulation)
    }

    func sides(_ kind: Amendment.Kind) -> [Amendment.Side] {
        switch kind {
        case .regulation:
            [side("", regulation.title, "", words.source, words.headAspects(), ["head"])]
        case .sheet:
            regulation.sheets.map { sheet in
                let facts = words.facts(of: sheet).map { "\($0.label):\($0.value)" } + words.ranking(of: sheet)
                return side(
                    key(sheet), sheet.title, sheet.clause, facts.joined(separator: ";"),
                    words.aspects(of: sheet), [key(sheet)])
            }
        case .part: regulation.sheets.flatMap { sheet in sheet.parts.flatMap { parts($0, sheet) } }
        case .rule: regulation.sheets.flatMap { sheet in sheet.rules.map { rule($0.rule, sheet) } }
        case .level: regulation.sheets.flatMap { sheet in sheet.levels.map { level($0, sheet) } }
        case .honour: regulation.sheets.flatMap { sheet in sheet.honours.map { level($0, sheet) } }
        case .consequence:
            regulation.consequences.map {
                let text = [words.effect(of: $0), words.trigger(of: $0)].filter { $0 != "—" }.joined(separator: ";")
                return side($0.name, $0.name, $0.clause, text, words.aspects(of: $0, inline), [$0.name])
            }
        case .measure:
            // Those written in place are a matter of the rules they stand in.
            regulation.measures.filter { !$0.name.hasPrefix("#") }.map {
                side(
                    "", $0.title, "", words.form(of: $0), words.aspects(of: $0, inline), [$0.name, $0.title])
            }
        case .notScored:
            regulation.notScored.map {
                side("", $0.clause, $0.clause, $0.reason, [Aspect("理由", $0.reason)], [$0.clause])
            }
        case .subject:
            regulation.subjects.map { side($0.id, $0.title, "", $0.title, [Aspect("名称", $0.title)], [$0.id]) }
        case .log:
            regulation.logs.map {
                side(
                    $0.id, $0.title, "", $0.fields.map(\.header).joined(separator: "、"), words.aspects(of: $0, inline),
                    [$0.id])
            }
                + words.furtherColumns.map { log, columns in
                    let text = columns.joined(separator: "、")
                    return side(log.rawValue, log.title, "", text, [Aspect("另加的列", text)], [log.rawValue])
                }
        }
    }

    private func parts(_ part: Part, _ sheet: Sheet) -> [Amendment.Side] {
        let place = key(sheet) + "/" + part.path
        let own = side(
            place, part.title, in: sheet, part.clause, words.facts(of: part).joined(separator: ","),
            words.aspects(of: part), [place, part.clause + "\u{0}" + part.title])
        return [own] + part.parts.flatMap { parts($0, sheet) }
    }

    private func rule(_ rule: Rule, _ sheet: Sheet) -> Amendment.Side {
        let place = key(sheet) + "/" + rule.id
        let text = rule.text + "〔\(RuleWords.price(of: rule, in: regulation))〕"
        return side(
            place, rule.code.isEmpty ? rule.id : rule.code, in: sheet, rule.clause, text,
            words.aspects(of: rule, inline),
            rule.text.isEmpty
                ? [place, "", "", place]
                // A sentence that is still there under its number, under its clause, or anywhere; then the number.
                : [place + "\u{0}" + rule.text, rule.clause + "\u{0}" + rule.text, rule.text, place])
    }

    private func level(_ level: Level, _ sheet: Sheet) -> Amendment.Side {
        let aspects = words.aspects(of: level, inline)
        let text = aspects.dropFirst().filter { !$0.isLong && !$0.words.isEmpty && $0.words != "—" }.map {
            "\($0.name):\($0.words)"
        }
        let place = key(sheet) + "/" + level.name
        return side(place, level.name, in: sheet, level.clause, text.joined(separator: ";"), aspects, [place])
    }

    private func key(_ sheet: Sheet) -> String { sheetKeys[sheet.id] ?? sheet.id }

    private func side(
        _ place: String, _ name: String, in sheet: Sheet? = nil, _ clause: String, _ text: String, _ aspects: [Aspect],
        _ keys: [String]
    ) -> Amendment.Side {
        let title = regulation.sheets.count == 1 ? "" : sheet?.title ?? ""
        return Amendment.Side(
            place: place, sheet: title, name: name, clause: clause, text: text, aspects: aspects, keys: keys)
    }
}
