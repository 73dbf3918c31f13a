import Chronology
import Exact
import Foundation
import RecordModel
import ScoreModel
import Testing

@testable import NoticePage
@testable import Workbooks

/// 公示.html against 公示.xlsx, against names that are markup, and in a browser.
@Suite struct NoticePageTests {
    private func html(_ report: RunReport) -> String { NoticePage.html(publicNotice(of: report)) }

    /// A notice with one list of these people.
    private func notice(_ names: [String], window: String = "1号窗口") -> PublicNotice {
        PublicNotice(
            title: "某中心<2026>公示", centre: "某中心", subject: "2026年第三季度考核结果公示",
            day: Day(iso: "2026-09-30") ?? Day(rawValue: 0),
            lists: [
                PublicNotice.List(
                    suffix: "", heading: "考核结果公示", introduction: "    予以公示。", isStaff: true,
                    columns: [
                        .init(.number, "序号"), .init(.name, "姓名"), .init(.department, "部门"), .init(.window, "窗口"),
                        .init(.total, "总分"),
                    ],
                    sections: [
                        .init(
                            title: "★★★★★ 五星（\(names.count) 人）",
                            entries: names.map {
                                .init(
                                    name: $0, department: "税务局", window: window, group: "",
                                    total: Rational(scaled: 985, decimals: 1))
                            })
                    ], nothing: "", decimals: 2)
            ], nothing: "", signature: "某中心（盖章）        ________年____月____日")
    }

    @Test func whatPeopleWroteIsNeverMarkup() {
        let page = NoticePage.html(
            notice(
                ["<script>alert(1)</script>", "A&B \"C\" 'D'", "&lt;", "\u{0}\u{7}\u{7F}\u{85}\u{FFFF}", "\u{202E}倒"],
                window: "</td>"))
        #expect(page.contains("<bdi>&lt;script&gt;alert(1)&lt;/script&gt;</bdi>"))
        #expect(page.contains("<bdi>A&amp;B &quot;C&quot; &#39;D&#39;</bdi>"))
        #expect(page.contains("<bdi>&amp;lt;</bdi>"))
        #expect(page.contains("<bdi>\u{2400}\u{2407}\u{2421}\u{FFFD}\u{FFFD}</bdi>"))
        #expect(page.contains("<bdi>&lt;/td&gt;</bdi>"))
        #expect(page.contains("<title>某中心&lt;2026&gt;公示</title>"))
        #expect(!page.contains("<script"))
        // What turns the direction round is shut in.
        #expect(page.contains("<bdi>\u{202E}倒</bdi>"))
        #expect(page.contains("<bdi>98.50</bdi>"))
    }

    @Test func needsNothingBesidesItself() {
        let page = html(MadeUpCity().report())
        for word in ["src=", "href=", "url(", "@import", "<script", "http:", "https:", "javascript"] {
            #expect(!page.contains(word), "\(word)")
        }
        #expect(page.hasPrefix("<!DOCTYPE html>\n"))
        #expect(page == html(MadeUpCity().report()))
    }

    @Test func holdsNoIDsAndMaskedNames() {
        var centre = MadeUp()
        centre.noticeNames = .masked
        let report = centre.report()
        let page = html(report)
        for subject in report.sheets[0].subjects {
            #expect(!page.contains(subject.id))
            #expect(!page.contains("<bdi>\(subject.name)</bdi>"))
            #expect(subject.rank == nil || page.contains("<bdi>\(Masking.masked(subject.name))</bdi>"))
        }
        centre.noticeNames = .full
        let full = html(centre.report())
        for subject in report.sheets[0].subjects where subject.rank != nil {
            #expect(full.contains("<bdi>\(subject.name)</bdi>"))
            #expect(!full.contains(subject.id))
        }
    }

    @Test(arguments: [true, false])
    func saysWhatTheWorkbookSays(_ isCity: Bool) throws {
        let report = isCity ? MadeUpCity().report() : MadeUp().report()
        let cells = try texts(html(report))
        var wanted: [String] = []
        for sheet in NoticeBook.plan(ReportIndex(report)).sheets {
            for row in TextGrid.rows(sheet) {
                for (_, cell) in row.sorted(by: { $0.key < $1.key }) {
                    switch cell.kind {
                    case .text: wanted.append(cell.text)
                    case .number where cell.look == .ordinal: wanted.append(String(Int(cell.number)))
                    case .number: wanted.append("\(cell.number)")
                    default: break
                    }
                }
            }
        }
        func plain(_ text: String) -> String {
            let trimmed = text.trimmingCharacters(in: .whitespaces)
            // 98.50 and 98.5 are one number.
            return trimmed.isEmpty ? "" : Double(trimmed).map { "\($0)" } ?? trimmed
        }
        let (left, right) = (cells.map(plain).filter { !$0.isEmpty }, wanted.map(plain).filter { !$0.isEmpty })
        #expect(left == right)
        #expect(left.count > 30)
    }

    /// The texts of a page's body in order, as Python's own parser reads them.
    private func texts(_ page: String) throws -> [String] {
        let place = try Workplace()
        try page.write(toFile: place.folder + "/page.html", atomically: true, encoding: .utf8)
        let script = """
            import sys, json
            from html.parser import HTMLParser
            class P(HTMLParser):
                def __init__(self):
                    super().__init__(); self.on = False; self.stack = []; self.texts = []
                def handle_starttag(self, tag, attrs):
                    if tag == 'body': self.on = True
                    if self.on and tag in ('h1', 'p', 'th', 'td'): self.texts.append('')
                def handle_data(self, data):
                    if self.on and self.texts and data.strip(): self.texts[-1] += data
            p = P(); p.feed(open(sys.argv[1], encoding='utf-8').read()); json.dump(p.texts, sys.stdout)
            """
        let json = try Workplace.run("python3", ["-c", script, place.folder + "/page.html"])
        return try JSONDecoder().decode([String].self, from: Data(json.utf8))
    }

