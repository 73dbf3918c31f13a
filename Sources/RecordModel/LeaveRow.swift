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
    /// Whether it was approved.
    public let isApproved: Bool

    /// A row by its parts.
    public init(place: RowReference, staff: Int, kind: String, from: Int64, until: Int64, isApproved: Bool) {
        self.place = place
        self.staff = staff
        self.kind = kind
        self.from = from
        self.until = until
        self.isApproved = isApproved
    }

    /// Whether it is the kind of leave that counts as attended.
    public var isOfficial: Bool { kind == LogSchema.officialLeave }
}
