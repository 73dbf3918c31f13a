internal import Chronology
internal import Diagnostics
internal import RuleModel
internal import YAMLDocument

/// The names a regulation's rules may cite, and which of them were cited.
final class Scope {
    /// Whether the values of a measure are shares, or counts that are always whole.
    let isRatio: [String: Bool]
    /// Measure names in the file's order, those included that could not be read.
    let measures: [String]
    /// Consequence names in the file's order.
    let consequences: [String]
    private let consequenceNames: Set<String>
    /// Measures that something asks for.
    var usedMeasures: Set<String> = []
    /// Consequences that something brings.
    var usedConsequences: Set<String> = []

    init(measures: [(name: String, isRatio: Bool)], consequences: [String]) {
        isRatio = Dictionary(measures.map { ($0.name, $0.isRatio) }) { first, _ in first }
        self.measures = measures.map(\.name)
        self.consequences = consequences
        consequenceNames = Set(consequences)
    }

    /// Whether there is a consequence of this name.
    func hasConsequence(_ name: String) -> Bool { consequenceNames.contains(name) }
}

extension FileDecoder {
    /// A measure by its name; reported where there is none.
    func measure(_ node: YAMLNode, _ scope: Scope) -> String? {
        guard let name = scalar(node) else { return nil }
        if scope.isRatio[name] != nil {
            scope.usedMeasures.insert(name)
            return name
        }
        report(
            .unknownMeasure, at: node.span, ("没有名为“\(name)”的指标", "there is no measure '\(name)'"),
            fix: suggestion(NearestName.find(name, among: scope.measures), scope.measures))
        return nil
    }

    /// Consequences by name (`then`); reported where there are none.
    func consequences(_ node: YAMLNode?, _ scope: Scope) -> [String] {
        list(node).compactMap { item in
            guard let name = scalar(item) else { return nil }
            if scope.hasConsequence(name) {
                scope.usedConsequences.insert(name)
                return name
            }
            report(
                .unknownConsequence, at: item.span,
                ("后果表(consequences)里没有“\(name)”", "there is no consequence '\(name)'"),
                fix: suggestion(NearestName.find(name, among: scope.consequences), scope.consequences))
            return nil
        }
    }
}
