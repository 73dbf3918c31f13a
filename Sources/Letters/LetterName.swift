internal import Diagnostics
internal import RecordModel

/// What a template may be called: files and worksheets are called by it.
extension LetterTemplatePass {
    /// Worksheets of a department's book.
    private static let taken = ["申诉表", "个人明细", "部门汇总", "规则依据", "后续处理", "申诉答复", "更正"]
    /// No worksheet may have them in its name, and many a system no file.
    private static let forbidden: Set<Character> = ["/", "\\", ":", "*", "?", "[", "]"]

    mutating func check(name: String, at span: SourceSpan) {
        let another = Wording(
            zh: "换一个名称,如“限期整改通知书”;印出的标题另写在正文的【标题】里",
            en: "choose another; the printed heading is the 【标题】 of the text")
        let folded = HalfWidth.fold(name)
        if Self.taken.contains(folded) {
            report(
                .letterBadName, at: span,
                Wording(
                    zh: "“\(folded)”是程序自己的工作表的名字,文书不能叫这个", en: "'\(folded)' is one of the program's own worksheets"),
                another)
        } else if let character = name.first(where: { Self.forbidden.contains($0) }) {
            report(
                .letterBadName, at: span,
                Wording(
                    zh: "名称里不能有“\(character)”:文件和工作表以它命名",
                    en: "'\(character)' cannot stand in the name: files and worksheets are called by it"),
                another)
        } else if name.first == "." || name.first == "\u{FF0E}" {
            report(
                .letterBadName, at: span,
                Wording(zh: "名称不能以点开头:这样的文件是隐藏的", en: "a name that begins with a dot is that of a hidden file"), another
            )
        }
    }
}
