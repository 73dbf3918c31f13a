import Chronology
import Exact
public import NoticePage
import RecordModel
import RuleModel
import RulePrinting
public import ScoreModel

/// What a report's public notice says, in 公示.xlsx and 公示.html alike.
public func publicNotice(of report: RunReport) -> PublicNotice { NoticeLayout.notice(ReportIndex(report)) }

/// Who stands on a public notice, and where: honours first and then by level, people's names as the centre wants them.
enum NoticeLayout {
    /// The notice.
    static func notice(_ index: ReportIndex) -> PublicNotice {
        let (centre, period) = (index.report.centre.name, index.report.period)
        return PublicNotice(
            title: "\(centre)\(period.title)考核结果公示", centre: centre,
            subject: "\(period.title)考核结果公示\(index.draftMark)", day: period.last,
            // A list of zeros is nothing to put on a wall.
            lists: index.results.filter(\.givesPoints).map { list($0, index) },
            nothing: index.results.isEmpty ? "本期没有考核结果" : "本期的考核表都不计分，没有需要公示的得分",
            signature: "\(centre)（盖章）        ________年____月____日")
    }

    private static func list(_ result: ResultIndex, _ index: ReportIndex) -> PublicNotice.List {
        let sheet = result.result.sheet
        let kind = result.kind
        let ranked = result.listing.map { result.result.subjects[$0] }.filter { $0.rank != nil }
        let hasDepartment = kind.isStaff || kind.kind != .department && ranked.contains { !$0.department.isEmpty }
        var columns = [PublicNotice.Column(.number, "序号"), .init(.name, kind.nameHeader)]
        if hasDepartment { columns.append(.init(.department, "部门")) }
        if kind.isStaff { columns.append(.init(.window, "窗口")) }
        if let group = result.groupHeader { columns.append(.init(.group, group)) }
        columns.append(.init(.total, "总分"))
        return PublicNotice.List(
            suffix: result.suffix,
            heading: "\(index.report.period.title)\(heading(sheet.title))\(index.draftMark)",
            introduction: introduction(result, index), isStaff: kind.isStaff, columns: columns,
            sections: sections(result, ranked, names: index.report.centre.noticeNames),
            nothing: "（本期没有参评的\(kind.title)）", decimals: result.decimals)
    }

    private static func sections(
        _ result: ResultIndex, _ ranked: [SubjectScore], names: NoticeNames
    ) -> [PublicNotice.Section] {
        let sheet = result.result.sheet
        let isMasked = names == .masked && result.kind.isStaff
        func section(_ title: String, _ subjects: [SubjectScore]) -> PublicNotice.Section {
            PublicNotice.Section(
                title: title,
                entries: subjects.map { subject in
                    PublicNotice.Entry(
                        name: isMasked ? Masking.masked(subject.name) : subject.name, department: subject.department,
                        window: subject.window, group: sheet.ranking.peers?.name(of: subject) ?? "",
                        total: subject.total)
                })
        }
        func titled(_ level: Level, _ subjects: [SubjectScore]) -> PublicNotice.Section {
            section(title(level, subjects.count, result.kind), subjects)
        }
        var sections: [PublicNotice.Section] = []
        for (honour, definition) in sheet.honours.enumerated() {
            sections.append(titled(definition, ranked.filter { $0.honours.contains(honour) }))
        }
        for (level, definition) in sheet.levels.enumerated() {
            sections.append(titled(definition, ranked.filter { $0.level == level }))
        }
        let others = ranked.filter { $0.level == nil }
        // Below lists with headings, one without would seem to belong to the last of them.
        let isAlone = sections.allSatisfy(\.entries.isEmpty)
        sections.append(section(isAlone ? "" : "未评定等次（\(others.count) \(result.kind.unit)）", others))
        return sections.filter { !$0.entries.isEmpty }
    }

    private static func title(_ level: Level, _ count: Int, _ kind: KindWords) -> String {
        let picture = StarWords.picture(of: level)
        let name = picture == level.name ? level.name : "\(picture) \(level.name)"
        return "\(name)（\(count) \(kind.unit)）"
    }

    private static func introduction(_ result: ResultIndex, _ index: ReportIndex) -> String {
        let centre = index.report.centre
        let objections = centre.objections.isEmpty ? "本中心考核工作机构" : Prose.set(centre.objections)
        let hangs =
            index.report.standing.notice.map { "公示期为 \(chinese($0.first))至\(chinese($0.last))。" }
            ?? (centre.noticeDays > 0 ? "公示期为 \(centre.noticeDays) 个工作日，自张贴之日起计算。" : "")
        return "    根据《\(Prose.set(result.result.regulation.title))》，现将\(centre.name)\(index.report.period.title)"
            + "考核结果予以公示。\(hangs)对结果有异议的，请\(hangs.isEmpty ? "" : "在公示期内")向以下渠道反映：\(objections)。"
    }

    private static func chinese(_ day: Day) -> String {
        let (year, month, day) = day.components
        return "\(year) 年 \(month) 月 \(day) 日"
    }

    /// A sheet's title as a notice begins: one that says 考核 already does not say it twice.
    private static func heading(_ title: String) -> String {
        ["考核", "考评", "评比", "评定"].contains { title.hasSuffix($0) } ? "\(title)结果公示" : "\(title)考核结果公示"
    }
}
