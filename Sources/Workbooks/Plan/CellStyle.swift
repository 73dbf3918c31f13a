/// How a cell looks, by its role; each workbook makes a format of the C library for those it uses, once.
struct CellStyle: Hashable, Sendable {
    /// The role of a cell.
    enum Look: UInt8, CaseIterable, Sendable {
        case plain, title, subtitle, section, header, label, text, center, wrapped, integer, quiet, score, signed
        case percent, change, date, stars, link, ordinal, mark, block, input, paragraph, sign, total
        case band, basis, duty, entry, entryDate, entryNumber, centred, dateline, figure
    }

    /// What a whole row wants to say.
    enum Tint: UInt8, CaseIterable, Sendable {
        case none, alert, band
    }

    var look: Look
    /// Places of a score.
    var decimals: UInt8 = 2
    var tint: Tint = .none

    init(_ look: Look, decimals: Int = 2, tint: Tint = .none) {
        self.look = look
        self.decimals = UInt8(clamping: min(max(0, decimals), Self.mostDecimals))
        self.tint = tint
    }

    static let mostDecimals = 7
    /// How many styles there can be; ``index`` is below it.
    static let count = Look.allCases.count * (mostDecimals + 1) * Tint.allCases.count

    /// A number of its own.
    var index: Int {
        (Int(look.rawValue) * (Self.mostDecimals + 1) + Int(decimals)) * Tint.allCases.count + Int(tint.rawValue)
    }
}
