import Exact
import Testing

@Suite struct RationalTests {
    static func fraction(_ top: Int, _ bottom: Int) throws -> Rational { try #require(Rational(top, over: bottom)) }

    @Test func sumsOfThirdsAreExact() throws {
        let third = try Self.fraction(1, 3)
        #expect(third + third + third == .one)
        #expect(try Self.fraction(2, 6) == third)
        #expect(try Self.fraction(-1, -3) == third)
        #expect(Rational(1, over: 0) == nil)
    }

    @Test func tenthsAddUpAsBinaryFloatingPointDoesNot() throws {
        let tenth = Rational(scaled: 1, decimals: 1)
        #expect(tenth + tenth + tenth == Rational(scaled: 3, decimals: 1))
        #expect(0.1 + 0.1 + 0.1 != 0.3)
    }

    @Test func valuesBeyondAMachineWordStayExact() throws {
        let huge = Rational(Int.max) * Rational(Int.max)
        #expect(huge > Rational(Int.max))
        #expect(huge.divided(by: Rational(Int.max)) == Rational(Int.max))
        #expect(huge - huge == .zero)
        #expect((huge + .one) - huge == .one)
        #expect(-(-huge) == huge)
        // And come back to one: equal values are equal however they were reached.
        #expect((huge - huge + Rational(7)).whole == 7)
        #expect(Set([huge - huge, .zero]).count == 1)
    }

    @Test func theSumOfReciprocalsDoesNotOverflow() throws {
        var sum = Rational.zero
        for number in 1...60 { sum = sum + (try Self.fraction(1, number)) }
        for number in 1...60 { sum = sum - (try Self.fraction(1, number)) }
        #expect(sum == .zero)
    }

    @Test(arguments: [(7, 2, 3, 4), (-7, 2, -4, -3), (6, 2, 3, 3), (-6, 2, -3, -3), (0, 5, 0, 0), (-1, 3, -1, 0)])
    func flooredAndRaised(top: Int, bottom: Int, floor: Int, ceiling: Int) throws {
        let value = try Self.fraction(top, bottom)
        #expect(value.floored.whole == floor)
        #expect(value.raised.whole == ceiling)
    }

    @Test func orderIsByValue() throws {
        #expect(try Self.fraction(98_999, 100_000) < Self.fraction(99, 100))
        #expect(try Self.fraction(-1, 2) < Self.fraction(-1, 3))
        #expect(try Self.fraction(Int.max, Int.max - 1) > .one)
    }

    @Test(arguments: [
        ("0", 0, 1), ("12", 12, 1), ("1.5", 3, 2), ("0.05", 1, 20), ("007.10", 71, 10),
        ("123456789012345678", 123_456_789_012_345_678, 1),
    ])
    func readsDecimals(text: String, top: Int, bottom: Int) throws {
        #expect(Rational(decimal: text) == (try Self.fraction(top, bottom)))
    }

    @Test(arguments: ["", ".", ".5", "5.", "1.2.3", "-1", "+1", "1,000", "1e3", "1 ", "一", "١"])
    func refusesWhatIsNoDecimal(text: String) {
        #expect(Rational(decimal: text) == nil)
    }

    @Test func readsDecimalsOfAnyLength() throws {
        let long = String(repeating: "9", count: 40)
        #expect(Rational(decimal: long)?.formatted(decimals: 0) == long)
    }
}

@Suite struct RoundingTests {
    @Test(arguments: [
        (1005, 3, 2, "1.01"), (1004, 3, 2, "1.00"), (-1005, 3, 2, "-1.01"), (-4, 3, 2, "0.00"), (5, 1, 0, "1"),
        (4, 1, 0, "0"), (-5, 1, 0, "-1"), (100, 0, 2, "100.00"), (79_995, 3, 2, "80.00"), (79_994, 3, 2, "79.99"),
        (5, 3, 1, "0.0"),
    ])
    func halfGoesAwayFromZero(scaled: Int, decimals: Int, places: Int, expected: String) {
        let value = Rational(scaled: scaled, decimals: decimals)
        #expect(value.formatted(decimals: places) == expected)
        #expect(value.rounded(to: places).formatted(decimals: places) == expected)
    }

    @Test func otherRoundings() throws {
        let value = try #require(Rational(2, over: 3))
        #expect(value.formatted(decimals: 2, .down) == "0.66")
        #expect(value.formatted(decimals: 2, .up) == "0.67")
        #expect(value.rounded(to: 2, .down) == Rational(scaled: 66, decimals: 2))
        #expect(Rational(2).formatted(decimals: 2, .up) == "2.00")
    }

    @Test func aLargeValueRoundsLikeASmallOne() throws {
        let large = Rational(Int.max) * Rational(Int.max) + Rational(scaled: 5, decimals: 3)
        #expect(large.formatted(decimals: 2).hasSuffix(".01"))
        #expect((large - large.rounded(to: 2)).magnitude <= Rational(scaled: 5, decimals: 3))
    }

    @Test(arguments: [("2", 2, 1), ("1.5", 3, 2), ("2/3", 2, 3), ("-2/3", -2, 3), ("0.05", 1, 20), ("-0.5", -1, 2)])
    func plainAsAReaderWrites(text: String, top: Int, bottom: Int) throws {
        #expect(try #require(Rational(top, over: bottom)).plain == text)
    }
}
