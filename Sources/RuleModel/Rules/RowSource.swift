public import RecordModel

/// Which rows a rule or a measure counts (`rows`, 记录).
public indirect enum RowSource: Hashable, Sendable {
    /// Events citing the rule; for a measure, every valid event.
    case events
    /// Every row of a log or derived log.
    case log(LogKind)
    /// Every row of a log the regulation declares under `logs`, by its id.
    case declared(String)
    /// Several logs as one sequence by time: `rows: [marks, sessions]`. A test of a field holds for the rows of a log that
    /// lacks the field.
    case sequence([RowSource])
    /// The occurrences of other rules of the sheet, after their own shaping and whether or not they gave way to a limit:
    /// `rows: {rules: [5a, 5b]}`, by full id.
    case rules([String])
    /// The subject's own results on a sheet, one for each period: `rows: {results: staff-month}`. Its fields are `level`,
    /// `honour`, `status`, `total`, `rank` and `stars`.
    case results(sheet: String)

    /// The logs it draws from, one after another.
    public var leaves: [RowSource] {
        if case .sequence(let sources) = self { sources.flatMap(\.leaves) } else { [self] }
    }

    /// The name people know its rows by.
    public var title: String {
        switch self {
        case .events: LogKind.events.title
        case .log(let log): log.title
        case .declared(let id): id
        case .sequence(let sources): sources.map(\.title).joined(separator: "、")
        case .rules(let ids): "条目 " + ids.joined(separator: "、")
        case .results(let sheet): "\(sheet) 考核结果"
        }
    }
}

/// Which day dates a case and so decides the window it counts in (`on`, 以日期为准).
public enum CaseDate: String, Hashable, Sendable, CaseIterable {
    /// The day it was finished.
    case finished
    /// The day it was due.
    case due
    /// The day it was accepted.
    case accepted
}

/// What a measure looks at: the rows of a source that pass a filter, dated in one way.
///
/// A class, since every subject is asked for every selection, and what has been prepared for one is found by its identity.
public final class Selection: Hashable, Sendable {
    /// Which rows.
    public let rows: RowSource
    /// What they must satisfy.
    public let filter: RowFilter
    /// Which day dates a case.
    public let on: CaseDate

    /// A selection by its parts.
    public init(_ rows: RowSource, _ filter: RowFilter = RowFilter(), on: CaseDate = .finished) {
        self.rows = rows
        self.filter = filter
        self.on = on
    }

    /// Equality of all parts.
    public static func == (left: Selection, right: Selection) -> Bool {
        left.rows == right.rows && left.filter == right.filter && left.on == right.on
    }

    /// Feeds all parts.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(rows)
        hasher.combine(filter)
        hasher.combine(on)
    }
}
