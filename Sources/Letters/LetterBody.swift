internal import Diagnostics
internal import RecordModel

/// The text below the dashes: layout words, tables and lines with placeholders.
extension LetterTemplatePass {
    mutating func text(_ lines: ArraySlice<LetterLine>, scope: LetterScope?) -> [LetterTemplate.Line] {
        var result: [LetterTemplate.Line] = []
        for line in lines where !line.isNote {
            if line.isBlank { result.append(.blank) } else if let read = self.line(line, scope) { result.append(read) }
        }
        while result.first == .blank { result.removeFirst() }
        while result.last == .blank { result.removeLast() }
        return result
    }

    private mutating func line(_ line: LetterLine, _ scope: LetterScope?) -> LetterTemplate.Line? {
        var start = line.start
        var layout = LetterTemplate.Layout.paragraph
        if let (found, end) = leadingLayout(line) {
            layout = found
            start = end
            while start < line.end, LetterLine.isBlank(line.scalars[start]) { start += 1 }
        }
        let pieces = pieces(line.scalars[start..<line.end], of: line, offset: 0, scope: scope)
        let tables = pieces.compactMap { piece -> LetterField? in
            if case .field(let field) = piece, field.isTable { field } else { nil }
        }
        guard let table = tables.first else { return .text(layout, pieces) }
        if pieces.count == 1, layout == .paragraph { return .table(table) }
        report(
            .letterTableInLine, at: span(line.number, line.start..<line.end),
            Wording(
                zh: "【\(table.rawValue)】是一张表,不能和别的内容写在一行",
                en: "【\(table.rawValue)】 is a table and takes a line of its own"),
            Wording(zh: "让【\(table.rawValue)】单独占一行", en: "give 【\(table.rawValue)】 a line of its own"))
        return nil
    }

    /// The layout word a line begins with, and where it ends.
    private func leadingLayout(_ line: LetterLine) -> (LetterTemplate.Layout, end: Int)? {
        guard line.scalars[line.start] == "【", let end = line.scalars[line.start...].firstIndex(of: "】"),
            let layout = LetterTemplate.Layout(placeholder: Self.name(line.scalars[(line.start + 1)..<end]))
        else { return nil }
        return (layout, end + 1)
    }

    private static func name(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        HalfWidth.fold(String(String.UnicodeScalarView(scalars.filter { !LetterLine.isBlank($0) })))
    }

    // MARK: A line's pieces

    /// What a line is made of.
    /// - Parameters:
    ///   - offset: how far the line's first character is from the left.
    ///   - isNumber: whether it is that of the header 编号, which says less.
    mutating func pieces(
        _ scalars: ArraySlice<Unicode.Scalar>, of line: LetterLine, offset: Int, scope: LetterScope?,
        isNumber: Bool = false
    ) -> [LetterTemplate.Piece] {
        var pieces: [LetterTemplate.Piece] = []
        var text = String.UnicodeScalarView()
        var place = scalars.startIndex
        func isAt(_ index: Int, _ scalar: Unicode.Scalar) -> Bool {
            index < scalars.endIndex && scalars[index] == scalar
        }
        func column(_ range: Range<Int>) -> SourceSpan {
            span(line.number, range.lowerBound + offset..<range.upperBound + offset)
        }
        while place < scalars.endIndex {
            let scalar = scalars[place]
            // Doubled, a bracket is itself.
            if scalar == "【" || scalar == "】", isAt(place + 1, scalar) {
                text.append(scalar)
                place += 2
                continue
            }
            if scalar == "】" {
                reportBracket(column(place..<place + 1), isOpening: false)
                place += 1
                continue
            }
            if scalar != "【" {
                if let end = otherBracket(scalars, at: place) {
                    let name = Self.name(scalars[(place + 1)..<(end - 1)])
                    report(
                        .letterOtherBrackets, at: column(place..<end),
                        Wording(zh: "“\(name)”要写在【】里", en: "'\(name)' is filled in between 【 and 】 only"),
                        Wording(zh: "改成【\(name)】", en: "write 【\(name)】"))
                    place = end
                    continue
                }
                text.append(scalar)
                place += 1
                continue
            }
            guard let end = scalars[(place + 1)...].firstIndex(where: { $0 == "】" || $0 == "【" }),
                scalars[end] == "】"
            else {
                reportBracket(column(place..<place + 1), isOpening: true)
                place += 1
                continue
            }
            if let field = field(
                Self.name(scalars[(place + 1)..<end]), at: column(place..<end + 1), scope, isNumber: isNumber)
            {
                if !text.isEmpty { pieces.append(.text(String(text))) }
                text.removeAll()
                pieces.append(.field(field))
            }
            place = end + 1
        }
        if !text.isEmpty { pieces.append(.text(String(text))) }
        return pieces
    }

