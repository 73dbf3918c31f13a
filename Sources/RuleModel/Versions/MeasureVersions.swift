/// The measures of a regulation and of the versions brought together in it: those that mean the same are one.
public struct MeasureVersions: Sendable {
    /// Every measure once; the regulation's own first, in its order.
    public let definitions: [MeasureDefinition]
    private let own: [String: Int]
    /// By version, then name.
    private let places: [[String: Int]]

    /// The measures of a regulation.
    public init(_ regulation: Regulation) {
        var definitions = regulation.measures
        let own = Dictionary(definitions.enumerated().map { ($1.name, $0) }) { first, _ in first }
        var places: [[String: Int]] = []
        if !regulation.versions.isEmpty {
            var known: [String: Int] = [:]
            let meaning = RuleMeaning(regulation)
            for (place, measure) in definitions.enumerated() { known[Self.key(measure, meaning)] = place }
            for version in regulation.versions.dropLast() {
                let meaning = RuleMeaning(version)
                var named: [String: Int] = [:]
                for measure in version.measures {
                    let key = Self.key(measure, meaning)
                    if known[key] == nil {
                        known[key] = definitions.count
                        definitions.append(measure)
                    }
                    named[measure.name] = known[key]
                }
                places.append(named)
            }
        }
        self.definitions = definitions
        self.own = own
        self.places = places
    }

    /// Measures written in place have names of the loader's, which say nothing.
    private static func key(_ measure: MeasureDefinition, _ meaning: RuleMeaning) -> String {
        (measure.name.hasPrefix("#") ? "" : measure.name) + "\u{0}" + meaning.text(of: measure.name)
    }

    /// Every name with the versions that have it; `nil` is the last.
    public var names: [(name: String, version: Int?)] {
        own.keys.sorted().map { ($0, nil) }
            + places.enumerated().flatMap { version, named in named.keys.sorted().map { ($0, version) } }
    }

    /// A measure's place among ``definitions``.
    /// - Parameter version: whose rules ask, by its place in ``Regulation/versions``; `nil` is the last.
    public func place(of name: String, in version: Int?) -> Int? {
        guard let version, places.indices.contains(version) else { return own[name] }
        return places[version][name]
    }
}
