public import Chronology

/// One row of the events log (督查台账) whose cells are well formed.
public struct EventRow: Hashable, Sendable {
    /// Whether the row counts (状态).
    public enum Status: Sendable {
        /// 有效.
        case valid
        /// 撤销: it never counts.
        case withdrawn
        /// 待核: it does not count and blocks publishing.
        case pending
    }

    /// Whom it concerns.
    public enum Subject: Hashable, Sendable {
        /// A person, as an index into the roster.
        case staff(Int)
        /// A window, as an index into the roster's windows.
        case window(Int)
    }

    /// The row.
    public let place: RowReference
    /// Its id, half-width.
    public let id: String
    /// The day it happened.
    public let day: Day
    /// Whom it concerns.
    public let subject: Subject
    /// What it cites, half-width: a rule's id or its Chinese code.
    public let citation: String
    /// How many occurrences it stands for, at least 1.
    public let times: Int
    /// The degree, half-width; empty if none.
    public let degree: String
    /// The inspector's points in hundredths; `nil` if none.
    public let centipoints: Int?
    /// The quantity as written, half-width; empty if none.
    public let quantity: String
    /// The deed's id, half-width; empty if none.
    public let deed: String
    /// The round; `nil` if none.
    public let round: Int?
    /// What happened.
    public let note: String
    /// What it rests on (依据).
    public let proof: String
    /// Who entered it (登记人).
    public let recorder: String
    /// Whether it counts.
    public let status: Status
    /// The cells of the further columns that rules name, half-width, in the order in which they were asked for.
    public let further: [String]

    /// A row by its parts.
    public init(
        place: RowReference, id: String, day: Day, subject: Subject, citation: String, times: Int, degree: String,
        centipoints: Int?, quantity: String, deed: String, round: Int?, note: String,
        proof: String = "", recorder: String = "", status: Status, further: [String] = []
    ) {
        self.place = place
        self.id = id
        self.day = day
        self.subject = subject
        self.citation = citation
        self.times = times
        self.degree = degree
        self.centipoints = centipoints
        self.quantity = quantity
        self.deed = deed
        self.round = round
        self.note = note
        self.proof = proof
        self.recorder = recorder
        self.status = status
        self.further = further
    }
}
