internal import Diagnostics
internal import Exact
internal import RuleModel
internal import YAMLDocument

/// `falls_on`: on whom points fall, as one word or as shares.
extension FileDecoder {
    private static let bearers: [(word: String, bearer: FallingShare.Bearer)] = [
        ("members", .members), ("department", .department), ("window", .window), ("subject", .subject),
    ]

    /// On whom points fall.
    func fallsOn(_ node: YAMLNode?, at place: RulePlace, _ scope: Scope) -> FallsOn {
        guard let node else { return .subject }
        guard node.pairs != nil else {
            guard let bearer = bearer(node) else { return .subject }
            checkSheet(bearer, node, place, scope)
            return .shares([FallingShare(bearer, .one)])
        }
        var seen: [String: SourceSpan] = [:]
        let shares = filledEntries(node).compactMap { pair -> FallingShare? in
            let share = quantity(pair.value)
            guard let bearer = bearer(pair.key), isFirstUse("\(bearer)", pair.key, &seen), let share else { return nil }
            checkSheet(bearer, pair.key, place, scope)
            return FallingShare(bearer, share.value)
        }
        return shares.isEmpty ? .subject : .shares(shares)
    }

    private func bearer(_ node: YAMLNode) -> FallingShare.Bearer? {
        guard let text = scalar(node)?.halfWidth else { return nil }
        let words = Self.bearers.map(\.word)
        if let word = Vocabulary.english(text, among: words) { return Self.bearers.first { $0.word == word }?.bearer }
        return post(node, reserved: words).map { .post($0) }
    }

    /// A post is free text; one that looks like a slip in a word of the language is asked back.
    func post(_ node: YAMLNode, reserved: [String]) -> String? {
        guard let text = scalar(node), !text.isEmpty else { return nil }
        let isLatin = text.unicodeScalars.allSatisfy(\.isASCII)
        // Of short Chinese words any two are near: 部长 is no slip in 部门.
        if isLatin || text.count >= 4,
            NearestName.find(text, among: reserved.flatMap(Vocabulary.spellings).filter { $0.count >= 4 }) != nil
        {
            unknownWord(node, among: reserved)
            return nil
        }
        return text
    }

    /// What falls on another kind of subject than the sheet's stands on that kind's sheet of the same period.
    private func checkSheet(_ bearer: FallingShare.Bearer, _ node: YAMLNode, _ place: RulePlace, _ scope: Scope) {
        guard let own = place.sheet.subject, let period = place.sheet.period else { return }
        let kind: SubjectKind? =
            switch bearer {
            case .subject: nil
            case .window: .window
            case .members, .post: .staff
            case .department: own == .staff ? nil : .department
            }
        guard let kind, kind != own else { return }
        guard !scope.sheets.contains(where: { $0.subject == kind && $0.period == period }) else { return }
        report(
            .noSheetToFallOn, at: node.span,
            (
                "分值落到\(kind.title)头上,但没有同一周期的\(kind.title)考核表",
                "the points fall on a \(kind.id), but no sheet scores them by the same period"
            ),
            fix: (
                "增加一张对象为\(kind.title)、周期相同的考核表,或改写 falls_on(计入)",
                "add a sheet with subject \(kind.id) and the same period, or change 'falls_on'"
            ))
    }
}
