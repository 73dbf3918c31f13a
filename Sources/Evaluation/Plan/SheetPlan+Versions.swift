internal import Chronology
internal import RuleModel

/// What there is to know of a sheet's rules where they change on the way.
extension SheetPlan {
    /// Whose clause a rule's line of a day cites.
    func cited(_ rule: Int, on day: Day) -> Int {
        wordings[rule]?.first { $0.version.contains(day) }?.rule ?? rule
    }

    /// The rule of the same id that is in force on a day; `nil` where there is none then.
    func counterpart(of rule: Int, on day: Day) -> Int? {
        if rules[rule].isInForce(on: day) { return rule }
        return rules.indices.first {
            rules[$0].id == rules[rule].id && !rules[$0].isWording && rules[$0].isInForce(on: day)
                && nodeOfRule[$0] == nodeOfRule[rule]
        }
    }

    /// By rule the ones that only lend their words to its lines.
    static func wordings(_ rules: [Rule]) -> [Int: [(version: RuleVersion, rule: Int)]] {
        var wordings: [Int: [(RuleVersion, Int)]] = [:]
        for (index, rule) in rules.enumerated() where rule.isWording {
            guard let version = rule.version,
                let home = rules[index...].firstIndex(where: { $0.id == rule.id && !$0.isWording && $0.meets(rule) })
            else { continue }
            wordings[home, default: []].append((version, index))
        }
        return wordings
    }

    /// The measures whose figures over the peer group are asked for, each once, and by whose version.
    static func groupMeasures(
        _ rules: [Rule], _ regulation: Regulation, _ sheet: Sheet, _ measures: MeasurePlan
    ) -> [MeasureName] {
        var found: [MeasureName] = []
        var known: Set<Int> = []
        func add(_ names: [String], _ version: Int?) {
            for name in names {
                guard let place = measures.place(of: name, in: version), known.insert(place).inserted else { continue }
                found.append(MeasureName(name: name, version: version))
            }
        }
        for rule in rules {
            add(groupMeasures(of: rule), rule.version?.place)
        }
        add(
            measures.closure(tieMeasures(sheet) + conditionMeasures(regulation, sheet)).flatMap {
                measures.groupMeasures(of: $0)
            }, nil)
        for rule in rules {
            let version = rule.version?.place
            add(
                measures.closure(rule.measures, in: version).flatMap { measures.groupMeasures(of: $0) }, version)
        }
        return found
    }
}

extension Rule {
    /// Whether there are days on which both rules are in force.
    func meets(_ other: Rule) -> Bool {
        guard let own = version, let its = other.version else { return true }
        func begins(_ first: RuleVersion, before second: RuleVersion) -> Bool {
            guard let since = first.since, let until = second.until else { return true }
            return since <= until
        }
        return begins(own, before: its) && begins(its, before: own)
    }
}
