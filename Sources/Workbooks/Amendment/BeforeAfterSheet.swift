import Amending
import Exact
import LedgerModel
import ScoreModel

/// 更正前后: three rows for each subject, what stood, what stands and the difference.
enum BeforeAfterSheet {
    static func table(
        _ index: AmendmentIndex, _ sheet: LedgerSheet, _ subjects: [AmendedSubject], _ text: DepartmentText,
        suffix: String, _ names: inout SheetNames
    ) -> Table {
        let all = subjects.flatMap { [$0.before, $0.after].compactMap { $0 } }
        let who = PublishedColumns([sheet], all)
        let kind = PublishedKind(sheet)
        let parts = parts(subjects)
        let hasStars = all.contains { $0.stars != nil }
        let hasHonours = all.contains { !$0.honours.isEmpty }
        let columns: [Table.Column] =
            who.columns + [.init("", 8)]
            + parts.map { .init($0.title, min(14, max(8, TextWidth.of($0.title) * 0.7))) }
            + [.init("总分", 9), .init("名次", 7), .init("等次", 10)] + (hasStars ? [.init("星数", 6)] : [])
            + (hasHonours ? [.init("荣誉", 14)] : []) + [.init("后续处理", 22)]
        let place = TablePlace("更正前后" + suffix, count: subjects.count * 3, limit: index.rowLimit, names: &names)
        return Table(
            title: "\(index.title)更正前后 · \(sheet.title)", subtitle: index.subtitle(text), columns: columns,
            place: place,
            frozenColumns: who.frozen
        ) { item, row in
            let change = subjects[item / 3]
            let line = Line.allCases[item % 3]
            guard let shown = line == .before ? change.before ?? change.after : change.after ?? change.before else {
                return
            }
            if line == .difference { row.tint = .band }
            who.write(shown, of: kind, to: &row)
            row.text(line.title, .center)
            for part in parts {
                write(
                    change.before?.score(of: part.id), change.after?.score(of: part.id), line, .score, sheet.decimals,
                    &row)
            }
            write(change.before?.total, change.after?.total, line, .total, sheet.decimals, &row)
            let side = line == .before ? change.before : line == .after ? change.after : nil
            if line == .difference { return finish(change, hasStars, hasHonours, &row) }
            if let rank = side?.rank { row.integer(rank, .ordinal) } else { row.text("—", .center) }
            row.text(side.map(\.standing) ?? "不考核", .center)
            if hasStars {
                if let stars = side?.stars { row.integer(stars, .ordinal) } else { row.text("—", .center) }
            }
            if hasHonours { row.text(side?.honours.joined(separator: "、") ?? "", .wrapped) }
            row.text(side.map(\.consequenceNames) ?? "", .wrapped)
        }
    }

    private enum Line: CaseIterable {
        case before, after, difference

        var title: String {
            switch self {
            case .before: "更正前"
            case .after: "更正后"
            case .difference: "差"
            }
        }
    }

    private static func write(
        _ before: Rational?, _ after: Rational?, _ line: Line, _ look: CellStyle.Look, _ decimals: Int,
        _ row: inout RowBuffer
    ) {
        switch line {
        case .before: row.points(before, look, decimals: decimals)
        case .after: row.points(after, look, decimals: decimals)
        case .difference:
            guard let before, let after else { return row.text("—", .center) }
            row.points(after - before, .signed, decimals: decimals)
        }
    }

    /// The last cells of the row of differences: what is another now.
    private static func finish(
        _ change: AmendedSubject, _ hasStars: Bool, _ hasHonours: Bool, _ row: inout RowBuffer
    ) {
        row.text(change.before?.rank == change.after?.rank ? "" : "变", .center)
        row.text(change.before?.standing == change.after?.standing ? "" : "变", .center)
        if hasStars { row.text(change.before?.stars == change.after?.stars ? "" : "变", .center) }
        if hasHonours { row.text(change.before?.honours ?? [] == change.after?.honours ?? [] ? "" : "变", .center) }
        row.text((change.gained.map { "+" + $0 } + change.lost.map { "−" + $0 }).joined(separator: "、"), .wrapped)
    }

    /// The parts of both sides, as they stand now first.
    private static func parts(_ subjects: [AmendedSubject]) -> [PublishedPart] {
        var parts: [PublishedPart] = []
        for side in subjects.map(\.after) + subjects.map(\.before) {
            for part in side?.parts ?? [] where !parts.contains(where: { $0.id == part.id }) { parts.append(part) }
        }
        return parts
    }
}

extension RowBuffer {
    /// Points, or a dash where there are none.
    mutating func points(_ value: Rational?, _ look: CellStyle.Look, decimals: Int) {
        if let value { points(value, look, decimals: decimals) } else { text("—", .center) }
    }
}

extension PublishedSubject {
    /// A part's score by the part's id.
    func score(of part: String) -> Rational? { parts.first { $0.id == part }?.score }

    /// Its level, or why it has none.
    var standing: String {
        switch status {
        case .ranked: level.isEmpty ? "—" : level
        case .notRanked(let reason): reason.isEmpty ? "不参评" : "不参评(\(reason))"
        case .disqualified: "取消资格"
        }
    }

    /// What befell it, each once.
    var consequenceNames: String {
        var names: [String] = []
        for entry in consequences where !names.contains(entry.name) { names.append(entry.name) }
        return names.joined(separator: "、")
    }
}
