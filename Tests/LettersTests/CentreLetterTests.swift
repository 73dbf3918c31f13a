import CentreFixtures
import CentreRun
import Chronology
import Diagnostics
import Foundation
import Letters
import RuleModel
import ScoreModel
import Testing

@testable import Workbooks

/// Letters of small centres.
@Suite struct CentreLetterTests {
    private func folder(
        _ templates: [String: String], _ change: (inout MadeUpCentre) -> Void = { _ in }
    ) throws -> TemporaryFolder {
        var centre = smallCentre()
        let names = templates.keys.sorted()
        centre.binding += "文书: [" + names.map { "letters/\($0)" }.joined(separator: ", ") + "]\n"
        change(&centre)
        let folder = try centre.folder()
        for name in names { try folder.write(Array((templates[name] ?? "").utf8), to: "letters/\(name)") }
        return folder
    }

    @Test func theShippedOnesServeWhereNoneAreNamed() async throws {
        let found = letters(try await report(try smallCentre().folder()))
        #expect(found.keys.sorted() == ["文书/通报表彰.html", "文书/限期整改通知书.html"])
        #expect(found["文书/通报表彰.html"]?.count == 1)
        #expect(
            found["文书/限期整改通知书.html"]?.map { text($0).split(separator: "\n")[2] } == [
                "[顶格]人A01（工号 A01，一号窗口）：", "[顶格]人A02（工号 A02，一号窗口）：", "[顶格]人B02（工号 B02，二号窗口）：",
            ])
    }

    @Test func aTemplateNobodyWillEverGetIsNamed() throws {
        let folder = try folder(["a.txt": whole("请整改。", for: "限期整顿"), "b.txt": whole("请整改。", name: "通知")])
        let run = try KaoheProgram.run(["run", "--period", "2026Q3", "--centre", folder.path, "--lang", "zh"])
        #expect(run.status == 0)
        #expect(
            run.output.contains("letters/a.txt:2: 不会出文书:各考核办法的 consequences(后果表)里都没有“限期整顿”;是否想写“限期整改”?"),
            "\(run.output)")
        #expect(!run.output.contains("letters/b.txt"))
        // The shipped ones may be for what a centre does not have.
        let shipped = try KaoheProgram.run([
            "run", "--period", "2026Q3", "--centre", try smallCentre().folder().path, "--lang", "zh",
        ])
        #expect(!shipped.output.contains("不会出文书"))
    }

    @Test func aLimitPastTheCalendarIsSaidWhereItIsPublished() throws {
        let folder = try folder([
            "a.txt": whole("【日期】【整改期限】", headers: "期限:90个工作日"), "b.txt": whole("请整改。", name: "通知", for: "限期整顿"),
        ]) { $0.binding += "ledger: ledger.sqlite\n" }
        func kaohe(_ words: String...) throws -> KaoheProgram.Answer {
            try KaoheProgram.run(words + ["--period", "2026Q3", "--centre", folder.path, "--lang", "zh"])
        }
        #expect(!(try kaohe("run").output.contains("截止日期留作空白")))
        let published = try kaohe("publish", "--by", "张三", "--without-notice", "试点", "--on", "2026-10-20")
        #expect(published.status == 0, "\(published.complaint)")
        for answer in [published, try kaohe("run")] {
            #expect(answer.output.contains("注意:《限期整改通知书》的期限从 2026-10-20 起90个工作日"), "\(answer.output)")
            #expect(answer.output.contains("是否想写“限期整改”?"))
        }
    }

    @Test(arguments: [
        ("letters/*.txt", "letters(文书)不能用通配符:letters/*.txt"), ("letters", "letters(文书)不能写文件夹:letters"),
        ("letters/", "letters(文书)不能写文件夹:letters/"), ("letters/c.txt", "没有这样的文件:letters/c.txt"),
    ])
    func templatesAreNamedOneByOne(_ path: String, _ message: String) throws {
        var centre = smallCentre()
        centre.binding += "文书: [\"\(path)\"]\n"
        let folder = try centre.folder()
        try folder.write(Array(whole("请整改。").utf8), to: "letters/a.txt")
        let checked = try KaoheProgram.run(["check", "--centre", folder.path, "--lang", "zh"])
        #expect(checked.status == 1)
        let all = checked.output + checked.complaint
        #expect(all.contains(message) && all.contains("逐个写明文件"), "\(all)")
        #expect(!all.contains("删去这一行"))
    }

    @Test func noneWhereNoneAreWanted() async throws {
        let report = try await report(try folder([:]))
        #expect(letters(report).isEmpty)
        let sheets = BookShelf(report, rowLimit: 1_000).plan(1).sheets.map(\.name)
        #expect(!sheets.contains("限期整改通知书"))
    }

    @Test func noPageWhereNobodyIsConcerned() async throws {
        var centre = MadeUpCentre()
        centre.person("A01")
        let folder = try centre.folder()
        var timings = StageTimings()
        let report = try await report(folder)
        #expect(letters(report).isEmpty)
        _ = try RunOutput.write(report, root: folder.path + "/output", jobs: 1, timings: &timings)
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/output/2026Q3/文书"))
    }

    @Test func everyPlaceholderOfOne() async throws {
        let fields = LetterField.allCases.filter { ![.list, .quantity].contains($0) && !$0.isTable }
        let body = fields.map { "\($0.rawValue)=【\($0.rawValue)】" }.joined(separator: "\n") + "\n【明细】\n【加分明细】"
        let folder = try folder(["a.txt": whole(body, headers: "期限:3个工作日\n编号:【年】-【期】-【序号】/【份数】")])
        let standing = PeriodStanding(
            stage: .notice, notice: DaySpan(try #require(Day(iso: "2026-09-30")), try #require(Day(iso: "2026-10-12"))))
        let found = try #require(letters(try await report(folder, standing: standing))["文书/限期整改通知书.html"])
        #expect(found.count == 3)
        #expect(
            text(found[0]) == """
                中心=虚构政务服务中心
                考核期=2026年第三季度
                年=2026
                期=第三季度
                考核表=窗口工作人员季度考核
                考核办法=《窗口工作人员考核办法（试行）》
                处理事项=限期整改
                条款=第十五条（二）
                日期=2026年9月30日
                编号=2026-第三季度-1/3
                序号=1
                份数=3
                期限=3个工作日
                整改期限=2026年10月10日
                部门=住建局
                对象=人A01（工号 A01，一号窗口）
                姓名=人A01
                工号=A01
                窗口=一号窗口
                岗位=—
                你=你
                签收人=本人
                总分=78.00
                名次=第 3 名
                等次=一星
                星级=★
                考核情况=考核得分 78.00 分，列第 3 名，评定为一星
                条款原文=评定为一星的，限期整改
                原因=评定为一星（78.00 分，第 3 名）
                | 日期 | 条款 | 事由 | 分值
                | 2026-07-06 | 第五条（一）2 | 与服务对象发生打、骂、吵纠纷或态度生冷硬的，取消本项得分 | -20.00
                | 2026-08-03 | 第五条（二）2 | 不能及时、准确解答服务对象提出的问题，出现解答错误的，每次扣2分，影响较大的，取消本项得分 | -2.00
                | 日期 | 条款 | 事由 | 分值
                """)
    }

    @Test func theDateIsThatOfTheStanding() async throws {
        let folder = try folder(["a.txt": whole("【日期】【整改期限】", headers: "期限:10个工作日")])
        func date(_ standing: PeriodStanding) async throws -> (String, [Observation.Code]) {
            let report = try await report(folder, standing: standing)
            let first = try #require(letters(report)["文书/限期整改通知书.html"]?.first)
            return (text(first), report.observations.map(\.code).filter { $0 == .limitPastCalendar })
        }
        func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }
        let notice = DaySpan(try day("2026-10-12"), try day("2026-10-16"))
        #expect(try await date(.draft) == ("____年__月__日____年__月__日", []))
        #expect(try await date(PeriodStanding(stage: .notice, notice: notice)) == ("2026年10月12日2026年10月26日", []))
        let published = PeriodStanding(
            stage: .published, notice: notice, publishedOn: try day("2026-10-19"), publishedBy: "张三")
        #expect(try await date(published) == ("2026年10月19日2026年11月2日", []))
        // Past the calendar's end the day is left blank, and the run says so.
        let late = PeriodStanding(stage: .published, publishedOn: try day("2026-12-25"), publishedBy: "张三")
        #expect(try await date(late) == ("2026年12月25日____年__月__日", [.limitPastCalendar]))
    }

    @Test func oneLetterToOneWithTwoConsequences() async throws {
        let folder = try folder(["a.txt": whole("【姓名】【处理事项】【条款】\n【明细】", for: "全区通报批评、退回原单位")]) {
            $0.person("C01", in: "公安局")
            $0.attends("C01", except: ["2026-07-01", "2026-07-02", "2026-07-03"])
            $0.event("2026-08-11", "C01", "德2")
        }
        let found = try #require(letters(try await report(folder))["文书/限期整改通知书.html"])
        #expect(found.count == 1)
        let lines = text(found[0]).split(separator: "\n")
        #expect(lines[0] == "人C01全区通报批评、退回原单位第五条（三）2")
        // The rule that brings them takes no points of its own, and what else was taken is not behind it.
        #expect(!text(found[0]).contains("2026-08-11"))
    }

    @Test func departmentsByThemselves() async throws {
        let text = whole("【部门】共【人数】。\n【名单】", scope: "每部门一份", headers: "编号:第【序号】号，共【份数】份")
        let report = try await report(try folder(["a.txt": text]))
        let found = try #require(letters(report)["文书/限期整改通知书.html"])
        #expect(
            found.map(LettersTests.text) == [
                """
                住建局共2名工作人员。
                | 序号 | 姓名 | 部门 | 窗口 | 总分 | 等次
                | 1 | 人A01 | 住建局 | 一号窗口 | 78.00 | 一星
                | 2 | 人A02 | 住建局 | 一号窗口 | 78.00 | 一星
                """,
                """
                税务局共1名工作人员。
                | 序号 | 姓名 | 部门 | 窗口 | 总分 | 等次
                | 1 | 人B02 | 税务局 | 二号窗口 | 78.00 | 一星
                """,
            ])
        #expect(found.map(\.number) == ["第1号，共2份", "第2号，共2份"])
        for (number, own) in [(1, "人A01"), (2, "人B02")] {
            let texts = Self.texts(BookShelf(report, rowLimit: 1_000).plan(number), "限期整改通知书")
            #expect(texts.contains(own))
            #expect(texts.contains("人A01") != texts.contains("人B02"))
        }
    }

    @Test func theWholeCentreIsNotForDepartments() async throws {
        let report = try await report(try smallCentre().folder())
        for number in [1, 2] {
            let names = BookShelf(report, rowLimit: 1_000).plan(number).sheets.map(\.name)
            #expect(names.contains("限期整改通知书"))
            #expect(!names.contains("通报表彰"))
        }
    }

    /// Each letter begins a page, and 后续处理 leads there.
    @Test func aDepartmentsSheet() async throws {
        let plan = BookShelf(try await report(try smallCentre().folder()), rowLimit: 1_000).plan(1)
        let sheet = try #require(plan.sheets.first { $0.name == "限期整改通知书" })
        let rows = Self.rows(sheet)
        let starts = rows.indices.filter { rows[$0].breaksPage }
        #expect(starts.count == 2)
        #expect(starts.map { rows[$0].texts.first } == ["限期整改通知书", "限期整改通知书"])
        let follow = try #require(plan.sheets.first { $0.name == "后续处理" })
        let targets = Self.rows(follow).flatMap(\.targets)
        #expect(targets == starts.map { "internal:'限期整改通知书'!A\($0 + 1)" })
    }

    private static func rows(_ sheet: SheetPlan) -> [(texts: [String], targets: [String], breaksPage: Bool)] {
        var rows: [(texts: [String], targets: [String], breaksPage: Bool)] = []
        var buffer = RowBuffer(widths: sheet.widths)
        sheet.rows(&buffer) { row in
            func text(_ start: Int) -> String {
                String(decoding: row.bytes[start...].prefix { $0 != 0 }, as: UTF8.self)
            }
            rows.append(
                (
                    row.cells.filter { $0.kind == .text || $0.kind == .link }.map { text($0.start) },
                    row.cells.filter { $0.kind == .link }.map { text($0.target) }, row.breaksPage
                ))
            row.clear()
        }
        return rows
    }

    private static func texts(_ plan: BookPlan, _ name: String) -> [String] {
        plan.sheets.first { $0.name == name }.map { rows($0).flatMap(\.texts) } ?? []
    }

    // MARK: Files

    @Test func gbkAsNotepadSavesIt() async throws {
        let folder = try folder(["a.txt": ""])
        // 文书:通知 / 用于:限期整改 / 给:每人一份 / --- / 【姓名】请整改 in GBK, lines ending in CRLF.
        let text = "文书:通知\r\n用于:限期整改\r\n给:每人一份\r\n---\r\n【姓名】请整改\r\n"
        let gbk = GBKText.gbk(text)
        #expect(String(validating: gbk, as: UTF8.self) == nil)
        try folder.write(gbk, to: "letters/a.txt")
        let found = try #require(letters(try await report(folder))["文书/通知.html"])
        #expect(found.map(LettersTests.text) == ["人A01请整改", "人A02请整改", "人B02请整改"])
        // A mistake in it is quoted as it reads.
        try folder.write(GBKText.gbk(text.replacing("姓名", with: "性名")), to: "letters/a.txt")
        let refusal = #expect(throws: RefusedRun.self) { try Centre.load(folder: folder.path) }
        let source = refusal?.sources.first { $0.name.hasSuffix("letters/a.txt") }
        #expect(source?.line(5).map { String(String.UnicodeScalarView($0)) } == "【性名】请整改")
    }

    @Test func problemsAreCollected() throws {
        let folder = try folder([
            "a.txt": whole("【性名】"), "b.txt": whole("请整改。", name: "通知", for: "限时整改"),
            "c.txt": whole("请整改。", name: "通知"),
        ]) { $0.binding += "输出:\n" }
        try folder.write([0xFF, 0xFF, 0xFF], to: "letters/c.txt")
        let refusal = #expect(throws: RefusedRun.self) { try Centre.load(folder: folder.path) }
        let found = (refusal?.problems ?? []).compactMap { problem -> String? in
            if case .setting(let diagnostic) = problem {
                "\(diagnostic.code.rawValue) \(diagnostic.severity.rawValue) \(diagnostic.span.line):\(diagnostic.span.column)"
            } else {
                nil
            }
        }
        #expect(
            found.contains("letter-unknown-placeholder error 5:1") && found.contains("letter-not-text error 1:1")
                && found.contains("letter-unknown-consequence warning 2:4"), "\(found)")
    }

    @Test func aConsequenceNobodyKnowsIsAWarning() throws {
        let folder = try folder(["b.txt": whole("请整改。", for: "限时整改、限期整改")])
        let centre = try Centre.load(folder: folder.path)
        let remark = try #require(centre.remarks.first { $0.code == .letterUnknownConsequence })
        #expect(remark.severity == .warning)
        #expect(remark.remedy.zh.hasPrefix("是否想写“限期整改”?"))
        #expect(centre.remarks.count { $0.code == .letterUnknownConsequence } == 1)
        #expect(centre.settings.contains { $0.path == "letters/b.txt" })
    }

    @Test func twoOfOneNameAreRefused() throws {
        let folder = try folder(["a.txt": whole("请整改。"), "b.txt": whole("请限期整改。", for: "退回原单位")])
        let refusal = #expect(throws: RefusedRun.self) { try Centre.load(folder: folder.path) }
        let codes = (refusal?.problems ?? []).compactMap { problem -> DiagnosticCode? in
            if case .setting(let diagnostic) = problem { diagnostic.code } else { nil }
        }
        #expect(codes == [.letterNamedTwice])
    }

    @Test func aFileThatIsNotThere() throws {
        var centre = smallCentre()
        centre.binding += "letters: letters/没有.txt\n"
        let folder = try centre.folder()
        #expect(throws: RefusedRun.self) { try Centre.load(folder: folder.path) }
    }

    @Test func checkedByItself() throws {
        let folder = try TemporaryFolder(["通知.txt": Array(whole("【性名】").utf8)])
        let answer = try KaoheProgram.run(["check", folder.path + "/通知.txt", "--lang", "zh"])
        #expect(answer.status == 1)
        let said = answer.output + answer.complaint
        #expect(said.contains("通知.txt:5:1"), "\(said)")
        #expect(said.contains("letter-unknown-placeholder"))
        #expect(said.contains("^"))
    }
}

enum GBKText {
    /// A text in GBK, by Python, which knows it without the code under test.
    static func gbk(_ text: String) -> [UInt8] {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "python3", "-c", "import sys; sys.stdout.buffer.write(sys.argv[1].encode('gbk'))", text,
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        guard (try? process.run()) != nil else { return [] }
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return [UInt8](data)
    }
}
