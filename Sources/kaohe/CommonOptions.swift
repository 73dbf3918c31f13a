import ArgumentParser
import CentreRun
import Diagnostics
import Glibc
import Ledger
import LogReading
import Publication

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
    } catch let refusal as PublicationRefusal {
        Terminal.complain(refusal.text(in: language))
        throw ExitCode(1)
    } catch let problem as TableProblem {
        Terminal.complain(ProblemText(language: language, sources: []).render([.table(problem)]))
        throw ExitCode(1)
    } catch let several as TableProblems {
        Terminal.complain(
            ProblemText(language: language, sources: []).render(several.problems.map { .table($0) }))
        throw ExitCode(1)
    } catch let failure as LedgerFailure {
        Terminal.complain(LedgerText.render(failure, in: language))
        throw ExitCode(2)
    } catch let failure as ReadFailure {
        Terminal.complain(
            ProblemText.render(
                MachineFailure(operation: failure.operation, path: failure.path, errno: failure.errno), in: language))
        throw ExitCode(2)
    } catch let failure as MachineFailure {
        Terminal.complain(ProblemText.render(failure, in: language))
        throw ExitCode(2)
    }
}
