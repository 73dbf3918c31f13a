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
    /// A bonus is not lifted because somebody appealed against it.
    case bonusToLift(Int, from: String)
    /// The points given are not better for who appealed.
    case notBetter(Int, from: String, to: String)
    /// The points given have more decimals than the sheet.
    case tooFine(Int, String, decimals: Int)
    /// What is corrected leaves the line as it is.
    case changesNothing(Int)
    /// What is corrected takes more from who appealed.
    case makesWorse(Int, from: String)
    /// A correction entered otherwise changes the line already.
    case changedAlready(Int, by: [Int], upheld: Bool)
    /// The answer is dated before the appeal was received.
    case answeredBefore(Int, on: Day, received: Day)

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
        default: return answers
        }
    }

    /// What is so of an answer, and what to do about it.
    private var answers: (message: Wording, remedy: Wording) {
        let worse = Wording(
            zh: "申诉的更正只能对申诉人有利;确实要减分的,另作更正:kaohe correct add;这一行不变的,答复 --uphold",
            en:
                "An appeal makes nothing worse. To take points enter a correction: kaohe correct add; or answer --uphold"
        )
        switch self {
        case .bonusToLift(let number, let from):
            return (
                Wording(
                    zh: "申诉 \(number) 的那一行是加分(\(from)),不写 --points 就会把它取消,没有答复。",
                    en: "The line of appeal \(number) is a bonus (\(from)); without --points it would be lost."),
                Wording(
                    zh: "用 --points 写明应得的分(比 \(from) 多),或用 --row 更正所依据的记录;要取消这项加分的,另作更正:kaohe correct add",
                    en:
                        "Name the points, more than \(from), with --points, or its row with --row; to take the bonus away: kaohe correct add"
                )
            )
        case .notBetter(let number, let from, let to):
            return (
                Wording(
                    zh: "申诉 \(number) 的那一行是 \(from) 分,改为 \(to) 分对申诉人没有好处,没有答复。",
                    en: "The line of appeal \(number) is \(from); \(to) is not better for who appealed."), worse
            )
        case .tooFine(let number, let points, let decimals):
            return (
                Wording(
                    zh: "申诉 \(number) 的分值 \(points) 超过考核表的 \(decimals) 位小数,没有答复。",
                    en: "\(points) for appeal \(number) has more than the sheet's \(decimals) decimals."),
                Wording(zh: "至多写 \(decimals) 位小数", en: "Write \(decimals) decimals at most")
            )
        case .makesWorse(let number, let from):
            return (
                Wording(
                    zh: "这条更正会使申诉 \(number) 的那一行(\(from) 分)对申诉人更不利,没有答复。",
                    en: "This makes the line of appeal \(number), \(from), worse for who appealed."), worse
            )
        case .changedAlready(let number, let others, let upheld):
            let list = others.map(String.init).joined(separator: "、")
            let which = others.first.map(String.init) ?? "编号"
            return (
                Wording(
                    zh: "申诉 \(number) 的那一行已经由更正 \(list) 改变,"
                        + (upheld ? "不能答复维持。" : "不用再改分。"),
                    en: "The line of appeal \(number) is changed by correction \(list) already"
                        + (upheld ? ": it cannot be upheld." : ".")),
                Wording(
                    zh: "答复:kaohe appeals decide \(number) --correct --correction \(which)",
                    en: "Answer: kaohe appeals decide \(number) --correct --correction \(which)")
            )
        case .answeredBefore(let number, let day, let received):
            return (
                Wording(
                    zh: "答复的日期 \(day.iso) 早于收到申诉 \(number) 的日期 \(received.iso)。",
                    en: "\(day.iso) lies before the day appeal \(number) was received, \(received.iso)."),
                Wording(zh: "核对 --on", en: "Check --on")
            )
        default:
            let number = if case .changesNothing(let number) = self { number } else { 0 }
            return (
                Wording(
                    zh: "这条更正不改变所申诉的这一行(申诉 \(number)),没有答复。",
                    en: "This correction does not change the line of appeal \(number); nothing was answered."),
                Wording(
                    zh:
                        "核对 --row、--correction:要更正的是这一行“依据”里的记录(见 kaohe appeals list);或用 --points 写明应得的分,不改的答复 --uphold",
                    en:
                        "Check --row or --correction: the row is in the line's evidence (kaohe appeals list); or name --points, or answer --uphold"
                )
            )
        }
    }
}
