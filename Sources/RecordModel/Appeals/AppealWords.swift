/// How appeals are named where something rests on them.
public enum AppealWords {
    /// 申诉 3.
    public static func title(_ number: Int) -> String { "申诉 \(number)" }

    /// On what basis something is corrected: `申诉 3:不是本人`.
    public static func basis(_ number: Int, _ reason: String) -> String {
        "\(title(number)):\(reason.split(whereSeparator: \.isNewline).joined(separator: " "))"
    }

    /// 无异议: what a department chooses where it agrees.
    public static let agrees = "无异议"
    /// 有异议: what it chooses where it objects.
    public static let objects = "有异议"

    /// What the title of a department's form ends in, and its sheets begin with.
    public static let form = "申诉表"
    /// What stands below the last line, to be signed.
    public static let signature = "部门负责人（签字）：________________        ________年____月____日"
    /// What stands in place of lines where there are none.
    public static let noLines = "(无)"
    /// What stands between centre, period and instructions below the title.
    public static let separator = " · "
}
