public import Chronology

/// What the rules say of an event row: the readers know the form of cells, and only rules know what a citation means.
public protocol EventJudge: Sendable {
    /// Judges a row by what it cites.
    func judge(_ event: EventClaim) -> EventVerdict
    /// The posts on whose holders a row of a day falls that cites this.
    func posts(under citation: String, on day: Day) -> [String]
}

extension EventJudge {
    /// None.
    public func posts(under citation: String, on day: Day) -> [String] { [] }
}

/// What an event row claims, before it is known to be good.
public struct EventClaim: Hashable, Sendable {
    /// Which of the two subject cells is filled; the person wins.
    public enum Subject: Hashable, Sendable {
        /// 工号.
        case staff
        /// 窗口.
        case window
        /// Neither.
        case none
    }

    /// What it cites, half-width, not empty.
    public let citation: String
    /// Which subject cell is filled.
    public let subject: Subject
    /// The day it happened; `nil` where that cannot be read.
    public let day: Day?
    /// How many occurrences it stands for; 1 where the cell is empty or not a number.
    public let times: Int
    /// The degree, half-width; empty if none.
    public let degree: String
    /// The inspector's points in hundredths; `nil` if none or not a number.
    public let centipoints: Int?
    /// Whether the points cell is filled.
    public let hasPoints: Bool
    /// Whether the round cell is filled.
    public let hasRound: Bool
    /// Whether the quantity cell is filled.
    public let hasQuantity: Bool

    /// A claim by its parts.
    public init(
        citation: String, day: Day? = nil, subject: Subject, times: Int = 1, degree: String, centipoints: Int?,
        hasPoints: Bool,
        hasRound: Bool,
        hasQuantity: Bool
    ) {
        self.citation = citation
        self.day = day
        self.subject = subject
        self.times = times
        self.degree = degree
        self.centipoints = centipoints
        self.hasPoints = hasPoints
        self.hasRound = hasRound
        self.hasQuantity = hasQuantity
    }
}

/// What is wrong with an event row under the rules it cites.
public struct EventVerdict: Hashable, Sendable {
    /// One thing that is wrong.
    public struct Remark: Hashable, Sendable {
        /// What.
        public let code: FindingCode
        /// In which field's cell.
        public let field: String
        /// More than the code's own sentence, in Chinese; `nil` if there is nothing more.
        public let detail: String?

        /// A remark by its parts.
        public init(_ code: FindingCode, _ field: String, detail: String? = nil) {
            self.code = code
            self.field = field
            self.detail = detail
        }
    }

    /// Everything wrong, errors and warnings.
    public let remarks: [Remark]

    /// A verdict by its remarks; none means the row stands.
    public init(_ remarks: [Remark] = []) { self.remarks = remarks }
}
