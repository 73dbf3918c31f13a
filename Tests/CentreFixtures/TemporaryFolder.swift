internal import Foundation

/// A folder of a test's own, removed with the value.
public final class TemporaryFolder: Sendable {
    /// Where it is.
    public let path: String

    /// An empty folder.
    public init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "kaohe-test-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// A folder with these files.
    public convenience init(_ files: [String: [UInt8]]) throws {
        try self.init()
        for (name, bytes) in files { try write(bytes, to: name) }
    }

    /// Writes a file, and the folders above it.
    public func write(_ bytes: [UInt8], to name: String) throws {
        let place = URL(filePath: path).appending(path: name)
        try FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: place)
    }

    /// A file's text, without the byte-order mark.
    public func text(_ name: String) throws -> String {
        let text = String(decoding: try bytes(name), as: UTF8.self)
        return text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    }

    /// A file's bytes.
    public func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(filePath: path).appending(path: name)))
    }

    /// Every file in it and below, hidden ones too, by path; folders that hold nothing end in a slash.
    public func everything(under start: String = "") throws -> [String: [UInt8]] {
        var found: [String: [UInt8]] = [:]
        let folder = start.isEmpty ? path : path + "/" + start
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            let inner = start.isEmpty ? name : start + "/" + name
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: path + "/" + inner, isDirectory: &isFolder)
            if isFolder.boolValue {
                let below = try everything(under: inner)
                if below.isEmpty { found[inner + "/"] = [] } else { found.merge(below) { $1 } }
            } else {
                found[inner] = try bytes(inner)
            }
        }
        return found
    }
}
