import AppealReading
import ArgumentParser
import CentreRun
import Chronology
import Diagnostics
import LedgerModel
import LogReading
import Publication
import RecordModel

/// `kaohe appeals import`.
struct AppealsImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "导入部门填好的申诉表 · takes in the 申诉表 that departments filled in",
        discussion: """
            逐行与发下去的工作簿核对:编号不认得的、锁定的内容改过的、逾期的都不收,列出所在的单元格;其余的照收。 \
            有不收的,退出状态为 1。同一个文件导入两次不会重复。 \
            Each line is held against the workbook that was handed out. Unknown, altered and late lines are refused with their \
            cells, the others are taken; status 1 where any was refused. A file imported twice enters nothing twice.
            """)

    @Argument(help: "交回的工作簿,可以写几个 · workbooks that came back")
    var files: [String]

    @Option(help: "由谁导入 · who takes them in")
    var by: String

    @Option(help: "收到的日期,缺省为今天 · the day they came, today unless named")
    var received: Day?

    @Option(help: "办理的日期,缺省为今天 · the day, today unless named")
    var on: Day?

    @Option(help: "考核期,缺省依申诉表上写的 · the period, as the form says unless named")
    var period: String?

    @Flag(name: .customLong("dry-run"), help: "只看会收哪些,什么也不记 · only say what would be taken")
    var dryRun = false

    @Option(help: "中心的文件夹,缺省为当前文件夹 · the centre's folder")
    var centre = "."

    @Option(help: "输出文件夹,缺省依 centre.yaml · the output folder")
    var output: String?

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if files.isEmpty { throw ValidationError("写明交回的工作簿 · name the workbooks") }
        try Words.require(by, "--by")
        if let period, Period(period) == nil { throw PeriodChoice.complaint(period, common.language) }
    }

    func run() async throws {
        let language = common.language
        var isRefused = false
        try await appealing(in: language) {
            let centre = try Centre.load(folder: centre)
            let place = try CentreLedger(centre, as: Clock.holder("kaohe appeals import"))
            let desk = AppealDesk(centre, in: place, root: output ?? centre.outputFolder)
            let moment = try Clock.moment(on: on)
            let latest = try? PeriodChoice.latest(centre)
            let text = AppealImportText(language: language, isTrial: dryRun)
            var done: [String] = []
            /// What keeps one form from being taken keeps none of the others.
            func refuse(_ file: String, _ words: String) {
                isRefused = true
                Terminal.complain("\(ProblemText.visible(file)): \(language.text("不收", "refused")): \(words)")
            }
            for file in files {
                do {
                    let outcome = try desk.take(
                        file, of: period.flatMap { Period($0) }, otherwise: latest, received: received ?? moment.day,
                        by: by, at: moment, isTrial: dryRun)
                    guard let outcome else {
                        refuse(
                            file,
                            language.text(
                                "申诉表上没有考核期,也没有已经结束的一期;用 --period 指明\n",
                                "it names no period, and none has ended; name one with --period\n"))
                        continue
                    }
                    done.append(file)
                    if !outcome.refusals.isEmpty {
                        isRefused = true
                        Terminal.complain(text.refusals(outcome))
                    }
                    try Terminal.answer(text.render(outcome))
                } catch let refusal as AppealRefusal {
                    refuse(file, refusal.text(in: language))
                } catch let refusal as PublicationRefusal {
                    refuse(file, refusal.text(in: language))
                } catch let failure as MachineFailure where !done.isEmpty {
                    Terminal.complain(
                        ProblemText.render(failure, in: language, consequence: text.brokenOff(at: file, after: done)))
                    throw ExitCode(2)
                } catch let failure as ReadFailure where !done.isEmpty {
                    let failure = MachineFailure(
                        operation: failure.operation, path: failure.path, errno: failure.errno)
                    Terminal.complain(
                        ProblemText.render(failure, in: language, consequence: text.brokenOff(at: file, after: done)))
                    throw ExitCode(2)
                }
            }
        }
        if isRefused { throw ExitCode(1) }
    }
}

/// What `kaohe appeals import` prints.
struct AppealImportText {
    let language: Language
    let isTrial: Bool

