public import RecordModel

/// The ratings of a log of their own (评价), by case: the one that counts of each, and which others there are.
///
/// It is read before the cases and asked for each of them. Its size is the number of rated cases.
public struct RatingBook: Sendable {
    /// What is known of a case.
    struct Entry: Sendable {
        /// The place of the rating that counts in ``LogSchema/ratings`` plus 1.
        var rating: UInt8
        /// Bit n: some rating has place n.
        var given: UInt8
        /// When it was given, in seconds; `nil` where the row does not say.
        var time: Int64?
        /// Its row.
        var place: RowReference
        /// The place of its texts.
        var texts: Int
        /// Whether a system filled it in because nobody rated.
        var isFilledIn = false
    }

    private(set) var index = CaseIndex()
    private(set) var entries: [Entry] = []
    private let choice: RatingChoice
    /// The names of the cases' further columns, as many cells of which each row may have.
    private let further: [String]

    /// The texts of rows, each combination once: the source, then the further columns; `nil` where a file lacks one.
    private var texts: [[String?]] = []
    private var textPlaces: [[String?]: Int] = [:]
    private var ranges: [[TextRange?]] = []
    private(set) var storage: [UInt8] = []

    /// A book without ratings.
    /// - Parameters:
    ///   - choice: which of several ratings of a case counts.
    ///   - further: the further columns that the rules of cases name, in order.
    public init(_ choice: RatingChoice, further: [String]) {
        self.choice = choice
        self.further = further
    }

    /// How many cases have a rating.
    public var count: Int { entries.count }

    /// Takes over one file.
    /// - Returns: what is wrong in it; its rows, those that are good counted as outside until it is known which are used.
    public mutating func read(_ table: BoundTable) throws -> (findings: [Finding], balance: RowBalance) {
        var findings: [Finding] = []
        var balance = RowBalance()
        let words = TextIndex(LogSchema.ratings)
        let columns = table.header
        let caseColumn = columns.column("case")
        let ratingColumn = columns.column("rating")
        let timeColumn = columns.column("time")
        let textColumns = [columns.column("source")] + further.map { Self.column($0, columns) }
        let filledInColumn = columns.column(LogSchema.filledInColumn)
        let walker = RowWalker()
        for block in 0..<table.blockCount {
            try walker.walk(table, block: block) { row, cells, _ in
                let before = findings.count
                func report(_ code: FindingCode, _ field: String, _ cell: ByteText) {
                    findings.append(table.finding(code, row: row, field: field, text: cell))
                }
                if let extra = cells.firstExtra {
                    findings.append(
                        table.tooManyCells(row: row, column: extra.column, text: cells.text(of: extra.cell)))
                    balance.setAside += 1
                    return
                }
                let id = cells[caseColumn]
                table.checkID(id, field: "case", row: row, &findings)
                let ratingCell = cells[ratingColumn]
                let rating = words.find(ratingCell)
                if rating < 0 { report(ratingCell.isEmpty ? .missingValue : .unknownWord, "rating", ratingCell) }
                var time: Int64?
                let timeCell = cells[timeColumn]
                switch MomentParser.parse(timeCell) {
                case .empty: break
                case .value(let moment) where moment.clock != .endOfDay: time = moment.epoch
                case .value, .badTime: report(.badTime, "time", timeCell)
                case .badDate: report(.badDate, "time", timeCell)
                }
                table.addFaults(row, cells, from: before, &findings)
                guard findings.count == before else {
                    balance.setAside += 1
                    return
                }
                balance.outside += 1
                let isFilledIn = filledInColumn >= 0 && cells[filledInColumn].folded == LogSchema.yes
                add(
                    id,
                    Entry(
                        rating: UInt8(clamping: rating + 1), given: 1 << UInt8(clamping: rating), time: time,
                        place: RowReference(file: table.index, row: UInt32(clamping: row)),
                        texts: intern(textColumns.map { $0 < 0 ? nil : cells[$0].folded }), isFilledIn: isFilledIn))
            }
        }
        return (findings, balance)
    }

    private mutating func add(_ id: ByteText, _ entry: Entry) {
        let place = index.insert(id)
        guard place < entries.count else {
            entries.append(entry)
            return
        }
        let given = entries[place].given | entry.given
        if precedes(entry, entries[place]) { entries[place] = entry }
        entries[place].given = given
    }

    /// Whether the first of two ratings of one case counts rather than the second. What they are decides it; where they stand
    /// only if they are the same in everything.
    private func precedes(_ left: Entry, _ right: Entry) -> Bool {
        // What somebody said goes before what a system put in for want of it.
        if left.isFilledIn != right.isFilledIn { return right.isFilledIn }
        if choice == .worst, left.rating != right.rating { return left.rating > right.rating }
        if left.time != right.time {
            // One without a time gives way to one with it.
            guard let mine = left.time, let other = right.time else { return left.time != nil }
            return choice == .earliest ? mine < other : mine > other
        }
        if left.rating != right.rating { return left.rating > right.rating }
        if left.texts != right.texts {
            let pairs = zip(texts[left.texts], texts[right.texts]).map { ($0 ?? "", $1 ?? "") }
            if let (mine, other) = pairs.first(where: { ExactText($0) != ExactText($1) }) {
                return ExactText(mine) < ExactText(other)
            }
        }
        return left.place < right.place
    }

    private mutating func intern(_ row: [String?]) -> Int {
        if let place = textPlaces[row] { return place }
        let place = texts.count
        texts.append(row)
        textPlaces[row] = place
        ranges.append(
            row.map { text in
                guard let text else { return nil }
                let start = storage.count
                storage += Array(text.utf8)
                return TextRange(offset: UInt32(clamping: start), count: UInt32(clamping: text.utf8.count))
            })
        return place
    }

    /// Where the further column of a case's rating lies in ``storage`` that was asked for at a place, from 0; `nil` where
    /// the file of the rating lacks it.
    func range(ofFurther column: Int, at place: Int) -> TextRange? {
        let ranges = ranges[entries[place].texts]
        return ranges.indices.contains(column + 1) ? ranges[column + 1] : nil
    }

    /// The column of a name: a further one, or one of the ratings' own fields by its name.
    private static func column(_ name: String, _ header: TableHeader) -> Int {
        header.column(LogSchema.ownField(ofRatings: name)?.id ?? LogSchema.furtherColumn(name).id)
    }
}
