/// How the files that a machine or a system exports become a table of a centre (导入方案).
public struct ImportProfile: Hashable, Sendable {
    /// Its id, as `centre.yaml` names it: `dingtalk-daily`.
    public let id: String
    /// Its name for people.
    public let title: String
    /// The table it makes: `attendance`, `roster`, or a log that a regulation declares.
    public let table: String
    /// The sheets it may stand on; where there are none, the first that is shown.
    public let sheets: [String]
    /// Words that must all be headers, each in one of its spellings.
    public let words: [[String]]
    /// How many rows the header has; 0 where columns go by their place.
    public let headerRows: Int
    /// The character between the cells of a text file; `nil` for whichever it is.
    public let delimiter: UInt8?
    /// Words that stand for an empty cell.
    public let blanks: [String]
    /// Where each field comes from.
    public let columns: [ImportColumn]

    /// Whether it is tried on files that name no profile: it must be able to tell its own from others.
    public var isTried: Bool { !words.isEmpty || headerRows == 0 }

    /// How many rows are looked at for the header.
    public static let searchedRows = 30

    /// A profile by its parts.
    public init(
        id: String, title: String, table: String, sheets: [String] = [], words: [[String]] = [], headerRows: Int = 1,
        delimiter: UInt8? = nil, blanks: [String] = [], columns: [ImportColumn]
    ) {
        self.id = id
        self.title = title
        self.table = table
        self.sheets = sheets
        self.words = words
        self.headerRows = headerRows
        self.delimiter = delimiter
        self.blanks = blanks
        self.columns = columns
    }

    /// The id of the profile of a table that is as the data formats have it.
    public static let canonicalID = "canonical"

    /// The profile of a table that is as the data formats have it.
    /// - Parameter overrides: the header a field has in this centre's files, by field id.
    public static func canonical(
        table: String, fields: [Field], overrides: [String: String]
    ) -> ImportProfile {
        ImportProfile(
            id: canonicalID, title: "标准表", table: table,
            columns: fields.filter { !$0.isDerived }.map { field in
                ImportColumn(
                    field: field.id, .headers(overrides[field.id].map { [$0] } ?? [field.id, field.header]),
                    isRequired: field.isRequired || overrides[field.id] != nil)
            })
    }
}

/// Where the value of one field comes from.
public struct ImportColumn: Hashable, Sendable {
    /// Where its text stands.
    public enum Source: Hashable, Sendable {
        /// Under the first of these headers that the file has.
        case headers([String])
        /// In a column by its place, from 0.
        case position(Int)
        /// The same for every row.
        case constant(String)
        /// Times of day under all headers that match, on the day under another: a person's day in one row.
        case punches(date: [String], times: [String])
        /// Pauses of a case, each pair of headers as often as the file has it.
        case pairs([ImportPair])
    }

    /// The field's id, or the header of a further column.
    public let field: String
    /// Where its text stands.
    public let source: Source
    /// Whether the file must have it.
    public let isRequired: Bool
    /// What codes stand for, in the file's order.
    public let words: [ImportWord]
    /// How many digits an id of digits has at least: zeros are put before shorter ones.
    public let pad: Int
    /// The header of people's names, for rows without an id.
    public let nameHeaders: [String]
    /// The unit of a time limit that has none of its own.
    public let unit: LimitUnit?
    /// The headers of the column that says a time limit's unit.
    public let unitHeaders: [String]
    /// What the codes of that column stand for.
    public let unitWords: [ImportWord]
    /// Whether an empty cell repeats the one above, as merged cells do.
    public let repeats: Bool

    /// A column by its parts.
    public init(
        field: String, _ source: Source, isRequired: Bool = false, words: [ImportWord] = [], pad: Int = 0,
        nameHeaders: [String] = [], unit: LimitUnit? = nil, unitHeaders: [String] = [], unitWords: [ImportWord] = [],
        repeats: Bool = false
    ) {
        self.field = field
        self.source = source
        self.isRequired = isRequired
        self.words = words
        self.pad = pad
        self.nameHeaders = nameHeaders
        self.unit = unit
        self.unitHeaders = unitHeaders
        self.unitWords = unitWords
        self.repeats = repeats
    }
}

