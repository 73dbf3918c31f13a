import RuleModel
import RulePrinting
import Testing

@testable import Workbooks

/// What becomes of texts and names before they reach a file.
@Suite struct TextTests {
    private func cell(_ text: String) -> String {
        var bytes: [UInt8] = []
        CellText.append(text, to: &bytes)
        #expect(bytes.last == 0)
        #expect(!bytes.dropLast().contains(0))
        return String(decoding: bytes.dropLast(), as: UTF8.self)
    }

    @Test(arguments: [
        ("迟到 12 分钟", "迟到 12 分钟"), ("=1+1", "=1+1"), ("a\u{0}b", "a␀b"), ("一\n二\t三\r", "一␊二␉三␍"),
        ("\u{FFFE}x\u{FFFF}", "\u{FFFD}x\u{FFFD}"), ("_x0041_", "_x005F_x0041_"), ("_x00_", "_x00_"), ("_xyz", "_xyz"),
        ("full，width", "full，width"), ("\u{7F}😀", "\u{7F}😀"),
    ])
    func mendsText(_ text: String, _ expected: String) {
        #expect(cell(text) == expected)
    }

    @Test func cutsLongTextAtExcelsLimit() {
        let exact = String(repeating: "考", count: 32_767)
        #expect(cell(exact) == exact)
        let long = cell(exact + "核")
        #expect(long.utf16.count == 32_767)
        #expect(long.hasSuffix("考…"))
        // A pair of surrogates is never cut in two.
        let pairs = cell(String(repeating: "😀", count: 20_000))
        #expect(pairs.utf16.count <= 32_767)
        #expect(pairs.hasSuffix("😀…"))
    }

    @Test func namesSheetsLegally() {
        var names = SheetNames()
        #expect(names.name("扣分明细") == "扣分明细")
        #expect(names.name("扣分明细") == "扣分明细 (2)")
        #expect(names.name("a[b]:c*d?e/f\\g") == "a-b--c-d-e-f-g")
        #expect(names.name("A[B]:C*D?E/F\\G") == "A-B--C-D-E-F-G (2)")
        #expect(names.name("'quoted'") == "quoted")
        #expect(names.name("") == "表")
        #expect(names.name("\u{0}\n") == "表 (2)")
        #expect(names.name("History") == "History (2)")
        let long = names.name(String(repeating: "长", count: 40))
        #expect(long.utf16.count == 31)
        let second = names.name(String(repeating: "长", count: 41))
        #expect(second.utf16.count == 31 && second.hasSuffix(" (2)"))
        #expect(names.name(String(repeating: "😀", count: 30)).utf16.count <= 31)
    }

    @Test(arguments: [
        ("市场监督管理局", "市场监督管理局.xlsx"), ("../../x", "_.._x.xlsx"), ("a/b\\c:d*e?f\"g<h>i|j", "a_b_c_d_e_f_g_h_i_j.xlsx"),
        ("..", "部门.xlsx"), ("  . ", "部门.xlsx"), ("", "部门.xlsx"), ("CON", "_CON.xlsx"), ("com1.科", "_com1.科.xlsx"),
        ("税务\u{0}局\n", "税务_局_.xlsx"), ("税\u{202E}务", "税_务.xlsx"), (" 局. ", "局.xlsx"),
    ])
    func namesFilesSafely(_ department: String, _ expected: String) {
        var names = FileNames()
        #expect(names.name(department) == expected)
    }

    @Test func namesFilesUniquelyAndShort() {
        var names = FileNames()
        #expect(names.name("Tax") == "Tax.xlsx")
        #expect(names.name("TAX") == "TAX (2).xlsx")
        #expect(names.name("Ｔａｘ") == "Ｔａｘ (3).xlsx")
        let long = names.name(String(repeating: "局", count: 100))
        #expect(long.utf8.count <= 120 && long.hasSuffix("局.xlsx"))
        let second = names.name(String(repeating: "局", count: 101))
        #expect(second.utf8.count <= 120 && second.hasSuffix("局 (2).xlsx"))
    }

    @Test(arguments: [
        ("考核办法(试行)", "考核办法\u{FF08}试行\u{FF09}"), ("第十五条(二)", "第十五条\u{FF08}二\u{FF09}"),
        ("监督科,电话 0472-0000000,8:30", "监督科\u{FF0C}电话 0472-0000000,8:30"), ("a(b)", "a(b)"),
        ("分值(2-4)", "分值\u{FF08}2-4\u{FF09}"), ("(一", "\u{FF08}一"), (")一", "\u{FF09}一"), ("", ""),
    ])
    func setsProse(_ text: String, _ expected: String) { #expect(Prose.set(text) == expected) }

    @Test("a block's heading goes to the next page with its first rows; pages are ended before they overflow")
    func fillsPages() {
        var page = PageFill(widths: [100], rowHeight: 20, repeated: 30, first: 50)
        var row = RowBuffer(widths: [100])
        var breaks: [Int] = []
        for number in 0..<60 {
            if number == 17 { page.keepTogether(100) }
            page.place(&row)
            if row.breaksPage { breaks.append(number) }
            row.clear()
        }
        #expect(breaks == [17, 39])
    }

    @Test func masksNames() {
        #expect(Masking.masked("张三") == "张*")
        #expect(Masking.masked("欧阳明远") == "欧***")
        #expect(Masking.masked("") == "")
    }

    @Test func describesPrices() {
        let words = MadeUp.rules.map { RuleWords.price(of: $0.rule, in: MadeUp.regulation) }
        #expect(
            words == [
                "扣2分/次", "扣一般1分、情节严重3分(每次);未注明1分", "满意率低于99%每低一个百分点扣3分(不足部分舍去)", "扣1分/次", "扣1分/次",
                "扣1.5分/时段", "扣3分/次(窗口当日在岗每人)", "扣2–4分/次(未注明按2分)", "取消本项得分", "加1分/次,最多3分", "加2分/时段",
            ])
    }
}
