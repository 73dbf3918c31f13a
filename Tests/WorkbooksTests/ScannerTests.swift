import Chronology
import Confidentiality
import Exact
import Foundation
import RecordModel
import ScoreModel
import Testing
import WorkbookScan

@testable import Workbooks

/// The scanner over department workbooks as they are written, and over those in which something was planted.
@Suite struct ScannerTests {
    private static func scanner(_ report: RunReport) -> WorkbookScanner { WorkbookScanner(ReportIndex(report).names) }

    private static func city() -> RunReport {
        var city = MadeUpCity()
        city.hasUniqueNames = true
        return city.report()
    }

    @Test(arguments: [false, true])
    func findsNothingInWhatIsWritten(_ isCity: Bool) throws {
        let place = try Workplace()
        var centre = MadeUp()
        centre.people = 60
        let report = isCity ? Self.city() : centre.report()
        let scanner = Self.scanner(report)
        var count = 0
        for book in try place.write(report, to: "out") {
            guard case .department(let name) = book.kind else { continue }
            count += 1
            #expect(scanner.findings(in: [UInt8](try place.bytes("out/" + book.path)), for: name) == [])
        }
        #expect(count == (isCity ? 2 : 4))
    }

    @Test func findsEverybodyWhereTheWrongBookIsHandedOut() throws {
        let place = try Workplace()
        let report = Self.city()
        _ = try place.write(report, to: "out")
        let found = Self.scanner(report).findings(
            in: [UInt8](try place.bytes("out/部门/税务局.xlsx")), for: "自然资源局")
        for person in report.people where person.department == "税务局" {
            #expect(found.contains { $0.kind == .foreignName && $0.text == person.name })
            #expect(found.contains { $0.kind == .foreignID && $0.text == person.id })
        }
        #expect(found.contains { $0.place.hasPrefix("部门汇总·窗口工作人员!") })
    }

    /// A recorder named a third person in a note about one's own.
    @Test func aThirdPersonInANoteIsMasked() throws {
        let place = try Workplace()
        let old = Self.city()
        let first = old.sheets[0]
        let own = try #require(first.subjects.first { $0.department == "税务局" })
        let foreign = try #require(first.subjects.first { $0.department == "自然资源局" })
        let notes = ["与\(foreign.name)争吵", "工号 \(foreign.id) 证实", "\(own.name)代\(foreign.name)打卡"]
        let subjects = first.subjects.map { subject in
            guard subject === own else { return subject }
            return SubjectScore(
                id: subject.id, name: subject.name, window: subject.window, department: subject.department,
                group: subject.group, post: subject.post, parts: subject.parts, deducted: subject.deducted,
                exactTotal: subject.exactTotal, total: subject.total, rank: subject.rank, level: subject.level,
                status: subject.status,
                lines: notes.map {
                    ScoreLine(
                        source: .rule(0), day: old.period.last, points: -Rational(1),
                        evidence: .several([.row(RowReference(file: 1, row: 2)), .counted("\(foreign.id) 无签到")]),
                        note: $0)
                }, consequences: [ConsequenceEntry(name: "通报", clause: "一", reason: "与\(foreign.name)争吵")])
        }
        let sheet = SheetResult(
            regulation: first.regulation, sheet: first.sheet, period: first.period, rules: first.rules,
            partOfRule: first.partOfRule, subjects: subjects, rankedCount: first.rankedCount)
        let report = RunReport(
            centre: old.centre, period: old.period, sheets: [sheet], attendance: [], cases: [], findings: [],
            tables: old.tables, settings: [], programVersion: "", people: old.people)
        _ = try place.write(report, to: "out")
        let bytes = [UInt8](try place.bytes("out/部门/税务局.xlsx"))
        #expect(Self.scanner(report).findings(in: bytes, for: "税务局") == [])
        let all = try place.parts("out/部门/税务局.xlsx").values.joined()
        for note in ["与外单位人员争吵", "工号 外单位人员 证实", "\(own.name)代外单位人员打卡", "外单位人员 无签到"] {
            #expect(all.contains(note), "\(note)")
        }
        // The office's copy says who it was.
        let main = try place.parts("out/考核总表.xlsx").values.joined()
        #expect(main.contains("与\(foreign.name)争吵"))
    }

    /// Where something is planted, how (Python over the parts by name), and what is to be found.
    struct Planting: CustomTestStringConvertible, Sendable {
        let what: String
        let script: String
        let kind: ScanFinding.Kind
        var place = ""
        var testDescription: String { what }

        init(_ what: String, _ kind: ScanFinding.Kind, _ script: String, at place: String = "") {
            self.what = what
            self.script = script
            self.kind = kind
            self.place = place
        }
    }

