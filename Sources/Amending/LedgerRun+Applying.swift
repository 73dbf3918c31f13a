internal import Chronology
internal import Exact
public import LedgerModel
internal import ScoreModel

extension LedgerRun {
    /// The run with amendments in place, in their order: those they name have the new values, everybody else what was
    /// published.
    public func applying(_ amendments: [Amendment]) -> LedgerRun {
        amendments.reduce(self) { $0.applying($1) }
    }

    /// The run with an amendment in place.
    public func applying(_ amendment: Amendment) -> LedgerRun {
        let bySheet = Dictionary(grouping: amendment.subjects, by: \.sheet)
        return LedgerRun(
            centre: centre, period: period, programVersion: programVersion, regulations: regulations,
            settings: settings, inputs: inputs, earlier: earlier,
            corrections: Set(corrections + amendment.corrections).sorted(),
            sheets: sheets.map { sheet in bySheet[sheet.id].map { sheet.applying($0) } ?? sheet },
            findings: findings, outputs: outputs)
    }
}

extension LedgerSheet {
    /// The sheet with some subjects' values replaced.
    fileprivate func applying(_ changes: [AmendedSubject]) -> LedgerSheet {
        let byID = Dictionary(changes.map { ($0.id, $0) }) { $1 }
        var subjects = self.subjects.filter { byID[$0.id] == nil } + changes.compactMap(\.after)
        // As the reports have them: in rank order, then those without a rank; equals by id.
        subjects.sort { left, right in
            let (a, b) = (left.rank ?? .max, right.rank ?? .max)
            return a == b ? left.id.utf8.lexicographicallyPrecedes(right.id.utf8) : a < b
        }
        let ids = Set(subjects.map(\.id)).union(lines.map(\.subject))
        let own = Dictionary(grouping: lines, by: \.subject)
        let lines = ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.flatMap { id in
            let old = own[id] ?? []
            return byID[id].map { Self.replaced(old, $0) } ?? old
        }
        return LedgerSheet(
            regulation: regulation, sheet: self.sheet, title: title, subjectKind: subjectKind, decimals: decimals,
            subjects: subjects, rankedCount: subjects.count { $0.status.isCounted }, lines: lines)
    }

    /// A subject's lines without those that fell away and with those that stand instead, by day.
    private static func replaced(_ lines: [LedgerLine], _ change: AmendedSubject) -> [LedgerLine] {
        guard change.after != nil else { return [] }
        var gone: [LedgerLine: Int] = [:]
        for line in change.linesBefore { gone[line, default: 0] += 1 }
        var result = lines.filter { line in
            guard let count = gone[line], count > 0 else { return true }
            gone[line] = count - 1
            return false
        }
        for line in change.linesAfter {
            result.insert(line, at: result.firstIndex { $0.day > line.day } ?? result.endIndex)
        }
        return result
    }
}

extension SubjectScore.Status {
    /// Whether it counts among those ranked: whoever is disqualified does.
    fileprivate var isCounted: Bool {
        if case .notRanked = self { false } else { true }
    }
}
