internal import Diagnostics
internal import Glibc
internal import RuleLoading
internal import RuleModel
public import RulePrinting
internal import Workbooks

/// What `kaohe rules print` makes of rule files: a document, and where to put it.
public struct RulePrint: Sendable {
    /// What is wanted.
    public enum Task: Hashable, Sendable {
        /// A regulation as the table leaders sign, by its file.
        case regulation(String)
        /// Two versions side by side (修订对照表), by their files.
        case amendments(old: String, new: String)
        /// The inspectors' crib sheet (督查条目) and an empty events log, by the regulation's file.
        case codes(String)
    }

    /// The document.
    public let document: PrintedDocument
    /// An empty events log to go with it.
    public let template: EventLogTemplate?

    /// Loads the files and makes the document.
    /// - Throws: ``RefusedRun`` with every problem of the files; ``MachineFailure``.
    public init(_ task: Task) throws {
        var files = Files()
        switch task {
        case .regulation(let path):
            document = RegulationDocument.make(try files.load([path])[0])
            template = nil
        case .amendments(let old, let new):
            let versions = try files.load([old, new])
            document = AmendmentDocument.make(from: versions[0], to: versions[1])
            template = nil
        case .codes(let path):
            let regulation = try files.load([path])[0]
            document = CodeDocument.make(regulation)
            template = EventLogTemplate(regulation)
        }
    }

    /// The document as Markdown.
    public var markdown: String { Markdown.text(document) }

    /// Writes the document, each file whole or not at all.
    /// - Parameter output: a file whose name ends in `.md` or `.xlsx`, for that form alone; else a folder, made where there
    ///   is none, for both forms and the events log.
    /// - Returns: the paths written.
    /// - Throws: ``MachineFailure``.
    public func write(to output: String) throws -> [String] {
        let isFolder = FileSystem.isFolder(output)
        let slash = output.lastIndex(of: "/")
        let folder = slash.map { $0 == output.startIndex ? "/" : String(output[..<$0]) } ?? "."
        let name = slash.map { String(output[output.index(after: $0)...]) } ?? output
        if !isFolder && name.hasSuffix(".md") { return try put([.markdown(name)], in: folder) }
        if !isFolder && name.hasSuffix(".xlsx") { return try put([.workbook(name)], in: folder) }
        var forms = [Form.markdown(document.name + ".md"), .workbook(document.name + ".xlsx")]
        if let template { forms.append(.template(template)) }
        return try put(forms, in: output)
    }

    private enum Form {
        case markdown(String)
        case workbook(String)
        case template(EventLogTemplate)

        var name: String {
            switch self {
            case .markdown(let name), .workbook(let name): name
            case .template: EventLogTemplate.fileName
            }
        }
    }

    /// Writes everything to a folder of its own, and then puts it in its place.
    private func put(_ forms: [Form], in folder: String) throws -> [String] {
        try FileSystem.makeFolder(folder)
        guard let staging = FileSystem.makeTemporaryFolder(in: folder, room: 0) else {
            throw FileSystem.failure("mkdtemp", folder)
        }
        defer { FileSystem.removeTree(staging) }
        for form in forms { try write(form, to: staging) }
        var written: [String] = []
        for form in forms {
            let place = FileSystem.join(folder, form.name)
            guard rename("\(staging)/\(form.name)", place) == 0 else { throw FileSystem.failure("rename", place) }
            written.append(FileSystem.simplified(place))
        }
        FileSystem.sync(folder)
        return written
    }

    private func write(_ form: Form, to folder: String) throws {
        do {
            switch form {
            case .markdown(let name): try FileSystem.write(markdown, to: "\(folder)/\(name)")
            case .workbook(let name): try writeDocument(document, to: folder, as: name, scratch: folder)
            case .template(let template): try writeEventLogTemplate(template, to: folder, scratch: folder)
            }
        } catch let error as WorkbookError {
            throw MachineFailure(workbook: error)
        }
    }

    /// Regulations as they are loaded, and what is wrong with them.
    private struct Files {
        var diagnostics: [Diagnostic] = []
        var sources: [SourceText] = []

        mutating func load(_ paths: [String]) throws -> [Regulation] {
            var regulations: [Regulation] = []
            for path in paths {
                guard FileSystem.isFile(path) else {
                    diagnostics.append(
                        Diagnostic(
                            .noSuchFile, at: SourceSpan(file: path, line: 1, column: 1),
                            Wording(zh: "没有这样的规则文件:\(path)", en: "no such rule file: \(path)"),
                            remedy: Wording(zh: "核对路径", en: "check the path")))
                    continue
                }
                let bytes = try FileSystem.read(path)
                sources.append(SourceText(name: path, bytes: bytes))
                let loaded = RegulationLoader.load(name: path, bytes: bytes)
                diagnostics += loaded.diagnostics
                if let regulation = loaded.sound { regulations.append(regulation) }
            }
            guard regulations.count == paths.count else {
                let errors = diagnostics.listed().filter { $0.severity == .error }
                throw RefusedRun(errors.map { .setting($0) }, sources: sources)
            }
            return regulations
        }
    }
}

extension FileSystem {
    /// Writes a small text file.
    package static func write(_ text: String, to path: String) throws(MachineFailure) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw failure("open", path) }
        let bytes = Array(text.utf8)
        var done = 0
        while done < bytes.count {
            let put = bytes[done...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if put < 0 && errno == EINTR { continue }
            guard put > 0 else {
                let failure = failure("write", path)
                close(descriptor)
                throw failure
            }
            done += put
        }
        guard close(descriptor) == 0 else { throw failure("close", path) }
    }
}
