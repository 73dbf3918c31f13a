import CentreRun
import Diagnostics
import Glibc
import Synchronization

/// Shows on a terminal how far a run has come; says nothing when nobody watches.
final class ProgressLine: RunObserver {
    private let language: Language
    private let begin: Double
    private let shown = Mutex((stage: RunStage?.none, at: 0.0))

    init?(language: Language) {
        guard Terminal.isWatched else { return nil }
        self.language = language
        begin = Self.now
    }

    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    func began(_ stage: RunStage) {
        shown.withLock { $0 = (stage, 0) }
        print(stage, "")
    }

    func advanced(_ stage: RunStage, done: Int, of total: Int) {
        let now = Self.now
        let isDue = shown.withLock { shown in
            guard now - shown.at > 0.1 || done == total else { return false }
            shown.at = now
            return true
        }
        guard isDue else { return }
        print(stage, " \(done)/\(total)")
    }

    private func print(_ stage: RunStage, _ detail: String) {
        let name =
            switch stage {
            case .load: language.text("读取规则", "loading rules")
            case .survey: language.text("清点文件", "surveying files")
            case .read: language.text("读取记录", "reading logs")
            case .evaluate: language.text("计分排名", "scoring")
            case .tables: language.text("写数据表", "writing tables")
            case .workbooks: language.text("写工作簿", "writing workbooks")
            }
        let tenths = Int((Self.now - begin) * 10)
        Terminal.complain("\r\u{1B}[K\(name)\(detail)  \(tenths / 10).\(tenths % 10) s")
    }

    func finish() { Terminal.complain("\r\u{1B}[K") }
}
