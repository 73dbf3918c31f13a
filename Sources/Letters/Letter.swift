/// A letter as plain values: what its page in a browser and its page in a workbook say alike.
public struct Letter: Hashable, Sendable {
    /// A part of it, from above.
    public enum Block: Hashable, Sendable {
        /// A line of text.
        case text(LetterTemplate.Layout, String)
        /// A table.
        case table(LetterTable)
        /// An empty line.
        case blank
    }

    /// Its number, empty if it has none.
    public let number: String
    /// What stands in it.
    public let blocks: [Block]

    /// A letter by its parts.
    public init(number: String, blocks: [Block]) {
        self.number = number
        self.blocks = blocks
    }
}

/// A table in a letter.
public struct LetterTable: Hashable, Sendable {
    /// A column.
    public struct Column: Hashable, Sendable {
        /// Where its cells' texts stand.
        public enum Align: String, Hashable, Sendable { case left, center, right }

        /// Its header.
        public let header: String
        /// How much of the width it takes, of all columns' together.
        public let weight: Int
        /// Where its cells' texts stand.
        public let align: Align

        /// A column by its parts.
        public init(_ header: String, _ weight: Int, _ align: Align = .center) {
            self.header = header
            self.weight = weight
            self.align = align
        }
    }

    /// What stands in place of its rows where there are none.
    public static let nothing = "（没有记在名下的事项）"

    /// Its columns.
    public let columns: [Column]
    /// Its rows, a text for each column.
    public let rows: [[String]]

    /// A table by its parts.
    public init(columns: [Column], rows: [[String]]) {
        self.columns = columns
        self.rows = rows
    }
}

/// What is known for one letter.
public struct LetterFacts: Sendable {
    /// The texts.
    public var texts: [LetterField: String]
    /// The tables.
    public var tables: [LetterField: LetterTable]

    /// Facts by their parts.
    public init(texts: [LetterField: String] = [:], tables: [LetterField: LetterTable] = [:]) {
        self.texts = texts
        self.tables = tables
    }
}

extension LetterTemplate {
    /// What stands where there is nothing to fill in.
    public static let nothing = "—"

    /// The letter that some facts make.
    ///
    /// What is filled in is text and is never read as a template again.
    /// - Parameter mark: what stands behind the title of a draft.
    public func letter(_ facts: LetterFacts, mark: String = "") -> Letter {
        var facts = facts
        let number = text(number, facts)
        facts.texts[.number] = number
        var blocks: [Letter.Block] = []
        var isMarked = mark.isEmpty
        for line in lines {
            switch line {
            case .text(let layout, let pieces):
                var text = text(pieces, facts)
                if layout == .title, !isMarked {
                    text += mark
                    isMarked = true
                }
                blocks.append(.text(layout, text))
            case .table(let field):
                blocks.append(.table(facts.tables[field] ?? LetterTable(columns: [], rows: [])))
            case .blank: blocks.append(.blank)
            }
        }
        if !isMarked { blocks.insert(.text(.center, mark), at: 0) }
        return Letter(number: number, blocks: blocks)
    }

    private func text(_ pieces: [Piece], _ facts: LetterFacts) -> String {
        pieces.map { piece in
            switch piece {
            case .text(let text): return text
            case .field(let field):
                let text = facts.texts[field] ?? ""
                return text.isEmpty ? Self.nothing : Self.inLine(text)
            }
        }.joined()
    }

    /// A value for the middle of a line: without line breaks, and without marks that would turn the rest of it round.
    private static func inLine(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: scalars.append(" ")
            case 0x202A...0x202E, 0x2066...0x2069: scalars.append("\u{FFFD}")
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }
}
