import Chronology
import Exact
import RuleModel
import RulePrinting
import ScoreModel

/// 后续处理 in a department's book, with the notice of 限期整改 ready to sign where one is due.
enum NoticeOfAmendsSheet {
    private static let word = "限期整改"

    static func plan(
        _ index: ReportIndex, _ result: ResultIndex, _ group: ReportIndex.Group, _ members: [Int],
        _ view: DepartmentView, _ widths: Widths, name: String
    ) -> SheetPlan {
        let keys = ConsequenceSheet.keys(result, members)
        var widths = widths
        widths.fit(id: "", name: String(repeating: "-", count: 8), department: "", window: "")
        let subjects = SubjectColumns(ownOf: result, widths: widths)
        let columns: [Table.Column] =
            subjects.columns + [
                .init("总分", 9), .init(result.gradeWord, result.standingWidth), .init("处理", 18), .init("条款", 20),
                .init("原因", 34),
            ]
        var plan = SheetPlan(name: name, widths: columns.map(\.width)) { row, end in
            Table.head(
                "\(group.name)\(index.report.period.title)后续处理",
                "\(index.report.centre.name) · \(result.result.sheet.title)", columns.map(\.header), &row, end)
            for key in keys {
                let subject = result.result.subjects[key.subject]
                let entry = subject.consequences[key.entry]
                if result.isAlarming(subject) { row.tint = .alert }
                subjects.write(subject, of: result.kind, to: &row, name: .center)
                row.points(subject.total, .total, decimals: result.decimals)
                row.text(result.stars(of: subject), .stars)
                row.text(entry.name, .center)
                row.text(entry.clause)
                row.text(view.shown(entry.reason, of: subject, in: result), .wrapped)
                end(&row)
            }
            if keys.isEmpty {
                row.text("(本期无后续处理事项)", .center, span: columns.count)
                end(&row)
            }
            for key in keys where result.result.subjects[key.subject].consequences[key.entry].name.contains(word) {
                notice(index, result, key, view, columns.count, &row, end)
            }
        }
        plan.headerRows = TablePlace.headRows
        plan.repeatFrom = TablePlace.headRows
        return plan
    }

    private static func notice(
        _ index: ReportIndex, _ result: ResultIndex, _ key: (subject: Int, entry: Int),
        _ view: DepartmentView, _ width: Int, _ row: inout RowBuffer, _ end: RowEnd
    ) {
        let subject = result.result.subjects[key.subject]
        let entry = subject.consequences[key.entry]
        row.breaksPage = true
        row.height = 20
        row.skip()
        end(&row)
        row.height = 34
        row.text("限期整改通知书\(index.draftMark)", .title, span: width)
        end(&row)
        let score = subject.total.formatted(decimals: result.decimals)
        let level = result.level(of: subject)?.name ?? ""
        // A reason that only says the level is said already.
        let reason = view.shown(entry.reason, of: subject, in: result)
        let isSaid = reason.isEmpty || reason == DepartmentView.cut || !level.isEmpty && reason.hasPrefix("评定为\(level)")
        let rank = result.rank(of: subject).map { "，列\($0)" } ?? ""
        let you = result.kind.address
        let isUnit = result.kind.kind == .window || result.kind.kind == .department
        let whom = result.kind.isStaff ? "（工号 \(subject.id)，\(subject.window)）" : isUnit ? "" : "（编号 \(subject.id)）"
        let texts = [
            "\(subject.name)\(whom)：",
            "    经考核，\(you)在\(index.report.period.title)的考核得分为 \(score) 分\(rank)"
                + (level.isEmpty ? "" : "，评定为\(level)") + (isSaid ? "" : "（\(Prose.set(reason))）") + "。",
            "    根据《\(Prose.set(result.result.regulation.title))》\(Prose.set(entry.clause))，现责令\(you)限期整改。请对照\(result.kind.detailWord)所列事项逐条查找原因、"
                + "落实整改，于本通知送达之日起____个工作日内向考核领导小组提交书面整改报告。",
            "    对考核结果有异议的，可填写申诉表并附有关材料，在公示期内提出。",
        ]
        for text in texts {
            row.height = 19 * TextWidth.lines(text, in: 108) + 6
            row.text(text, .paragraph, span: width)
            end(&row)
        }
        for text in [
            "\(index.report.centre.name)（盖章）        ________年____月____日",
            "\(result.kind.isStaff ? "本人" : "负责人")签收：________________        部门负责人：________________",
        ] {
            row.height = 30
            row.text(text, .sign, span: width)
            end(&row)
        }
    }
}
