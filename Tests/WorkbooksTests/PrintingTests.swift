import COverrides
import Foundation
import Testing

/// What libxlsxwriter prints goes through a printing of our own, which must write what the C library writes.
@Suite struct PrintingTests {
    /// What a print leaves behind, and what it answers.
    private static func printed(
        _ format: String, _ arguments: [any CVarArg],
        by print: (UnsafeMutablePointer<FILE>, UnsafePointer<CChar>, CVaListPointer) -> Int32
    ) throws -> (text: Data, count: Int32) {
        let folder = NSTemporaryDirectory() + "kaohe-print-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let file = try #require(unsafe fopen(folder, "w"))
        let count = unsafe withVaList(arguments) { list in
            unsafe format.withCString { unsafe print(file, $0, list) }
        }
        unsafe fclose(file)
        return (try Data(contentsOf: URL(filePath: folder)), count)
    }

    private static func expectSame(_ format: String, _ arguments: [any CVarArg]) throws {
        let ours = try printed(format, arguments) { unsafe kaohe_vfprintf($0, $1, $2) }
        let theirs = try printed(format, arguments) { unsafe vfprintf($0, $1, $2) }
        #expect(ours == theirs, "\(format)")
    }

    @Test func numbersAreWhatTheLibraryPrints() throws {
        var numbers: [Double] = [
            0, -0.0, 1, -1, 0.1, -0.5, 98.25, 8.41, 100, 46_204, 46_204.354_166_666_664, 1e14, 999_999_999_999_999,
            -999_999_999_999_999, 1e15, 1e16, 1e17, 1e300, -1e300, .leastNonzeroMagnitude, .infinity, -.infinity, .nan,
            9_007_199_254_740_992, Double(Int64.max), Double(Int64.min), 2.5e-5, 123_456.789,
        ]
        var seed: UInt64 = 20_261_122
        for _ in 0..<400 {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            numbers.append(Double(bitPattern: seed))
            numbers.append(Double(Int64(bitPattern: seed) >> 30) / 100)
            numbers.append(Double(Int64(bitPattern: seed) >> 12))
        }
        for number in numbers { try Self.expectSame("<c r=\"A1\" s=\"3\"><v>%.16G</v></c>", [number]) }
    }

    /// Texts as C has them, for the time of a print.
    private static func expectSame(_ format: String, texts: [String]) throws {
        let copies = unsafe texts.map { unsafe strdup($0) }
        defer { for copy in unsafe copies { unsafe free(copy) } }
        try unsafe expectSame(format, copies.map { unsafe try #require($0) as any CVarArg })
    }

    @Test func wordsAndCountsAreWhatTheLibraryPrints() throws {
        for count: Int32 in [0, 7, -7, 10, 1_048_576, .max, .min] {
            try Self.expectSame("<c s=\"%d\" t=\"s\"><v>%d</v></c>", [count, 1 &- count])
        }
        let long = String(repeating: "考核", count: 400)
        for text in ["", "a", "百分之百 100%", long] + [509, 510, 511, 512, 513].map({ String(repeating: "x", count: $0) })
        {
            try Self.expectSame("<is><t>%s</t></is>", texts: [text])
            try Self.expectSame(" %s=\"%s\"", texts: ["spans", text])
        }
    }

    @Test("what it does not know is the library's: widths, other directives, a doubled percent sign")
    func otherDirectives() throws {
        let numbers: [Int32] = [42, -42, 42, 255, 65]
        try Self.expectSame("%5d|%-5d|%05d|%x|%c|%%", numbers)
        try Self.expectSame("%.2f|%g|%.15G", [2.5, 1e9, 0.1])
        try Self.expectSame("nothing to fill in\n", [])
        try Self.expectSame("100%%", [])
    }
}
