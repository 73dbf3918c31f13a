public import Exact
public import RecordModel
internal import RuleModel
internal import ScoreModel

/// What corrections mean for the scoring itself: the lines that get other points, and the rows behind lines that are not as
/// a file has them.
public struct ScoreCorrections: Sendable {
    /// A line that gets other points.
    struct OfLine: Sendable {
        let number: Int
        /// What the line's note says of it.
        let words: String
        let line: CorrectedLine
        /// The points it gets, signed; `nil` where they are no number.
        let points: Rational?
        let pointsText: String
    }

    /// By number.
    let lines: [OfLine]
    /// The corrections behind each corrected row.
    let rows: [RowReference: [Int]]

    /// No corrections.
    public static let none = ScoreCorrections([], rows: [:])

    /// - Parameters:
    ///   - corrections: in any order; those of rows say nothing here.
    ///   - rows: the corrections behind each row that is not as a file has it.
    public init(_ corrections: [Correction], rows: [RowReference: [Int]]) {
        self.rows = rows
        lines = corrections.sorted { $0.number < $1.number }.compactMap { correction in
            guard case .line(let line, let points) = correction.target else { return nil }
            return OfLine(
                number: correction.number, words: CorrectionWords.title(correction), line: line,
                points: Self.points(points), pointsText: points)
        }
    }

    /// Points as people write them, a decimal or a fraction with or without a sign; `nil` for anything else.
    public static func points(_ text: String) -> Rational? {
        let folded = HalfWidth.fold(text).replacing("\u{2212}", with: "-")
        guard folded.utf8.count <= 64 else { return nil }
        return Rational(plain: folded.hasPrefix("+") ? String(folded.dropFirst()) : folded)
    }

    /// Those of one sheet, by its id.
    func lines(of sheet: String) -> [OfLine] { lines.filter { ExactText($0.line.sheet) == ExactText(sheet) } }

    /// What the note of a line says that rests on corrected rows; empty if none is.
    func words(_ evidence: [RowReference]) -> String {
        guard !rows.isEmpty else { return "" }
        let numbers = Set(evidence.flatMap { rows[$0] ?? [] }).sorted()
        return numbers.isEmpty ? "" : CorrectionWords.title(numbers)
    }
}

/// A correction of a line that was not applied.
public struct LineMisfit: Hashable, Sendable {
    /// The correction's number.
    public let number: Int
    /// Why, in Chinese.
    public let words: String
}