    /// So many remarks are named, the rest counted.
    private static let shown = 10

    /// What stands where the machine failed in the middle.
    func brokenOff(at file: String, after done: [String]) -> (zh: String, en: String) {
        isTrial
            ? ("只是试读,什么也没有记。", "Only tried; nothing was entered.")
            : (
                "前面的 \(done.count) 份已经照上面所说的导入;从 \(ProblemText.visible(file)) 起没有读,修好以后再导入一次,不会重复。",
                "The \(done.count) before it were imported as said above; \(ProblemText.visible(file)) and what follows was not. Import them again: nothing is entered twice."
            )
    }

    func refusals(_ outcome: AppealDesk.Import) -> String {
        outcome.refusals.map { problem in
            "\(ProblemText.visible(problem.place)): \(language.text("不收", "refused"))[\(problem.code.rawValue)]: "
                + "\(ProblemText.visible(problem.message.text(in: language)))\n  = \(language.text("改法:", "remedy: "))"
                + "\(problem.remedy.text(in: language))\n"
        }.joined()
    }

    func render(_ outcome: AppealDesk.Import) -> String {
        let reading = outcome.reading
        var entered: [AppealEntry] = []
        var known: [AppealEntry] = []
        for filing in outcome.filings {
            switch filing {
            case .entered(let entry): entered.append(entry)
            case .known(let entry): known.append(entry)
            }
        }
        var lines = [head(outcome)]
        guard outcome.problems.isEmpty else {
            return lines[0] + language.text(":整份不收,什么也没有记。\n", ": not taken at all, nothing was entered.\n")
        }
        lines[0] += language.text(
            ":读到 \(reading.rows) 行,无异议 \(reading.agreed),收下 \(entered.count),已经申诉过 \(known.count),重复 \(reading.repeated),不收 \(reading.refused)。",
            ": \(reading.rows) lines read: \(reading.agreed) without objection, \(entered.count) taken, \(known.count) there already, \(reading.repeated) repeated, \(reading.refused) refused."
        )
        if outcome.absent > 0 {
            lines.append(
                language.text(
                    "  发下去的有 \(outcome.absent) 行不在里面,按无异议处理。",
                    "  \(outcome.absent) lines of the department are not in it: no objection to them."))
        }
        lines += entered.map { entry in
            let line = entry.appeal.line
            let number =
                isTrial
                ? language.text("可以收下", "would be taken")
                : language.text(
                    "申诉 \(entry.appeal.number)(更正 \(entry.proposal),待定)",
                    "appeal \(entry.appeal.number) (correction \(entry.proposal), proposed)")
            return ProblemText.visible(
                "  \(number)  \(line.target.subject) \(line.name)  \(line.code)  \(line.target.day.iso)  \(line.target.points)  \(entry.appeal.reason)"
            )
        }
        lines += known.map { entry in
            language.text(
                "  明细 \(entry.appeal.line.number) 已有申诉 \(entry.appeal.number)(\(entry.state)),没有再记",
                "  line \(entry.appeal.line.number) is appeal \(entry.appeal.number) already (\(entry.answer?.verdict.rawValue ?? "open")), not entered again"
            )
        }
        lines += reading.remarks.prefix(Self.shown).map {
            "  " + ProblemText.visible("\($0.cell) \(language.text("不是明细行:", "is no line: "))\($0.text)")
        }
        if reading.remarks.count > Self.shown {
            let more = reading.remarks.count - Self.shown
            lines.append(language.text("  …… 另有 \(more) 行不是明细行", "  … and \(more) more that are no lines"))
        }
        if isTrial { lines.append(language.text("只是试读,什么也没有记。", "Only tried; nothing was entered.")) }
        return lines.joined(separator: "\n") + "\n"
    }

    private func head(_ outcome: AppealDesk.Import) -> String {
        let last = outcome.window?.last.map { language.text(",截至 \($0.iso)", ", until \($0.iso)") } ?? ""
        let whose = outcome.department.isEmpty ? "" : " \(outcome.department)"
        let period = outcome.period.map { " " + language.text($0.title, $0.label) } ?? ""
        return ProblemText.visible(
            "\(outcome.file)\(whose)\(period)\(last)")
    }
}
