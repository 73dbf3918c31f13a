import ArgumentParser
import Manual

/// `kaohe docs`: prints the generated pages of `docs/`, for those who change the program.
struct DocsCommand: ParsableCommand {
    /// A generated page.
    enum Page: String, CaseIterable, ExpressibleByArgument {
        case checks
    }

    static let configuration = CommandConfiguration(
        commandName: "docs", abstract: "输出自动生成的文档 · prints a generated page", shouldDisplay: false)

    @Argument(help: "checks")
    var page: Page

    func run() throws {
        switch page {
        case .checks: try Terminal.answer(ChecksPage.markdown)
        }
    }
}
