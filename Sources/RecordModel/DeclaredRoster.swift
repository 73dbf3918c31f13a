/// Every subject of a kind that a regulation declares for itself: its roster (名册). Subjects are known by their index.
public struct DeclaredRoster: Hashable, Sendable {
    /// The id of the kind of subject.
    public let id: String
    /// As people say it.
    public let title: String
    /// Every subject's id, half-width, in code-point order.
    public let ids: [String]
    /// Every subject's name, as its row writes it.
    public let names: [String]
    /// Every subject's peer group, as its row writes it; empty if none.
    public let groups: [String]
    /// The department every subject belongs to, as its row writes it; empty if none.
    public let departments: [String]

    /// One row of the roster.
    public struct Entry: Hashable, Sendable {
        /// The id, half-width.
        public let id: String
        /// The name.
        public let name: String
        /// The peer group; empty if none.
        public let group: String
        /// The department; empty if none.
        public let department: String

        /// An entry by its parts.
        public init(id: String, name: String, group: String = "", department: String = "") {
            self.id = id
            self.name = name
            self.group = group
            self.department = department
        }
    }

    /// A roster of these entries, in any order; of several with one id the first stays.
    public init(id: String, title: String, entries: [Entry] = []) {
        self.id = id
        self.title = title
        var seen: Set<ExactText> = []
        let entries = entries.filter { seen.insert(ExactText($0.id)).inserted }
            .sorted { ExactText($0.id) < ExactText($1.id) }
        ids = entries.map(\.id)
        names = entries.map(\.name)
        groups = entries.map(\.group)
        departments = entries.map(\.department)
    }

    /// The index of a subject by its half-width id; `nil` if it is not there.
    public func index(of id: String) -> Int? {
        let wanted = ExactText(id)
        var (low, high) = (0, ids.count)
        while low < high {
            let middle = (low + high) / 2
            if ExactText(ids[middle]) < wanted { low = middle + 1 } else { high = middle }
        }
        return low < ids.count && ExactText(ids[low]) == wanted ? low : nil
    }
}
