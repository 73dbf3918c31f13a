import ArgumentParser
import CentreRun
import Chronology
import Diagnostics
import Explanations
import Publication
import RecordModel
import RuleLoading

/// `kaohe appeals`: departments' objections, and the office's answers.
struct AppealsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "appeals", abstract: "申诉:导入部门填好的申诉表、逐项答复 · departments' appeals and their answers",
        discussion: """
            部门工作簿里的“申诉表”填好交回后用 import 导入;逐项答复维持或更正(decide);答复写进给该部门的下一份工作簿。 \
            The 申诉表 of a department's workbook comes back with import; decide answers; the next workbook tells the answer.
            """,
        subcommands: [AppealsImportCommand.self, AppealsListCommand.self, AppealsDecideCommand.self],
        defaultSubcommand: AppealsListCommand.self)
}

/// `kaohe appeals list`.
struct AppealsListCommand: AsyncParsableCommand {
    /// How the answer is printed.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json, csv
    }

    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "列出申诉(缺省) · lists appeals")

    @Option(help: "只列这一期 · only this period's")
    var period: String?

    @Flag(help: "只列待答复的 · only those without an answer")
    var open = false

    @Option(
        help:
            "输出格式 text|json|csv;csv 给程序读,在 Excel、WPS 里看和填用 --workbook · output format; for a spreadsheet use --workbook"
    )
    var format = Format.text

    @Option(help: "另写一份填写答复的工作簿,如 申诉办理.xlsx · a workbook to fill answers in")
    var workbook: String?

    @Option(help: "中心的文件夹,缺省为当前文件夹 · the centre's folder")
    var centre = "."

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if let period, Period(period) == nil { throw PeriodChoice.complaint(period, common.language) }
        if let workbook, !workbook.hasSuffix(".xlsx") || workbook.hasSuffix("/.xlsx") || workbook == ".xlsx" {
            throw ValidationError("--workbook 是一个 .xlsx 文件 · --workbook is an .xlsx file")
        }
    }

    func run() async throws {
        let language = common.language
        try await appealing(in: language) {
            let head = try CentreHead.load(folder: centre)
            let place = try CentreLedger(head, as: Clock.holder("kaohe appeals list"))
            let all = try place.appeals(of: period.flatMap { Period($0) })
            let shown = all.filter { !open || $0.answer == nil }
            if let workbook { try AppealOutput.write(shown, of: head.file.name.value, to: workbook) }
            switch format {
            case .json: try Terminal.answer(AppealJSON.render(shown))
            case .csv: try Terminal.answer(try AppealOutput.table(shown))
            case .text:
                let text = AppealText(language: language)
                let lines = shown.map { entry in
                    text.text(entry).split(separator: "\n").map { ProblemText.visible($0) }.joined(separator: "\n")
                        + "\n"
                }
                try Terminal.answer(
                    lines.isEmpty ? language.text("没有申诉。\n", "No appeals.\n") : lines.joined())
            }
            if let workbook { Terminal.complain(language.text("工作簿:", "workbook: ") + workbook + "\n") }
        }
    }
}

/// Runs a command about appeals and turns what went wrong into its message and exit status.
func appealing(in language: Language, _ work: () async throws -> Void) async throws {
    do {
        try await correcting(in: language, work)
    } catch let refusal as AppealRefusal {
        Terminal.complain(refusal.text(in: language))
        throw ExitCode(1)
    }
}
