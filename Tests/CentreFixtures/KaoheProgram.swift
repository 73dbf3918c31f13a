public import Foundation

/// The `kaohe` program, built beside the tests.
public enum KaoheProgram {
    /// Where it is; `nil` where it was not built.
    public static let path: String? = {
        let beside = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        let places = [
            beside.appending(path: "kaohe").path, Repository.root.appending(path: ".build/debug/kaohe").path,
            Repository.root.appending(path: ".build/release/kaohe").path,
        ]
        return places.first { FileManager.default.isExecutableFile(atPath: $0) }
    }()

    /// How it ended and what it said.
    public struct Answer: Sendable {
        /// The exit status; a signal's number below 0.
        public let status: Int32
        /// Standard output.
        public let output: String
        /// Standard error.
        public let complaint: String
    }

    private struct NotBuilt: Error {}

    /// A process that is not started yet.
    /// - Parameter prefix: what a shell does first: `ulimit -f 64`.
    public static func process(_ arguments: [String], after prefix: String = "") throws -> Process {
        guard let path else { throw NotBuilt() }
        let process = Process()
        if prefix.isEmpty {
            process.executableURL = URL(filePath: path)
            process.arguments = arguments
        } else {
            process.executableURL = URL(filePath: "/bin/sh")
            process.arguments = ["-c", "\(prefix); exec \"$0\" \"$@\"", path] + arguments
        }
        process.environment = ProcessInfo.processInfo.environment.merging([
            "LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8", "KAOHE_TODAY": "2027-12-31",
        ]) {
            $1
        }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        return process
    }

    /// Runs it to its end.
    public static func run(_ arguments: [String], after prefix: String = "") throws -> Answer {
        let process = try process(arguments, after: prefix)
        // Files and not pipes: nobody has to empty them meanwhile.
        let folder = try TemporaryFolder(["output": [], "complaint": []])
        let (output, complaint) = (folder.path + "/output", folder.path + "/complaint")
        process.standardOutput = FileHandle(forWritingAtPath: output)
        process.standardError = FileHandle(forWritingAtPath: complaint)
        try process.run()
        process.waitUntilExit()
        let status =
            process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
        return Answer(status: status, output: try folder.text("output"), complaint: try folder.text("complaint"))
    }
}
