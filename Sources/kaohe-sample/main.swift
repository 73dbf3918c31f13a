internal import ArgumentParser
internal import SampleCentre

KaoheSample.main()

/// The command `kaohe-sample`: fictional centres for samples, tests and benchmarks.
struct KaoheSample: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kaohe-sample", abstract: "Fictional service centres for samples, tests and benchmarks.",
        subcommands: [Make.self, Small.self])
}
