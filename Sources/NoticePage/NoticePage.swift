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
        HTMLText.page(title: notice.title, day: notice.day, style: NoticeStyle.text) { page in
            for list in notice.lists { write(list, notice, to: &page) }
            if notice.lists.isEmpty {
                page.line("<article>")
                page.element("h1", notice.subject)
                page.element("p", notice.nothing, class: "nothing")
                page.line("</article>")
            }
        }
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
