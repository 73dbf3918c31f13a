/// A message with a text and one attachment, as mail servers and mail programs take it (RFC 5322, 2045 to 2047, 2231).
public struct MailMessage: Hashable, Sendable {
    /// The sender: an address, and the name shown with it.
    public let sender: (address: String, name: String)
    /// To whom.
    public let recipients: [String]
    /// To whom besides.
    public let copies: [String]
    /// What it is about.
    public let subject: String
    /// What it says.
    public let text: String
    /// What is attached.
    public let attachment: Attachment
    /// The day and time as the header has it: `Sun, 22 Nov 2026 14:05:09 +0800`.
    public let date: String
    /// What tells it from every other; the same for the same thing sent again, so that programs may notice.
    public let id: String

    /// A file that goes with a message.
    public struct Attachment: Hashable, Sendable {
        /// Its name.
        public let name: String
        /// Its kind: `application/zip`.
        public let type: String
        /// What it holds.
        public let bytes: [UInt8]

        /// A file by its parts.
        public init(name: String, type: String, bytes: [UInt8]) {
            self.name = name
            self.type = type
            self.bytes = bytes
        }
    }

    /// A message by its parts.
    public init(
        sender: (address: String, name: String), recipients: [String], copies: [String], subject: String, text: String,
        attachment: Attachment, date: String, id: String
    ) {
        self.sender = sender
        self.recipients = recipients
        self.copies = copies
        self.subject = subject
        self.text = text
        self.attachment = attachment
        self.date = date
        self.id = id
    }

    /// Two messages are equal where all of them is.
    public static func == (left: MailMessage, right: MailMessage) -> Bool { left.bytes == right.bytes }

    /// Feeds the id.
    public func hash(into hasher: inout Hasher) { hasher.combine(id) }

    /// The message as it goes over the line, in ASCII, every line ended with CRLF and none longer than 78.
    public var bytes: [UInt8] {
        let host = sender.address.split(separator: "@").last.map(String.init) ?? "localhost"
        // Base64 holds no such line.
        let boundary = "=_kaohe_\(id.prefix(40))"
        var lines = [
            "Date: \(date)",
            "From: \(sender.name.isEmpty ? "" : MailText.words(sender.name, after: 6) + " ")<\(sender.address)>",
            "To: \(recipients.map { "<\($0)>" }.joined(separator: ",\r\n "))",
        ]
        if !copies.isEmpty { lines.append("Cc: \(copies.map { "<\($0)>" }.joined(separator: ",\r\n "))") }
        lines += [
            "Message-ID: <\(id)@\(host)>", "Subject: \(MailText.words(subject, after: 9))", "MIME-Version: 1.0",
            "Content-Type: multipart/mixed;\r\n boundary=\"\(boundary)\"",
            // Away notes to a list of departments help nobody.
            "Auto-Submitted: auto-generated", "X-Auto-Response-Suppress: All", "", "--\(boundary)",
            "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", "",
        ]
        lines += MailText.base64Lines(Array(text.replacing("\n", with: "\r\n").utf8))
        lines += [
            "", "--\(boundary)",
            "Content-Type:\r\n \(attachment.type);\r\n name=\"\(MailText.words(attachment.name, after: 7))\"",
            "Content-Transfer-Encoding: base64",
            "Content-Disposition: attachment;\(MailText.parameter("filename", attachment.name))", "",
        ]
        lines += MailText.base64Lines(attachment.bytes)
        lines += ["", "--\(boundary)--", ""]
        return Array(lines.joined(separator: "\r\n").utf8)
    }
}
