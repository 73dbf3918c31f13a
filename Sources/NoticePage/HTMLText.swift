internal import Chronology

/// HTML as it is put together: what people wrote goes in escaped, and in no other way.
struct HTMLText {
    private(set) var text = ""

    /// A whole page that needs nothing besides itself: no script, no font, no picture.
    /// - Parameters:
    ///   - day: the day the document is dated by.
    ///   - style: its style sheet, our own.
    ///   - body: writes what stands in the body.
    static func page(title: String, day: Day, style: String, _ body: (inout HTMLText) -> Void) -> String {
        var page = HTMLText()
        page.line("<!DOCTYPE html>")
        page.line("<html lang=\"zh-CN\">")
        page.line("<head>")
        page.line("<meta charset=\"utf-8\">")
        // Whatever a name may hold, nothing is loaded and nothing runs.
        page.line(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">")
        page.line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        page.line("<meta name=\"robots\" content=\"noindex\">")
        page.line("<meta name=\"date\" content=\"\(day.iso)\">")
        page.element("title", title)
        page.line("<style>")
        page.line(style)
        page.line("</style>")
        page.line("</head>")
        page.line("<body>")
        body(&page)
        page.line("</body>")
        page.line("</html>")
        return page.text
    }

    /// Our own markup, as it stands.
    mutating func line(_ markup: String) {
        text += markup
        text += "\n"
    }

    /// An element with somebody's text in it.
    mutating func element(_ name: String, _ content: String, class kind: String = "", scope: String = "") {
        let attributes = (kind.isEmpty ? "" : " class=\"\(kind)\"") + (scope.isEmpty ? "" : " scope=\"\(scope)\"")
        line("<\(name)\(attributes)>\(Self.escaped(content))</\(name)>")
    }

    /// A cell; a text that turns its direction round turns no further than its cell.
    mutating func cell(_ content: String, class kind: String) {
        line("<td class=\"\(kind)\"><bdi>\(Self.escaped(content))</bdi></td>")
    }

    /// A text for the inside of an element or a quoted attribute. Control characters become the pictures of them, and what
    /// is no character at all becomes U+FFFD.
    static func escaped(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": scalars.append(contentsOf: "&amp;".unicodeScalars)
            case "<": scalars.append(contentsOf: "&lt;".unicodeScalars)
            case ">": scalars.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": scalars.append(contentsOf: "&quot;".unicodeScalars)
            case "'": scalars.append(contentsOf: "&#39;".unicodeScalars)
            default:
                switch scalar.value {
                case 0..<0x20: scalars.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
                case 0x7F: scalars.append("\u{2421}")
                case 0x80..<0xA0: scalars.append("\u{FFFD}")
                case let value where value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(value):
                    scalars.append("\u{FFFD}")
                default: scalars.append(scalar)
                }
            }
        }
        return String(scalars)
    }
}
