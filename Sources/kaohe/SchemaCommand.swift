import ArgumentParser
import CentreRun
import Diagnostics
import RuleLoading
import RuleSchema

/// `kaohe schema`: JSON Schemas for editors.
struct SchemaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "输出规则文件的 JSON Schema,供编辑器提示和检查 · JSON Schemas for editors",
        discussion: """
            不写类别时输出一个适用于各类文件的 schema。 Without a kind: one schema for files of every kind.
            """)

    @Argument(help: "regulation|calendar|attendance|centre|examples,可用中文 · a kind of file")
    var kind: String?

    @Option(help: "写到这个文件夹,而不是标准输出 · a folder to write to")
    var output: String?

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let language = common.language
        let files = try chosen(language)
        try await reporting(in: language) {
            guard let output else {
                try Terminal.answer(files.last?.text ?? "")
                return
            }
            for file in files { try TextFile.write(file.text, named: file.name, in: output) }
        }
    }

    /// One kind's schema; without a kind, all of them, the one for every kind last.
    private func chosen(_ language: Language) throws -> [RuleSchema.File] {
        guard let kind else { return RuleSchema.files }
        if let known = RuleFileKind.named(kind) { return [RuleSchema.file(known)] }
        let kinds = RuleFileKind.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError(
            language.text("没有“\(kind)”这种文件;可以写:\(kinds)", "there is no kind of file '\(kind)': \(kinds)"))
    }
}
