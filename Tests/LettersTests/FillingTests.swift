import Chronology
import Diagnostics
import Letters
import NoticePage
import Testing

/// Templates filled in.
@Suite struct FillingTests {
    @Test func whatIsFilledInIsTextForGood() throws {
        let read = try template("【顶格】【姓名】【部门】：\n【原因】【岗位】")
        let letter = read.letter(
            LetterFacts(texts: [.name: "【部门】{总分}", .department: "】【姓名】【", .reason: "=1+1\n@a\u{202E}b"]))
        #expect(text(letter) == "[顶格]【部门】{总分}】【姓名】【：\n=1+1 @a\u{FFFD}b—")
    }

    @Test func aDraftSaysSo() throws {
        let titled = try template("【标题】通知\n请整改。")
        #expect(text(titled.letter(LetterFacts(), mark: "（草稿）")) == "[标题]通知（草稿）\n请整改。")
        let bare = try template("请整改。")
        #expect(text(bare.letter(LetterFacts(), mark: "（草稿）")) == "[居中]（草稿）\n请整改。")
        #expect(text(bare.letter(LetterFacts())) == "请整改。")
    }

    @Test func numbersAreFilledInFirst() throws {
        let read = try template("【编号】", headers: "编号:〔【年】〕【期】第【序号】号")
        let letter = read.letter(LetterFacts(texts: [.year: "2026", .term: "第三季度", .serial: "7"]))
        #expect(letter.number == "〔2026〕第三季度第7号")
        #expect(text(letter) == "〔2026〕第三季度第7号")
    }

    @Test func aPageHoldsNoMarkupButItsOwn() throws {
        let read = try template("【标题】<b>通知</b>\n【顶格】【姓名】：\n【明细】")
        let letter = read.letter(
            LetterFacts(
                texts: [.name: "<script>alert(1)</script>&'\""],
                tables: [
                    .lines: LetterTable(columns: [.init("<i>", 1)], rows: [["</td><img src=x>"], ["\u{202E}倒\u{0}"]])
                ]))
        let page = LetterPage.html([letter], title: "</title>", day: Day(rawValue: 0))
        #expect(page.contains("<h1>&lt;b&gt;通知&lt;/b&gt;</h1>"))
        #expect(page.contains("<p class=\"flush\">&lt;script&gt;alert(1)&lt;/script&gt;&amp;&#39;&quot;：</p>"))
        #expect(page.contains("<bdi>&lt;/td&gt;&lt;img src=x&gt;</bdi>"))
        #expect(page.contains("<bdi>\u{202E}倒\u{2400}</bdi>"))
        #expect(page.contains("<title>&lt;/title&gt;</title>"))
        for word in ["<script", "src=\"", "href=", "url(", "@import", "http:", "https:"] {
            #expect(!page.contains(word))
        }
    }
}

/// Days that letters give.
@Suite struct LimitTests {
    /// 国庆 2026-10-01..07, and 2026-10-10, a Saturday, is worked in exchange.
    private static func calendar(to last: String = "2026-12-31") throws -> WorkingCalendar {
        func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }
        let first = try day("2026-01-01")
        let holidays = Set((1...7).compactMap { Day(year: 2026, month: 10, day: $0) })
        return try #require(
            WorkingCalendar(
                first: first, last: try day(last), holidays: holidays, makeUpDays: [try day("2026-10-10")]))
    }

    @Test(arguments: [
        // The day itself is not counted.
        ("2026-09-28", 1, "2026-09-29"), ("2026-09-28", 2, "2026-09-30"),
        // Over the holiday, with the Saturday worked in exchange.
        ("2026-09-28", 3, "2026-10-08"), ("2026-09-30", 2, "2026-10-09"), ("2026-09-30", 3, "2026-10-10"),
        ("2026-09-30", 4, "2026-10-12"),
        // From a day that is not worked.
        ("2026-10-03", 1, "2026-10-08"),
    ]) func countsWorkingDays(_ from: String, _ count: Int, _ last: String) throws {
        let day = try #require(Day(iso: from))
        #expect(LetterLimit(count, .working).last(from: day, try Self.calendar())?.iso == last)
    }

    @Test(arguments: [
        ("2026-09-20", 10, "2026-09-30"),
        // An end within the holiday, or on a weekend, moves to the next day that is worked.
        ("2026-09-20", 11, "2026-10-08"), ("2026-09-20", 17, "2026-10-08"), ("2026-09-20", 18, "2026-10-08"),
        ("2026-09-20", 20, "2026-10-10"), ("2026-09-20", 21, "2026-10-12"),
    ]) func countsDays(_ from: String, _ count: Int, _ last: String) throws {
        let day = try #require(Day(iso: from))
        #expect(LetterLimit(count, .natural).last(from: day, try Self.calendar())?.iso == last)
    }

    @Test func endsWithTheCalendar() throws {
        let calendar = try Self.calendar(to: "2026-10-12")
        let day = try #require(Day(iso: "2026-09-30"))
        #expect(LetterLimit(4, .working).last(from: day, calendar)?.iso == "2026-10-12")
        #expect(LetterLimit(5, .working).last(from: day, calendar) == nil)
        #expect(LetterLimit(12, .natural).last(from: day, calendar)?.iso == "2026-10-12")
        #expect(LetterLimit(13, .natural).last(from: day, calendar) == nil)
        // An end that is not worked, and nothing known behind it.
        let short = try Self.calendar(to: "2026-10-11")
        #expect(LetterLimit(11, .natural).last(from: day, short) == nil)
        #expect(LetterLimit(1, .working).last(from: try #require(Day(iso: "2027-01-04")), calendar) == nil)
        #expect(LetterLimit(1, .natural).last(from: try #require(Day(iso: "2027-01-04")), calendar) == nil)
    }

    @Test(arguments: ["1个工作日", "1000个自然日", "30自然日", "10 个 工作日"]) func isALimit(_ text: String) throws {
        _ = try template("请整改。", headers: "期限:\(text)")
    }

    @Test(arguments: ["0个工作日", "1001个自然日", "99999999999999999999个工作日", "10天", "个工作日", "-1个工作日", "1.5个工作日", "10"])
    func isNone(_ text: String) {
        let found = LetterTemplateReader.load(name: "a", text: whole("请整改。", headers: "期限:\(text)")).diagnostics
        #expect(found.map(\.code) == [.letterBadLimit])
    }
}
