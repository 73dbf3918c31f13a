import RuleModel

/// Levels as they are shown.
enum StarWords {
    /// ★★★★★ for a level with stars, its name for one without.
    static func picture(of level: Level) -> String {
        guard let stars = level.stars, stars > 0, stars <= 10 else { return level.name }
        return String(repeating: "★", count: stars)
    }
}
