internal import AppealReading
internal import Diagnostics
internal import LogReading
internal import RecordModel

/// `docs/checks.md`: every code of the checker and of row findings with cause, remedy and an example.
public enum ChecksPage {
    /// The whole page, in Markdown.
    public static var markdown: String {
        let topics = HelpTopic.all.map { topic in
            "## \(topic.title)\n\n" + (topic.preface.isEmpty ? "" : topic.preface + "\n\n")
                + topic.pages.map(section).joined(separator: "\n")
        }
        return preface + "\n" + topics.joined(separator: "\n") + "\n" + tables + "\n" + findings + "\n" + appeals
    }

    private static let preface = """
        # 检查提示

        <!-- 由 kaohe docs checks 生成,不要手改:文字在 Sources/Diagnostics/Help、RecordModel/FindingHelp.swift、LogReading/TableProblemHelp.swift 和 AppealReading/AppealProblemHelp.swift。 -->

        `kaohe check` 检查规则、日历、考勤和中心文件,一次找出全部问题。每个问题有固定的代码,本页逐个说明原因和改法;
        在命令行用 `kaohe check --explain 代码` 看其中一个。

        - **错误**:文件不能用,改好之前不计分。
        - **警告**:文件能用,但有写了不起作用的内容。
        - **提示**:一个问题,请办公室看一眼;可能本来就没有错。

        每个例子都由测试核对:不对的写法确实得到这个提示,对的写法什么提示也没有。例子只写有关的几行,其余照常。

        """

    /// A code's section.
    static func section(_ help: DiagnosticHelp) -> String {
        var text = """
            ### `\(help.code.rawValue)` \(help.title.zh)

            \(help.code.severity.title.zh)

            - 原因:\(help.cause)
            - 改法:\(help.remedy)


            """
        text += snippet("不对", help.wrong)
        if let problem = help.wrong.problems.first(where: { $0.code == help.code }) {
            text += "程序说:\n\n```text\n\(printed(problem))\n```\n\n"
        }
        return text + snippet("对", help.right).dropLast()
    }

    /// A problem as it is printed, without its place, which would be one in the example's frame.
    static func printed(_ problem: Diagnostic) -> String {
        let severity = problem.severity.title.zh
        return "\(severity)[\(problem.code.rawValue)]: \(problem.message.zh)\n改法:\(problem.remedy.zh)"
    }

    private static func snippet(_ heading: String, _ example: HelpExample) -> String {
        let place = example.place.isEmpty ? "" : "(\(example.place))"
        return "\(heading)\(place):\n\n"
            + example.files.map { file in
                let name = example.files.count > 1 ? "# \(file.name)\n" : ""
                return "```yaml\n\(name)\(file.shown)\n```\n\n"
            }.joined()
    }

    private static var tables: String {
        """
        ## 整张表的问题

        `kaohe run` 读到这样的名册或记录时什么也不写,把所有问题一起列出。


        """ + TableProblem.Code.allCases.map(section).joined(separator: "\n")
    }

    /// The section of a problem a whole table has.
    static func section(_ code: TableProblem.Code) -> String {
        let help = code.help
        let head = "### `\(code.rawValue)` \(help.title)\n\n错误\n\n- 原因:\(help.cause)\n- 改法:\(help.remedy)\n"
        guard let example = help.example else { return head }
        return head + "\n不对(打卡记录):\n\n\(table(example.shown))\n对:\n\n\(table(example.right))"
    }

    private static func table(_ text: String) -> String {
        "```csv\n" + text + (text.hasSuffix("\n") ? "" : "\n") + "```\n"
    }

    private static var appeals: String {
        """
        ## 申诉表

        `kaohe appeals import` 不收的申诉,见 [appeals.md](appeals.md)。


        """ + AppealProblem.Code.allCases.map(section).joined(separator: "\n")
    }

    /// The section of a code with which appeals are refused.
    static func section(_ code: AppealProblem.Code) -> String {
        let help = code.help
        let scope = code.isOfForm ? "整份不收" : "这一行不收"
        return "### `\(code.rawValue)` \(help.title)\n\n\(scope)\n\n- 原因:\(help.cause)\n- 改法:\(help.remedy)\n"
    }

    private static var findings: String {
        """
        ## 数据问题

        名册和各种记录里有问题的行,列在 `findings.csv` 和总表的“数据问题”里。

        - **错误**:这一行搁置,不计分;发布之前要改好。
        - **待核**:事实还没有查清,暂不计分;发布之前要核实。
        - **警告**:不搁置,请看一眼。


        """ + FindingCode.allCases.map(section).joined(separator: "\n")
    }

    /// A finding's section.
    static func section(_ code: FindingCode) -> String {
        let help = code.help
        func table(_ rows: [String]) -> String { Self.table(([help.header] + rows).joined(separator: "\n")) }
        let words = """
            ### `\(code.rawValue)` \(code.message)

            \(code.severity.title)

            - 原因:\(help.cause)
            - 改法:\(code.remedy)。

            """
        guard help.hasExample else { return words }
        return words + """

            不对(\(help.table.title)):

            \(table(help.wrong))
            对:

            \(table(help.right))
            """
    }
}

extension Finding.Severity {
    /// The word it is printed with, in Chinese.
    var title: String {
        switch self {
        case .error: "错误"
        case .warning: "警告"
        case .pending: "待核"
        }
    }
}
