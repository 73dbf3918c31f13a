public import Chronology
internal import RuleModel
public import ScoreModel

/// Two sets of rules over the same logs: who stands elsewhere, and by which rule.
///
/// Exchanging the two negates every difference and mirrors every table.
public struct RuleComparison: Sendable {
    /// The centre's name.
    public let centre: String
    /// The period.
    public let period: Period
    /// What each set of rules is called, `rules/baotou.yaml`.
    public let oldName: String
    /// What the other set is called.
    public let newName: String
    /// The sheets that both have, in the order of the old one.
    public let sheets: [SheetComparison]
    /// Sheets that only the old rules have: id and title.
    public let onlyOld: [SheetName]
    /// Sheets that only the new rules have.
    public let onlyNew: [SheetName]
    /// Unresolved findings under the old rules; other rules may know other rows of an events log.
    public let oldUnresolved: Int
    /// Unresolved findings under the new rules.
    public let newUnresolved: Int

    /// A sheet by its names.
    public struct SheetName: Hashable, Sendable {
        /// `baotou.staff`.
        public let id: String
        /// 窗口工作人员季度考核.
        public let title: String
    }

    /// Compares two reports of one centre and period.
    public init(_ old: RunReport, _ new: RunReport, oldName: String, newName: String) {
        centre = old.centre.name
        period = old.period
        self.oldName = oldName
        self.newName = newName
        var pairs: [SheetComparison] = []
        for sheet in old.sheets {
            if let other = new.sheets.first(where: { $0.id == sheet.id }) {
                pairs.append(SheetComparison(sheet, other))
            }
        }
        sheets = pairs
        onlyOld = Self.names(in: old, missingFrom: new)
        onlyNew = Self.names(in: new, missingFrom: old)
        oldUnresolved = old.unresolvedCount
        newUnresolved = new.unresolvedCount
    }

    private static func names(in report: RunReport, missingFrom other: RunReport) -> [SheetName] {
        let known = Set(other.sheets.map(\.id))
        return report.sheets.filter { !known.contains($0.id) }.map { SheetName(id: $0.id, title: $0.sheet.title) }
    }

    /// Whether nothing differs.
    public var isEmpty: Bool { onlyOld.isEmpty && onlyNew.isEmpty && sheets.allSatisfy(\.changed.isEmpty) }
}
