/// A snippet on a help page, and the small file or files it makes in its frame.
public struct HelpExample: Sendable, Hashable {
    /// A file of the example.
    public struct File: Sendable, Hashable {
        /// Its name.
        public let name: String
        /// What the page shows of it.
        public let shown: String
        /// What the checker reads.
        public let bytes: [UInt8]

        /// A file that is shown as it is read.
        public init(_ name: String, _ text: String) {
            self.init(name, shown: text, bytes: Array(text.utf8))
        }

        /// A file that cannot be shown as it is read.
        public init(_ name: String, shown: String, bytes: [UInt8]) {
            self.name = name
            self.shown = shown
            self.bytes = bytes
        }
    }

    /// Where the snippet stands, in Chinese; empty for whole files.
    public let place: String
    /// The files; most examples have one.
    public let files: [File]

    /// An example by its parts.
    public init(place: String = "", files: [File]) {
        self.place = place
        self.files = files
    }

    /// A whole file.
    public static func file(_ text: String) -> HelpExample { HelpExample(files: [File("example.yaml", text)]) }

    /// Whole files that only clash with each other.
    public static func files(_ files: [(name: String, text: String)]) -> HelpExample {
        HelpExample(files: files.map { File($0.name, $0.text) })
    }

    /// A file of other bytes than are shown.
    public static func bytes(_ bytes: [UInt8], shown: String) -> HelpExample {
        HelpExample(files: [File("example.yaml", shown: shown, bytes: bytes)])
    }

    /// A snippet in a frame.
    public static func within(_ frame: HelpFrame, _ text: String) -> HelpExample {
        let name = frame == .centre ? "centre.yaml" : "example.yaml"
        return HelpExample(
            place: frame.place, files: [File(name, shown: text, bytes: Array(frame.wrapped(text).utf8))])
    }

    /// Keys of a rule.
    public static func rule(_ text: String) -> HelpExample { within(.rule, text) }
    /// Rules by their numbers.
    public static func rules(_ text: String) -> HelpExample { within(.rules, text) }
    /// Keys of a part.
    public static func part(_ text: String) -> HelpExample { within(.part, text) }
    /// Keys of a sheet.
    public static func sheet(_ text: String) -> HelpExample { within(.sheet, text) }
    /// Keys of a regulation.
    public static func regulation(_ text: String) -> HelpExample { within(.regulation, text) }
    /// Keys of a calendar.
    public static func calendar(_ text: String) -> HelpExample { within(.calendar, text) }
    /// Keys of an attendance policy.
    public static func attendance(_ text: String) -> HelpExample { within(.attendance, text) }
    /// Keys of a centre's file.
    public static func centre(_ text: String) -> HelpExample { within(.centre, text) }
}
