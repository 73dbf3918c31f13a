/// What was handed to whom: a department's workbook of a period, by its bytes, to some recipients.
public struct DeliveryKey: Hashable, Sendable {
    /// The period's label, `2026Q3`.
    public let period: String
    /// The department.
    public let department: String
    /// SHA-256 of the workbook, in lower-case hexadecimal.
    public let sha256: String
    /// The recipients' addresses, in code-point order, with `;` between them.
    public let recipients: String

    /// A key by its parts.
    public init(period: String, department: String, sha256: String, recipients: [String]) {
        self.period = period
        self.department = department
        self.sha256 = sha256
        self.recipients = recipients.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined(separator: ";")
    }
}

/// One entry of the log of deliveries; entries are only ever added.
public struct DeliveryEntry: Hashable, Sendable {
    /// What happened.
    public enum State: String, Sendable, CaseIterable {
        /// It is about to be sent. Where nothing follows, nobody knows whether it was.
        case intended
        /// The server took it over.
        case sent
        /// It was not delivered.
        case failed
        /// Somebody asked the department: it has it.
        case confirmed
    }

    /// What was handed to whom.
    public let key: DeliveryKey
    /// What happened.
    public let state: State
    /// When.
    public let at: Moment
    /// What there is to say: the server's words.
    public let detail: String

    /// An entry by its parts.
    public init(key: DeliveryKey, state: State, at: Moment, detail: String = "") {
        self.key = key
        self.state = state
        self.at = at
        self.detail = detail
    }

    /// Whether it may be sent after this without anybody's being asked.
    public var isOpen: Bool { state == .failed }
}

/// The log of deliveries, wherever it is kept. What a method wrote is on the disk when it returns.
public protocol DeliveryLog: Sendable {
    /// Writes that something is about to be sent, unless the last entry says that it was sent or may have been; of two who
    /// ask at once one is told of the other.
    /// - Parameter again: even where it may have been sent, or was: somebody decided so.
    /// - Returns: `nil` where it may be sent now, else the last entry.
    func claim(_ key: DeliveryKey, at moment: Moment, again: Bool) throws -> DeliveryEntry?

    /// Writes how it ended.
    func settle(_ entry: DeliveryEntry) throws

    /// The last entry; `nil` where there is none.
    func last(_ key: DeliveryKey) throws -> DeliveryEntry?
}
