internal import Chronology

/// The table of appeals, as CSV and as the workbook in which answers are filled in: one row for each appeal.
public enum AppealTableColumns {
    /// The header of the numbers.
    public static let number = "申诉"
    /// The header of the answers: 维持 or 更正.
    public static let answer = "答复"
    /// The header of the points that take the place of the line's; empty lifts it.
    public static let points = "更正后分值"
    /// The header of the reasons of answers.
    public static let reason = "答复理由"

    /// What says which appeal it is.
    public static let known = [
        number, "考核期", "部门", "考核表", "工号、编号", "姓名、名称", "条目", "日期", "依据", "原分值", "申诉理由", "材料", "收到",
    ]
    /// What is filled in.
    public static let open = [answer, points, reason]
    /// What comes of it.
    public static let behind = ["答复人", "答复日期", "更正", "文件", "单元格"]

    /// An entry's texts under all of them, in order.
    public static func texts(_ entry: AppealEntry) -> [String] {
        let (appeal, answer) = (entry.appeal, entry.answer)
        let line = appeal.line.target
        var points = ""
        switch answer?.correction?.target {
        case .line(let corrected, let instead)? where corrected == line: points = instead
        case .some: points = answer?.correction.map { CorrectionWords.title([$0.number]) } ?? ""
        case nil: break
        }
        return [
            String(appeal.number), appeal.period.label, appeal.department, line.sheet, line.subject, appeal.line.name,
            appeal.line.code, line.day.iso, line.evidence, line.points, appeal.reason, appeal.materials,
            appeal.received.iso, answer?.verdict.title ?? "", points, answer?.reason ?? "", answer?.by ?? "",
            answer?.on.iso ?? "", String(answer?.correction?.number ?? entry.proposal), appeal.source.file,
            appeal.source.cell,
        ]
    }
}
