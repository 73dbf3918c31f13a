public import Diagnostics

/// Reads YAML files that people write: one document, UTF-8, of bounded size, every node with its place.
public enum YAMLDocument {
    /// The largest file that is read, in bytes.
    public static let sizeLimit = 8 << 20

    /// The tree of a file and every problem of its form; no bytes whatever end the program.
    /// - Parameters:
    ///   - name: the file as the user named it.
    ///   - bytes: what it holds.
    public static func parse(name: String, bytes: [UInt8]) -> Loaded<YAMLNode> {
        let start = SourceSpan(file: name, line: 1, column: 1)
        guard bytes.count <= sizeLimit else {
            return Loaded(
                nil,
                [
                    Diagnostic(
                        .fileTooLarge, at: start,
                        Wording(
                            zh: "文件超过 \(sizeLimit >> 20) MiB", en: "the file is larger than \(sizeLimit >> 20) MiB"),
                        remedy: Wording(zh: "检查是否选错了文件", en: "check whether it is the right file"))
                ])
        }
        if let problem = EncodingCheck.firstProblem(in: bytes, file: name) { return Loaded(nil, [problem]) }
        // libyaml skips a byte-order mark only where it is left to guess the encoding.
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        guard let parser = EventParser(bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes) else {
            return Loaded(
                nil,
                [
                    Diagnostic(
                        .fileTooLarge, at: start,
                        Wording(zh: "内存不足,读不了这个文件", en: "not enough memory to read this file"),
                        remedy: Wording(zh: "关闭其他程序后再试", en: "close other programs and try again"))
                ])
        }
        var builder = TreeBuilder(parser, file: name, source: SourceText(name: name, bytes: bytes))
        let root = builder.document()
        return Loaded(root, builder.diagnostics)
    }
}
