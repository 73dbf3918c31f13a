public import CentreRun
internal import Chronology
public import Exact
internal import Foundation
internal import RecordModel
internal import RuleModel
public import ScoreModel

/// Numbers in tests are written as they are: `20 - 1.5`.
extension Rational: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
    /// A whole number.
    public init(integerLiteral value: Int) { self.init(value) }

    /// A decimal of at most four places.
    public init(floatLiteral value: Double) { self.init(scaled: Int((value * 10_000).rounded()), decimals: 4) }
}

/// `#expect(score == 20 - 2)` reads the right side as an `Int`, whatever stands on the left.
public func == (left: Rational?, right: Int) -> Bool { left == Rational(right) }

/// `#expect(score == 20 - 1.5)` reads the right side as a `Double`; it is rounded to four places.
public func == (left: Rational?, right: Double) -> Bool { left == Rational(floatLiteral: right) }

/// A failed expectation shows 18.5 and not the storage.
extension Rational: CustomStringConvertible {
    /// As a table prints it.
    public var description: String { plain }
}

/// A centre scored, and its results by the names the regulation uses.
public struct Scored: Sendable {
    /// The folder, alive as long as the results.
    public let folder: TemporaryFolder
    /// The report.
    public let report: RunReport

    /// A report of a folder.
    public init(folder: TemporaryFolder, report: RunReport) {
        self.folder = folder
        self.report = report
    }

    /// The results of one person.
    public subscript(_ id: String) -> Result { Result(id: id, report: report) }

    /// Everyone's id in the order of the tables.
    public var order: [String] { report.sheets.first?.subjects.map(\.id) ?? [] }

    /// The findings as tests compare them.
    public var findings: [Problem] {
        report.findings.map {
            Problem(
                code: $0.code.rawValue, file: $0.place == .none ? "" : report.tables[Int($0.place.file)].path,
                row: Int($0.place.row),
                column: $0.columnLetter, header: $0.header, text: $0.text)
        }
    }

    /// A finding: code, place and the offending text.
    public struct Problem: Hashable, Sendable, CustomStringConvertible {
        /// The code.
        public var code: String
        /// The file.
        public var file: String
        /// The row.
        public var row: Int
        /// The column's letter.
        public var column: String
        /// The column's header.
        public var header: String
        /// The offending text.
        public var text: String

        /// A problem by its parts.
        public init(code: String, file: String, row: Int, column: String, header: String, text: String) {
            (self.code, self.file, self.row) = (code, file, row)
            (self.column, self.header, self.text) = (column, header, text)
        }

        /// `unknown-staff logs/events.csv:2 C 工号 “X”`.
        public var description: String { "\(code) \(file):\(row) \(column) \(header) “\(text)”" }
    }

    /// A score line as `lines.csv` has it, but unrounded.
    public struct Line: Hashable, Sendable, CustomStringConvertible {
        /// The rule's id.
        public let rule: String
        /// The top part's id.
        public let part: String
        /// The clause.
        public let clause: String
        /// The date.
        public let date: String
        /// The points.
        public let points: Rational
        /// The evidence.
        public let evidence: String
        /// The note.
        public let note: String

        /// One line.
        public var description: String { "\(date) \(rule) \(points) [\(evidence)] \(note)" }
    }

    /// The results of one person.
    public struct Result: Sendable {
        let id: String
        let report: RunReport

        private var sheet: SheetResult? { report.sheets.first { $0.subjects.contains { $0.id == id } } }
        /// The score; `nil` for someone not scored.
        public var score: SubjectScore? { sheet?.subjects.first { $0.id == id } }
        /// The rounded total.
        public var total: Rational? { score?.total }
        /// The rank.
        public var rank: Int? { score?.rank }
        /// The stars.
        public var stars: Int? { score?.level.flatMap { sheet?.sheet.levels[$0].stars } }
        /// The consequences' names.
        public var consequences: [String] { score?.consequences.map(\.name) ?? [] }
        /// 德.
        public var virtue: Rational? { part("virtue") }
        /// 能.
        public var ability: Rational? { part("ability") }
        /// 勤.
        public var diligence: Rational? { part("diligence") }
        /// 绩.
        public var performance: Rational? { part("performance") }
        /// 廉.
        public var integrity: Rational? { part("integrity") }
        /// 附加分.
        public var bonus: Rational? { part("bonus") }

        /// The score of a part.
        public func part(_ name: String) -> Rational? {
            guard let sheet, let index = sheet.sheet.parts.firstIndex(where: { $0.id == name }) else { return nil }
            return score?.parts[index]
        }

        /// Every line.
        public var lines: [Line] {
            guard let sheet else { return [] }
            return (score?.lines ?? []).map { line in
                switch line.source {
                case .rule(let index):
                    let rule = sheet.rules[index]
                    return Line(
                        rule: rule.id, part: sheet.partOfRule[index].map { sheet.sheet.parts[$0].id } ?? "total",
                        clause: rule.clause,
                        date: line.day.iso, points: line.points, evidence: report.text(of: line.evidence),
                        note: line.note)
                case .part(let part):
                    let id = sheet.sheet.parts[part].id
                    return Line(
                        rule: id, part: id, clause: sheet.sheet.parts[part].clause, date: line.day.iso,
                        points: line.points, evidence: report.text(of: line.evidence), note: line.note)
                case .total:
                    return Line(
                        rule: "total", part: "total", clause: sheet.sheet.clause, date: line.day.iso,
                        points: line.points, evidence: report.text(of: line.evidence), note: line.note)
                }
            }
        }

        /// The lines of one rule.
        public func lines(_ rule: String) -> [Line] { lines.filter { $0.rule == rule } }

        /// The points of one rule's lines.
        public func points(_ rule: String) -> [Rational] { lines(rule).map(\.points) }

        /// The attendance summary.
        public var attendance: AttendanceSummary? { report.attendance.first { $0.subject == id } }

        /// The case summary.
        public var cases: CaseSummary? { report.cases.first { $0.subject == id } }
    }
}

extension MadeUpCentre {
    /// Makes the folder.
    public func folder() throws -> TemporaryFolder { try TemporaryFolder(contents()) }

    /// Makes the folder and scores a period.
    public func score(
        _ period: String = "2026Q3", context: RunContext = RunContext(), jobs: Int = 1
    ) async throws -> Scored {
        try await Scored.run(folder(), period, context: context, jobs: jobs)
    }
}

extension Scored {
    /// Scores a folder.
    public static func run(
        _ folder: TemporaryFolder, _ period: String = "2026Q3", at place: String = "",
        context: RunContext = RunContext(),
        jobs: Int = 1
    ) async throws -> Scored {
        var timings = StageTimings()
        let centre = try Centre.load(folder: place.isEmpty ? folder.path : folder.path + "/" + place)
        guard let period = Period(period) else { throw NoSuchPeriod() }
        let report = try await CentreRun.score(centre, period: period, context: context, jobs: jobs, timings: &timings)
        return Scored(folder: folder, report: report)
    }

    /// Writes the output into the centre's own output folder, or another.
    @discardableResult public func write(root: String? = nil, jobs: Int = 1) throws -> RunOutput {
        var timings = StageTimings()
        return try RunOutput.write(report, root: root ?? folder.path + "/output", jobs: jobs, timings: &timings)
    }

    private struct NoSuchPeriod: Error {}
}
