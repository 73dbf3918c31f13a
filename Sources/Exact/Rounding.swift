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
        if let (units, unit) = narrowUnits(places, rounding) {
            return Rational(narrow: isNegative ? -units : units, unit)
        }
        let result = Rational(reducing: wideUnits(places, rounding), BigInt(10).power(places))
        return isNegative ? -result : result
    }

    /// The value as a decimal numeral with exactly so many places, rounded: `10.50`, `-3.00`; never `-0.00`.
    public func formatted(decimals: Int, _ rounding: Rounding = .halfUp) -> String {
        let places = max(0, decimals)
        let digits: String
        if let (units, _) = narrowUnits(places, rounding) {
            digits = String(units)
        } else {
            digits = String(wideUnits(places, rounding))
        }
        let sign = isNegative && digits != "0" ? "-" : ""
        guard places > 0 else { return sign + digits }
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.utf8.count)) + digits
        return "\(sign)\(padded.dropLast(places)).\(padded.suffix(places))"
    }

    /// The value as a reader would write it: no more places than it needs, a fraction where decimals never end
    /// (`2`, `1.5`, `2/3`).
    public var plain: String {
        if case .narrow(let numerator, let denominator) = storage {
            if denominator == 1 { return String(numerator) }
            var power: Int64 = 1
            for places in 0...12 {
                if power % denominator == 0 { return formatted(decimals: places) }
                power *= 10
            }
            return "\(numerator)/\(denominator)"
        }
        let (numerator, denominator) = big
        var places = 0
        var power = BigInt(1)
        while places <= 12 {
            if power % denominator == 0 { return formatted(decimals: places) }
            places += 1
            power *= 10
        }
        return "\(numerator)/\(denominator)"
    }

    /// The nearest double, for a spreadsheet cell, a chart or a width; never for a score that is computed with.
    public var approximate: Double {
        switch storage {
        case .narrow(let numerator, let denominator): Double(numerator) / Double(denominator)
        case .wide: Double(formatted(decimals: 6)) ?? 0
        }
    }

    /// The magnitude in units of the last place, and how many of them are one, where both fit a machine word.
    private func narrowUnits(_ places: Int, _ rounding: Rounding) -> (units: Int64, unit: Int64)? {
        guard case .narrow(let numerator, let denominator) = storage, places <= 6 else { return nil }
        var unit: Int64 = 1
        for _ in 0..<places { unit *= 10 }
        let (scaled, over) = numerator.magnitude.multipliedReportingOverflow(by: UInt64(unit))
        guard !over, scaled < UInt64(Int64.max) else { return nil }
        let divisor = UInt64(denominator)
        let (quotient, remainder) = scaled.quotientAndRemainder(dividingBy: divisor)
        let goesUp =
            switch rounding {
            case .halfUp: remainder >= divisor - remainder
            case .up: remainder > 0
            case .down: false
            }
        return (Int64(quotient) + (goesUp ? 1 : 0), unit)
    }

    /// The magnitude in units of the last place, whatever its size.
    private func wideUnits(_ places: Int, _ rounding: Rounding) -> BigInt {
        let (numerator, denominator) = big
        let scaled = BigInt(numerator.magnitude) * BigInt(10).power(places)
        let (quotient, remainder) = scaled.quotientAndRemainder(dividingBy: denominator)
        let goesUp =
            switch rounding {
            case .halfUp: remainder * 2 >= denominator
            case .up: remainder > 0
            case .down: false
            }
        return goesUp ? quotient + 1 : quotient
    }
}
