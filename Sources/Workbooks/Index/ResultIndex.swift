import Exact
import RecordModel
import RuleModel
import RulePrinting
import ScoreModel

/// One result with its rules told apart, its people in order and its points as doubles for the cells.
///
/// A class, since every line of a table over several sheets asks for its own.
final class ResultIndex: Sendable {
    let result: SheetResult
    /// What it is called beside the report's other results; unique among them, and short enough for a tab.
    let label: String
    /// What its tabs end in where a report has several results; empty where it has one.
    let suffix: String
    /// Its place in the report.
    let number: Int
    /// Whom it scores, and what words go with them.
    let kind: KindWords
    /// Subjects by id in code-point order.
    let byID: [Int]
    /// Subjects as lists show them: as the report has them, peer group by peer group where there are any.
    let listing: [Int]
    /// The place of each subject in ``listing``.
    let places: [Int]
    /// Whether each rule gives points; `nil` for one that takes and gives.
    let adds: [Bool?]
    /// What a line says of its rule: 德3 virtue.3.
    let ruleNames: [String]
    /// Where each rule stands in the tree: 思想品德·服从指挥.
    let partNames: [String]
    /// Parts of each subject, in the sheet's order, flat; the points of rules on the total last, where there are any.
    let parts: [Double]
    /// For each top part what it takes from other sheets, in words; empty if nothing.
    private let taken: [String]
    /// Whether any part has parts of its own.
    let hasSubParts: Bool
    /// What the total is the sum of: the parts, and 总分加减 where rules stand on the total.
    let columns: [(title: String, points: Rational)]
    /// How many ``columns`` there are.
    let columnCount: Int
    /// Whether any level has stars.
    let hasStars: Bool
    /// A width for what stands for a subject's level.
    let standingWidth: Double
    /// Whether scores can differ; where not, there is nothing to rank, to draw or to put on the wall.
    let givesPoints: Bool
    /// Everyone's published result of the period before, by id; `nil` where there is none.
    let previous: [ExactText: PublishedSubject]?

    init(_ result: SheetResult, label: String, isAlone: Bool, number: Int, previous: PublishedSheet? = nil) {
        self.previous = previous.map { sheet in
            Dictionary(sheet.subjects.map { (ExactText(HalfWidth.fold($0.id)), $0) }) { first, _ in first }
        }
        self.result = result
        self.number = number
        self.label = label
        suffix = isAlone ? "" : "·" + label
        kind = KindWords(result.sheet.subject, in: result.regulation)
        let subjects = result.subjects
        byID = subjects.indices.sorted { left, right in
            if subjects[left].id == subjects[right].id { return left < right }
            return subjects[left].id.precedes(subjects[right].id)
        }
        listing = Self.listing(result)
        var places = Array(repeating: 0, count: listing.count)
        for (place, subject) in listing.enumerated() { places[subject] = place }
        self.places = places
        adds = result.rules.map { rule in
            let gives = rule.effects.contains { $0.direction == .add }
            return gives && rule.effects.contains { $0.direction == .deduct } ? nil : gives
        }
        // 评分2.1 and 评分.2.1 are one name.
        ruleNames = result.rules.map { rule in
            rule.code.isEmpty || rule.code.replacing(".", with: "") == rule.id.replacing(".", with: "")
                ? (rule.code.isEmpty ? rule.id : rule.code) : "\(rule.code) \(rule.id)"
        }
        partNames = Self.partNames(result)
        taken = result.sheet.parts.map { PartFacts.compositions(of: $0, in: result.regulation) }
        hasSubParts = result.sheet.parts.contains { !$0.parts.isEmpty }
        let hasTotalRules = result.partOfRule.contains { $0 == nil }
        columns =
            result.sheet.parts.map { ($0.title, $0.points * $0.weight) }
            + (hasTotalRules ? [("总分加减", Rational.zero)] : [])
        columnCount = columns.count
        parts = Self.parts(result, hasTotalRules: hasTotalRules)
        hasStars = result.sheet.levels.contains { ($0.stars ?? 0) > 0 }
        standingWidth = Self.standingWidth(result)
        givesPoints = result.sheet.givesPoints || subjects.contains { !$0.exactTotal.isZero }
    }

