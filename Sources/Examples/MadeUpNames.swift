internal import RecordModel

/// Names in place of real ones, given out in order: 甲, 乙; 一号窗口; 甲局; 一组; D1.
struct MadeUpNames {
    enum Kind: Hashable {
        case staff, window, department, group, deed
    }

    private struct Key: Hashable {
        let kind: Kind
        let text: ExactText
    }

    private var given: [Key: String] = [:]
    private var counts: [Kind: Int] = [:]

    private static let stems = Array("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥").map(String.init)
    private static let numerals = Array("一二三四五六七八九十").map(String.init)

    /// The name that stands for one, a new one for one not seen before.
    subscript(_ kind: Kind, _ text: String) -> String {
        mutating get {
            let key = Key(kind: kind, text: ExactText(HalfWidth.fold(text)))
            if let name = given[key] { return name }
            let number = counts[kind, default: 0]
            counts[kind] = number + 1
            let name = Self.name(kind, number)
            given[key] = name
            return name
        }
    }

    /// The name that stands for one seen before.
    func found(_ kind: Kind, _ text: String) -> String? {
        given[Key(kind: kind, text: ExactText(HalfWidth.fold(text)))]
    }

    /// The same; somebody unknown stays somebody.
    func known(_ kind: Kind, _ text: String) -> String { found(kind, text) ?? "某" }

    private static func name(_ kind: Kind, _ number: Int) -> String {
        func of(_ list: [String]) -> String { number < list.count ? list[number] : list[0] + "\(number)" }
        switch kind {
        case .staff: return of(stems)
        case .window: return (number < numerals.count ? numerals[number] : "\(number + 1)") + "号窗口"
        case .department: return of(stems) + "局"
        case .group: return (number < numerals.count ? numerals[number] : "\(number + 1)") + "组"
        case .deed: return "D\(number + 1)"
        }
    }
}
