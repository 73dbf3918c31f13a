internal import Diagnostics
internal import Exact
internal import RecordModel
internal import RuleModel
internal import YAMLDocument

/// The names a regulation's rules may cite, what was cited, and what was written in place.
final class Scope {
    /// What others may ask of a measure before it is decoded.
    struct MeasureOutline {
        var title: String
        /// Whether its values are shares.
        var isShare: Bool
        /// Whether its values are always whole.
        var isWhole: Bool
        /// Whether it says what it should reach.
        var hasTarget: Bool
    }

    /// Kinds of subject of the regulation's own.
    let subjects: [SubjectDeclaration]
    /// Logs of the regulation's own.
    let logs: [LogDeclaration]
    /// The further columns its rules may name.
    let furtherColumns: [LogKind: [String]]
    /// Its sheets, as far as others may name what is in them.
    let sheets: [SheetOutline]
    /// The levels of all its sheets.
    let levels: GradeNames
    private let sheetsByID: [String: SheetOutline]
    /// Measure names in the file's order, those included that could not be read.
    private(set) var measures: [String]
    private var outlines: [String: MeasureOutline]
    /// Consequence names in the file's order.
    let consequences: [String]
    private let consequenceNames: Set<String>
    /// Measures that something asks for.
    var usedMeasures: Set<String> = []
    /// Consequences that something brings.
    var usedConsequences: Set<String> = []
    /// Measures written in place, in the order they were met.
    private(set) var inline: [MeasureDefinition] = []
    private var inlineNames: [SourceSpan: String] = [:]

    init(
        subjects: [SubjectDeclaration], logs: [LogDeclaration], furtherColumns: [LogKind: [String]],
        sheets: [SheetOutline],
        measures: [(name: String, outline: MeasureOutline)], consequences: [String]
    ) {
        self.subjects = subjects
        self.logs = logs
        self.furtherColumns = furtherColumns
        self.sheets = sheets
        levels = GradeNames(sheets.flatMap(\.levels.all))
        sheetsByID = Dictionary(sheets.map { ($0.id, $0) }) { first, _ in first }
        self.measures = measures.map(\.name)
        outlines = Dictionary(measures.map { ($0.name, $0.outline) }) { first, _ in first }
        self.consequences = consequences
        consequenceNames = Set(consequences)
    }

    /// Whether there is a consequence of this name.
    func hasConsequence(_ name: String) -> Bool { consequenceNames.contains(name) }
    /// What is known of a measure by its name.
    func outline(_ measure: String) -> MeasureOutline? { outlines[measure] }
    /// A sheet by its id.
    func sheet(_ id: String) -> SheetOutline? { sheetsByID[id] }

    /// The name of the measure written at a place, if it was met before: a key that holds for several rules is read for each.
    func inlineName(at span: SourceSpan) -> String? { inlineNames[span] }

    /// The next name for a measure written in place.
    var nextInlineName: String { "#\(inlineNames.count + 1)" }

    /// Reserves a name for a measure written in place, before what is within it is read.
    func reserve(_ name: String, at span: SourceSpan) { inlineNames[span] = name }

    /// Adds a measure written in place.
    func add(_ measure: MeasureDefinition, isWhole: Bool) {
        inline.append(measure)
        outlines[measure.name] = MeasureOutline(
            title: measure.title, isShare: measure.isShare, isWhole: isWhole, hasTarget: measure.target != nil)
        usedMeasures.insert(measure.name)
    }
}

extension FileDecoder {
    /// A measure by its name, or written in place; reported where there is none.
    func measure(_ node: YAMLNode, _ scope: Scope) -> String? {
        if node.pairs != nil { return inlineMeasure(node, scope) }
        guard let name = scalar(node) else { return nil }
        if scope.outline(name) != nil {
            scope.usedMeasures.insert(name)
            return name
        }
        report(
            .unknownMeasure, at: node.span, ("没有名为“\(name)”的指标", "there is no measure '\(name)'"),
            fix: suggestion(NearestName.find(name, among: scope.measures), scope.measures))
        return nil
    }

    /// Two measures in a list.
    func twoMeasures(_ node: YAMLNode, _ scope: Scope, as expected: Sentence) -> (first: String, second: String)? {
        guard let items = node.items, items.count == 2 else {
            wrongType(node, expected: expected)
            return nil
        }
        let first = measure(items[0], scope)
        let second = measure(items[1], scope)
        guard let first, let second else { return nil }
        return (first, second)
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

    /// A sheet by its id; reported where there is none.
    func sheet(_ node: YAMLNode, _ scope: Scope) -> SheetOutline? {
        guard let name = scalar(node) else { return nil }
        if let sheet = scope.sheet(name.halfWidth) { return sheet }
        let ids = scope.sheets.map(\.id)
        report(
            .unknownSheet, at: node.span, ("没有名为“\(name)”的考核表", "there is no sheet '\(name)'"),
            fix: suggestion(NearestName.find(name, among: ids), ids))
        return nil
    }
}
