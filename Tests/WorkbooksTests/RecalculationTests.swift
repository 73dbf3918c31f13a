import Chronology
import Exact
import Foundation
import RuleModel
import ScoreModel
import Testing

@testable import Workbooks

/// Every formula of every book, computed again by LibreOffice.
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
        try Self.check(Self.awkward(rounding), in: Workplace(), formulas: 250)
    }

    @Test(.enabled(if: hasOffice, "LibreOffice (soffice) is not installed, so no formula was computed again"))
    func comesToTheEnginesTotalsOnEverySheet() throws {
        try Self.check(MadeUpCity().report(), in: Workplace(), formulas: 100)
    }

    @Test(
        .enabled(if: hasOffice, "LibreOffice (soffice) is not installed, so no formula was computed again"),
        arguments: [-1, 0, 2])
    func comesToTheChangeOfStars(_ steps: Int) throws {
        let report = MadeUp().report()
        try Self.check(report.with(previous: report.before(0, levelsFurther: steps)), in: Workplace(), formulas: 100)
    }

    /// Names that a spreadsheet would take for patterns, people who are not assessed, and a window that is written in two
    /// ways.
    @Test(.enabled(if: hasOffice, "LibreOffice (soffice) is not installed, so no formula was computed again"))
    func comesToTheFiguresOfOddGroups() throws {
        let report = Self.awkward(.halfUp)
        let old = report.sheets[0]
        let subjects = old.subjects.enumerated().map { number, subject in
            SubjectScore(
                id: subject.id, name: subject.name,
                window: ["窗*口", "（一）窗", "(一)窗", "窗", "窗口", "=A1", "", "12"][number % 8],
                department: subject.department, group: "", post: "", parts: subject.parts, deducted: .zero,
                exactTotal: subject.exactTotal, total: subject.total, rank: number % 7 == 0 ? nil : number + 1,
                level: number % 7 == 0 ? nil : 2, status: number % 7 == 0 ? .notRanked(reason: "不在岗") : .ranked,
                lines: [], consequences: [])
        }
        let result = SheetResult(
            regulation: old.regulation, sheet: old.sheet, period: old.period, rules: old.rules,
            partOfRule: old.partOfRule, subjects: subjects, rankedCount: subjects.count)
        try Self.check(
            RunReport(
                centre: report.centre, period: report.period, sheets: [result], attendance: [], cases: [], findings: [],
                tables: [], settings: [], programVersion: ""), in: Workplace(), formulas: 150)
    }

    /// What summaries say is the exact mean, rounded, whether a formula stands there or not.
    @Test(arguments: Rounding.allCases)
    func summariesAreExact(_ rounding: Rounding) throws {
        let index = ReportIndex(Self.awkward(rounding))
        let result = index.results[0]
        var live = 0
        for group in index.departments + ReportIndex.groups(index.report.sheets, by: \.window) {
            let figures = GroupFigures(result, group.members[0])
            let people = group.members[0].map { result.result.subjects[$0] }
            let mean = try #require(
                people.reduce(Rational.zero) { $0 + $1.total }.divided(by: Rational(people.count)))
            #expect(figures.meanShown.value == mean.rounded(to: 2).approximate)
            for part in 0..<result.columnCount {
                let mean = try #require(
                    people.reduce(Rational.zero) { $0 + $1.parts[part] }.divided(by: Rational(people.count)))
                #expect(figures.partShown[part].value == mean.rounded(to: 2).approximate)
                live += figures.partShown[part].isLive ? 1 : 0
            }
        }
        #expect(live > 20)
    }

    @Test func aMeanBesideABorderIsNoFormula() {
        func shown(_ exact: Rational) -> ShownMean { ShownMean(exact.approximate, decimals: 2) { exact } }
        #expect(shown(Rational(scaled: 97_755, decimals: 3)) == shown(Rational(scaled: 97_755, decimals: 3)))
        #expect(shown(Rational(scaled: 97_755, decimals: 3)).value == 97.76)
        #expect(shown(Rational(scaled: 97_755, decimals: 3)).isLive)
        let beside = shown(Rational(scaled: 97_754_999_999, decimals: 9))
        #expect(beside.value == 97.75 && !beside.isLive)
        #expect(shown(-Rational(scaled: 2_005, decimals: 3)).value == -2.01)
        #expect(shown(Rational(200, over: 3) ?? .zero) == shown(Rational(scaled: 666_667, decimals: 4)))
    }

    /// Has every formula computed again, and compares it with the value that stands beside it, which is the engine's.
    private static func check(_ report: RunReport, in place: Workplace, formulas: Int) throws {
        let books = try place.write(report, to: "out").map(\.path)
        // Cached values are spoilt first, so that reading them back cannot pass for computing.
        let spoil = """
            import re, sys, zipfile
            total = 0
            for number, path in enumerate(sys.argv[2:]):
                source = zipfile.ZipFile(path)
                with zipfile.ZipFile(f'{sys.argv[1]}/spoilt{number}.xlsx', 'w') as target:
                    for name in source.namelist():
                        text = source.read(name)
                        if name.startswith('xl/worksheets/sheet'):
                            text, count = re.subn(rb'(</f><v>)[^<]*', rb'\\1-1', text)
                            total += count
                        target.writestr(name, text)
            print(total)
            """
        let paths = books.map { place.folder + "/out/" + $0 }
        let count = try Workplace.run("python3", ["-c", spoil, place.folder] + paths)
        #expect(Int(count.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0 > formulas, "\(count)")
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
                place.folder,
            ] + paths.indices.map { "\(place.folder)/spoilt\($0).xlsx" })
        let compare = """
            import csv, html, re, sys, zipfile
            def column(letters):
                number = 0
                for letter in letters: number = number * 26 + ord(letter) - 64
                return number - 1
            for number, path in enumerate(sys.argv[2:]):
                source = zipfile.ZipFile(path)
                names = re.findall(r'<sheet name="([^"]*)"', source.read('xl/workbook.xml').decode())
                for place, name in enumerate(names, 1):
                    text = source.read(f'xl/worksheets/sheet{place}.xml').decode()
                    cells = re.findall(r'<c r="([A-Z]+)(\\d+)"[^>]*><f>([^<]*)</f><v>([^<]*)</v>', text)
                    if not cells: continue
                    with open(f'{sys.argv[1]}/spoilt{number}-{html.unescape(name)}.csv', newline='') as file: rows = list(csv.reader(file))
                    for letters, row, formula, value in cells:
                        found = rows[int(row) - 1][column(letters)]
                        try: same = abs((float(found[:-1]) / 100 if found.endswith('%') else float(found)) - float(value)) <= 1e-13 * max(1, abs(float(value)))
                        except ValueError: same = False
                        if not same: print(path, name, letters + row, html.unescape(formula), value, found)
            """
        let different = try Workplace.run("python3", ["-c", compare, place.folder] + paths)
        #expect(different.isEmpty, "\(different)")
        // Totals beside the engine's.
        let index = ReportIndex(report)
        for sheet in MainBook.plan(index, rowLimit: 1_048_576).sheets {
            guard let result = index.results.first(where: { sheet.name == $0.standingWord + $0.suffix }) else {
                continue
            }
            let layout = StarSheet.Layout(result)
            for (row, number) in zip(TextGrid.rows(sheet).dropFirst(TablePlace.headRows), result.listing) {
                let subject = result.result.subjects[number]
                #expect(row[layout.nameColumn]?.text == subject.name)
                #expect(row[layout.partColumn + result.columnCount]?.number == subject.total.approximate)
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
