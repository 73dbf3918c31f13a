import Diagnostics
import Foundation
import SpreadsheetReading
import Testing

@Suite("spreadsheets that cannot be read")
struct HostileTests {
    @Test(arguments: [
        ("encrypted.xls", SpreadsheetProblem.Kind.encrypted), ("encrypted.xlsx", .encrypted), ("bomb.xlsx", .oversized),
        ("bomb-empty.xlsx", .oversized), ("entity.xlsx", .damaged), ("deep.xlsx", .damaged), ("far.xlsx", .damaged),
        ("wide.xlsx", .damaged), ("shared.xlsx", .damaged), ("backwards.xlsx", .damaged), ("plain.zip", .unsupported),
    ])
    func `each gets an error that says so`(name: String, kind: SpreadsheetProblem.Kind) throws {
        let problem = try #require(Fixture.problem(name))
        #expect(problem.kind == kind)
        for wording in [problem.message, problem.remedy] { #expect(!wording.zh.isEmpty && !wording.en.isEmpty) }
    }

    private static let ratio = "解压后是压缩前的 400 倍以上,不是正常的表格(压缩炸弹)"
    private static let doctype = "XML 里有文档类型声明(可能引用外部内容),工作簿不应有"
    private static let sheet = "xl/worksheets/sheet1.xml"

    /// Made by LibreOffice, msoffcrypto-tool, zip, 7z and Python: what people read, to the letter.
    @Test(arguments: [
        ("libreoffice-encrypted.xls", "工作簿设了打开密码,不能读取"), ("msoffcrypto.xlsx", "工作簿设了打开密码,不能读取"),
        ("zipcrypto.xlsx", "工作簿设了打开密码,不能读取"), ("aes.xlsx", "工作簿设了打开密码,不能读取"),
        ("bomb.xlsx", "工作簿过大(\(HostileTests.sheet)):有一个单元格超过 1 MB"),
        ("bomb-empty.xlsx", "工作簿过大(\(HostileTests.sheet)):\(HostileTests.ratio)"),
        ("bomb-text.xlsx", "工作簿过大(xl/sharedStrings.xml):有一个单元格超过 1 MB"),
        ("bomb-texts.xlsx", "工作簿过大(xl/sharedStrings.xml):\(HostileTests.ratio)"),
        ("laughs.xlsx", "工作簿已损坏(\(HostileTests.sheet)):\(HostileTests.doctype)"),
        ("entity.xlsx", "工作簿已损坏(\(HostileTests.sheet)):\(HostileTests.doctype)"), ("nested.xlsx", "这是压缩包(zip),不是能读的表格"),
    ])
    func `what is said of it`(name: String, message: String) throws {
        #expect(Fixture.problem(name)?.message.zh == message)
    }

    @Test func `what was cut off or says that it holds thousands of files is told so`() throws {
        func problem(_ bytes: [UInt8]) throws -> String? {
            var found: SpreadsheetProblem?
            try Self.withFile(bytes) { path in
                do { _ = try Fixture.readAll(path) } catch let problem as SpreadsheetProblem { found = problem }
            }
            return found?.message.zh
        }
        func whole(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: Fixture.path(name)))) }
        let directory = "工作簿已损坏(zip):压缩包的目录不完整,文件可能没有传完"
        #expect(try problem(Array(whole("openpyxl.xlsx").prefix(3_000))) == directory)
        #expect(try problem(Array(whole("openpyxl.xlsx").prefix(10))) == directory)
        #expect(try problem(Array(whole("xlwt.xls").prefix(5_000))) == "工作簿已损坏(OLE):扇区表断裂")
        let end: [UInt8] = [0x50, 0x4B, 5, 6, 0, 0, 0, 0, 0x20, 0x4E, 0x20, 0x4E]
        #expect(
            try problem([0x50, 0x4B, 3, 4] + [UInt8](repeating: 0, count: 60) + end + [UInt8](repeating: 0, count: 10))
                == "工作簿过大(zip):压缩包里有 20000 个以上的文件,不会是工作簿")
    }

    @Test func `an empty sheet has no rows`() throws { #expect(try Fixture.rows("nothing.xlsx").isEmpty) }

    @Test(arguments: [
        ("%PDF-1.7", "PDF"), ("MIME-Version: 1.0\n", "mht"), ("Rar!\u{1A}", "rar"),
        ("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">", "2003"),
    ])
    func `files of other kinds are called what they are`(content: String, word: String) throws {
        try Self.withFile(Array(content.utf8)) { path in
            let problem = #expect(throws: SpreadsheetProblem.self) { try SpreadsheetFormat.of(path) }
            #expect(problem?.kind == .unsupported)
            #expect(problem?.message.zh.contains(word) == true)
        }
    }

    @Test func `a file that is not there is the machine's failure`() {
        #expect(throws: SpreadsheetFailure.self) { try SpreadsheetFormat.of("/nowhere/a.xlsx") }
    }

    /// Whatever is cut off or changed: rows or a problem, never a trap.
    @Test(arguments: [
        "openpyxl.xlsx", "libreoffice.xlsx", "xlsxwriter-1904.xlsx", "libreoffice.xls", "xlwt.xls", "page.xls",
    ])
    func `no mutation traps`(name: String) throws {
        let whole = Array(try Data(contentsOf: URL(filePath: Fixture.path(name))))
        var random = Numbers(state: 20_260_701)
        var problems = 0
        for round in 0..<200 {
            var bytes = whole
            if round % 4 == 0 {
                bytes.removeLast(random.next(bytes.count))
            } else {
                for _ in 0..<[1, 3, 20][round % 3] {
                    // Headers and directories more often than the rest.
                    let place = random.next(round % 2 == 0 ? bytes.count : min(bytes.count, 2_048))
                    switch random.next(4) {
                    case 0: bytes[place] = 0xFF
                    case 1: bytes[place] = 0
                    case 2: bytes[place] ^= UInt8(1 << random.next(8))
                    default: bytes[place] = UInt8(random.next(256))
                    }
                }
            }
            try Self.withFile(bytes) { path in
                do {
                    _ = try Fixture.readAll(path)
                } catch is SpreadsheetProblem {
                    problems += 1
                }
            }
        }
        if name != "page.xls" { #expect(problems > 20) }
    }

    /// Inside the parts, where a checksum would else keep the mutation from being read.
    @Test func `no mutation of records traps`() throws {
        let whole = Array(try Data(contentsOf: URL(filePath: Fixture.path("xlwt.xls"))))
        var random = Numbers(state: 7)
        for _ in 0..<400 {
            var bytes = whole
            for _ in 0..<4 { bytes[512 + random.next(bytes.count - 512)] = UInt8(random.next(256)) }
            try Self.withFile(bytes) { path in
                do { _ = try Fixture.readAll(path) } catch is SpreadsheetProblem {}
            }
        }
    }

    private static func withFile(_ bytes: [UInt8], _ body: (String) throws -> Void) throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "kaohe-\(UUID().uuidString)").path
        try Data(bytes).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        try body(path)
    }

    /// The same numbers every time.
    private struct Numbers {
        var state: UInt64

        mutating func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return bound > 0 ? Int(state >> 33) % bound : 0
        }
    }
}
