import CentreRun
import Diagnostics
import Glibc
import Synchronization

/// Shows on a terminal how far a run has come: the stage, how much of it, rows and rows a second; says nothing when nobody
/// watches.
final class ProgressLine: RunObserver {
    /// What is on the screen.
    private struct State {
        var begun = 0.0
        var shownAt = 0.0
        var done = 0
        var rows = 0
    }

    private let language: Language
    private let begin: Double
    private let state = Mutex(State())

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
        let now = Self.now
        state.withLock { $0 = State(begun: now) }
        print(stage, "")
    }

    func advanced(_ stage: RunStage, done: Int, of total: Int, rows: Int) {
        let now = Self.now
        let detail = state.withLock { state -> String? in
            state.rows += rows
            // Workers report out of turn.
            state.done = max(state.done, done)
            let done = state.done
            guard now - state.shownAt > 0.1 || done == total else { return nil }
            state.shownAt = now
            guard state.rows > 0 else { return " \(done)/\(total)" }
            let rate = Double(state.rows) / max(now - state.begun, 0.001)
            return " \(done)/\(total)  "
                + language.text(
                    "\(Self.grouped(state.rows)) 行,每秒 \(Self.grouped(Int(rate))) 行",
                    "\(Self.grouped(state.rows)) rows, \(Self.grouped(Int(rate))) a second")
        }
        if let detail { print(stage, detail) }
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

    /// A count in groups of three digits.
    private static func grouped(_ count: Int) -> String {
        var digits = String(count)
        var groups: [Substring] = []
        while digits.utf8.count > 3 {
            groups.append(Substring(digits.suffix(3)))
            digits.removeLast(3)
        }
        return ([Substring(digits)] + groups.reversed()).joined(separator: ",")
    }

    func finish() { Terminal.complain("\r\u{1B}[K") }
}
