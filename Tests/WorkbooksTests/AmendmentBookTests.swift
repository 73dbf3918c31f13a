import Amending
import Chronology
import Exact
import Foundation
import LedgerModel
import RecordModel
import ScoreModel
import Testing

@testable import Workbooks

/// 更正表.xlsx, what departments receive of an amendment, and the notice that takes the old one's place.
@Suite struct AmendmentBookTests {
    private func index(_ names: NoticeNames = .masked) throws -> AmendmentIndex {
        AmendmentIndex(
            try MadeUpAmendment.report(noticeNames: names), of: MadeUpAmendment.found(noticeNames: names),
            rowLimit: 1_048_576)
    }

    @Test func sameAmendmentSameBytes() throws {
        let place = try Workplace()
        let report = try MadeUpAmendment.report()
        let (one, two) = (place.folder + "/one", place.folder + "/two")
        for folder in [one, two] {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
        let books = try writeAmendment(report, of: MadeUpAmendment.found(), to: one, scratch: place.folder + "/scratch")
        _ = try writeAmendment(report, of: MadeUpAmendment.found(), to: two, scratch: place.folder)
        #expect(books.map(\.path) == ["更正表.xlsx", "部门/税务局.xlsx", "部门/自然资源局.xlsx", "更正公示.xlsx"])
        for book in books { #expect(try place.bytes("one/\(book.path)") == place.bytes("two/\(book.path)")) }
    }

    /// Letters that came with the published result are void where the consequence is gone.
    @Test func saysWhatBecomesOfLetters() throws {
        let index = try index()
        var count = 0
        for (department, path) in zip(index.report.departments, index.departmentBooks) {
            let sheet = AmendmentDepartmentBook.plan(index, department, path: path).sheets[0]
            let texts = TextGrid.rows(sheet).flatMap { $0.values.map(\.text) }
            for change in department.subjects where change.before != nil && change.after != nil {
                let told = texts.filter { $0.hasPrefix("    \(change.name)：") }
                for name in change.lost {
                    #expect(told.contains { $0.contains("原“\(name)”") && $0.contains("作废") })
                    count += 1
                }
                for name in change.gained {
                    #expect(told.contains { $0.contains("新增") && $0.contains("“\(name)”") && $0.contains("另行送达") })
                    count += 1
                }
            }
        }
        #expect(count > 0)
    }

    @Test func everyTableIsFrozenFilteredAndWithinItsColumns() throws {
        let index = try index()
        let books =
            [AmendmentBook.plan(index)]
            + zip(index.report.departments, index.departmentBooks).map {
                AmendmentDepartmentBook.plan(index, $0, path: $1)
            }
        for book in books {
            #expect(Set(book.sheets.map(\.name)).count == book.sheets.count)
            #expect(book.created.iso == "2026-10-20")
            for sheet in book.sheets.dropFirst() {
                #expect(sheet.headerRows == 3, "\(sheet.name)")
                let rows = TextGrid.rows(sheet)
                #expect(rows[2].count == sheet.widths.count, "\(sheet.name)")
                for row in rows {
                    for (column, cell) in row { #expect(column + cell.span <= sheet.widths.count, "\(sheet.name)") }
                }
            }
        }
    }

    @Test func beforeAfterAndDifferenceStandBelowEachOther() throws {
        let index = try index()
        let change = try #require(index.report.sheets.first?.subjects.first)
        let sheet = try #require(AmendmentBook.plan(index).sheets.first { $0.name.hasPrefix("更正前后") })
        let rows = TextGrid.rows(sheet)
        let total = try #require(rows[2].first { $0.value.text == "总分" }?.key)
        #expect(rows[3..<6].map { $0[4]?.text } == ["更正前", "更正后", "差"])
        #expect(rows[3][total]?.number == change.before?.total.approximate)
        #expect(rows[4][total]?.number == change.after?.total.approximate)
        let (old, new) = (try #require(change.before), try #require(change.after))
        let difference = new.total - old.total
        #expect(rows[5][total]?.number == difference.approximate)
        #expect(rows[5][total]?.look == .signed)
        #expect(rows[3].allSatisfy { $0.value.kind != .number || $0.value.look != .text })
    }

    @Test func everyLineThatChangedIsListedOnce() throws {
        let index = try index()
        let sheet = try #require(AmendmentBook.plan(index).sheets.first { $0.name == "分值变化" })
        let rows = TextGrid.rows(sheet).dropFirst(3)
        let subjects = index.report.amendment.subjects
        #expect(rows.count == subjects.reduce(0) { $0 + $1.linesBefore.count + $1.linesAfter.count })
        let words = rows.flatMap { $0.values.map(\.text) }
        #expect(words.count { $0 == "不再计" } == subjects.reduce(0) { $0 + $1.linesBefore.count })
    }

    @Test func whoIsNotTouchedIsForInformation() throws {
        let index = try index()
        let sheet = try #require(AmendmentBook.plan(index).sheets.last)
        #expect(sheet.name == "排名影响(仅供参考)")
        let shift = try #require(index.report.elsewhere.first)
        let rows = TextGrid.rows(sheet)
        #expect(rows[3].values.contains { $0.text == shift.published.id })
        #expect(rows.last?[0]?.text.contains("保留已公布的名次") == true)
    }

    @Test func aDepartmentReadsOfNobodyElse() throws {
        let index = try index()
        let report = index.report
        let people = report.before.sheets[0].subjects
        for (department, path) in zip(report.departments, index.departmentBooks) {
            let text = TextGrid.text(AmendmentDepartmentBook.plan(index, department, path: path))
            for person in people {
                let isOwn = person.department == department.name
                if !isOwn {
                    #expect(!text.contains(person.name), "\(person.name) in \(path)")
                    #expect(!text.contains("“\(person.id)”"), "\(person.id) in \(path)")
                } else if report.amendment.subjects.contains(where: { $0.id == person.id }) {
                    #expect(text.contains(person.name), "\(person.name) not in \(path)")
                }
            }
        }
        // A correction is told to the department it is about; a basis that names somebody else's person is cut.
        let first = TextGrid.text(AmendmentDepartmentBook.plan(index, report.departments[0], path: "x"))
        #expect(first.contains("logs/cases-07.csv:1204"))
        #expect(!first.contains("补登锦旗"))
        #expect(first.contains("与外单位人员无关,改按一般"))
        let second = TextGrid.text(AmendmentDepartmentBook.plan(index, report.departments[1], path: "x"))
        #expect(second.contains("补登锦旗"))
        #expect(!second.contains("cases-07.csv:1204"))
    }

    @Test func noticeNamesNobodyByIDAndMasksWhereTheCentreDoes() throws {
        let index = try index()
        let text = TextGrid.text(AmendedNoticeBook.plan(index))
        for person in index.report.before.sheets[0].subjects {
            #expect(!text.contains(person.id))
            #expect(!text.contains(person.name))
        }
        let full = TextGrid.text(AmendedNoticeBook.plan(try self.index(.full)))
        let changed = try #require(index.report.amendment.subjects.first { $0.isStandingChanged })
        #expect(full.contains(changed.name))
        #expect(!full.contains(changed.id + "”"))
    }

    @Test func withoutChangesOfLevelThereIsNoNotice() throws {
        let whole = try MadeUpAmendment.report()
        let calm = whole.amendment.subjects.filter { !$0.isStandingChanged }
        #expect(!calm.isEmpty)
        let amendment = Amendment(
            period: whole.amendment.period, number: 2, by: "李主任", at: whole.amendment.at, reason: "", corrections: [],
            subjects: calm)
        let report = AmendmentReport(
            amendment, of: whole.before, centre: whole.centre, corrections: [], elsewhere: [])
        let place = try Workplace()
        let books = try writeAmendment(
            report, of: MadeUpAmendment.found(), to: place.folder, scratch: place.folder + "/scratch")
        #expect(!books.contains { $0.kind == .notice })
    }
}
