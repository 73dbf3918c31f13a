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

    /// - Parameter consequence: what is so now, where it is not that everything is as it was.
    static func render(
        _ failure: MachineFailure, in language: Language, consequence: (zh: String, en: String)? = nil
    ) -> String {
        let reason = failure.errno == 0 ? failure.detail : SystemReason.text(failure.errno, in: language)
        let busy = failure.operation == "flock"
        let what =
            busy
            ? language.text("另一个 kaohe 正在写这个文件夹", "another kaohe is writing this folder")
            : language.text("机器故障", "the machine failed")
        return "\(what): \(SystemReason.operation(failure.operation, in: language)) "
            + "\(SystemReason.place(failure.path, in: language)): \(reason)\n"
            + language.text(
                (consequence?.zh ?? "原有的结果没有改动。") + "\n",
                (consequence?.en ?? "The previous output is as it was.") + "\n")
    }
}
