/// Columns as a spreadsheet letters them.
public enum ColumnLetters {
    /// The letters of a column counted from 0: A, …, Z, AA; empty below 0.
    public static func of(_ column: Int) -> String {
        var rest = column
        var letters = ""
        while rest >= 0 {
            letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
            rest = rest / 26 - 1
        }
        return letters
    }
}
