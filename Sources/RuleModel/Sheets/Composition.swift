public import Chronology

/// Scores of other sheets that a part takes (`take`, 取用): `{take: {mean: staff-month, of: months}}`.
///
/// With several steps the first is the innermost: `of: [members, quarters]` is, for a window's year, the mean over the
/// quarters of the mean over the people listed under the window in each quarter. Unrounded values are taken.
public struct Composition: Hashable, Sendable {
    /// How several scores make one.
    public enum Form: String, Hashable, Sendable, CaseIterable {
        /// 平均.
        case mean
        /// 合计.
        case sum
        /// 最高.
        case best
        /// 最低.
        case worst
    }

    /// Over what scores are taken.
    public enum Step: Hashable, Sendable {
        /// The subject's own scores in each month (quarter, half-year) of the period.
        case periods(PeriodKind)
        /// The people listed under the subject in the period, each weighing the same.
        case members
        /// Those of them who hold this post.
        case post(String)
        /// Everyone of the subject's peer group.
        case group
        /// The window the person is listed under.
        case window
        /// The department the subject is listed under.
        case department
    }

    /// What a period in which the subject was disqualified counts with (`disqualified`, 取消资格的).
    public enum Disqualified: String, Hashable, Sendable, CaseIterable {
        /// 按得分: the score shown, the default.
        case counts
        /// 按零分: 0.
        case zero
        /// 不计: it is left out.
        case out
    }

    /// How several scores make one.
    public let form: Form
    /// The sheet they stand on, by id.
    public let sheet: String
    /// Over what, innermost first; none takes the subject's own score of the same period.
    public let steps: [Step]
    /// Whether members weigh by the days they were there (`weight: days`).
    public let weighsDays: Bool
    /// What a disqualified period counts with.
    public let disqualified: Disqualified

    /// A composition by its parts.
    public init(
        _ form: Form, of sheet: String, over steps: [Step], weighsDays: Bool = false,
        disqualified: Disqualified = .counts
    ) {
        self.form = form
        self.sheet = sheet
        self.steps = steps
        self.weighsDays = weighsDays
        self.disqualified = disqualified
    }
}