    private static func formula(_ text: String) -> String {
        "sub(S, '<sheetData>', '<sheetData><row r=\"1\"><c r=\"A1\"><f>\(text)</f><v>1</v></c></row>')"
    }

    /// NAME and ID are somebody's whom others sent; S is the first sheet.
    static let plantings: [Planting] = [
        Planting(
            "a cell", .foreignName,
            "sub(S, '<sheetData>', '<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>问NAME</t></is></c></row>')",
            at: "!A1"),
        Planting(
            "a cell with two formats", .foreignName,
            "sub(S, '<sheetData>', '<sheetData><row r=\"1\"><c r=\"B1\" t=\"inlineStr\"><is><r><t>' + NAME[0] + '</t></r><r><t>' + NAME[1:] + '</t></r></is></c></row>')",
            at: "!B1"),
        Planting("a shared string", .foreignName, "sub('xl/sharedStrings.xml', '<si><t>', '<si><t>NAME')"),
        Planting("an id in a cell", .foreignID, "sub('xl/sharedStrings.xml', '<si><t>', '<si><t>ID ')"),
        Planting(
            "an id in full width", .foreignID,
            "sub('xl/sharedStrings.xml', '<si><t>', '<si><t>' + ''.join(chr(ord(c) + 0xFEE0) for c in ID) + ' ')"),
        Planting(
            "a name with a space in it", .foreignName,
            "sub('xl/sharedStrings.xml', '<si><t>', '<si><t>' + NAME[0] + '\\u3000' + NAME[1:])"),
        Planting(
            "a name in character references", .foreignName,
            "sub('xl/sharedStrings.xml', '<si><t>', '<si><t>' + ''.join('&#%d;' % ord(c) for c in NAME))"),
        Planting(
            "an unused shared string", .unusedText,
            "sub('xl/sharedStrings.xml', '</sst>', '<si><t>NAME</t></si></sst>')"),
        Planting(
            "the name in an unused shared string", .foreignName,
            "sub('xl/sharedStrings.xml', '</sst>', '<si><t>NAME</t></si></sst>')"),
        Planting(
            "a comment", .unexpectedPart,
            "P['xl/comments1.xml'] = '<comments><authors><author>x</author></authors><commentList><comment ref=\"A1\"><text><t>NAME</t></text></comment></commentList></comments>'"
        ),
        Planting(
            "the name in a comment", .foreignName,
            "P['xl/comments1.xml'] = '<comments><authors><author>x</author></authors><commentList><comment ref=\"A1\"><text><t>NAME</t></text></comment></commentList></comments>'"
        ),
        Planting(
            "a defined name", .definedName,
            "sub('xl/workbook.xml', '<definedNames>', '<definedNames><definedName name=\"x\">1</definedName>')"),
        Planting(
            "the name as a defined name", .foreignName,
            "sub('xl/workbook.xml', '<definedNames>', '<definedNames><definedName name=\"NAME\">1</definedName>')"),
        Planting(
            "the name in a print title", .foreignName,
            "P['xl/workbook.xml'] = re.sub(r'(_xlnm.Print_Titles\"[^>]*>)[^<]*', r'\\1\"NAME\"', P['xl/workbook.xml'], count=1)"
        ),
        Planting(
            "the name in a property", .foreignName,
            "sub('docProps/core.xml', '</cp:coreProperties>', '<dc:description>NAME</dc:description></cp:coreProperties>')"
        ),
        Planting(
            "an author", .documentProperty,
            "P['docProps/core.xml'] = re.sub(r'<dc:creator>.*?</dc:creator>|<dc:creator/>', '<dc:creator>办公室电脑</dc:creator>', P['docProps/core.xml'])"
        ),
        Planting(
            "a custom property", .unexpectedPart,
            "P['docProps/custom.xml'] = '<Properties><property name=\"a\"><lpwstr>NAME</lpwstr></property></Properties>'"
        ),
        Planting("a hidden sheet", .hiddenSheet, "sub('xl/workbook.xml', '<sheet ', '<sheet state=\"hidden\" ')"),
        Planting(
            "a very hidden sheet", .hiddenSheet, "sub('xl/workbook.xml', '<sheet ', '<sheet state=\"veryHidden\" ')"),
        Planting(
            "a sheet the workbook does not name", .unexpectedPart,
            "P['xl/worksheets/sheet99.xml'] = '<worksheet><sheetData/></worksheet>'"),
        Planting(
            "a hidden row", .hiddenRow,
            "P[S] = re.sub(r'<row r=\"(\\d+)\"', r'<row r=\"\\1\" hidden=\"1\"', P[S], count=1)"),
        Planting(
            "a row of no height", .hiddenRow,
            "P[S] = re.sub(r'<row r=\"(\\d+)\" [^>]*>', r'<row r=\"\\1\" ht=\"0\" customHeight=\"1\">', P[S], count=1)"),
        Planting("a hidden column", .hiddenColumn, "sub(S, '<col ', '<col hidden=\"1\" ')"),
        Planting(
            "a header", .foreignName,
            "P[S] = re.sub(r'<headerFooter>.*?</headerFooter>', '<headerFooter><oddHeader>&amp;C&amp;B' + NAME[0] + '&amp;12' + NAME[1:] + '</oddHeader></headerFooter>', P[S])"
        ),
        Planting(
            "a footer", .foreignName,
            "P[S] = re.sub(r'</headerFooter>', '<evenFooter>&amp;LNAME</evenFooter></headerFooter>', P[S])"),
        Planting(
            "a formula", .foreignName,
            "sub(S, '<sheetData>', '<sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><f>\"' + NAME[0] + '\"&amp;\"' + NAME[1:] + '\"</f><v></v></c></row>')"
        ),
        Planting("an external link", .unexpectedPart, "P['xl/externalLinks/externalLink1.xml'] = '<externalLink/>'"),
        Planting(
            "a link to a web page", .externalLink,
            "P['xl/worksheets/_rels/' + S.split('/')[-1] + '.rels'] = '<Relationships><Relationship Id=\"rId1\" Type=\"x\" Target=\"http://example.org/NAME\" TargetMode=\"External\"/></Relationships>'"
        ),
        Planting("custom XML", .unexpectedPart, "P['customXml/item1.xml'] = '<a>NAME</a>'"),
        Planting("the name in custom XML", .foreignName, "P['customXml/item1.xml'] = '<a b=\"NAME\"/>'"),
        Planting("a macro", .unexpectedPart, "P['xl/vbaProject.bin'] = '\\x00\\x01'"),
        Planting("the name in a binary part", .foreignName, "P['xl/vbaProject.bin'] = 'xNAME'.encode('utf-16-le')"),
        Planting("a prompt", .foreignName, "sub(T, 'prompt=\"', 'prompt=\"NAME')"),
        Planting("an XML comment", .hiddenText, "sub(S, '<sheetData>', '<!-- NAME --><sheetData>')"),
        Planting("the name in an XML comment", .foreignName, "sub(S, '<sheetData>', '<!-- NAME --><sheetData>')"),
        Planting("a part's name", .foreignName, "P['xl/NAME.xml'] = '<a/>'"),
        Planting("a sheet's name", .foreignName, "sub('xl/workbook.xml', '<sheet name=\"', '<sheet name=\"NAME')"),
        Planting(
            "a format that shows nothing", .hiddenText,
            "sub('xl/styles.xml', 'formatCode=\"', 'formatCode=\";;;\" x=\"')"),
        Planting(
            "a format of empty strings", .hiddenText,
            "sub('xl/styles.xml', 'formatCode=\"', 'formatCode=\"&quot;&quot;;&quot;&quot;;&quot;&quot;;&quot;&quot;\" x=\"')"
        ),
        Planting(
            "a format that hides texts alone", .hiddenText,
            "sub('xl/styles.xml', 'formatCode=\"', 'formatCode=\"0;-0;0;\" x=\"')"),
        Planting(
            "a format in white", .hiddenText, "sub('xl/styles.xml', 'formatCode=\"', 'formatCode=\"[White]0\" x=\"')"),
        Planting(
            "a row of two points", .hiddenRow,
            "P[S] = re.sub(r'<row r=\"(\\d+)\" [^>]*>', r'<row r=\"\\1\" ht=\"2\" customHeight=\"1\">', P[S], count=1)"),
        Planting(
            "a column of no width", .hiddenColumn,
            "P[S] = re.sub(r'width=\"[^\"]*\"', 'width=\"0.4\"', P[S], count=1)"),
        Planting(
            "letters in white", .hiddenText,
            "sub('xl/styles.xml', '<color theme=\"1\"/>', '<color rgb=\"FFFFFFFF\"/>')"),
        Planting(
            "letters in the theme's white", .hiddenText,
            "sub('xl/styles.xml', '<color theme=\"1\"/>', '<color theme=\"0\"/>')"),
        Planting(
            "letters in the colour of their fill", .hiddenText,
            "P['xl/styles.xml'] = re.sub(r'<fgColor [^>]*/>', '<fgColor rgb=\"FF1F3864\"/>', P['xl/styles.xml'])"),
        Planting(
            "letters of one point", .hiddenText,
            "P['xl/styles.xml'] = re.sub(r'<sz val=\"[^\"]*\"', '<sz val=\"1\"', P['xl/styles.xml'], count=1)"),
        Planting(
            "a piece of a string in white", .hiddenText,
            "sub(S, '<sheetData>', '<sheetData><row r=\"1\"><c r=\"B1\" t=\"inlineStr\"><is><r><rPr><color indexed=\"9\"/></rPr><t>a</t></r></is></c></row>')"
        ),
        Planting("a formula of characters", .foreignFormula, formula("CHAR(65)&amp;UNICHAR(24352)")),
        Planting("a formula that chooses a text", .foreignFormula, formula("IF(A1=1,\"a\",\"b\")")),
        Planting("a formula that is a text", .foreignFormula, formula("\"a\"")),
        Planting("a formula that joins", .foreignFormula, formula("CONCAT(A1,B1)")),
        Planting("a formula over a name", .foreignFormula, formula("SUM(secret)")),
        Planting("a control", .unexpectedElement, "sub(S, '</worksheet>', '<controls/></worksheet>')"),
        Planting("a part that is no XML", .damaged, "P[S] = P[S][:-20]"),
        Planting("a document type", .damaged, "P[S] = '<!DOCTYPE worksheet>' + P[S].split('?>', 1)[1]"),
        Planting("bytes before the archive", .damaged, "RAW = lambda b: b'hello' + b"),
        Planting("bytes behind the archive", .damaged, "RAW = lambda b: b + b'hello'"),
        Planting("a comment of the archive", .damaged, "COMMENT = 'hello'.encode()"),
        Planting("a part that was deleted from the directory alone", .damaged, "RAW = forget"),
        Planting("no archive", .damaged, "RAW = lambda b: b[:100]"),
    ]

