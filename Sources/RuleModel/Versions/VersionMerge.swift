public import Chronology
public import Diagnostics
internal import RecordModel

/// Brings versions of one regulation together for a period in which they change: what is scored then.
///
/// Tree, ceilings, ranking and levels are the last version's. A rule that means the same in all is one rule; any other
/// carries the days it is in force (``Rule/version``). Lines cite the clause of their own day's version.
public struct VersionMerge {
    /// The regulation to score by.
    public let regulation: Regulation
    /// What of an earlier version finds no place in the last.
    public let problems: [Diagnostic]

    /// Brings versions together.
    /// - Parameters:
    ///   - older: the versions before the one in force on the period's last day, the oldest first.
    ///   - last: that one.
    ///   - first: the first day that anything of the period looks at.
    ///   - period: the period; what is scored in it must have a place in the last version.
    public init(_ older: [Regulation], _ last: Regulation, lookingBackTo first: Day, period: Period) {
        let earlier = older.filter { $0.until.map { $0 >= min(first, period.first) } ?? true }
        let begins = Self.begins(older, last)
        guard !earlier.isEmpty else {
            regulation = older.isEmpty ? last : last.beginning(begins)
            problems = []
            return
        }
        let versions = earlier + [last]
        let meanings = versions.map { RuleMeaning($0) }
        var problems: [Diagnostic] = []
        for old in earlier where old.until.map({ $0 >= period.first }) ?? true {
            problems += PartMatching(old, last, period: period).problems
        }
        regulation = Regulation(
            id: last.id, title: last.title, issuer: last.issuer, document: last.document, reading: last.reading,
            since: versions[0].since, until: last.until,
            subjects: Self.union(versions.reversed().flatMap(\.subjects), by: \.id),
            logs: Self.logs(versions, &problems), furtherColumns: Self.columns(versions), measures: last.measures,
            consequences: last.consequences + Self.gone(versions),
            sheets: last.sheets.map { sheet in
                let merging = SheetMerge(versions, meanings, sheet)
                return merging.sheet
            }, notScored: last.notScored, versions: versions, begins: begins,
            file: last.file, span: last.span)
        self.problems = problems
    }

    /// The first day of each of the last version's sheets, back to where a version lacks it.
    private static func begins(_ older: [Regulation], _ last: Regulation) -> [String: Day?] {
        Dictionary(
            last.sheets.map { sheet in
                let own = older.reversed().prefix { $0.sheets.contains { $0.isLike(sheet) } }
                return (sheet.id, (own.last ?? last).since)
            }
        ) { first, _ in first }
    }

    private static func union<Element>(_ all: [Element], by name: (Element) -> String) -> [Element] {
        var known: Set<String> = []
        return all.filter { known.insert(name($0)).inserted }
    }

    /// Consequences that only earlier versions know, as their rules name them. They fall by rules alone: what falls by
    /// itself falls at the end of a period, by the last version.
    private static func gone(_ versions: [Regulation]) -> [Consequence] {
        let known = Set(versions.last?.consequences.map(\.name) ?? [])
        return union(
            versions.dropLast().reversed().flatMap(\.consequences).filter { !known.contains($0.name) }, by: \.name
        )
        .map { old in
            Consequence(
                name: old.name, clause: old.clause, reading: old.reading, bars: old.bars, until: old.until,
                noHigherThan: old.noHigherThan, lower: old.lower, span: old.span)
        }
    }

    private static func columns(_ versions: [Regulation]) -> [LogKind: [String]] {
        var columns: [LogKind: [String]] = [:]
        for version in versions.reversed() {
            for (log, names) in version.furtherColumns {
                for name in names where columns[log]?.contains(name) != true { columns[log, default: []].append(name) }
            }
        }
        return columns
    }

    private static func logs(_ versions: [Regulation], _ problems: inout [Diagnostic]) -> [LogDeclaration] {
        var merged: [LogDeclaration] = []
        for log in versions.reversed().flatMap(\.logs) {
            guard let place = merged.firstIndex(where: { $0.id == log.id }) else {
                merged.append(log)
                continue
            }
            guard let both = merged[place].joined(with: log) else {
                problems.append(PartMatching.differs(log, from: merged[place]))
                continue
            }
            merged[place] = both
        }
        return merged
    }
}

extension Regulation {
    /// The same, with the first days of its sheets.
    fileprivate func beginning(_ begins: [String: Day?]) -> Regulation {
        Regulation(
            id: id, title: title, issuer: issuer, document: document, reading: reading, since: since, until: until,
            subjects: subjects, logs: logs, furtherColumns: furtherColumns, measures: measures,
            consequences: consequences, sheets: sheets, notScored: notScored, versions: versions, begins: begins,
            file: file, span: span)
    }
}

extension LogDeclaration {
    /// A log that has the columns of another besides its own; those may be missing from its files. `nil` where one column is
    /// not the same in both, or the rows name others.
    public func joined(with other: LogDeclaration) -> LogDeclaration? {
        guard subject == other.subject, isDated == other.isDated else { return nil }
        var all = fields
        for field in other.fields {
            guard let own = fields.first(where: { $0.id == field.id }) else {
                all.append(
                    Field(
                        field.id, field.header, field.type, required: false, derived: field.isDerived,
                        kept: field.isKept))
                continue
            }
            guard own.type == field.type else { return nil }
        }
        return LogDeclaration(id: id, title: title, subject: subject, isDated: isDated, fields: all, span: span)
    }
}