    private static func listing(_ result: SheetResult) -> [Int] {
        let subjects = result.subjects
        guard let peers = result.sheet.ranking.peers else { return Array(subjects.indices) }
        return subjects.indices.sorted { left, right in
            let (a, b) = (peers.name(of: subjects[left]), peers.name(of: subjects[right]))
            return a == b ? left < right : a.precedes(b)
        }
    }

    private static func partNames(_ result: SheetResult) -> [String] {
        var names: [ObjectIdentifier: String] = [:]
        func walk(_ part: Part, _ above: String) {
            let name = above.isEmpty ? part.title : above + "·" + part.title
            for rule in part.rules { names[ObjectIdentifier(rule)] = name }
            for child in part.parts { walk(child, name) }
        }
        for part in result.sheet.parts { walk(part, "") }
        return result.rules.indices.map { number in
            if let name = names[ObjectIdentifier(result.rules[number])] { return name }
            // A rule of another sheet whose points fall on this one's subjects.
            guard number < result.partOfRule.count, let part = result.partOfRule[number] else { return "总分" }
            return part < result.sheet.parts.count ? result.sheet.parts[part].title : ""
        }
    }

    private static func parts(_ result: SheetResult, hasTotalRules: Bool) -> [Double] {
        var parts: [Double] = []
        parts.reserveCapacity(result.subjects.count * (result.sheet.parts.count + (hasTotalRules ? 1 : 0)))
        for subject in result.subjects {
            for index in result.sheet.parts.indices {
                parts.append(index < subject.parts.count ? subject.parts[index].approximate : 0)
            }
            if hasTotalRules { parts.append(pointsOnTotal(result, subject).approximate) }
        }
        return parts
    }

    /// What rules on the total took and gave.
    private static func pointsOnTotal(_ result: SheetResult, _ subject: SubjectScore) -> Rational {
        subject.lines.reduce(.zero) { sum, line in
            guard case .rule(let rule) = line.source, rule < result.partOfRule.count, result.partOfRule[rule] == nil
            else { return sum }
            return sum + line.points
        }
    }

    /// Places points are shown with.
    var decimals: Int { result.sheet.decimals }

    /// A subject's score in one of ``columns``.
    func part(_ part: Int, of subject: Int) -> Double { parts[subject * columnCount + part] }

    /// The same exactly.
    func exactPart(_ part: Int, of subject: Int) -> Rational {
        let score = result.subjects[subject]
        guard part < result.sheet.parts.count else { return Self.pointsOnTotal(result, score) }
        return part < score.parts.count ? score.parts[part] : .zero
    }

    /// Whether a line belongs in 加分明细; the clamp on the total stands among the deductions.
    func isBonus(_ line: ScoreLine) -> Bool {
        switch line.source {
        case .rule(let index) where index < adds.count: adds[index] ?? (line.points > .zero)
        case .part: !line.points.isNegative
        case .rule, .total: false
        }
    }

    /// What a line came from, as the sheets print it.
    func origin(of line: ScoreLine) -> Origin {
        let sheet = result.sheet
        switch line.source {
        case .rule(let index) where index < result.rules.count:
            let rule = result.rules[index]
            return Origin(name: ruleNames[index], code: rule.code, clause: rule.clause, text: rule.text)
        case .part(let index) where index < sheet.parts.count:
            let part = sheet.parts[index]
            let text = taken[index].isEmpty || isClamp(line) ? "\(part.title)的上下限" : taken[index]
            return Origin(name: "\(part.title) \(part.id)", code: part.title, clause: part.clause, text: text)
        case .rule, .part, .total:
            return Origin(name: "总分 total", code: "总分", clause: sheet.clause, text: "总分上下限")
        }
    }

    /// Whether a part's line keeps it within its bounds rather than taking scores: it then names the part.
    private func isClamp(_ line: ScoreLine) -> Bool {
        if case .counted(let what) = line.evidence { what.hasPrefix("“") } else { false }
    }

    /// What a person's own sheet says a line came from: 德3, and where the tree has branches 思想品德·服从指挥 品德1a.
    func place(of line: ScoreLine) -> String {
        guard case .rule(let index) = line.source, index < result.rules.count else { return origin(of: line).code }
        let code = result.rules[index].code
        return partNames[index].contains("·") ? "\(partNames[index]) \(code)" : code
    }

    /// A rule, a part or the total, as a line cites it.
    struct Origin {
        /// 德3 virtue.3.
        var name: String
        /// 德3.
        var code: String
        var clause: String
        var text: String
    }
}
