internal import Diagnostics
internal import Exact
internal import RuleModel
internal import YAMLDocument

/// The regulation's words against the prices: 每次扣2分 with `deduct: 3` is a slip of one or the other.
extension FileDecoder {
    /// Asks about points a text takes or gives that no price of the rule, or of its neighbours of the same number, has.
    func checkPoints(in rules: [DecodedRule], points: Rational, limit: Limit?) {
        // 2a and 2b share the sentence of clause 2, and each may quote all of it.
        var pools: [String: Pool] = [:]
        func stem(_ rule: Rule) -> String {
            let key = rule.id.split(separator: ".").last ?? ""
            let number = key.prefix(while: \.isNumber)
            return number.isEmpty ? String(key) : String(number)
        }
        for decoded in rules {
            pools[stem(decoded.rule), default: Pool(points: points, limit: limit)].add(decoded.rule)
        }
        for decoded in rules where decoded.isPriced && !decoded.rule.effects.isEmpty {
            guard let node = decoded.fields["text"], let pool = pools[stem(decoded.rule)], !pool.isOpen else {
                continue
            }
            for named in PointsInText.find(decoded.rule.text) where !pool.holds(named.points) {
                let isPlain = node.isPlain && node.text == decoded.rule.text && node.span.length == node.text?.count
                report(
                    .pointsNotInText,
                    at: isPlain ? node.span.part(from: named.offset, length: named.length) : node.span,
                    (
                        "原文写“\(named.text)分”,本条的分值里却没有 \(named.points.plain)",
                        "the text says '\(named.text)分', but no price of the rule is \(named.points.plain)"
                    ),
                    fix: ("核对原文和分值;不同是有意的,在 reading(理解)里说明", "check text and price"),
                    related: (decoded.fields.pair("deduct") ?? decoded.fields.pair("add")).map {
                        [($0.value.span, ("分值写在这里", "the price"))]
                    } ?? [])
            }
        }
    }

    /// The amounts a text may name.
    private struct Pool {
        /// Whether any amount will do: the text leaves it open.
        private(set) var isOpen = false
        private let points: Rational
        private var amounts: Set<Rational> = []
        private var ranges: [ClosedRange<Rational>] = []

        init(points: Rational, limit: Limit?) {
            self.points = points
            amounts.insert(points)
            if case .points(let most)? = limit { amounts.insert(most) }
        }

        func holds(_ value: Rational) -> Bool {
            amounts.contains(value) || ranges.contains { $0.contains(value) }
        }

        mutating func add(_ rule: Rule) {
            if case .points(let most)? = rule.limit { amounts.insert(most) }
            var values: [Rational] = []
            for effect in rule.effects {
                if effect.price is TakePrice { isOpen = true }
                var before: Rational?
                for amount in effect.price.amounts {
                    let value = value(amount)
                    if let value {
                        values.append(value)
                        // 加扣2分: on top of the row before.
                        if let before, value > before { values.append(value - before) }
                    }
                    before = value
                }
                if let step = effect.price as? StepPrice, step.remainder == .exact, let each = value(step.each) {
                    values.append(each * (Rational(1, over: 2) ?? .one))
                }
            }
            amounts.formUnion(values)
            switch rule.factor {
            case .number(let factor)?: amounts.formUnion(values.map { $0 * factor })
            case .table(let table)?:
                for case .points(let factor) in table.amounts { amounts.formUnion(values.map { $0 * factor }) }
            case nil: break
            }
            if case .shares(let shares) = rule.fallsOn {
                for share in shares { amounts.formUnion(values.map { $0 * share.share }) }
            }
        }

        private mutating func value(_ amount: Amount) -> Rational? {
            switch amount {
            case .points(let value): return value
            case .percent(let share): return share * points
            case .choose(let least, let most, let standard):
                ranges.append(least...most)
                return standard
            case .all: return points
            case .chooseAny, .unknown: isOpen = true
            case .consequence: break
            }
            return nil
        }
    }
}

/// Points a sentence takes or gives: the numbers between 扣 or 加 and 分.
enum PointsInText {
    /// One number and where it stands, in characters.
    struct Named {
        var points: Rational
        var text: String
        var offset: Int
        var length: Int
    }

    private static let verbs = ["扣", "加", "扣除", "扣减", "扣罚", "奖", "奖励"]
    /// What may stand behind 分 where it is no point: 分钟, 分之, 分数.
    private static let others: Set<Character> = ["钟", "之", "数", "别", "值", "项", "类", "段", "管", "档", "级", "工"]
    private static let separators: Set<Character> = ["、", "-", "–", "—", "~", "至", "或", "到"]

    /// Every number of points a text takes or gives, in order.
    static func find(_ text: String) -> [Named] {
        let characters = Array(text)
        var found: [Named] = []
        for (index, character) in characters.enumerated() where character == "分" {
            if index + 1 < characters.count, others.contains(characters[index + 1]) { continue }
            var start = index
            while start > 0, index - start < 40,
                ChineseNumeral.holds(characters[start - 1]) || separators.contains(characters[start - 1])
            {
                start -= 1
            }
            guard start < index, verbs.contains(where: { ends(characters[..<start], with: $0) }) else { continue }
            var offset = start
            for word in characters[start..<index].split(
                omittingEmptySubsequences: false, whereSeparator: separators.contains)
            {
                if let points = ChineseNumeral.value(String(word)) {
                    found.append(Named(points: points, text: String(word), offset: offset, length: word.count))
                }
                offset += word.count + 1
            }
        }
        return found
    }

    private static func ends(_ characters: ArraySlice<Character>, with verb: String) -> Bool {
        characters.count >= verb.count && String(characters.suffix(verb.count)) == verb
    }
}
