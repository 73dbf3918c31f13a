public import Chronology
public import Letters

/// 文书/*.html: the letters of one template, each on paper of its own, as one page that needs nothing besides itself.
///
/// The same letters give the same bytes.
public enum LetterPage {
    /// The page.
    /// - Parameter day: the day the document is dated by: the period's last.
    public static func html(_ letters: [Letter], title: String, day: Day) -> String {
        HTMLText.page(title: title, day: day, style: LetterStyle.text) { page in
            for letter in letters {
                page.line("<article>")
                for block in letter.blocks { write(block, to: &page) }
                page.line("</article>")
            }
        }
    }

    private static func write(_ block: Letter.Block, to page: inout HTMLText) {
        switch block {
        case .blank: page.line("<p class=\"blank\"></p>")
        case .table(let table): write(table, to: &page)
        case .text(let layout, let text):
            switch layout {
            case .title: page.element("h1", text)
            case .center: page.element("p", text, class: "center")
            case .right: page.element("p", text, class: "right")
            case .flush: page.element("p", text, class: "flush")
            case .paragraph: page.element("p", text)
            }
        }
    }

    private static func write(_ table: LetterTable, to page: inout HTMLText) {
        let total = max(1, table.columns.reduce(0) { $0 + $1.weight })
        page.line("<table>")
        page.line("<colgroup>")
        for column in table.columns { page.line("<col style=\"width:\(column.weight * 100 / total)%\">") }
        page.line("</colgroup>")
        page.line("<thead>")
        page.line("<tr>")
        for column in table.columns { page.element("th", column.header, scope: "col") }
        page.line("</tr>")
        page.line("</thead>")
        page.line("<tbody>")
        for row in table.rows {
            page.line("<tr>")
            for (column, text) in zip(table.columns, row) { page.cell(text, class: column.align.rawValue) }
            page.line("</tr>")
        }
        if table.rows.isEmpty {
            page.line(
                "<tr><td class=\"center\" colspan=\"\(max(1, table.columns.count))\">\(LetterTable.nothing)</td></tr>")
        }
        page.line("</tbody>")
        page.line("</table>")
    }
}

/// How letters look: after GB/T 9704, headings of 二号, text of 三号 in 仿宋, on A4.
enum LetterStyle {
    static let text = """
        :root { color-scheme: light; }
        * { box-sizing: border-box; }
        body {
          margin: 0; background: #e8e8e8; color: #000; font-size: 16pt; line-height: 26pt;
          font-family: FangSong_GB2312, "仿宋_GB2312", FangSong, "仿宋", STFangsong, "Noto Serif CJK SC", "Source Han Serif SC",
            "Songti SC", SimSun, "宋体", serif;
        }
        article { width: 210mm; min-height: 296mm; margin: 8mm auto; padding: 27mm 25mm 22mm 27mm; background: #fff; }
        h1 {
          margin: 0 0 14pt; text-align: center; font-size: 22pt; line-height: 34pt; font-weight: bold;
          font-family: "FZXiaoBiaoSong-B05S", "方正小标宋简体", "Noto Serif CJK SC", "Source Han Serif SC", STZhongsong, SimSun,
            "宋体", serif;
        }
        p { margin: 0; text-indent: 2em; overflow-wrap: anywhere; white-space: pre-wrap; }
        .flush { text-indent: 0; }
        .center { text-indent: 0; text-align: center; }
        .right { text-indent: 0; padding-right: 2em; text-align: right; }
        .blank { height: 16pt; }
        table { width: 100%; margin: 6pt 0; border-collapse: collapse; table-layout: fixed; }
        th, td { padding: 1.5pt 4pt; border: 1px solid #000; font-size: 11pt; line-height: 15pt; overflow-wrap: anywhere; }
        th { font-weight: bold; }
        td.center { text-align: center; }
        td.left { text-align: left; }
        td.right { text-align: right; padding-right: 6pt; white-space: nowrap; }
        @media screen and (max-width: 820px) {
          body { background: #fff; }
          article { width: auto; min-height: 0; margin: 0; padding: 1.2em 1em 2em; }
          article + article { border-top: 1px solid #bbb; }
        }
        /* Without a margin of the page browsers have no room for the date, the title and the address they print there. */
        @page { size: A4; margin: 0; }
        @media print {
          body { background: #fff; }
          article {
            width: auto; min-height: 0; margin: 0; padding: 26mm 25mm 20mm 27mm;
            -webkit-box-decoration-break: clone; box-decoration-break: clone;
          }
          article + article { break-before: page; }
          thead { display: table-header-group; }
          tr, .right { break-inside: avoid; }
          .right { break-before: avoid; }
        }
        """
}
