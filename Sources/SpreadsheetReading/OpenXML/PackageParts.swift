/// How the parts of a package point to each other.
struct Relationships {
    /// One pointer.
    struct Target {
        let id: String
        /// The last word of its type: `worksheet`, `sharedStrings`.
        let type: String
        /// The part, from the package's root.
        let part: String
    }

    /// All pointers, in the file's order; none where the part has none.
    let targets: [Target]

    /// What a part points to; the package itself where `part` is empty.
    init(of part: String, in archive: ZipArchive) throws {
        let slash = part.lastIndex(of: "/")
        let folder = slash.map { String(part[..<$0]) } ?? ""
        let name = slash.map { String(part[part.index(after: $0)...]) } ?? part
        let path = (folder.isEmpty ? "" : folder + "/") + "_rels/\(name).rels"
        let handler = Handler(folder: folder)
        _ = try archive.parse(path, names: ["Relationship"], texts: [], handler: handler, atMost: 16 << 20)
        targets = handler.targets
    }

    /// The first part of a type.
    func first(_ type: String) -> String? { targets.first { $0.type == type }?.part }

    private final class Handler: XMLHandler {
        let folder: String
        var targets: [Target] = []

        init(folder: String) { self.folder = folder }

        func begin(_ element: Int, _ attributes: XMLAttributes) {
            guard element == 0, attributes["TargetMode"] != "External", let id = attributes["Id"],
                let type = attributes["Type"], let target = attributes["Target"], targets.count < 100_000
            else { return }
            let last = type.split(separator: "/").last.map(String.init) ?? type
            targets.append(Target(id: id, type: last, part: Self.resolved(target, in: folder)))
        }

        func end(_ element: Int, _ text: inout [UInt8]) {}

        /// `../worksheets/sheet1.xml` seen from a folder.
        private static func resolved(_ target: String, in folder: String) -> String {
            var names = target.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
            for name in target.split(separator: "/") where name != "." {
                if name == ".." { _ = names.popLast() } else { names.append(String(name)) }
            }
            return names.joined(separator: "/")
        }
    }
}

extension ZipArchive {
    /// Reads a part as XML.
    /// - Returns: `false` where there is no such part.
    func parse(
        _ part: String, names: [StaticString], texts: Set<Int>, handler: any XMLHandler,
        atMost limit: UInt64 = mostBytes
    ) throws -> Bool {
        let stream = try XMLStream(part: part, names: names, texts: texts, handler: handler)
        (handler as? any StoppingHandler)?.stream = stream
        var isStopped = false
        let isThere = try unsafe read(part, atMost: limit) { piece in
            isStopped = try unsafe !stream.feed(piece, isLast: false)
            return !isStopped
        }
        if isThere, !isStopped {
            _ = try unsafe stream.feed(UnsafeRawBufferPointer(start: nil, count: 0), isLast: true)
        }
        return isThere
    }
}

/// A handler that may have had enough before the end.
protocol StoppingHandler: XMLHandler {
    /// What to stop.
    var stream: XMLStream? { get set }
}
