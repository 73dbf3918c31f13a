import ArgumentParser
import CentreRun
import Diagnostics
import Glibc

/// What every command takes.
struct CommonOptions: ParsableArguments {
    @Option(name: .customLong("lang"), help: "消息语言 zh|en,缺省依系统语言 · language of messages")
    var lang: String?

    func validate() throws {
        if let lang, Language(rawValue: lang) == nil { throw ValidationError("--lang 只能是 zh 或 en · is zh or en") }
    }

    /// The language of messages.
    var language: Language { lang.flatMap { Language(rawValue: $0) } ?? Terminal.localeLanguage }
}

extension Language {
    /// A text in this language.
    func text(_ zh: String, _ en: String) -> String { self == .en ? en : zh }
}

/// Runs a command's work and turns what went wrong into its message and exit status.
func reporting(in language: Language, _ work: () async throws -> Void) async throws {
    do {
        try await work()
    } catch let refusal as RefusedRun {
        Terminal.complain(ProblemText(language: language, sources: refusal.sources).render(refusal.problems))
        Terminal.complain(language.text("没有写出任何文件。\n", "Nothing was written.\n"))
        throw ExitCode(1)
    } catch let failure as MachineFailure {
        Terminal.complain(ProblemText.render(failure, in: language))
        throw ExitCode(2)
    }
}
