public import Chronology
internal import RecordModel

/// What stands above the header of a 申诉表, as far as it is still as it was written: centre, period, department.
public struct FormTitle: Hashable, Sendable {
    /// The centre's name.
    public let centre: String
    /// The period.
    public let period: Period
    /// The department; empty where the title is another.
    public let department: String

    private static let separator = AppealWords.separator
    private static let tail = AppealWords.form

    /// Reads it back; `nil` where the line that names the centre and the period is gone.
    public init?(_ sheet: FormSheet) {
        for (index, line) in sheet.above.enumerated() {
            let parts = line.components(separatedBy: Self.separator)
            guard parts.count >= 3, let period = Period(HalfWidth.fold(parts[parts.count - 2])) else { continue }
            centre = parts[..<(parts.count - 2)].joined(separator: Self.separator)
            self.period = period
            let title = index > 0 ? sheet.above[index - 1] : ""
            let end = title.range(of: period.title + Self.tail)
            department = end.map { String(title[..<$0.lowerBound]) } ?? ""
            return
        }
        return nil
    }
}

extension String {
    fileprivate func components(separatedBy separator: String) -> [String] {
        var parts: [String] = []
        var rest = self[...]
        while let range = rest.firstRange(of: separator) {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return parts + [String(rest)]
    }

    fileprivate func range(of text: String) -> Range<String.Index>? { firstRange(of: text) }
}
