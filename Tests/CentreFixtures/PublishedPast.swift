public import CentreRun
public import Chronology
internal import Exact
internal import RuleModel
public import ScoreModel

extension RunReport {
    /// The report's sheets as they would be published.
    public func published(amendments: Int = 0) -> [PublishedSheet] {
        sheets.map { result in
            PublishedSheet(
                regulation: result.regulation.id, sheet: result.sheet.id, period: result.period,
                amendments: amendments, digest: "digest of \(result.id) \(result.period.label)",
                subjects: result.subjects.map { PublishedSubject($0, of: result) }, rankedCount: result.rankedCount)
        }
    }
}

extension PublishedSubject {
    /// The same with something else in it.
    public func with(
        id: String? = nil, window: String? = nil, department: String? = nil, exactTotal: Int? = nil,
        level: String? = nil, stars: Int?? = nil, honours: [String]? = nil, status: SubjectScore.Status? = nil,
        consequences: [ConsequenceEntry]? = nil
    ) -> PublishedSubject {
        PublishedSubject(
            id: id ?? self.id, name: name, window: window ?? self.window, department: department ?? self.department,
            group: group, post: post, parts: parts, deducted: deducted,
            exactTotal: exactTotal.map { .init($0) } ?? self.exactTotal, total: exactTotal.map { .init($0) } ?? total,
            rank: rank, level: level ?? self.level, stars: stars ?? self.stars, honours: honours ?? self.honours,
            status: status ?? self.status, consequences: consequences ?? self.consequences)
    }
}

extension PublishedSheet {
    /// The same with other subjects.
    public func with(amendments: Int? = nil, _ change: (PublishedSubject) -> PublishedSubject?) -> PublishedSheet {
        PublishedSheet(
            regulation: regulation, sheet: sheet, period: period, amendments: amendments ?? self.amendments,
            digest: digest, subjects: subjects.compactMap(change), rankedCount: rankedCount)
    }
}

/// A centre whose periods are published one after another, each from what was published before it.
public struct PublishedPast: Sendable {
    /// The folder.
    public let folder: TemporaryFolder
    private let place: String
    /// What was published so far.
    public private(set) var sheets: [PublishedSheet] = []
    /// The first day of which results are kept.
    public var begins: Day?

    /// A centre's folder, before anything is published unless it is stated.
    public init(
        _ folder: TemporaryFolder, at place: String = "", begins: Day? = nil, sheets: [PublishedSheet] = []
    ) {
        self.sheets = sheets
        self.folder = folder
        self.place = place
        self.begins = begins
    }

    /// What a run is told.
    public var context: RunContext {
        RunContext(earlier: .published(PublishedResults(sheets, begins: begins)))
    }

    /// Scores a period from what was published.
    public func score(_ period: String) async throws -> Scored {
        try await Scored.run(folder, period, at: place, context: context)
    }

    /// Scores periods, each from what was published before it, and publishes them.
    @discardableResult public mutating func publish(_ periods: String...) async throws -> Scored? {
        try await publish(periods)
    }

    /// Scores periods, each from what was published before it, and publishes them.
    @discardableResult public mutating func publish(_ periods: [String]) async throws -> Scored? {
        var last: Scored?
        for period in periods {
            let scored = try await score(period)
            sheets += scored.report.published()
            last = scored
        }
        return last
    }

    /// Puts other results in the place of what was published.
    public mutating func amend(_ sheet: String, _ period: String, _ change: (PublishedSubject) -> PublishedSubject?) {
        sheets = sheets.map { one in
            one.id == sheet && one.period.label == period ? one.with(amendments: one.amendments + 1, change) : one
        }
    }

    /// Takes back what was published.
    public mutating func forget(_ sheet: String, _ period: String) {
        sheets.removeAll { $0.id == sheet && $0.period.label == period }
    }
}
