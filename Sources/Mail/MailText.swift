/// Text of any script in the ASCII of a mail's header.
public enum MailText {
    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// Bytes in base64.
    static func base64(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity((bytes.count + 2) / 3 * 4)
        var word: UInt32 = 0
        var held = 0
        for byte in bytes {
            word = word << 8 | UInt32(byte)
            held += 1
            if held == 3 {
                for shift in [18, 12, 6, 0] as [UInt32] { result.append(digits[Int(word >> shift & 63)]) }
                (word, held) = (0, 0)
            }
        }
        if held > 0 {
            word <<= UInt32(8 * (3 - held))
            for place in 0..<4 {
                result.append(place <= held ? digits[Int(word >> UInt32(18 - 6 * place) & 63)] : UInt8(ascii: "="))
            }
        }
        return result
    }

    /// Bytes in base64, in lines of 76.
    static func base64Lines(_ bytes: [UInt8]) -> [String] {
        let all = base64(bytes)
        return stride(from: 0, to: all.count, by: 76).map {
            String(decoding: all[$0..<min($0 + 76, all.count)], as: UTF8.self)
        }
    }

    /// Encoded words (RFC 2047), folded so that no line is longer than 76; plain ASCII stays as it is.
    /// - Parameter taken: how much of the first line is taken.
    public static func words(_ text: String, after taken: Int) -> String {
        let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C && $0 != 0x3D }
        if isPlain, text.utf8.count + taken <= 76 { return text }
        // 12 of =?UTF-8?B?…?=; four digits for three bytes, and no character cut in two.
        var words: [String] = []
        var piece: [UInt8] = []
        var room = (76 - taken - 12) / 4 * 3
        for scalar in text.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            if piece.count + bytes.count > room, !piece.isEmpty {
                words.append("=?UTF-8?B?\(String(decoding: base64(piece), as: UTF8.self))?=")
                piece = []
                room = 45
            }
            piece += bytes
        }
        words.append("=?UTF-8?B?\(String(decoding: base64(piece), as: UTF8.self))?=")
        return words.joined(separator: "\r\n ")
    }

    /// A parameter of a header (RFC 2231): `filename*=UTF-8''%E7…`, in numbered pieces where it is long.
    static func parameter(_ name: String, _ value: String) -> String {
        let plain = value.utf8.allSatisfy { byte in
            byte >= 0x20 && byte < 0x7F && byte != 0x22 && byte != 0x5C
        }
        if plain, value.utf8.count < 60 { return "\r\n \(name)=\"\(value)\"" }
        let hexadecimal = Array("0123456789ABCDEF".utf8)
        func isPlain(_ byte: UInt8) -> Bool {
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || byte == 0x2D || byte == 0x2E || byte == 0x5F
        }
        var pieces: [String] = [""]
        for scalar in value.unicodeScalars {
            var text = ""
            for byte in String(scalar).utf8 {
                text +=
                    isPlain(byte)
                    ? String(decoding: [byte], as: UTF8.self)
                    : String(
                        decoding: [0x25, hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]], as: UTF8.self)
            }
            if pieces[pieces.count - 1].utf8.count + text.utf8.count > 50 { pieces.append("") }
            pieces[pieces.count - 1] += text
        }
        if pieces.count == 1 { return "\r\n \(name)*=UTF-8''\(pieces[0])" }
        return pieces.enumerated().map { number, piece in
            "\r\n \(name)*\(number)*=\(number == 0 ? "UTF-8''" : "")\(piece)"
        }.joined(separator: ";")
    }

    /// Whether a text is a mail address that every server takes: ASCII, one @, nothing that could begin another header or
    /// command.
    public static func isAddress(_ text: String) -> Bool {
        let halves = text.split(separator: "@", omittingEmptySubsequences: false)
        guard halves.count == 2, text.utf8.count <= 254, !halves[0].isEmpty, halves[0].utf8.count <= 64 else {
            return false
        }
        let local = halves[0].utf8.allSatisfy { byte in
            byte > 0x20 && byte < 0x7F && !Array("\"(),:;<>@[\\]".utf8).contains(byte)
        }
        guard local, !halves[0].hasPrefix("."), !halves[0].hasSuffix("."), !halves[0].contains("..") else {
            return false
        }
        let labels = halves[1].split(separator: ".", omittingEmptySubsequences: false)
        return labels.allSatisfy { label in
            !label.isEmpty && label.utf8.count <= 63 && !label.hasPrefix("-") && !label.hasSuffix("-")
                && label.utf8.allSatisfy {
                    (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2D
                }
        }
    }
}
