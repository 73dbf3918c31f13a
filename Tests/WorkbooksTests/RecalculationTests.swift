import Chronology
import Exact
import Foundation
import RuleModel
import ScoreModel
import Testing

@testable import Workbooks

/// The live totals of 星级评定表, computed again by LibreOffice.
@Suite struct RecalculationTests {
    static let hasOffice = Workplace.has("soffice")

    /// Scores that binary arithmetic is not at ease with.
    private static func awkward(_ rounding: Rounding) -> RunReport {
        var centre = MadeUp()
        centre.people = 60
        let report = centre.report()
        let old = report.sheets[0]
        let sheet = Sheet(
            id: "staff", title: "窗口工作人员", subject: .staff, period: .quarter, decimals: 2, rounding: rounding,
            clause: "", parts: old.sheet.parts, floor: .zero, ceiling: Rational(110), ranking: Ranking(),
            levels: old.sheet.levels)
        var dice = MadeUp.Dice(state: 11)
        let subjects = old.subjects.enumerated().map { number, old in
            let parts = (0..<6).map { part -> Rational in
                switch (number + part) % 5 {
                case 0: Rational(scaled: dice.roll(20_000), decimals: 3)
                case 1: Rational(dice.roll(60), over: 3) ?? .zero
                case 2: Rational(scaled: dice.roll(2_000), decimals: 2)
                case 3: Rational(scaled: 5 + 10 * dice.roll(2_000), decimals: 3)
                default: Rational(dice.roll(21))
                }
            }
            let sum = parts.reduce(Rational.zero, +)
            // Halves of the last place in every fourth row.
            let half = Rational(scaled: 5, decimals: 3) + sum.rounded(to: 2, .down) - sum
            let adjusted = number % 4 == 0 ? [parts[0] + half] + parts.dropFirst() : parts
            let exact = min(adjusted.reduce(Rational.zero, +), Rational(110))
            return SubjectScore(
                id: old.id, name: old.name, window: old.window, department: old.department, group: "", post: "",
                parts: adjusted, deducted: .zero, exactTotal: exact, total: exact.rounded(to: 2, rounding),
                rank: number + 1, level: 2, status: .ranked, lines: [], consequences: [])
        }
        let result = SheetResult(
            regulation: old.regulation, sheet: sheet, period: old.period, rules: old.rules, partOfRule: old.partOfRule,
            subjects: subjects, rankedCount: subjects.count)
        return RunReport(
            centre: report.centre, period: report.period, sheets: [result], attendance: [], cases: [], findings: [],
            tables: [], settings: [], programVersion: "")
    }

    @Test(
        .enabled(if: hasOffice, "LibreOffice (soffice) is not installed, so no formula was computed again"),
        arguments: Rounding.allCases)
    func comesToTheEnginesTotals(_ rounding: Rounding) throws {
        try Self.check(Self.awkward(rounding), in: Workplace(), formulas: 50)
    }

    @Test(.enabled(if: hasOffice, "LibreOffice (soffice) is not installed, so no formula was computed again"))
    func comesToTheEnginesTotalsOnEverySheet() throws {
        try Self.check(MadeUpCity().report(), in: Workplace(), formulas: 15)
    }

    @Test(
        .enabled(if: hasOffice, "LibreOffice (soffice) is not installed, so no formula was computed again"),
        arguments: [-1, 0, 2])
    func comesToTheChangeOfStars(_ steps: Int) throws {
        let report = MadeUp().report()
        try Self.check(report.with(previous: report.before(0, levelsFurther: steps)), in: Workplace(), formulas: 15)
    }

    /// Has every total computed again, and compares it with the engine's.
    private static func check(_ report: RunReport, in place: Workplace, formulas: Int) throws {
        _ = try place.write(report, to: "out")
        // Cached values are spoilt first, so that reading them back cannot pass for computing.
        let script = """
            import re, sys, zipfile
            source = zipfile.ZipFile(sys.argv[1])
            all = 0
            with zipfile.ZipFile(sys.argv[2], 'w') as target:
                for name in source.namelist():
                    text = source.read(name)
                    if name.startswith('xl/worksheets/sheet'):
                        text, count = re.subn(rb'(</f><v>)[^<]*', rb'\\1-1', text)
                        all += count
                    target.writestr(name, text)
            print(all)
            """
        let spoilt = place.folder + "/spoilt.xlsx"
        let count = try Workplace.run("python3", ["-c", script, place.folder + "/out/考核总表.xlsx", spoilt])
        #expect(Int(count.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0 > formulas)
        let profile = place.folder + "/profile"
        try FileManager.default.createDirectory(atPath: profile + "/user", withIntermediateDirectories: true)
        try alwaysRecalculate.write(
            toFile: profile + "/user/registrymodifications.xcu", atomically: true, encoding: .utf8)
        // The last of the options asks for a file of each sheet.
        try Workplace.run(
            "soffice",
            [
                "-env:UserInstallation=file://\(profile)", "--headless", "--convert-to",
                "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1", "--outdir",
                place.folder, spoilt,
            ])
        let index = ReportIndex(report)
        for result in index.results {
            let csv = try String(
                contentsOfFile: place.folder + "/spoilt-\(result.standingWord + result.suffix).csv", encoding: .utf8
            ).replacingOccurrences(of: "\"", with: "")
            let layout = StarSheet.Layout(result)
            let rows = csv.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(TablePlace.headRows)
            for (row, number) in zip(rows, result.listing) {
                let cells = row.split(separator: ",", omittingEmptySubsequences: false)
                let subject = result.result.subjects[number]
                #expect(String(cells[layout.nameColumn]) == subject.name)
                let total = Double(cells[layout.partColumn + result.columnCount])
                #expect(total == subject.total.approximate, "\(subject.id) \(row)")
                guard case .up(let steps, _)? = result.last(of: subject)?.change else { continue }
                #expect(Double(cells[layout.starColumn + 2]) == Double(steps), "\(subject.id) \(row)")
            }
        }
    }

    private static let alwaysRecalculate = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" \
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">\
        <value>0</value></prop></item>
        </oor:items>
        """
}
