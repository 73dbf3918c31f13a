internal import Chronology
internal import Foundation
internal import Testing

@testable internal import SampleCentre

/// The repository's root folder.
private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

/// A new folder of its own, gone after the body.
private func withTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "kaohe-sample-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
}

/// Every file below a folder by its relative path.
private func contents(_ folder: URL) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path()) {
        let file = folder.appending(path: path)
        // Whoever tried a sample has left its ledger there; git does not see it either.
        if path.hasPrefix("ledger.sqlite") || path.hasPrefix(".ledger.sqlite") { continue }
        guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
        files[path] = try Data(contentsOf: file)
    }
    return files
}

private func write(_ shape: CentreShape) throws -> [String: Data] {
    try withTemporaryFolder { folder in
        try CentreWriter(shape).write(to: folder.path())
        return try contents(folder)
    }
}

private func smallCentre() throws -> CentreShape {
    let quarter = try #require(Period("2026Q3"))
    return CentreShape(name: "示例镇便民服务中心", people: 20, cases: 300, departments: 3, period: quarter, seed: 1)
}

@Suite("Sample centres")
struct SampleCentreTests {
    @Test("the committed sample is what the generator writes")
    func committedSample() throws {
        let made = try write(try #require(CentreShape.preset("qingshan")))
        let committed = try contents(root.appending(path: "samples/qingshan"))
            .filter { $0.key.hasSuffix(".csv") || $0.key.hasSuffix(".yaml") }
        let command: Comment = "refresh it: swift run kaohe-sample make samples/qingshan --preset qingshan"
        #expect(made.keys.sorted() == committed.keys.sorted(), command)
        for (path, bytes) in made { #expect(committed[path] == bytes, "\(path) differs; \(command)") }
    }

    @Test("the same seed gives the same bytes, another seed others")
    func seeds() throws {
        var shape = try smallCentre()
        let first = try write(shape)
        #expect(try write(shape) == first)
        shape.seed = 2
        #expect(try write(shape)["roster.csv"] != first["roster.csv"])
    }

    @Test("more cases leave the other tables as they were")
    func independentStreams() throws {
        var shape = try smallCentre()
        let few = try write(shape)
        shape.cases = 900
        let many = try write(shape)
        for (path, bytes) in few where !path.contains("cases") { #expect(many[path] == bytes, "\(path)") }
        #expect(many != few)
    }

    @Test("every case asked for is written, and every punch falls on a working day")
    func rows() throws {
        let files = try write(try smallCentre())
        var cases = 0
        var days: Set<String> = []
        for (path, bytes) in files {
            let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst()
            if path.hasPrefix("logs/cases") { cases += lines.count }
            if path.hasPrefix("logs/attendance") { days.formUnion(lines.map { String($0.dropFirst(6).prefix(10)) }) }
        }
        #expect(cases == 300)
        #expect(days.count == 66)
        #expect(days.contains("2026-09-20"), "the Sunday worked in exchange")
        #expect(!days.contains("2026-09-25"), "the Mid-Autumn holiday")
    }

    @Test("every quarter the calendar reaches past can be made", arguments: ["2026Q1", "2026Q2", "2026Q3"])
    func quarters(_ label: String) throws {
        var shape = try smallCentre()
        shape.period = try #require(Period(label))
        let files = try write(shape)
        let rows = files.filter { $0.key.hasPrefix("logs/cases") }.map { $0.value.count { $0 == 10 } - 1 }
        #expect(rows.reduce(0, +) == 300)
    }

    @Test("GB18030 files hold the same table")
    func encodings() throws {
        var shape = try smallCentre()
        let plain = try write(shape)
        shape.encoding = .gb18030
        let converted = try write(shape)
        #expect(converted["roster.csv"]?.prefix(4) == Data([0xB9, 0xA4, 0xBA, 0xC5]), "工号")
        let rows = { (data: Data?) in data?.count { $0 == 10 } }
        for path in plain.keys { #expect(rows(plain[path]) == rows(converted[path]), "\(path)") }
        #expect(converted["centre.yaml"] == plain["centre.yaml"], "YAML is always UTF-8")
    }

    @Test("one file for the quarter holds the rows of its months")
    func layouts() throws {
        var shape = try smallCentre()
        let months = try write(shape)
        shape.layout = .single
        let single = try write(shape)
        let body = { (data: Data) in data.drop { $0 != 10 }.dropFirst() }
        let joined = months.filter { $0.key.contains("attendance") }.sorted { $0.key < $1.key }
            .reduce(into: Data()) { $0 += body($1.value) }
        #expect(single["logs/attendance-2026Q3.csv"].map { Data(body($0)) } == joined)
    }

    @Test("numbers that make no centre are refused")
    func refusals() throws {
        var shape = try smallCentre()
        shape.departments = 21
        #expect(throws: SampleError.self) { try write(shape) }
        shape = try smallCentre()
        shape.plantsScenes = true
        #expect(throws: SampleError.self) { try write(shape) }
        shape = try smallCentre()
        shape.period = try #require(Period("2027Q1"))
        #expect(throws: SampleError.self) { try write(shape) }
    }
}

@Suite("Pieces of the generator")
struct GeneratorPieceTests {
    @Test("numbers stay within their limits and reach all of them")
    func random() {
        var source = RandomSource(seed: 3, stream: "test")
        var seen: Set<Int> = []
        for _ in 0..<1_000 { seen.insert(source.within(5...9)) }
        #expect(seen == [5, 6, 7, 8, 9])
        #expect(source.below(0) == 0)
        #expect((0..<1_000).allSatisfy { _ in source.place(in: [1, 0, 2]) != 1 })
        var other = RandomSource(seed: 3, stream: "other")
        #expect(source.next() != other.next())
    }

    @Test("the first numbers of a seed are these for ever")
    func fixedNumbers() {
        var source = RandomSource(seed: 1, stream: "staff")
        #expect((0..<4).map { _ in source.below(1_000) } == [915, 377, 418, 971])
    }

    @Test(
        "the way to the rules",
        arguments: [
            ("/a/b/c", "/a/rules", "../../rules"), ("/a/b", "/a/b/rules", "rules"), ("/a/./b/../c", "/a/c", "."),
        ])
    func relativePaths(_ folder: String, _ target: String, _ way: String) throws {
        #expect(try RelativePath.from(folder, to: target) == way)
    }

    @Test(
        "YAML texts are quoted where they must be",
        arguments: [
            ("../../rules", "../../rules"), ("青山区", "青山区"), ("a: b", "\"a: b\""), ("#1", "\"#1\""), ("", "\"\""),
            ("说\"好\"", "\"说\\\"好\\\"\""),
        ])
    func scalars(_ text: String, _ written: String) { #expect(CentreWriter.scalar(text) == written) }

    @Test("cells are quoted where they must be")
    func quoting() throws {
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "a.csv").path()
            var writer = try RowWriter(path: path, encoding: .utf8)
            try writer.row(["a,b", "说\"好\"", "两\n行", ""])
            writer.number(0)
            writer.serial(Array("S".utf8), 42, digits: 4)
            writer.moment(Array("2026-07-01".utf8), second: 8 * 3600 + 61)
            try writer.endRow()
            try writer.finish()
            let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
            #expect(text == "\"a,b\",\"说\"\"好\"\"\",\"两\n行\",\n0,S0042,2026-07-01 08:01:01\n")
        }
    }

    @Test("the first departments and people have different names")
    func names() {
        #expect(Set((0..<1_600).map(Vocabulary.department)).count == 1_600)
        #expect(Set((0..<120).map(Vocabulary.person)).count == 120)
    }
}
