internal import Diagnostics
internal import Exact
internal import RecordModel
internal import RuleModel
internal import YAMLDocument

/// The numbers a row of a table holds for.
struct RowRange {
    /// The least number, and whether it is one of them; `nil` has no lower end.
    var low: Comparison.Bound?
    /// The greatest number, and whether it is one of them; `nil` has no upper end.
    var high: Comparison.Bound?
    /// Whether the row names one number.
    var isNumber: Bool

    /// The numbers of a row; whole ones only where nothing else occurs.
    init(_ key: PriceTable.Key, isWhole: Bool) {
        switch key {
        case .word: self.init(Comparison(), isWhole: isWhole)
        case .number(let number):
            let bound = Comparison.Bound(number, inclusive: true)
            self.init(Comparison(lower: bound, upper: bound), isWhole: false)
            isNumber = true
        case .comparison(let comparison): self.init(comparison, isWhole: isWhole)
        }
    }

    /// The numbers of a comparison.
    init(_ comparison: Comparison, isWhole: Bool) {
        low = comparison.lower
        high = comparison.upper
        isNumber = false
        guard isWhole else { return }
        low = low.map { bound in
            let least = bound.value.raised
            let isOut = !bound.isInclusive && least == bound.value
            return Comparison.Bound(isOut ? least + .one : least, inclusive: true)
        }
        high = high.map { bound in
            let most = bound.value.floored
            let isOut = !bound.isInclusive && most == bound.value
            return Comparison.Bound(isOut ? most - .one : most, inclusive: true)
        }
    }

    /// Whether the row holds until the next one: it has a lower end only.
    var isOpen: Bool { low != nil && high == nil }

    /// Whether every number of another row is one of this one's.
    func covers(_ other: RowRange) -> Bool {
        if let low {
            guard let begin = other.low, begin.value >= low.value else { return false }
            if begin.value == low.value, begin.isInclusive, !low.isInclusive { return false }
        }
        if let high {
            guard let end = other.high, end.value <= high.value else { return false }
            if end.value == high.value, end.isInclusive, !high.isInclusive { return false }
        }
        return true
    }

    /// Whether some number is in both.
    func overlaps(_ other: RowRange) -> Bool {
        func begins(_ one: RowRange, behind two: RowRange) -> Bool {
            guard let low = one.low, let high = two.high else { return false }
            return low.value > high.value || low.value == high.value && !(low.isInclusive && high.isInclusive)
        }
        return !begins(self, behind: other) && !begins(other, behind: self)
    }
}

/// Tables of numbers: no gap between the rows, no row that can never be reached. Both are warnings: the file can be used.
extension FileDecoder {
    /// Checks the rows of a table against each other.
    func checkRows(_ rows: [RowRange], _ places: [YAMLNode], isWhole: Bool, hasElse: Bool) {
        // A table of more rows was not written by a person, and every row is held against every other.
        guard rows.count == places.count, rows.count <= 500 else { return }
        checkReach(rows, places)
        if !hasElse { checkGaps(rows, places, isWhole: isWhole || rows.allSatisfy(\.isNumber)) }
    }

    /// Of bounded rows the first that holds counts; of open ones the one that begins last.
    private func checkReach(_ rows: [RowRange], _ places: [YAMLNode]) {
        for (index, row) in rows.enumerated() where !row.isNumber {
            for earlier in 0..<index where !rows[earlier].isNumber {
                let other = rows[earlier]
                guard other.isOpen == row.isOpen, other.overlaps(row) else { continue }
                let isHidden =
                    row.isOpen
                    ? other.low?.value == row.low?.value && other.low?.isInclusive == row.low?.isInclusive
                    : other.covers(row)
                if isHidden {
                    report(
                        .rowNeverReached, at: places[index].span,
                        (
                            "“\(places[index].text ?? "")”永远轮不到:前面的“\(places[earlier].text ?? "")”已经包括它",
                            "'\(places[index].text ?? "")' is never reached: '\(places[earlier].text ?? "")' before it holds first"
                        ),
                        fix: ("对调两行,或改写范围", "exchange the two rows, or write other bounds"),
                        related: [(places[earlier].span, ("前面的一行在这里", "the row before it"))])
                    break
                }
                if !row.isOpen, row.low != nil, row.high != nil, other.low != nil {
                    report(
                        .rowsOverlap, at: places[index].span,
                        (
                            "“\(places[index].text ?? "")”和“\(places[earlier].text ?? "")”有重叠,重叠的数按前一行计",
                            "'\(places[index].text ?? "")' and '\(places[earlier].text ?? "")' share numbers; the first row counts"
                        ),
                        fix: (
                            "写清含不含本数:at_least(含)、over(不含)", "say which row holds the number itself: at_least or over"
                        ),
                        related: [(places[earlier].span, ("前面的一行在这里", "the row before it"))])
                    break
                }
            }
        }
    }

