import Chronology
public import Letters
public import NoticePage
public import ScoreModel

/// The letters of one template, as their page has them.
public struct LetterBook: Sendable {
    /// Path of the page, relative to the output folder: 文书/限期整改通知书.html.
    public let path: String
    /// What the page is called: 青山区政务服务中心2026年第三季度限期整改通知书.
    public let title: String
    /// The letters, in the order of their numbers.
    public let letters: [Letter]
}

/// What a report puts on pages: the public notice and the letters, in all of which the same things stand as in the workbooks.
public func pages(of report: RunReport) -> (notice: PublicNotice, letters: [LetterBook]) {
    let index = ReportIndex(report)
    let books = index.letters.kinds.map { kind in
        LetterBook(
            path: kind.path,
            title: "\(report.centre.name)\(report.period.title)\(kind.template.name)\(index.openMark)",
            letters: kind.entries.map(\.letter))
    }
    return (NoticeLayout.notice(index), books)
}
