internal import CentreRun
internal import Chronology
internal import Diagnostics
internal import Hashing
public import LedgerModel
public import Mail
internal import ScoreModel

/// Hands workbooks out by mail, one message a department, and none twice.
///
/// Before a message goes out, and after, the log says so. Where a run was killed in between, or the server hung up after it had
/// all of the message, nobody knows whether it arrived: such a message is not sent again by itself, for a department that gets
/// a sheet of names twice is worse off than one that is asked by telephone. Somebody says `again`, or `confirmed`.
public struct MailHandout {
    /// What became of a department's message.
    public enum Outcome: Hashable, Sendable {
        /// It would be sent, to these; a dry run.
        case wouldSend([String])
        /// It was sent now.
        case sent
        /// It was sent before.
        case sentBefore(Moment)
        /// Somebody said that the department has it.
        case confirmed(Moment)
        /// It may have been delivered; the last attempt began then.
        case unclear(Moment, String)
        /// The server refused it.
        case refused(String)
        /// The server could not be reached, or let nobody in.
        case unreachable(String)
        /// It was not tried, since the server could not be reached.
        case notTried
        /// Nobody is named to receive it.
        case nobody
        /// The workbook is kept back.
        case keptBack

        /// Whether the department has what it is to have.
        public var isDone: Bool {
            switch self {
            case .wouldSend, .sent, .sentBefore, .confirmed: true
            case .unclear, .refused, .unreachable, .notTried, .nobody, .keptBack: false
            }
        }
    }

    /// A department and what became of its message.
    public struct Report: Hashable, Sendable {
        /// The department.
        public let department: String
        /// To whom, copies too.
        public let recipients: [String]
        /// Whether the attachment is kept with a password.
        public let isEncrypted: Bool
        /// What became of it.
        public let outcome: Outcome
    }

    private let source: HandoutSource
    private let recipients: Recipients
    private let log: any DeliveryLog
    private let again: Set<String>
    private let confirmed: Set<String>

    /// A handing out by mail.
    /// - Parameters:
    ///   - again: departments whose message is sent even if it was or may have been before.
    ///   - confirmed: departments that said they have it.
    public init(
        of source: HandoutSource, to recipients: Recipients, log: any DeliveryLog, again: Set<String> = [],
        confirmed: Set<String> = []
    ) {
        self.source = source
        self.recipients = recipients
        self.log = log
        self.again = again
        self.confirmed = confirmed
    }

    private func key(_ handout: Handout, _ entry: Recipients.Entry) -> DeliveryKey {
        DeliveryKey(
            period: source.label, department: handout.department, sha256: handout.sha256,
            recipients: entry.recipients + entry.copies)
    }

    /// What would be sent to whom; nothing is, and nothing is logged.
    public func rehearse(_ handouts: [Handout]) throws -> [Report] {
        try handouts.map { handout in
            try report(handout) { entry, key in
                guard let last = try log.last(key), !again.contains(handout.department) else {
                    return .wouldSend(entry.recipients + entry.copies)
                }
                return outcome(of: last) ?? .wouldSend(entry.recipients + entry.copies)
            }
        }
    }

    /// Sends what is still to be sent.
    /// - Parameters:
    ///   - sender: an address, and the name shown with it.
    ///   - scratch: a folder for archives while they are made.
    ///   - clock: the machine's.
    ///   - told: called after each department.
    /// - Throws: `MachineFailure`, and what the log throws.
    public func send(
        _ handouts: [Handout], by connection: MailConnection, from sender: (address: String, name: String),
        scratch: String, clock: () -> Moment, told: (Report) -> Void
    ) throws {
        var isReachable = true
        for handout in handouts {
            let report = try report(handout) { entry, key in
                if confirmed.contains(handout.department), try log.last(key)?.state != .sent {
                    try log.settle(DeliveryEntry(key: key, state: .confirmed, at: clock()))
                }
                guard isReachable else { return try log.last(key).flatMap(outcome) ?? .notTried }
                // The attachment is made first: what can go wrong with it goes wrong before anything is logged.
                let attachment = try attachment(handout, entry, scratch)
                if let last = try log.claim(key, at: clock(), again: again.contains(handout.department)) {
                    return outcome(of: last) ?? .notTried
                }
                let moment = clock()
                let message = message(handout, entry, attachment, sender, moment)
                let result = connection.send(message.bytes, from: sender.address, to: entry.recipients + entry.copies)
                func settle(_ state: DeliveryEntry.State, _ detail: String = "") throws {
                    try log.settle(DeliveryEntry(key: key, state: state, at: clock(), detail: detail))
                }
                switch result {
                case .sent:
                    try settle(.sent)
                    return .sent
                case .refused(let words):
                    try settle(.failed, words)
                    return .refused(words)
                case .unreachable(let words):
                    try settle(.failed, words)
                    isReachable = false
                    return .unreachable(words)
                case .unknown(let words):
                    try settle(.intended, words)
                    isReachable = false
                    return .unclear(moment, words)
                }
            }
            told(report)
        }
    }

