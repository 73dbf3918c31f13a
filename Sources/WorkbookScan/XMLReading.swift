internal import CExpat

/// One step of an XML text.
enum XMLEvent {
    case begin(String, [(name: String, value: String)])
    case end(String)
    case text(String)
    case comment(String)
    case instruction(String)
    /// A document type, which no part of a workbook has.
    case doctype
}

/// Reads XML through expat, everything in it; the only owner of a parser here.
@safe enum XMLReading {
    /// What the callbacks lead to.
    private final class Listener {
        let handle: (XMLEvent) -> Void
        init(_ handle: @escaping (XMLEvent) -> Void) { self.handle = handle }
    }

    /// Tells every step; `false` where the text does not follow XML.
    static func read(_ bytes: [UInt8], _ handle: @escaping (XMLEvent) -> Void) -> Bool {
        guard let parser = unsafe XML_ParserCreate(nil) else { return false }
        defer { unsafe XML_ParserFree(parser) }
        let listener = Listener(handle)
        unsafe XML_SetUserData(parser, Unmanaged.passUnretained(listener).toOpaque())
        unsafe XML_SetElementHandler(
            parser,
            { context, name, attributes in
                var pairs: [(name: String, value: String)] = []
                var place = 0
                while let name = unsafe attributes?[place], let value = unsafe attributes?[place + 1] {
                    unsafe pairs.append((String(cString: name), String(cString: value)))
                    place += 2
                }
                unsafe XMLReading.tell(context, .begin(XMLReading.string(name), pairs))
            }, { context, name in unsafe XMLReading.tell(context, .end(XMLReading.string(name))) })
        unsafe XML_SetCharacterDataHandler(parser) { context, start, count in
            guard let start = unsafe start else { return }
            let piece = unsafe UnsafeRawBufferPointer(start: start, count: Int(count))
            unsafe XMLReading.tell(context, .text(String(decoding: piece, as: UTF8.self)))
        }
        unsafe XML_SetCommentHandler(parser) { context, text in
            unsafe XMLReading.tell(context, .comment(XMLReading.string(text)))
        }
        unsafe XML_SetProcessingInstructionHandler(parser) { context, target, text in
            unsafe XMLReading.tell(
                context, .instruction(XMLReading.string(target) + " " + XMLReading.string(text)))
        }
        unsafe XML_SetDoctypeDeclHandler(
            parser, { context, _, _, _, _ in unsafe XMLReading.tell(context, .doctype) }, { _ in })
        return unsafe bytes.withUnsafeBufferPointer { buffer in
            unsafe buffer.withMemoryRebound(to: CChar.self) { text in
                withExtendedLifetime(listener) {
                    unsafe XML_Parse(parser, text.baseAddress, Int32(clamping: text.count), 1) == XML_STATUS_OK
                }
            }
        }
    }

    private static func tell(_ context: UnsafeMutableRawPointer?, _ event: XMLEvent) {
        guard let context = unsafe context else { return }
        unsafe Unmanaged<Listener>.fromOpaque(context).takeUnretainedValue().handle(event)
    }

    private static func string(_ text: UnsafePointer<CChar>?) -> String {
        guard let text = unsafe text else { return "" }
        return unsafe String(cString: text)
    }
}
