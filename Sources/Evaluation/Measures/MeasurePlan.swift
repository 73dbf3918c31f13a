internal import RecordModel
internal import RuleModel

/// The measures of a regulation by name and by place.
struct MeasurePlan: Sendable {
    let definitions: [MeasureDefinition]
    private let places: [String: Int]

    init(_ definitions: [MeasureDefinition]) {
        self.definitions = definitions
        places = Dictionary(definitions.enumerated().map { ($1.name, $0) }) { first, _ in first }
    }

    func place(of name: String) -> Int? { places[name] }

    func selections(of place: Int) -> [Selection] { definitions[place].form.selections }

    func groupMeasures(of place: Int) -> [String] { definitions[place].form.groupMeasures }

    /// Whether a measure asks of its rows no more than how many there are.
    func onlyCounts(_ place: Int) -> Bool { definitions[place].form is CountMeasure }

    /// Whether a measure's values are shares.
    func isShare(_ name: String) -> Bool { places[name].map { definitions[$0].isShare } ?? false }

    /// These measures and all they build on, by place, in order.
    func closure(_ names: [String]) -> [Int] {
        var found: Set<Int> = []
        var open = names
        while let name = open.popLast() {
            guard let place = places[name], found.insert(place).inserted else { continue }
            open += definitions[place].form.parents + definitions[place].form.groupMeasures
            if case .measure(let target)? = definitions[place].target { open.append(target) }
        }
        return found.sorted()
    }
}
