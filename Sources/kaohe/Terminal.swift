import Diagnostics
import Glibc

/// What the program says to people, and where.
enum Terminal {
    /// A line on standard output.
    static func say(_ line: String) { write(line + "\n", to: STDOUT_FILENO) }

    /// Text on standard error.
    static func complain(_ text: String) { write(text, to: STDERR_FILENO) }

    /// Whether standard error is a person's screen.
    static var isWatched: Bool { isatty(STDERR_FILENO) == 1 }

    static func write(_ text: String, to descriptor: Int32) {
        var text = text
        text.withUTF8 { bytes in
            var done = 0
            while done < bytes.count, let base = bytes.baseAddress {
                let put = Glibc.write(descriptor, base + done, bytes.count - done)
                // A reader that has gone away is no reason to stop the work.
                if put <= 0 { break }
                done += put
            }
        }
    }

    /// The language of messages where none is asked for: English for an English locale, else Chinese.
    static var localeLanguage: Language {
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else { continue }
            return value.hasPrefix("en") ? .en : .zh
        }
        return .zh
    }
}
