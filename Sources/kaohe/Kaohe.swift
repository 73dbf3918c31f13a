import ArgumentParser
import CentreRun

/// 考核: rules and logs in, stars and workbooks out.
@main
struct Kaohe: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kaohe",
        abstract: "政务服务中心考核评星 · scores a service centre's staff by its own regulation",
        discussion: """
            退出状态 exit status: 0 完成 done; 1 输入有错 the input has errors, nothing written; \
            2 机器故障 the machine failed; 64 用法不对 wrong usage.
            """,
        version: CentreRun.version,
        subcommands: [
            InitCommand.self, RunCommand.self, FindingsCommand.self, PublishCommand.self, AppealsCommand.self,
            CorrectCommand.self,
            AnnualCommand.self, HistoryCommand.self, DistributeCommand.self, CheckCommand.self,
            TestCommand.self, ExplainCommand.self,
            CompareCommand.self, LedgerCommand.self, RulesCommand.self, SchemaCommand.self, DocsCommand.self,
        ])
}
