public import Chronology
internal import Diagnostics
internal import Evaluation
internal import Exact
public import RecordModel
internal import RuleModel
public import ScoreModel

/// What somebody says of a line they want to correct; whatever is `nil` may be anything.
public struct LineQuestion: Sendable {
    /// The subject's id.
    public var subject: String
    /// The rule, by its id or Chinese code.
    public var rule: String
    /// The sheet, by its id with or without the regulation's.
    public var sheet: String?
    /// The day it is dated by.
    public var day: Day?
    /// Its evidence as the tables print it, or one row of it.
    public var evidence: String?

    /// A question by its parts.
    public init(subject: String, rule: String, sheet: String? = nil, day: Day? = nil, evidence: String? = nil) {
        self.subject = subject
        self.rule = rule
        self.sheet = sheet
        self.day = day
        self.evidence = evidence
    }
}

extension CorrectionTarget {
    /// Other points for a line of a score.
    /// - Parameters:
    ///   - lines: the lines of a run, as ``RunReport/correctableLines`` has them, or as a ledger keeps them.
    ///   - points: the points it gets, signed: a decimal or a fraction.
    /// - Throws: ``CorrectionRefusal``.
    public static func points(
        _ points: String, for question: LineQuestion, of centre: Centre, among lines: [CorrectedLine]
    ) throws -> CorrectionTarget {
        guard let value = ScoreCorrections.points(points) else {
            throw CorrectionRefusal(
                .badPoints, zh: "分值“\(points)”不是小数,也不是分数;扣分写负数,如 -1.5",
                en: "'\(points)' is neither a decimal nor a fraction; points taken are negative, such as -1.5")
        }
        let ofSubject = lines.filter { ExactText($0.subject) == ExactText(HalfWidth.fold(question.subject)) }
        let rules = centre.ruleIDs(named: question.rule)
        let found = ofSubject.filter { rules.contains(ExactText($0.rule)) && question.means($0) }
        func shown(_ lines: [CorrectedLine]) -> [String] {
            lines.map { "\($0.sheet)  \($0.rule)  \($0.day.iso)  \($0.points)  \($0.evidence)" }
        }
        guard let line = found.first else {
            let sameRule = ofSubject.filter { rules.contains(ExactText($0.rule)) }
            throw CorrectionRefusal(
                .noSuchLine, zh: "没有这样的分值行:\(question.subject) \(question.rule)",
                en: "there is no such line: \(question.subject) \(question.rule)",
                candidates: Array(shown(sameRule.isEmpty ? ofSubject : sameRule).prefix(20)),
                Wording(zh: "有这些行:", en: "the lines are:"))
        }
        guard found.allSatisfy({ $0 == line }) else {
            throw CorrectionRefusal(
                .ambiguousLine, zh: "符合的分值行有 \(found.count) 行,请再写明日期或依据",
                en: "\(found.count) lines fit; name the day or the evidence too", candidates: shown(found),
                Wording(zh: "符合的行:", en: "the lines:"))
        }
        guard ScoreCorrections.points(line.points) != value else {
            throw CorrectionRefusal(
                .nothingChanges, zh: "这一行已经是 \(line.points) 分", en: "this line already is \(line.points)")
        }
        // A minus forgotten would turn what was taken into a gift.
        if let old = ScoreCorrections.points(line.points), !old.isZero, !value.isZero,
            old.isNegative != value.isNegative
        {
            throw CorrectionRefusal(
                .badPoints,
                zh: old.isNegative
                    ? "这一行是扣分(\(line.points)),不能改成加分 \(value.plain);扣分写负数,如 --points=-1;不再扣的写 0"
                    : "这一行是加分(\(line.points)),不能改成扣分 \(value.plain);不再加的写 0",
                en: "this line is \(line.points) and cannot become \(value.plain): write points taken as negative, or 0"
            )
        }
        return .line(line, points: value.plain)
    }
}

extension LineQuestion {
    /// Whether a line of the subject and the rule may be the one.
    fileprivate func means(_ line: CorrectedLine) -> Bool {
        if let day, day != line.day { return false }
        if let sheet, line.sheet != sheet, !line.sheet.hasSuffix("." + sheet) { return false }
        if let evidence, evidence != line.evidence {
            return line.evidence.split(separator: ";").contains { $0 == evidence }
        }
        return true
    }
}

extension Centre {
    /// The ids of the rules that an id or a Chinese code may mean.
    fileprivate func ruleIDs(named name: String) -> Set<ExactText> {
        let wanted = ExactText(HalfWidth.fold(name))
        let rules = regulations.flatMap(\.sheets).flatMap { $0.rules.map(\.rule) }
        return Set(
            rules.filter { ExactText($0.id) == wanted || ExactText(HalfWidth.fold($0.code)) == wanted }
                .map { ExactText($0.id) })
    }
}

extension RunReport {
    /// The lines that can be given other points: those of rules, as they stand, with exact points.
    public var correctableLines: [CorrectedLine] {
        sheets.flatMap { sheet in
            sheet.subjects.flatMap { subject in
                subject.lines.compactMap { line -> CorrectedLine? in
                    guard case .rule(let index) = line.source else { return nil }
                    return CorrectedLine(
                        sheet: sheet.id, subject: subject.id, rule: sheet.rules[index].id, day: line.day,
                        evidence: text(of: line.evidence), points: line.points.plain)
                }
            }
        }
    }
}
