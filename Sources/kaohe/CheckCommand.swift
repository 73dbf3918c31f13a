import ArgumentParser
import CentreRun
import Diagnostics
import Manual

/// `kaohe check`: checks rule, calendar, policy and centre files.
struct CheckCommand: AsyncParsableCommand {
    /// How problems are printed.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json, sarif
    }

    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "检查考核办法、日历、考勤制度和 centre.yaml · checks rule files")

    @Argument(help: "文件或文件夹;缺省为当前中心及其引用的文件 · files or folders")
    var paths: [String] = []

    @Option(help: "中心的文件夹,缺省为当前文件夹 · the centre's folder")
    var centre = "."

    @Option(help: "输出格式 text|json|sarif · output format")
    var format = Format.text

    @Option(help: "解释一个代码:原因、改法、示例 · explains a code")
    var explain: String?

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let language = common.language
        if let explain { return try answer(explain, language) }
        var hasErrors = false
        try await reporting(in: language) {
            let check = try RuleCheck.run(paths.isEmpty ? [centre] : paths)
            hasErrors = check.diagnostics.hasErrors
            switch format {
            case .text:
                try Terminal.answer(
                    TextRenderer(language: language, sources: check.sources).render(check.diagnostics)
                        + summary(check, language) + "\n")
                // The files of one centre, once its settings are sound.
                if let folder = check.centre, !hasErrors {
                    hasErrors = try await tables(of: folder, check.sources, language)
                }
            case .json: try Terminal.answer(JSONRenderer(language: language).render(check.diagnostics) + "\n")
            case .sarif:
                try Terminal.answer(
                    SARIFRenderer(language: language, version: CentreRun.version).render(check.diagnostics) + "\n")
            }
        }
        if hasErrors { throw ExitCode(1) }
    }

    /// Prints how each file of a centre is understood.
    /// - Returns: whether any cannot be read.
    private func tables(of centre: Centre, _ sources: [SourceText], _ language: Language) async throws -> Bool {
        let (previews, problems) = try await TablePreview.all(of: centre, jobs: 2)
        try Terminal.answer(
            PreviewText(language: language).render(previews)
                + ProblemText(language: language, sources: sources).render(problems))
        return !problems.isEmpty
    }

    private func answer(_ code: String, _ language: Language) throws {
        guard let text = Explanation.text(of: code, in: language) else {
            let nearest = NearestName.find(code, among: Explanation.codes)
            throw ValidationError(
                language.text("没有“\(code)”这个代码。", "there is no code '\(code)'.")
                    + (nearest.map { language.text("是否想写“\($0)”?", " did you mean '\($0)'?") } ?? ""))
        }
        try Terminal.answer(text)
    }

    private func summary(_ check: RuleCheck, _ language: Language) -> String {
        func count(_ severity: Diagnostic.Severity) -> Int { check.diagnostics.count { $0.severity == severity } }
        return language.text(
            "检查了 \(check.sources.count) 个文件:错误 \(count(.error))、警告 \(count(.warning))、提示 \(count(.hint))。",
            "\(check.sources.count) files checked: \(count(.error)) errors, \(count(.warning)) warnings, \(count(.hint)) hints."
        )
    }
}
