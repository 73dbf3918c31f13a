public import Chronology
internal import RecordModel
public import ScoreModel

/// A subject's published periods on all sheets that scored it.
public struct HistoryReport: Hashable, Sendable {
    /// The centre's name.
    public let centre: String
    /// The subject's id.
    public let id: String
    /// Its name when it was last published.
    public let name: String
    /// Its periods, sheet by sheet; each has at least one.
    public let sheets: [SubjectHistory]

    /// A report by its parts; sheets without a period are left out.
    public init(centre: String, id: String, sheets: [SubjectHistory]) {
        self.centre = centre
        self.id = id
        self.sheets = sheets.filter { !$0.entries.isEmpty }
        let entries = self.sheets.flatMap(\.entries)
        name = entries.max { $0.period < $1.period }?.current.name ?? id
    }

    /// The log of corrections about it, each once, by number.
    public var corrections: [LoggedCorrection] {
        var known: Set<Int> = []
        return sheets.flatMap(\.corrections).filter { known.insert($0.correction.number).inserted }
            .sorted { $0.correction.number < $1.correction.number }
    }
}

extension SubjectHistory {
    /// The parts it was scored in, as they were last published; those that are no more stand behind them.
    public var parts: [PublishedPart] {
        var parts: [PublishedPart] = []
        for part in entries.reversed().flatMap(\.current.parts) where !parts.contains(where: { $0.id == part.id }) {
            parts.append(part)
        }
        return parts
    }

    /// What amendments changed of it: the period, the amendment and the change, oldest first.
    public var changes: [(period: Period, amendment: Amendment, subject: AmendedSubject)] {
        entries.flatMap { entry in
            entry.amendments.flatMap { amendment in
                amendment.subjects.filter { $0.sheet == sheet && $0.id == entry.current.id }
                    .map { (entry.period, amendment, $0) }
            }
        }
    }
}
