import Foundation
import Testing

@testable import LogReading

/// The first pass: encodings, delimiters, and cuts between records that change nothing.
@Suite struct SurveyTests {
    static func survey(_ bytes: [UInt8], blockSize: Int = 1 << 20) throws -> SurveyedFile {
        let scratch = try ScratchFile(bytes)
        return try SurveyedFile(file: scratch.path, path: "t.csv", blockSize: blockSize)
    }

    /// UTF-16 with its byte-order mark.
    static func wide(_ text: String, little: Bool) -> [UInt8] {
        var bytes: [UInt8] = []
        for unit in [0xFEFF] + Array(text.utf16) {
            let (low, high) = (UInt8(unit & 255), UInt8(unit >> 8))
            bytes += little ? [low, high] : [high, low]
        }
        return bytes
    }

    static func check(_ buffer: UnsafeBufferPointer<UInt8>, _ validator: inout UTF8Validator) -> Int? {
        guard let start = buffer.baseAddress else { return nil }
        return validator.check(start, buffer.count)
    }

    static func problem(_ bytes: [UInt8]) -> TableProblem? {
        do {
            _ = try survey(bytes)
            return nil
        } catch {
            return error as? TableProblem
        }
    }

    static let gb18030: [UInt8] = [
        0xB9, 0xA4, 0xBA, 0xC5, 0x2C, 0xD0, 0xD5, 0xC3, 0xFB, 0x0A, 0x31, 0x2C, 0xD5, 0xC5, 0x0A,
    ]

    @Test("a file that another replaces, or that is gone, between the two passes is refused")
    func changed() throws {
        let text = "工号,打卡时间\n1,2026-07-01 08:20\n"
        let scratch = try ScratchFile(text)
        let file = try SurveyedFile(file: scratch.path, path: "t.csv")
        let block = try #require(file.blocks.first)
        #expect(try BlockReader().read(block, of: file).count == text.utf8.count)
        // Written whole and moved into place, as editors save: the same size, the same moment, another file.
        try Data(text.utf8).write(to: URL(filePath: scratch.path), options: .atomic)
        #expect(throws: SurveyedFile.changed("t.csv")) { _ = try BlockReader().read(block, of: file) }
        try FileManager.default.removeItem(atPath: scratch.path)
        #expect(throws: SurveyedFile.changed("t.csv")) { _ = try BlockReader().read(block, of: file) }
    }

    @Test func encodings() throws {
        #expect(try Self.survey(Array("工号,姓名\n1,张\n".utf8)).encoding == .utf8)
        #expect(try Self.survey([0xEF, 0xBB, 0xBF] + Array("工号\n".utf8)).encoding == .utf8)
        #expect(try Self.survey(Self.gb18030).encoding == .gb18030)
        #expect(try Self.survey([0x84, 0x31, 0x95, 0x33] + Self.gb18030).encoding == .gb18030)
        let little = Self.wide("工号\n1\n", little: true)
        #expect(try Self.survey(little).encoding == .utf16LittleEndian)
        let big = Self.wide("工号\n1\n", little: false)
        #expect(try Self.survey(big).encoding == .utf16BigEndian)
    }

