/// One person's attendance in the period (考勤汇总), in sessions.
public struct AttendanceSummary: Hashable, Sendable {
    /// The person's id.
    public let subject: String
    /// Sessions due: one for each working day on the roster and session of that day.
    public var due = 0
    /// Sessions present or official.
    public var attended = 0
    /// Late arrivals of present sessions.
    public var late = 0
    /// Early leavings of present sessions.
    public var early = 0
    /// Absent sessions.
    public var absent = 0
    /// Sessions on official business (因公外出), counted as attended.
    public var official = 0
    /// Sessions on leave, by kind in code-point order.
    public var leave: [(kind: String, sessions: Int)] = []

    /// A person with nothing counted yet.
    public init(subject: String) { self.subject = subject }

    /// Equality of all counts.
    public static func == (left: Self, right: Self) -> Bool {
        left.subject == right.subject && left.due == right.due && left.attended == right.attended
            && left.late == right.late && left.early == right.early && left.absent == right.absent
            && left.official == right.official && left.leave.elementsEqual(right.leave, by: ==)
    }

    /// Feeds the subject; equal summaries have equal subjects.
    public func hash(into hasher: inout Hasher) { hasher.combine(subject) }
}

/// One person's cases in the period (办件汇总).
public struct CaseSummary: Hashable, Sendable {
    /// The person's id.
    public let subject: String
    /// Cases finished in the period.
    public var finished = 0
    /// Cases whose due day lies in the period and that were late (退回件 included).
    public var late = 0
    /// Finished cases that were rated.
    public var rated = 0
    /// Rated cases rated 非常满意, 满意 or 基本满意.
    public var satisfied = 0

    /// A person with nothing counted yet.
    public init(subject: String) { self.subject = subject }
}
