import CentreFixtures
import CentreRun
import Exact
import Foundation
import LogReading
import ScoreModel
import Testing

@Suite("Hostile input: nothing traps, nothing is written outside the output folder") struct HostileTests {
    static let tables = ["roster.csv", "logs/attendance.csv", "logs/leave.csv", "logs/cases.csv", "logs/events.csv"]

    /// A centre with one good row in every table.
    static func ordinary() -> MadeUpCentre {
        var centre = MadeUpCentre.ofOne
        centre.punch("A01", "2026-07-06", ["08:20"])
        centre.leave("A01", "事假", "2026-07-07", "2026-07-07")
        centre.takesCase("A01", accepted: "2026-07-06", promise: 1, finished: "2026-07-07", rating: "满意")
        centre.event("2026-07-06", "A01", "德1")
        return centre
    }

    /// Bytes for any table, made from its header.
    static let contents: [(name: String, bytes: @Sendable (_ header: String) -> [UInt8])] = [
        ("empty", { _ in [] }),
        ("mark only", { _ in [0xEF, 0xBB, 0xBF] }),
        ("UTF-16 mark only", { _ in [0xFF, 0xFE] }),
        ("line breaks only", { _ in Array("\n\r\n\n".utf8) }),
        ("header only", { Array($0.utf8) }),
        ("header and commas", { Array("\($0)\n,,,,,,\n,\n\n".utf8) }),
        ("carriage returns only", { Array("\($0)\rA01,b,c\rd,e,f\r".utf8) }),
        ("a line of 1 MB", { Array("\($0)\n\(String(repeating: "长", count: 350_000)),x\n".utf8) }),
        ("a quoted cell of 1 MB", { Array("\($0)\n\"\(String(repeating: "\n\"\"", count: 350_000))\",x\n".utf8) }),
        ("300,000 cells", { Array("\($0)\n\(String(repeating: "1,", count: 300_000))\n".utf8) }),
        ("300,000 empty cells", { Array("\($0)\n\(String(repeating: ",", count: 300_000))\n".utf8) }),
        ("300,000 headers", { Array("\($0)\(String(repeating: ",x", count: 300_000))\nA01,b\n".utf8) }),
        ("NUL", { Array("\($0)\nA\u{0}1,\u{0},\u{0}\n\u{0}\u{0}\n".utf8) }),
        ("NUL in the header", { Array("\u{0}\($0)\u{0}\nA01\n".utf8) }),
        ("unclosed quote", { Array("\($0)\n\"A01,b,c\nd,e\n".utf8) }),
        ("quotes everywhere", { Array("\($0)\nA\"0\"1,\"b\"c,\"\"\"\"\"\n".utf8) }),
        ("random bytes", { _ in (0..<20_000).map { UInt8(truncatingIfNeeded: ($0 &* 7_919) >> 3) } }),
        (
            "random behind the header",
            { Array("\($0)\n".utf8) + (0..<20_000).map { UInt8(truncatingIfNeeded: ($0 &* 7_919) >> 3) } }
        ),
        ("GB18030 halves", { Array("\($0)\n".utf8) + [0x81, 0x0A, 0xFE] }),
        ("lone surrogates", { _ in [0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00, 0x0A, 0x00] }),
        ("formulas", { Array("\($0)\n=1+1,=cmd|' /C calc'!A0,+1,-1,@x\n".utf8) }),
        ("right-to-left and zero-width", { Array("\($0)\n\u{202E}A01,\u{200B},\u{FEFF}\n".utf8) }),
        ("PK", { _ in Array("PK\u{3}\u{4}\u{0}\u{0}".utf8) }),
    ]

    /// Runs whatever comes of it, in a folder with a neighbour; neither the neighbour nor the input changes.
    private func survives(_ centre: MadeUpCentre, _ what: String = "") async throws -> Attempt {
        let files = try centre.contents()
        let outer = try TemporaryFolder(["neighbour/x.txt": [1]])
        for (path, bytes) in files { try outer.write(bytes, to: "centre/" + path) }
        let before = try outer.everything()
        let result: Attempt
        do {
            let run = try await Scored.run(outer, at: "centre")
            try run.write(root: outer.path + "/centre/output")
            result = .scored(run)
        } catch let refusal as RefusedRun {
            #expect(!refusal.problems.isEmpty, "\(what)")
            result = .refused(refusal.problems)
        }
        let after = try outer.everything().filter { !$0.key.hasPrefix("centre/output/2026Q3/") }
        #expect(after.keys.sorted() == before.keys.sorted(), "\(what)")
        if let run = result.scored {
            for table in run.report.tables {
                #expect(table.read == table.used + table.outside + table.setAside, "\(what) \(table.path)")
            }
        }
        return result
    }

    @Test("any bytes in any table", arguments: contents.indices, tables)
    func bytes(_ index: Int, _ table: String) async throws {
        var centre = Self.ordinary()
        let header = try #require(MadeUpCentre.headers[table])
        centre.files[table] = Self.contents[index].bytes(header)
        _ = try await survives(centre, "\(Self.contents[index].name) in \(table)")
    }

    @Test("files that hold no header are refused; a header alone is an empty log")
    func headerOnly() async throws {
        for table in Self.tables.dropFirst() {
            var centre = Self.ordinary()
            let header = try #require(MadeUpCentre.headers[table])
            for bytes in [[], [0xEF, 0xBB, 0xBF], Array("\n\n".utf8)] as [[UInt8]] {
                centre.files[table] = bytes
                #expect(try await survives(centre).scored == nil, "\(table)")
            }
            centre.files[table] = Array(header.utf8)
            #expect(try await survives(centre).scored != nil, "\(table)")
        }
    }

    @Test("an empty roster scores nobody and still writes its tables")
    func nobody() async throws {
        var centre = MadeUpCentre()
        centre.files["roster.csv"] = Array("工号,姓名,部门,窗口\n".utf8)
        let run = try #require(try await survives(centre).scored)
        #expect(run.order == [])
    }

    @Test(
        "extreme text in every cell of every row",
        arguments: [
            "99999999999999999999999999999999", "0", "-1", "1e308", "NaN", "0.0000000000000000000000000001",
            "9223372036854775807", "9223372036854775808", "2147483648", "1073741824", "9999-12-31", "0001-01-01",
            "9999-12-31 23:59:59",
            "0001-01-01 00:00", "999999", "1", "999999.999999999", "2026-07-06 24:00", "../../x", "=1+1", "\u{0}", "😀",
            "C:\\x|?*",
            "。。/。。", "9999年12月31日", "٣", "１２", " ",
        ])
    func extremes(_ text: String) async throws {
        for table in Self.tables {
            var centre = Self.ordinary()
            let rows = centre.rows(table)
            let good = rows[1].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            var broken = [rows[0], rows[1]]
            for column in good.indices {
                var cells = good
                cells[column] = text
                // Ids of their own, so that the cell itself is looked at.
                if table == "logs/cases.csv" || table == "logs/events.csv", column > 0 { cells[0] = "N\(column)" }
                if table == "roster.csv", column > 0 { cells[0] = "N\(column)" }
                broken.append(cells.joined(separator: ","))
            }
            broken.append(Array(repeating: text, count: good.count).joined(separator: ","))
            centre.files[table] = Array(broken.joined(separator: "\n").utf8)
            _ = try await survives(centre, "“\(text)” in \(table)")
        }
    }

    @Test("huge numbers are bounded, not wrong: times, promise, paused, round")
    func hugeNumbers() async throws {
        var centre = MadeUpCentre.ofOne
        centre.event("2026-07-06", "A01", "德1", times: 1_000_000_000)
        centre.event("2026-07-06", "A01", "附加2", times: 1_000_000_000)
        centre.event("2026-07-06", window: "一号窗口", "勤14", round: 1_000_000_000)
        centre.event("2026-07-07", window: "一号窗口", "勤14", round: 1_000_000_001)
        centre.takesCase(
            "A01", accepted: "2026-07-06", promise: Int.max, paused: Int.max, finished: "2026-07-07", rating: "满意")
        let run = try #require(try await survives(centre).scored)
        #expect(run["A01"].virtue == 0)
        #expect(run["A01"].total == 110)
        #expect(run["A01"].points("diligence.14") == [-2])
        #expect(run["A01"].lines("ability.7") == [])
        #expect(run.findings.isEmpty)
    }

    @Test("points beyond any machine integer are scored and shown")
    func hugePoints() async throws {
        var centre = MadeUpCentre.ofOne
        centre.binding = centre.binding.replacing("rules: rules/baotou.yaml", with: "rules: rules/own.yaml")
        centre.files["rules/own.yaml"] = Array(
            """
            kind: regulation
            id: own
            title: 试
            sheets:
              staff:
                subject: staff
                period: quarter
                parts:
                  a:
                    title: 甲
                    clause: 一
                    points: 10
                    floor: none
                    ceiling: none
                    rules:
                      1: {text: 加, add: {each: 1, by: quantity, remainder: exact}}
            """.utf8)
        let quantity = "1" + String(repeating: "0", count: 60)
        centre.files["logs/events.csv"] = Array("编号,日期,工号,条目,数量\nE1,2026-07-06,A01,a.1,\(quantity)\n".utf8)
        let run = try #require(try await survives(centre).scored)
        #expect(run["A01"].total == Rational(decimal: quantity).map { $0 + 10 })
    }

    @Test("leave over all of time covers the quarter")
    func allOfTime() async throws {
        var centre = MadeUpCentre.ofOne
        centre.punch("A01", "2026-07-04", ["08:20"])
        centre.leave("A01", "病假", "0001-01-01", "9999-12-31")
        let run = try #require(try await survives(centre).scored)
        #expect(run["A01"].total == 100)
        #expect(run["A01"].attendance?.absent == 0)
    }

    @Test(
        "names that are paths make no paths",
        arguments: [
            "../../x", "/etc/x", "..", ".", "a/b", "CON", "a\\b", "a:b*c?\"<>|", "=1+1", "\u{0}",
            String(repeating: "部", count: 300),
            "考核总表", " 　", "name.xlsx", "\u{202E}",
        ])
    func paths(_ name: String) async throws {
        var centre = MadeUpCentre()
        let quoted = "\"\(name.replacing("\"", with: "\"\""))\""
        centre.roster = ["A01,\(quoted),\(quoted),\(quoted),,,,", "A02,乙,住建局,一号窗口,,,,"]
        let run = try await survives(centre, name)
        if let scored = run.scored {
            let written = try scored.folder.everything().keys.filter { $0.hasPrefix("centre/output/2026Q3/部门/") }
            #expect(written.count == 2)
            #expect(written.allSatisfy { $0.hasSuffix(".xlsx") && $0.utf8.count < 300 })
        } else {
            #expect(name == "\u{0}" || name.allSatisfy(\.isWhitespace))
        }
    }

    @Test("departments whose names become the same file name have files of their own")
    func sameFileName() async throws {
        var centre = MadeUpCentre()
        for (index, department) in ["a/b", "a\\b", "a:b", "A/B", "a_b", "../../x", "..-..-x"].enumerated() {
            centre.person("A0\(index)", in: department)
        }
        let run = try #require(try await survives(centre).scored)
        let books = try run.folder.everything().keys.filter { $0.hasPrefix("centre/output/2026Q3/部门/") }
        #expect(books.count == 7)
    }

    @Test("centre.yaml: an alias bomb, paths that lead out, patterns that match folders")
    func binding() async throws {
        var bomb = MadeUpCentre.ofOne
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1...12 {
            text += "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", "))]\n"
        }
        bomb.binding = text + bomb.binding
        #expect(try await survives(bomb).scored == nil)
        var folder = MadeUpCentre.ofOne
        folder.binding = folder.binding.replacing("roster: roster.csv", with: "roster: logs")
        #expect(try await survives(folder).problems == ["no-such-file centre/centre.yaml:6"])
        var star = MadeUpCentre.ofOne
        star.binding = star.binding.replacing("roster: roster.csv", with: "roster: \"[\"")
        #expect(try await survives(star).problems == ["no-such-file centre/centre.yaml:6"])
        var device = MadeUpCentre.ofOne
        device.binding = device.binding.replacing("rules: rules/baotou.yaml", with: "rules: /dev/zero")
        #expect(try await survives(device).scored == nil)
    }

    @Test("a file whose name is not UTF-8 is not passed over")
    func illegibleName() async throws {
        let folder = try TemporaryFolder(Self.ordinary().contents())
        let name = Array("\(folder.path)/logs/events-".utf8) + [0xC6, 0xDF, 0xD4, 0xC2] + Array(".csv\0".utf8)
        let descriptor = name.map { CChar(bitPattern: $0) }.withUnsafeBufferPointer { bytes in
            bytes.baseAddress.map { open($0, O_WRONLY | O_CREAT, 0o644) } ?? -1
        }
        try #require(descriptor >= 0)
        close(descriptor)
        #expect(try await attempt(folder).problems == ["not-utf8 centre.yaml:11"])
    }

    @Test("a file whose name holds brackets is found by its name")
    func brackets() async throws {
        var centre = Self.ordinary()
        centre.files["roster[1].csv"] = Array(centre.rows("roster.csv").joined(separator: "\n").utf8)
        centre.binding = centre.binding.replacing("roster: roster.csv", with: "roster: roster[1].csv")
        #expect(try await survives(centre).scored?.order == ["A01"])
    }

    @Test("a roster of two files is read whole, and stretches that overlap across them are refused")
    func twoRosters() async throws {
        var centre = MadeUpCentre.ofOne
        centre.binding = centre.binding.replacing("roster: roster.csv", with: "roster: roster*.csv")
        let header = try #require(MadeUpCentre.headers["roster.csv"])
        centre.files["roster-2.csv"] = Array("\(header)\nB01,乙,住建局,一号窗口,,,,\n".utf8)
        let run = try #require(try await survives(centre).scored)
        #expect(Set(run.order) == ["A01", "B01"])
        #expect(run.report.tables.filter { $0.role == .roster }.map(\.used) == [1, 1])
        centre.files["roster-2.csv"] = Array("\(header)\nA01,人A01,住建局,一号窗口,,,,\n".utf8)
        #expect(try await survives(centre).problems == ["overlapping-stretch roster.csv:2 F"])
    }

    @Test("a roster on which everyone has one id gets one finding a row")
    func oneID() async throws {
        var centre = MadeUpCentre()
        centre.roster = (1...300).map { "A01,人\($0),住建局,一号窗口,,,," }
        let problems = try await survives(centre).problems
        #expect(problems.count { $0.hasPrefix("overlapping-stretch") } == 299)
        #expect(problems.count { $0.hasPrefix("name-differs") } == 299)
    }

    @Test("more rows than one block holds, quotes and line breaks across its borders")
    func manyBlocks() async throws {
        var centre = MadeUpCentre.ofOne
        let header = try #require(MadeUpCentre.headers["logs/cases.csv"]) + ",备注"
        let rows = (1...9_000).map { number in
            let note = "\"第\(number)行\n\(String(repeating: "说,\"\"明", count: number % 40))\""
            return "C\(number),即办件,A01,2026-07-06 09:00,,,,2026-07-06 10:00,满意,\(note)"
        }
        centre.files["logs/cases.csv"] = Array(([header] + rows).joined(separator: "\n").utf8)
        let run = try await centre.score(jobs: 3)
        #expect(run.findings.isEmpty)
        #expect(run["A01"].cases?.finished == 9_000)
        // A row set aside far behind the first block keeps its number.
        var broken = rows
        broken[8_765] = broken[8_765].replacing("即办件", with: "急件")
        centre.files["logs/cases.csv"] = Array(([header] + broken).joined(separator: "\n").utf8)
        #expect(try await centre.score(jobs: 3).findings.map { "\($0.row) \($0.code)" } == ["8767 unknown-word"])
    }
}
