/// What each role looks like: the one place to change fonts, colours and number formats.
enum FormatSheet {
    /// Where a text stands in its cell.
    enum Align: Sendable { case left, center, right }

    /// Everything about a format.
    struct Entry: Sendable {
        var font = FormatSheet.bodyFont
        var size = 10.0
        var isBold = false
        var color: UInt32?
        var fill: UInt32?
        var border: UInt32? = 0x8C8C8C
        var number: String?
        var align = Align.left
        var wraps = false
        var shrinks = false
        var isUnlocked = false
        var isTop = false
    }

    static let bodyFont = "宋体"
    static let headingFont = "黑体"

    private static let ink: UInt32 = 0x1F3864
    private static let headerFill: UInt32 = 0xD9E2F3
    private static let alertFill: UInt32 = 0xFCE4E4
    private static let bandFill: UInt32 = 0xF2F6FC

    /// The looks of a style.
    static func entry(of style: CellStyle) -> Entry {
        var entry = base(style.look, decimals: Int(style.decimals))
        if entry.fill == nil && entry.border != nil {
            switch style.tint {
            case .none: break
            case .alert: entry.fill = alertFill
            case .band: entry.fill = bandFill
            }
        }
        if style.tint == .alert && style.look == .stars { entry.color = 0xC00000 }
        return entry
    }

    private static func base(_ look: CellStyle.Look, decimals: Int) -> Entry {
        let places = decimals > 0 ? "." + String(repeating: "0", count: decimals) : ""
        switch look {
        case .plain: return Entry(border: nil)
        case .title: return Entry(font: headingFont, size: 18, isBold: true, border: nil, align: .center, shrinks: true)
        case .subtitle: return Entry(size: 10, color: 0x595959, border: nil, align: .center, shrinks: true)
        case .section: return Entry(font: headingFont, size: 12, isBold: true, color: ink, border: nil)
        case .header:
            return Entry(font: headingFont, isBold: true, color: ink, fill: headerFill, align: .center, wraps: true)
        case .label: return Entry(isBold: true, fill: bandFill, align: .center, wraps: true)
        case .text: return Entry(wraps: true)
        case .center: return Entry(align: .center, wraps: true)
        case .wrapped: return Entry(size: 9, wraps: true)
        case .integer: return Entry(number: "0", align: .right)
        case .mark: return Entry(isBold: true, number: "0" + places, align: .center)
        case .change: return Entry(number: "\"升 \"0;\"降 \"0;\"不变\"", align: .center)
        case .ordinal: return Entry(number: "0", align: .center)
        case .quiet: return Entry(number: "0;-0;\"–\"", align: .right)
        case .score: return Entry(number: "0" + places, align: .right)
        // A space behind, lest the number touch the words in the next column.
        case .signed: return Entry(number: "+0\(places)_ ;-0\(places)_ ;0\(places)_ ", align: .right)
        case .percent: return Entry(number: "0.00%", align: .right)
        case .date: return Entry(number: "yyyy-mm-dd", align: .center)
        case .stars: return Entry(color: 0xC07F00, align: .center)
        case .link: return Entry(color: 0x1F4E9E, wraps: true)
        case .block: return Entry(font: headingFont, size: 11, isBold: true, color: ink, fill: headerFill)
        case .input: return Entry(fill: 0xFFFBE6, wraps: true, isUnlocked: true)
        case .paragraph: return Entry(size: 12, border: nil, wraps: true, isTop: true)
        case .centred: return Entry(size: 12, border: nil, align: .center, wraps: true)
        case .dateline: return Entry(size: 12, border: nil, align: .right, wraps: true)
        case .figure: return Entry(align: .right)
        case .sign: return Entry(size: 11, border: nil)
        case .total: return Entry(isBold: true, number: "0" + places, align: .right)
        case .band: return Entry(font: headingFont, isBold: true, color: ink, fill: bandFill, wraps: true)
        case .basis: return Entry(color: 0x404040, border: nil, wraps: true)
        case .duty:
            return Entry(font: headingFont, isBold: true, color: 0xFFFFFF, fill: ink, align: .center, wraps: true)
        // Cells still to be filled in: text stays text, or 工号 would lose its zeros.
        case .entry: return Entry(border: nil, number: "@")
        case .entryDate: return Entry(border: nil, number: "yyyy-mm-dd", align: .center)
        case .entryNumber: return Entry(border: nil, align: .center)
        }
    }
}
