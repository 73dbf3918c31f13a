/// Numbers of people's cards and telephones, in texts that are shown: an export holds them where nobody looks for them.
enum PersonalDigits {
    /// The text with every such number masked but for its first three and last two characters: 15 or 18 digits, the last of
    /// which may be an X, and 11 digits that begin with 1. A longer or shorter run of digits is no such number.
    static func masked(_ text: String) -> String {
        guard text.utf8.count >= 11 else { return text }
        var result = ""
        var run: [Character] = []
        func isDigit(_ character: Character) -> Bool {
            ("0"..."9").contains(character) || ("０"..."９").contains(character)
        }
        func flush() {
            let isCard = run.count == 15 || run.count == 18
            let isPhone = run.count == 11 && (run[0] == "1" || run[0] == "１")
            if isCard || isPhone {
                result += String(run.prefix(3)) + String(repeating: "*", count: run.count - 5) + String(run.suffix(2))
            } else {
                result += String(run)
            }
            run.removeAll()
        }
        for character in text {
            if isDigit(character) || run.count == 17 && "xXｘＸ".contains(character) {
                run.append(character)
            } else {
                flush()
                result.append(character)
            }
        }
        flush()
        return result
    }
}
