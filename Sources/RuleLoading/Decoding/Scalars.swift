internal import Chronology
internal import Diagnostics
internal import Exact
internal import YAMLDocument

/// A number and how it was written.
struct WrittenNumber {
    /// What a number is of.
    enum Unit {
        /// A number, 3.
        case plain
        /// A share, 99%.
        case percent
        /// A fraction, 2/3, which is both.
        case fraction

        /// Whether a number so written may be held against a share, or against a count.
        func fits(share: Bool) -> Bool { self == .fraction || (self == .percent) == share }
    }

    /// The value; 99% is 99/100.
    let value: Rational
    /// How it was written.
    let unit: Unit
    /// Whether it was written in per cent.
    var isShare: Bool { unit == .percent }

    /// A number as rule files write it: digits with at most one point, a fraction (`2/3`), either with `%` behind it.
    /// No sign, at most 24 characters.
    init?(_ text: String) {
        guard text.utf8.count <= 24 else { return nil }
        var rest = Substring(text)
        let isShare = rest.last == "%"
        if isShare {
            rest.removeLast()
            while rest.last == " " { rest.removeLast() }
        }
        let terms = rest.split(separator: "/", omittingEmptySubsequences: false)
        guard let first = terms.first, var value = Rational(decimal: first), terms.count <= 2 else { return nil }
        if terms.count == 2 {
            guard let under = Rational(decimal: terms[1]), let quotient = value.divided(by: under) else { return nil }
            value = quotient
        }
        if isShare { value = value * (Rational(1, over: 100) ?? .zero) }
        self.value = value
        unit = isShare ? .percent : terms.count == 2 ? .fraction : .plain
    }
}

extension FileDecoder {
    /// The text of a scalar, as written.
    func scalar(_ node: YAMLNode) -> String? {
        guard let text = node.text else {
            wrongType(node, expected: ("文字", "text"))
            return nil
        }
        return text.trimmed
    }

    /// A title, clause or sentence. A bare yes or no is asked about: editors and other programs read it as a truth value.
    func text(_ node: YAMLNode?) -> String? {
        guard let node, let text = scalar(node) else { return nil }
        if node.isPlain && Self.truthWords.contains(text.lowercased()) {
            report(
                .bareYesOrNo, at: node.span,
                ("“\(text)”没有加引号,别的程序会当作是/否", "'\(text)' without quotes is a truth value to other programs"),
                fix: ("如果是文字,写成 \"\(text)\"", "if it is meant as text, write \"\(text)\""))
        }
        return text
    }

    /// One of some English words, in either spelling.
    func word(_ node: YAMLNode?, among words: [String], planned: [String] = []) -> String? {
        guard let node, let text = scalar(node) else { return nil }
        if let word = Vocabulary.english(text, among: words) { return word }
        if Vocabulary.english(text, among: planned) != nil {
            notSupported(text, at: node.span)
        } else {
            unknownWord(node, among: words)
        }
        return nil
    }

    /// Yes or no, in any spelling YAML or Chinese has for it; `nil` for anything else.
    func truth(_ node: YAMLNode) -> Bool? {
        switch node.text?.halfWidth.lowercased() {
        case "yes", "true", "on", "是", "有": true
        case "no", "false", "off", "否", "无": false
        default: nil
        }
    }

    /// A number, with or without a per cent sign.
    func quantity(_ node: YAMLNode?) -> WrittenNumber? {
        guard let node, let text = scalar(node) else { return nil }
        if let quantity = WrittenNumber(text.halfWidth) { return quantity }
        report(
            .badNumber, at: node.span, ("“\(text)”不是数字", "'\(text)' is not a number"),
            fix: ("只写数字,如 2、0.5、2/3 或 99%;不带正负号和单位", "write digits only: 2, 0.5, 2/3 or 99%; no sign, no unit"))
        return nil
    }

    /// A number without a per cent sign.
    func number(_ node: YAMLNode?) -> Rational? {
        guard let node, let quantity = quantity(node) else { return nil }
        guard !quantity.isShare else {
            report(
                .badNumber, at: node.span, ("这里要写分数或次数,不能写百分数", "a plain number is due here, not a share"),
                fix: ("去掉百分号,写成数字", "write the number without %"))
            return nil
        }
        return quantity.value
    }

