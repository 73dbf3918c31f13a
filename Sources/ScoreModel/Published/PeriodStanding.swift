public import Chronology

/// Where a period stands in its life: draft → 公示 → published, with amendments beside it.
public struct PeriodStanding: Hashable, Sendable {
    /// The stages, in order.
    public enum Stage: String, Sendable, CaseIterable {
        /// 草稿: each run replaces it.
        case draft
        /// 公示中: it hangs on the wall and does not change.
        case notice
        /// 已公布: it never changes; amendments stand beside it.
        case published

        /// The word reports use.
        public var title: String {
            switch self {
            case .draft: "草稿"
            case .notice: "公示"
            case .published: "已公布"
            }
        }
    }

    /// The stage.
    public let stage: Stage
    /// The days the notice hangs, both inclusive; `nil` before it does, and where it was published without one.
    public let notice: DaySpan?
    /// The day it was published.
    public let publishedOn: Day?
    /// Who published it; empty before.
    public let publishedBy: String

    /// A standing by its parts.
    public init(stage: Stage, notice: DaySpan? = nil, publishedOn: Day? = nil, publishedBy: String = "") {
        self.stage = stage
        self.notice = notice
        self.publishedOn = publishedOn
        self.publishedBy = publishedBy
    }

    /// A draft.
    public static let draft = PeriodStanding(stage: .draft)
}
