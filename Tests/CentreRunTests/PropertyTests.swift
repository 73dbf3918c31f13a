import CentreFixtures
import CentreRun
import Chronology
import Exact
import Foundation
import RuleModel
import SampleCentre
import ScoreModel
import Testing

@Suite("What never changes a result, and what always holds") struct PropertyTests {
    /// A fictional centre in which something of everything happens: 100 people and the planted scenes.
    static func fictional(
        seed: UInt64 = 11, encoding: SampleCentre.TextEncoding = .utf8, layout: CentreShape.Layout = .months
    ) throws -> TemporaryFolder {
        let quarter = try #require(Period("2026Q3"))
        var shape = CentreShape(
            name: "虚构中心", people: 100, cases: 1_500, departments: 7, period: quarter, seed: seed)
        shape.plantsScenes = true
        shape.encoding = encoding
        shape.layout = layout
        shape.rulesFolder = "rules"
        let folder = try TemporaryFolder()
        try CentreWriter(shape).write(to: folder.path)
        for file in ["rules/baotou.yaml", "rules/attendance/four-punch.yaml", "rules/calendars/china-2026.yaml"] {
            try folder.write(Repository.bytes(file), to: file)
        }
        return folder
    }

    /// Everything a run says of scores, with evidence that names rows masked; sorted, because rows' numbers sort too.
    static func essence(_ run: Scored) -> [String] {
        run.order.flatMap { id -> [String] in
            let own = run[id]
            let parts = own.score.map { "\($0.parts) \($0.deducted) \($0.exactTotal) \($0.status)" } ?? ""
            let head = "\(id) \(parts) rank \(own.rank as Any) stars \(own.stars as Any)"
            let lines = own.lines.map { line in
                let evidence = line.evidence.contains(".csv:") ? "rows" : line.evidence
                return "\(id) \(line.date) \(line.rule) \(line.points) \(evidence) \(line.note)"
            }
            let consequences = own.score?.consequences.map { "\(id) \($0.name) \($0.clause) \($0.reason)" } ?? []
            return [head] + lines.sorted() + consequences + ["\(id) \(own.attendance as Any) \(own.cases as Any)"]
        }
    }

