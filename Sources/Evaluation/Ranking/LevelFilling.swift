internal import Exact
internal import RuleModel

/// Gives the levels of one list to the subjects of one peer group (the fixed order of work, step 7).
struct LevelFilling {
    /// One subject who may have a level.
    struct Candidate {
        /// Its place in the list it came from.
        let index: Int
        /// Its rounded total.
        let total: Rational
        /// For each level whether what else must hold does.
        let meets: [Bool]
        /// The best level it may have, by index.
        let best: Int
        /// How many levels it falls.
        let lower: Int
    }

    /// Those tied across a border of a level.
    struct Border {
        let level: Int
        /// The subjects, by their places in the list they came from.
        let tied: [Int]
    }

    /// How much room there is up to and including a level, and how much of it is taken.
    struct Room {
        let exact: Rational
        let places: Int
        let taken: Int
    }

    let levels: [Level]
    /// How many are ranked, disqualified included.
    let ranked: Int

    /// The level of each candidate by its index, and the borders that ties lay across.
    /// - Parameter groups: candidates by rank, those who tie together.
    func fill(_ groups: [[Candidate]]) -> (levels: [Int: Int], borders: [Border], rooms: [Room]) {
        var rooms: [Room] = []
        var given: [Int: Int] = [:]
        var borders: [Border] = []
        var room = Rational.zero
        var taken = 0
        for (place, level) in levels.enumerated() {
            let isByScore = level.quota == nil
            if let quota = level.quota { room = room + quota.room(among: ranked) }
            let places = (room.rounded(to: 0, level.rounding).whole ?? ranked)
            defer { rooms.append(Room(exact: room, places: places, taken: taken)) }
            for group in groups {
                let open = group.filter { candidate in
                    given[candidate.index] == nil && place >= candidate.best && candidate.meets[place]
                        && level.line?.holds(for: candidate.total) ?? true
                }
                if open.isEmpty { continue }
                if !isByScore, taken + open.count > places {
                    let isAcross = taken < places
                    if isAcross { borders.append(Border(level: place, tied: open.map(\.index))) }
                    // Nobody below may pass those who fall here.
                    guard level.ties == .upper && isAcross else { break }
                }
                for candidate in open { given[candidate.index] = place }
                if !isByScore { taken += open.count }
            }
        }
        for candidate in groups.joined() where candidate.lower > 0 {
            if let place = given[candidate.index] {
                given[candidate.index] = min(levels.count - 1, place + candidate.lower)
            }
        }
        return (given, borders, rooms)
    }
}