    /// A whole number within bounds.
    func whole(_ node: YAMLNode?, _ bounds: ClosedRange<Int>) -> Int? {
        guard let node, let number = number(node) else { return nil }
        if let whole = number.whole, bounds.contains(whole) { return whole }
        report(
            .badNumber, at: node.span,
            (
                "这里要写 \(bounds.lowerBound) 到 \(bounds.upperBound) 的整数",
                "a whole number from \(bounds.lowerBound) to \(bounds.upperBound) is due here"
            ),
            fix: ("改成范围内的整数", "write a whole number within the bounds"))
        return nil
    }

    /// A bound that may be `none`. The outer value is `nil` where nothing usable is written.
    func bound(_ node: YAMLNode?) -> Rational?? {
        guard let node else { return nil }
        if let text = node.text, Vocabulary.english(text.trimmed, among: ["none"]) != nil { return .some(nil) }
        return number(node).map { .some($0) }
    }

    /// A date, `2026-07-01`.
    func day(_ node: YAMLNode?) -> Day? {
        guard let node, let text = scalar(node) else { return nil }
        if let day = Day(iso: text.halfWidth) { return day }
        report(
            .badDate, at: node.span, ("没有“\(text)”这一天", "there is no day '\(text)'"),
            fix: ("写成 2026-07-01 这样的日期", "write a date as 2026-07-01"))
        return nil
    }

    /// The items of a list, or the one value that stands in place of a list.
    func list(_ node: YAMLNode?) -> [YAMLNode] {
        guard let node else { return [] }
        return node.items ?? [node]
    }

    /// Asks about an id that editors and spreadsheets read as a number, and refuses one that cannot be cited.
    ///
    /// Ids are letters, digits, Chinese characters, `_`, `-` and, between them, `.`.
    func checkID(_ node: YAMLNode) {
        let id = node.text ?? ""
        let isClean =
            !id.isEmpty && id.utf8.count <= 80 && id.first != "." && id.last != "."
            && id.unicodeScalars.allSatisfy {
                $0 == "_" || $0 == "-" || $0 == "." || $0.properties.isAlphabetic
                    || $0.properties.numericType == .decimal
            }
        if !isClean {
            report(
                .strangeID, at: node.span, ("编号“\(id)”含有不能用的字符", "the id '\(id)' has characters that cannot be cited"),
                fix: ("只用字母、数字、汉字、_ 和 -", "use letters, digits, Chinese characters, _ and -"))
        } else if node.isPlain && Self.isReadAsNumber(id) {
            report(
                .idReadAsNumber, at: node.span,
                (
                    "编号 \(id) 会被编辑器或表格当作数字,存盘后可能变样",
                    "editors and spreadsheets read the id \(id) as a number and may change it"
                ),
                fix: ("加引号:\"\(id)\"", "put quotes around it: \"\(id)\""))
        }
    }

    private static let truthWords: Set<String> = ["yes", "no", "on", "off", "true", "false", "y", "n"]

    /// `2.10` becomes 2.1, `007` becomes 7, `1e3` becomes 1000; a plain `3` stays as it is.
    private static func isReadAsNumber(_ id: String) -> Bool {
        let bytes = Array(id.utf8)
        func digits(_ slice: some Sequence<UInt8>) -> Bool { slice.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }
        guard let first = bytes.first, digits([first]) else { return false }
        if digits(bytes) { return first == 0x30 && bytes.count > 1 }
        for mark in [UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E")] {
            guard let index = bytes.firstIndex(of: mark), index + 1 < bytes.count else { continue }
            if digits(bytes[..<index]) && digits(bytes[(index + 1)...]) { return true }
        }
        return false
    }
}

extension String {
    /// Without spaces and line breaks at either end.
    var trimmed: String {
        func isSpace(_ character: Character) -> Bool { character.isWhitespace }
        return String(drop(while: isSpace).reversed().drop(while: isSpace).reversed())
    }
}
