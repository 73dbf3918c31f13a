public import Exact
internal import RecordModel
internal import SpreadsheetReading

/// What a cell says, however a spreadsheet program keeps it.
public struct FormCell: Hashable, Sendable {
    /// The text, as a person reads it: a day as `2026-07-01`, a number in plain digits.
    public let text: String
    private let isNumber: Bool
    /// The number a program keeps for a day, where it is one: all that is left where the cell's format was lost.
    private let serial: Rational?

    /// A cell that says something; `nil` for one that is blank.
    init?(_ value: CellValue, _ system: DateSystem) {
        switch value {
        case .text(let text):
            self.init(text: Self.plain(text))
        case .number(let numeral):
            self.init(text: DecimalNumeral.plain(numeral) ?? numeral, isNumber: true)
        case .serial(let numeral, let form):
            self.init(
                text: SerialDate(numeral, system, form)?.text(form) ?? numeral,
                serial: DecimalNumeral.plain(numeral).flatMap { Rational(decimal: $0) })
        case .bool(let isTrue): self.init(text: isTrue ? "TRUE" : "FALSE")
        case .error(let text): self.init(text: text)
        case .uncalculated(let formula): self.init(text: "=" + formula)
        }
        if text.isEmpty { return nil }
    }

    private init(text: String, isNumber: Bool = false, serial: Rational? = nil) {
        self.text = text
        self.isNumber = isNumber
        self.serial = serial
    }

    /// Without what programs add and take away: blanks at the ends, carriage returns, other characters nobody sees.
    private static func plain(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0xFEFF }) else {
            return HalfWidth.trim(text)
        }
        var scalars = String.UnicodeScalarView()
        var last: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\r": scalars.append("\n")
            case "\n" where last == "\r": break
            case "\n", "\t": scalars.append(scalar)
            case _ where scalar.value < 0x20 || scalar.value == 0xFEFF: break
            default: scalars.append(scalar)
            }
            last = scalar
        }
        return HalfWidth.trim(String(scalars))
    }

    /// The number it says, if it says one: `-2`, `-2.00`, and the `2` that a program keeps as text.
    public var number: Rational? { Rational(decimal: text) }

    /// The whole number it says.
    var whole: Int? { number?.whole }

    /// Whether two say the same: the same text, or the same number as a spreadsheet keeps numbers.
    ///
    /// A spreadsheet keeps some fifteen digits of a number, and a program that saves it again may keep another sixteenth.
    public func says(_ other: FormCell) -> Bool {
        if text == other.text && text.utf8.elementsEqual(other.text.utf8) { return true }
        if let day = serial, let other = other.serial { return day == other }
        if isNumber, let day = other.serial { return number == day }
        if other.isNumber, let day = serial { return other.number == day }
        guard isNumber || other.isNumber, let mine = number, let theirs = other.number else { return false }
        let (difference, size) = (mine - theirs, mine.isNegative ? -mine : mine)
        let gap = difference.isNegative ? -difference : difference
        return gap * Rational(1_000_000_000_000) <= size
    }
}
