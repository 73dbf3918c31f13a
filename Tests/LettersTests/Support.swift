import CentreFixtures
import CentreRun
import Chronology
import Diagnostics
import Foundation
import Letters
import ScoreModel
import Testing
import Workbooks

/// A template of a few lines.
func template(
    _ text: String, name: String = "限期整改通知书", for consequence: String = "限期整改", scope: String = "每人一份",
    headers: String = ""
) throws -> LetterTemplate {
    let whole = whole(text, name: name, for: consequence, scope: scope, headers: headers)
    let loaded = LetterTemplateReader.load(name: "letter.txt", text: whole)
    #expect(loaded.diagnostics == [])
    return try #require(loaded.sound)
}

/// The file of such a template.
func whole(
    _ text: String, name: String = "限期整改通知书", for consequence: String = "限期整改", scope: String = "每人一份",
    headers: String = ""
) -> String {
    "文书:\(name)\n用于:\(consequence)\n给:\(scope)\n" + (headers.isEmpty ? "" : headers + "\n") + "-----\n" + text
}

/// A letter as a person reads it, tables row by row.
func text(_ letter: Letter) -> String {
    letter.blocks.map { block in
        switch block {
        case .blank: ""
        case .text(let layout, let text): (layout == .paragraph ? "" : "[\(layout.rawValue)]") + text
        case .table(let table):
            ([table.columns.map(\.header)] + table.rows).map { "| " + $0.joined(separator: " | ") }
                .joined(separator: "\n")
        }
    }.joined(separator: "\n")
}

/// A small centre: two of 住建局 and one of 税务局 are to mend their ways, one of five is commended.
func smallCentre() -> MadeUpCentre {
    var centre = MadeUpCentre()
    for id in ["A01", "A02"] { centre.person(id) }
    for id in ["B01", "B02", "B03"] { centre.person(id, at: "二号窗口", in: "税务局") }
    for id in ["A01", "A02", "B02"] {
        centre.event("2026-07-06", id, "德2")
        centre.event("2026-08-0\(id == "A01" ? 3 : 4)", id, "能2")
    }
    return centre
}

/// A report of a folder.
func report(
    _ folder: TemporaryFolder, at place: String = "", period: String = "2026Q3", standing: PeriodStanding = .draft
) async throws -> RunReport {
    let centre = try Centre.load(folder: place.isEmpty ? folder.path : folder.path + "/" + place)
    var timings = StageTimings()
    var context = RunContext.workedOut
    context.standing = standing
    return try await CentreRun.score(
        centre, period: try #require(Period(period)), context: context, jobs: 2, timings: &timings)
}

/// The letters of a report by the names of their pages.
func letters(_ report: RunReport) -> [String: [Letter]] {
    Dictionary(pages(of: report).letters.map { ($0.path, $0.letters) }) { $1 }
}
