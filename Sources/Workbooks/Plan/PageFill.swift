/// How full the printed page is, for rows that come in blocks a page should not tear.
///
/// Programs do not quite agree how high a page is, so it is taken for a little lower and every page is ended here:
/// where one began to end pages itself, ours would fall in their midst.
struct PageFill {
    /// What a page holds below the rows it repeats, in points at the sheet's own scale.
    private let room: Double
    /// Height of rows that say nothing of their own.
    private let rowHeight: Double
    private var used: Double
    private var wanted = 0.0

    /// A landscape A4 page with the margins of ``WorkbookFile``, as wide as the columns.
    ///
    /// - Parameters:
    ///   - rowHeight: height of rows that say nothing of their own; the sheet must say it, or programs take their own.
    ///   - repeated: height of the rows every page repeats.
    ///   - first: height of what stands above them on the first page.
    init(widths: [Double], rowHeight: Double, repeated: Double, first: Double) {
        let wide = widths.reduce(0) { $0 + ($1 * 7 + 5) * 0.75 }
        let scale = min(1, 770 / max(1, wide))
        room = max(100, 490 / scale * 0.96 - repeated)
        self.rowHeight = rowHeight
        used = first
    }

    /// The next row goes to a page that has room for so many points from it on.
    mutating func keepTogether(_ points: Double) { wanted = points }

    /// Counts a row in, and puts it on a new page where this one has no room.
    mutating func place(_ row: inout RowBuffer) {
        let height = row.fittedHeight ?? rowHeight
        if used > 0 && used + max(height, wanted) > room {
            row.breaksPage = true
            used = 0
        }
        used += height
        wanted = 0
    }
}
