import CentreFixtures
import CentreRun
import RecordModel
import ScoreModel
import Testing

@Suite("Corrections of rows: tables that regulations declare, and columns that only rules name")
struct DeclaredCorrectionTests {
    /// A cell of a row: the header as the file has it.
    struct Change: Sendable, CustomTestStringConvertible {
        var path: String
        var row: Int
        var header: String
        var text: String
        var testDescription: String { "\(path):\(row) \(header) \(text)" }
    }

    static let changes = [
        Change(path: "reports.csv", row: 2, header: "评语", text: "合格"),
        Change(path: "reports.csv", row: 3, header: "得分(百分制)", text: "59"),
        Change(path: "reports.csv", row: 4, header: "编号", text: "T2"),
        Change(path: "inspections.csv", row: 2, header: "得分", text: "60"),
        Change(path: "inspections.csv", row: 4, header: "日期", text: "2026-07-03"),
        Change(path: "towns.csv", row: 2, header: "编号", text: "T9"),
        Change(path: "towns.csv", row: 3, header: "名称", text: "丙镇"),
        Change(path: "cases.csv", row: 3, header: "渠道", text: "网上"),
        Change(path: "events.csv", row: 3, header: "来源", text: "群众"),
        Change(path: "leave.csv", row: 4, header: "目的地", text: "外地"),
        Change(path: "roster.csv", row: 2, header: "窗口", text: "二号窗口"),
    ]

    @Test("a corrected row gives what the file would give that had it from the start", arguments: changes)
    func sameAsFile(_ change: Change) async throws {
        let files = try DeclaredRunTests.files()
        var rows = String(decoding: try #require(files[change.path]), as: UTF8.self).split(separator: "\n")
            .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
        let headers = rows[0]
        let remembered = CorrectedRow(
            path: change.path, row: UInt32(change.row),
            cells: zip(headers, rows[change.row - 1]).filter { !$1.isEmpty }.map {
                // Cells are remembered without the spaces around them.
                CorrectedCell(header: $0, text: HalfWidth.trim($1))
            })
        let target = CorrectionTarget.cells(
            remembered, instead: [CorrectedCell(header: change.header, text: change.text)])
        let plain = try await Scored.run(TemporaryFolder(files))
        let run = try await Scored.run(
            TemporaryFolder(files), context: RunContext(corrections: [target.numbered(1)]), jobs: 2)
        rows[change.row - 1][try #require(headers.firstIndex(of: change.header))] = change.text
        var written = files
        written[change.path] = Array(rows.map { $0.joined(separator: ",") + "\n" }.joined().utf8)
        let expected = try await Scored.run(TemporaryFolder(written))
        #expect(run.misfits == [])
        #expect(run.names == expected.names && run.essence == expected.essence && run.balances == expected.balances)
        #expect(run.essence != plain.essence || run.names != plain.names)
        // Withdrawn, it counts as a row outside.
        let gone = try await Scored.run(
            TemporaryFolder(files),
            context: RunContext(corrections: [CorrectionTarget.withdrawn(remembered).numbered(1)]))
        let key = try #require(gone.balances.keys.first { $0.hasSuffix(" " + change.path) })
        #expect(gone.misfits == [] && gone.balances[key]?.reduce(0, +) == rows.count - 1)
        #expect(
            gone.balances[key]?[1] == (plain.balances[key]?[1] ?? 0)
                + (change.row == 4 && change.header == "日期" ? 0 : 1))
    }
}

extension Scored {
    /// Everyone's name, sheet by sheet.
    fileprivate var names: [String] { report.sheets.flatMap { $0.subjects.map(\.name) } }
}
