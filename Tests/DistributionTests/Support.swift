import CentreFixtures
import Foundation
import Glibc
import Testing

/// Programs as tests run them.
enum Programs {
    /// What a program said, and how it ended; negative for a signal.
    struct Outcome {
        let status: Int32
        let output: String
        let complaint: String
    }

    /// The `kaohe` program, built beside the tests.
    static let kaohe: String? = {
        let beside = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        return [beside.appending(path: "kaohe").path, Repository.root.appending(path: ".build/debug/kaohe").path]
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }()

    /// A Python that has aiosmtpd; Debian's own where another comes first on the path.
    static let python: String? = ["/usr/bin/python3", "python3"].first {
        (try? run($0, ["-c", "import aiosmtpd"]))?.status == 0
    }

    static func has(_ program: String) -> Bool { (try? run("which", [program]))?.status == 0 }

    /// Runs one to its end.
    static func run(
        _ program: String, _ arguments: [String], environment: [String: String] = [:]
    ) throws -> Outcome {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [program] + arguments
        var all = ProcessInfo.processInfo.environment
        all["KAOHE_MAIL_PASSWORD"] = nil
        process.environment = all.merging(environment) { $1 }
        let folder = try TemporaryFolder()
        let (output, complaint) = (folder.path + "/out", folder.path + "/err")
        for path in [output, complaint] { _ = FileManager.default.createFile(atPath: path, contents: nil) }
        process.standardOutput = FileHandle(forWritingAtPath: output)
        process.standardError = FileHandle(forWritingAtPath: complaint)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
            output: try folder.text("out"), complaint: try folder.text("err"))
    }

    /// Starts one.
    static func start(_ program: String, _ arguments: [String], environment: [String: String] = [:]) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }
}

/// Waits until something is so; `false` where it never is.
func eventually(within seconds: Double = 30, _ holds: () -> Bool) -> Bool {
    let end = Date().addingTimeInterval(seconds)
    while !holds() {
        if Date() > end { return false }
        usleep(20_000)
    }
    return true
}

/// A real mail server on this machine, by aiosmtpd: what it takes over lies in its folder.
final class MailServerProcess {
    /// A message it took over.
    struct Message {
        let sender: String
        let recipients: [String]
        /// Headers decoded, the text, and the attachments by name, as Python's own mail library reads them.
        let subject: String
        let from: String
        let to: String
        let cc: String
        let id: String
        let text: String
        let attachments: [String: [UInt8]]
        /// The longest line.
        let longest: Int
    }

    let folder: TemporaryFolder
    let port: Int
    private let process: Process

    /// How it behaves, as `serve.py` below reads it.
    struct Ways {
        var mode = "plain"
        var refuse: [String] = []
        var user = ""
        var password = ""
        /// Hang up after having all of the message of this number, without a word.
        var drop = 0
        /// Hang up while the message of this number is on its way.
        var cut = 0
        /// Wait, once the message of this number is stored, and answer never.
        var hang = 0
        /// Say no to the message itself.
        var reject = 0
    }

