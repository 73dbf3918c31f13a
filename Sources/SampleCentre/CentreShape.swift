public import Chronology

/// What a fictional centre is to look like: all the generator knows of its wishes.
public struct CentreShape: Sendable, Hashable {
    /// How a log is split over files.
    public enum Layout: String, CaseIterable, Sendable, Hashable {
        /// One file a month.
        case months
        /// One file for the period.
        case single
    }

    /// The centre's name.
    public var name: String
    /// People on the roster.
    public var people: Int
    /// Rows of the case log.
    public var cases: Int
    /// Units that send people.
    public var departments: Int
    /// Rows of the inspection ledger that are left to chance, for each hundred people.
    public var eventsPerHundred: Int
    /// The period the logs cover; within 2026.
    public var period: Period
    /// The same seed gives the same bytes.
    public var seed: UInt64
    /// How the tables are encoded.
    public var encoding: TextEncoding
    /// How a log is split over files.
    public var layout: Layout
    /// The folder of rule files as `centre.yaml` names it, relative to the centre's folder.
    public var rulesFolder: String
    /// Whether the scenes are planted in which every rule of the staff sheet fires.
    public var plantsScenes: Bool

    /// A centre by its size; the rest may be changed afterwards.
    public init(name: String, people: Int, cases: Int, departments: Int, period: Period, seed: UInt64) {
        self.name = name
        self.people = people
        self.cases = cases
        self.departments = departments
        self.eventsPerHundred = 230
        self.period = period
        self.seed = seed
        self.encoding = .utf8
        self.layout = .months
        self.rulesFolder = "../../rules"
        self.plantsScenes = false
    }

    /// A shape by name: the sample `qingshan`, and `county` and `city` of the benchmark.
    public static func preset(_ name: String) -> CentreShape? {
        guard let quarter = Period(kind: .quarter, year: 2026, number: 3) else { return nil }
        switch name {
        case "qingshan":
            var shape = CentreShape(
                name: "青山区政务服务中心", people: 120, cases: 12_000, departments: 9, period: quarter, seed: 20_263)
            shape.eventsPerHundred = 100
            shape.plantsScenes = true
            return shape
        case "county":
            return CentreShape(
                name: "示例县政务服务中心", people: 200, cases: 60_000, departments: 8, period: quarter, seed: 7)
        case "city":
            return CentreShape(
                name: "示例市政务服务中心", people: 10_000, cases: 3_000_000, departments: 400, period: quarter, seed: 7)
        default: return nil
        }
    }

    /// The names ``preset(_:)`` knows.
    public static let presets = ["qingshan", "county", "city"]

    /// Refuses numbers that make no centre.
    func check() throws(SampleError) {
        guard (1...1_000_000).contains(people), (1...people).contains(departments), departments <= 1_600 else {
            throw .shape("people must be 1 to 1,000,000 and departments 1 to 1,600 and no more than people")
        }
        guard (0...100_000_000).contains(cases), eventsPerHundred >= 0 else {
            throw .shape("cases must be 0 to 100,000,000")
        }
        guard period.year == 2026, period.kind == .quarter, period.number <= 3 else {
            throw .shape("the period must be 2026Q1, 2026Q2 or 2026Q3: open cases need the quarter after it")
        }
        guard !plantsScenes || people >= 100 else { throw .shape("the planted scenes need at least 100 people") }
        if period.number != 3 && plantsScenes { throw .shape("the planted scenes belong to 2026Q3") }
    }
}
