public import Chronology
public import Exact
public import RuleModel

/// Why a subject has its score on one sheet.
public struct SheetExplanation: Sendable {
    /// The regulation.
    public let regulation: Regulation
    /// The sheet.
    public let sheet: Sheet
    /// The period.
    public let period: Period
    /// The score as the tables have it.
    public let score: SubjectScore
    /// The top parts, in the sheet's order.
    public let parts: [PartExplanation]
    /// The lines of rules on the total.
    public let totalLines: [LineExplanation]
    /// The parts and the rules on the total together, before the sheet's floor and ceiling.
    public let sum: Rational
    /// Which of the two bit; empty if neither did.
    public let clamp: String
    /// Rank and levels.
    public let standing: Standing

    /// An explanation by its parts.
    public init(
        regulation: Regulation, sheet: Sheet, period: Period, score: SubjectScore, parts: [PartExplanation],
        totalLines: [LineExplanation], sum: Rational, clamp: String, standing: Standing
    ) {
        self.regulation = regulation
        self.sheet = sheet
        self.period = period
        self.score = score
        self.parts = parts
        self.totalLines = totalLines
        self.sum = sum
        self.clamp = clamp
        self.standing = standing
    }

    /// Regulation and sheet id, as the tables print it: `baotou.staff`.
    public var id: String { "\(regulation.id).\(sheet.id)" }
}

/// Why a part has its score: `start` + what is taken + lines + parts + corrections, times the weight.
public struct PartExplanation: Sendable {
    /// The part.
    public let part: Part
    /// What it starts from.
    public let start: Rational
    /// What it takes from other sheets; `nil` if it takes nothing.
    public let taken: TakenExplanation?
    /// The lines of its own rules, by date and rule order.
    public let lines: [LineExplanation]
    /// The parts in it.
    public let parts: [PartExplanation]
    /// What all this comes to where its lines give way to nothing but its rules' own limits.
    public let sum: Rational
    /// Corrections that no line could give way to: points and why.
    public let corrections: [(points: Rational, reason: String)]
    /// The floor, ceiling, or 取消本项得分 that bit, in Chinese; empty if none did.
    public let clamp: String
    /// The score before the weight.
    public let unweighted: Rational
    /// The score.
    public let score: Rational

    /// An explanation by its parts.
    public init(
        part: Part, start: Rational, taken: TakenExplanation?, lines: [LineExplanation], parts: [PartExplanation],
        sum: Rational, corrections: [(points: Rational, reason: String)], clamp: String, unweighted: Rational,
        score: Rational
    ) {
        self.part = part
        self.start = start
        self.taken = taken
        self.lines = lines
        self.parts = parts
        self.sum = sum
        self.corrections = corrections
        self.clamp = clamp
        self.unweighted = unweighted
        self.score = score
    }
}

/// One line of a score, with its arithmetic.
public struct LineExplanation: Sendable {
    /// The rule it came from.
    public let rule: Rule
    /// The day it is dated by.
    public let day: Day
    /// What the rule's price asks for, signed, before anything gave way.
    public let asked: Rational
    /// What it came to in its part, signed, before the part's weight.
    public let points: Rational
    /// What it came to in the total, signed: the points that `lines.csv` has.
    public let pointsOfTotal: Rational
    /// The rows, or what was counted, as the tables print it.
    public let evidence: String
    /// What happened, and why it is less than the price.
    public let note: String
    /// How the price is reached: `1 × 2 次`; empty where it says it all.
    public let arithmetic: String
    /// Whose row it is and how it came here, where it names somebody else: 登记到“一号窗口”,当日在岗 4 人.
    public let origin: String
    /// Why it gave way, one after another; empty if it did not.
    public let reasons: [String]

    /// A line by its parts.
    public init(
        rule: Rule, day: Day, asked: Rational, points: Rational, pointsOfTotal: Rational, evidence: String,
        note: String, arithmetic: String, origin: String, reasons: [String]
    ) {
        self.rule = rule
        self.day = day
        self.asked = asked
        self.points = points
        self.pointsOfTotal = pointsOfTotal
        self.evidence = evidence
        self.note = note
        self.arithmetic = arithmetic
        self.origin = origin
        self.reasons = reasons
    }
}

/// The scores of other sheets that a part takes.
public struct TakenExplanation: Sendable {
    /// How several scores make one: 平均, 合计, 最高, 最低.
    public let form: String
    /// Each score looked at.
    public let scores: [TakenScore]
    /// What they come to; `nil` where there is nothing to take.
    public let value: Rational?

    /// What is taken, by its parts.
    public init(form: String, scores: [TakenScore], value: Rational?) {
        self.form = form
        self.scores = scores
        self.value = value
    }
}

/// One score that a part of another sheet takes.
public struct TakenScore: Sendable {
    /// The sheet's title.
    public let sheet: String
    /// The period.
    public let period: Period
    /// Whose score; empty for the subject's own.
    public let subject: String
    /// What it counts with; `nil` where there is no score or it is left out.
    public let value: Rational?
    /// What it weighs among the others.
    public let weight: Rational
    /// Why it is left out or counts with another number; empty if it simply counts.
    public let note: String
    /// The top parts behind it: title and score.
    public let parts: [(title: String, score: Rational)]

    /// A score by its parts.
    public init(
        sheet: String, period: Period, subject: String, value: Rational?, weight: Rational, note: String,
        parts: [(title: String, score: Rational)]
    ) {
        self.sheet = sheet
        self.period = period
        self.subject = subject
        self.value = value
        self.weight = weight
        self.note = note
        self.parts = parts
    }
}
