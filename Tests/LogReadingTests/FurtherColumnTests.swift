import Chronology
import RecordModel
import Testing

@testable import LogReading

/// Data formats, section 2: further columns that rules name, and the fields of events and leave that rules may ask about.
@Suite final class FurtherColumnTests {
    private let tables = Tables()

    /// A judge who finds nothing wrong.
    private struct Indifferent: EventJudge {
        func judge(_ event: EventClaim) -> EventVerdict { EventVerdict() }
    }

    private func events(_ text: String, _ further: [String]) throws -> [EventRow] {
        let roster = try tables.roster()
        var reader = EventReader(
            roster: roster, staff: TextIndex(roster.ids), judge: Indifferent(), period: try Tables.quarter().span)
        return try reader.read(tables.bind(text, LogSchema.fields(of: .events), further: further)).rows
    }

    private func leave(_ text: String, _ further: [String] = []) throws -> [LeaveRow] {
        let roster = try tables.roster()
        return try LeaveReader.read(
            tables.bind(text, LogSchema.fields(of: .leave), further: further), staff: TextIndex(roster.ids),
            period: Tables.quarter().span
        ).rows
    }

    /// The further cells of the rows of a cases file, block by block.
    private func cases(_ text: String, _ further: [String], blockSize: Int = 1 << 20) throws -> [[String]] {
        let table = try tables.bind(text, LogSchema.fields(of: .cases), further: further, blockSize: blockSize)
        let reader = try caseReader()
        var batch = CaseBatch()
        var findings: [Finding] = []
        var ids = IdentifierLedger()
        var joins = CaseJoins()
        var found: [[String]] = []
        let walker = RowWalker()
        for block in 0..<table.blockCount {
            _ = try reader.read(
                table, block: block, with: walker, into: &batch, findings: &findings, ids: &ids, joins: &joins
            ) {
                batch in
                #expect(batch.further.count == batch.rows.count * further.count)
                found += batch.rows.map { row in
                    further.indices.map { batch.string(batch.further($0, of: row)) }
                }
            }
        }
        #expect(findings == [])
        return found
    }

