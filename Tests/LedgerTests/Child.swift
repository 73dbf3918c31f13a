import Foundation
import Glibc
import Testing

/// Another process that works on a ledger, built beside the tests.
final class Child {
    private let process = Process()
    private let output = Pipe()
    private let input = Pipe()
    private var said = Data()

    init(_ arguments: [String], program: String = "ledger-child", shell prefix: String = "") throws {
        let beside = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        let path = beside.appending(path: program).path
        if prefix.isEmpty {
            process.executableURL = URL(filePath: path)
            process.arguments = arguments
        } else {
            process.executableURL = URL(filePath: "/bin/sh")
            process.arguments = ["-c", "\(prefix); exec \"$0\" \"$@\"", path] + arguments
        }
        process.standardOutput = output
        process.standardInput = input
        try process.run()
    }

    deinit { if process.isRunning { kill() } }

    /// Its number.
    var identifier: Int32 { process.processIdentifier }

    /// Waits until it has said a line.
    func line() -> String? {
        while true {
            if let end = said.firstIndex(of: 0x0A) {
                let line = String(decoding: said[said.startIndex..<end], as: UTF8.self)
                said = Data(said[(end + 1)...])
                return line
            }
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { return nil }
            said += more
        }
    }

    /// Lets it go on from where it waits for its input to end.
    func closeInput() { try? input.fileHandleForWriting.close() }

    /// Ends it as a power failure would.
    func kill() {
        Glibc.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Waits for its end.
    /// - Returns: what it still said, and its exit status; negative for a signal.
    func end() -> (lines: [String], status: Int32) {
        closeInput()
        var lines: [String] = []
        while let line = line() { lines.append(line) }
        process.waitUntilExit()
        let status = process.terminationStatus
        return (lines, process.terminationReason == .exit ? status : -status)
    }
}
