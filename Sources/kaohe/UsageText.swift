import ArgumentParser
import Diagnostics

/// What the argument parser says, in Chinese: it has English alone, and shows no more of its errors than their text.
///
/// Only what it is known to write is put into other words; whatever else it may say passes through as it is.
enum UsageText {
    /// A complaint about wrong usage, with the usage below it.
    static func complaint(_ text: String) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard let first = lines.first, let message = rest(of: first, behind: "Error: ") else { return text }
        lines[0] = "用法不对:" + sentence(String(message))
        return lines.map(line).joined(separator: "\n")
    }

    /// A page of help: what it is made of, by name; the texts in it are in both languages.
    static func help(_ text: String) -> String {
        guard ["OVERVIEW: ", "USAGE: ", "Usage: "].contains(where: text.hasPrefix) else { return text }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { line(String($0)) }
            .joined(separator: "\n")
    }

    private static let headings = [
        ("OVERVIEW: ", "说明:"), ("USAGE: ", "用法:"), ("Usage: ", "用法:"), ("Help:  ", "说明:"), ("ARGUMENTS:", "参数:"),
        ("OPTIONS:", "选项:"), ("SUBCOMMANDS:", "子命令:"),
    ]

    private static let phrases = [
        ("Show help information.", "显示帮助"), ("Show the version.", "显示版本"),
        ("Show subcommand help information.", "显示子命令的帮助"),
    ]

    private static func line(_ line: String) -> String {
        for (heading, words) in headings {
            if let rest = rest(of: line, behind: heading) { return words + rest }
        }
        if let match = line.wholeMatch(of: /( *)See '(.+)' for (?:more information|detailed help)\./) {
            return "\(match.1)详见 \(match.2)"
        }
        var line = line
        for (english, chinese) in phrases where line.hasSuffix(english) {
            line = line.dropLast(english.count) + chinese
        }
        return line.replacing(/\(default: ([^()]*)\)$/) { "(缺省:\($0.1))" }
            .replacing(/\(values: ([^()]*); default: ([^()]*)\)$/) { "(可写:\($0.1);缺省:\($0.2))" }
            .replacing(/\(values: ([^()]*)\)$/) { "(可写:\($0.1))" }
    }

    /// One of the parser's sentences.
    private static func sentence(_ text: String) -> String {
        if let match = text.wholeMatch(of: /Unknown option '(.+?)'(?:\. Did you mean '(.+)'\?)?/) {
            return "没有 \(match.1) 这个选项" + (match.2.map { ",是不是 \($0)" } ?? "")
        }
        if let match = text.wholeMatch(of: /Missing value for '(.+)'/) { return "\(match.1) 后面要写内容" }
        if let match = text.wholeMatch(of: /Missing expected argument '(.+)'/) { return "缺少 \(match.1)" }
        if let match = text.wholeMatch(of: /Missing one of: '(.+)'/) {
            return "要写其中一个:\(match.1.replacing("', '", with: "、"))"
        }
        if let match = text.wholeMatch(of: /Unexpected argument '(.*)'/) {
            return unexpected(String(match.1))
        }
        if let match = text.wholeMatch(of: /(\d+) unexpected arguments: '(.*)'/) {
            return "多了 \(match.1) 项:\(match.2.replacing("', '", with: "、"))"
        }
        if let match = text.wholeMatch(
            of: /The value '(.*)' is invalid for '(.+?)'(?:\. Please provide one of (.+)\.)?/)
        {
            let words = match.3.map { String($0).replacing(/'([^']*)'(?:, | and | or )?/) { "\($0.1)、" } } ?? ""
            return "\(match.2) 不能是“\(match.1)”" + (words.isEmpty ? "" : ",可以是 \(words.dropLast())")
        }
        if let match = text.wholeMatch(of: /The option '(.+)' does not take any value, but '(.*)' was specified\./) {
            return "\(match.1) 后面不写内容,而这里写了“\(match.2)”"
        }
        if let match = text.wholeMatch(of: /Value to be set with flag '(.+)' had already been set with flag '(.+)'/) {
            return "\(match.1) 和前面的 \(match.2) 只能写一个"
        }
        if text == "Missing required subcommand." { return "缺少子命令" }
        return text
    }

    /// What should not be there: instead of a command, one that does not exist.
    private static func unexpected(_ word: String) -> String {
        guard CommandLine.arguments.dropFirst().first == word else { return "多了“\(word)”" }
        let names = Kaohe.configuration.subcommands.compactMap { $0.configuration.commandName }
        return "没有“\(word)”这个命令" + (NearestName.find(word, among: names).map { ",是不是 \($0)" } ?? "")
    }

    private static func rest(of line: String, behind prefix: String) -> Substring? {
        line.hasPrefix(prefix) ? line.dropFirst(prefix.count) : nil
    }
}
