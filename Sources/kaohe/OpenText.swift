import Diagnostics
import Publication

/// What a step says of appeals and proposals that are still to be decided; nothing where there are none.
struct OpenText {
    let language: Language

    func render(_ open: OpenAppeals) -> String {
        guard !open.isNone else { return "" }
        let head = language.text(
            "还有 \(open.appeals.count) 项申诉没有答复,\(open.proposals.count) 项更正没有决定:",
            "\(open.appeals.count) appeals have no answer, \(open.proposals.count) corrections are not decided:")
        return ([head] + open.lines(language)).map { ProblemText.visible($0) + "\n" }.joined()
    }
}
