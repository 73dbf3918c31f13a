import CentreRun
import Diagnostics
import Glibc

/// What the program says to people, and where.
enum Terminal {
    /// What a command was asked for, on standard output.
    /// - Throws: ``MachineFailure`` where it cannot be written: half an answer must not look like a whole one.
    static func answer(_ text: String) throws(MachineFailure) {
        guard write(text, to: STDOUT_FILENO) else {
            throw MachineFailure(operation: "write", path: "stdout", errno: errno)
        }
    }

    /// Text on standard error.
    static func complain(_ text: String) { write(CommandHint.complete(text), to: STDERR_FILENO) }

    /// Whether standard error is a person's screen.
    static var isWatched: Bool { isatty(STDERR_FILENO) == 1 }

    /// Writes a text; `false` where not all of it could be.
    @discardableResult static func write(_ text: String, to descriptor: Int32) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var done = 0
            while done < bytes.count, let base = bytes.baseAddress {
                let put = Glibc.write(descriptor, base + done, bytes.count - done)
                if put < 0 && errno == EINTR { continue }
                if put <= 0 { return false }
                done += put
            }
            return true
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
