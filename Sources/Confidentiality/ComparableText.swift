/// A text as names are looked for in it: full-width forms as half-width ones, ASCII letters small, and without what people
/// put between the characters of a name (张 三, 古丽·买买提) or what nobody sees.
struct ComparableText {
    /// The scalars that are left.
    private(set) var scalars: [UInt32] = []
    /// For each of them its place among the scalars of the text.
    private(set) var places: [Int] = []
    /// All scalars of the text, folded, spaces and dots included: what stands beside a name.
    private(set) var all: [UInt32] = []

    init(_ text: String) {
        let count = text.utf8.count
        scalars.reserveCapacity(count)
        places.reserveCapacity(count)
        all.reserveCapacity(count)
        for scalar in text.unicodeScalars {
            let value = Self.folded(scalar.value)
            if !Self.isDropped(value) {
                scalars.append(value)
                places.append(all.count)
            }
            all.append(value)
        }
    }

    private static func folded(_ value: UInt32) -> UInt32 {
        switch value {
        case 0x41...0x5A: value + 0x20
        case 0xFF21...0xFF3A: value - 0xFF21 + 0x61
        case 0xFF01...0xFF5E: value - 0xFF01 + 0x21
        case 0x3000, 0xA0: 0x20
        default: value
        }
    }

    /// Spaces, invisible marks, and the dots between the parts of a name.
    private static func isDropped(_ value: UInt32) -> Bool {
        switch value {
        case 0x09...0x0D, 0x20, 0x85, 0xAD, 0xB7, 0x034F, 0x061C, 0x180B...0x180F, 0x2000...0x200F, 0x2022,
            0x2027...0x202F, 0x205F...0x206F, 0x30FB, 0xFE00...0xFE0F, 0xFEFF, 0xFF65, 0xE0000...0xE01EF:
            true
        default: false
        }
    }

    /// Whether something of a word stands at a place: a letter or an ideograph, but no digit.
    func isLetter(at place: Int) -> Bool {
        guard all.indices.contains(place), let scalar = Unicode.Scalar(all[place]) else { return false }
        return scalar.properties.isAlphabetic
    }

    /// Whether an ASCII letter or digit stands at a place, or one of these signs.
    func isASCIIWord(at place: Int, signs: String = "") -> Bool {
        guard all.indices.contains(place), all[place] < 0x80, let scalar = Unicode.Scalar(all[place]) else {
            return false
        }
        let character = Character(scalar)
        return character.isLetter || character.isNumber || signs.contains(character)
    }

    /// Whether a text stands at a place, character by character.
    func has(_ text: String, at place: Int) -> Bool {
        let wanted = text.unicodeScalars.map(\.value)
        guard place >= 0, place + wanted.count <= all.count else { return false }
        return all[place..<place + wanted.count].elementsEqual(wanted)
    }
}
