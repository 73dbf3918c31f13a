import Chronology
import RecordModel
public import RulePrinting

/// Writes an empty events log with drop-downs and checks as a workbook.
///
/// The same template gives the same bytes.
/// - Parameters:
///   - template: its columns and words.
///   - folder: an existing folder.
///   - scratch: an existing folder for the C library's temporary files.
public func writeEventLogTemplate(
    _ template: EventLogTemplate, to folder: String, scratch: String
) throws(WorkbookError) {
    try BookWriter.write(EventLogBook.plan(template), to: folder, scratch: scratch)
}

/// 督查台账模板.xlsx: the log itself first, so that it is the sheet that is read back; then how to fill it in, and the words
/// of its drop-downs.
enum EventLogBook {
    private static let wordSheet = "词表"

    static func plan(_ template: EventLogTemplate) -> BookPlan {
        BookPlan(
            path: EventLogTemplate.fileName, title: "督查台账", centre: Prose.set(template.title), subject: "督查台账",
            created: template.day, sheets: [log(template), instructions(template), words(template)], isStreamed: false)
    }

    private static func log(_ template: EventLogTemplate) -> SheetPlan {
        let fields = template.fields
        var plan = SheetPlan(name: "督查台账", widths: fields.map(width)) { row, end in
            row.height = 26
            for field in fields { row.text(field.header, field.isRequired ? .duty : .header) }
            end(&row)
        }
        plan.headerRows = 1
        plan.frozenColumns = 1
        plan.showsGrid = true
        plan.columnLooks = fields.map(look)
        plan.checks = fields.indices.compactMap { check(fields[$0], column: $0, template) }
        return plan
    }

    private static func width(_ field: Field) -> Double {
        switch field.id {
        case "event", "date", "staff", "rule", "degree": 12
        case "window": 18
        case "note", "proof": 30
        case "deed": 12
        default: 8.5
        }
    }

    private static func look(_ field: Field) -> CellStyle.Look {
        switch field.type {
        case .day, .moment: .entryDate
        case .number: .entryNumber
        case .text, .words, .flag: .entry
        }
    }

    private static func check(_ field: Field, column: Int, _ template: EventLogTemplate) -> EntryCheck? {
        let rows = 1..<1 + EventLogTemplate.rows
        func check(_ rule: EntryCheck.Rule, prompt: String = "", refusal: String) -> EntryCheck {
            EntryCheck(rows: rows, column: column, rule: rule, prompt: prompt, refusal: refusal)
        }
        func list(_ count: Int, in column: Int, isStrict: Bool) -> EntryCheck.Rule {
            .list(CellRange(sheet: wordSheet, rows: 1..<1 + count, column: column), isStrict: isStrict)
        }
        switch field.id {
        case "rule" where !template.codes.isEmpty:
            return check(
                list(template.codes.count, in: 0, isStrict: false), prompt: "选择条目代号；各代号的原文见“词表”。",
                refusal: "词表中没有这个代号。也可以填条目编号；确认无误再继续。")
        case "degree" where !template.degrees.isEmpty:
            return check(
                list(template.degrees.count, in: 3, isStrict: false), refusal: "本办法没有这个情节，确认无误再继续。")
        case "status":
            return check(list(template.statuses.count, in: 4, isStrict: true), refusal: "请从下拉列表选择；不填即有效。")
        case "date":
            // A check has two ends; where the regulation has none, they only tell a date from any other number.
            let first = template.since ?? Day(year: 2000, month: 1, day: 1) ?? template.day
            let last = template.until ?? Day(year: 2199, month: 12, day: 31) ?? first
            let since = template.since.map { "；办法自 \($0.iso) 起适用" } ?? ""
            return check(.days(first, max(first, last)), refusal: "请填日期，如 2026-07-01\(since)。")
        case "times": return check(.whole(1), refusal: "次数是不小于 1 的整数；不填按 1 次。")
        case "points", "quantity": return check(.points, refusal: "请填不小于 0 的数。")
        case "round": return check(.whole(0), refusal: "轮次是整数。")
        default: return nil
        }
    }

    private static func instructions(_ template: EventLogTemplate) -> SheetPlan {
        let width = 84.0
        var plan = SheetPlan(name: "填写说明", widths: [4, width]) { row, end in
            row.height = 34
            row.text("督查台账填写说明", .title, span: 2)
            end(&row)
            row.text(Prose.set("适用办法:《\(template.title)》"), .subtitle, span: 2)
            end(&row)
            end(&row)
            for (number, text) in template.instructions.enumerated() {
                let text = Prose.set(text)
                row.height = 18 * TextWidth.lines(text, in: width / 1.2) + 6
                row.text("\(number + 1).", .paragraph)
                row.text(text, .paragraph)
                end(&row)
            }
        }
        plan.isLandscape = false
        return plan
    }

    private static func words(_ template: EventLogTemplate) -> SheetPlan {
        let count = max(template.codes.count, template.degrees.count, template.statuses.count)
        var plan = SheetPlan(name: wordSheet, widths: [12, 18, 76, 16, 12]) { row, end in
            row.height = 26
            for header in ["条目", "编号", "原文", "情节", "状态"] { row.text(header, .header) }
            end(&row)
            for index in 0..<count {
                if index < template.codes.count {
                    let code = template.codes[index]
                    row.text(code.code, .center)
                    row.text(code.id, .wrapped)
                    row.text(Prose.set(code.text), .wrapped)
                } else {
                    row.skip(3)
                }
                if index < template.degrees.count { row.text(template.degrees[index], .center) } else { row.skip() }
                if index < template.statuses.count { row.text(template.statuses[index], .center) }
                end(&row)
            }
        }
        plan.headerRows = 1
        return plan
    }
}
