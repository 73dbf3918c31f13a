import Foundation
import ScoreModel
import Testing

@testable import Workbooks

/// A temporary folder that goes away with the test, and the programs a test may ask.
final class Workplace {
    let folder: String

    init() throws {
        folder = NSTemporaryDirectory() + "kaohe-workbooks-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder + "/scratch", withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Writes all books of a report to a folder of this name.
    func write(_ report: RunReport, to name: String, jobs: Int = 2, rowLimit: Int = 1_048_576) throws -> [WrittenBook] {
        let target = folder + "/" + name
        try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
        return try writeWorkbooks(report, to: target, scratch: folder + "/scratch", jobs: jobs, rowLimit: rowLimit)
    }

    /// The bytes of a file.
    func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: folder + "/" + path)) }

    /// Runs a program found on the path; its output, or an error with what it said.
    @discardableResult
    static func run(_ program: String, _ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
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

    /// Whether a program can be found.
    static func has(_ program: String) -> Bool { (try? run("which", [program])) != nil }

    /// Every part of an archive, by its name.
    func parts(_ path: String) throws -> [String: String] {
        let script = """
            import sys, json, zipfile
            z = zipfile.ZipFile(sys.argv[1])
            json.dump({i: z.read(i).decode('utf-8') for i in z.namelist()}, sys.stdout)
            """
        let text = try Self.run("python3", ["-c", script, folder + "/" + path])
        return try JSONDecoder().decode([String: String].self, from: Data(text.utf8))
    }
}
