internal import BigInt

/// An exact fraction, always in lowest terms with a positive denominator.
///
/// Every score, price, share and rate of kaohe is one of these: binary floating point cannot hold 0.1, and a score that
/// is a hair under a line costs somebody a star. Values that fit 64 bits stay there; a result that does not moves to
/// arbitrary precision and back, so arithmetic neither traps nor rounds.
public struct Rational: Sendable {
    /// The numerator and denominator of a value too large for two machine words.
    final class Wide: Sendable {
        let numerator: BigInt
        let denominator: BigInt

        init(_ numerator: BigInt, _ denominator: BigInt) {
            self.numerator = numerator
            self.denominator = denominator
        }
    }

    enum Storage: Sendable {
        case narrow(Int64, Int64)
        case wide(Wide)
    }

    let storage: Storage

    /// Nothing.
    public static let zero = Rational(0)

    /// One whole.
    public static let one = Rational(1)

    /// A whole number.
    public init(_ whole: Int) {
        // The least word has no negative of its own size, so it is never narrow.
        storage = whole == .min ? .wide(Wide(BigInt(whole), 1)) : .narrow(Int64(whole), 1)
    }

    /// A fraction, brought to lowest terms; a denominator of zero gives `nil`.
    public init?(_ numerator: Int, over denominator: Int) {
        guard denominator != 0 else { return nil }
        self.init(reducing: BigInt(numerator), BigInt(denominator))
    }

    /// A number of hundredths, thousandths and so on: `Rational(scaled: 1050, decimals: 2)` is 10.5.
    ///
    /// `decimals` below 0 is read as 0.
    public init(scaled: Int, decimals: Int) {
        self.init(reducing: BigInt(scaled), BigInt(10).power(max(0, decimals)))
    }

    /// A decimal numeral as the data formats allow it: digits, then at most one point with digits behind it; no sign.
    ///
    /// Returns `nil` for anything else.
    public init?(decimal text: some StringProtocol) {
        var digits = ""
        var decimals = 0
        var pointSeen = false
        for character in text.unicodeScalars {
            if character == "." && !pointSeen && !digits.isEmpty {
                pointSeen = true
            } else if character.value >= 0x30 && character.value <= 0x39 {
                digits.unicodeScalars.append(character)
                if pointSeen { decimals += 1 }
            } else {
                return nil
            }
        }
        guard !digits.isEmpty, !pointSeen || decimals > 0 else { return nil }
        if digits.utf8.count <= 18, let scaled = Int(digits), let unit = Self.smallPower(decimals) {
            self.init(narrow: Int64(scaled), unit)
            return
        }
        guard let scaled = BigInt(digits) else { return nil }
        self.init(reducing: scaled, BigInt(10).power(decimals))
    }

    /// The value as a machine integer where it is whole and fits.
    public var whole: Int? {
        if case .narrow(let numerator, 1) = storage { return Int(numerator) }
        return nil
    }

    /// Whether the value is 0.
    public var isZero: Bool {
        if case .narrow(0, _) = storage { return true }
        return false
    }

    /// Whether the value is below 0.
    public var isNegative: Bool {
        switch storage {
        case .narrow(let numerator, _): numerator < 0
        case .wide(let wide): wide.numerator.sign == .minus
        }
    }

    /// The distance from 0.
    public var magnitude: Rational { isNegative ? -self : self }

    /// The largest whole number that is not above the value.
    public var floored: Rational {
        switch storage {
        case .narrow(_, 1): return self
        case .narrow(let numerator, let denominator):
            let quotient = numerator / denominator
            return Rational(narrow: numerator < 0 ? quotient - 1 : quotient, 1)
        case .wide(let wide):
            let (quotient, remainder) = wide.numerator.quotientAndRemainder(dividingBy: wide.denominator)
            return Rational(reducing: remainder.sign == .minus && remainder != 0 ? quotient - 1 : quotient, 1)
        }
    }

    /// The smallest whole number that is not below the value.
    public var raised: Rational { -((-self).floored) }

    /// Whether the value is a whole number.
    public var isWhole: Bool { big.1 == 1 }

    /// The value in hundredths where it has no more than two places and fits a machine word.
    public var hundredths: Int? { (self * Rational(100)).whole }

    /// The quotient, or `nil` where the divisor is 0.
    public func divided(by divisor: Rational) -> Rational? {
        guard !divisor.isZero else { return nil }
        if case .narrow(let a, 1) = storage, case .narrow(let b, 1) = divisor.storage, b > 0 {
            return Rational(narrow: a, b)
        }
        let (a, b) = big
        let (c, d) = divisor.big
        return Rational(reducing: a * d, b * c)
    }

