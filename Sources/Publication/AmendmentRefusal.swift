public import Chronology
public import Diagnostics
public import LedgerModel
internal import ScoreModel

/// Why a published period was not amended; nothing was changed.
public enum AmendmentRefusal: Error, Hashable, Sendable {
    /// The period is a draft, or its notice hangs: corrections come into the next run.
    case notPublished(PeriodRecord)
    /// Nothing was accepted that no amendment has taken in yet; the numbers of what is only proposed, and of the appeals
    /// without an answer, whose corrections their answers decide.
    case noCorrections(Period, proposed: [Int], appeals: [Int] = [])
    /// Tables, rules or other files are not those of which it was published.
    case otherFiles(Period, RunDifference)
    /// Results of other periods were amended since it was published.
    case otherEarlier(Period, RunDifference)
    /// Without the corrections the files do not give what was published.
    case notReproduced(Period, RunDifference)
    /// With the corrections there are findings that stand in the way.
    case newFindings(Period, [LedgerFinding])
    /// The corrections change nobody's score, lines, status or consequences.
    case changesNobody(Period, corrections: [Int])
    /// Something else stands in the place of the amendment's folder.
    case folderTaken(String)
    /// The period has no amendment of this number.
    case noSuchAmendment(Period, Int, count: Int)
    /// Written once more, these files would not be what they were.
    case rewrittenOtherwise(Period, Int, [String])

    /// What people are told: what is so, and what to do about it.
    public func text(in language: Language) -> String {
        let (message, details, remedy) = words(language)
        return ([message] + details + [remedy]).filter { !$0.isEmpty }.map { $0 + "\n" }.joined()
    }

