internal import Chronology
internal import Diagnostics
internal import Ledger
internal import LedgerModel
internal import RecordModel
internal import ScoreModel

extension PublicationRefusal {
    /// What the ledger found when it came to writing: somebody else was there first.
    static func wording(_ refusal: LedgerRefusal) -> Wording {
        switch refusal {
        case .frozen(let record):
            Wording(
                zh: "\(record.period.title)在此期间已\(record.standing.stage.title),没有改动。",
                en: "\(record.period.label) was settled meanwhile; nothing was changed.")
        case .neverRun(let period):
            Wording(zh: "档案里没有 \(period.label) 的考核。", en: "The ledger has no run of \(period.label).")
        case .noNotice(let record):
            Wording(zh: "\(record.period.title)没有在公示。", en: "\(record.period.label) is not on notice.")
        case .differsFromNotice(let record):
            Wording(
                zh: "\(record.period.title)与公示的不一样,没有公布。",
                en: "\(record.period.label) is not what its notice shows; it was not published.")
        case .earlierChanged(let sheet, let period):
            Wording(
                zh: "所依据的 \(sheet) \(period.label) 在此期间变了,没有改动;重新运行 kaohe run。",
                en: "\(sheet) \(period.label), which it builds on, changed meanwhile; run kaohe run again.")
        case .noCorrection(let number):
            Wording(zh: "档案里没有更正 \(number)。", en: "The ledger has no correction \(number).")
        case .takesNoAppeals(let record):
            Wording(
                zh: "\(record.period.title)还是草稿,没有公示或公布,不受理申诉。",
                en: "\(record.period.label) is a draft; appeals are taken once it is on notice or published.")
        case .noAppeal(let number):
            Wording(
                zh: "档案里没有申诉 \(number);编号见 kaohe appeals list。",
                en: "The ledger has no appeal \(number); see kaohe appeals list.")
        case .alreadyAnswered(let entry):
            Wording(
                zh:
                    "申诉 \(entry.appeal.number) 已经答复:\(entry.state)(\(entry.answer?.by ?? ""),\(entry.answer?.on.iso ?? "")),不能再答复一次;更正还没有采用的,可以用 --correct --revise 换一种更正。",
                en:
                    "Appeal \(entry.appeal.number) has its answer: \(entry.answer?.verdict.rawValue ?? "") (\(entry.answer?.by ?? ""), \(entry.answer?.on.iso ?? "")); a correction not applied yet may be put otherwise with --correct --revise."
            )
        case .belongsToAppeal(let correction, let appeal):
            Wording(
                zh:
                    "更正 \(correction) 是申诉 \(appeal) 的,由申诉的答复决定:kaohe appeals decide \(appeal) --uphold 或 --correct --by 姓名 --reason 理由",
                en:
                    "Correction \(correction) belongs to appeal \(appeal) and is decided by its answer: kaohe appeals decide \(appeal) --uphold or --correct --by NAME --reason TEXT"
            )
        default: Wording(zh: "档案没有接受这一步。", en: "The ledger did not take this step.")
        }
    }
}
