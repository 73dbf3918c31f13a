import ArgumentParser
import CentreRun
import Diagnostics
import Glibc
import Ledger
import Publication

/// `kaohe ledger`: what is in the ledger, whether it is sound, and all of it as text tables and back.
struct LedgerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "查看、检查、导出、恢复考核档案 · the ledger: looked into, checked, exported, restored",
        subcommands: [
            LedgerShowCommand.self, LedgerCheckCommand.self, LedgerExportCommand.self, LedgerRestoreCommand.self,
        ])
}

/// Which ledger.
struct LedgerOptions: ParsableArguments {
    @Option(help: "中心的文件夹,缺省为当前文件夹;档案依其 centre.yaml · the centre's folder")
    var centre = "."

    @Option(help: "档案文件,不看 centre.yaml · the ledger's file, whatever centre.yaml says")
    var ledger: String?

    /// The ledger's file.
    func path() throws -> String {
        if let ledger { return ledger }
        return try CentreLedger(CentreHead.load(folder: centre), as: Clock.holder("kaohe ledger")).path
    }

    /// The ledger; where there is none, that is said and the command ends.
    func existing(_ command: String, _ language: Language) throws -> Ledger {
        let path = try path()
        guard let ledger = try Ledger.openExisting(path, as: Clock.holder("kaohe ledger \(command)")) else {
            Terminal.complain(
                language.text(
                    "没有考核档案 \(path):还没有运行过考核,或路径不对。\n",
                    "there is no ledger \(path): nothing was run yet, or the path is wrong\n"))
            throw ExitCode(1)
        }
        return ledger
    }
}

/// `kaohe ledger show`: the periods, where each stands, and what was done to it by whom.
struct LedgerShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "各期的状态和经办记录 · the periods, where they stand, what was done")

    @OptionGroup var choice: LedgerOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
        let language = common.language
        try await reporting(in: language) {
            let ledger = try choice.existing("show", language)
            try Terminal.answer(
                LedgerShowText(language: language).render(
                    try ledger.periods(), appeals: try ledger.appeals(), of: ledger.path))
        }
    }
}

/// `kaohe ledger check`: whether everything is as kaohe left it; 1 where it is not.
struct LedgerCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "检查档案是否完好、有没有被改动 · whether the ledger is sound")

    @OptionGroup var choice: LedgerOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
        let language = common.language
        try await reporting(in: language) {
            let ledger = try choice.existing("check", language)
            let faults = try ledger.check()
            guard faults.isEmpty else {
                Terminal.complain(LedgerText.render(faults, in: language))
                Terminal.complain(
                    language.text(
                        "\(ledger.path):\(faults.count) 处不对。请用备份或导出的表恢复,不要再往里记。\n",
                        "\(ledger.path): \(faults.count) faults. Restore it from a copy or an export; record nothing more in it.\n"
                    ))
                throw ExitCode(1)
            }
            let count = try ledger.periods().count
            try Terminal.answer(
                language.text("\(ledger.path):完好,\(count) 期。\n", "\(ledger.path): sound, \(count) periods.\n"))
        }
    }
}

/// `kaohe ledger export`: everything as text tables.
struct LedgerExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "全部内容导出为 CSV 表 · everything as text tables",
        discussion: "文件夹须不存在或是空的。 The folder must not be there yet, or be empty.")

    @Argument(help: "写到这个文件夹 · the folder to write")
    var folder: String

    @OptionGroup var choice: LedgerOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
        let language = common.language
        try await reporting(in: language) {
            let ledger = try choice.existing("export", language)
            let rows: Int
            do {
                rows = try ledger.export(to: folder, version: CentreRun.version)
            } catch LedgerFailure.refused(_, _, let code, _) where code == ENOTEMPTY || code == EEXIST {
                Terminal.complain(
                    language.text(
                        "\(folder) 已有内容,不覆盖;换一个文件夹。\n",
                        "\(folder) holds something and is not overwritten; name another\n"))
                throw ExitCode(1)
            }
            try Terminal.answer(
                language.text("已导出 \(rows) 行到 \(folder)。\n", "\(rows) rows exported to \(folder).\n"))
        }
    }
}

/// `kaohe ledger restore`: a ledger from an export; never over another.
struct LedgerRestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "由导出的表恢复档案 · a ledger again from an export",
        discussion: "不覆盖已有的档案。 An existing ledger is never overwritten.")

    @Argument(help: "导出的文件夹 · the folder of the export")
    var folder: String

    @OptionGroup var choice: LedgerOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
        let language = common.language
        try await reporting(in: language) {
            let path = try choice.path()
            let holder = Clock.holder("kaohe ledger restore")
            if let refusal = try Ledger.restore(from: folder, to: path, as: holder) {
                Terminal.complain(LedgerText.render(refusal, in: language))
                throw ExitCode(1)
            }
            try Terminal.answer(language.text("已恢复到 \(path)。\n", "Restored to \(path).\n"))
        }
    }
}
