public import Chronology
public import RecordModel

/// What became of a row of a log that is joined to cases.
public struct JoinedOutcome: Sendable {
    /// How the row stands in the balance.
    public enum Use: Sendable {
        /// Its case is used.
        case used
        /// It says nothing in the period.
        case outside
        /// It is set aside for a fault.
        case setAside
    }

    /// What is wrong with it.
    public struct Fault: Sendable {
        /// The code.
        public let code: FindingCode
        /// The column.
        public let field: String
        /// The text of the cell.
        public let text: String
        /// What more is to be said.
        public let detail: String?
    }

    /// The row.
    public let place: RowReference
    /// How it stands in the balance.
    public let use: Use
    /// What is wrong with it.
    public let fault: Fault?
}

extension RatingBook {
    /// How many days after the period a rating is still an ordinary one.
    private static let graceDays: Int64 = 30

    /// What became of the ratings that count, case by case; all others are outside.
    /// - Parameters:
    ///   - period: ratings given before it concern none of its cases.
    ///   - paths: the files of a run by their index.
    public func outcomes(_ joins: CaseJoins, period: DaySpan, paths: [String]) -> [JoinedOutcome] {
        entries.indices.compactMap { index in
            let entry = entries[index]
            let state = index < joins.ratings.count ? joins.ratings[index] : []
            func outcome(_ use: JoinedOutcome.Use, _ code: FindingCode, _ detail: String? = nil) -> JoinedOutcome {
                let isCase = code != .ratingDiffers
                return JoinedOutcome(
                    place: entry.place, use: use,
                    fault: .init(
                        code: code, field: isCase ? "case" : "rating",
                        text: isCase ? self.index.id(at: index) : LogSchema.ratings[Int(entry.rating) - 1],
                        detail: detail))
            }
            guard state.contains(.known) else {
                let isEarlier = entry.time.map { $0 < Int64(period.first.rawValue) * 86_400 } ?? false
                return isEarlier ? nil : outcome(.setAside, .unknownCase)
            }
            if state.contains(.open) { return outcome(.outside, .caseNotFinished) }
            guard state.contains(.used) else { return nil }
            if state.contains(.differs), let other = joins.differing[index] {
                let path = paths.indices.contains(Int(other.row.file)) ? paths[Int(other.row.file)] : ""
                return outcome(
                    .setAside, .ratingDiffers,
                    "\(FindingCode.ratingDiffers.message):办件(\(path):\(other.row.row))写的是“\(LogSchema.ratings[other.rating])”,暂按它算"
                )
            }
            // People rate some days after their case, and systems fill in some days later still.
            let end = (Int64(period.last.rawValue) + 1 + Self.graceDays) * 86_400
            let isLate = entry.time.map { $0 >= end } ?? false
            guard let time = entry.time, isLate || state.contains(.early) else {
                return JoinedOutcome(place: entry.place, use: .used, fault: nil)
            }
            let day = Day(rawValue: Int32(clamping: time / 86_400)).iso
            return JoinedOutcome(
                place: entry.place, use: .used,
                fault: .init(
                    code: isLate ? .ratingAfterPeriod : .ratingBeforeAccepted, field: "time", text: day, detail: nil))
        }
    }
}

extension PauseBook {
    /// What became of the pauses that stop the clock; all others are outside.
    /// - Parameter period: pauses that ended before it concern none of its cases that nobody knows.
    public func outcomes(_ joins: CaseJoins, period: DaySpan) -> [JoinedOutcome] {
        heads.indices.flatMap { index in
            let state = index < joins.pauses.count ? joins.pauses[index] : []
            return entries(of: index).compactMap { entry -> JoinedOutcome? in
                func outcome(_ use: JoinedOutcome.Use, _ code: FindingCode) -> JoinedOutcome {
                    JoinedOutcome(
                        place: entry.place, use: use,
                        fault: .init(code: code, field: "case", text: self.index.id(at: index), detail: nil))
                }
                guard state.contains(.known) else {
                    let isEarlier = entry.pause.until.map { $0 < period.first } ?? false
                    return isEarlier ? nil : outcome(.setAside, .unknownCase)
                }
                guard state.contains(.used) else { return nil }
                if state.contains(.dueGiven) { return outcome(.outside, .pauseNotUsed) }
                return JoinedOutcome(place: entry.place, use: .used, fault: nil)
            }
        }
    }
}
