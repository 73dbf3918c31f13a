import Exact
import RuleModel
import ScoreModel

/// One result with its rules told apart, its people in order and its points as doubles for the cells.
struct ResultIndex: Sendable {
    let result: SheetResult
    /// What its tabs end in where a report has several results; empty where it has one.
    let suffix: String
    /// Its place in the report.
    let number: Int
    /// Subjects by id in code-point order.
    let byID: [Int]
    /// Whether each rule gives points; `nil` for one that takes and gives.
    let adds: [Bool?]
    /// What a line says of its rule: 德3 virtue.3.
    let ruleNames: [String]
    /// Parts of each subject, in the sheet's order, flat.
    let parts: [Double]

    init(_ result: SheetResult, isAlone: Bool, number: Int) {
        self.result = result
        self.number = number
        suffix = isAlone ? "" : "·" + result.sheet.title
        let subjects = result.subjects
        byID = subjects.indices.sorted { left, right in
            if subjects[left].id == subjects[right].id { return left < right }
            return subjects[left].id.precedes(subjects[right].id)
        }
        adds = result.rules.map { rule in
            let gives = rule.effects.contains { $0.direction == .add }
            return gives && rule.effects.contains { $0.direction == .deduct } ? nil : gives
        }
        ruleNames = result.rules.map { $0.code.isEmpty || $0.code == $0.id ? $0.id : "\($0.code) \($0.id)" }
        var parts: [Double] = []
        parts.reserveCapacity(subjects.count * result.sheet.parts.count)
        for subject in subjects {
            for index in result.sheet.parts.indices {
                parts.append(index < subject.parts.count ? subject.parts[index].approximate : 0)
            }
        }
        self.parts = parts
    }

    /// How many parts the sheet has.
    var partCount: Int { result.sheet.parts.count }

    /// Places points are shown with.
    var decimals: Int { result.sheet.decimals }

    /// A subject's score of a part.
    func part(_ part: Int, of subject: Int) -> Double { parts[subject * partCount + part] }

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
            let text = part.compositions.isEmpty ? "\(part.title)的上下限" : "取自其他考核表的得分"
            return Origin(name: "\(part.title) \(part.id)", code: part.title, clause: part.clause, text: text)
        case .rule, .part, .total:
            return Origin(name: "总分 total", code: "总分", clause: sheet.clause, text: "总分上下限")
        }
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

    /// The level of a subject.
    func level(of subject: SubjectScore) -> Level? {
        guard let index = subject.level, index < result.sheet.levels.count else { return nil }
        return result.sheet.levels[index]
    }

    /// Whether a subject's row is marked: one star.
    func isAlarming(_ subject: SubjectScore) -> Bool {
        guard let level = level(of: subject) else { return false }
        return level.stars == 1
    }

    /// What stands for a subject's level: ★★★★★, a grade's name, or why there is none.
    func stars(of subject: SubjectScore) -> String {
        if let level = level(of: subject) { return StarWords.picture(of: level) }
        switch subject.status {
        case .ranked: return "—"
        case .notRanked(let reason): return "未评(\(reason))"
        case .disqualified: return "取消评选资格"
        }
    }
}
