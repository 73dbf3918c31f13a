internal import ArgumentParser
internal import SampleCentre

/// `kaohe-sample small`: writes the folder of a small centre that shows one regulation.
struct Small: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write the folder of a small fictional centre in which every rule of a regulation fires.",
        discussion: "The same centre gives the same bytes.")

    @Argument(help: "Which: \(SmallCentre.all.map(\.id).joined(separator: ", ")).")
    var centre: String

    @Argument(help: "The folder to write; files of the same names are replaced.")
    var folder: String

    @Option(help: "The folder of rule files centre.yaml shall name, relative to the current folder.")
    var rules = "rules"

    func run() throws {
        guard let small = SmallCentre.named(centre) else {
            throw ValidationError("no such centre; there are \(SmallCentre.all.map(\.id).joined(separator: ", "))")
        }
        try small.write(to: folder, rulesFolder: RelativePath.from(folder, to: rules))
    }
}
