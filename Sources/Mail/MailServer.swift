/// A mail server and how to talk to it.
public struct MailServer: Hashable, Sendable {
    /// How what is said is kept from others.
    public enum Security: String, Hashable, Sendable, CaseIterable {
        /// TLS from the first byte (SMTPS), port 465 as a rule.
        case required
        /// TLS asked for in the conversation, and no conversation without; port 587 as a rule.
        case starttls
        /// None: only to a server on this very machine.
        case none

        /// The port it has unless another is stated.
        public var port: Int {
            switch self {
            case .required: 465
            case .starttls: 587
            case .none: 25
            }
        }
    }

    /// Its name or address.
    public let host: String
    /// Its port.
    public let port: Int
    /// How what is said is kept from others.
    public let security: Security
    /// Who logs in; empty for nobody.
    public let user: String
    /// With what; empty for nothing.
    public let password: String
    /// A file of certificates to trust instead of the system's; empty for the system's.
    public let authorities: String

    /// A server by its parts.
    public init(
        host: String, port: Int? = nil, security: Security, user: String = "", password: String = "",
        authorities: String = ""
    ) {
        self.host = host
        self.port = port ?? security.port
        self.security = security
        self.user = user
        self.password = password
        self.authorities = authorities
    }

    /// Whether it is this very machine: the only one that may be talked to without TLS.
    public var isLoopback: Bool { ["localhost", "127.0.0.1", "::1"].contains(host) }
}

/// How sending one message ended.
public enum MailOutcome: Hashable, Sendable {
    /// The server took it over.
    case sent
    /// The server said no, to the sender, a recipient or the message: it has not been delivered.
    case refused(String)
    /// The server could not be talked to, or let nobody in; nothing was delivered, and it would not be for any other message.
    case unreachable(String)
    /// The whole message was on its way when the conversation broke off: it may have been delivered.
    case unknown(String)
}
