import CentreFixtures
import CentreRun
import Chronology
import Foundation
import Letters
import NoticePage
import ScoreModel
import Testing

@testable import Workbooks

/// The letters of the samples: for exactly the consequences that the run found.
@Suite struct SampleLetterTests {
    /// A sample with its rules, copied.
    static func sample(_ name: String) throws -> TemporaryFolder {
        var files: [String: [UInt8]] = [:]
        for folder in ["samples/\(name)", "samples/\(name)/logs", "rules", "rules/calendars", "rules/attendance"] {
            let place = Repository.root.appending(path: folder).path
            for entry in try FileManager.default.contentsOfDirectory(atPath: place)
            where entry.hasSuffix(".csv") || entry.hasSuffix(".yaml") {
                files["\(folder)/\(entry)"] = try Repository.bytes("\(folder)/\(entry)")
            }
        }
        return try TemporaryFolder(files)
    }

    @Test(arguments: [("qingshan", "2026Q3"), ("year", "2025"), ("city", "2026Q3"), ("xiangzikou", "2026Q3")])
    func oneForEachWhoIsConcerned(_ name: String, _ period: String) async throws {
        let report = try await report(Self.sample(name), at: "samples/\(name)", period: period)
        var due: [String: Int] = [:]
        for template in ShippedLetters.all {
            let concerned = report.sheets.flatMap(\.subjects).filter { subject in
                subject.consequences.contains { template.isFor($0.name) }
            }
            guard !concerned.isEmpty else { continue }
            due["文书/\(template.name).html"] = template.scope == .subject ? concerned.count : 1
            let made = letters(report)["文书/\(template.name).html"] ?? []
            for subject in concerned {
                #expect(made.contains { text($0).contains(subject.name) }, "\(subject.name)")
            }
        }
        #expect(letters(report).mapValues(\.count) == due)
        if name == "qingshan" { #expect(due == ["文书/限期整改通知书.html": 12, "文书/通报表彰.html": 1]) }
    }

    /// `KAOHE_RECORD=1 swift test --filter SampleLetterTests` writes them anew; look at the difference, then commit it.
    @Test(arguments: [("qingshan", "2026Q3"), ("year", "2025")])
    func readAsTheyDid(_ name: String, _ period: String) async throws {
        let report = try await report(Self.sample(name), at: "samples/\(name)", period: period)
        let found = letters(report).sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            .flatMap { path, letters in letters.map { "## \(path)\n\(text($0))\n" } }.joined(separator: "\n")
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(name).txt").path
        if ProcessInfo.processInfo.environment["KAOHE_RECORD"] == "1" {
            try found.write(toFile: path, atomically: true, encoding: .utf8)
            Issue.record("recorded \(path)")
        }
        let wanted = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        for (line, pair) in zip(found.split(separator: "\n"), wanted).enumerated() where pair.0 != pair.1 {
            Issue.record("line \(line + 1)\n  is     \(pair.0)\n  should \(pair.1)")
            return
        }
        #expect(found.split(separator: "\n").count == wanted.count)
    }

    // MARK: On paper

    private static func has(_ program: String) -> Bool { (try? run("which", [program])) != nil }
    static let canPrint = has("chromium") && has("pdftotext") && has("pdfinfo")

    @discardableResult private static func run(_ program: String, _ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [program] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "\(program) ended with \(process.terminationStatus)")
        return String(decoding: data, as: UTF8.self)
    }

    @Test(.enabled(if: canPrint, "Chromium or poppler-utils is not installed, so the letters were not printed"))
    func eachPrintsOnPaperOfItsOwn() async throws {
        let report = try await report(Self.sample("qingshan"), at: "samples/qingshan")
        let book = try #require(pages(of: report).letters.first { $0.path.contains("整改") })
        // The list of faults of some goes over to a second page.
        let short = book.letters.filter { letter in
            letter.blocks.allSatisfy { if case .table(let table) = $0 { table.rows.count <= 8 } else { true } }
        }
        #expect(short.count > 5)
        let folder = try TemporaryFolder([
            "short.html": Array(LetterPage.html(short, title: book.title, day: report.period.last).utf8),
            "all.html": Array(LetterPage.html(book.letters, title: book.title, day: report.period.last).utf8),
        ])
        func printed(_ name: String) throws -> [String] {
            let target = "\(folder.path)/\(name).pdf"
            try Self.run(
                "chromium",
                [
                    "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=\(folder.path)/chromium",
                    "--print-to-pdf=\(target)", "file://\(folder.path)/\(name).html",
                ])
            #expect(try Self.run("pdfinfo", [target]).contains("594.96 x 841.92 pts (A4)"))
            var pages = try Self.run("pdftotext", ["-layout", target, "-"]).components(separatedBy: "\u{C}")
            pages.removeLast()
            return pages.map { $0.filter { $0 != " " } }
        }
        // Without margins of the page the browser prints no date, title or address there.
        let shown = try printed("short")
        #expect(shown.count == short.count)
        #expect(!shown.contains { $0.contains("file:") })
        for page in shown {
            #expect(page.contains("限期整改通知书") && page.contains("（盖章）") && page.contains("本人签收"))
        }
        let all = try printed("all")
        #expect(all.count { $0.contains("整改第") } == book.letters.count)
        #expect(all.count <= book.letters.count + 5)
        for (number, page) in all.filter({ $0.contains("整改第") }).enumerated() {
            #expect(page.contains("〔2026〕第三季度整改第\(number + 1)号"))
        }
    }
}
