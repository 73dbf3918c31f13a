import ArgumentParser
import CentreRun
import Diagnostics
import Explanations
import LedgerModel
import Publication
import RuleLoading

/// `kaohe history`: a person's or a window's published periods.
struct HistoryCommand: AsyncParsableCommand {
    /// How the answer is printed.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json, csv
    }

    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "历次已公布的结果、更正 · a subject's published periods and corrections",
        discussion: """
            只看考核档案里公布过的结果,不重新计算。有 --workbook 或 --output 时另写工作簿,内有各期总分和星级的图。 \
            Only what was published is looked at; --workbook or --output also write a workbook with charts.
            """)

    @Argument(help: "工号、姓名、窗口或部门 · an id, or a name that only one has")
    var subject: String

    @Option(help: "考核表的编号,缺省为全部 · one sheet")
    var sheet: String?

    @Option(help: "中心的文件夹,缺省为当前文件夹 · the centre's folder")
    var centre = "."

    @Option(help: "输出格式 text|json|csv · output format")
    var format = Format.text

    @Option(help: "工作簿写到这个文件 · the workbook's file")
    var workbook: String?

    @Option(help: "工作簿写到这个文件夹,文件名为 历史-编号.xlsx · a folder for the workbook")
    var output: String?

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if workbook != nil && output != nil {
            throw ValidationError("--workbook 和 --output 只写一个 · only one of --workbook and --output")
        }
        if let workbook, !workbook.hasSuffix(".xlsx") || workbook.hasSuffix("/.xlsx") || workbook == ".xlsx" {
            throw ValidationError("--workbook 是一个 .xlsx 文件 · --workbook is an .xlsx file")
        }
    }

    func run() async throws {
        let language = common.language
        do {
            try await reporting(in: language) {
                let centre = try CentreHead.load(folder: centre)
                let place = try CentreLedger(centre, as: Clock.holder("kaohe history"))
                let report = try HistoryDesk(place).history(of: subject, sheet: sheet, centre: centre.file.name.value)
                let text =
                    switch format {
                    case .text: HistoryText(language: language).render(report)
                    case .json: HistoryJSON.render(report)
                    case .csv: try HistoryOutput.table(report)
                    }
                let written = try write(report)
                try Terminal.answer(text)
                if let written { Terminal.complain(language.text("工作簿:", "workbook: ") + written + "\n") }
            }
        } catch let refusal as HistoryRefusal {
            Terminal.complain(refusal.text(in: language))
            throw ExitCode(1)
        }
    }

    private func write(_ report: HistoryReport) throws -> String? {
        if let output { return try HistoryOutput.write(report, to: output) }
        guard let workbook else { return nil }
        guard let slash = workbook.lastIndex(of: "/") else {
            return try HistoryOutput.write(report, to: ".", named: workbook)
        }
        let folder = slash == workbook.startIndex ? "/" : String(workbook[..<slash])
        return try HistoryOutput.write(report, to: folder, named: String(workbook[workbook.index(after: slash)...]))
    }
}
