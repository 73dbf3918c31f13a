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
            lines[0] += language.text(" · 导入方案 \(card.profile)(\(card.title))", " · profile \(card.profile)")
            lines.append("  " + counts(card))
            lines.append("  " + card.columns.map { column(preview, $0) }.joined(separator: language.text(";", "; ")))
        }
        for row in preview.rows {
            let cells = row.cells.map { "\($0.title) \(short($0.text))" }.joined(separator: language.text(",", ", "))
            lines.append("  \(row.number): \(cells)")
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
        let places = column.columns.isEmpty ? language.text("固定", "fixed") : letters
        let more = column.columns.count > 8 ? "…" : ""
        return "\(preview.titles[column.field] ?? column.field) ← \(places)\(more) \(column.header)"
    }

    private func short(_ text: String) -> String {
        text.count > 60 ? "\(text.prefix(60))…" : text
    }
}
