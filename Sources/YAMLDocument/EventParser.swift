internal import CYAML

/// The one owner of a `yaml_parser_t`, and the only file that touches a raw pointer.
///
/// libyaml's parser stores its own address, so it is allocated once on the heap and never moves; it does not copy its
/// input, so the owner keeps the bytes in memory of its own for as long as the parser lives.
@safe struct EventParser: ~Copyable {
    /// A position in the file: line and column from 0, in characters.
    struct Mark: Sendable {
        var line: Int
        var column: Int
    }

    /// One step of the file.
    struct Event: Sendable {
        enum Kind: Sendable {
            case streamStart
            case streamEnd
            case documentStart
            case documentEnd
            case alias(String)
            case scalar(String, isPlain: Bool)
            case sequenceStart(isFlow: Bool)
            case sequenceEnd
            case mappingStart(isFlow: Bool)
            case mappingEnd
        }

        var kind: Kind
        var anchor: String?
        var tag: String?
        var start: Mark
        var end: Mark
    }

    /// What libyaml says of a text that does not follow YAML.
    struct Failure: Error, Sendable {
        var problem: String
        var context: String
        var mark: Mark
        var contextMark: Mark
    }

    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let input: UnsafeMutableBufferPointer<UInt8>

    /// A parser over a file's bytes; `nil` where memory is short.
    init?(_ bytes: [UInt8]) {
        let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
        unsafe parser.initialize(to: yaml_parser_t())
        guard unsafe yaml_parser_initialize(parser) == 1 else {
            unsafe parser.deallocate()
            return nil
        }
        let input = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, bytes.count))
        _ = unsafe input.initialize(from: bytes)
        unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        unsafe yaml_parser_set_input_string(parser, input.baseAddress, bytes.count)
        unsafe self.parser = parser
        unsafe self.input = input
    }

    deinit {
        unsafe yaml_parser_delete(parser)
        unsafe parser.deallocate()
        unsafe input.deallocate()
    }

    /// The next step.
    mutating func next() throws(Failure) -> Event {
        var event = unsafe yaml_event_t()
        guard unsafe yaml_parser_parse(parser, &event) == 1 else {
            throw unsafe Failure(
                problem: Self.text(parser.pointee.problem), context: Self.text(parser.pointee.context),
                mark: Self.mark(parser.pointee.problem_mark), contextMark: Self.mark(parser.pointee.context_mark))
        }
        defer { unsafe yaml_event_delete(&event) }
        var result = unsafe Event(kind: .streamEnd, start: Self.mark(event.start_mark), end: Self.mark(event.end_mark))
        switch unsafe event.type {
        case YAML_STREAM_START_EVENT: result.kind = .streamStart
        case YAML_DOCUMENT_START_EVENT: result.kind = .documentStart
        case YAML_DOCUMENT_END_EVENT: result.kind = .documentEnd
        case YAML_ALIAS_EVENT: unsafe result.kind = .alias(Self.text(event.data.alias.anchor))
        case YAML_SCALAR_EVENT:
            let scalar = unsafe event.data.scalar
            let bytes = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            result.kind = unsafe .scalar(
                String(decoding: bytes, as: UTF8.self), isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE)
            result.anchor = unsafe Self.name(scalar.anchor)
            result.tag = unsafe Self.name(scalar.tag)
        case YAML_SEQUENCE_START_EVENT:
            let sequence = unsafe event.data.sequence_start
            result.kind = unsafe .sequenceStart(isFlow: sequence.style == YAML_FLOW_SEQUENCE_STYLE)
            result.anchor = unsafe Self.name(sequence.anchor)
            result.tag = unsafe Self.name(sequence.tag)
        case YAML_SEQUENCE_END_EVENT: result.kind = .sequenceEnd
        case YAML_MAPPING_START_EVENT:
            let mapping = unsafe event.data.mapping_start
            result.kind = unsafe .mappingStart(isFlow: mapping.style == YAML_FLOW_MAPPING_STYLE)
            result.anchor = unsafe Self.name(mapping.anchor)
            result.tag = unsafe Self.name(mapping.tag)
        case YAML_MAPPING_END_EVENT: result.kind = .mappingEnd
        default: break
        }
        return result
    }

    private static func mark(_ mark: yaml_mark_t) -> Mark {
        Mark(line: Int(clamping: mark.line), column: Int(clamping: mark.column))
    }

    private static func text(_ pointer: UnsafePointer<CChar>?) -> String {
        guard let pointer = unsafe pointer else { return "" }
        return unsafe String(cString: pointer)
    }

    private static func text(_ pointer: UnsafeMutablePointer<UInt8>?) -> String {
        unsafe name(pointer) ?? ""
    }

    private static func name(_ pointer: UnsafeMutablePointer<UInt8>?) -> String? {
        guard let pointer = unsafe pointer else { return nil }
        return unsafe String(cString: pointer)
    }
}
