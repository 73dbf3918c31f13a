import Amending
import Chronology
import LedgerModel
import RulePrinting
import ScoreModel

/// 部门/<department>.xlsx of an amendment: the letter, before and after, and the lines of its own people only.
enum AmendmentDepartmentBook {
    static func plan(_ index: AmendmentIndex, _ department: AmendmentReport.Department, path: String) -> BookPlan {
        var names = SheetNames()
        let text = DepartmentText(department, in: index)
        let letter = letter(index, department, text, name: names.name("更正通知"))
        var tables: [Table] = []
        for (sheet, label) in zip(index.report.sheets, index.labels) {
            let own = department.subjects.filter { $0.sheet == sheet.sheet.id }
            guard !own.isEmpty else { continue }
            tables.append(
                BeforeAfterSheet.table(
                    index, sheet.sheet, own.map { shown($0, department) }, text, suffix: index.suffix(label), &names))
        }
        tables.append(AmendedLineSheet.table(index, department.subjects, text, &names))
        tables.append(
            AmendedCorrectionSheet.table(index, text.own(index.report.corrections, of: department), text, &names))
        if let answers = AnswerSheet.table(index, department.name, text, &names) { tables.append(answers) }
        return BookPlan(
            path: path, title: "\(department.name)\(index.title)更正通知", centre: index.report.centre.name,
            subject: "\(department.name.prefix(40)) · \(index.title)更正", created: index.report.amendment.at.day,
            sheets: [letter] + tables.flatMap { $0.sheets() }, isStreamed: false)
    }

    /// Somebody who changed departments: where it was, or is, among others is theirs to know.
    private static func shown(_ change: AmendedSubject, _ department: AmendmentReport.Department) -> AmendedSubject {
        func own(_ side: PublishedSubject?) -> PublishedSubject? {
            side.flatMap { department.isCalled($0.department) ? $0 : nil }
        }
        return AmendedSubject(
            sheet: change.sheet, before: own(change.before), after: own(change.after), linesBefore: change.linesBefore,
            linesAfter: change.linesAfter)
    }

    // MARK: The letter

    private static func letter(
        _ index: AmendmentIndex, _ department: AmendmentReport.Department, _ text: DepartmentText, name: String
    ) -> SheetPlan {
        let columns: [Table.Column] = [
            .init("姓名、窗口", 22), .init("考核表", 20), .init("更正前", 10), .init("更正后", 10), .init("更正前等次", 13),
            .init("更正后等次", 13),
        ]
        var plan = SheetPlan(name: name, widths: columns.map(\.width)) { row, end in
            row.height = 34
            row.text("考核结果更正通知", .title, span: columns.count)
            end(&row)
            for paragraph in paragraphs(index, department, text) {
                row.height = 19 * TextWidth.lines(paragraph, in: 76) + 6
                row.text(paragraph, .paragraph, span: columns.count)
                end(&row)
            }
            row.height = 24
            for column in columns { row.text(column.header, .header) }
            end(&row)
            for change in department.subjects { write(shown(change, department), index, &row, end) }
            end(&row)
            for signature in [
                "\(index.report.centre.name)（盖章）        \(chinese(index.report.amendment.at.day))",
                "部门负责人签收：________________        ________年____月____日",
            ] {
                row.height = 30
                row.text(signature, .sign, span: columns.count)
                end(&row)
            }
        }
        plan.isLandscape = false
        return plan
    }

    private static func paragraphs(
        _ index: AmendmentIndex, _ department: AmendmentReport.Department, _ text: DepartmentText
    ) -> [String] {
        let report = index.report
        let reason = text.shown(report.amendment.reason)
        let why = reason.isEmpty ? "" : "（\(Prose.set(reason))）"
        return [
            "\(department.name)：",
            "    经复核\(why)，对已公布的\(report.amendment.period.title)考核结果作第 \(report.amendment.number) 次更正，涉及你部门 \(department.subjects.count) 项，更正前后如下。"
                + "逐项的依据见“分值变化”和“更正记录”；未列出的结果不变。",
        ] + department.subjects.map { shown($0, department) }.compactMap { letters(about: $0) }
    }

    /// What becomes of letters that came with the published result: those of consequences that no longer stand are void.
    private static func letters(about change: AmendedSubject) -> String? {
        func named(_ names: [String]) -> String { names.map { "“\($0)”" }.joined(separator: "、") }
        // Of somebody who came from another department, or went to one, only a side is this department's to know.
        guard let before = change.before, let after = change.after else { return nil }
        let lost = change.lost.isEmpty ? [] : ["原\(named(change.lost))撤销，已送达的相应文书同时作废"]
        let gained = change.gained.isEmpty ? [] : ["新增\(named(change.gained))，需要文书的另行送达"]
        let names = Set(change.gained)
        let hasNoOthers = after.consequences.map(\.name).filter { !names.contains($0) }.isEmpty
        let isOther = before.total != after.total || before.rank != after.rank || before.level != after.level
        let rest = hasNoOthers || !isOther ? [] : ["其余已送达的文书仍然有效，所写的得分、名次和等次以更正后的为准"]
        let all = lost + gained + rest
        return all.isEmpty ? nil : "    \(change.name)：\(all.joined(separator: "；"))。"
    }

    private static func write(
        _ change: AmendedSubject, _ index: AmendmentIndex, _ row: inout RowBuffer, _ end: RowEnd
    ) {
        let sheet = index.sheet(change.sheet)
        let decimals = sheet?.decimals ?? 2
        if change.isStandingChanged { row.tint = .band }
        let id = PublishedKind(sheet).isUnit ? "" : "（\(change.id)）"
        row.text(change.name + id)
        row.text(sheet?.title ?? change.sheet, .wrapped)
        row.points(change.before?.total, .score, decimals: decimals)
        row.points(change.after?.total, .total, decimals: decimals)
        for side in [change.before, change.after] { row.text(side?.standing ?? "—", .center) }
        end(&row)
    }

    private static func chinese(_ day: Day) -> String {
        let parts = day.iso.split(separator: "-").compactMap { Int($0) }
        return parts.count == 3 ? "\(parts[0])年\(parts[1])月\(parts[2])日" : day.iso
    }
}
