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

    /// The column that letters name, from 0; `nil` where they name none.
    public static func column(_ letters: some StringProtocol) -> Int? {
        guard (1...3).contains(letters.utf8.count), letters.utf8.allSatisfy({ $0 >= 0x41 && $0 <= 0x5A }) else {
            return nil
        }
        return letters.utf8.reduce(0) { $0 * 26 + Int($1) - 64 } - 1
    }
}
