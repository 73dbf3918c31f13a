/// A text as names are looked for in it: full-width forms as half-width ones, ASCII letters small, and without what people
/// put between the characters of a name (张 三, 古丽·买买提) or what nobody sees.
struct ComparableText {
    /// The scalars that are left.
    private(set) var scalars: [UInt32] = []
    /// For each of them its place among the scalars of the text.
    private(set) var places: [Int] = []
    /// All scalars of the text, folded, spaces and dots included: what stands beside a name.
    private(set) var all: [UInt32] = []
    /// Before which of the scalars that are left a full stop was passed over: it may end a sentence there.
    private(set) var stops: [Int] = []
    /// Before which of them any dot or dash was.
    private(set) var dots: [Int] = []

    init(_ text: String) {
        let count = text.utf8.count
        scalars.reserveCapacity(count)
        places.reserveCapacity(count)
        all.reserveCapacity(count)
        // Signs behind an ideograph, until it is known what follows them.
        var signs: [(value: UInt32, place: Int)] = []
        for scalar in text.unicodeScalars {
            let value = Self.folded(scalar.value)
            let place = all.count
            all.append(value)
            if Self.isDropped(value) {
                if Self.isDot(value) { note(dot: scalars.count) }
                continue
            }
            if Self.isSeparator(value), !signs.isEmpty || scalars.last.map({ Self.isIdeograph($0) }) == true {
                signs.append((value, place))
                continue
            }
            if !signs.isEmpty {
                if Self.isIdeograph(value) {
                    note(dot: scalars.count)
                    if signs.contains(where: { Self.isStop($0.value) }) { stops.append(scalars.count) }
                    signs = []
                } else {
                    keep(&signs)
                }
            }
            scalars.append(value)
            places.append(place)
        }
        keep(&signs)
    }

    private mutating func note(dot: Int) { if dots.last != dot { dots.append(dot) } }

    private mutating func keep(_ signs: inout [(value: UInt32, place: Int)]) {
        for (value, place) in signs {
            scalars.append(value)
            places.append(place)
        }
        signs = []
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
        case 0x09...0x0D, 0x20, 0x85, 0xAD, 0x034F, 0x061C, 0x180B...0x180F, 0x2000...0x200F, 0x2028...0x202F,
            0x205F...0x206F, 0xFE00...0xFE0F, 0xFEFF, 0xE0000...0xE01EF:
            true
        default: isDot(value)
        }
    }

    /// Dots that stand in the middle of a line: they part a name, whoever typed them.
    private static func isDot(_ value: UInt32) -> Bool {
        switch value {
        case 0xB7, 0x02D9, 0x0387, 0x2022, 0x2024, 0x2027, 0x2218, 0x2219, 0x22C5, 0x25AA, 0x25CF, 0x25E6, 0x2E31,
            0x2E33, 0x30FB, 0xFF65:
            true
        default: false
        }
    }

    /// Signs that mean something of their own, and between two ideographs may part a name: dots on the line and dashes.
    private static func isSeparator(_ value: UInt32) -> Bool {
        switch value {
        case 0x2D, 0x2E, 0x2010...0x2015, 0x2212, 0xFE52, 0xFE58, 0xFE63: true
        default: isStop(value)
        }
    }

    /// Full stops, which as a rule end a sentence.
    private static func isStop(_ value: UInt32) -> Bool { value == 0x3002 || value == 0xFF61 }

    private static func isIdeograph(_ value: UInt32) -> Bool {
        Unicode.Scalar(value)?.properties.isIdeographic ?? false
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
