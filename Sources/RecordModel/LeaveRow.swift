/// One good row of the leave log (请假外出).
public struct LeaveRow: Hashable, Sendable {
    /// The row.
    public let place: RowReference
    /// The person, as an index into the roster.
    public let staff: Int
    /// The kind, half-width: 事假, 病假, 因公外出 …
    public let kind: String
    /// When it begins, in seconds since 1970-01-01 00:00.
    public let from: Int64
    /// When it ends; a date alone is the midnight that ends it.
    public let until: Int64
    /// What became of it, as its place in ``LogSchema/leaveStatuses``.
    public let status: Int
    /// Who stands in (替岗人).
    public let substitute: String
    /// What proves it (证明).
    public let proof: String
    /// The cells of the further columns that rules name, half-width, in the order in which they were asked for.
    public let further: [String]

    /// A row by its parts.
    public init(
        place: RowReference, staff: Int, kind: String, from: Int64, until: Int64, status: Int = 0,
        substitute: String = "", proof: String = "", further: [String] = []
    ) {
        self.place = place
        self.staff = staff
        self.kind = kind
        self.from = from
        self.until = until
        self.status = status
        self.substitute = substitute
        self.proof = proof
        self.further = further
    }

    /// Whether it was approved: one that was not did not happen, unless a rule asks for it.
    public var isApproved: Bool { status == 0 }

    /// Its length in half days (天数, twice over): a calendar day it fills counts as two, one it fills in part as one. It
    /// is the leave's own length, whatever period is scored.
    public var halfDays: Int {
        guard until > from else { return 0 }
        let (first, last) = (Self.day(from), Self.day(until - 1))
        let begins = from == first * Self.secondsOfDay
        let ends = until == (last + 1) * Self.secondsOfDay
        if first == last { return begins && ends ? 2 : 1 }
        return Int(last - first - 1) * 2 + (begins ? 2 : 1) + (ends ? 2 : 1)
    }

    /// Its length in whole minutes (分钟); seconds beyond the last are left out.
    public var minutes: Int { Int(max(0, until - from) / 60) }

    private static let secondsOfDay: Int64 = 86_400

    /// The day a moment lies in, since 1970-01-01.
    private static func day(_ epoch: Int64) -> Int64 {
        epoch >= 0 ? epoch / secondsOfDay : (epoch + 1) / secondsOfDay - 1
    }

    /// Whether it is the kind of leave that counts as attended.
    public var isOfficial: Bool { kind == LogSchema.officialLeave }
}
