internal import CentreRun
internal import Diagnostics
internal import LedgerModel
internal import RecordModel

extension CorrectionTarget {
    /// Whether both are about one cell, one row or one line, or add one row twice.
    func meets(_ other: CorrectionTarget) -> Bool {
        switch (self, other) {
        case (.cells(let row, let instead), .cells(let otherRow, let otherInstead)):
            let headers = Set(instead.map { ExactText($0.header) })
            return row.isSame(as: otherRow) && otherInstead.contains { headers.contains(ExactText($0.header)) }
        case (.cells(let row, _), .withdrawn(let otherRow)), (.withdrawn(let row), .cells(let otherRow, _)),
            (.withdrawn(let row), .withdrawn(let otherRow)):
            return row.isSame(as: otherRow)
        case (.added(let log, let cells), .added(let otherLog, let otherCells)):
            return log == otherLog && cells == otherCells
        case (.line(let line, _), .line(let otherLine, _)): return line.isSame(as: otherLine)
        default: return false
        }
    }
}

extension CorrectedRow {
    fileprivate func isSame(as other: CorrectedRow) -> Bool {
        row == other.row && ExactText(path) == ExactText(other.path)
    }
}

extension CorrectedLine {
    /// The same line, whatever points it had.
    fileprivate func isSame(as other: CorrectedLine) -> Bool {
        day == other.day && ExactText(sheet) == ExactText(other.sheet) && ExactText(subject) == ExactText(other.subject)
            && ExactText(rule) == ExactText(other.rule) && ExactText(evidence) == ExactText(other.evidence)
    }
}

extension CorrectionRefusal {
    /// Others are about the same.
    static func alreadyCorrected(by others: [LoggedCorrection]) -> CorrectionRefusal {
        let last = others.last?.correction.number ?? 0
        return CorrectionRefusal(
            .alreadyCorrected,
            zh: "这里已经有更正 \(last);确实要改用新的,加 --instead-of \(last),原来的一条同时作废",
            en: "correction \(last) is about the same; to put another in its place add --instead-of \(last)",
            candidates: others.map {
                "\($0.correction.number)  \($0.correction.target.place)  \($0.correction.target.instead)"
            },
            Wording(zh: "已有的:", en: "there are:"))
    }

    /// It cannot be accepted beside others.
    static func contradicts(_ number: Int, _ others: [LoggedCorrection]) -> CorrectionRefusal {
        CorrectionRefusal(
            .alreadyCorrected, zh: "更正 \(number) 和已采纳的更正是同一处的,不能都采纳;先把其中一条改为维持(kaohe correct decide 编号 --refuse)",
            en: "correction \(number) is about the same as one that was accepted; refuse one of them first",
            candidates: others.map {
                "\($0.correction.number)  \($0.correction.target.place)  \($0.correction.target.instead)"
            },
            Wording(zh: "已采纳的:", en: "accepted:"))
    }

    /// The one that is to give way cannot.
    static func cannotReplace(_ number: Int, zh: String, en: String) -> CorrectionRefusal {
        CorrectionRefusal(.cannotReplace, zh: "更正 \(number) \(zh)", en: "correction \(number) \(en)")
    }
}

extension LoggedCorrection {
    /// Whether it holds, or may come to.
    var isOpenOrHolds: Bool { state != .refused }
}
