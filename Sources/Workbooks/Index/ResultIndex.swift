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
    /// Whether each rule gives points.
    let adds: [Bool]
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
        adds = result.rules.map { $0.effect?.direction == .add }
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
        guard case .rule(let index) = line.source, index < adds.count else { return false }
        return adds[index]
    }

    /// The rule of a line, by index; `nil` for the clamp on the total.
    func ruleNumber(of line: ScoreLine) -> Int? {
        guard case .rule(let index) = line.source, index < result.rules.count else { return nil }
        return index
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
        if case .notRanked(let reason) = subject.status { return "未评(\(reason))" }
        return "—"
    }
}
