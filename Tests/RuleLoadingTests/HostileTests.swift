import Diagnostics
import RuleLoading
import Testing

/// Nothing a file holds may end the program.
@Suite struct HostileTests {
    static let cases: [(name: String, bytes: [UInt8], code: DiagnosticCode)] = [
        ("empty", [], .emptyFile),
        ("mark only", [0xEF, 0xBB, 0xBF], .emptyFile),
        ("comment only", Array("# 只有注释\n".utf8), .emptyFile),
        ("separator only", Array("---\n".utf8), .emptyFile),
        ("NUL", Array("kind: cal\0endar\n".utf8), .controlCharacter),
        ("UTF-16", [0xFF, 0xFE, 0x6B, 0x00], .notUTF8),
        ("GBK", Array("kind: ".utf8) + [0xBF, 0xBC, 0xBA, 0xCB], .notUTF8),
        ("overlong", [0x61, 0x3A, 0x20, 0xC0, 0x80], .notUTF8),
        ("binary", (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ 13) }, .notUTF8),
        ("deep lists", Array(String(repeating: "[", count: 100_000).utf8), .nestedTooDeep),
        ("deep mappings", Array(String(repeating: "{a: ", count: 100_000).utf8), .nestedTooDeep),
        (
            "deep blocks", Array((0..<500).map { String(repeating: " ", count: $0) + "a:\n" }.joined().utf8),
            .nestedTooDeep
        ),
        ("long line", Array(("kind: " + String(repeating: "考", count: 350_000)).utf8), .unknownKind),
        ("long key", Array((String(repeating: "a", count: 1_000_000) + ": 1").utf8), .yamlSyntax),
        ("too large", [UInt8](repeating: 0x20, count: (8 << 20) + 1), .fileTooLarge),
        ("self alias", Array("kind: &a [*a]\n".utf8), .unknownAnchor),
        ("root list", Array("- kind: centre\n".utf8), .wrongType),
        (
            "huge number", Array("kind: calendar\ntitle: x\ncovers: \(String(repeating: "9", count: 100_000))\n".utf8),
            .badNumber
        ),
    ]

    @Test(arguments: cases.indices) func reports(_ index: Int) {
        let (name, bytes, code) = Self.cases[index]
        let found = RuleFileKind.check(name: "hostile.yaml", bytes: bytes)
        #expect(found.contains { $0.code == code }, "\(name): \(found.map(\.code.rawValue))")
        let renderer = TextRenderer(language: .zh, sources: [SourceText(name: "hostile.yaml", bytes: bytes)])
        #expect(renderer.render(found).utf8.count < 100_000)
        #expect(!JSONRenderer(language: .en).render(found).isEmpty)
    }

    /// The shipped regulation with bytes knocked out, doubled or replaced, from a fixed seed.
    @Test func survivesDamage() throws {
        var seed: UInt64 = 20_260_701
        func next(_ bound: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(truncatingIfNeeded: seed >> 33) % bound
        }
        let signs = Array(" :,{}[]&*#-\n\"'|>!%@`09a~".utf8)
        for path in ["rules/baotou.yaml", "rules/calendars/china-2026.yaml", "rules/attendance/four-punch.yaml"] {
            let original = try Repository.bytes(path)
            for _ in 0..<60 {
                var bytes = original
                for _ in 0..<(1 + next(4)) {
                    let place = next(bytes.count)
                    switch next(4) {
                    case 0: bytes.remove(at: place)
                    case 1: bytes.insert(signs[next(signs.count)], at: place)
                    case 2: bytes[place] = signs[next(signs.count)]
                    default: bytes.removeSubrange(place..<min(bytes.count, place + next(200)))
                    }
                }
                let found = RuleFileKind.check(name: path, bytes: bytes)
                #expect(found == found.listed())
                _ = TextRenderer(language: .en, sources: [SourceText(name: path, bytes: bytes)]).render(found)
            }
        }
    }
}
