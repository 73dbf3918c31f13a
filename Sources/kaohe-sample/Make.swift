public import ArgumentParser
internal import Chronology
public import SampleCentre

/// `kaohe-sample make`: writes a centre's folder.
struct Make: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write a fictional centre's folder.",
        discussion: "The same options give the same bytes. Options given with a preset override it.")

    @Argument(
        help: """
            The folder to write, best a new one: files of the same names are replaced, and other tables in its logs \
            folder stay and belong to the centre too.
            """)
    var folder: String

    @Option(help: "Start from a named centre: \(CentreShape.presets.joined(separator: ", ")).")
    var preset: String?

    @Option(help: "The centre's name.")
    var name: String?

    @Option(help: "People on the roster.")
    var people: Int?

    @Option(help: "Cases.")
    var cases: Int?

    @Option(help: "Departments.")
    var departments: Int?

    @Option(help: "The quarter the logs cover, in 2026.")
    var period: String?

    @Option(help: "The seed of all that is left to chance.")
    var seed: UInt64?

    @Option(help: "utf-8 or gb18030.")
    var encoding: TextEncoding?

    @Option(help: "One file a month (months) or one for the quarter (single).")
    var layout: CentreShape.Layout?

    @Option(help: "The folder of rule files centre.yaml shall name, relative to the current folder.")
    var rules = "rules"

    func run() throws {
        var shape = try startingShape()
        if let name { shape.name = name }
        if let people { shape.people = people }
        if let cases { shape.cases = cases }
        if let departments { shape.departments = departments }
        if let seed { shape.seed = seed }
        if let encoding { shape.encoding = encoding }
        if let layout { shape.layout = layout }
        if let period {
            guard let parsed = Period(period) else { throw ValidationError("--period must look like 2026Q3") }
            shape.period = parsed
        }
        shape.rulesFolder = try RelativePath.from(folder, to: rules)
        try CentreWriter(shape).write(to: folder)
    }

    private func startingShape() throws -> CentreShape {
        guard let shape = CentreShape.preset(preset ?? "county") else {
            throw ValidationError("no such preset; there are \(CentreShape.presets.joined(separator: ", "))")
        }
        return shape
    }
}

extension TextEncoding: ExpressibleByArgument {}
extension CentreShape.Layout: ExpressibleByArgument {}
