public import Chronology
public import Exact

/// The public notice (公示) as plain values: all that 公示.xlsx and 公示.html say, and nothing that they must not.
///
/// There are no ids in it, and names are as the centre wants them posted: what is not here cannot be printed by mistake.
public struct PublicNotice: Hashable, Sendable {
    /// Title of the document: 青山区政务服务中心2026年第三季度考核结果公示.
    public let title: String
    /// The centre's name.
    public let centre: String
    /// What a page header says: 2026年第三季度考核结果公示（草稿）.
    public let subject: String
    /// The day the document is dated by: the period's last.
    public let day: Day
    /// One list a result; empty where nothing is to be posted.
    public let lists: [List]
    /// What stands there where there are no lists.
    public let nothing: String
    /// 青山区政务服务中心（盖章）        ________年____月____日
    public let signature: String

    /// A notice by its parts.
    public init(
        title: String, centre: String, subject: String, day: Day, lists: [List], nothing: String, signature: String
    ) {
        self.title = title
        self.centre = centre
        self.subject = subject
        self.day = day
        self.lists = lists
        self.nothing = nothing
        self.signature = signature
    }

    /// The list of one result.
    public struct List: Hashable, Sendable {
        /// What its tab ends in beside other lists; empty where it is the only one.
        public let suffix: String
        /// 2026年第三季度窗口工作人员考核结果公示.
        public let heading: String
        /// By what rules, how long the notice hangs and where to object.
        public let introduction: String
        /// Whether people are listed.
        public let isStaff: Bool
        /// What each row has, in order.
        public let columns: [Column]
        /// Honours, then levels, best first; those that nobody reached are left out.
        public let sections: [Section]
        /// What stands there where there are no sections.
        public let nothing: String
        /// Places of a total.
        public let decimals: Int

        /// A list by its parts.
        public init(
            suffix: String, heading: String, introduction: String, isStaff: Bool, columns: [Column],
            sections: [Section], nothing: String, decimals: Int
        ) {
            self.suffix = suffix
            self.heading = heading
            self.introduction = introduction
            self.isStaff = isStaff
            self.columns = columns
            self.sections = sections
            self.nothing = nothing
            self.decimals = decimals
        }
    }

    /// A column and its header.
    public struct Column: Hashable, Sendable {
        /// What it holds.
        public enum Content: String, Hashable, Sendable, CaseIterable {
            case number, name, department, window, group, total
        }

        /// What it holds.
        public let content: Content
        /// Its header.
        public let header: String

        /// A column by its parts.
        public init(_ content: Content, _ header: String) {
            self.content = content
            self.header = header
        }
    }

    /// Those who have one honour or one level.
    public struct Section: Hashable, Sendable {
        /// ★★★★★ 五星（2 人）; empty where there are no levels.
        public let title: String
        /// Those who have it, in rank order.
        public let entries: [Entry]

        /// A section by its parts.
        public init(title: String, entries: [Entry]) {
            self.title = title
            self.entries = entries
        }
    }

    /// Someone on the notice.
    public struct Entry: Hashable, Sendable {
        /// The name in full, or masked as the centre wants it.
        public let name: String
        /// The department; empty if none.
        public let department: String
        /// The window; empty if none.
        public let window: String
        /// The group somebody is ranked in; empty if none.
        public let group: String
        /// The total, rounded as the sheet says.
        public let total: Rational

        /// An entry by its parts.
        public init(name: String, department: String, window: String, group: String, total: Rational) {
            self.name = name
            self.department = department
            self.window = window
            self.group = group
            self.total = total
        }
    }
}