    @Test(arguments: plantings)
    func findsWhatIsPlanted(_ planting: Planting) throws {
        let place = try Workplace()
        let report = Self.city()
        let foreign = try #require(report.people.first { $0.department == "自然资源局" })
        _ = try place.write(report, to: "out")
        let script = """
            import re, struct, sys, zipfile
            source, target, NAME, ID = sys.argv[1:5]
            z = zipfile.ZipFile(source)
            P = {i: z.read(i).decode('utf-8') for i in z.namelist()}
            S = 'xl/worksheets/sheet1.xml'
            T = [n for n in P if 'prompt="' in P[n]][0]
            RAW = lambda b: b
            COMMENT = b''
            def sub(part, old, new):
                assert old in P[part], (part, old, P[part][:2000])
                P[part] = P[part].replace(old, new.replace('NAME', NAME).replace('ID ', ID + ' '), 1)
            def forget(b):
                # The last entry of the directory goes, its local header and data stay.
                end = len(b) - 22
                count, size, start = struct.unpack('<H', b[end + 10:end + 12])[0], *struct.unpack('<II', b[end + 12:end + 20])
                places, at = [], start
                for _ in range(count):
                    places.append(at)
                    n, e, c = struct.unpack('<HHH', b[at + 28:at + 34])
                    at += 46 + n + e + c
                cut = end - places[-1]
                return b[:places[-1]] + b[end:end + 8] + struct.pack('<HHII', count - 1, count - 1, size - cut, start) + b[end + 20:]
            exec(sys.argv[5])
            def fill(text): return text if isinstance(text, bytes) else text.replace('NAME', NAME).encode('utf-8')
            with zipfile.ZipFile(target, 'w', zipfile.ZIP_DEFLATED) as out:
                for name, text in P.items(): out.writestr(name.replace('NAME', NAME), fill(text))
                out.comment = COMMENT
            data = RAW(open(target, 'rb').read())
            open(target, 'wb').write(data)
            """
        let planted = place.folder + "/planted.xlsx"
        // The name as a literal in the script is the script's own.
        try Workplace.run(
            "python3",
            [
                "-c", script, place.folder + "/out/部门/税务局.xlsx", planted, foreign.name, foreign.id,
                planting.script.replacingOccurrences(of: "'xNAME'", with: "('x' + NAME)"),
            ])
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: planted)))
        let found = Self.scanner(report).findings(in: bytes, for: "税务局")
        #expect(
            found.contains {
                $0.kind == planting.kind && (planting.place.isEmpty || $0.place.hasSuffix(planting.place))
            },
            "\(found)")
    }

    /// Packed again by another program and otherwise the same, it is as clean as it was.
    @Test func packingAloneIsNoFinding() throws {
        let place = try Workplace()
        let report = Self.city()
        _ = try place.write(report, to: "out")
        let script = """
            import sys, zipfile
            z = zipfile.ZipFile(sys.argv[1])
            with zipfile.ZipFile(sys.argv[2], 'w', zipfile.ZIP_DEFLATED) as out:
                for i in z.namelist(): out.writestr(i, z.read(i))
            """
        try Workplace.run(
            "python3", ["-c", script, place.folder + "/out/部门/税务局.xlsx", place.folder + "/again.xlsx"])
        #expect(Self.scanner(report).findings(in: [UInt8](try place.bytes("again.xlsx")), for: "税务局") == [])
    }
}
