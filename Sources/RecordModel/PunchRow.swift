/// One good row of the attendance log (打卡记录).
public struct PunchRow: Sendable {
    /// The row.
    public var place: RowReference
    /// The person, as an index into the roster.
    public var staff: Int32
    /// The day, since 1970-01-01.
    public var day: Int32
    /// Seconds from that day's midnight.
    public var seconds: Int32

    /// A row by its parts.
    public init(place: RowReference, staff: Int32, day: Int32, seconds: Int32) {
        self.place = place
        self.staff = staff
        self.day = day
        self.seconds = seconds
    }
}
