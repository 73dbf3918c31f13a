import ArgumentParser

/// `kaohe rules`: what is done with rule files besides scoring by them.
struct RulesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "打印考核办法 · prints regulations", subcommands: [RulesPrintCommand.self])
}