    init(_ ways: Ways) throws {
        folder = try TemporaryFolder()
        try folder.write(Array(Self.script.utf8), to: "serve.py")
        try FileManager.default.createDirectory(atPath: folder.path + "/mail", withIntermediateDirectories: true)
        let made = try Programs.run(
            "openssl",
            [
                "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", folder.path + "/key.pem", "-out",
                folder.path + "/cert.pem", "-days", "2", "-subj", "/CN=localhost", "-addext",
                "subjectAltName=DNS:localhost,IP:127.0.0.1",
            ])
        try #require(made.status == 0, "\(made.complaint)")
        let options: [String: Any] = [
            "mode": ways.mode, "refuse": ways.refuse, "user": ways.user, "password": ways.password, "drop": ways.drop,
            "cut": ways.cut, "hang": ways.hang, "reject": ways.reject,
        ]
        let json = String(decoding: try JSONSerialization.data(withJSONObject: options), as: UTF8.self)
        process = try Programs.start(
            "/usr/bin/env", [try #require(Programs.python), folder.path + "/serve.py", folder.path, json])
        let path = folder.path + "/port"
        let isUp = eventually { FileManager.default.fileExists(atPath: path) }
        port = isUp ? Int(try folder.text("port")) ?? 0 : 0
        try #require(port > 0, "the mail server did not start")
    }

    deinit {
        // A signal that can be blocked may be: threads of the tests start with most of them blocked.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// How many messages it has.
    var count: Int {
        (try? FileManager.default.contentsOfDirectory(atPath: folder.path + "/mail"))?.count { $0.hasSuffix(".eml") }
            ?? 0
    }

    /// What it took over, in order.
    func messages() throws -> [Message] {
        let script = """
            import base64, email, email.policy, json, os, sys
            folder = sys.argv[1]
            result = []
            for name in sorted(n for n in os.listdir(folder) if n.endswith('.eml')):
                data = open(folder + '/' + name, 'rb').read()
                m = email.message_from_bytes(data, policy=email.policy.default)
                envelope = json.load(open(folder + '/' + name[:-4] + '.json'))
                result.append(dict(envelope, subject=str(m['subject']), sender_header=str(m['from']), to=str(m['to']), cc=str(m['cc'] or ''),
                    id=str(m['message-id']), text=m.get_body().get_content(), longest=max(len(l) for l in data.split(b'\\r\\n')),
                    attachments={p.get_filename(): base64.b64encode(p.get_payload(decode=True)).decode() for p in m.iter_attachments()}))
            json.dump(result, sys.stdout)
            """
        struct Raw: Decodable {
            let from: String
            let rcpt: [String]
            let subject: String
            let sender_header: String
            let to: String
            let cc: String
            let id: String
            let text: String
            let longest: Int
            let attachments: [String: String]
        }
        let outcome = try Programs.run("python3", ["-c", script, folder.path + "/mail"])
        try #require(outcome.status == 0, "\(outcome.complaint)")
        return try JSONDecoder().decode([Raw].self, from: Data(outcome.output.utf8)).map { raw in
            Message(
                sender: raw.from, recipients: raw.rcpt, subject: raw.subject, from: raw.sender_header, to: raw.to,
                cc: raw.cc, id: raw.id, text: raw.text,
                attachments: raw.attachments.mapValues { [UInt8](Data(base64Encoded: $0) ?? Data()) },
                longest: raw.longest)
        }
    }

    private static let script = """
        import asyncio, json, os, ssl, sys
        from aiosmtpd.smtp import SMTP, AuthResult
        folder, options = sys.argv[1], json.loads(sys.argv[2])
        taken = 0

        class Handler:
            async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
                if address in options['refuse']: return '550 5.1.1 no such user'
                envelope.rcpt_tos.append(address)
                return '250 OK'
            async def handle_DATA(self, server, session, envelope):
                global taken
                taken += 1
                if options['reject'] == taken: return '554 5.7.1 not wanted'
                place = f'{folder}/mail/{len([n for n in os.listdir(folder + "/mail") if n.endswith(".eml")]):04}'
                json.dump({'from': envelope.mail_from, 'rcpt': envelope.rcpt_tos}, open(place + '.json', 'w'))
                with open(place + '.part', 'wb') as file: file.write(envelope.original_content)
                os.rename(place + '.part', place + '.eml')
                if options['hang'] == taken: await asyncio.sleep(600)
                if options['drop'] == taken:
                    server.transport.abort()
                    await asyncio.sleep(600)
                return '250 Message accepted'

        class Cutting(SMTP):
            async def smtp_DATA(self, arg):
                global taken
                if options['cut'] == taken + 1:
                    taken += 1
                    await self.push('354 go on')
                    await self._reader.readline()
                    self.transport.abort()
                    return
                await super().smtp_DATA(arg)

        def authenticate(server, session, envelope, mechanism, data):
            good = data.login.decode() == options['user'] and data.password.decode() == options['password']
            return AuthResult(success=good, handled=good)

        async def main():
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(folder + '/cert.pem', folder + '/key.pem')
            loop = asyncio.get_running_loop()
            more = {}
            if options['user']:
                more = dict(authenticator=authenticate, auth_required=True, auth_require_tls=options['mode'] == 'starttls')
            if options['mode'] == 'starttls': more.update(require_starttls=True, tls_context=context)
            server = await loop.create_server(
                lambda: Cutting(Handler(), hostname='localhost', loop=loop, data_size_limit=1 << 28, **more), '127.0.0.1', 0,
                ssl=context if options['mode'] == 'smtps' else None)
            with open(folder + '/port.part', 'w') as file: file.write(str(server.sockets[0].getsockname()[1]))
            os.rename(folder + '/port.part', folder + '/port')
            await server.serve_forever()

        asyncio.run(main())
        """
}

/// A made-up centre of several departments whose quarter was scored, with its mail.
struct MadeUpDistribution {
    let folder: TemporaryFolder
    static let departments = ["住建局", "税务局", "自然资源局"]

    init(
        server: MailServerProcess? = nil, tls: String = "none", user: String = "", ledger: Bool = false,
        recipients: String? = nil, ca: Bool = true, notes: (inout MadeUpCentre) -> Void = { _ in }
    ) async throws {
        var centre = MadeUpCentre()
        for (number, department) in Self.departments.enumerated() {
            for person in 0..<2 {
                centre.person(
                    "KH\(number)0\(person)", at: "\(department)窗口", in: department,
                    name: ["赵一鸣", "钱二虎", "孙三娘", "李四海", "周五福", "吴六奇"][number * 2 + person])
            }
        }
        notes(&centre)
        if ledger { centre.binding += "ledger: ledger.sqlite\n" }
        if let server {
            centre.binding += """
                mail:
                  host: localhost
                  port: \(server.port)
                  tls: \(tls)
                  sender: 考核办公室 <kaohe@example.gov.cn>

                """
            if !user.isEmpty { centre.binding += "  user: \(user)\n" }
            if ca && tls != "none" { centre.binding += "  ca: \(server.folder.path)/cert.pem\n" }
        }
        folder = try centre.folder()
        let text =
            recipients
            ?? "部门,收件人,抄送,密码\r\n"
            + Self.departments.enumerated().map {
                "\($0.element),d\($0.offset)@example.gov.cn,\($0.offset == 1 ? "c1@example.gov.cn" : ""),\r\n"
            }.joined()
        try folder.write(Array(text.utf8), to: "recipients.csv")
        let run = try kaohe(["run"])
        try #require(run.status == 0, "\(run.complaint)")
    }

    /// Runs a command of the program on the centre's quarter.
    func kaohe(_ arguments: [String], environment: [String: String] = [:]) throws -> Programs.Outcome {
        try Programs.run(
            try #require(Programs.kaohe), full(arguments), environment: environment.merging(["LC_ALL": "C"]) { $1 })
    }

    func full(_ arguments: [String]) -> [String] {
        [arguments[0], "--centre", folder.path, "--period", "2026Q3"] + arguments.dropFirst()
    }

    /// Distributes the draft.
    func distribute(_ arguments: [String], environment: [String: String] = [:]) throws -> Programs.Outcome {
        try kaohe(["distribute", "--draft"] + arguments, environment: environment)
    }
}
