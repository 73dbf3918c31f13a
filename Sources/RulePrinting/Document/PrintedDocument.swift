public import Chronology

/// A document to be signed, as a value: what stands on it and in which order, before it is Markdown or a workbook.
///
/// Texts are as the rule file has them; the renderers set punctuation (``Prose``).
public struct PrintedDocument: Hashable, Sendable {
    /// What it is called, as its file is: an id a file system will take and the kind of document.
    public let name: String
    /// Its title.
    public let title: String
    /// Who issued what it prints, and where it stands.
    public let source: String
    /// The day its properties bear: of the regulation, never the clock's.
    public let day: Day
    /// Its pages, each a worksheet of its own.
    public let pages: [PrintedPage]
    /// Who signs, in order; empty for a document that nobody signs.
    public let signatures: [String]

    /// A document by its parts.
    public init(
        name: String, title: String, source: String, day: Day, pages: [PrintedPage], signatures: [String] = []
    ) {
        self.name = name
        self.title = title
        self.source = source
        self.day = day
        self.pages = pages
        self.signatures = signatures
    }

    /// Who signs a regulation and its amendments.
    static let usualSignatures = ["拟稿", "审核", "批准", "日期"]
}

/// A stretch of a document that prints as one worksheet.
public struct PrintedPage: Hashable, Sendable {
    /// A label and its value: 对象 人员.
    public struct Fact: Hashable, Sendable {
        /// What it is of.
        public let label: String
        /// The value.
        public let value: String

        /// A label and a value.
        public init(_ label: String, _ value: String) {
            self.label = label
            self.value = value
        }
    }

    /// What its tab says.
    public let name: String
    /// What stands above it.
    public let heading: String
    /// What is true of all of it.
    public let facts: [Fact]
    /// Widths of the columns its tables are laid over, in digits.
    public let grid: [Double]
    /// The columns of all its tables, where they have the same: the header is then printed once and repeated.
    public let columns: [PrintedColumn]?
    /// What stands on it.
    public let blocks: [PrintedBlock]

    /// A page whose tables all have the same columns.
    public init(
        name: String, heading: String, facts: [Fact] = [], columns: [PrintedColumn], blocks: [PrintedBlock]
    ) {
        self.name = name
        self.heading = heading
        self.facts = facts
        self.columns = columns
        self.blocks = blocks
        grid = columns.map(\.width)
    }

    /// A page of tables of all kinds over one grid; a column covers as many of the grid's as its `span` says.
    public init(name: String, heading: String, facts: [Fact] = [], grid: [Double], blocks: [PrintedBlock]) {
        self.name = name
        self.heading = heading
        self.facts = facts
        self.grid = grid
        self.blocks = blocks
        columns = nil
    }

    /// The page with a block before all others.
    func opened(with block: PrintedBlock) -> PrintedPage {
        if let columns {
            return PrintedPage(name: name, heading: heading, facts: facts, columns: columns, blocks: [block] + blocks)
        }
        return PrintedPage(name: name, heading: heading, facts: facts, grid: grid, blocks: [block] + blocks)
    }
}

/// One thing on a page.
public enum PrintedBlock: Hashable, Sendable {
    /// A heading of what follows.
    case heading(String)
    /// Sentences, each a line of its own.
    case notes([String])
    /// A table.
    case table(PrintedTable)
}

/// A table.
public struct PrintedTable: Hashable, Sendable {
    /// Its columns.
    public let columns: [PrintedColumn]
    /// Its rows.
    public let rows: [PrintedRow]

    /// A table by its parts.
    public init(_ columns: [PrintedColumn], _ rows: [PrintedRow]) {
        self.columns = columns
        self.rows = rows
    }
}

/// A column of a table.
public struct PrintedColumn: Hashable, Sendable {
    /// How its texts stand.
    public enum Style: Hashable, Sendable {
        /// Long text.
        case text
        /// A few words, in the middle.
        case short
        /// An id or a code: printed to the letter, as people must type it.
        case verbatim
    }

    /// What its header says.
    public let title: String
    /// Its width in digits, on a page whose tables all have the same columns.
    public let width: Double
    /// How many columns of the page's grid it covers.
    public let span: Int
    /// How its texts stand.
    public let style: Style

    /// A column with a width of its own.
    public init(_ title: String, width: Double, _ style: Style = .text) {
        self.title = title
        self.width = width
        self.style = style
        span = 1
    }

    /// A column over so many of a grid.
    public init(_ title: String, span: Int, _ style: Style = .text) {
        self.title = title
        self.style = style
        self.span = max(1, span)
        width = 0
    }
}

/// A row of a table.
public struct PrintedRow: Hashable, Sendable {
    /// Its texts, one for each column; for a band one for all of them.
    public let cells: [String]
    /// How deep it stands, from 0.
    public let depth: Int
    /// Whether it is a heading within the table.
    public let isBand: Bool

    /// A row of cells.
    public init(_ cells: [String], depth: Int = 0) {
        self.cells = cells.map(Prose.oneLine)
        self.depth = depth
        isBand = false
    }

    /// A heading within the table.
    public init(band: String, depth: Int = 0) {
        cells = [Prose.oneLine(band)]
        self.depth = depth
        isBand = true
    }
}
