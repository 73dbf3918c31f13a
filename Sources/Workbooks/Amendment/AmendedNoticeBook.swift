import Amending
import Chronology
import LedgerModel
import RecordModel
import RulePrinting
import ScoreModel

/// 更正公示.xlsx: the notice that takes the place of the one on the wall, a sheet for each result whose levels changed: whose
/// level is another, then the whole list as it stands now; people's names as the centre wants them, never ids.
enum AmendedNoticeBook {
    static let path = "更正公示.xlsx"

    static func plan(_ index: AmendmentIndex) -> BookPlan {
        var names = SheetNames()
        let report = index.report
        let shown = zip(report.sheets, index.labels).filter { $0.0.subjects.contains(where: \.isStandingChanged) }
        return BookPlan(
            path: path, title: "\(report.centre.name)\(report.amendment.period.title)考核结果更正公示",
            centre: report.centre.name, subject: "\(report.amendment.period.title)考核结果更正公示",
            created: report.amendment.at.day,
            sheets: shown.map { sheet, label in
                self.sheet(sheet, index, name: names.name("更正公示" + (shown.count > 1 ? "·" + label : "")))
            })
    }

    private static let widths: [Double] = [7, 16, 24, 22, 11, 12]

    private static func sheet(_ sheet: AmendmentReport.Sheet, _ index: AmendmentIndex, name: String) -> SheetPlan {
        let width = widths.count
        let kind = PublishedKind(sheet.sheet)
        var plan = SheetPlan(name: name, widths: widths) { row, end in
            introduction(sheet, index, &row, end)
            section("更正的结果", &row, end)
            header(["序号", kind.nameHeader, "部门", "更正前", "更正后", "总分"], &row, end)
            let changed = sheet.subjects.filter(\.isStandingChanged)
            for (number, change) in changed.enumerated() {
                row.integer(number + 1, .ordinal)
                row.text(shown(change.name, kind, index), .center)
                row.text((change.after ?? change.before)?.department ?? "")
                for side in [change.before, change.after] { row.text(side.map(reached) ?? "不考核", .center) }
                row.points(change.after?.total, .total, decimals: sheet.sheet.decimals)
                end(&row)
            }
            section("更正后的名单", &row, end)
            header(["序号", kind.nameHeader, "部门", kind.isStaff ? "窗口" : "荣誉", "等次", "总分"], &row, end)
            for (level, subjects) in levels(sheet.sheet) {
                row.height = 24
                row.text("\(level)（\(subjects.count) \(kind.unit)）", .block, span: width)
                end(&row)
                for (number, subject) in subjects.enumerated() {
                    row.integer(number + 1, .ordinal)
                    row.text(shown(subject.name, kind, index), .center)
                    row.text(subject.department)
                    row.text(kind.isStaff ? subject.window : subject.honours.joined(separator: "、"))
                    row.text(reached(subject), .center)
                    row.points(subject.total, .total, decimals: sheet.sheet.decimals)
                    end(&row)
                }
            }
            end(&row)
            row.height = 28
            row.text("\(index.report.centre.name)（盖章）        ________年____月____日", .sign, span: width)
            end(&row)
        }
        plan.isLandscape = false
        plan.rowHeight = 19
        plan.headerRows = 1
        return plan
    }

    private static func introduction(
        _ sheet: AmendmentReport.Sheet, _ index: AmendmentIndex, _ row: inout RowBuffer, _ end: RowEnd
    ) {
        let report = index.report
        let period = report.amendment.period.title
        row.height = 34
        row.text("\(period)\(sheet.sheet.title)结果更正公示", .title, span: widths.count)
        end(&row)
        let regulation = report.after.regulations.first { $0.id == sheet.sheet.regulation }?.title ?? ""
        let basis = regulation.isEmpty ? "" : "根据《\(Prose.set(regulation))》，"
        let objections = report.centre.objections.isEmpty ? "本中心考核工作机构" : Prose.set(report.centre.objections)
        let text =
            "    \(basis)\(period)考核结果已经公布。经复核，现对其中 \(sheet.subjects.count(where: \.isStandingChanged)) 项结果予以更正并重新公示，"
            + "此前张贴的名单以本公示为准。公示期为 \(report.centre.noticeDays) 个工作日，自张贴之日起计算。对结果有异议的，请在公示期内向以下渠道反映：\(objections)。"
        row.height = 20 * TextWidth.lines(text, in: 78) + 8
        row.text(text, .paragraph, span: widths.count)
        end(&row)
    }

    private static func section(_ title: String, _ row: inout RowBuffer, _ end: RowEnd) {
        row.height = 26
        row.text(title, .section, span: widths.count)
        end(&row)
    }

    private static func header(_ headers: [String], _ row: inout RowBuffer, _ end: RowEnd) {
        row.height = 24
        for header in headers { row.text(header, .header) }
        end(&row)
    }

    private static func shown(_ name: String, _ kind: PublishedKind, _ index: AmendmentIndex) -> String {
        index.report.centre.noticeNames == .masked && kind.isStaff ? Masking.masked(name) : name
    }

    /// 五星, 达标、先进个人.
    private static func reached(_ subject: PublishedSubject) -> String {
        ([subject.standing] + subject.honours).joined(separator: "、")
    }

    /// Those ranked, level by level, as the levels come down the ranking.
    private static func levels(_ sheet: LedgerSheet) -> [(level: String, subjects: [PublishedSubject])] {
        let ranked = sheet.subjects.filter { $0.rank != nil }
        var order: [(name: String, stars: Int?, place: Int)] = []
        for subject in ranked where !order.contains(where: { $0.name == subject.level }) {
            order.append((subject.level, subject.stars, order.count))
        }
        // Where levels have stars, more stars stand first, whatever an amendment did to the ranks.
        order.sort { left, right in
            let (a, b) = (left.stars ?? -1, right.stars ?? -1)
            return a == b ? left.place < right.place : a > b
        }
        return order.map { level in
            let picture = level.stars.map { String(repeating: "★", count: max(0, min($0, 10))) + " " } ?? ""
            let own = ranked.filter { $0.level == level.name }
            return (level.name.isEmpty ? "未评定等次" : picture + level.name, own)
        }
    }
}
