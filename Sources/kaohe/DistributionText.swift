import CentreRun
import Chronology
import Diagnostics
import Distribution
import LedgerModel
import ScoreModel
import WorkbookScan

/// What `kaohe distribute` says: who got what, what was kept back and why.
struct DistributionText {
    let language: Language

    func text(_ refusal: DistributionRefusal) -> String {
        "\(language.text(refusal.message.zh, refusal.message.en))\n  = "
            + language.text("改法:\(refusal.remedy.zh)\n", "remedy: \(refusal.remedy.en)\n")
    }

    func text(_ problems: [Recipients.Problem]) -> String {
        problems.map { problem in
            let column = problem.column.isEmpty ? "" : " \(problem.column)"
            let quote = problem.text.isEmpty ? "" : "  | \(ProblemText.visible(problem.text.prefix(200)))\n"
            return "\(problem.path):\(problem.line)\(column): \(language.text("错误", "error"))[\(problem.code)]: "
                + "\(language.text(problem.message.zh, problem.message.en))\n\(quote)"
                + "  = \(language.text("改法:\(problem.remedy.zh)", "remedy: \(problem.remedy.en)"))\n"
        }.joined(separator: "\n")
    }

    func head(_ source: HandoutSource, _ handouts: [Handout]) -> String {
        let clear = handouts.count { $0.obstacle == nil }
        let which = source.amendment.map {
            language.text("第 \($0.number) 次更正,\($0.on.iso)", "amendment \($0.number) of \($0.on.iso)")
        }
        return language.text(
            "\(source.centre)  \(source.period.title)(\(which ?? source.stage.title)):\(handouts.count) 个部门的工作簿,检查后可以分发 \(clear) 个\n",
            "\(source.centre)  \(source.period.label) (\(which ?? source.stage.rawValue)): \(handouts.count) departments, \(clear) clear\n"
        )
    }

    /// What else there is to hand out: amendments, where the period's own results are.
    func amended(_ source: HandoutSource, _ amendments: [Amendment]) -> String {
        guard source.amendment == nil, let last = amendments.map(\.number).max() else { return "" }
        return language.text(
            "注意:这是更正前公布的结果;本期已更正 \(amendments.count) 次,更正工作簿另行分发:--amendment \(last)\n",
            "Note: these are the results as published; the period was amended \(amendments.count) times since, whose books go out with --amendment \(last)\n"
        )
    }

    /// How a folder is written again.
    private func again(_ source: HandoutSource) -> Wording {
        let label = source.period.label
        guard let amendment = source.amendment else {
            return Wording(zh: "重新运行 kaohe run --period \(label)", en: "run kaohe run --period \(label) again")
        }
        let command = "kaohe correct amend --rewrite \(amendment.number) --period \(label)"
        return Wording(zh: "重新写出:\(command)", en: "write it again: \(command)")
    }

    func obstacle(_ handout: Handout, of source: HandoutSource) -> String {
        let head = language.text("扣下 \(handout.department):", "kept back \(handout.department): ")
        switch handout.obstacle {
        case .missing?:
            return head
                + language.text(
                    "没有文件 \(handout.path);\(again(source).zh)\n", "no file \(handout.path); \(again(source).en)\n")
        case .changed?:
            return head
                + language.text(
                    "\(handout.path) 不是程序当时写出的文件;\(again(source).zh)\n",
                    "\(handout.path) is not what the program wrote; \(again(source).en)\n"
                )
        case .findings(let findings)?:
            let shown = findings.prefix(20).map { finding in
                let what = language.text(finding.kind.chinese, finding.kind.english)
                return "  \(finding.place)  \(what): \(ProblemText.visible(finding.text))\n"
            }
            let rest = findings.count - shown.count
            return head + language.text("有 \(findings.count) 处不该给它的内容\n", "\(findings.count) things not for it\n")
                + shown.joined() + (rest > 0 ? language.text("  另有 \(rest) 处\n", "  and \(rest) more\n") : "")
        case nil: return ""
        }
    }

