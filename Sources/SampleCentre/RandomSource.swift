/// A seeded source of numbers: xoshiro256**, its state filled by SplitMix64.
///
/// It is the generator's own so that a seed gives the same bytes with every Swift release, and each table draws from a
/// stream of its own so that asking for more cases leaves the roster as it was.
struct RandomSource {
    private var state: (UInt64, UInt64, UInt64, UInt64)

    /// The stream of a seed that goes by a label.
    init(seed: UInt64, stream label: String) {
        // FNV-1a of the label, so that streams are told apart by name rather than by order of creation.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in label.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        var seedling = seed ^ hash
        func split() -> UInt64 {
            seedling = seedling &+ 0x9E37_79B9_7F4A_7C15
            var mixed = seedling
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
        state = (split(), split(), split(), split())
    }

    /// The next 64 bits.
    mutating func next() -> UInt64 {
        let product = state.1 &* 5
        let result = ((product << 7) | (product >> 57)) &* 9
        let shifted = state.1 << 17
        state.2 ^= state.0
        state.3 ^= state.1
        state.1 ^= state.2
        state.0 ^= state.3
        state.2 ^= shifted
        state.3 = (state.3 << 45) | (state.3 >> 19)
        return result
    }

    /// A number from 0 up to, but not including, a limit; 0 where the limit is not positive.
    mutating func below(_ limit: Int) -> Int {
        guard limit > 1 else { return 0 }
        return Int(next().multipliedFullWidth(by: UInt64(limit)).high)
    }

    /// A number of a range.
    mutating func within(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.upperBound - range.lowerBound + 1)
    }

    /// Whether something with so many chances in 100,000 happens.
    mutating func happens(_ chances: Int) -> Bool { below(100_000) < chances }

    /// One of a list; the list may not be empty.
    mutating func pick<Element>(_ list: [Element]) -> Element { list[below(list.count)] }

    /// The place in a list of weights, each as likely as its weight.
    mutating func place(in weights: [Int]) -> Int {
        var left = below(weights.reduce(0, +))
        for (index, weight) in weights.enumerated() {
            if left < weight { return index }
            left -= weight
        }
        return weights.count - 1
    }
}