    private func checkGaps(_ rows: [RowRange], _ places: [YAMLNode], isWhole: Bool) {
        let order = rows.indices.sorted { left, right in
            switch (rows[left].low, rows[right].low) {
            case (nil, nil): return left < right
            case (nil, _): return true
            case (_, nil): return false
            case (let a?, let b?):
                return (a.value, a.isInclusive ? 0 : 1, left) < (b.value, b.isInclusive ? 0 : 1, right)
            }
        }
        guard let first = order.first else { return }
        var end = rows[first].high
        var last = first
        for index in order.dropFirst() {
            guard let covered = end else { return }
            if let begin = rows[index].low, isGap(covered, begin, isWhole: isWhole) {
                report(
                    .tableGap, at: places[index].span,
                    (
                        "“\(places[last].text ?? "")”和“\(places[index].text ?? "")”之间有空档,落在其中的数不计分",
                        "there is a gap between '\(places[last].text ?? "")' and '\(places[index].text ?? "")'; numbers in it come to 0"
                    ),
                    fix: ("补上这一档,或写 else(其余)", "add the row, or an 'else'"),
                    related: [(places[last].span, ("前一档在这里", "the row before it"))])
            }
            guard let high = rows[index].high else { return }
            if high.value > covered.value || high.value == covered.value && high.isInclusive {
                end = high
                last = index
            }
        }
    }

    private func isGap(_ end: Comparison.Bound, _ begin: Comparison.Bound, isWhole: Bool) -> Bool {
        if isWhole { return begin.value > end.value + .one }
        return begin.value > end.value || begin.value == end.value && !begin.isInclusive && !end.isInclusive
    }

    /// `else` stands last: rows behind it read as if they were never reached.
    func askForLastElse(_ pair: YAMLPair, _ behind: ArraySlice<YAMLPair>) {
        let next = behind.first {
            !$0.key.isPlain || Vocabulary.english($0.name, among: ["empty", "else"]) == nil
        }
        guard let next else { return }
        report(
            .rowNeverReached, at: next.key.span,
            (
                "“\(next.name)”写在“\(pair.name)”后面,读起来轮不到它",
                "'\(next.name)' stands behind '\(pair.name)' and reads as never reached"
            ),
            fix: ("把“\(pair.name)”移到最后一行", "move '\(pair.name)' to the end"),
            related: [(pair.key.span, ("其余写在这里", "the rest"))])
    }

    /// A table of words: what is asked for and not priced is asked about; what the filter never lets in is never reached.
    func checkWords(
        _ table: PriceTable, _ places: [YAMLNode], _ field: Field, _ context: PriceContext, owner: SourceSpan
    ) {
        let kept = context.filter.keep.first { $0.field == field.id }?.test
        var mayBeEmpty = true
        var wanted: [String]?
        if case .isOne(let words)? = kept {
            wanted = words.filter { !$0.isEmpty }
            mayBeEmpty = words.contains("")
        } else if case .words(let words) = field.type {
            wanted = words
        }
        switch kept {
        case .filled?: mayBeEmpty = false
        case .empty?: wanted = []
        default: break
        }
        if field.isRequired || field.isDerived { mayBeEmpty = false }
        var dropped: [String] = []
        if context.filter.drop.count == 1, let drop = context.filter.drop.first, drop.field == field.id {
            switch drop.test {
            case .isOne(let words):
                dropped = words
                if words.contains("") { mayBeEmpty = false }
            case .empty: mayBeEmpty = false
            default: break
            }
        }
        let priced = Set(table.words.map(ExactText.init))
        let hidden = Set(dropped.map(ExactText.init))
        for (word, place) in zip(table.words, places) {
            let exact = ExactText(word)
            guard
                hidden.contains(exact) || kept != nil && wanted.map({ !$0.map(ExactText.init).contains(exact) }) == true
            else { continue }
            report(
                .rowNeverReached, at: place.span,
                (
                    "“\(word)”永远轮不到:where(限于)或 unless(除外)已经排除它",
                    "'\(word)' is never reached: 'where' or 'unless' leaves it out"
                ),
                fix: ("删去这一行,或改写 where、unless", "remove the row, or write the filter otherwise"))
        }
        guard table.otherwise == nil, context.direction == .deduct else { return }
        let missing = (wanted ?? []).filter { !priced.contains(ExactText($0)) && !hidden.contains(ExactText($0)) }
        guard !missing.isEmpty || mayBeEmpty && table.whenEmpty == nil else { return }
        let list = missing.map { "“\($0)”" } + (mayBeEmpty && table.whenEmpty == nil ? ["没有填写“\(field.header)”"] : [])
        report(
            .wordNotPriced, at: owner,
            (
                "分档表没有写明\(list.joined(separator: "、"))时扣多少,遇到时不计分",
                "the table does not price \((missing.map { "'\($0)'" } + (list.count > missing.count ? ["an empty cell"] : [])).joined(separator: ", "))"
            ),
            fix: (
                "补上这一档;没有填写的写 empty(空缺),其他情形写 else(其余)",
                "add the row; 'empty' is for an empty cell, 'else' for anything else"
            ))
    }
}
