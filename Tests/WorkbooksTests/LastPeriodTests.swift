import Chronology
import Exact
import RecordModel
import RuleModel
import ScoreModel
import Testing

@testable import Workbooks

/// 上期星级 and 变化, where a period stands in its life, corrections and findings that somebody settled.
@Suite struct LastPeriodTests {
    private func rows(_ plan: BookPlan, _ sheet: String) throws -> [[Int: TextGrid.Cell]] {
        TextGrid.rows(try #require(plan.sheets.first { $0.name.hasPrefix(sheet) }))
    }

    private func main(_ report: RunReport) -> BookPlan { MainBook.plan(ReportIndex(report), rowLimit: 1_048_576) }

    private func text(_ rows: [[Int: TextGrid.Cell]]) -> [String] {
        rows.flatMap { row in row.sorted { $0.key < $1.key }.map(\.value.text) }
    }

    /// The cells of 上期 and 变化 behind the heads of a sheet.
    private func columns(_ rows: [[Int: TextGrid.Cell]], _ word: String) throws -> [(TextGrid.Cell?, TextGrid.Cell?)] {
        let header = try #require(rows.first { $0.values.contains { $0.text == "变化" } })
        let before = try #require(header.first { $0.value.text == "上期" + word }?.key)
        let change = try #require(header.first { $0.value.text == "变化" }?.key)
        #expect(change == before + 1)
        return rows.dropFirst(TablePlace.headRows).map { ($0[before], $0[change]) }
    }

    @Test(arguments: [-2, -1, 0, 1, 3])
    func starsGoUpAndDownAndStay(_ steps: Int) throws {
        var centre = MadeUp()
        centre.people = 40
        let base = centre.report()
        let newcomer = base.sheets[0].subjects[3].id
        let report = base.with(previous: base.before(0, levelsFurther: steps, besides: [newcomer]))
        let rows = try rows(main(report), "星级评定表")
        let cells = try columns(rows, "星级")
        let levels = base.sheets[0].sheet.levels
        for (subject, cell) in zip(base.sheets[0].subjects, cells) {
            let (before, change) = (try #require(cell.0), try #require(cell.1))
            guard subject.id != newcomer else {
                #expect(before.text == "—" && change.text == "新")
                continue
            }
            guard let level = subject.level else {
                #expect(before.text == "—" && change.text == "—")
                continue
            }
            let then = levels[min(max(0, level + steps), levels.count - 1)]
            #expect(before.text == StarWords.picture(of: then))
            // Five stars come first: who had a level further on then has gone up.
            #expect(change.kind == .formula && change.look == .change)
            #expect(change.number == Double((levels[level].stars ?? 0) - (then.stars ?? 0)))
        }
        #expect(FormatSheet.entry(of: CellStyle(.change)).number == "\"升 \"0;\"降 \"0;\"不变\"")
    }

    @Test func levelsWithoutStarsGoByTheirOrder() throws {
        let base = MadeUpCity().report()
        let report = base.with(previous: base.before(1, levelsFurther: 1))
        let rows = try rows(main(report), "等次评定表·窗口工作人员季评比")
        let cells = try columns(rows, "等次")
        let index = ReportIndex(report)
        let levels = base.sheets[1].sheet.levels
        for (number, cell) in zip(index.results[1].listing, cells) {
            let subject = base.sheets[1].subjects[number]
            guard let level = subject.level else {
                #expect(cell.1?.text == "—")
                continue
            }
            let then = min(level + 1, levels.count - 1)
            #expect(cell.0?.text == levels[then].name)
            #expect(cell.1?.kind == .number && cell.1?.number == Double(then - level))
        }
    }

    @Test func aLevelTheRulesNoLongerHaveIsShownAndNotCompared() throws {
        let base = MadeUpCity().report()
        let before = base.before(1, levelsFurther: 0).mapValues { sheet in
            PublishedSheet(
                regulation: sheet.regulation, sheet: sheet.sheet, period: sheet.period, amendments: 0, digest: "",
                subjects: sheet.subjects.map { subject in
                    PublishedSubject(
                        id: subject.id, name: "", window: "", department: "", group: "", post: "", parts: [],
                        deducted: .zero, exactTotal: .zero, total: .zero, rank: 1, level: "优秀", stars: nil,
                        honours: [], status: .ranked, consequences: [])
                }, rankedCount: 0)
        }
        let cells = try columns(rows(main(base.with(previous: before)), "等次评定表·窗口工作人员季评比"), "等次")
        for cell in cells.prefix(base.sheets[1].subjects.count) {
            #expect(cell.0?.text == "优秀" && cell.1?.text == "—")
        }
    }

    @Test func nothingBeforeIsADash() throws {
        let report = MadeUp().report()
        let cells = try columns(rows(main(report), "星级评定表"), "星级").prefix(report.sheets[0].subjects.count)
        #expect(!cells.isEmpty && cells.allSatisfy { $0.0?.text == "—" && $0.1?.text == "—" })
    }

    // MARK: Standing

    private static let notice = DaySpan(
        Day(iso: "2026-10-09") ?? .init(rawValue: 0), Day(iso: "2026-10-15") ?? .init(rawValue: 0))

    @Test func theOverviewSaysWhereThePeriodStands() throws {
        let report = MadeUp().report()
        func state(_ standing: PeriodStanding, _ findings: [Finding]? = nil) throws -> String {
            let rows = try rows(main(report.with(standing: standing, findings: findings)), "概览")
            let place = try #require(rows.firstIndex { $0[0]?.text == "结果状态" })
            return rows[place][2]?.text ?? ""
        }
        #expect(try state(.draft).hasPrefix("草稿:尚有 "))
        #expect(try state(.draft, []) == "草稿:数据问题已全部处理,可以公示")
        #expect(
            try state(PeriodStanding(stage: .notice, notice: Self.notice)) == "公示中(2026-10-09 至 2026-10-15)")
        let published = PeriodStanding(
            stage: .published, notice: Self.notice, publishedOn: Day(iso: "2026-10-16"), publishedBy: "李局长")
        #expect(try state(published) == "已公布(2026-10-16,李局长);公示期 2026-10-09 至 2026-10-15")
    }

    @Test func theNoticeSaysItsDaysOnceTheyAreFixed() throws {
        let report = MadeUp().report()
        func said(_ standing: PeriodStanding) -> String {
            NoticeBook.plan(ReportIndex(report.with(standing: standing))).sheets
                .flatMap { text(TextGrid.rows($0)) }.joined()
        }
        #expect(said(.draft).contains("公示期为 5 个工作日"))
        for stage in [PeriodStanding.Stage.notice, .published] {
            let words = said(PeriodStanding(stage: stage, notice: Self.notice))
            #expect(words.contains("公示期为 2026 年 10 月 9 日至2026 年 10 月 15 日。") && !words.contains("5 个工作日"))
        }
    }

    @Test func theOverviewListsWhatItBuildsOn() throws {
        let base = MadeUpCity().report()
        let months = try ["2026-07", "2026-08"].map { try #require(Period($0)) }
        let id = base.sheets[1].id
        let report = base.with(
            earlier: months.map { EarlierInput(sheet: id, period: $0, digest: "", amendments: $0 == months[1] ? 2 : 0) }
        )
        let words = try text(rows(main(report), "概览"))
        #expect(words.contains("\(ReportIndex(report).results[1].label) 2026-07、2026-08(含更正 2 次)"))
    }

    // MARK: Settled findings

    @Test func aSettledFindingSaysByWhomWhenAndWhy() throws {
        let base = MadeUp().report()
        let finding = try #require(base.findings.first { $0.severity == .error })
        let decision = SettledFinding(
            key: base.key(of: finding), by: "王主任", reason: "原始凭证已核", on: try #require(Day(iso: "2026-10-08")))
        let report = base.with(settled: [decision])
        #expect(
            report.unresolvedCount == base.unresolvedCount - base.findings.count { base.key(of: $0) == decision.key })
        let words = try text(rows(main(report), "数据问题"))
        #expect(words.contains("处理:王主任 2026-10-08 搁置:原始凭证已核"))
        #expect(try text(rows(main(report), "概览")).contains { $0.contains("按名搁置") })
        #expect(try !text(rows(main(base), "概览")).contains { $0.contains("按名搁置") })
    }

    @Test func aFindingAboutNoFileHasNoPlace() throws {
        let base = MadeUp().report()
        let finding = Finding(.periodNotPublished, at: .none, column: nil, header: "", text: "made-up.staff 2026Q2")
        let rows = try rows(main(base.with(findings: [finding])), "数据问题")
        let row = rows[TablePlace.headRows]
        #expect(row[1]?.text == "period-not-published" && row[6]?.text == "made-up.staff 2026Q2")
        #expect(row[2]?.kind == .blank && row[3]?.kind == .blank)
    }

    // MARK: Corrections

    @Test func correctionsStandInTheOfficesCopyAndADepartmentSeesItsOwn() throws {
        var city = MadeUpCity()
        city.hasUniqueNames = true
        let base = city.report()
        let own = base.people[0]
        let foreign = try #require(base.people.first { Set($0.departments).isDisjoint(with: own.departments) })
        let day = try #require(Day(iso: "2026-10-12"))
        func row(_ id: String, _ note: String) -> CorrectedRow {
            CorrectedRow(
                path: "logs/events.csv", row: 7,
                cells: [CorrectedCell(header: "工号", text: id), CorrectedCell(header: "事由", text: note)])
        }
        func correction(_ number: Int, _ target: CorrectionTarget, basis: String = "申诉复核") -> Correction {
            Correction(number: number, target: target, by: "王主任", on: day, basis: basis)
        }
        let report = base.with(corrections: [
            correction(1, .withdrawn(row(own.id, "迟到"))),
            correction(
                2, .cells(row(foreign.id, "迟到"), instead: [CorrectedCell(header: "事由", text: "早退")])),
            correction(
                3, .cells(row(own.id, "与\(foreign.name)争吵"), instead: [CorrectedCell(header: "事由", text: "")])),
            correction(
                4,
                .line(
                    CorrectedLine(
                        sheet: base.sheets[0].id, subject: own.id, rule: "virtue.1", day: day,
                        evidence: "logs/events.csv:9", points: "-2"), points: "-1"),
                basis: "与\(foreign.name)的申诉一并复核"),
            correction(5, .added(log: .events, cells: ["id": "E9", "staff": own.id, "rule": "德1"])),
        ])
        let index = ReportIndex(report)
        let all = try rows(main(report), "更正").dropFirst(TablePlace.headRows)
        #expect(all.map { $0[0]?.number } == [1, 2, 3, 4, 5])
        #expect(all.map { $0[3]?.text }.first == "此行不计")
        #expect(all.dropFirst(1).first?[2]?.text == "事由:迟到" && all.dropFirst(1).first?[3]?.text == "事由:早退")
        #expect(try text(rows(main(report), "概览")).contains("5 项,见“更正”"))

        let department = try #require(index.departments.first { $0.name == own.departments[0] })
        let plan = DepartmentBook.plan(
            index, department, centre: index.results.map { GroupFigures($0, $0.result.subjects.indices) },
            file: "x.xlsx", rowLimit: 1_048_576)
        let shown = try rows(plan, "更正").dropFirst(TablePlace.headRows)
        #expect(shown.map { $0[0]?.number } == [1, 3, 4, 5])
        let words = text(Array(shown))
        #expect(!words.contains { $0.contains(foreign.name) || $0.contains(foreign.id) })
        #expect(words.contains { $0.contains("与\(DepartmentView.cut)争吵") || $0.contains("与\(DepartmentView.cut)的申诉") })
        // Nothing of it in a report without any.
        #expect(!main(base).sheets.contains { $0.name == "更正" })
    }
}
