internal import Chronology
internal import Exact

/// 公示.html: the public notice as one page that needs nothing besides itself: no script, no font, no picture.
///
/// It says what 公示.xlsx says. The same notice gives the same bytes.
public enum NoticePage {
    /// The file's name in the output folder.
    public static let path = "公示.html"

    /// The page.
    public static func html(_ notice: PublicNotice) -> String {
        var page = HTMLText()
        page.line("<!DOCTYPE html>")
        page.line("<html lang=\"zh-CN\">")
        page.line("<head>")
        page.line("<meta charset=\"utf-8\">")
        // Whatever a name may hold, nothing is loaded and nothing runs.
        page.line(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">")
        page.line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        page.line("<meta name=\"robots\" content=\"noindex\">")
        page.line("<meta name=\"date\" content=\"\(notice.day.iso)\">")
        page.element("title", notice.title)
        page.line("<style>")
        page.line(NoticeStyle.text)
        page.line("</style>")
        page.line("</head>")
        page.line("<body>")
        for list in notice.lists { write(list, notice, to: &page) }
        if notice.lists.isEmpty {
            page.line("<article>")
            page.element("h1", notice.subject)
            page.element("p", notice.nothing, class: "nothing")
            page.line("</article>")
        }
        page.line("</body>")
        page.line("</html>")
        return page.text
    }

    private static func write(_ list: PublicNotice.List, _ notice: PublicNotice, to page: inout HTMLText) {
        page.line("<article>")
        page.element("h1", list.heading)
        page.element("p", list.introduction.trimmingBlanks, class: "introduction")
        page.line("<table class=\"\(list.isStaff ? "staff" : "units")\">")
        page.line("<thead>")
        page.line("<tr>")
        for column in list.columns { page.element("th", column.header, class: column.content.rawValue, scope: "col") }
        page.line("</tr>")
        page.line("</thead>")
        for section in list.sections {
            page.line("<tbody>")
            if !section.title.isEmpty {
                page.line(
                    "<tr class=\"level\"><th colspan=\"\(list.columns.count)\" scope=\"rowgroup\">"
                        + "\(HTMLText.escaped(section.title))</th></tr>")
            }
            for (number, entry) in section.entries.enumerated() {
                page.line("<tr>")
                for column in list.columns {
                    page.cell(text(of: entry, number, column.content, list), class: column.content.rawValue)
                }
                page.line("</tr>")
            }
            page.line("</tbody>")
        }
        if list.sections.isEmpty {
            page.line("<tbody>")
            page.line(
                "<tr class=\"level\"><td colspan=\"\(list.columns.count)\">\(HTMLText.escaped(list.nothing))</td></tr>")
            page.line("</tbody>")
        }
        page.line("</table>")
        page.element("p", notice.signature, class: "signature")
        page.line("</article>")
    }

    private static func text(
        of entry: PublicNotice.Entry, _ number: Int, _ content: PublicNotice.Column.Content, _ list: PublicNotice.List
    ) -> String {
        switch content {
        case .number: String(number + 1)
        case .name: entry.name
        case .department: entry.department
        case .window: entry.window
        case .group: entry.group
        case .total: entry.total.formatted(decimals: list.decimals)
        }
    }
}

extension String {
    /// Without the spaces a paragraph of a workbook is indented by.
    fileprivate var trimmingBlanks: String { String(drop { $0 == " " }) }
}
