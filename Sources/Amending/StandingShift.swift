public import ScoreModel

/// Somebody whom an amendment does not touch, and who would stand elsewhere if everyone were ranked anew. The published
/// place is kept; that it would be another is for information.
public struct StandingShift: Hashable, Sendable {
    /// Regulation and sheet id.
    public let sheet: String
    /// As published: what stays.
    public let published: PublishedSubject
    /// As ranking everyone anew would have it.
    public let anew: PublishedSubject

    /// A shift by its parts.
    public init(sheet: String, published: PublishedSubject, anew: PublishedSubject) {
        self.sheet = sheet
        self.published = published
        self.anew = anew
    }

    /// Whether it would be in another level or have other honours, and not only another rank.
    public var isLevelChanged: Bool {
        published.level != anew.level || published.stars != anew.stars || published.honours != anew.honours
    }
}
