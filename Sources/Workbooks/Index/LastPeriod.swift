import RecordModel
import RuleModel
import ScoreModel

/// What a subject had in the period before, as it was published, and what has become of it since.
struct LastPeriod: Sendable {
    /// The difference between two periods.
    enum Change: Hashable, Sendable {
        /// There is nothing to hold one against the other.
        case none
        /// The subject was not scored in the period before.
        case new
        /// So many stars, or levels where they have none, up; down where negative.
        case up(Int, byStars: Bool)
    }

    /// 上期: ★★★★, or a level's name; — if none.
    let shown: String
    /// 变化.
    let change: Change

    /// - Parameters:
    ///   - now: the level reached now.
    ///   - before: what was published; `nil` where the subject was not scored then.
    init(_ now: Level?, _ before: PublishedSubject?, in sheet: Sheet) {
        guard let before else {
            (shown, change) = ("—", .new)
            return
        }
        shown = before.level.isEmpty ? "—" : StarWords.picture(name: before.level, stars: before.stars)
        guard let now, !before.level.isEmpty else {
            change = .none
            return
        }
        if let stars = now.stars, let then = before.stars {
            let isLive = [stars, then].allSatisfy { StarWords.drawn.contains($0) }
            change = .up(stars - then, byStars: isLive)
            return
        }
        // The best level stands first.
        let place = sheet.levels.firstIndex { ExactText($0.name) == ExactText(now.name) }
        let then = sheet.levels.firstIndex { ExactText($0.name) == ExactText(before.level) }
        change = place.flatMap { place in then.map { .up($0 - place, byStars: false) } } ?? .none
    }
}

extension ResultIndex {
    /// What a subject had in the period before; `nil` where nothing was published of it.
    func last(of subject: SubjectScore) -> LastPeriod? {
        guard let previous else { return nil }
        return LastPeriod(level(of: subject), previous[ExactText(HalfWidth.fold(subject.id))], in: result.sheet)
    }
}
