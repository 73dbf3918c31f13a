public import Diagnostics

/// What is said of an objection that came after the last day.
public struct AppealLateness: Hashable, Sendable {
    /// What is wrong.
    public let message: Wording
    /// What to do about it.
    public let remedy: Wording

    /// Received on a day, where another was the last; both as they are written.
    public init(received: String, last: String) {
        message = Wording(
            zh: "申诉的最后一天是 \(last)(含当日),\(received) 才收到",
            en: "the last day was \(last), and it was received on \(received)")
        remedy = Wording(
            zh: "确实在期限内收到的,用 --received 写明收到的日期;逾期的不受理",
            en: "where it came in time, name the day with --received; a late one is not taken")
    }
}
