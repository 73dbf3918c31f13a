internal import Chronology
internal import Exact
internal import RecordModel
internal import RuleModel
internal import ScoreModel

/// What one sheet came to in one period: worked out in this run, or looked up in what was published. Both know their
/// subjects by id.
struct ScoredTask: Sendable {
    /// The sheet's title.
    let title: String
    /// What it came to where it was worked out here.
    let result: SheetResult?
    private let published: PublishedSheet?
    private let places: [ExactText: Int]

    /// What was scored here.
    init(_ result: SheetResult) {
        title = result.sheet.title
        self.result = result
        published = nil
        places = Dictionary(result.subjects.enumerated().map { (ExactText($1.id), $0) }) { first, _ in first }
    }

    /// What was published.
    /// - Parameter title: the sheet's title, as it is now.
    init(_ sheet: PublishedSheet, title: String) {
        self.title = title
        result = nil
        published = sheet
        places = Dictionary(sheet.subjects.enumerated().map { (ExactText(HalfWidth.fold($1.id)), $0) }) { first, _ in
            first
        }
    }

    /// A subject's score by its id, half-width; `nil` where it was not scored.
    func score(of id: String) -> PublishedSubject? {
        guard let place = places[ExactText(id)] else { return nil }
        if let published { return published.subjects[place] }
        return result.map { PublishedSubject($0.subjects[place], of: $0) }
    }

    /// Who was scored, as published, by id in code-point order; `nil` where it was worked out here, since then the roster
    /// says who there is.
    var publishedSubjects: [PublishedSubject]? {
        published?.subjects.sorted { ExactText(HalfWidth.fold($0.id)) < ExactText(HalfWidth.fold($1.id)) }
    }

    /// Every subject's result, by id.
    func records() -> [(id: ExactText, record: ResultRecord)] {
        if let published {
            return published.subjects.map {
                (ExactText(HalfWidth.fold($0.id)), ResultRecord($0, published.period))
            }
        }
        guard let result else { return [] }
        return result.subjects.map { (ExactText($0.id), ResultRecord($0, result)) }
    }

    /// What befell every subject that anything befell, by id.
    func consequences() -> [(id: ExactText, entries: [ConsequenceEntry])] {
        let all =
            published?.subjects.map { (ExactText(HalfWidth.fold($0.id)), $0.consequences) }
            ?? result?.subjects.map { (ExactText($0.id), $0.consequences) } ?? []
        return all.filter { !$0.1.isEmpty }
    }
}

extension ResultRecord {
    /// A subject's result on a sheet.
    init(_ score: SubjectScore, _ result: SheetResult) {
        let level = score.level.map { result.sheet.levels[$0] }
        self.init(
            period: result.period, level: level?.name ?? "",
            honours: score.honours.map { result.sheet.honours[$0].name },
            status: score.status.word, total: score.total, rank: score.rank, stars: level?.stars)
    }

    /// A subject's published result.
    init(_ subject: PublishedSubject, _ period: Period) {
        self.init(
            period: period, level: subject.level, honours: subject.honours, status: subject.status.word,
            total: subject.total, rank: subject.rank, stars: subject.stars)
    }
}

extension SubjectScore.Status {
    /// As rules ask about it.
    var word: String {
        switch self {
        case .ranked: "ranked"
        case .notRanked: "not-ranked"
        case .disqualified: "disqualified"
        }
    }
}
