internal import CExpat

/// What somebody who reads XML wants to be told.
protocol XMLHandler: AnyObject {
    /// An element begins.
    /// - Parameter element: its place among the names asked for; -1 for any other.
    func begin(_ element: Int, _ attributes: XMLAttributes) throws
    /// An element ends.
    /// - Parameter text: the text inside it since the last element that began or ended; empty unless its text is wanted.
    func end(_ element: Int, _ text: inout [UInt8]) throws
}

/// The attributes of an element, while it begins.
@safe struct XMLAttributes {
    fileprivate let list: UnsafeMutablePointer<UnsafePointer<CChar>?>?

    /// The value of an attribute by its name without prefix.
    subscript(_ name: StaticString) -> String? {
        guard var pair = unsafe list else { return nil }
        while let key = unsafe pair.pointee {
            if unsafe XMLStream.isNamed(key, name) {
                guard let value = unsafe pair[1] else { return nil }
                return unsafe String(cString: value)
            }
            unsafe pair += 2
        }
        return nil
    }
}

/// The one owner of an expat parser, and the only file that touches one. Elements come one after another and none is kept:
/// no tree is ever built.
///
/// Declarations of entities are refused with the document type they stand in: no workbook has one, and they are how a small
/// file becomes a large one or reads another.
@safe final class XMLStream {
    private let parser: XML_Parser
    private let part: String
    private let names: [StaticString]
    private let handler: any XMLHandler
    private var depth = 0
    private var isCollecting = false
    private let texts: Set<Int>
    private var text: [UInt8] = []
    private var failure: (any Error)?
    private var isStopped = false
    private var fedSinceEvent = 0

    private static let deepest = 64
    /// The longest tag or the longest run without any event: attributes of real workbooks are some bytes.
    private static let longestToken = 8 << 20

    /// A parser.
    /// - Parameters:
    ///   - part: how to name the part in problems.
    ///   - names: the elements to be told of by their place in this list, without prefix.
    ///   - texts: the places of those whose text is wanted.
    init(part: String, names: [StaticString], texts: Set<Int>, handler: any XMLHandler) throws {
        guard let made = unsafe XML_ParserCreate(nil) else {
            throw SpreadsheetFailure(operation: "XML_ParserCreate", errno: 12)
        }
        unsafe parser = made
        self.part = part
        self.names = names
        self.texts = texts
        self.handler = handler
        unsafe XML_SetUserData(made, Unmanaged.passUnretained(self).toOpaque())
        unsafe XML_SetElementHandler(
            made, { unsafe XMLStream.of($0)?.began($1, $2) }, { unsafe XMLStream.of($0)?.ended($1) })
        unsafe XML_SetCharacterDataHandler(made) { unsafe XMLStream.of($0)?.characters($1, $2) }
        unsafe XML_SetStartDoctypeDeclHandler(made) { data, _, _, _, _ in unsafe XMLStream.of(data)?.declared() }
    }

    deinit {
        unsafe XML_ParserFree(parser)
    }

    /// The next bytes.
    /// - Returns: `false` once the handler has had enough.
    func feed(_ bytes: UnsafeRawBufferPointer, isLast: Bool) throws -> Bool {
        guard !isStopped else { return false }
        fedSinceEvent += bytes.count
        let start = unsafe bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
        let status = unsafe XML_Parse(parser, start, Int32(clamping: bytes.count), isLast ? 1 : 0)
        if let failure { throw failure }
        if isStopped { return false }
        guard status == XML_STATUS_OK else {
            let line = unsafe XML_GetCurrentLineNumber(parser)
            if isLast, unsafe XML_GetErrorCode(parser) == XML_ERROR_NO_ELEMENTS {
                throw SpreadsheetProblem.cutOff(part)
            }
            throw SpreadsheetProblem.damaged(
                part, zh: "第 \(line) 行不是正确的 XML", en: "line \(line) is not well-formed XML")
        }
        guard fedSinceEvent <= Self.longestToken else { throw tooLong() }
        return true
    }

    /// Ends the reading without an error.
    func stop() {
        isStopped = true
        unsafe XML_StopParser(parser, XML_Bool(0))
    }

    private func tooLong() -> SpreadsheetProblem {
        .oversized(
            part, zh: "其中有一段超过 \(Self.longestToken >> 20) MB",
            en: "a single token is beyond \(Self.longestToken >> 20) MB")
    }

    private func fail(_ error: any Error) {
        if failure == nil { failure = error }
        unsafe XML_StopParser(parser, XML_Bool(0))
    }

    private func began(
        _ name: UnsafePointer<CChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
    ) {
        guard failure == nil, !isStopped else { return }
        fedSinceEvent = 0
        depth += 1
        guard depth <= Self.deepest else {
            fail(
                SpreadsheetProblem.damaged(
                    part, zh: "XML 嵌套超过 \(Self.deepest) 层", en: "XML nested beyond \(Self.deepest) levels"))
            return
        }
        let element = unsafe index(of: name)
        text.removeAll(keepingCapacity: true)
        isCollecting = texts.contains(element)
        do {
            try unsafe handler.begin(element, XMLAttributes(list: attributes))
        } catch {
            fail(error)
        }
    }

    private func ended(_ name: UnsafePointer<CChar>?) {
        guard failure == nil, !isStopped else { return }
        fedSinceEvent = 0
        depth -= 1
        do {
            try handler.end(unsafe index(of: name), &text)
        } catch {
            fail(error)
        }
        text.removeAll(keepingCapacity: true)
        isCollecting = false
    }

    private func characters(_ start: UnsafePointer<CChar>?, _ count: Int32) {
        guard failure == nil, !isStopped else { return }
        fedSinceEvent = 0
        guard isCollecting, let start = unsafe start else { return }
        guard text.count + Int(count) <= SheetLimits.textBytes else {
            fail(
                SpreadsheetProblem.oversized(
                    part, zh: "有一个单元格超过 \(SheetLimits.textBytes >> 20) MB",
                    en: "a cell is beyond \(SheetLimits.textBytes >> 20) MB"))
            return
        }
        unsafe text.append(contentsOf: UnsafeRawBufferPointer(start: start, count: Int(count)))
    }

    private func declared() {
        fail(
            SpreadsheetProblem.damaged(
                part, zh: "XML 里有文档类型声明(可能引用外部内容),工作簿不应有", en: "it declares a document type, which no workbook does"))
    }

    private func index(of name: UnsafePointer<CChar>?) -> Int {
        guard let name = unsafe name else { return -1 }
        for place in names.indices where unsafe Self.isNamed(name, names[place]) { return place }
        return -1
    }

    /// Whether a name, with or without a prefix, is this one.
    fileprivate static func isNamed(_ name: UnsafePointer<CChar>, _ wanted: StaticString) -> Bool {
        let count = wanted.utf8CodeUnitCount
        let text = unsafe wanted.utf8Start
        var start = unsafe name
        while true {
            var position = 0
            while position < count, unsafe UInt8(bitPattern: start[position]) == text[position] { position += 1 }
            if position == count, unsafe start[count] == 0 { return true }
            // Behind a prefix, if there is one.
            while unsafe start[position] != 0 && start[position] != 0x3A { position += 1 }
            if unsafe start[position] == 0 { return false }
            unsafe start += position + 1
        }
    }

    private static func of(_ data: UnsafeMutableRawPointer?) -> XMLStream? {
        guard let data = unsafe data else { return nil }
        return unsafe Unmanaged<XMLStream>.fromOpaque(data).takeUnretainedValue()
    }
}