    private func report(
        _ handout: Handout, _ body: (Recipients.Entry, DeliveryKey) throws -> Outcome
    ) throws -> Report {
        let entry = recipients[handout.department]
        func report(_ outcome: Outcome) -> Report {
            Report(
                department: handout.department, recipients: (entry?.recipients ?? []) + (entry?.copies ?? []),
                isEncrypted: entry?.password.isEmpty == false, outcome: outcome)
        }
        guard handout.obstacle == nil else { return report(.keptBack) }
        guard let entry, !entry.recipients.isEmpty else { return report(.nobody) }
        return report(try body(entry, key(handout, entry)))
    }

    /// What the last entry means for the next attempt; `nil` where it may be sent.
    private func outcome(of last: DeliveryEntry) -> Outcome? {
        switch last.state {
        case .intended: .unclear(last.at, last.detail)
        case .sent: .sentBefore(last.at)
        case .confirmed: .confirmed(last.at)
        case .failed: nil
        }
    }

    // MARK: The message

    private func attachment(
        _ handout: Handout, _ entry: Recipients.Entry, _ scratch: String
    ) throws -> MailMessage.Attachment {
        let name = FileHandout.fileName(handout.department, source)
        guard !entry.password.isEmpty else {
            return MailMessage.Attachment(
                name: name + ".xlsx", type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                bytes: handout.bytes)
        }
        return MailMessage.Attachment(
            name: name + ".zip", type: "application/zip",
            bytes: try FileHandout.zip(
                handout, of: source, password: entry.password, beside: scratch + "/attachment.zip"))
    }

    /// 的第 1 次更正; empty for the period's own results.
    private var what: String { source.amendment.map { "的第 \($0.number) 次更正（\($0.on.iso)）" } ?? "" }

    /// What the department is asked to do.
    private var request: String {
        guard source.amendment == nil else { return "列出更正前后的结果和依据；此前送上的结果与此不一致的，以本次更正为准，未列出的不变。请通知所涉及的人员并签收" }
        let until = source.stage == .notice ? source.noticeEnds.map { "，于 \($0.iso) 前（含当日）反馈" } ?? "" : ""
        return "请核对各人得分和依据；有异议的，填写其中的“申诉表”\(until)"
    }

    private func message(
        _ handout: Handout, _ entry: Recipients.Entry, _ attachment: MailMessage.Attachment,
        _ sender: (address: String, name: String), _ moment: Moment
    ) -> MailMessage {
        let title = source.title(of: handout.department)
        let text = """
            \(handout.department)：

                现将\(source.centre)\(source.period.title)考核结果\(what)送上，见附件“\(attachment.name)”\
            \(entry.password.isEmpty ? "" : "（加密压缩包，密码另行告知）")。附件只含本部门的内容，\(request)。

            \(source.centre)

            工作簿 SHA-256：\(handout.sha256)
            """
        let key = key(handout, entry)
        let id = SHA256.hexadecimal(
            of: Array([key.period, key.department, key.sha256, key.recipients].joined(separator: "\n").utf8))
        return MailMessage(
            sender: sender, recipients: entry.recipients, copies: entry.copies, subject: title, text: text,
            attachment: attachment, date: Self.date(moment), id: String(id.prefix(32)))
    }

    /// `Sun, 22 Nov 2026 14:05:09 +0800`.
    static func date(_ moment: Moment) -> String {
        let weekdays: [Weekday: String] = [
            .monday: "Mon", .tuesday: "Tue", .wednesday: "Wed", .thursday: "Thu", .friday: "Fri", .saturday: "Sat",
            .sunday: "Sun",
        ]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let (year, month, day) = moment.day.components
        let time = moment.time.prefix(8)
        let offset = moment.time.dropFirst(8).filter { $0 != ":" }
        return "\(weekdays[moment.day.weekday] ?? "Mon"), \(day) \(months[month - 1]) \(year) \(time) "
            + (offset.isEmpty ? "+0000" : String(offset))
    }
}
