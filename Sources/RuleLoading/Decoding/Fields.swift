internal import Diagnostics
internal import YAMLDocument

/// The keys a mapping may have.
struct KeySet {
    /// Keys this version reads.
    let known: [String]
    /// Keys of the rule language that this version cannot score.
    let planned: [String]
    /// Keys that may stand without a value.
    let bare: [String]

    init(_ known: [String], planned: [String] = [], bare: [String] = []) {
        self.known = known
        self.planned = planned
        self.bare = bare
    }
}

/// The fields of a mapping by their English keys; whatever does not belong has been reported.
struct Fields {
    /// Where a missing field is reported: the key the mapping stands under.
    let owner: SourceSpan
    private let decoder: FileDecoder
    private var pairs: [String: YAMLPair] = [:]

    /// Sorts a mapping's pairs into known keys and mistakes.
    init(_ pairs: [YAMLPair], isFlow: Bool, keys: KeySet, owner: SourceSpan, decoder: FileDecoder) {
        self.owner = owner
        self.decoder = decoder
        for (index, pair) in pairs.enumerated() {
            guard let key = Vocabulary.english(pair.name, among: keys.known) else {
                decoder.unknownKey(pair, after: index > 0 ? pairs[index - 1] : nil, isFlow: isFlow, keys: keys)
                continue
            }
            if let first = self.pairs[key] {
                decoder.report(
                    .duplicateKey, at: pair.key.span,
                    ("“\(pair.name)”和“\(first.name)”是同一个键", "'\(pair.name)' and '\(first.name)' are one key"),
                    fix: ("只保留一处", "keep one of them"), related: [(first.key.span, ("第一次写在这里", "first written here"))])
                continue
            }
            if pair.value.isBlank && !keys.bare.contains(key) {
                decoder.report(
                    .missingField, at: pair.key.span,
                    ("“\(pair.name)”后面没有内容", "nothing follows '\(pair.name)'"),
                    fix: ("写上内容,或删去这个键", "write its value, or remove the key"))
            }
            self.pairs[key] = pair
        }
    }

    /// The pair of a key.
    func pair(_ key: String) -> YAMLPair? { pairs[key] }

    /// Whether a key is written, with or without a value.
    func has(_ key: String) -> Bool { pairs[key] != nil }

    /// The value of a key; `nil` where there is none.
    subscript(key: String) -> YAMLNode? {
        guard let value = pairs[key]?.value, !value.isBlank else { return nil }
        return value
    }

    /// The value of a key that must be there; reported where the key is not.
    func required(_ key: String) -> YAMLNode? {
        if pairs[key] == nil {
            decoder.report(
                .missingField, at: owner,
                ("缺少“\(Vocabulary.listed(key))”", "'\(key)' is missing"),
                fix: ("补上 \(key): …", "add '\(key): …'"))
        }
        return self[key]
    }
}

extension YAMLNode {
    /// Whether nothing is written, or only spaces between quotes.
    var isBlank: Bool { isNull || text?.trimmed.isEmpty == true }
}

extension FileDecoder {
    /// The fields of a node that must be a mapping with certain keys.
    func fields(_ node: YAMLNode, _ keys: KeySet, owner: SourceSpan) -> Fields? {
        guard let pairs = node.pairs else {
            wrongType(node, expected: ("映射(键: 值)", "a mapping (key: value)"))
            return nil
        }
        return Fields(pairs, isFlow: node.isFlow, keys: keys, owner: owner, decoder: self)
    }

    /// The entries of a mapping whose keys are names the file itself gives.
    func entries(_ node: YAMLNode) -> [YAMLPair] {
        guard let pairs = node.pairs else {
            wrongType(node, expected: ("映射(名称: 内容)", "a mapping (name: content)"))
            return []
        }
        return pairs
    }

    /// The entries of a mapping that must have at least one.
    func filledEntries(_ node: YAMLNode?) -> [YAMLPair] {
        guard let node else { return [] }
        if node.pairs?.isEmpty == true || node.items?.isEmpty == true { nothingIn(node) }
        return entries(node)
    }

    /// A list or mapping that must hold something and does not.
    func nothingIn(_ node: YAMLNode) {
        report(
            .missingField, at: node.span, ("这里是空的", "nothing is written here"), fix: ("写上内容", "write its content"))
    }

    /// Whether a key is used for the first time, whichever spelling it has; reported where it is not.
    func isFirstUse(_ key: String, _ node: YAMLNode, _ seen: inout [String: SourceSpan]) -> Bool {
        guard let first = seen[key] else {
            seen[key] = node.span
            return true
        }
        report(
            .duplicateKey, at: node.span, ("“\(node.text ?? key)”写了两次", "'\(node.text ?? key)' is written twice"),
            fix: ("只保留一处", "keep one of them"), related: [(first, ("第一次写在这里", "first written here"))])
        return false
    }

    /// A key the place does not have: cut off by a comma, of the language but not supported, or a slip.
    func unknownKey(_ pair: YAMLPair, after previous: YAMLPair?, isFlow: Bool, keys: KeySet) {
        let name = pair.name
        if let planned = Vocabulary.english(name, among: keys.planned) {
            notSupported(planned == name ? name : "\(name)(\(planned))", at: pair.key.span)
            return
        }
        if isFlow && pair.value.isNull && pair.key.isPlain, let previous {
            report(
                .textCutByComma, at: pair.key.span,
                ("“\(name)”后面没有值:前面的文字被半角逗号截断了", "'\(name)' has no value: a comma has cut the text before it"),
                fix: (
                    "让“\(previous.name)”单独占一行(不用花括号),或给整段文字加引号",
                    "put '\(previous.name)' on a line of its own, without braces, or put quotes around the text"
                ), related: [(previous.value.span, ("文字从这里开始", "the text begins here"))])
            return
        }
        let nearest = NearestName.find(name, among: (keys.known + keys.planned).flatMap(Vocabulary.spellings))
        report(
            .unknownKey, at: pair.key.span, ("这里没有“\(name)”这个键", "there is no key '\(name)' here"),
            fix: suggestion(nearest, keys.known.map(Vocabulary.listed)))
    }
}
