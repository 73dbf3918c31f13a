import CentreFixtures
import Foundation
import Glibc
import Testing

extension HandoutTests {
    /// Mail, to a real server on this machine.
    @Suite(.serialized, .enabled(if: Programs.python != nil, "python3-aiosmtpd is not installed, so no mail was sent"))
    struct MailHandoutTests {
        private static let password = ["KAOHE_MAIL_PASSWORD": "Correct-Horse"]

        @Test func aRehearsalSendsNothing() async throws {
            let server = try MailServerProcess(.init())
            let made = try await MadeUpDistribution(server: server)
            let outcome = try made.distribute(["--mail"])
            #expect(outcome.status == 0, "\(outcome.complaint)")
            #expect(outcome.output.contains("税务局 → d1@example.gov.cn;c1@example.gov.cn: 将发送"))
            #expect(outcome.output.contains("加 --send 才发送"))
            #expect(server.count == 0)
            #expect(!FileManager.default.fileExists(atPath: made.folder.path + "/output/distribution.log"))
        }

        @Test func eachDepartmentGetsItsOwnOnce() async throws {
            let server = try MailServerProcess(.init())
            let made = try await MadeUpDistribution(server: server)
            let outcome = try made.distribute(["--mail", "--send"])
            #expect(outcome.status == 0, "\(outcome.output)\(outcome.complaint)")
            let messages = try server.messages()
            #expect(messages.count == 3)
            for (number, department) in MadeUpDistribution.departments.enumerated() {
                let message = try #require(messages.first { $0.subject == "\(department)2026年第三季度考核结果（草稿）" })
                #expect(message.sender == "kaohe@example.gov.cn")
                #expect(
                    message.recipients == ["d\(number)@example.gov.cn"] + (number == 1 ? ["c1@example.gov.cn"] : []))
                #expect(message.from == "考核办公室 <kaohe@example.gov.cn>")
                #expect(message.to.contains("d\(number)@example.gov.cn"))
                #expect(message.cc.contains("c1@") == (number == 1))
                #expect(message.text.hasPrefix("\(department)："))
                #expect(
                    try message.attachments == [
                        "\(department)2026年第三季度考核结果（草稿）.xlsx": made.folder.bytes("output/2026Q3/部门/\(department).xlsx")
                    ])
                #expect(message.longest <= 78)
            }
            #expect(Set(messages.map(\.id)).count == 3)
            // Again: nothing.
            let again = try made.distribute(["--mail", "--send"])
            #expect(again.status == 0)
            #expect(again.output.contains("已发送,不再发"))
            #expect(server.count == 3)
            // Unless somebody says so.
            #expect(try made.distribute(["--mail", "--send", "--again", "税务局"]).status == 0)
            let all = try server.messages()
            #expect(all.count == 4)
            #expect(all[3].id == messages.first { $0.subject.hasPrefix("税务局") }?.id)
        }

        @Test(arguments: ["starttls", "smtps"])
        func overTLSWithAPassword(_ mode: String) async throws {
            let server = try MailServerProcess(.init(mode: mode, user: "kaohe", password: "Correct-Horse"))
            let made = try await MadeUpDistribution(
                server: server, tls: mode == "smtps" ? "required" : "starttls", user: "kaohe")
            let outcome = try made.distribute(["--mail", "--send"], environment: Self.password)
            #expect(outcome.status == 0, "\(outcome.output)\(outcome.complaint)")
            #expect(server.count == 3)
            // From a file as well.
            try made.folder.write(Array("Correct-Horse\n".utf8), to: "secret")
            let file = try made.distribute(
                ["--mail", "--send", "--again", "税务局", "--password-file", made.folder.path + "/secret"])
            #expect(file.status == 0, "\(file.output)\(file.complaint)")
            #expect(server.count == 4)
        }

        @Test func aWrongPasswordIsToldOnceAndNothingIsSent() async throws {
            let server = try MailServerProcess(.init(mode: "starttls", user: "kaohe", password: "Correct-Horse"))
            let made = try await MadeUpDistribution(server: server, tls: "starttls", user: "kaohe")
            let wrong = ["KAOHE_MAIL_PASSWORD": "Battery-Staple"]
            let outcome = try made.distribute(["--mail", "--send"], environment: wrong)
            #expect(outcome.status == 2)
            #expect(outcome.output.contains("没有发出:服务器不可用"))
            #expect(server.count == 0)
            for text in [outcome.output, outcome.complaint, try made.folder.text("output/distribution.log")] {
                #expect(!text.contains("Battery-Staple"))
            }
            let missing = try made.distribute(["--mail", "--send"])
            #expect(missing.status == 1)
            #expect(missing.complaint.contains("KAOHE_MAIL_PASSWORD"))
            // With the right one all goes out: what failed is open.
            #expect(try made.distribute(["--mail", "--send"], environment: Self.password).status == 0)
            #expect(server.count == 3)
        }

        @Test func withoutTheTLSAskedForNothingIsSaid() async throws {
            let plain = try MailServerProcess(.init())
            for tls in ["starttls", "required"] {
                let made = try await MadeUpDistribution(server: plain, tls: tls)
                let outcome = try made.distribute(["--mail", "--send"])
                #expect(outcome.status == 2, "\(tls) \(outcome.output)")
                #expect(plain.count == 0)
            }
            // A certificate nobody vouches for is none.
            let server = try MailServerProcess(.init(mode: "starttls"))
            let made = try await MadeUpDistribution(server: server, tls: "starttls", ca: false)
            #expect(try made.distribute(["--mail", "--send"]).status == 2)
            #expect(server.count == 0)
            // And in the clear only on this machine.
            var binding = try made.folder.text("centre.yaml")
            binding = binding.replacingOccurrences(of: "tls: starttls", with: "tls: none")
                .replacingOccurrences(of: "host: localhost", with: "host: mail.example.gov.cn")
            try made.folder.write(Array(binding.utf8), to: "centre.yaml")
            let clear = try made.distribute(["--mail", "--send"])
            #expect(clear.status == 1)
            #expect(clear.complaint.contains("只能用于本机"))
        }

        @Test func aRefusedRecipientStopsOnlyItsDepartment() async throws {
            let server = try MailServerProcess(.init(refuse: ["c1@example.gov.cn"]))
            let made = try await MadeUpDistribution(server: server)
            let outcome = try made.distribute(["--mail", "--send"])
            #expect(outcome.status == 1)
            #expect(outcome.output.contains("税务局 → d1@example.gov.cn;c1@example.gov.cn: 服务器拒收"))
            #expect(outcome.output.contains("没有送到:税务局"))
            // Of two recipients neither gets it.
            #expect(try server.messages().map { $0.recipients.first } == ["d0@example.gov.cn", "d2@example.gov.cn"])
            // With another address it goes out, and nothing else does.
            let list = try made.folder.text("recipients.csv").replacingOccurrences(of: "c1@", with: "c9@")
            try made.folder.write(Array(list.utf8), to: "recipients.csv")
            #expect(try made.distribute(["--mail", "--send"]).status == 0)
            #expect(
                try server.messages().map { $0.recipients.last } == [
                    "d0@example.gov.cn", "d2@example.gov.cn", "c9@example.gov.cn",
                ])
        }

        @Test func aMessageTheServerRejectsIsOpen() async throws {
            let server = try MailServerProcess(.init(reject: 2))
            let made = try await MadeUpDistribution(server: server)
            let outcome = try made.distribute(["--mail", "--send"])
            #expect(outcome.status == 1)
            #expect(outcome.output.contains("服务器拒收"))
            #expect(server.count == 2)
            #expect(try made.distribute(["--mail", "--send"]).status == 0)
            #expect(server.count == 3)
        }

        @Test func aServerThatHangsUpBeforeItHasAllGotNothing() async throws {
            let server = try MailServerProcess(.init(cut: 1))
            let made = try await MadeUpDistribution(server: server) { centre in
                // A book that does not go into one packet.
                for day in 1...28 {
                    for person in 0..<2 {
                        centre.event("2026-07-\(day < 10 ? "0" : "")\(day)", "KH00\(person)", "德3", degree: "一般")
                    }
                }
            }
            let outcome = try made.distribute(["--mail", "--send"])
            #expect(outcome.status != 0)
            #expect(server.count == 0 || outcome.output.contains("可能已送达"))
        }

        @Test func aServerThatHangsUpWithoutAWordLeavesItUnclear() async throws {
            let server = try MailServerProcess(.init(drop: 2))
            let made = try await MadeUpDistribution(server: server)
            let outcome = try made.distribute(["--mail", "--send"])
            #expect(outcome.status == 1)
            #expect(outcome.output.contains("可能已送达"))
            #expect(server.count == 2)
            // It is not sent again by itself; the third is.
            let second = try made.distribute(["--mail", "--send"])
            #expect(second.status == 1)
            #expect(second.output.contains("可能已送达"))
            #expect(server.count == 3)
            // The department says that it has it.
            let confirmed = try made.distribute(["--mail", "--send", "--confirmed", "税务局"])
            #expect(confirmed.status == 0, "\(confirmed.output)")
            #expect(confirmed.output.contains("已确认收到"))
            #expect(server.count == 3)
            #expect(try made.distribute(["--mail", "--send"]).status == 0)
            #expect(server.count == 3)
        }

        @Test(arguments: [false, true])
        func killedInTheMiddleNothingIsSentTwice(_ hasLedger: Bool) async throws {
            let server = try MailServerProcess(.init(hang: 2))
            let made = try await MadeUpDistribution(server: server, ledger: hasLedger)
            let process = try Programs.start(
                try #require(Programs.kaohe), made.full(["distribute", "--draft", "--mail", "--send"]))
            // The server has the second message, and does not say so.
            #expect(eventually { server.count == 2 })
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            let resumed = try made.distribute(["--mail", "--send"])
            #expect(resumed.status == 1, "\(resumed.output)\(resumed.complaint)")
            #expect(resumed.output.contains("可能已送达"))
            let messages = try server.messages()
            #expect(
                messages.map { $0.recipients.first } == ["d0@example.gov.cn", "d1@example.gov.cn", "d2@example.gov.cn"])
            #expect(try made.distribute(["--mail", "--send"]).status == 1)
            #expect(server.count == 3)
            // The office has asked: it never arrived.
            #expect(try made.distribute(["--mail", "--send", "--again", "税务局"]).status == 0)
            #expect(try server.messages().map { $0.recipients.first }.filter { $0 == "d1@example.gov.cn" }.count == 2)
            #expect(try made.distribute(["--mail", "--send"]).status == 0)
            #expect(server.count == 4)
            #expect(FileManager.default.fileExists(atPath: made.folder.path + "/output/distribution.log") == !hasLedger)
        }

        @Test func aWorkbookWithAPasswordGoesAsAnArchive() async throws {
            let server = try MailServerProcess(.init())
            let made = try await MadeUpDistribution(
                server: server,
                recipients: "部门,收件人,密码\n住建局,d0@example.gov.cn,\n税务局,d1@example.gov.cn,Guard-2026\n")
            let outcome = try made.distribute(["--mail", "--send"])
            #expect(outcome.status == 1)
            #expect(outcome.output.contains("自然资源局 → : 收件人表里没有它的收件人"))
            #expect(outcome.output.contains("税务局 → d1@example.gov.cn(加密): 已发送"))
            let message = try #require(try server.messages().first { $0.subject.hasPrefix("税务局") })
            #expect(message.text.contains("密码另行告知"))
            #expect(!message.text.contains("Guard-2026"))
            let (name, bytes) = try #require(message.attachments.first)
            #expect(name == "税务局2026年第三季度考核结果（草稿）.zip")
            try made.folder.write(bytes, to: "attached.zip")
            if Programs.has("7z") {
                #expect(try Programs.run("7z", ["t", "-pGuard-2026", made.folder.path + "/attached.zip"]).status == 0)
            }
        }

        @Test func anotherWorkbookIsAnotherDelivery() async throws {
            let server = try MailServerProcess(.init())
            let made = try await MadeUpDistribution(server: server)
            #expect(try made.distribute(["--mail", "--send"]).status == 0)
            // The draft changes for one department.
            let events = try made.folder.text("logs/events.csv") + "E9,2026-07-06,KH100,,德3,,一般,,,,\n"
            try made.folder.write(Array(events.utf8), to: "logs/events.csv")
            #expect(try made.kaohe(["run"]).status == 0)
            #expect(try made.distribute(["--mail", "--send"]).status == 0)
            let second = try server.messages().dropFirst(3).map(\.subject)
            #expect(second.contains { $0.hasPrefix("税务局") })
        }
    }
}
