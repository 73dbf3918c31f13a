public import Chronology
public import ScoreModel

/// What may be done to a period, and when: draft → 公示 → published.
public struct PeriodLife: Hashable, Sendable {
    /// The period.
    public let period: Period
    /// Where it stands; `nil` where it was never run.
    public let standing: PeriodStanding?
    /// How many working days a notice hangs; 0 where the centre puts up none.
    public let noticeDays: Int

    /// A step in the life of a period.
    public enum Step: Hashable, Sendable {
        /// The notice goes up.
        case openNotice(on: Day, first: Day)
        /// It is published; `withoutNotice` where somebody answers for not waiting till the notice has hung its days.
        case publish(on: Day, withoutNotice: Bool)
        /// The notice comes down.
        case withdraw
        /// Findings are set aside.
        case setAside
    }

    /// A period by what is known of it.
    public init(period: Period, standing: PeriodStanding?, noticeDays: Int) {
        self.period = period
        self.standing = standing
        self.noticeDays = noticeDays
    }

    /// Why a step may not be taken; `nil` where it may.
    public func refusal(of step: Step) -> PublicationRefusal? {
        guard let standing else { return .neverRun(period) }
        if standing.stage == .published {
            return .alreadyPublished(period, on: standing.publishedOn, by: standing.publishedBy)
        }
        switch step {
        case .openNotice(let day, let first):
            if let notice = standing.notice, standing.stage == .notice { return .alreadyOnNotice(period, notice) }
            if noticeDays == 0 { return .noNoticeDays(period) }
            if day <= period.last { return .notEnded(period, on: day) }
            return first < day ? .noticeBeforeItsDay(first: first, on: day) : nil
        case .publish(let day, let withoutNotice):
            if day <= period.last { return .notEnded(period, on: day) }
            if withoutNotice || noticeDays == 0 && standing.stage == .draft { return nil }
            guard standing.stage == .notice, let notice = standing.notice else {
                return .noticeFirst(period, days: noticeDays)
            }
            return day <= notice.last ? .noticeStillHangs(period, notice, on: day) : nil
        case .withdraw:
            return standing.stage == .notice ? nil : .notOnNotice(period)
        case .setAside:
            if let notice = standing.notice, standing.stage == .notice { return .frozenByNotice(period, notice) }
            return nil
        }
    }
}
