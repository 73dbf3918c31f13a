import CentreFixtures
import Diagnostics
import Foundation
import Letters
import Testing

/// Templates as they are written, right and wrong.
@Suite struct TemplateTests {
    static let folder = "Tests/LettersTests/Fixtures"
    static let names: [String] =
        ((try? FileManager.default.contentsOfDirectory(atPath: Repository.root.appending(path: folder).path)) ?? [])
        .sorted()

    /// One file for each mistake, named for its code; its notes say where which code is due.
    @Test(arguments: names) func reports(_ name: String) throws {
        let text = String(decoding: try Repository.bytes("\(Self.folder)/\(name)"), as: UTF8.self)
        let expected = text.split(separator: "\n").compactMap { line in
            line.wholeMatch(of: /# <- (\d+):(\d+) ([a-z-]+)/).map { "\($0.1):\($0.2) \($0.3)" }
        }
        let found = LetterTemplateReader.load(name: name, text: text).diagnostics
            .map { "\($0.span.line):\($0.span.column) \($0.code.rawValue)" }
        #expect(found == expected)
        #expect(expected.contains { $0.hasSuffix(" " + name.dropLast(4)) })
    }

    @Test func everyCodeIsShown() {
        let shown = Set(Self.names.map { String($0.dropLast(4)) })
        // These take bytes, or other files.
        let elsewhere = ["letter-not-text", "letter-unknown-consequence", "letter-named-twice"]
        let missing = DiagnosticCode.allCases.map(\.rawValue).filter {
            $0.hasPrefix("letter-") && !shown.contains($0) && !elsewhere.contains($0)
        }
        #expect(missing == [])
    }

    @Test(arguments: [
        "申诉表", "个人明细", "部门汇总", "规则依据", "后续处理", "申诉答复", "更正", "a/b", "a\\b", "a:b", "a*", "a?", "[a", "a]", ".a", "．a",
    ])
    func namesThatCannotBeUsed(_ name: String) {
        let found = LetterTemplateReader.load(name: "a.txt", text: whole("请整改。", name: name)).diagnostics
        #expect(found.map(\.code) == [.letterBadName])
        #expect(found.first?.span.line == 1 && found.first?.span.column == 4)
    }

    @Test(arguments: ["更正通知", "申诉表(样)", "整改.通知", "整改：通知"]) func namesThatCan(_ name: String) {
        #expect(LetterTemplateReader.load(name: "a.txt", text: whole("请整改。", name: name)).diagnostics == [])
    }

    @Test func nothingAndTooMuch() {
        func codes(_ text: String?) -> [DiagnosticCode] {
            LetterTemplateReader.load(name: "a.txt", text: text).diagnostics.map(\.code)
        }
        #expect(codes(nil) == [.letterNotText])
        #expect(codes("") == [.emptyFile])
        #expect(codes("\u{FEFF}\r\n\u{3000}\n") == [.emptyFile])
        #expect(codes(String(repeating: "请整改。", count: 30_000)) == [.fileTooLarge])
    }

    @Test func theNearestNameIsSuggested() {
        let found = LetterTemplateReader.load(name: "a.txt", text: whole("【顶格】【考核其】【姓　名】：")).diagnostics
        #expect(found.map(\.message.zh) == ["没有【考核其】这一项可填"])
        #expect(found.first?.remedy.zh.hasPrefix("是否想写【考核期】?可以写:中心、考核期、") == true)
        #expect(found.first?.span.length == 5)
    }

    @Test func whatIsReadOfIt() throws {
        let read = try template(
            "\n# 注\n【标题】 限期整改通知书\n\n　　【 姓名 】你好【【注】】。\n【扣分明细】\n【靠右】【日期】\n\n",
            for: "限期整改，退回原单位；退回原单位", headers: "期 限：１０ 个 工作日\n编号:〔【年】〕【序号】号")
        #expect(read.name == "限期整改通知书")
        #expect(read.consequences.map(\.value) == ["限期整改", "退回原单位"])
        #expect(read.consequences.map(\.span.column) == [4, 9])
        #expect(read.scope == .subject)
        #expect(read.limit == LetterLimit(10, .working))
        #expect(read.number == [.text("〔"), .field(.year), .text("〕"), .field(.serial), .text("号")])
        #expect(
            read.lines == [
                .text(.title, [.text("限期整改通知书")]), .blank, .text(.paragraph, [.field(.name), .text("你好【注】。")]),
                .table(.losses), .text(.right, [.field(.date)]),
            ])
    }

    @Test(arguments: ["\n", "\r\n", "\r"]) func linesEndAsTheyLike(_ end: String) throws {
        let text = "\u{FEFF}" + whole("【标题】通知\n\n请整改。").replacing("\n", with: end)
        let plain = try #require(LetterTemplateReader.load(name: "a.txt", text: whole("【标题】通知\n\n请整改。")).sound)
        let read = try #require(LetterTemplateReader.load(name: "a.txt", text: text).sound)
        #expect(read.lines == plain.lines)
        #expect(read.span == plain.span)
    }

    @Test func theShippedOnesAreSound() throws {
        #expect(ShippedLetters.all.map(\.name) == ["通报表彰", "限期整改通知书"])
        let folder = Repository.root.appending(path: "rules/letters").path
        let files = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } == ShippedLetters.texts.map(\.name))
        for (name, text) in ShippedLetters.texts {
            #expect(
                String(decoding: try Repository.bytes("rules/letters/\(name)"), as: UTF8.self) == text,
                "run scripts/embed-letters")
            #expect(LetterTemplateReader.load(name: name, text: text).diagnostics == [])
        }
    }

    @Test func everyPlaceholderIsDocumented() throws {
        let page = String(decoding: try Repository.bytes("docs/letters.md"), as: UTF8.self)
        for field in LetterField.allCases { #expect(page.contains("| 【\(field.rawValue)】 |"), "\(field.rawValue)") }
        for layout in LetterTemplate.Layout.allCases where layout != .paragraph {
            #expect(page.contains("【\(layout.rawValue)】"))
        }
        for scope in LetterScope.allCases { #expect(page.contains(scope.rawValue)) }
    }
}