/// The columns in which pauses of one kind begin and end: 挂起时间 and 恢复时间, several pairs of them from left to right.
public struct ImportPair: Hashable, Sendable {
    /// The kind of pause.
    public let kind: String
    /// The headers of the columns in which they begin.
    public let from: [String]
    /// The headers of the columns in which they end.
    public let until: [String]

    /// A pair by its parts.
    public init(kind: String, from: [String], until: [String]) {
        self.kind = kind
        self.from = from
        self.until = until
    }
}

/// A code and what it stands for.
public struct ImportWord: Hashable, Sendable {
    /// The code, as the file has it.
    public let code: String
    /// The word.
    public let word: String

    /// A code and its word.
    public init(_ code: String, _ word: String) {
        self.code = code
        self.word = word
    }
}

/// The unit of a time limit.
public enum LimitUnit: String, CaseIterable, Hashable, Sendable {
    /// 工作日.
    case workdays = "working-days"
    /// 自然日.
    case days = "calendar-days"
    /// 小时.
    case hours
    /// 分钟.
    case minutes
    /// 月.
    case months

    /// The unit by the words of exports.
    public init?(chinese word: String) {
        switch word {
        case "工作日", "个工作日", "工作天": self = .workdays
        case "自然日", "个自然日", "日历日", "日历天": self = .days
        case "小时", "个小时", "时": self = .hours
        case "分钟", "分": self = .minutes
        case "月", "个月": self = .months
        default: return nil
        }
    }
}

/// How names stand in for ids where a file has no ids: a word that no id is, then the name.
public enum NameInstead {
    /// What stands before the name.
    public static let mark = "姓名:"

    /// The cell of somebody known by name only.
    public static func cell(_ name: String) -> String { mark + name }
}

/// What became of a file on its way to a table: which profile read it, and what of the file is no row.
public struct ImportCard: Hashable, Sendable {
    /// A column as it was understood.
    public struct Column: Hashable, Sendable {
        /// The field.
        public let field: String
        /// The header as the file has it; empty where there is none.
        public let header: String
        /// The columns it comes from, from 0.
        public let columns: [Int]
        /// The column that says the unit of a time limit.
        public let unit: Unit?

        /// A column by its parts.
        public init(field: String, header: String, columns: [Int], unit: Unit? = nil) {
            self.field = field
            self.header = header
            self.columns = columns
            self.unit = unit
        }
    }

    /// The column of a time limit's unit.
    public struct Unit: Hashable, Sendable {
        /// The header as the file has it.
        public let header: String
        /// The column, from 0.
        public let column: Int

        /// A unit's column by its parts.
        public init(header: String, column: Int) {
            self.header = header
            self.column = column
        }
    }

    /// Shown sheets of a workbook that were not read.
    public struct UnreadSheets: Hashable, Sendable {
        /// Those with the header of the one that was read.
        public let alike: [String]
        /// All else.
        public let other: [String]

        /// Sheets by their names.
        public init(alike: [String] = [], other: [String] = []) {
            self.alike = alike
            self.other = other
        }
    }

    /// The profile.
    public let profile: String
    /// Its name for people.
    public let title: String
    /// The row at which the header ends; 0 where there is none.
    public let headerRow: Int
    /// Filled rows above the header that are none of it: titles.
    public let titleRows: Int
    /// Filled rows below it that are no rows of the table: lines of a single cell, days without punches.
    public let skippedRows: Int
    /// The columns understood, in the profile's order.
    public let columns: [Column]
    /// Further profiles that would read the file, and in another way; looked for only where somebody wants to know.
    public let others: [String]
    /// The headers of the columns that are not carried.
    public let unused: [String]
    /// The shown sheets of the workbook that were not read though they have the same header, and the others; none where
    /// the sheet was named.
    public let unreadSheets: UnreadSheets

    /// A card by its parts.
    public init(
        profile: String, title: String, headerRow: Int, titleRows: Int, skippedRows: Int, columns: [Column],
        others: [String] = [], unused: [String] = [], unreadSheets: UnreadSheets = UnreadSheets()
    ) {
        self.unreadSheets = unreadSheets
        self.profile = profile
        self.title = title
        self.headerRow = headerRow
        self.titleRows = titleRows
        self.skippedRows = skippedRows
        self.others = others
        self.unused = unused
        self.columns = columns
    }
}
