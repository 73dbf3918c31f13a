public import Chronology
public import Diagnostics
internal import LedgerModel
internal import ScoreModel

/// Why no appeal of a period is taken at all, or none is answered; nothing was changed.
public enum AppealRefusal: Error, Hashable, Sendable {
    /// A draft takes no appeals.
    case stillDraft(Period)
    /// Its notice was taken down: what came in while it hung is taken once it is on notice again.
    case noticeWithdrawn(Period)
    /// What was received is dated after today.
    case receivedLater(Day, today: Day)
    /// What was received is dated before there was anything to appeal against.
    case receivedBefore(Day, first: Day)
    /// The department's book is not where it was written.
    case bookMissing(Period, path: String)
    /// The department's book is not what was written.
    case bookAltered(Period, path: String)
    /// The line already counts 0: there is nothing to lift.
    case nothingToLift(Int)
    /// Points or a row go with 更正 only.
    case insteadOfNothing(Int)

    /// What people are told: what is so, and what to do about it.
    public func text(in language: Language) -> String {
        let (message, remedy) = wording
        return message.text(in: language) + "\n" + remedy.text(in: language) + "\n"
    }

    /// What is so, and what to do about it.
    var wording: (message: Wording, remedy: Wording) {
        func again(_ period: Period) -> Wording {
            Wording(
                zh: "再运行一次 kaohe run --period \(period.label):定下的一期写出的还是原来的文件;结果写在别处的,用 --output 指明",
                en: "kaohe run --period \(period.label) writes it again as it was; name the folder with --output")
        }
        switch self {
        case .stillDraft(let period):
            return (
                Wording(
                    zh: "\(period.title)还是草稿,没有公示或公布,不受理申诉。",
                    en: "\(period.label) is a draft: appeals are taken once it is on notice or published."),
                Wording(
                    zh: "先公示:kaohe publish --notice --by 姓名 --period \(period.label)",
                    en: "First: kaohe publish --notice --by NAME --period \(period.label)")
            )
        case .noticeWithdrawn(let period):
            return (
                Wording(
                    zh: "\(period.title)的公示已撤下,现在是草稿,暂不受理申诉。",
                    en: "The notice of \(period.label) was taken down; a draft takes no appeals."),
                Wording(
                    zh: "申诉表请保留:重新公示以后再导入,用 --received 写明收到的日期,原公示期间收到的照样受理",
                    en:
                        "Keep the form: import it once the period is on notice again, with the day it came in --received; what came in while the first notice hung is taken"
                )
            )
        case .receivedLater(let day, let today):
            return (
                Wording(zh: "收到的日期 \(day.iso) 在今天(\(today.iso))以后。", en: "\(day.iso) lies after today, \(today.iso)."),
                Wording(zh: "核对 --received", en: "Check --received")
            )
        case .receivedBefore(let day, let first):
            return (
                Wording(
                    zh: "收到的日期 \(day.iso) 早于公示(公布)的第一天 \(first.iso)。",
                    en: "\(day.iso) lies before the first day of the notice or publication, \(first.iso)."),
                Wording(zh: "核对 --received", en: "Check --received")
            )
        case .bookMissing(let period, let path):
            return (
                Wording(
                    zh: "没有 \(path),不能与发下去的工作簿核对。", en: "\(path) is not there to hold the appeals against."),
                again(period)
            )
        case .bookAltered(let period, let path):
            return (
                Wording(
                    zh: "\(path) 不是档案里记的那一份,不能与它核对。", en: "\(path) is not the file the ledger recorded."),
                again(period)
            )
        case .nothingToLift(let number):
            return (
                Wording(
                    zh: "申诉 \(number) 的那一行本来就是 0 分,取消它什么也不改变。", en: "The line of appeal \(number) counts 0 already."),
                Wording(
                    zh: "用 --points 写明应得的分,或用 --row 更正所依据的记录;不改变的,答复 --uphold",
                    en: "Name the points with --points, correct its row with --row, or answer --uphold")
            )
        case .insteadOfNothing(let number):
            return (
                Wording(zh: "申诉 \(number) 答复维持,不能同时写明更正的内容。", en: "Appeal \(number) is upheld: nothing is corrected."),
                Wording(zh: "要改的,答复“更正”", en: "To correct it, answer --correct")
            )
        }
    }
}
