internal import Exact

/// Small numbers as regulations spell them: 2, 0.5, 1/2, 二, 十五, 两, 半.
enum ChineseNumeral {
    private static let digits: [Character: Int] = [
        "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    ]

    /// Whether a character may stand in such a number.
    static func holds(_ character: Character) -> Bool {
        digits[character] != nil || "十百半./".contains(character) || character.isASCII && character.isNumber
    }

    /// The number, if it is one.
    static func value(_ text: some StringProtocol) -> Rational? {
        let text = String(text).trimmed
        if let number = WrittenNumber(text), !number.isShare { return number.value }
        if text == "半" { return Rational(1, over: 2) }
        guard !text.isEmpty, text.count <= 6 else { return nil }
        var total = 0
        var digit: Int?
        for character in text {
            if let value = digits[character] {
                guard digit == nil || digit == 0 else { return nil }
                digit = value
            } else if character == "十" || character == "百" {
                total += (digit ?? 1) * (character == "十" ? 10 : 100)
                digit = nil
            } else {
                return nil
            }
        }
        return Rational(total + (digit ?? 0))
    }
}
