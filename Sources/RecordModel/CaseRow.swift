public import Chronology

/// One good row of the cases log (办件), its due day already counted.
public struct CaseRow: Sendable {
    /// The row.
    public var place: RowReference
    /// The person who answers for it, as an index into the roster.
    public var staff: Int32
    /// The kind's place in ``LogSchema/caseKinds``.
    public var kind: UInt8
    /// The rating's place in ``LogSchema/ratings`` plus 1; 0 if not rated, or not finished.
    public var rating: UInt8
    /// The day it was accepted.
    public var accepted: Day
    /// The day it is due, ``never`` if it has no limit or one past the calendar.
    public var due: Day
    /// The day it was finished, ``never`` if it is still open.
    public var finished: Day
    /// Where its id lies in the batch's text, half-width if that is how it was written.
    public var id: TextRange
    /// Where its item lies in the batch's text.
    public var item: TextRange
    /// Where its window lies in the batch's text.
    public var window: TextRange
    /// Where its further columns begin in ``CaseBatch/further``; 0 where none is asked for.
    public var further: UInt32 = 0
    /// The row its rating stands in, where that is one of the ratings log (评价); else ``RowReference/none``.
    public var ratedAt = RowReference.none

    /// Later than any day a period can have.
    public static let never = Day(rawValue: Int32.max)

    /// A row by its parts.
    public init(
        place: RowReference, staff: Int32, kind: UInt8, rating: UInt8, accepted: Day, due: Day, finished: Day,
        id: TextRange, item: TextRange, window: TextRange
    ) {
        self.place = place
        self.staff = staff
        self.kind = kind
        self.rating = rating
        self.accepted = accepted
        self.due = due
        self.finished = finished
        self.id = id
        self.item = item
        self.window = window
    }
}

/// Where a trimmed cell lies in the text of a batch.
public struct TextRange: Sendable, Hashable {
    /// The offset of its first byte.
    public var offset: UInt32
    /// How many bytes it has.
    public var count: UInt32

    /// A range by its parts.
    public init(offset: UInt32, count: UInt32) {
        self.offset = offset
        self.count = count
    }
}

/// Rows of one block of the cases log, with the text they point into.
///
/// The text is borrowed: it is there only while the batch is being looked at, and whoever needs a word of it later copies
/// that word.
public struct CaseBatch {
    /// The rows, in the file's order.
    public var rows: [CaseRow] = []
    /// The block's text, UTF-8.
    public var text = UnsafeRawBufferPointer(start: nil, count: 0)
    /// Where the cells of the further columns that rules name lie in the text, row by row, as many for each row as were
    /// asked for; empty where none was.
    public var further: [TextRange] = []
    /// Text of other files, such as that of ratings, which ranges behind the end of ``text`` point into.
    public var joined: [UInt8] = []

    /// A batch without rows.
    public init() {}

    /// Where a row's cell of the further column lies that was asked for at a place, from 0.
    public func further(_ column: Int, of row: CaseRow) -> TextRange {
        let index = Int(row.further) + column
        return further.indices.contains(index) ? further[index] : TextRange(offset: 0, count: 0)
    }

    /// A cell as a string of its own; empty where the range is not in the text.
    public func string(_ range: TextRange) -> String {
        let low = Int(range.offset)
        let high = low + Int(range.count)
        guard high <= text.count else {
            let (from, to) = (low - text.count, high - text.count)
            guard from >= 0, to <= joined.count else { return "" }
            return String(decoding: joined[from..<to], as: UTF8.self)
        }
        return String(decoding: UnsafeRawBufferPointer(rebasing: text[low..<high]), as: UTF8.self)
    }
}