    private func caseReader() throws -> CaseReader {
        let calendar = try #require(
            WorkingCalendar(
                first: Tables.day("2026-01-01"), last: Tables.day("2026-12-31"), holidays: [], makeUpDays: []))
        let roster = try tables.roster()
        return CaseReader(.init(staff: TextIndex(roster.ids), calendar: calendar, period: try Tables.quarter().span))
    }

    @Test("events keep what they rest on, who entered them, and the cells of further columns in the order asked for")
    func eventCells() throws {
        let rows = try events(
            """
            编号,日期,工号,条目,依据, 区　域 ,登记人,渠道
            E1,2026-07-01,01,1,照片（一）,　城西（Ａ）,王五,网上
            E2,2026-07-02,01,1

            """, ["渠道", "区 域", "没有"])
        #expect(rows.map(\.further) == [["网上", "城西(A)", ""], ["", "", ""]])
        #expect(rows.map(\.proof) == ["照片（一）", ""])
        #expect(rows.map(\.recorder) == ["王五", ""])
        #expect(try events("编号,日期,工号,条目,渠道\nE1,2026-07-01,01,1,网上\n", []).map(\.further) == [[]])
    }

    @Test("a column whose header is written full-width in the rule or in the file is found")
    func fullWidth() throws {
        for (header, name) in [("渠道（1）", "渠道(１)"), ("渠道(1)", "渠道（1）")] {
            let rows = try events("编号,日期,工号,条目,\(header)\nE1,2026-07-01,01,1,网上\n", [name])
            #expect(rows.map(\.further) == [["网上"]])
        }
    }

    @Test("a further column that is there twice is a problem of the file; one nobody names is not")
    func twice() throws {
        let text = "编号,日期,工号,条目,渠道,渠道\nE1,2026-07-01,01,1,a,b\n"
        #expect(throws: TableProblems.self) { try self.events(text, ["渠道"]) }
        #expect(try events(text, []).count == 1)
    }

    @Test("a column that a file lacks is known, and the problem names the log")
    func missing() throws {
        let fields = LogSchema.fields(of: .events)
        let header = "编号,日期,工号,条目"
        let first = try tables.bind("\(header),渠道\n", fields, further: ["渠道", "区域"])
        let second = try tables.bind("\(header)\n", fields, further: ["渠道", "区域"], index: 1)
        #expect(first.missingFurther == [1] && second.missingFurther == [0, 1])
        let problem = TableProblem.missingEverywhere("区域", in: [first, second], of: "督查台账")
        #expect(problem.code == .missingColumn && problem.path == "t0.csv" && problem.line == 1)
        #expect(problem.text == "编号,日期,工号,条目,渠道")
        #expect(problem.message == "规则要看“区域”列,但督查台账的 2 个文件都没有这一列")
    }

    @Test("leave keeps who stands in, what proves it, and the cells of further columns")
    func leaveCells() throws {
        let rows = try leave(
            "工号,类型,开始时间,结束时间,替岗人,证明,目的地\n01,事假,2026-07-01,2026-07-01,李四,假条,Ａ市\n02,病假,2026-07-01,2026-07-01\n",
            ["目的地", "没有"])
        #expect(rows.map(\.substitute) == ["李四", ""])
        #expect(rows.map(\.proof) == ["假条", ""])
        #expect(rows.map(\.further) == [["A市", ""], ["", ""]])
    }

    @Test(
        "the length of a leave: whole days, and half of each day it fills in part",
        arguments: [
            ("2026-07-01", "2026-07-01", 2, 1_440), ("2026-07-01", "2026-07-03", 6, 4_320),
            ("2026-07-01 00:00", "2026-07-01 24:00", 2, 1_440), ("2026-07-01 00:00", "2026-07-02 00:00", 2, 1_440),
            ("2026-07-01 08:30", "2026-07-01 12:00", 1, 210), ("2026-07-01 00:00", "2026-07-01 23:59:59", 1, 1_439),
            ("2026-07-01 00:00:01", "2026-07-01", 1, 1_439), ("2026-07-01 14:30", "2026-07-02 12:00", 2, 1_290),
            ("2026-07-01 14:30", "2026-07-02", 3, 2_010), ("2026-07-01", "2026-07-02 12:00", 3, 2_160),
            ("2026-07-01 14:30", "2026-07-03 12:00", 4, 2_730), ("2026-07-01 23:59:59", "2026-07-02 00:00:01", 2, 0),
            ("2026-07-01 08:30", "2026-07-01 08:30", 0, 0), ("2026-06-01", "2026-10-31", 306, 220_320),
        ])
    func lengths(from: String, until: String, halfDays: Int, minutes: Int) throws {
        let row = try #require(try leave("工号,类型,开始时间,结束时间\n01,事假,\(from),\(until)\n").first)
        #expect(row.halfDays == halfDays)
        #expect(row.minutes == minutes)
    }

    @Test("a leave that began before 1970 has its length too")
    func longAgo() throws {
        let row = try #require(try leave("工号,类型,开始时间,结束时间\n01,事假,1969-12-30 12:00,2026-07-01\n").first)
        // 20,638 days, the first of them from noon.
        #expect(row.halfDays == 20_638 * 2 - 1)
    }

    @Test("cases keep where the cells of further columns lie, and nothing where none is asked for")
    func caseCells() throws {
        let text = """
            申办流水号,办件类型,工号,受理时间,渠道,区域
            C1,即办件,01,2026-07-01 09:00,网上,"城,西"
            C2,即办件,01,2026-07-01 09:00,窗口,城东
            C3,即办件,01,2026-07-02 09:00,　Ａ　

            """
        let expected = [["城,西", "", "网上"], ["城东", "", "窗口"], ["", "", "Ａ"]]
        for size in [64, 128, 1 << 20] {
            #expect(try cases(text, ["区域", "没有", "渠道"], blockSize: size) == expected)
        }
        #expect(try cases(text, []).map(\.count) == [0, 0, 0])
    }

    @Test("rows outside the period and rows set aside leave no cells behind")
    func skippedCases() throws {
        let table = try tables.bind(
            """
            申办流水号,办件类型,工号,受理时间,承诺时限,办结时间,渠道
            C1,承诺件,01,2026-03-02,1,2026-03-03,a
            C2,承诺件,99,2026-07-02,1,,b
            C3,承诺件,01,2026-07-02,1,,c

            """, LogSchema.fields(of: .cases), further: ["渠道"])
        var (batch, findings, ids) = (CaseBatch(), [Finding](), IdentifierLedger())
        var joins = CaseJoins()
        var cells: [String] = []
        let balance = try caseReader().read(
            table, block: 0, with: RowWalker(), into: &batch, findings: &findings, ids: &ids, joins: &joins
        ) { batch in
            #expect(batch.further.count == 1)
            cells = batch.rows.map { batch.string(batch.further(0, of: $0)) }
        }
        #expect(cells == ["c"])
        #expect(findings.map(\.code) == [.unknownStaff])
        #expect(balance.used == 1 && balance.outside == 1 && balance.setAside == 1)
    }

    @Test("a case that is read again for its id has its further cells too")
    func candidates() throws {
        let text = "申办流水号,办件类型,工号,受理时间,渠道\nC1,即办件,01,2026-07-01,a\nC1,即办件,01,2026-07-01,b\n"
        let table = try tables.bind(text, LogSchema.fields(of: .cases), further: ["没有", "渠道"])
        let reader = try caseReader()
        var (batch, findings, ids) = (CaseBatch(), [Finding](), IdentifierLedger())
        var joins = CaseJoins()
        _ = try reader.read(
            table, block: 0, with: RowWalker(), into: &batch, findings: &findings, ids: &ids, joins: &joins
        ) { _ in }
        var cells: [String] = []
        try reader.readCandidates(table, block: 0, with: RowWalker(), hashes: IdentifierLedger.repeated(in: [ids])) {
            candidate, batch in
            if let row = candidate.row { cells.append(batch.string(batch.further(1, of: row))) }
        }
        #expect(cells == ["a", "b"])
    }
}
