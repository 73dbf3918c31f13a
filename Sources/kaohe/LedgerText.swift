import Diagnostics
import Ledger

/// What people are told where the ledger cannot be used.
enum LedgerText {
    static func render(_ failure: LedgerFailure, in language: Language) -> String {
        let what =
            switch failure {
            case .refused(let operation, let path, let code, let message):
                language.text("考核档案用不了", "the ledger cannot be used")
                    + ": \(SystemReason.operation(operation, in: language)) \(path): "
                    + (SystemReason.known(code, in: language) ?? message)
            case .held(let path, let holder):
                language.text(
                    "另一个 kaohe 正在用考核档案 \(path)" + (holder.isEmpty ? "" : "(\(holder))") + ",等它完成后再运行",
                    "another kaohe holds the ledger \(path)" + (holder.isEmpty ? "" : " (\(holder))"))
            case .notALedger(let path, let message):
                language.text(
                    "\(path) 不是这个版本的考核档案(\(message)),核对 centre.yaml 里的路径",
                    "\(path) is no ledger of this version (\(message)); check the path in centre.yaml")
            case .damaged(let path, let message):
                language.text("考核档案 \(path) 已损坏: \(message)", "the ledger \(path) is damaged: \(message)")
            }
        return what + "\n" + language.text("没有任何改动。\n", "Nothing was changed.\n")
    }

    static func render(_ faults: [LedgerFault], in language: Language) -> String {
        faults.map { ProblemText.visible("\($0.kind.rawValue): \($0.wording.text(in: language))") + "\n" }.joined()
    }

    static func render(_ refusal: RestoreRefusal, in language: Language) -> String {
        let what =
            switch refusal {
            case .exists(let path):
                language.text(
                    "\(path) 已经存在,不覆盖;先把它移走。\n", "\(path) exists and is not overwritten; move it away first\n")
            case .damaged(let file, let line, let wording):
                ProblemText.visible("\(file)\(line.map { ":\($0)" } ?? ""): \(wording.text(in: language))") + "\n"
            case .faults(let faults): render(faults, in: language)
            }
        return what + language.text("没有恢复,没有任何改动。\n", "Nothing was restored, nothing was changed.\n")
    }
}