    @Test func saysHowLongItHangs() throws {
        var city = MadeUp()
        city.people = 3
        let draft = city.report()
        #expect(html(draft).contains("公示期为 5 个工作日，自张贴之日起计算。"))
        let days = DaySpan(try #require(Day(iso: "2026-10-09")), try #require(Day(iso: "2026-10-15")))
        let report = RunReport(
            centre: draft.centre, period: draft.period, sheets: draft.sheets, attendance: [], cases: [], findings: [],
            tables: [], settings: [], programVersion: "", standing: PeriodStanding(stage: .notice, notice: days))
        let page = html(report)
        #expect(page.contains("公示期为 2026 年 10 月 9 日至2026 年 10 月 15 日。"))
        #expect(page.contains("区政务服务局监督科，电话 0472-0000000。"))
        #expect(!page.contains("自张贴之日"))
        #expect(!page.contains("草稿"))
    }

    @Test func saysWhereThereIsNothing() {
        let old = MadeUp().report()
        let report = RunReport(
            centre: old.centre, period: old.period, sheets: [], attendance: [], cases: [], findings: [], tables: [],
            settings: [], programVersion: "")
        #expect(html(report).contains("<p class=\"nothing\">本期没有考核结果</p>"))
    }

    @Test func matchesItsGolden() throws {
        var centre = MadeUp()
        centre.people = 6
        let page = html(centre.report())
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Golden/notice.html").path
        if ProcessInfo.processInfo.environment["KAOHE_RECORD"] == "1" {
            try page.write(toFile: path, atomically: true, encoding: .utf8)
            Issue.record("recorded \(path)")
        }
        #expect(try page == String(contentsOfFile: path, encoding: .utf8))
    }

    // MARK: In a browser

    static let canPrint = Workplace.has("chromium") && Workplace.has("pdftotext") && Workplace.has("pdfinfo")

    @Test(
        .enabled(if: canPrint, "Chromium or poppler-utils is not installed, so the notice was not printed"),
        arguments: [false, true])
    func printsOnA4(_ isLandscape: Bool) throws {
        let place = try Workplace()
        var centre = MadeUp()
        centre.people = 120
        let report = centre.report()
        let page = html(report)
        let shown = isLandscape ? page.replacingOccurrences(of: "size: A4;", with: "size: A4 landscape;") : page
        #expect(isLandscape == (shown != page))
        let (source, target) = (place.folder + "/notice.html", place.folder + "/notice.pdf")
        try shown.write(toFile: source, atomically: true, encoding: .utf8)
        try Workplace.run(
            "chromium",
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=\(place.folder)/chromium",
                "--no-pdf-header-footer", "--print-to-pdf=\(target)", "file://\(source)",
            ])
        let info = try Workplace.run("pdfinfo", [target])
        #expect(info.contains(isLandscape ? "841.92 x 594.96 pts (A4)" : "594.96 x 841.92 pts (A4)"), "\(info)")
        let count = try #require(
            info.split(separator: "\n").first { $0.hasPrefix("Pages:") }?.split(separator: " ").last.flatMap { Int($0) }
        )
        #expect((isLandscape ? 4...8 : 3...5).contains(count), "\(count) pages")
        let pages = try Workplace.run("pdftotext", ["-layout", target, "-"]).split(separator: "\u{C}").map(String.init)
        #expect(pages.count == count)
        for (number, text) in pages.enumerated() {
            // Only the signature may be left for the last page; rows without their header may not.
            if text.contains("号窗口") { #expect(text.contains("序号") && text.contains("总分"), "page \(number + 1)") }
            #expect(text.filter { $0 != " " }.contains("第\(number + 1)页共\(count)页"))
        }
        let all = pages.joined()
        for subject in report.sheets[0].subjects {
            #expect(all.contains(subject.name) || subject.rank == nil)
            #expect(!all.contains(subject.id))
        }
        #expect(all.contains("（盖章）"))
    }

    @Test(.enabled(if: canPrint, "Chromium is not installed, so the notice was not looked at on a telephone"))
    func fitsATelephone() throws {
        let place = try Workplace()
        var city = MadeUpCity()
        city.centre.departments = ["市住房和城乡建设局房屋交易与产权管理处档案科", "自然资源局"]
        // A frame as wide as a telephone; the window itself cannot be made so narrow.
        let source = place.folder + "/notice.html"
        try html(city.report()).write(toFile: source, atomically: true, encoding: .utf8)
        let frame = """
            <!DOCTYPE html><iframe id=f src="notice.html" style="width:390px;height:800px;border:0"></iframe>
            <script>f.onload = () => { const d = f.contentDocument.documentElement;
            document.body.append('width ' + d.scrollWidth + ' of ' + d.clientWidth + ' table ' +
              getComputedStyle(f.contentDocument.querySelector('tbody')).display); }</script>
            """
        try frame.write(toFile: place.folder + "/frame.html", atomically: true, encoding: .utf8)
        let dom = try Workplace.run(
            "chromium",
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=\(place.folder)/chromium",
                "--allow-file-access-from-files", "--virtual-time-budget=10000", "--dump-dom",
                "file://\(place.folder)/frame.html",
            ])
        // Nothing runs out of the screen sideways, and rows have become cards.
        let found = try #require(dom.firstMatch(of: /width (\d+) of (\d+) table (\w+)/))
        #expect(found.1 == found.2)
        #expect(found.3 == "block")
    }
}
