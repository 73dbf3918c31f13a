internal import Exact
internal import RecordModel
internal import RuleModel

/// What an inspector must know to write down an event under a rule.
struct Citation {
    let rule: Rule
    let sheet: Sheet
    let words: RegulationWords
    /// The parts the rule stands in, outermost first.
    let parts: [Part]

    /// The degrees a row may carry, in the rule file's order: those the price or the multiple knows, and those the rule's
    /// own conditions name.
    var degrees: [String] {
        var degrees: [String] = []
        for table in tables where table.by == .field("degree") { degrees += table.words }
        degrees += named(in: rule.filter.keep) + named(in: rule.filter.drop)
        if case .row(let tests)? = rule.waiver { degrees += named(in: tests) }
        var seen: Set<String> = []
        return degrees.filter { !$0.isEmpty && seen.insert($0).inserted }
    }

    /// 一般、情节严重、客观原因(不计); — where none is asked for.
    var degreeWords: String {
        let excused = Set(named(in: rule.filter.drop))
        let waived: Set<String> = if case .row(let tests)? = rule.waiver { Set(named(in: tests)) } else { [] }
        let words = degrees.map {
            $0 + (excused.contains($0) ? "(不计)" : waived.contains($0) ? "(可免)" : "")
        }
        return words.isEmpty ? "—" : words.joined(separator: "、")
    }

    /// Whom a row names: 个人, 窗口, or either.
    var subjects: String {
        var people = false
        var windows = false
        switch rule.fallsOn {
        case .subject: (people, windows) = ownSubjects
        case .shares(let shares):
            for share in shares {
                switch share.bearer {
                case .subject:
                    people = people || ownSubjects.people
                    windows = windows || ownSubjects.windows
                case .members:
                    windows = true
                    // A round of inspection has a window for its last, not a person.
                    people = people || rule.run == nil
                case .window, .department, .post: windows = true
                }
            }
        }
        switch (people, windows) {
        case (true, true): return "窗口或个人"
        case (false, true): return "窗口"
        case (true, false): return "个人"
        case (false, false): return words.subject(sheet.subject)
        }
    }

    private var ownSubjects: (people: Bool, windows: Bool) {
        switch sheet.subject {
        case .staff, .department: (true, false)
        case .window: (rule.rowsOf.contains(.members), rule.rowsOf.isEmpty || rule.rowsOf.contains(.window))
        case .declared: (false, false)
        }
    }

    /// The cells a row must fill besides those of every row: 情节、分值(2–4,不填按2).
    var required: String {
        let fields = [degree, points, quantity, round, deed].compactMap { $0 }
        return fields.isEmpty ? "—" : fields.joined(separator: "、")
    }

    private var tables: [PriceTable] {
        var tables = rule.effects.compactMap { $0.price as? PriceTable }
        if case .table(let table)? = rule.factor { tables.append(table) }
        return tables
    }

    private var degree: String? {
        let priced = tables.filter { $0.by == .field("degree") }
        guard !priced.isEmpty || asks("degree") else { return nil }
        return !asks("degree") && priced.allSatisfy { $0.amount(for: "") != nil } ? nil : "情节"
    }

    private var points: String? {
        let amounts = rule.effects.flatMap(\.price.amounts)
        for amount in amounts {
            switch amount {
            case .choose(let least, let most, let standard):
                return "分值(\(least.plain)–\(most.plain)" + (standard.map { ",不填按\($0.plain)" } ?? "") + ")"
            case .chooseAny(let standard): return "分值" + (standard.map { "(不填按\($0.plain))" } ?? "")
            default: break
            }
        }
        return rule.quantities.contains(.field("points")) || asks("points") ? "分值" : nil
    }

    private var quantity: String? {
        rule.quantities.contains(.field("quantity")) || asks("quantity") ? "数量" : nil
    }

    private var round: String? { rule.run?.along == "round" || asks("round") ? "轮次" : nil }

    private var deed: String? {
        let same = [rule.same] + parts.map(\.same)
        let isSame = same.contains { $0?.field == "deed" && $0?.keep != .all }
        return asks("deed") ? "事由编号" : isSame ? "事由编号(同一事由填同一编号)" : nil
    }

    /// Whether a row without this field is not counted at all.
    private func asks(_ field: String) -> Bool {
        rule.filter.keep.contains { test in
            guard test.field == field else { return false }
            switch test.test {
            case .isOne(let words): return !words.contains("")
            case .filled, .compares: return true
            case .empty, .flag: return false
            }
        }
    }

    private func named(in tests: [FieldTest]) -> [String] {
        tests.filter { $0.field == "degree" }.flatMap { test -> [String] in
            if case .isOne(let words) = test.test { words } else { [] }
        }
    }
}

extension RegulationWords {
    /// The rules events may cite, sheet by sheet, each with its parts.
    func citations(of sheet: Sheet) -> [Citation] {
        sheet.parts.flatMap { citations($0, [], sheet) }
            + sheet.totalRules.filter(\.isCitable).map { Citation(rule: $0, sheet: sheet, words: self, parts: []) }
    }

    private func citations(_ part: Part, _ above: [Part], _ sheet: Sheet) -> [Citation] {
        let parts = above + [part]
        return part.rules.filter(\.isCitable).map { Citation(rule: $0, sheet: sheet, words: self, parts: parts) }
            + part.parts.flatMap { citations($0, parts, sheet) }
    }
}
