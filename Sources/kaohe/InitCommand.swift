import ArgumentParser
import CentreRun
import Chronology
import Diagnostics
import Starter

/// `kaohe init`: a new centre's folder with commented examples.
struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "新建一个中心的文件夹,带有说明和示例 · a new centre's folder with examples")

    @Argument(help: "新的文件夹;已经有的,必须是空的 · a new or empty folder")
    var folder: String

    @Option(help: "考核哪一年,缺省为今年 · the year, this one unless stated")
    var year: Int?

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if folder.isEmpty { throw ValidationError("要写明文件夹 · name the folder") }
        if let year, !(1_900...9_999).contains(year) {
            throw ValidationError("--year 是四位数的年份 · a year of four digits")
        }
    }

    func run() async throws {
        let language = common.language
        let wanted = year ?? PeriodChoice.today?.components.year ?? 0
        guard let files = Starter.files(year: wanted) else {
            throw refused(withoutCalendar(wanted, language), language)
        }
        do {
            try await reporting(in: language) {
                try NewFolder.write(files.map { ($0.path, $0.text) }, to: folder, last: "centre.yaml")
                try Terminal.answer(next(files, wanted, language))
            }
        } catch let taken as NewFolder.Taken {
            throw refused(occupied(taken, language), language)
        }
    }

    private func refused(_ why: String, _ language: Language) -> ExitCode {
        Terminal.complain(why + "\n" + language.text("没有写出任何文件。\n", "Nothing was written.\n"))
        return ExitCode(1)
    }

    private func withoutCalendar(_ year: Int, _ language: Language) -> String {
        let known = Starter.years.map(String.init).joined(separator: language.text("、", ", "))
        let nearest = Starter.years.min { abs($0 - year) < abs($1 - year) } ?? year
        return language.text(
            """
            没有\(year)年的工作日历;程序带有的是:\(known)。
            没有放假和调休的日历会把假日算成旷工,所以不写空的。用 --year \(nearest) 建好,把 rules/china-\(nearest).yaml 复制成
            rules/china-\(year).yaml,照国务院办公厅的放假通知改年度、文号和日期,再在 centre.yaml 的“工作日历”里写上它。
            """,
            """
            There is no calendar of \(year); the program ships \(known).
            Without holidays every one of them would count as absence, so none is made up. Name --year \(nearest), copy
            rules/china-\(nearest).yaml to rules/china-\(year).yaml, change its year and days after the State Council's notice,
            and name it in centre.yaml (工作日历).
            """)
    }

    private func occupied(_ taken: NewFolder.Taken, _ language: Language) -> String {
        guard !taken.names.isEmpty else {
            return language.text("\(folder) 已经有了,而且不是文件夹。", "\(folder) is there, and is no folder.")
        }
        let shown = taken.names.prefix(5).map(ProblemText.visible).joined(separator: language.text("、", ", "))
        let more = taken.names.count - 5
        return language.text(
            "\(folder) 不是空的,里面有:\(shown)" + (more > 0 ? " 等 \(taken.names.count) 项" : "") + "。换一个新的文件夹。",
            "\(folder) is not empty: \(shown)" + (more > 0 ? " and \(more) more" : "") + ". Name a new folder.")
    }

    private func next(_ files: [Starter.File], _ year: Int, _ language: Language) -> String {
        let isPlain = folder.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || $0.properties.numericType != nil || "/._-".unicodeScalars.contains($0)
        }
        let quoted =
            isPlain
            ? folder
            : "'"
                + folder.split(separator: "'", omittingEmptySubsequences: false)
                .joined(separator: "'\\''") + "'"
        return language.text(
            """
            建好了 \(folder),\(files.count) 个文件,里面的机构、人员和记录都是虚构的;先看其中的 说明.md。接着:
              kaohe check --centre \(quoted)
              kaohe test --centre \(quoted)
              kaohe run --centre \(quoted) --period \(year)Q1
              kaohe explain K004 --centre \(quoted) --period \(year)Q1

            """,
            """
            Made \(folder) with \(files.count) files; the centre, its people and rows are fictional. 说明.md in it says what to
            replace. Next:
              kaohe check --centre \(quoted)
              kaohe test --centre \(quoted)
              kaohe run --centre \(quoted) --period \(year)Q1
              kaohe explain K004 --centre \(quoted) --period \(year)Q1

            """)
    }
}
