import Exact
import RecordModel
import RuleModel
import ScoreModel

/// The lists of one result on a public notice: who has an honour, who has which level.
struct NoticeLayout: Sendable {
    /// A list and its heading.
    struct Section: Sendable {
        /// ★★★★★ 五星（2 人）; empty where there are no levels.
        let title: String
        let subjects: [SubjectScore]
    }

    let columns: [Table.Column]
    let sections: [Section]
    private let result: ResultIndex
    private let names: NoticeNames
    private let hasDepartment: Bool

    init(_ result: ResultIndex, names: NoticeNames) {
        self.result = result
        self.names = names
        let sheet = result.result.sheet
        let ranked = result.listing.map { result.result.subjects[$0] }.filter { $0.rank != nil }
        let widths = Widths(ranked)
        let kind = result.kind
        hasDepartment = kind.isStaff || kind.kind != .department && widths.hasDepartments
        var columns: [Table.Column] = [.init("序号", 8)]
        let name = kind.isStaff ? 14 : max(widths.name, hasDepartment ? 24 : 48)
        columns.append(.init(kind.nameHeader, name))
        if hasDepartment { columns.append(.init("部门", max(24, widths.department))) }
        if kind.isStaff { columns.append(.init("窗口", max(24, widths.window))) }
        if let group = result.groupHeader { columns.append(.init(group, 12)) }
        columns.append(.init("总分", 12))
        self.columns = columns
        var sections: [Section] = []
        for (honour, definition) in sheet.honours.enumerated() {
            sections.append(
                Section(
                    title: Self.title(definition, ranked.count { $0.honours.contains(honour) }, kind),
                    subjects: ranked.filter { $0.honours.contains(honour) }))
        }
        for (level, definition) in sheet.levels.enumerated() {
            let own = ranked.filter { $0.level == level }
            sections.append(Section(title: Self.title(definition, own.count, kind), subjects: own))
        }
        let others = ranked.filter { $0.level == nil }
        // Below lists with headings, one without would seem to belong to the last of them.
        let title = sections.allSatisfy(\.subjects.isEmpty) ? "" : "未评定等次（\(others.count) \(kind.unit)）"
        sections.append(Section(title: title, subjects: others))
        self.sections = sections.filter { !$0.subjects.isEmpty }
    }

    private static func title(_ level: Level, _ count: Int, _ kind: KindWords) -> String {
        let picture = StarWords.picture(of: level)
        let name = picture == level.name ? level.name : "\(picture) \(level.name)"
        return "\(name)（\(count) \(kind.unit)）"
    }

    /// One list.
    func write(_ subjects: [SubjectScore], _ row: inout RowBuffer, _ end: RowEnd) {
        let isMasked = names == .masked && result.kind.isStaff
        for (number, subject) in subjects.enumerated() {
            row.integer(number + 1, .ordinal)
            row.text(isMasked ? Masking.masked(subject.name) : subject.name, .center)
            if hasDepartment { row.text(subject.department) }
            if result.kind.isStaff { row.text(subject.window) }
            if result.groupHeader != nil {
                row.text(result.result.sheet.ranking.peers?.name(of: subject) ?? "", .center)
            }
            row.points(subject.total, .total, decimals: result.decimals)
            end(&row)
        }
    }
}
