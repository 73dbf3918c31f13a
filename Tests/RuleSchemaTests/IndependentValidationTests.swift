import Diagnostics
import Foundation
import Manual
import Testing

/// The schemas as a validator that is not ours sees them (`scripts/check-schemas`).
@Suite struct IndependentValidationTests {
    @Test("shipped files and right examples are valid, broken fixtures and wrong examples are not")
    func checkSchemas() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "kaohe-schemas-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        for page in HelpTopic.all.flatMap(\.pages) {
            try write(page.right, page.code, to: folder.appending(path: "right"))
            try write(page.wrong, page.code, to: folder.appending(path: "wrong"))
        }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments =
            ["python3", Repository.root.appending(path: "scripts/check-schemas").path]
            + ["right", "wrong"].map { folder.appending(path: $0).path }
        let output = Pipe()
        process.standardError = output
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(text)")
    }

    private func write(_ example: HelpExample, _ code: DiagnosticCode, to folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        // Templates of letters are no YAML, and what is wrong about them is no schema's business.
        guard !example.files.contains(where: { $0.name.hasSuffix(".txt") }) else { return }
        for (index, file) in example.files.enumerated() {
            let number = example.files.count > 1 ? ".\(index + 1)" : ""
            try Data(file.bytes).write(to: folder.appending(path: "\(code.rawValue)\(number).yaml"))
        }
    }
}
