internal import Chronology
public import Diagnostics
internal import Ledger
internal import LedgerModel
internal import RecordModel
internal import ScoreModel

extension PublicationRefusal {
    /// What people are told: what is so, and what to do about it.
    public func text(in language: Language) -> String {
        let (message, remedy) = wording
        let lines = [message.text(in: language)] + details(language) + [remedy.text(in: language)]
        return lines.filter { !$0.isEmpty }.map { $0 + "\n" }.joined()
    }

    private var wording: (message: Wording, remedy: Wording) {
        switch self {
        case .noLedger:
            (
                Wording(zh: "这个中心没有考核档案,不能公布。", en: "The centre keeps no ledger, so nothing can be published."),
                Wording(
                    zh: "在 centre.yaml 里写一行:ledger: ledger.sqlite", en: "Write in centre.yaml: ledger: ledger.sqlite")
            )
        case .folderFrozen(let claim):
            (
                Wording(
                    zh:
                        "\(claim.folder) 里是 \(claim.centre)\(claim.stage == .notice ? "公示中" : "已公布")的结果,而这个中心的考核档案里没有,不能覆盖。",
                    en:
                        "\(claim.folder) holds results of \(claim.centre) that are \(claim.stage == .notice ? "on notice" : "published"), of which this centre's ledger knows nothing."
                ),
                Wording(
                    zh: "档案丢了或坏了的,用备份或 kaohe ledger restore 恢复;别的中心的结果,用 --output 另写一处",
                    en: "Restore the ledger from a copy or with kaohe ledger restore; write elsewhere with --output.")
            )
        case .neverRun(let period):
            (
                Wording(
                    zh: "档案里没有 \(period.title)(\(period.label))的考核。", en: "The ledger has no run of \(period.label)."),
                Wording(
                    zh: "先运行 kaohe run --period \(period.label)", en: "First: kaohe run --period \(period.label)")
            )
        case .notEnded(let period, let day):
            (
                Wording(
                    zh: "\(period.title)到 \(period.last.iso) 才结束,\(day.iso) 还不能公示或公布。",
                    en: "\(period.label) lasts until \(period.last.iso); nothing can be published on \(day.iso)."),
                Wording(zh: "用 --period 指明另一期,或用 --on 写明办理的日期", en: "Name another --period, or the day with --on")
            )
        case .alreadyPublished(let period, let day, let name):
            (
                Wording(
                    zh: "\(period.title)已公布(\(day?.iso ?? ""),\(name)),不再改变。",
                    en: "\(period.label) is published (\(day?.iso ?? ""), \(name)) and does not change any more."),
                Wording(zh: "有错误的,登记更正后作更正", en: "What is wrong with it is corrected by an amendment")
            )
        case .alreadyOnNotice(let period, let notice):
            (
                Wording(
                    zh: "\(period.title)已在公示(\(notice.first.iso) 至 \(notice.last.iso))。",
                    en: "\(period.label) is on notice (\(notice.first.iso) to \(notice.last.iso))."),
                Wording(
                    zh: "期满后公布;要改,先撤下公示:kaohe publish --withdraw 理由 --by 姓名",
                    en: "Publish it when the notice has ended; to change it: kaohe publish --withdraw REASON --by NAME")
            )
        case .frozenByNotice(let period, let notice):
            (
                Wording(
                    zh: "\(period.title)正在公示(\(notice.first.iso) 至 \(notice.last.iso)),不能再改。",
                    en: "\(period.label) is on notice (\(notice.first.iso) to \(notice.last.iso)) and does not change."),
                Wording(
                    zh: "要改,先撤下公示:kaohe publish --withdraw 理由 --by 姓名",
                    en: "To change it: kaohe publish --withdraw REASON --by NAME")
            )
        case .noNoticeDays:
            (
                Wording(
                    zh: "centre.yaml 里公示的天数是 0,这个中心不公示。",
                    en: "notice days is 0 in centre.yaml: this centre puts up none."),
                Wording(zh: "直接公布,不写 --notice", en: "Publish it without --notice")
            )
        case .noticeBeforeItsDay(let first, let day):
            (
                Wording(
                    zh: "公示不能从 \(first.iso) 开始:它早于办理的日期 \(day.iso)。",
                    en: "A notice cannot begin on \(first.iso), before the day it is decided on, \(day.iso)."),
                Wording(zh: "改 --first,或用 --on 写明办理的日期", en: "Change --first, or name the day with --on")
            )
        case .calendarEnds(let end):
            (
                Wording(
                    zh:
                        "从 \(end.first.iso) 起 \(end.days) 个工作日超出了工作日历(\(end.covered.first.iso) 至 \(end.covered.last.iso)),算不出公示的最后一天。",
                    en:
                        "\(end.days) working days from \(end.first.iso) run past the calendar (\(end.covered.first.iso) to \(end.covered.last.iso))."
                ),
                Wording(
                    zh: "在 centre.yaml 的工作日历里补上下一年度的文件,再运行 kaohe run",
                    en: "Add the next year's calendar file to centre.yaml, then kaohe run")
            )
        case .noticeFirst(let period, let days):
            (
                Wording(
                    zh: "\(period.title)还没有公示;公布前须公示 \(days) 个工作日。",
                    en: "\(period.label) was not put on notice; it must hang \(days) working days first."),
                Wording(
                    zh: "kaohe publish --notice --by 姓名;确实不公示的,写明 --without-notice 理由",
                    en: "kaohe publish --notice --by NAME; or say why not with --without-notice REASON")
            )
        case .noticeStillHangs(let period, let notice, let day):
            (
                Wording(
                    zh: "\(period.title)公示到 \(notice.last.iso)(含当日),\(day.iso) 还没有期满。",
                    en: "\(period.label) is on notice through \(notice.last.iso), which has not passed on \(day.iso)."),
                Wording(
                    zh: "\(notice.last.advanced(by: 1).iso) 起可以公布;确实要提前的,写明 --without-notice 理由",
                    en:
                        "Publish from \(notice.last.advanced(by: 1).iso) on, or say why not with --without-notice REASON"
                )
            )
        case .notOnNotice(let period):
            (
                Wording(zh: "\(period.title)没有在公示,没有可以撤下的。", en: "\(period.label) is not on notice."),
                Wording(zh: "", en: "")
            )
        case .unresolved(let period, let findings):
            (
                Wording(
                    zh: "\(period.title)还有 \(findings.count) 条数据问题没有处理,不能公示或公布:",
                    en: "\(findings.count) findings of \(period.label) are unresolved:"),
                Wording(
                    zh: "改正记录后重新 kaohe run;确实要带着公布的,按编号写明由谁、为什么:\n"
                        + "  kaohe findings set-aside 编号… --period \(period.label) --by 姓名 --reason 理由",
                    en: "Mend the rows and kaohe run again; or say who publishes with them, and why:\n"
                        + "  kaohe findings set-aside N… --period \(period.label) --by NAME --reason TEXT")
            )
        case .noSuchFile(let path):
            (
                Wording(zh: "没有 \(path) 这个文件,或它是文件夹。", en: "There is no file \(path), or it is a folder."),
                Wording(
                    zh: "核对路径;文件就是填好“处理人”“处理理由”的 findings.csv",
                    en: "Check the path; the file is findings.csv with 处理人 and 处理理由 filled in")
            )
        case .beforeLastAct(let period, let day, let last):
            (
                Wording(
                    zh: "\(period.title)在 \(last.at.day.iso) 已由\(last.by)办理“\(last.kind.words.zh)”,后办的不能写 \(day.iso)。",
                    en:
                        "\(period.label) has “\(last.kind.words.en)” by \(last.by) on \(last.at.day.iso); what follows cannot be dated \(day.iso)."
                ),
                Wording(zh: "核对 --on 的日期;不写就是今天", en: "Check --on; without it the day is today's")
            )
        case .inTheFuture(let day, let today):
            (
                Wording(
                    zh: "\(day.iso) 还没有到,今天是 \(today.iso)。", en: "\(day.iso) is yet to come; today is \(today.iso)."),
                Wording(zh: "核对 --on 的日期;不写就是今天", en: "Check --on; without it the day is today's")
            )
        case .noPunches(let period, let days):
            (
                Wording(
                    zh: "\(period.title)有 \(days.count) 个工作日没有任何人打卡,没有请假的人都计了旷工,不能公示或公布:",
                    en:
                        "Nobody punched on \(days.count) working days of \(period.label), and sessions without leave count as absent:"
                ),
                Wording(
                    zh: "补齐打卡记录后重新 kaohe run;确实如此、要照常办理的,加 --despite-missing-punches 理由",
                    en:
                        "Bring in the missing records and kaohe run again; if it is really so, add --despite-missing-punches REASON"
                )
            )
        case .differs(let period, _, frozen: true):
            (
                Wording(
                    zh: "\(period.title)已经定下,现在的文件算出来的与档案里的不一样:",
                    en: "\(period.label) is settled, and the files now give something else:"),
                Wording(
                    zh: "结果没有改动。把变了的文件恢复成当时的样子可以重现;结果确实有错的,在公示中的先撤下公示,已公布的登记更正。",
                    en:
                        "Nothing was changed. It is reproduced with the files as they were; what is wrong in it is corrected: "
                        + "take the notice down, or amend what is published.")
            )
        case .differs(let period, _, frozen: false):
            (
                Wording(
                    zh: "\(period.title)的草稿与现在的文件算出来的不一样:", en: "The files no longer give the draft of \(period.label):"
                ),
                Wording(
                    zh: "重新运行 kaohe run --period \(period.label),看过新的草稿再公示或公布",
                    en: "kaohe run --period \(period.label), look at the new draft, then publish")
            )
        case .correctionsSince(let period, let numbers):
            (
                Wording(
                    zh: "公示以后又采纳了\(period.title)的更正 \(numbers.map(String.init).joined(separator: "、")),公示的结果里没有。",
                    en:
                        "Corrections \(numbers.map(String.init).joined(separator: ", ")) of \(period.label) were accepted since the notice went up."
                ),
                Wording(
                    zh: "撤下公示(kaohe publish --withdraw 理由 --by 姓名),重新运行后再公示或公布",
                    en: "kaohe publish --withdraw REASON --by NAME, then put it on notice or publish it again")
            )
        case .openAppeals(let period, let appeals, let proposals):
            (
                Wording(
                    zh: "\(period.title)还有 \(appeals.count) 项申诉没有答复,\(proposals.count) 项更正没有决定,不能公布:",
                    en:
                        "\(appeals.count) appeals of \(period.label) have no answer and \(proposals.count) corrections are not decided:"
                ),
                Wording(
                    zh: "逐项答复(kaohe appeals decide)、决定(kaohe correct decide);确实要留到以后的,写明 --leave-open 理由",
                    en:
                        "Answer them (kaohe appeals decide), decide them (kaohe correct decide), or say why not with --leave-open REASON"
                )
            )
        case .overtaken(let period):
            (
                Wording(
                    zh: "运行期间,另一个 kaohe 改了\(period.title)的档案。", en: "Another kaohe changed \(period.label) meanwhile."),
                Wording(zh: "再运行一次", en: "Run it again")
            )
        case .unknownFindings(let period, let numbers, let count):
            (
                Wording(
                    zh: "\(period.title)没有编号为 \(numbers.map(String.init).joined(separator: "、")) 的问题,共 \(count) 条。",
                    en:
                        "\(period.label) has no finding \(numbers.map(String.init).joined(separator: ", ")); it has \(count)."
                ),
                Wording(
                    zh: "编号见 kaohe findings --period \(period.label)",
                    en: "Numbers: kaohe findings --period \(period.label)")
            )
        case .unknownCode(let period, let code):
            (
                Wording(zh: "\(period.title)没有代码为 \(code) 的问题。", en: "\(period.label) has no finding of code \(code)."),
                Wording(
                    zh: "代码见 kaohe findings --period \(period.label)",
                    en: "Codes: kaohe findings --period \(period.label)")
            )
        case .unusableDecisions(let path, let rows):
            (
                Wording(zh: "\(path) 有 \(rows.count) 行不能用:", en: "\(rows.count) rows of \(path) cannot be used:"),
                Wording(
                    zh: "用最近一次运行写出的 findings.csv 填写处理人和处理理由",
                    en: "Fill in 处理人 and 处理理由 in the findings.csv of the latest run")
            )
        case .nothingKnown(let day):
            (
                Wording(zh: "\(day.iso) 那天,档案里还没有任何规则。", en: "The ledger knew no rules on \(day.iso)."),
                Wording(zh: "核对日期", en: "Check the date")
            )
        case .ledger(let refusal): (Self.wording(refusal), Wording(zh: "", en: ""))
        }
    }
}
