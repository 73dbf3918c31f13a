internal import Chronology
internal import RecordModel
internal import RuleModel

/// The sheets of a plan by place: those of the regulations asked for, and, where other periods are scored too, those of the
/// versions that were in force then.
struct PlannedSheets {
    private(set) var sheets: [SheetPlan] = []
    /// For each sheet the place of its regulation, each version of which has one of its own.
    private(set) var regulationOf: [Int] = []
    private(set) var places: [String: Int] = [:]
    /// For each sheet the one of the same id of the regulation asked for; itself where it is that one or there is none.
    private(set) var roots: [Int] = []
    /// What stands in the place of a sheet in a period.
    private(set) var variants: [ScoringPlan.Task: Int] = [:]
    private var regulations: [Regulation] = []
    private let furtherColumns: [LogKind: [String]]
    private let inForce: ScoringPlan.InForce

    init(
        _ regulations: [Regulation], furtherColumns: [LogKind: [String]], inForce: @escaping ScoringPlan.InForce
    ) {
        self.furtherColumns = furtherColumns
        self.inForce = inForce
        for regulation in regulations { _ = add(regulation, root: nil) }
    }

    private mutating func add(_ regulation: Regulation, root: Int?) -> Int {
        let place = regulations.count
        regulations.append(regulation)
        for sheet in regulation.sheets {
            places["\(place)/\(sheet.id)"] = sheets.count
            roots.append(root.flatMap { places["\($0)/\(sheet.id)"] } ?? sheets.count)
            sheets.append(SheetPlan(regulation, sheet, furtherColumns: furtherColumns))
            regulationOf.append(place)
        }
        return place
    }

    /// The sheet that is scored in a period in the place of another: that of the version in force then.
    mutating func place(of sheet: Int, in period: Period) -> Int {
        let task = ScoringPlan.Task(sheet: roots[sheet], period: period)
        if let known = variants[task] { return known }
        let root = regulationOf[roots[sheet]]
        let regulation = inForce(regulations[root], period)
        var place = root
        if !regulation.isMade(of: regulations[root]) {
            let same = regulations.indices.first { index in
                regulations[index].isMade(of: regulation)
            }
            place = same ?? add(regulation, root: root)
        }
        let found = places["\(place)/\(sheets[sheet].sheet.id)"] ?? roots[sheet]
        variants[task] = found
        return found
    }
}

extension Regulation {
    /// Whether two consist of the same versions.
    fileprivate func isMade(of other: Regulation) -> Bool {
        span == other.span && versions.map(\.span) == other.versions.map(\.span)
    }
}