    private func words(_ language: Language) -> (message: String, details: [String], remedy: String) {
        func say(_ zh: String, _ en: String) -> String { language == .en ? en : zh }
        func list(_ numbers: [Int]) -> String { numbers.map(String.init).joined(separator: say("、", ", ")) }
        switch self {
        case .notPublished(let record):
            let period = record.period
            let isDraft = record.standing.stage == .draft
            return (
                say(
                    "\(period.title)还没有公布(\(record.standing.stage.title)),不作更正。",
                    "\(period.label) is not published (\(record.standing.stage.rawValue)), so it is not amended."), [],
                isDraft
                    ? say(
                        "采纳的更正在下次计算时生效:kaohe run --period \(period.label)",
                        "Accepted corrections come into the next run: kaohe run --period \(period.label)")
                    : say(
                        "先撤下公示,再重新计算:kaohe publish --withdraw 理由 --by 姓名 --period \(period.label)",
                        "Take the notice down and run it again: kaohe publish --withdraw REASON --by NAME --period \(period.label)"
                    )
            )
        case .noCorrections(let period, let proposed, let appeals):
            var remedies: [String] = []
            if !proposed.isEmpty {
                let number = proposed.count == 1 ? String(proposed[0]) : say("编号", "N")
                remedies.append(
                    say(
                        "先决定:kaohe correct decide \(number) --accept …",
                        "Decide first: kaohe correct decide \(number) --accept …"))
            }
            if !appeals.isEmpty {
                let number = appeals.count == 1 ? String(appeals[0]) : say("编号", "N")
                remedies.append(
                    say(
                        "申诉的更正由答复决定:kaohe appeals decide \(number) --correct …",
                        "An appeal's correction is decided by its answer: kaohe appeals decide \(number) --correct …"))
            }
            return (
                say("\(period.title)没有新采纳的更正。", "\(period.label) has no accepted correction to take in."),
                (proposed.isEmpty
                    ? [] : [say("  待定的更正:编号 \(list(proposed))", "  proposed and not decided: \(list(proposed))")])
                    + (appeals.isEmpty
                        ? [] : [say("  待答复的申诉:编号 \(list(appeals))", "  appeals without an answer: \(list(appeals))")]),
                remedies.isEmpty
                    ? say(
                        "先登记更正:kaohe correct add --period \(period.label) …",
                        "First: kaohe correct add --period \(period.label) …")
                    : remedies.joined(separator: "\n")
            )
        case .otherFiles(let period, let difference):
            let onlyInputs = difference.settings.isEmpty
            return (
                say(
                    "\(period.title)的文件不是公布时的文件,不能据以更正:",
                    "The files of \(period.label) are not those it was published from:"),
                Self.files(difference, language),
                onlyInputs
                    ? say(
                        "把文件换回公布时的那一份;如果只是台账后来续记了别期的行,加 --inputs-grew:不带更正时仍得出公布的结果才作更正",
                        "Put the published files back; if a log only went on being written, add --inputs-grew: it is amended if they still give what was published"
                    )
                    : say("把文件换回公布时的那一份,再作更正", "Put the published files back, then amend")
            )
        case .otherEarlier(let period, let difference):
            return (
                say(
                    "\(period.title)所依据的其他期的结果在公布之后作过更正:",
                    "Results that \(period.label) builds on were amended after it was published:"),
                difference.earlier.map { "  \($0.sheet) \($0.period.label)" },
                say("要一并采用,加 --with-earlier", "Add --with-earlier to take them in too")
            )
        case .notReproduced(let period, let difference):
            return (
                say(
                    "按现在的文件和程序,\(period.title)不带更正时得不出公布的结果,不能据以更正。",
                    "The present files and program do not give what was published for \(period.label)."),
                RunDifferenceText(language: language).lines(difference),
                say("把文件换回公布时的那一份,或用公布时的 kaohe", "Put the published files back, or use the kaohe of that time")
            )
        case .newFindings(let period, let findings):
            let shown = findings.prefix(10).map { "  " + NumberedFinding.line($0) }
            return (
                say(
                    "带上更正后,\(period.title)有 \(findings.count) 条新的数据问题:",
                    "With the corrections \(period.label) has \(findings.count) new findings:"),
                shown + (findings.count > 10 ? ["  ……"] : []),
                say(
                    "改正更正本身:kaohe correct decide 编号 --refuse …,再登记一条对的;申诉的更正:kaohe appeals decide 申诉编号 --correct --revise …",
                    "Mend the correction itself: kaohe correct decide N --refuse …, and add a right one; an appeal's: kaohe appeals decide N --correct --revise …"
                )
            )
        case .folderTaken(let folder):
            return (
                say(
                    "\(folder) 里不是这本考核档案的这一次更正,不覆盖。",
                    "\(folder) holds something other than this amendment of this ledger, and is not written over."), [],
                say(
                    "档案有几份的,先弄清哪一份是真的;再把这个文件夹移走,或用 --output 另写一处",
                    "Where there are copies of the ledger, find out which is the real one; then move the folder away, or name another --output"
                )
            )
        case .noSuchAmendment(let period, let number, let count):
            return (
                say(
                    "\(period.title)没有第 \(number) 次更正,共有 \(count) 次。",
                    "\(period.label) has no amendment \(number); there are \(count)."), [], ""
            )
        case .rewrittenOtherwise(let period, let number, let paths):
            return (
                say(
                    "\(period.title)第 \(number) 次更正重新写出的文件和档案里记的不一样,没有写:",
                    "Written once more, these files of amendment \(number) of \(period.label) would not be what the ledger has:"
                ),
                paths.prefix(20).map { "  \($0)" } + (paths.count > 20 ? ["  ……"] : []),
                say(
                    "把记录文件换回当时的那一份,或用当时的 kaohe,再写一次",
                    "Put the tables back as they were then, or use the kaohe of that time, and write it again")
            )
        case .changesNobody(let period, let corrections):
            return (
                say("\(period.title)没有谁的结果因此改变。", "Nobody's result of \(period.label) changes."),
                corrections.isEmpty ? [] : [say("  更正:编号 \(list(corrections))", "  corrections: \(list(corrections))")],
                say(
                    "核对更正的内容;不需要的,kaohe correct decide 编号 --refuse …",
                    "Check what they say; drop them with kaohe correct decide N --refuse …")
            )
        }
    }

    private static func files(_ difference: RunDifference, _ language: Language) -> [String] {
        func short(_ hash: String?) -> String { hash.map { String($0.prefix(12)) } ?? "—" }
        return (difference.tables + difference.settings).map {
            "  \($0.path)  \(short($0.before)) → \(short($0.after))"
        }
    }
}
