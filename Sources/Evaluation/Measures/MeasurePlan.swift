internal import RecordModel
internal import RuleModel

/// The measures of a regulation by name and by place.
struct MeasurePlan: Sendable {
    private let versions: MeasureVersions

    init(_ regulation: Regulation) { versions = MeasureVersions(regulation) }

    var definitions: [MeasureDefinition] { versions.definitions }

    /// Every measure as the rules of each version name it.
    var names: [MeasureName] { versions.names.map { MeasureName(name: $0.name, version: $0.version) } }

    /// - Parameter version: whose rules ask; `nil` is the last of several.
    func place(of name: String, in version: Int? = nil) -> Int? { versions.place(of: name, in: version) }

    func selections(of place: Int) -> [Selection] { definitions[place].form.selections }

    func groupMeasures(of place: Int) -> [String] { definitions[place].form.groupMeasures }

    /// Whether a measure asks of its rows no more than how many there are.
    func onlyCounts(_ place: Int) -> Bool { definitions[place].form is CountMeasure }

    /// Whether a measure's values are shares.
    func isShare(_ name: String, in version: Int? = nil) -> Bool {
        place(of: name, in: version).map { definitions[$0].isShare } ?? false
    }

    /// These measures and all they build on, by place, in order.
    func closure(_ names: [String], in version: Int? = nil) -> [Int] {
        var found: Set<Int> = []
        var open = names
        while let name = open.popLast() {
            guard let place = place(of: name, in: version), found.insert(place).inserted else { continue }
            open += definitions[place].form.parents + definitions[place].form.groupMeasures
            if case .measure(let target)? = definitions[place].target { open.append(target) }
        }
        return found.sorted()
    }
}

/// A measure as the rules of one version name it.
struct MeasureName: Hashable, Sendable {
    let name: String
    /// The version; `nil` is the last of several.
    let version: Int?
}
