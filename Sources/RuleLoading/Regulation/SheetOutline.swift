internal import Chronology
internal import RuleModel
internal import YAMLDocument

/// What a sheet holds, as far as other parts of the file may name it; read before anything is decoded.
struct SheetOutline {
    /// Its id.
    let id: String
    /// Who is scored; `nil` where that cannot be read.
    let subject: SubjectKind?
    /// How long a period is; `nil` where that cannot be read.
    let period: PeriodKind?
    /// The ids of its top parts.
    let parts: [String]
    /// Its levels' names.
    let levels: GradeNames
    /// Its honours' names.
    let honours: GradeNames
    /// Its rules' ids, in the file's order.
    let rules: [String]
    /// Its rules' ids by id and by Chinese code.
    let ruleNames: [String: String]

    /// The outline of a sheet by its key in `sheets`.
    init(_ pair: YAMLPair, subjects: [SubjectDeclaration]) {
        id = pair.name.halfWidth
        let value = pair.value
        subject = value.peek("subject")?.text.flatMap { SubjectKind.named($0.trimmed, subjects) }
        period = value.peek("period")?.text
            .flatMap { Vocabulary.english($0.trimmed, among: PeriodKind.allCases.map(\.rawValue)) }
            .flatMap(PeriodKind.init)
        parts = (value.peek("parts")?.pairs ?? []).map { $0.name.halfWidth }
        levels = GradeNames((value.peek("levels")?.pairs ?? []).map(\.name))
        honours = GradeNames((value.peek("honours")?.pairs ?? []).map(\.name))
        var rules: [(id: String, code: String)] = []
        func visit(_ parts: YAMLNode?, _ parent: PartPlace?) {
            for part in parts?.pairs ?? [] {
                let place = PartPlace(part, in: parent)
                for rule in part.value.peek("rules")?.pairs ?? [] {
                    rules.append((place.ruleID(rule.name), place.ruleCode(rule.name)))
                }
                visit(part.value.peek("parts"), place)
            }
        }
        visit(value.peek("parts"), nil)
        let total = PartPlace.total(clause: "")
        for rule in value.peek("rules")?.pairs ?? [] {
            rules.append((total.ruleID(rule.name), total.ruleCode(rule.name)))
        }
        self.rules = rules.map(\.id)
        let codes = Dictionary(rules.map { ($0.code, $0.id) }) { first, _ in first }
        ruleNames = codes.merging(rules.map { ($0.id, $0.id) }) { _, id in id }
    }
}

/// The names of levels or honours, looked up half-width.
struct GradeNames {
    /// In the file's order.
    let all: [String]
    private let known: [String: String]

    init(_ names: [String]) {
        all = names
        known = Dictionary(names.map { ($0.halfWidth, $0) }) { first, _ in first }
    }

    /// The name as the levels have it.
    func find(_ name: String) -> String? { known[name.halfWidth] }
}

/// Where a part stands in its sheet, and what its rules are called after it.
struct PartPlace {
    /// Its key.
    let id: String
    /// Its path from the sheet.
    let path: String
    /// Its title; the key where none is stated.
    let title: String
    /// What the codes of its rules begin with.
    let code: String
    /// Its clause; empty where none is stated.
    let clause: String

    private init(id: String, path: String, title: String, code: String, clause: String) {
        self.id = id
        self.path = path
        self.title = title
        self.code = code
        self.clause = clause
    }

    /// The place of the rules on a sheet's total.
    static func total(clause: String) -> PartPlace {
        PartPlace(id: "total", path: "total", title: "总分", code: "总分", clause: clause)
    }

    /// The place of a part by its key in `parts`.
    init(_ pair: YAMLPair, in parent: PartPlace?) {
        func text(_ key: String) -> String? {
            pair.value.peek(key).flatMap { $0.isBlank ? nil : $0.text?.trimmed }
        }
        id = pair.name.halfWidth
        if let parent { path = parent.path + "." + id } else { path = id }
        title = text("title") ?? pair.name
        let isNumber = !id.isEmpty && id.allSatisfy(\.isNumber)
        if let own = text("code") {
            code = own.halfWidth
        } else {
            code = PartPlace.joined(parent?.code ?? "", isNumber && parent != nil ? id : title.halfWidth)
        }
        if let own = text("clause") {
            clause = own
        } else if let parent, !parent.clause.isEmpty {
            clause = parent.clause + (isNumber ? "(\(id))" : "")
        } else {
            clause = ""
        }
    }

    /// The full id of one of its rules.
    func ruleID(_ key: String) -> String { path + "." + key.halfWidth }
    /// The Chinese code of one of its rules.
    func ruleCode(_ key: String) -> String { PartPlace.joined(code, key.halfWidth) }

    /// One behind the other, with a point between two digits: 思想品德1.2.
    private static func joined(_ left: String, _ right: String) -> String {
        left.last?.isNumber == true && right.first?.isNumber == true ? left + "." + right : left + right
    }
}

extension SubjectKind {
    /// A kind by its id in either spelling, or by the title of a declared one.
    static func named(_ text: String, _ declared: [SubjectDeclaration]) -> SubjectKind? {
        let wanted = text.halfWidth
        if let own = declared.first(where: { $0.id == wanted || $0.title.halfWidth == wanted }) {
            return .declared(own.id)
        }
        return Vocabulary.english(text, among: builtIn.map(\.id)).flatMap { id in builtIn.first { $0.id == id } }
    }
}

extension YAMLNode {
    /// The value under a key in either spelling, without a word about anything else.
    func peek(_ key: String) -> YAMLNode? {
        pairs?.first { Vocabulary.english($0.name, among: [key]) != nil }?.value
    }
}
