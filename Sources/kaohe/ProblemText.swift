import CentreRun
import Diagnostics
import Glibc
import LogReading
import RecordModel
import ScoreModel

/// Prints what kept a run from being done.
struct ProblemText {
    let language: Language
    let sources: [SourceText]

    func render(_ problems: [RunProblem]) -> String {
        let diagnostics = TextRenderer(language: language, sources: sources)
        return problems.map { problem in
            switch problem {
            case .setting(let diagnostic): diagnostics.render(diagnostic)
            case .table(let problem):
                block(
                    problem.path + (problem.line.map { ":\($0)" } ?? ""), problem.code.rawValue,
                    language == .en ? problem.english?.message ?? problem.message : problem.message, problem.text,
                    language == .en ? problem.english?.remedy ?? problem.remedy : problem.remedy)
            case .roster(let finding, let path):
                block(
                    RowNames.cell(path, row: finding.place.row, column: finding.columnLetter) + " \(finding.header)",
                    finding.code.rawValue,
                    finding.message, finding.text, finding.remedy, isWarning: finding.severity != .error)
            }
        }
        .joined(separator: "\n")
    }

    private func block(
        _ place: String, _ code: String, _ message: String, _ text: String, _ remedy: String, isWarning: Bool = false
    ) -> String {
        let severity = isWarning ? language.text("警告", "warning") : language.text("错误", "error")
        let quote = text.isEmpty ? "" : "  | \(Self.visible(text.prefix(200)))\n"
        return "\(place): \(severity)[\(code)]: \(message)\n\(quote)  = \(language.text("改法:", "remedy: "))\(remedy)\n"
    }

    /// Control characters would move the terminal's cursor.
    static func visible(_ text: some StringProtocol) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
    }

    /// What an administrator would say of the system's commonest refusals; the system itself says it in English.
    private static func chineseReason(_ number: Int32) -> String? {
        switch number {
        case EACCES, EPERM: "没有权限,换一个可以写的文件夹,或请管理员授权"
        case EROFS: "这个位置是只读的,换一个可以写的文件夹"
        case ENOSPC, EDQUOT: "磁盘已满,清理后重试"
        case EFBIG: "文件超出允许的大小"
        case ENOTDIR: "路径中有一段是文件,不是文件夹"
        case ENOENT: "没有这个位置,核对路径"
        case ENAMETOOLONG: "名字太长,换一个短的路径"
        case EIO: "磁盘读写出错,检查磁盘"
        case ENOMEM: "内存不足"
        default: nil
        }
    }

    /// What an administrator would say of a refusal of the system's; `nil` for one that is not common, and in English.
    static func reason(_ number: Int32, in language: Language) -> String? {
        language == .zh ? chineseReason(number) : nil
    }

    static func render(_ failure: MachineFailure, in language: Language) -> String {
        let said = failure.errno == 0 ? failure.detail : String(cString: strerror(failure.errno))
        let reason = language == .zh ? chineseReason(failure.errno).map { "\($0)(\(said))" } ?? said : said
        let busy = failure.operation == "flock"
        let what =
            busy
            ? language.text("另一个 kaohe 正在写这个文件夹", "another kaohe is writing this folder")
            : language.text("机器故障", "the machine failed")
        return "\(what): \(failure.operation) \(failure.path): \(reason)\n"
            + language.text("原有的结果没有改动。\n", "The previous output is as it was.\n")
    }
}
