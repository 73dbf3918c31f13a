import RecordModel
import RuleModel
import ScoreModel

/// What the results of one report are called beside each other.
enum SheetLabels {
    /// With this and the longest of our own names a tab stays within Excel's limit.
    static let limit = 20

    /// The titles of the sheets, cut to what a tab holds; those that would be alike get a number.
    static func labels(_ sheets: [SheetResult]) -> [String] { labels(titles: sheets.map(\.sheet.title)) }

    /// The same of any titles.
    static func labels(titles: [String]) -> [String] {
        var taken: Set<ExactText> = []
        return titles.map { title in
            var number = 1
            var label = cut(title, limit)
            while !taken.insert(ExactText(SheetNames.legal(label).lowercased())).inserted {
                number += 1
                label = cut(title, limit - "\(number)".count) + "\(number)"
            }
            return label
        }
    }

    private static func cut(_ text: String, _ units: Int) -> String {
        guard text.utf16.count > units else { return text }
        var taken = 0
        let head = text.prefix { character in
            taken += character.utf16.count
            return taken <= units - 1
        }
        return head + "…"
    }
}
