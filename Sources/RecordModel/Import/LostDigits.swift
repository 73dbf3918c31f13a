/// How an id is marked that a spreadsheet keeps as a number of more digits than its numbers have: the last ones are gone.
public enum LostDigits {
    /// What stands before the number.
    public static let mark = "数字:"

    /// The digits a number of a spreadsheet has.
    public static let most = 15

    /// The cell of such an id; `nil` where all digits are there.
    public static func cell(_ digits: String) -> String? {
        digits.utf8.count > most && digits.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? mark + digits : nil
    }
}