    func unknown(_ entries: [Recipients.Entry], _ path: String) -> String {
        guard !entries.isEmpty else { return "" }
        let names = entries.prefix(10).map { "\($0.department)(\(language.text("第 \($0.line) 行", "line \($0.line)")))" }
        return language.text(
            "注意:收件人表里有 \(entries.count) 个部门本期没有工作簿:\(names.joined(separator: "、"))\n",
            "Note: \(entries.count) departments of the recipients file have no workbook: \(names.joined(separator: ", "))\n"
        )
    }

    func folders(_ written: [FileHandout.Written]?, _ handouts: [Handout], _ root: String) -> String {
        let count = handouts.count { $0.obstacle == nil }
        guard let written else {
            return language.text(
                "文件夹(演练):将写 \(count) 个部门到 \(root)\n", "folders (dry run): \(count) departments to \(root)\n")
        }
        let same = written.count(where: \.isUnchanged)
        return language.text(
            "文件夹:\(root),\(written.count) 个部门(新写 \(written.count - same)、未变 \(same))\n",
            "folders: \(root), \(written.count) departments (\(written.count - same) written, \(same) unchanged)\n")
    }

    func zips(
        _ written: [FileHandout.Written]?, _ handouts: [Handout], _ list: Recipients, _ root: String
    ) -> String {
        let clear = handouts.filter { $0.obstacle == nil }
        let locked = clear.count { list[$0.department]?.password.isEmpty == false }
        guard written != nil else {
            return language.text(
                "压缩包(演练):将写 \(clear.count) 个到 \(root),其中加密 \(locked) 个\n",
                "zip archives (dry run): \(clear.count) to \(root), \(locked) with a password\n")
        }
        return language.text(
            "压缩包:\(root),\(clear.count) 个,其中加密(AES-256)\(locked) 个\n",
            "zip archives: \(root), \(clear.count), \(locked) with a password (AES-256)\n")
    }

    /// One department's mail.
    func line(_ report: MailHandout.Report) -> String {
        let lock = report.isEncrypted ? language.text("(加密)", " (encrypted)") : ""
        let whom = "\(report.department) → \(report.recipients.joined(separator: ";"))\(lock)"
        return "  \(whom): \(words(report.outcome))\n"
    }

    private func words(_ outcome: MailHandout.Outcome) -> String {
        switch outcome {
        case .wouldSend: language.text("将发送", "would be sent")
        case .sent: language.text("已发送", "sent")
        case .sentBefore(let moment): language.text("\(moment.text) 已发送,不再发", "sent at \(moment.text), not again")
        case .confirmed(let moment): language.text("\(moment.text) 已确认收到", "confirmed at \(moment.text)")
        case .unclear(let moment, let words):
            language.text(
                "可能已送达(\(moment.text) 中断\(words.isEmpty ? "" : ":" + words));问过部门后用 --again 或 --confirmed",
                "may have arrived (broken off at \(moment.text)\(words.isEmpty ? "" : ": " + words)); ask, then --again or --confirmed"
            )
        case .refused(let words): language.text("服务器拒收:\(words)", "refused: \(words)")
        case .unreachable(let words): language.text("没有发出:\(words)", "not sent: \(words)")
        case .notTried: language.text("没有发出:服务器不可用", "not tried: the server is not available")
        case .nobody: language.text("收件人表里没有它的收件人", "nobody to send it to")
        case .keptBack: language.text("工作簿扣下", "kept back")
        }
    }

    func summary(_ reports: [MailHandout.Report], isSent: Bool) -> String {
        let done = reports.count(where: \.outcome.isDone)
        let open = reports.filter { !$0.outcome.isDone }.map(\.department)
        let rest =
            open.isEmpty
            ? ""
            : language.text(";没有送到:\(open.joined(separator: "、"))", "; not delivered: \(open.joined(separator: ", "))")
        guard isSent else {
            return language.text(
                "邮件(演练):可以发送 \(done) 个\(rest)。加 --send 才发送。\n",
                "mail (rehearsal): \(done) ready\(rest). Add --send to send.\n")
        }
        return language.text("邮件:送到 \(done) 个\(rest)。\n", "mail: \(done) delivered\(rest).\n")
    }
}
