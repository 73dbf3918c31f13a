internal import BigInt

/// How a number that has more places than are shown is brought to them (`rounding` of a sheet).
public enum Rounding: String, Sendable, CaseIterable {
    /// 四舍五入: half a unit goes away from 0.
    case halfUp = "half-up"
    /// Everything behind the last place is cut off.
    case down
    /// Anything behind the last place counts as one more.
    case up
}

extension Rational {
    /// The value brought to so many decimal places, still exact. Signs are treated alike: -0.005 goes to -0.01 as 0.005
    /// goes to 0.01.
    public func rounded(to decimals: Int, _ rounding: Rounding = .halfUp) -> Rational {
        let places = max(0, decimals)
        let (units, _) = scaledMagnitude(places, rounding)
        let result = Rational(reducing: units, BigInt(10).power(places))
        return isNegative ? -result : result
    }

    /// The value as a decimal numeral with exactly so many places, rounded: `10.50`, `-3.00`; never `-0.00`.
    public func formatted(decimals: Int, _ rounding: Rounding = .halfUp) -> String {
        let places = max(0, decimals)
        let (units, small) = scaledMagnitude(places, rounding)
        var digits = small.map { String($0) } ?? String(units)
        if digits.utf8.count <= places {
            digits = String(repeating: "0", count: places + 1 - digits.utf8.count) + digits
        }
        let sign = isNegative && !(small == 0 || units == 0 && small == nil) ? "-" : ""
        guard places > 0 else { return sign + digits }
        return "\(sign)\(digits.dropLast(places)).\(digits.suffix(places))"
    }

    /// The value as a reader would write it: no more places than it needs, a fraction where decimals never end
    /// (`2`, `1.5`, `2/3`).
    public var plain: String {
        var (numerator, denominator) = big
        var places = 0
        var power = BigInt(1)
        while places <= 12 {
            if power % denominator == 0 { return formatted(decimals: places) }
            places += 1
            power *= 10
        }
        if numerator.sign == .minus {
            numerator = -numerator
            return "-\(numerator)/\(denominator)"
        }
        denominator = denominator.magnitude > 0 ? denominator : 1
        return "\(numerator)/\(denominator)"
    }

    /// The nearest double, for a spreadsheet cell, a chart or a width; never for a score that is computed with.
    public var approximate: Double {
        switch storage {
        case .narrow(let numerator, let denominator): Double(numerator) / Double(denominator)
        case .wide: Double(formatted(decimals: 6)) ?? 0
        }
    }

    /// The magnitude in units of the last place; the second value is the same where it fits a word and was computed there.
    private func scaledMagnitude(_ places: Int, _ rounding: Rounding) -> (BigInt, Int?) {
        if case .narrow(let numerator, let denominator) = storage, places <= 6 {
            var unit: Int64 = 1
            for _ in 0..<places { unit *= 10 }
            let (scaled, over) = numerator.magnitude.multipliedReportingOverflow(by: UInt64(unit))
            if !over && scaled <= UInt64(Int64.max) {
                let divisor = UInt64(denominator)
                var quotient = scaled / divisor
                let remainder = scaled % divisor
                switch rounding {
                case .halfUp: if remainder >= divisor - remainder { quotient += 1 }
                case .up: if remainder > 0 { quotient += 1 }
                case .down: break
                }
                return (BigInt(quotient), Int(quotient))
            }
        }
        let (numerator, denominator) = big
        let scaled = BigInt(numerator.magnitude) * BigInt(10).power(places)
        let (quotient, remainder) = scaled.quotientAndRemainder(dividingBy: denominator)
        switch rounding {
        case .halfUp: return (remainder * 2 >= denominator ? quotient + 1 : quotient, nil)
        case .up: return (remainder > 0 ? quotient + 1 : quotient, nil)
        case .down: return (quotient, nil)
        }
    }
}