    @Test func everyEncodingGivesTheSameRecords() throws {
        let text = "工号,姓名\n1,张\n"
        let little = Self.wide(text, little: true)
        let big = Self.wide(text, little: false)
        let expected = ["1 工号|姓名", "2 1|张"]
        for bytes in [
            Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8), Self.gb18030,
            [0x84, 0x31, 0x95, 0x33] + Self.gb18030, little, big,
        ] {
            #expect(try records(bytes, blockSize: 64) == expected)
        }
    }

    /// One Chinese character in GBK at the end of a long ASCII file decides for the whole file.
    @Test func theWholeFileDecides() throws {
        let bytes = Array(String(repeating: "aaaaaaaaaaaaaaa\n", count: 300).utf8) + [0xD5, 0xC5, 0x0A]
        let file = try Self.survey(bytes, blockSize: 64)
        #expect(file.encoding == .gb18030)
        #expect(try records(bytes, blockSize: 64).last == "301 张")
    }

    @Test func bytesValidInNoEncodingNameTheLineWhereUTF8Fails() throws {
        let problem = Self.problem(Array("a\nb\n".utf8) + [0x63, 0xFF, 0xFF, 0x0A])
        #expect(problem?.code == .undecodable)
        #expect(problem?.line == 3)
        // A lead byte at the very end is as bad.
        #expect(Self.problem(Array("a\n".utf8) + [0x81])?.code == .undecodable)
        // A byte-order mark decides; the rest must keep to it.
        #expect(Self.problem([0xEF, 0xBB, 0xBF, 0x61, 0x0A] + Self.gb18030)?.code == .undecodable)
    }

    @Test(
        arguments: [
            [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
            [0xF8, 0x88, 0x80, 0x80, 0x80], [0x80], [0xC3, 0x28],
        ] as [[UInt8]])
    func notUTF8(bytes: [UInt8]) {
        for lead in 0..<10 {
            var validator = UTF8Validator()
            let text = Array(repeating: UInt8(ascii: "a"), count: lead) + bytes + [0x61]
            #expect(text.withUnsafeBufferPointer { Self.check($0, &validator) } == lead)
        }
    }

    @Test func charactersMayBeCutAnywhereBetweenPieces() {
        let text = Array("aé中𠀀b".utf8)
        for cut in 0...text.count {
            var validator = UTF8Validator()
            for piece in [text[..<cut], text[cut...]] where !piece.isEmpty {
                #expect(
                    piece.withUnsafeBufferPointer { Self.check($0, &validator) } == nil
                )
            }
            #expect(!validator.isUnfinished)
        }
    }

    @Test(arguments: [
        ("a,b;c,d", ","), ("a;b;c,d", ";"), ("a\tb\tc,d", "\t"), ("a;b,c", ","), ("\"a;b;c\",d", ","), ("a", ","),
    ])
    func delimiters(header: String, expected: String) throws {
        #expect(try Self.survey(Array("\(header)\n1\n".utf8)).delimiter == expected.utf8.first)
    }

    @Test func quotedCells() throws {
        let text = "a,b\r\n\"x\ny\",\"say \"\"hi\"\", ok\"\r\n\"\"\"\",z\r\n5\"屏,\"q\"tail\n"
        #expect(
            try records(Array(text.utf8), blockSize: 1 << 20) == [
                "1 a|b", "2 x\ny|say \"hi\", ok", "3 \"|z", "4 5\"屏|qtail",
            ])
    }

    /// However a file is cut into blocks, its records and their numbers are the same.
    @Test func blocksChangeNothing() throws {
        var text = "甲,乙,丙\r\n"
        var random = SystemRandomNumberGenerator()
        let pieces = [
            "x", "中文", "\"a,b\"", "\"line\nbreak\"", "\"\"\"q\"\"\"", "", " ", "5\"",
            "\"long \(String(repeating: "长", count: 90))\"",
        ]
        for _ in 0..<400 {
            let cells = (0..<Int.random(in: 1...5, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }
            text += cells.joined(separator: ",") + (Bool.random(using: &random) ? "\r\n" : "\n")
        }
        let bytes = Array(text.utf8)
        let whole = try records(bytes, blockSize: 1 << 22)
        #expect(whole.count == 401)
        for size in [64, 65, 97, 128, 1_000, 4_096] { #expect(try records(bytes, blockSize: size) == whole, "\(size)") }
        let plain = Array(text.replacing("\"", with: "").utf8)
        let plainWhole = try records(plain, blockSize: 1 << 22)
        for size in [64, 71, 513] { #expect(try records(plain, blockSize: size) == plainWhole, "\(size)") }
        // UTF-16 is cut by units of two bytes.
        let wide = Self.wide(text, little: true)
        for size in [64, 128, 1_000] { #expect(try records(wide, blockSize: size) == whole, "\(size)") }
    }

    @Test func cellsPastTheHeader() throws {
        let found = try records(Array("a,b,c,,\na,b,c,,x,y\n".utf8), blockSize: 64, width: 3)
        #expect(found == ["1 a|b|c", "2 a|b|c +4:x"])
    }

    @Test func aQuoteThatNeverCloses() {
        let problem = Self.problem(Array("a,b\n1,2\n3,\"oops\n4,5\n".utf8))
        #expect(problem?.code == .unclosedQuote)
        #expect(problem?.line == 3)
    }

    @Test func aLastLineWithoutABreak() throws {
        #expect(try records(Array("a\nb".utf8), blockSize: 64) == ["1 a", "2 b"])
        #expect(try records(Array("a\n".utf8), blockSize: 64) == ["1 a"])
        #expect(try records([], blockSize: 64) == [])
        #expect(try records(Array("\n\na\n".utf8), blockSize: 64) == ["1 ", "2 ", "3 a"])
    }

    @Test func theHashIsOfAllBytes() throws {
        let file = try Self.survey(Array("abc".utf8))
        #expect(file.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test func repeatedHashesAreFoundAcrossWorkers() {
        var first = IdentifierLedger()
        var second = IdentifierLedger()
        for number in 0..<10_000 { first.insert(UInt64(number) &* 0x9E37_79B9_7F4A_7C15) }
        #expect(IdentifierLedger.repeated(in: [first, second]).isEmpty)
        second.insert(77 &* 0x9E37_79B9_7F4A_7C15)
        second.insert(0)
        #expect(IdentifierLedger.repeated(in: [first, second]) == [77 &* 0x9E37_79B9_7F4A_7C15, 0])
    }

    /// The second pass reads the file the first one saw, or says that it did not.
    @Test func aFileThatChangesBetweenThePassesIsRefused() throws {
        var scratch: ScratchFile? = try ScratchFile("工号\n1\n")
        let path = try #require(scratch?.path)
        let file = try SurveyedFile(file: path, path: "t.csv")
        func code() -> TableProblem.Code? {
            do {
                _ = try BlockReader().read(file.blocks[0], of: file)
                return nil
            } catch {
                return (error as? TableProblem)?.code
            }
        }
        #expect(code() == nil)
        try Data("工号\n1\n2\n".utf8).write(to: URL(filePath: path))
        #expect(code() == .changedWhileReading)
        scratch = nil
        #expect(code() == .changedWhileReading)
    }
}
