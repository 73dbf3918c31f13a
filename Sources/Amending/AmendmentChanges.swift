public import Chronology
internal import Exact
public import LedgerModel
internal import ScoreModel

/// What corrections change in a published period: whom they touch, and who would only stand elsewhere.
///
/// Touched is whose own score, lines, status or consequences differ; it gets the new values, rank and level among them,
/// from ranking everyone anew. Everybody else keeps what was published.
public struct AmendmentChanges: Hashable, Sendable {
    /// Those touched, by sheet in the order of the reports, then id in code-point order.
    public let subjects: [AmendedSubject]
    /// Those not touched whose rank or level would be another, in the same order.
    public let elsewhere: [StandingShift]

    /// Whether nobody is touched.
    public var isEmpty: Bool { subjects.isEmpty }

    /// Holds a published run, earlier amendments in place, against the same period scored again.
    /// - Parameters:
    ///   - published: what stands.
    ///   - rescored: the same inputs and rules, with the corrections.
    public init(from published: LedgerRun, to rescored: LedgerRun) {
        let before = Dictionary(published.sheets.map { ($0.id, $0) }) { first, _ in first }
        let after = Dictionary(rescored.sheets.map { ($0.id, $0) }) { first, _ in first }
        var order = published.sheets.map(\.id)
        order += rescored.sheets.map(\.id).filter { before[$0] == nil }
        var subjects: [AmendedSubject] = []
        var elsewhere: [StandingShift] = []
        for id in order {
            let sides = SheetSides(id: id, before: before[id], after: after[id])
            subjects += sides.touched
            elsewhere += sides.elsewhere
        }
        self.subjects = subjects
        self.elsewhere = elsewhere
    }

    /// The changes as an amendment.
    public func amendment(
        of period: Period, number: Int, by: String, at: Moment, reason: String, corrections: [Int]
    ) -> Amendment {
        Amendment(
            period: period, number: number, by: by, at: at, reason: reason, corrections: corrections,
            subjects: subjects)
    }
}

/// One sheet as it stands and as it would be.
private struct SheetSides {
    private(set) var touched: [AmendedSubject] = []
    private(set) var elsewhere: [StandingShift] = []

    init(id: String, before: LedgerSheet?, after: LedgerSheet?) {
        let old = Side(before)
        let new = Side(after)
        let ids = (before?.subjects ?? []).map(\.id) + (after?.subjects ?? []).map(\.id).filter { old[$0] == nil }
        for subject in ids.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            let (was, now) = (old[subject], new[subject])
            let (fallen, instead) = Self.difference(old.lines[subject] ?? [], new.lines[subject] ?? [])
            if Self.isOwnDifferent(was, now) || !fallen.isEmpty || !instead.isEmpty {
                touched.append(
                    AmendedSubject(sheet: id, before: was, after: now, linesBefore: fallen, linesAfter: instead))
            } else if let was, let now, was != now {
                elsewhere.append(StandingShift(sheet: id, published: was, anew: now))
            }
        }
    }

    private static func isOwnDifferent(_ was: PublishedSubject?, _ now: PublishedSubject?) -> Bool {
        guard let was, let now else { return was != now }
        let isPlaceAlike = was.level == now.level && was.honours == now.honours
        return OwnResult(was, isPlaceAlike: isPlaceAlike) != OwnResult(now, isPlaceAlike: isPlaceAlike)
    }

    /// Lines of one side only, in their order; of lines that are alike, as many as there are too many.
    private static func difference(_ old: [LedgerLine], _ new: [LedgerLine]) -> ([LedgerLine], [LedgerLine]) {
        if old == new { return ([], []) }
        return (rest(old, without: new), rest(new, without: old))
    }

    private static func rest(_ lines: [LedgerLine], without others: [LedgerLine]) -> [LedgerLine] {
        var counts: [LedgerLine: Int] = [:]
        for line in others { counts[line, default: 0] += 1 }
        return lines.filter { line in
            guard let count = counts[line], count > 0 else { return true }
            counts[line] = count - 1
            return false
        }
    }

    private struct Side {
        private let subjects: [String: PublishedSubject]
        let lines: [String: [LedgerLine]]

        init(_ sheet: LedgerSheet?) {
            subjects = Dictionary((sheet?.subjects ?? []).map { ($0.id, $0) }) { first, _ in first }
            lines = Dictionary(grouping: sheet?.lines ?? [], by: \.subject)
        }

        subscript(id: String) -> PublishedSubject? { subjects[id] }
    }
}
