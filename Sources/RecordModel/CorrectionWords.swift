/// How corrections are named where something rests on them.
public enum CorrectionWords {
    /// The table in which rows stand that corrections add.
    public static let table = "更正"

    /// `更正 3`, `更正 3、5`.
    public static func title(_ numbers: [Int]) -> String {
        "\(table) " + numbers.map(String.init).joined(separator: "、")
    }

    /// `更正 3:申诉复核`; without a basis the number alone.
    public static func title(_ correction: Correction) -> String {
        correction.basis.isEmpty ? title([correction.number]) : "\(title([correction.number])):\(correction.basis)"
    }
}
