public import Chronology
public import Diagnostics
public import RecordModel

/// What `centre.yaml` binds together; every path with its place, so that a missing file can be reported there.
public struct CentreFile: Sendable {
    /// The centre's name.
    public let name: Located<String>
    /// Calendar files.
    public let calendars: [Located<String>]
    /// The attendance policy.
    public let attendance: Located<String>
    /// Rule files, one regulation each.
    public let rules: [Located<String>]
    /// The roster.
    public let roster: Located<String>
    /// Path patterns of each declared log; a log not declared is empty.
    public let logs: [LogKind: [Located<String>]]
    /// Path patterns of the logs that regulations declare, in the file's order; one not named here is empty.
    public let declaredLogs: [NamedFiles]
    /// The rosters of the kinds of subject that regulations declare, in the file's order.
    public let rosters: [NamedFiles]
    /// Headers of the roster that differ from the defaults, by field id.
    public let rosterColumns: [String: Located<String>]
    /// Headers of logs that differ from the defaults, by field id.
    public let columns: [LogKind: [String: Located<String>]]
    /// Headers of the further columns that rules name, by the log.
    public let furtherColumns: [LogKind: [NamedHeader]]
    /// Headers of the tables that regulations declare, in the file's order.
    public let declaredColumns: [NamedHeaders]
    /// Which of several ratings of one case counts.
    public let ratingChoice: RatingChoice
    /// The kinds of pause that stop the clock of a case.
    public let pauseKinds: [String]
    /// Import profiles of this centre's own.
    public let profiles: [Located<String>]
    /// The import profile that a log's files are read by, by the log's id or the name a regulation gives it; a log not
    /// named here is read by whichever profile recognises its files.
    public let chosenProfiles: [String: Located<String>]
    /// The templates of letters, in the file's order; empty for none, `nil` where the file does not say: those the program
    /// ships then serve.
    public let letters: [Located<String>]?
    /// The output folder; `nil` where the file does not say.
    public let output: Located<String>?
    /// The ledger; `nil` where the centre keeps none.
    public let ledger: LedgerBinding?
    /// How the public notice names people.
    public let noticeNames: NoticeNames
    /// How many working days the notice hangs.
    public let noticeDays: Int
    /// Where to object; empty if not stated.
    public let objections: String
    /// How many working days departments may appeal, from the notice's first day or from publication; `nil` where the file
    /// does not say.
    public let appealDays: Int?
    /// The mail server workbooks are sent by; `nil` where none is named.
    public let mail: MailBinding?
    /// The file as the user named it.
    public let file: String

    /// A centre's file by its parts.
    public init(
        name: Located<String>, calendars: [Located<String>], attendance: Located<String>, rules: [Located<String>],
        roster: Located<String>, logs: [LogKind: [Located<String>]], declaredLogs: [NamedFiles] = [],
        rosters: [NamedFiles] = [], rosterColumns: [String: Located<String>],
        columns: [LogKind: [String: Located<String>]], furtherColumns: [LogKind: [NamedHeader]] = [:],
        declaredColumns: [NamedHeaders] = [], ratingChoice: RatingChoice = .latest,
        pauseKinds: [String] = CentreFile.usualPauses, profiles: [Located<String>] = [],
        chosenProfiles: [String: Located<String>] = [:], letters: [Located<String>]? = nil, output: Located<String>?,
        ledger: LedgerBinding? = nil, noticeNames: NoticeNames, noticeDays: Int, objections: String,
        appealDays: Int? = nil, mail: MailBinding? = nil, file: String
    ) {
        self.name = name
        self.calendars = calendars
        self.attendance = attendance
        self.rules = rules
        self.roster = roster
        self.logs = logs
        self.declaredLogs = declaredLogs
        self.rosters = rosters
        self.rosterColumns = rosterColumns
        self.columns = columns
        self.furtherColumns = furtherColumns
        self.declaredColumns = declaredColumns
        self.ratingChoice = ratingChoice
        self.pauseKinds = pauseKinds
        self.profiles = profiles
        self.chosenProfiles = chosenProfiles
        self.letters = letters
        self.output = output
        self.ledger = ledger
        self.noticeNames = noticeNames
        self.noticeDays = noticeDays
        self.objections = objections
        self.appealDays = appealDays
        self.mail = mail
        self.file = file
    }
}

extension CentreFile {
    /// The kinds of pause that stop the clock where the file does not say.
    public static let usualPauses = ["挂起"]
}

/// The ledger a centre keeps its published periods in.
public struct LedgerBinding: Sendable {
    /// Its file, relative to the centre's folder.
    public let path: Located<String>
    /// The first day whose results are in it: what lies before is not looked back to. `nil` where the file does not say.
    public let begins: Day?

    /// A ledger by its parts.
    public init(path: Located<String>, begins: Day? = nil) {
        self.path = path
        self.begins = begins
    }
}

/// The mail server that workbooks are sent by, as `centre.yaml` names it; the password is never in a file of the centre's.
public struct MailBinding: Sendable {
    /// How what is said is kept from others.
    public enum Security: String, Sendable, CaseIterable {
        /// TLS from the first byte.
        case required
        /// TLS asked for in the conversation, and none without.
        case starttls
        /// None, for a server on this very machine.
        case none
    }

    /// The server's name or address.
    public let host: Located<String>
    /// Its port; `nil` for the usual one.
    public let port: Int?
    /// How what is said is kept from others.
    public let security: Security
    /// Who logs in; empty for nobody.
    public let user: String
    /// The sender: an address, or a name and an address in angle brackets.
    public let sender: Located<String>
    /// A file of certificates to trust, relative to the centre's folder; empty for the system's.
    public let authorities: String

    /// A server by its parts.
    public init(
        host: Located<String>, port: Int?, security: Security, user: String, sender: Located<String>,
        authorities: String
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.user = user
        self.sender = sender
        self.authorities = authorities
    }
}
