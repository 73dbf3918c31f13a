import CentreRun
import Diagnostics
import RecordModel
import ScoreModel

/// Prints how the files of a centre are understood.
struct PreviewText {
    let language: Language

    func render(_ previews: [TablePreview]) -> String {
        guard !previews.isEmpty else { return "" }
        return "\n" + language.text("各文件这样理解:", "The files as understood:") + "\n"
            + previews.map(block).joined() + "\n"
    }

    private func block(_ preview: TablePreview) -> String {
        var lines = ["\(preview.path)  \(preview.role.title) · \(preview.form)"]
        if let card = preview.card {
            lines[0] +=
                card.profile == ImportProfile.canonicalID
                ? language.text(" · 按标准表读", " · read as the standard table")
                : language.text(" · 导入方案 \(card.profile)(\(card.title))", " · profile \(card.profile)")
            lines.append("  " + counts(card))
            lines.append("  " + card.columns.map { column(preview, $0) }.joined(separator: language.text(";", "; ")))
            if !card.unused.isEmpty {
                let list = card.unused.prefix(20).joined(separator: language.text("、", ", "))
                let more = card.unused.count > 20 ? "…" : ""
                lines.append(language.text("  不采用的列:\(list)\(more)", "  columns not carried: \(list)\(more)"))
            }
            let sheets = card.unreadSheets
            let join = language.text("、", ", ")
            if !sheets.alike.isEmpty {
                let list = sheets.alike.joined(separator: join)
                lines.append(
                    language.text(
                        "  表头相同而没有读的工作表:\(list)。要读的,在 centre.yaml 里写 文件#工作表,一张一行",
                        "  sheets with the same header that are not read: \(list); to read one, write FILE#SHEET in centre.yaml"
                    ))
            }
            if !sheets.other.isEmpty {
                let list = sheets.other.prefix(20).joined(separator: join)
                lines.append(language.text("  没有读的工作表:\(list)", "  other sheets, not read: \(list)"))
            }
            if !card.others.isEmpty {
                let list = card.others.joined(separator: language.text("、", ", "))
                lines.append(
                    language.text(
                        "  也对得上的方案:\(list)。读得不对的,在 centre.yaml 里写 {files: 文件, profile: 方案} 指名",
                        "  profiles that fit as well: \(list); to choose one, write {files: FILE, profile: ONE} in centre.yaml"
                    ))
            }
        } else {
            lines[0] += language.text(" · 按标准表读", " · read as the standard table")
        }
        for row in preview.rows {
            let cells = row.cells.map(cell).joined(separator: language.text(",", ", "))
            lines.append(language.text("  第 \(row.number) 行:\(cells)", "  row \(row.number): \(cells)"))
        }
        if preview.rows.isEmpty { lines.append("  " + language.text("(没有一行记录)", "(no rows)")) }
        return lines.map { ProblemText.visible($0) + "\n" }.joined()
    }

    private func counts(_ card: ImportCard) -> String {
        let header =
            card.headerRow == 0
            ? language.text("没有表头", "no header")
            : language.text("表头到第 \(card.headerRow) 行", "header ends at row \(card.headerRow)")
        return header
            + language.text(
                ";上面的标题 \(card.titleRows) 行、下面不成记录的 \(card.skippedRows) 行不算",
                "; \(card.titleRows) title rows above and \(card.skippedRows) rows below that are no records")
    }

    private func column(_ preview: TablePreview, _ column: ImportCard.Column) -> String {
        let letters = column.columns.prefix(8).map(ColumnLetters.of).joined(separator: language.text("、", ", "))
        let title = preview.titles[column.field] ?? column.field
        guard !column.columns.isEmpty else { return title + language.text(" ← 固定的内容", " ← a fixed value") }
        let more = column.columns.count > 8 ? "…" : ""
        let several =
            column.columns.count > 1
            ? language.text(" 等 \(column.columns.count) 列", " and \(column.columns.count - 1) more") : ""
        let header = column.header.isEmpty ? "" : " \(column.header)\(several)"
        let unit =
            column.unit.map { unit in
                language.text(
                    "(单位 ← \(ColumnLetters.of(unit.column)) 列 \(unit.header))",
                    " (unit ← \(ColumnLetters.of(unit.column)) \(unit.header))")
            } ?? ""
        return "\(title) ← " + language.text("\(letters)\(more) 列", "\(letters)\(more)") + header + unit
    }

    private func cell(_ cell: TablePreview.Cell) -> String {
        var text = "\(cell.title) \(short(cell.text))"
        if let person = cell.person, person.hasPrefix(cell.text + " ") {
            text += language.text(
                "(\(person.dropFirst(cell.text.count + 1)))", " (\(person.dropFirst(cell.text.count + 1)))")
        } else if let person = cell.person {
            text += language.text("(名册:\(person))", " (roster: \(person))")
        } else if cell.isUnknown {
            text += language.text("(名册里没有)", " (not on the roster)")
        }
        return text
    }

    private func short(_ text: String) -> String {
        text.count > 60 ? "\(text.prefix(60))…" : text
    }
}
