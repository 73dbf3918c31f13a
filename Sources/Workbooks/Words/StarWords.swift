import RuleModel

/// Levels as they are shown.
enum StarWords {
    /// ★★★★★ for a level with stars, its name for one without.
    static func picture(of level: Level) -> String { picture(name: level.name, stars: level.stars) }

    /// The same of a level that may no longer be in the rules.
    static func picture(name: String, stars: Int?) -> String {
        guard let stars, drawn.contains(stars) else { return name }
        return String(repeating: "★", count: stars)
    }

    /// How many stars are drawn.
    static let drawn = 1...10
}
