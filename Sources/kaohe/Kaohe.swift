import ArgumentParser
import CentreRun
import Diagnostics
import Glibc

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

    /// Parses and runs; wrong usage and help are told in the language of the other messages.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            end(with: error)
        }
    }

    private static func end(with error: any Error) -> Never {
        let code = exitCode(for: error)
        guard language == .zh, code == .success || code == .validationFailure else { exit(withError: error) }
        let text = fullMessage(for: error)
        guard !text.isEmpty else { exit(withError: error) }
        if code == .success {
            Terminal.write(UsageText.help(text) + "\n", to: STDOUT_FILENO)
        } else {
            Terminal.complain(UsageText.complaint(text) + "\n")
        }
        Glibc.exit(code.rawValue)
    }

    /// The language of messages before the arguments are understood.
    private static var language: Language {
        let words = CommandLine.arguments
        for (index, word) in words.enumerated() {
            if word == "--lang", index + 1 < words.count, let named = Language(rawValue: words[index + 1]) {
                return named
            }
            if word.hasPrefix("--lang="), let named = Language(rawValue: String(word.dropFirst(7))) { return named }
        }
        return Terminal.localeLanguage
    }
}
