internal import Exact

/// What a cell that should hold a number holds.
enum NumberCell<Value> {
    case empty
    case value(Value)
    case bad
}

/// Reads numbers as the data formats allow them: digits, at most one point, no sign, no thousands mark.
enum NumberParser {
    /// More than any count that can matter; larger whole numbers are read as this.
    static let most = 1 << 30

    /// The longest numeral that is read as a number; arithmetic on one of a million digits would take hours.
    static let longest = 64

    /// A trimmed cell that should hold a whole number; a number beyond ``most`` is read as that.
    @inline(__always)
    static func whole(_ text: ByteText) -> NumberCell<Int> {
        if text.isEmpty { return .empty }
        var value = 0
        for index in 0..<text.count {
            let digit = Int(text[index]) - 0x30
            guard digit >= 0 && digit <= 9 else { return text.mayNeedFolding ? folded(text) : .bad }
            value = min(value * 10 + digit, most)
        }
        return .value(value)
    }

    @inline(never)
    private static func folded(_ text: ByteText) -> NumberCell<Int> {
        let scalars = text.folded.unicodeScalars
        if scalars.isEmpty { return .empty }
        var value = 0
        for scalar in scalars {
            guard scalar.isDigit else { return .bad }
            value = min(value * 10 + Int(scalar.value - 0x30), most)
        }
        return .value(value)
    }

    /// A trimmed cell that should hold a decimal number with at most so many places.
    static func decimal(_ text: ByteText, places: Int?) -> NumberCell<Rational> {
        let folded = text.folded
        if folded.isEmpty { return .empty }
        guard folded.utf8.count <= longest, let value = Rational(decimal: folded) else { return .bad }
        if let places, let point = folded.utf8.firstIndex(of: 0x2E) {
            guard folded.utf8.distance(from: point, to: folded.utf8.endIndex) - 1 <= places else { return .bad }
        }
        return .value(value)
    }
}
