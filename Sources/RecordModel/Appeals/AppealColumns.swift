/// The headers of 申诉表 by which it is known again.
public enum AppealColumns {
    /// The line's place among all lines of the run, by which it is found again.
    public static let number = "明细编号"
    /// 条目.
    public static let code = "条目"
    /// 依据.
    public static let evidence = "依据"
    /// Whether the department objects.
    public static let choice = "异议"
    /// Why.
    public static let reason = "理由"
    /// What it hands in with it.
    public static let materials = "材料"
    /// Those a department fills in.
    public static let open = [choice, reason, materials]
}
