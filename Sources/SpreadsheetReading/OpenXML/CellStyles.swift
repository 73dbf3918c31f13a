/// Which of a workbook's cell styles show a number as a date.
struct CellStyles {
    private var forms: [DateForm?] = []

    /// No styles: every number is one.
    init() {}

    /// The styles of a part.
    init(_ part: String, in archive: ZipArchive) throws {
        let handler = Handler()
        guard
            try archive.parse(
                part, names: ["numFmt", "cellXfs", "xf"], texts: [], handler: handler, atMost: 256 << 20)
        else { return }
        forms = handler.used.map { id in handler.codes[id].map(NumberFormat.form(of:)) ?? NumberFormat.builtIn(id) }
    }

    /// What a style shows; `nil` for any that is no date.
    subscript(_ style: Int) -> DateForm? { style >= 0 && style < forms.count ? forms[style] : nil }

    private final class Handler: XMLHandler {
        var codes: [Int: String] = [:]
        var used: [Int] = []
        private var isInside = false

        func begin(_ element: Int, _ attributes: XMLAttributes) throws {
            switch element {
            case 0:
                if let id = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"],
                    codes.count < 100_000
                {
                    codes[id] = code
                }
            case 1: isInside = true
            // Excel has at most 65,490 of them.
            case 2:
                if isInside, used.count < 1 << 20 {
                    used.append(attributes["numFmtId"].flatMap { Int($0) } ?? 0)
                }
            default: break
            }
        }

        func end(_ element: Int, _ text: inout [UInt8]) {
            if element == 1 { isInside = false }
        }
    }
}
