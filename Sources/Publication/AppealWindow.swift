public import CentreRun
public import Chronology
internal import RuleLoading
public import ScoreModel

/// The days on which appeals of a period are taken.
public struct AppealWindow: Hashable, Sendable {
    /// The first: of the period's first notice, though that came down since, or the day of publication.
    public let first: Day
    /// The last, which still counts; `nil` where the centre sets none.
    public let last: Day?

    /// The window of a period that stands on notice or is published; `nil` of a draft.
    ///
    /// With a notice it runs from its first day: to its last, or so many working days as the centre says. Without one it
    /// runs from the working day after the publication, since a day that has begun is not counted, for as many days as
    /// the centre says, or as its notices hang. What came in while an earlier notice hung came in time.
    /// - Parameter firstNotice: the first day on which any notice of the period hung.
    /// - Throws: `NoticeDays.CalendarEnds`.
    public init?(
        _ standing: PeriodStanding, firstNotice: Day?, of centre: Centre
    ) throws(NoticeDays.CalendarEnds) {
        let within = centre.file.appealDays
        switch (standing.stage, standing.notice, standing.publishedOn) {
        case (.draft, _, _), (_, nil, nil): return nil
        case (_, let notice?, _):
            first = min(notice.first, firstNotice ?? notice.first)
            if let within {
                last = try NoticeDays.span(first: notice.first, days: within, calendar: centre.calendar).last
            } else {
                last = notice.last
            }
        case (_, nil, let day?):
            first = min(day, firstNotice ?? day)
            let days = within ?? centre.file.noticeDays
            guard days > 0 else {
                last = nil
                return
            }
            let next = try NoticeDays.first(after: day, days: days, calendar: centre.calendar)
            last = try NoticeDays.span(first: next, days: days, calendar: centre.calendar).last
        }
    }

    /// Whether a day is too late.
    public func isPast(on day: Day) -> Bool { last.map { day > $0 } ?? false }
}
