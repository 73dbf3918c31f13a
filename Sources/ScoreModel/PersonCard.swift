/// Someone on the roster in the period, scored or not: what reports need to know whose a name is.
public struct PersonCard: Hashable, Sendable {
    /// The id, half-width.
    public let id: String
    /// The name, as the roster writes it.
    public let name: String
    /// The department listed under.
    public let department: String
    /// The window listed under.
    public let window: String
    /// Every department that sent the person in the period, in order of time.
    public let departments: [String]
    /// Every window the person was at in the period, in order of time.
    public let windows: [String]

    /// A card by its parts; the last of `departments` and of `windows` are those listed under.
    public init(id: String, name: String, departments: [String], windows: [String]) {
        self.id = id
        self.name = name
        self.departments = departments
        self.windows = windows
        department = departments.last ?? ""
        window = windows.last ?? ""
    }
}

/// A sheet scored for a period on the way to those asked for: what they took scores or results from.
public struct ScoredOnTheWay: Hashable, Sendable {
    /// Regulation and sheet id, `city.staff-month`.
    public let sheet: String
    /// The period.
    public let period: String

    /// A sheet and a period by their names.
    public init(sheet: String, period: String) {
        self.sheet = sheet
        self.period = period
    }
}
