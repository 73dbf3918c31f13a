internal import Chronology
internal import Exact
public import ScoreModel

/// What a subject has by itself, whoever else there is: its score and what followed from it, but no rank, no level and
/// nothing that came with one.
public struct OwnResult: Hashable, Sendable {
    private let card: [String]
    private let parts: [PublishedPart]
    private let deducted: Rational
    private let exactTotal: Rational
    private let total: Rational
    private let status: SubjectScore.Status
    private let consequences: [ConsequenceEntry]

    /// The own part of a published result.
    /// - Parameter isPlaceAlike: whether what falls by itself is part of it: it may ask for a level, and so is only where it is
    ///   held against a result of the same level and honours.
    public init(_ subject: PublishedSubject, isPlaceAlike: Bool = false) {
        card = [subject.id, subject.name, subject.window, subject.department, subject.group, subject.post]
        parts = subject.parts
        deducted = subject.deducted
        exactTotal = subject.exactTotal
        total = subject.total
        status = subject.status
        consequences = subject.consequences.filter { entry in
            !entry.rule.isEmpty || isPlaceAlike && !entry.comesWithStanding(of: subject)
        }
    }
}

extension ConsequenceEntry {
    /// Whether it came with the level or an honour of a subject, and so with its place among the others.
    fileprivate func comesWithStanding(of subject: PublishedSubject) -> Bool {
        rule.isEmpty && ([subject.level] + subject.honours).contains { !$0.isEmpty && isReached(of: $0) }
    }
}
