internal import AppealReading
public import Diagnostics
internal import LogReading
internal import RecordModel

/// One code's page on a terminal (`kaohe check --explain CODE`): in Chinese the whole page, in English title and message.
public enum Explanation {
    /// The page of a code; `nil` where there is no such code. A code of files, tables and rows has a part for each.
    public static func text(of code: String, in language: Language) -> String? {
        let parts = [
            DiagnosticCode(rawValue: code)?.help.map { text($0, language) },
            TableProblem.Code(rawValue: code).map { text($0, language) },
            FindingCode(rawValue: code).map { text($0, language) },
            AppealProblem.Code(rawValue: code).map { text($0, language) },
        ].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: "\n")
    }

    /// Every code there is, for a suggestion.
    public static var codes: [String] {
        DiagnosticCode.allCases.map(\.rawValue) + TableProblem.Code.allCases.map(\.rawValue)
            + FindingCode.allCases.map(\.rawValue) + AppealProblem.Code.allCases.map(\.rawValue)
    }

    private static func text(_ help: DiagnosticHelp, _ language: Language) -> String {
        let head = "\(help.code.severity.title.text(in: language))[\(help.code.rawValue)] "
        let problem = help.wrong.problems.first { $0.code == help.code }
        if language == .en {
            return head + help.title.en + "\n"
                + (problem.map { "  e.g. \($0.message.en)\n  remedy: \($0.remedy.en)\n" } ?? "")
        }
        return head + help.title.zh + "\n  原因:\(help.cause)\n  改法:\(help.remedy)\n"
            + snippet("不对", help.wrong)
            + (problem.map { "  程序说:\n" + indented(ChecksPage.printed($0)) } ?? "") + snippet("对", help.right)
    }

    private static func text(_ code: TableProblem.Code, _ language: Language) -> String {
        let help = code.help
        let head = "\(language == .en ? "table" : "整张表")[\(code.rawValue)] \(help.title)\n"
        if language == .en { return head + "  remedy: \(help.remedy)\n" }
        let example = help.example.map {
            "  不对(打卡记录):\n" + indented($0.shown) + "  对:\n" + indented($0.right)
        }
        return head + "  原因:\(help.cause)\n  改法:\(help.remedy)\n" + (example ?? "")
    }

    private static func text(_ code: FindingCode, _ language: Language) -> String {
        let help = code.help
        if language == .en { return "row[\(code.rawValue)] \(code.message)\n  remedy: \(code.remedy)\n" }
        let head =
            "数据\(code.severity.title)[\(code.rawValue)] \(code.message)\n  原因:\(help.cause)\n  改法:\(code.remedy)\n"
        guard help.hasExample else { return head }
        return head
            + "  不对(\(help.table.title)):\n" + indented(([help.header] + help.wrong).joined(separator: "\n"))
            + "  对:\n" + indented(([help.header] + help.right).joined(separator: "\n"))
    }

    private static func text(_ code: AppealProblem.Code, _ language: Language) -> String {
        let help = code.help
        let head = "\(language == .en ? "appeal" : "申诉")[\(code.rawValue)] \(help.title)\n"
        if language == .en { return head + "  remedy: \(help.remedy)\n" }
        return head + "  原因:\(help.cause)\n  改法:\(help.remedy)\n"
    }

    private static func snippet(_ heading: String, _ example: HelpExample) -> String {
        let place = example.place.isEmpty ? "" : "(\(example.place))"
        return example.files.enumerated().map { index, file in
            let name = example.files.count > 1 ? "# \(file.name)\n" : ""
            return (index == 0 ? "  \(heading)\(place):\n" : "") + indented(name + file.shown)
        }.joined()
    }

    private static func indented(_ text: String) -> String {
        text.split(separator: "\n").map { "    \($0)\n" }.joined()
    }
}