    var big: (BigInt, BigInt) {
        switch storage {
        case .narrow(let numerator, let denominator): (BigInt(numerator), BigInt(denominator))
        case .wide(let wide): (wide.numerator, wide.denominator)
        }
    }

    /// 10 to the power, where it fits a machine word.
    private static func smallPower(_ exponent: Int) -> Int64? {
        guard exponent >= 0 && exponent <= 18 else { return nil }
        var unit: Int64 = 1
        for _ in 0..<exponent { unit *= 10 }
        return unit
    }

    /// Lowest terms of two words of which the second is positive and the first is not `Int64.min`.
    init(narrow numerator: Int64, _ denominator: Int64) {
        if denominator == 1 {
            storage = .narrow(numerator, 1)
            return
        }
        let divisor = Int64(Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude))
        storage = .narrow(numerator / divisor, denominator / divisor)
    }

    init(reducing numerator: BigInt, _ denominator: BigInt) {
        let divisor = numerator.greatestCommonDivisor(with: denominator)
        var top = divisor > 1 ? numerator / divisor : numerator
        var bottom = divisor > 1 ? denominator / divisor : denominator
        if bottom.sign == .minus {
            top = -top
            bottom = -bottom
        }
        if let small = Int64(exactly: top), small != .min, let under = Int64(exactly: bottom) {
            storage = .narrow(small, under)
        } else {
            storage = .wide(Wide(top, bottom))
        }
    }

    private static func greatestCommonDivisor(_ a: UInt64, _ b: UInt64) -> UInt64 {
        var (a, b) = (a, b)
        while b != 0 { (a, b) = (b, a % b) }
        return max(a, 1)
    }
}

extension Rational: Comparable {
    /// Equality of value; both sides are in lowest terms.
    public static func == (left: Rational, right: Rational) -> Bool {
        switch (left.storage, right.storage) {
        case (.narrow(let a, let b), .narrow(let c, let d)): a == c && b == d
        case (.wide(let a), .wide(let b)): a.numerator == b.numerator && a.denominator == b.denominator
        default: false
        }
    }

    /// Order of value, exact.
    public static func < (left: Rational, right: Rational) -> Bool {
        if case .narrow(let a, let b) = left.storage, case .narrow(let c, let d) = right.storage {
            if b == d { return a < c }
            let (ad, over) = a.multipliedReportingOverflow(by: d)
            let (cb, beyond) = c.multipliedReportingOverflow(by: b)
            if !over && !beyond { return ad < cb }
        }
        let (a, b) = left.big
        let (c, d) = right.big
        return a * d < c * b
    }
}

extension Rational: Hashable {
    /// Feeds the lowest terms, so that equal values hash alike.
    public func hash(into hasher: inout Hasher) {
        let (numerator, denominator) = big
        hasher.combine(numerator)
        hasher.combine(denominator)
    }
}

extension Rational: AdditiveArithmetic {
    /// The exact sum.
    public static func + (left: Rational, right: Rational) -> Rational {
        if case .narrow(let a, let b) = left.storage, case .narrow(let c, let d) = right.storage, b == d {
            let (sum, over) = a.addingReportingOverflow(c)
            if !over && sum != .min { return Rational(narrow: sum, b) }
        }
        let (a, b) = left.big
        let (c, d) = right.big
        return Rational(reducing: a * d + c * b, b * d)
    }

    /// The exact difference.
    public static func - (left: Rational, right: Rational) -> Rational { left + (-right) }

    /// The value with its sign turned.
    public static prefix func - (value: Rational) -> Rational {
        switch value.storage {
        case .narrow(let numerator, let denominator): Rational(narrow: -numerator, denominator)
        case .wide(let wide): Rational(reducing: -wide.numerator, wide.denominator)
        }
    }

    /// The exact product.
    public static func * (left: Rational, right: Rational) -> Rational {
        if case .narrow(let a, let b) = left.storage, case .narrow(let c, let d) = right.storage {
            let (top, over) = a.multipliedReportingOverflow(by: c)
            let (bottom, beyond) = b.multipliedReportingOverflow(by: d)
            if !over && !beyond && top != .min { return Rational(narrow: top, bottom) }
        }
        let (a, b) = left.big
        let (c, d) = right.big
        return Rational(reducing: a * c, b * d)
    }
}