    /// A generator whose numbers only depend on its seed.
    struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
            return mixed ^ mixed >> 31
        }
    }

    @Test("the order of rows changes nothing but row numbers", arguments: [1, 2] as [UInt64])
    func shuffled(_ seed: UInt64) async throws {
        let folder = try Self.fictional()
        let before = Self.essence(try await Scored.run(folder))
        var dice = Dice(state: seed)
        for (path, bytes) in try folder.everything() where path.hasSuffix(".csv") {
            let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
            let shuffled = [lines[0]] + lines.dropFirst().shuffled(using: &dice)
            #expect(lines.count < 10 || shuffled != lines)
            try folder.write(Array((shuffled.joined(separator: "\n") + "\n").utf8), to: path)
        }
        let after = Self.essence(try await Scored.run(folder))
        #expect(before.count > 500)
        #expect(before == after)
    }

    @Test("the order of rows decides nothing where lines give way, deeds are equal and rounds doubled")
    func shuffledTies() async throws {
        var centre = MadeUpCentre()
        centre.person("A01")
        centre.person("A02")
        for rule in ["附加1b", "附加1b", "附加1b", "附加1b", "绩3", "绩1", "绩1", "绩1", "绩1", "德3", "德2", "德1"] {
            for id in ["A01", "A02"] { centre.event("2026-07-06", id, rule, degree: rule == "德3" ? "情节严重" : "") }
        }
        for level in ["市级", "市级", "国家级"] { centre.event("2026-07-06", "A01", "附加3", degree: level, deed: "甲") }
        for day in ["2026-07-06", "2026-07-06", "2026-07-07"] {
            centre.event(day, window: "一号窗口", "勤14", round: day == "2026-07-07" ? 2 : 1)
        }
        // Notes tell the rows apart.
        let header = try #require(MadeUpCentre.headers["logs/events.csv"]) + ",事由"
        let rows = centre.events.enumerated().map { "\($1),事由\($0)" }
        var dice = Dice(state: 3)
        var seen: Set<[String]> = []
        for _ in 0..<6 {
            let text = ([header] + rows.shuffled(using: &dice)).joined(separator: "\n")
            centre.files["logs/events.csv"] = Array(text.utf8)
            seen.insert(Self.essence(try await centre.score()))
        }
        #expect(seen.count == 1)
    }

    @Test("GB18030 and UTF-16 read as UTF-8 does")
    func encodings() async throws {
        let folder = try Self.fictional()
        let plain = try await Scored.run(folder)
        let rows = plain.order.flatMap { plain[$0].lines.map(\.description) }
        let gbk = try await Scored.run(Self.fictional(encoding: .gb18030))
        #expect(Set(gbk.report.tables.map(\.encoding)) == ["GB18030"])
        #expect(Self.essence(gbk) == Self.essence(plain))
        #expect(gbk.order.flatMap { gbk[$0].lines.map(\.description) } == rows)
        for (encoding, mark) in [
            (String.Encoding.utf16LittleEndian, [0xFF, 0xFE]), (.utf16BigEndian, [0xFE, 0xFF]),
            (.utf8, [0xEF, 0xBB, 0xBF]),
        ] as [(String.Encoding, [UInt8])] {
            for (path, bytes) in try Self.fictional().everything() where path.hasSuffix(".csv") {
                let text = String(decoding: bytes, as: UTF8.self)
                try folder.write(mark + (try #require(text.data(using: encoding))), to: path)
            }
            let run = try await Scored.run(folder)
            #expect(Self.essence(run) == Self.essence(plain), "\(encoding)")
            #expect(run.order.flatMap { run[$0].lines.map(\.description) } == rows, "\(encoding)")
        }
    }

    @Test("one file a log and one file a month give the same")
    func layouts() async throws {
        let months = try await Scored.run(Self.fictional())
        let single = try await Scored.run(Self.fictional(layout: .single))
        #expect(months.report.tables.count > single.report.tables.count)
        #expect(Self.essence(months) == Self.essence(single))
    }

    @Test("a log cut into twelve pieces gives the same as in one, tables in whatever dialect")
    func pieces() async throws {
        let folder = try Self.fictional(layout: .single)
        let whole = Self.essence(try await Scored.run(folder))
        for (path, bytes) in try folder.everything() where path.hasPrefix("logs/") {
            let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
            try #require(lines.count > 12)
            let size = (lines.count + 11) / 12
            for piece in 0..<12 {
                let own = lines.dropFirst(1 + piece * size).prefix(size)
                // Every other piece is as Excel writes it in other places: semicolons and CRLF.
                var text = ([lines[0]] + own).joined(separator: piece % 2 == 0 ? "\n" : "\r\n")
                if piece % 2 == 1 && !text.contains("\"") { text = text.replacing(",", with: ";") }
                try folder.write(Array(text.utf8), to: path.replacing(".csv", with: "-\(piece).csv"))
            }
            try FileManager.default.removeItem(atPath: folder.path + "/" + path)
        }
        #expect(Self.essence(try await Scored.run(folder)) == whole)
    }

    @Test("one worker, two and five write the same bytes, and the same input the same again")
    func bytes() async throws {
        let folder = try Self.fictional()
        let target = try TemporaryFolder()
        var outputs: [[String: [UInt8]]] = []
        for (index, jobs) in [1, 2, 5, 1].enumerated() {
            let run = try await Scored.run(folder, jobs: jobs)
            try run.write(root: target.path + "/\(index)", jobs: jobs)
            outputs.append(
                try target.everything(under: "\(index)").reduce(into: [:]) {
                    $0[$1.key.split(separator: "/").dropFirst().joined(separator: "/")] = $1.value
                })
        }
        #expect(outputs[0].count > 10)
        #expect(outputs[0].keys.contains("2026Q3/run.json") && outputs[0].keys.contains("2026Q3/考核总表.xlsx"))
        for other in outputs.dropFirst() {
            #expect(other.keys.sorted() == outputs[0].keys.sorted())
            for (path, bytes) in outputs[0] { #expect(other[path] == bytes, "\(path)") }
        }
    }

    @Test("each part is its start and its unrounded lines, the total all of them, and every line says what it rests on")
    func sums() async throws {
        let run = try await Scored.run(Self.fictional(seed: 5))
        var linesWithPoints = 0
        for id in run.order {
            let lines = run[id].lines
            let score = try #require(run[id].score)
            var sum = lines.filter { $0.part == "total" }.reduce(Rational.zero) { $0 + $1.points }
            for part in ["virtue", "ability", "diligence", "performance", "integrity", "bonus"] {
                let own = lines.filter { $0.part == part }.reduce(Rational.zero) { $0 + $1.points }
                let start: Rational = part == "bonus" ? 0 : 20
                let value = try #require(run[id].part(part))
                #expect(value == start + own, "\(id) \(part)")
                #expect(value >= 0 && (part == "bonus" || value <= 20))
                sum = sum + value
            }
            #expect(score.exactTotal == sum, "\(id)")
            #expect(sum <= 110)
            let lost = ["virtue", "ability", "diligence", "performance", "integrity"].reduce(Rational.zero) {
                $0 + 20 - (run[id].part($1) ?? 0)
            }
            #expect(score.deducted == lost)
            for line in lines {
                #expect(!line.evidence.isEmpty && !line.evidence.contains("?:"), "\(line)")
                #expect(line.points != Rational.zero || !line.note.isEmpty, "\(line)")
                #expect(!line.clause.isEmpty)
                if line.points != Rational.zero { linesWithPoints += 1 }
            }
        }
        #expect(linesWithPoints > 300)
    }

    @Test("evidence that names a row names one that is about that person, or their window")
    func evidence() async throws {
        let folder = try Self.fictional()
        let run = try await Scored.run(folder)
        var tables: [String: [[String]]] = [:]
        for table in run.report.tables { tables[table.path] = try records(folder.text(table.path)) }
        var checked = 0
        for id in run.order {
            for line in run[id].lines where line.evidence.contains(".csv:") {
                for name in line.evidence.split(separator: ";") {
                    let parts = name.split(separator: ":")
                    let rows = try #require(tables[String(parts[0])])
                    let row = rows[try #require(Int(parts[1])) - 1]
                    let staff = row[try #require(rows[0].firstIndex(of: "工号"))]
                    #expect(staff == id || staff.isEmpty && line.rule.hasPrefix("diligence."), "\(id) \(line)")
                    checked += 1
                }
            }
        }
        #expect(checked > 200)
    }

    /// One more of each fault, on someone who has done well and on someone who has not.
    @Test("one more violation never raises the total")
    func monotone() async throws {
        var centre = MadeUpCentre()
        for id in ["A01", "A02"] {
            centre.person(id)
            centre.attends(id, except: ["2026-07-06"])
            centre.punch(id, "2026-07-06", id == "A01" ? ["08:40", "12:05", "14:20", "18:05"] : [])
            centre.takesCases(40, by: id, on: "2026-07-06", rating: "满意")
        }
        centre.event("2026-07-07", "A01", "附加2", times: 4)
        centre.event("2026-07-07", "A01", "德1")
        centre.event("2026-07-07", "A02", "德1", times: 9)
        centre.event("2026-07-07", "A02", "能1", times: 9)
        centre.event("2026-07-07", "A02", "绩3", times: 9)
        let before = try await centre.score()
        let sheet = try #require(before.report.sheets.first)
        var more: [(String, MadeUpCentre)] = []
        for rule in sheet.rules where rule.isCitable && rule.effects.first?.direction == .deduct {
            for degree in ["", "一般", "情节严重", "影响较大", "重大影响"] {
                var next = centre
                let isOnWindow = rule.run != nil
                for (index, day) in ["2026-07-01", "2026-08-03"].enumerated() {
                    if isOnWindow {
                        next.event(day, window: "一号窗口", rule.id, round: index + 1)
                    } else if degree.isEmpty {
                        for id in ["A01", "A02"] { next.event(day, id, rule.id) }
                    } else if ["virtue.3", "ability.2", "diligence.13", "performance.6", "integrity.1", "integrity.3"]
                        .contains(rule.id)
                    {
                        for id in ["A01", "A02"] { next.event(day, id, rule.id, degree: degree) }
                    }
                }
                if next.events.count > centre.events.count { more.append(("\(rule.id) \(degree)", next)) }
            }
        }
        for kind in ["即办件", "承诺件", "联办件", "上报件", "特殊件", "补办件"] {
            var next = centre
            for id in ["A01", "A02"] {
                next.takesCase(id, kind: kind, accepted: "2026-07-06", promise: 1, finished: "2026-07-20", rating: "满意")
            }
            more.append(("late \(kind)", next))
        }
        for times in [["08:40"], ["09:31", "12:05"], [], ["08:20", "11:50"], ["08:20", "10:30"]] {
            var next = centre
            for id in ["A01", "A02"] {
                next.punches.removeAll { $0.hasPrefix("\(id),2026-07-08 0") || $0.hasPrefix("\(id),2026-07-08 12") }
                next.punch(id, "2026-07-08", times)
            }
            more.append(("punches \(times)", next))
        }
        #expect(more.count > 40)
        for (what, next) in more {
            let after = try await next.score()
            for id in ["A01", "A02"] {
                let (old, new) = (try #require(before[id].total), try #require(after[id].total))
                #expect(new <= old, "\(what): \(id) rose from \(old) to \(new)")
            }
        }
    }
}
