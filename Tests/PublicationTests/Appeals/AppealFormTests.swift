import AppealReading
import CentreFixtures
import Chronology
import Foundation
import LedgerModel
import Publication
import RecordModel
import Testing

/// A form may come back from any program, in any order, more than once.
@Suite("appeals as departments send them", .serialized) struct AppealFormTests {
    private func onNotice() async throws -> LivingCentre {
        let centre = try LivingCentre.appealing()
        try await centre.run()
        try await centre.notice()
        return centre
    }

    @Test func otherProgramsAndOtherShapes() async throws {
        let centre = try await onNotice()
        let numbers = try centre.faults()
        let object = "object(\(numbers[0]), '理由一\\n第二行'); object(\(numbers[2]))"
        let shapes = [
            "", "sheet.title = '住建局交'", "sheet['A1'] = '我局的申诉'; sheet['A2'] = None", "sheet.insert_cols(1)",
            "sheet.insert_rows(1, 2)", "sheet.delete_rows(at(\(numbers[1])))",
            "sheet.move_range('J3:J40', cols=5)",
            """
            end = sheet.max_row - 2
            rows = [[c.value for c in r] for r in sheet.iter_rows(min_row=4, max_row=end)][::-1]
            for i, r in enumerate(rows):
                for j, v in enumerate(r): sheet.cell(4 + i, 1 + j).value = v
            """,
            "for r in range(4, 8): sheet.row_dimensions[r].hidden = True",
        ]
        for shape in shapes {
            let outcome = try centre.takeIn(try centre.filled(object + "\n" + shape), isTrial: true)
            #expect(outcome.places == [], "\(shape)")
            #expect(outcome.entered.map(\.appeal.line.number) == [numbers[0], numbers[2]], "\(shape)")
            #expect(outcome.isBalanced && outcome.entered.first?.appeal.reason == "理由一\n第二行", "\(shape)")
        }
        let file = try centre.filled(object)
        for kind in ["xlsx", "xls"] {
            let again = try FilledForm.resave(file, as: kind, in: centre.home)
            let outcome = try centre.takeIn(again, isTrial: true)
            #expect(outcome.places == [], "\(kind)")
            #expect(outcome.entered.map(\.appeal.line.number) == [numbers[0], numbers[2]], "\(kind)")
            #expect(outcome.absent == 0 && outcome.reading.remarks.isEmpty, "\(kind)")
        }
    }

    @Test func signaturesAndRemarksAreNoLines() async throws {
        let centre = try await onNotice()
        let number = try #require(try centre.faults().first)
        let outcome = try centre.takeIn(
            try centre.filled(
                """
                object(\(number))
                last = sheet.max_row
                sheet.cell(last, 1).value = '部门负责人（签字）：张三  2026年10月9日'
                sheet.cell(last + 2, 2).value = '附:假条一份'
                """))
        #expect(outcome.places == [] && outcome.entered.count == 1)
        #expect(outcome.reading.remarks.map(\.text) == ["部门负责人（签字）：张三  2026年10月9日", "附:假条一份"])
    }

    @Test func oneReasonOverMergedCellsIsOneForEach() async throws {
        let centre = try await onNotice()
        let numbers = try centre.faults()
        let outcome = try centre.takeIn(
            try centre.filled(
                """
                for n in (\(numbers[0]), \(numbers[1])): put(n, '异议', '有异议')
                put(\(numbers[0]), '理由', '同一天请假')
                sheet.merge_cells(start_row=at(\(numbers[0])), end_row=at(\(numbers[1])), start_column=column['理由'], end_column=column['理由'])
                """))
        #expect(outcome.places == [] && outcome.entered.map(\.appeal.reason) == ["同一天请假", "同一天请假"])
    }

    @Test func theSameFileAgainEntersNothing() async throws {
        let centre = try await onNotice()
        let numbers = try centre.faults()
        let file = try centre.filled("object(\(numbers[0])); object(\(numbers[1]))")
        #expect(try centre.takeIn(file).entered.count == 2)
        let again = try centre.takeIn(file)
        #expect(again.entered.isEmpty && again.known.map(\.appeal.number) == [1, 2] && again.isBalanced)
        try await centre.answer(1, .upheld)
        #expect(try centre.takeIn(file).known.map(\.state) == ["维持", "待答复"])
        #expect(try centre.appeals().list(of: nil).count == 2 && centre.corrections().list(of: nil).count == 2)
        // A line may stand in a file twice; where it says two things, neither is taken.
        let twice = try centre.filled(
            """
            object(\(numbers[2]))
            row = at(\(numbers[2])); last = sheet.max_row + 1
            for c in range(1, 13): sheet.cell(last, c).value = sheet.cell(row, c).value
            """)
        let repeated = try centre.takeIn(twice, isTrial: true)
        #expect(
            repeated.entered.count == 1 && repeated.reading.repeated == 1 && repeated.isBalanced, "\(repeated.reading)")
        let contradicting = try centre.takeIn(
            try centre.filled(
                """
                object(\(numbers[2]))
                row = at(\(numbers[2])); last = sheet.max_row + 1
                for c in range(1, 13): sheet.cell(last, c).value = sheet.cell(row, c).value
                sheet.cell(last, column['理由']).value = '另一个理由'
                """), isTrial: true)
        #expect(contradicting.refusals.map(\.code) == [.lineTwice, .lineTwice] && contradicting.isBalanced)
        #expect(contradicting.entered.isEmpty)
    }

    /// Whatever subset comes in whatever order, in whatever pieces: the set of appeals is the same.
    @Test func anyOrderOfAnyPiecesEntersTheSame() async throws {
        let centre = try LivingCentre.appealing { centre in
            for day in 13...17 { centre.event("2026-07-\(day)", "A01", "德1") }
        }
        try await centre.run()
        try await centre.notice()
        let numbers = try centre.faults()
        try #require(numbers.count == 8)
        var generator = Seeded(state: 20_261_009)
        var chosen: Set<Int> = []
        for turn in 0..<5 {
            let piece = numbers.filter { _ in generator.next() % 2 == 0 }.shuffled(using: &generator)
            chosen.formUnion(piece)
            let change = piece.map { "object(\($0), '理由\($0)')" }.joined(separator: "\n")
            let outcome = try centre.takeIn(try centre.filled(change.isEmpty ? "pass" : change, as: "第\(turn)份.xlsx"))
            #expect(outcome.isBalanced && outcome.places == [])
            #expect(Set(outcome.reading.objections.map(\.line.number)) == Set(piece))
        }
        let entries = try centre.appeals().list(of: nil)
        #expect(Set(entries.map(\.appeal.line.number)) == chosen && entries.count == chosen.count)
        #expect(entries.allSatisfy { $0.appeal.reason == "理由\($0.appeal.line.number)" })
        #expect(entries.map(\.appeal.number) == Array(1...entries.count))
    }

    private struct Seeded: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state >> 33) ^ state
        }
    }
}