    private mutating func reportBracket(_ span: SourceSpan, isOpening: Bool) {
        report(
            .letterOpenBracket, at: span,
            isOpening
                ? Wording(zh: "“【”没有配对的“】”", en: "no 】 follows this 【 on its line")
                : Wording(zh: "“】”前面没有“【”", en: "no 【 stands before this 】"),
            Wording(zh: "补上另一半;要印出这个括号本身,连写两个", en: "add the other half; to print the bracket itself, write it twice"))
    }

    /// Where a pair of other brackets ends, with nothing between them but the name of a placeholder.
    private func otherBracket(_ scalars: ArraySlice<Unicode.Scalar>, at place: Int) -> Int? {
        let pairs: [(Unicode.Scalar, Unicode.Scalar)] = [
            ("{", "}"), ("\u{FF5B}", "\u{FF5D}"), ("[", "]"), ("\u{FF3B}", "\u{FF3D}"), ("〔", "〕"), ("〖", "〗"),
            ("<", ">"), ("\u{FF1C}", "\u{FF1E}"), ("『", "』"),
        ]
        guard let pair = pairs.first(where: { $0.0 == scalars[place] }),
            let end = scalars[(place + 1)...].firstIndex(of: pair.1), end > place + 1, end - place <= 8
        else { return nil }
        return LetterField(rawValue: Self.name(scalars[(place + 1)..<end])) == nil ? nil : end + 1
    }

    /// What a placeholder stands for; reported where it stands for nothing here.
    private mutating func field(
        _ name: String, at span: SourceSpan, _ scope: LetterScope?, isNumber: Bool
    ) -> LetterField? {
        guard let field = LetterField(rawValue: name) else {
            if LetterTemplate.Layout(placeholder: name) != nil {
                misplaced(
                    name, at: span, ("只能写在一行的开头", "stands at the beginning of a line only"),
                    ("移到行首", "put it first on its line"))
            } else {
                unknown(name, at: span, scope)
            }
            return nil
        }
        if isNumber, field == .number || field.isTable {
            misplaced(
                name, at: span, ("不能写在编号里", "cannot stand in a number"), ("删去它", "remove it"))
            return nil
        }
        if let scope, !field.isKnown(in: scope) {
            let isOfOne = field.isKnown(in: .subject)
            misplaced(
                name, at: span,
                (
                    "在“\(scope.rawValue)”的文书里说不清:\(isOfOne ? "有好几个人" : "只有一个人")",
                    "says nothing in a letter \(scope.rawValue): it is about \(isOfOne ? "several" : "one")"
                ),
                isOfOne && scope != .subject
                    ? ("改用【名单】,或把“给”改成“每人一份”", "use 【名单】, or make it 每人一份")
                    : ("删去它,或把“给”改成“每部门一份”“全中心一份”", "remove it, or make it 每部门一份 or 全中心一份"))
            return nil
        }
        let needed: LetterHeader? =
            switch field {
            case .limit, .lastDay: .limit
            case .number: .number
            default: nil
            }
        if let needed, headers[needed]?.value.isEmpty ?? true {
            report(
                .missingField, at: span,
                Wording(
                    zh: "用了【\(name)】,横线上面却没有写“\(needed.rawValue)”",
                    en: "【\(name)】 is used, but '\(needed.rawValue)' is missing above the dashes"),
                Wording(
                    zh: "在横线上面补一行“\(needed.rawValue):…”;要用笔填写的,改成横线“____”",
                    en: "add a line '\(needed.rawValue): …' above the dashes, or write ____ to fill in by hand"))
        }
        return field
    }

    private mutating func misplaced(
        _ name: String, at span: SourceSpan, _ what: (zh: String, en: String), _ remedy: (zh: String, en: String)
    ) {
        report(
            .letterPlaceholderMisplaced, at: span,
            Wording(zh: "【\(name)】\(what.zh)", en: "【\(name)】 \(what.en)"), Wording(zh: remedy.zh, en: remedy.en))
    }

    private mutating func unknown(_ name: String, at span: SourceSpan, _ scope: LetterScope?) {
        let layouts = LetterTemplate.Layout.allCases.map(\.rawValue).filter { !$0.isEmpty }
        let fields = LetterField.allCases.filter { field in scope.map { field.isKnown(in: $0) } ?? true }
        let known = fields.map(\.rawValue) + layouts
        let nearest = NearestName.find(name, among: known)
        let list = known.joined(separator: "、")
        report(
            .letterUnknownPlaceholder, at: span,
            Wording(zh: "没有【\(name)】这一项可填", en: "there is nothing called 【\(name)】 to fill in"),
            Wording(
                zh: (nearest.map { "是否想写【\($0)】?" } ?? "") + "可以写:\(list);要印出括号本身,写成“【【\(name)】】”",
                en: (nearest.map { "did you mean 【\($0)】? " } ?? "")
                    + "allowed: \(list); to print the brackets themselves, write 【【\(name)】】"))
    }
}

extension LetterTemplate.Layout {
    /// The layout a word in 【】 stands for.
    init?(placeholder name: String) {
        guard !name.isEmpty, let layout = Self(rawValue: name) else { return nil }
        self = layout
    }
}
