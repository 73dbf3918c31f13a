import RecordModel
import RuleModel
import ScoreModel

/// The rows of a table of people as formulas over them see it: 星级评定表 from the summaries, or the list below a
/// department's own figures.
struct LiveRows: Sendable {
    /// A criterion: a column of the rows and the cell, or the quoted text, its cells are to be like.
    struct Criterion: Sendable {
        var column: Int
        var word: String
    }

    /// What stands before a range: `'星级评定表'!`, nothing on the same sheet.
    private let prefix: String
    private let rows: Range<Int>
    private let levelColumn: Int
    /// Rows of people who are not assessed are among them.
    private let hasAbsent: Bool

    /// What the level's cell of somebody who is not assessed begins with.
    private static let absent = "未评"

    /// - Parameters:
    ///   - sheet: the sheet they stand on; `nil` for that of the formulas.
    ///   - rows: from 0.
    ///   - levelColumn: the column of levels, which says of some that they are not assessed.
    /// - Returns: `nil` where no formula could tell who is.
    init?(_ result: ResultIndex, _ subjects: some Sequence<Int>, sheet: String?, rows: Range<Int>, levelColumn: Int) {
        guard !rows.isEmpty, result.givesPoints else { return nil }
        prefix = sheet.map { String(CellAddress(sheet: $0, row: 0, column: 0).reference.dropLast(2)) } ?? ""
        self.rows = rows
        self.levelColumn = levelColumn
        hasAbsent = subjects.contains {
            if case .notRanked = result.result.subjects[$0].status { true } else { false }
        }
        if hasAbsent, result.result.sheet.levels.contains(where: { $0.name.hasPrefix(Self.absent) }) { return nil }
    }

    /// How many rows there are.
    var count: Int { rows.count }

    private func range(_ column: Int) -> String {
        let letters = ColumnLetters.of(column)
        return "\(prefix)$\(letters)$\(rows.lowerBound + 1):$\(letters)$\(rows.upperBound)"
    }

    private func criteria(_ own: [Criterion], isAssessed: Bool) -> String {
        let absent = isAssessed && hasAbsent ? [Criterion(column: levelColumn, word: "\"<>\(Self.absent)*\"")] : []
        return (own + absent).map { "\(range($0.column)),\($0.word)" }.joined(separator: ",")
    }

    /// How many are assessed, of those that fit.
    func assessed(_ own: [Criterion] = []) -> String {
        let criteria = criteria(own, isAssessed: true)
        return criteria.isEmpty ? "ROWS(\(range(levelColumn)))" : "COUNTIFS(\(criteria))"
    }

    /// How many are at a level, by what stands in its column; `nil` where a spreadsheet could take that for a pattern.
    func reached(_ level: String, _ own: [Criterion] = []) -> String? {
        guard Self.isPlain(level) else { return nil }
        return "COUNTIFS(\(criteria(own + [Criterion(column: levelColumn, word: "\"\(level)\"")], isAssessed: false)))"
    }

    /// The sum of a column over those assessed, without what binary arithmetic leaves behind the ninth place.
    private func sum(_ column: Int, _ own: [Criterion]) -> String {
        let criteria = criteria(own, isAssessed: true)
        return "ROUND(" + (criteria.isEmpty ? "SUM(\(range(column)))" : "SUMIFS(\(range(column)),\(criteria))") + ",9)"
    }

    /// The mean of a column over those assessed, rounded.
    /// - Parameter count: a cell that says how many they are.
    func mean(_ column: Int, _ own: [Criterion] = [], count: String? = nil, decimals: Int) -> String {
        "=ROUND(\(sum(column, own))/\(count ?? assessed(own)),\(decimals))"
    }

    /// The least or the most of a column; `nil` where only some count, which older spreadsheets have no function for.
    func extreme(_ function: String, _ column: Int) -> String? {
        hasAbsent ? nil : "=\(function)(\(range(column)))"
    }

    /// Whether a text as a criterion means itself and nothing else.
    static func isPlain(_ text: String) -> Bool {
        !text.isEmpty && text.utf16.count <= 200
            && !text.unicodeScalars.contains { "*?~<>=\"".unicodeScalars.contains($0) || $0.value < 0x20 }
            && Double(text) == nil
    }
}
