internal import CentreRun
internal import Diagnostics
public import Mail
public import RuleLoading

/// The mail server a centre names, as mail is sent by it.
public struct MailSettings: Hashable, Sendable {
    /// The server.
    public let server: MailServer
    /// The sender's address.
    public let address: String
    /// The name shown with it; may be empty.
    public let name: String

    /// What `centre.yaml` says, with the password that it does not say.
    /// - Throws: ``DistributionRefusal`` where it cannot be used.
    public init(_ binding: MailBinding, folder: String, password: String) throws(DistributionRefusal) {
        let text = binding.sender.value
        if let open = text.lastIndex(of: "<"), text.last == ">" {
            name = String(text[..<open].drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
            address = String(text[text.index(after: open)...].dropLast())
        } else {
            (name, address) = ("", text)
        }
        guard MailText.isAddress(address), !name.unicodeScalars.contains(where: { $0.value < 0x20 }) else {
            throw DistributionRefusal(
                Wording(
                    zh: "centre.yaml 的 mail: sender 不是邮件地址:\(text)",
                    en: "mail: sender in centre.yaml is no address: \(text)"),
                remedy: Wording(
                    zh: "写成 name@example.gov.cn,或 名称 <name@example.gov.cn>",
                    en: "write name@example.org, or Name <name@example.org>"))
        }
        let host = binding.host.value
        guard host.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !Array("/@#?\\".utf8).contains($0) }) else {
            throw DistributionRefusal(
                Wording(
                    zh: "centre.yaml 的 mail: host 不是服务器名:\(host)", en: "mail: host in centre.yaml is no host: \(host)"),
                remedy: Wording(zh: "只写服务器的名称或地址,端口写在 port", en: "write its name or address, and the port under port"))
        }
        let security: MailServer.Security =
            switch binding.security {
            case .required: .required
            case .starttls: .starttls
            case .none: .none
            }
        server = MailServer(
            host: host, port: binding.port, security: security, user: binding.user, password: password,
            authorities: binding.authorities.isEmpty ? "" : FileSystem.join(folder, binding.authorities))
        guard security != .none || server.isLoopback else {
            throw DistributionRefusal(
                Wording(
                    zh: "centre.yaml 的 mail: tls 为 none(不加密),只能用于本机的服务器",
                    en: "mail: tls is none in centre.yaml, which is for a server on this machine alone"),
                remedy: Wording(zh: "改为 required 或 starttls", en: "make it required or starttls"))
        }
        guard binding.user.isEmpty || !password.isEmpty else {
            throw DistributionRefusal(
                Wording(zh: "没有邮件密码", en: "there is no password for the mail server"),
                remedy: Wording(
                    zh: "放在环境变量 KAOHE_MAIL_PASSWORD 里,或用 --password-file 指明存放的文件",
                    en: "put it into KAOHE_MAIL_PASSWORD, or name a file that holds it with --password-file"))
        }
    }
}
