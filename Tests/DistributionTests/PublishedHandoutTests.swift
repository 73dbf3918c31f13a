import Archives
import CentreFixtures
import Chronology
import Foundation
import Glibc
import Ledger
import LedgerModel
import Testing

extension HandoutTests {
    /// A period that was really put on notice, published and amended, handed out.
    @Suite(.serialized) struct PublishedHandoutTests {
        /// A centre with a fault on somebody of the first department, its quarter scored.
        static func made(
            server: MailServerProcess? = nil, more: (inout MadeUpCentre) -> Void = { _ in }
        ) async throws -> MadeUpDistribution {
            try await MadeUpDistribution(server: server, ledger: true) { centre in
                centre.event("2026-07-06", "KH000", "德1")
                centre.event("2026-07-07", "KH100", "德1")
                more(&centre)
            }
        }

        static func publish(_ made: MadeUpDistribution) throws {
            let outcome = try made.kaohe(["publish", "--by", "张三", "--without-notice", "试点", "--on", "2026-10-20"])
            try #require(outcome.status == 0, "\(outcome.complaint)")
        }

        private static func entries(_ made: MadeUpDistribution, _ department: String) throws -> String {
            try ZipReading.entries(
                of: made.folder.bytes("handed/\(department)/\(department)2026年第三季度考核结果.xlsx")
            ).map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
        }

        @Test func aPeriodOnNoticeAndThenPublished() async throws {
            let made = try await Self.made()
            let notice = try made.kaohe(["publish", "--notice", "--by", "张三", "--on", "2026-10-08"])
            try #require(notice.status == 0, "\(notice.complaint)")
            let target = made.folder.path + "/handed"
            let first = try made.kaohe(["distribute", "--to", target])
            #expect(first.status == 0, "\(first.output)\(first.complaint)")
            #expect(first.output.contains("(公示)"))
            let names = try made.folder.everything(under: "handed")
            #expect(
                Set(names.keys)
                    == Set(MadeUpDistribution.departments.map { "handed/\($0)/\($0)2026年第三季度考核结果.xlsx" }))
            #expect(!(try Self.entries(made, "住建局")).contains("草稿"))
            // The ledger went on and the folder did not: nothing goes out.
            let kept = try made.folder.everything(under: "output")
            try Self.publish(made)
            for (path, bytes) in kept { try made.folder.write(bytes, to: path) }
            let stale = try made.kaohe(["distribute", "--to", target])
            #expect(stale.status == 1)
            #expect(stale.complaint.contains("“已公布”") && stale.complaint.contains("“公示”"), "\(stale.complaint)")
            let again = try made.kaohe(["run"])
            #expect(again.status == 0, "\(again.complaint)")
            let published = try made.kaohe(["distribute", "--to", target])
            #expect(published.status == 0, "\(published.complaint)")
            #expect(published.output.contains("已公布"))
        }

        @Test(.enabled(if: Programs.python != nil, "python3-aiosmtpd is not installed, so no mail was sent"))
        func publishedKilledAndResumed() async throws {
            let server = try MailServerProcess(.init(hang: 2))
            let made = try await Self.made(server: server)
            #expect(try made.kaohe(["distribute", "--mail", "--send"]).status == 1)
            #expect(server.count == 0)
            try Self.publish(made)
            let process = try Programs.start(
                try #require(Programs.kaohe), made.full(["distribute", "--mail", "--send"]))
            #expect(eventually { server.count == 2 })
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            let resumed = try made.kaohe(["distribute", "--mail", "--send"])
            #expect(resumed.status == 1, "\(resumed.output)\(resumed.complaint)")
            #expect(resumed.output.contains("税务局 → d1@example.gov.cn;c1@example.gov.cn: 可能已送达"))
            let asked = try made.kaohe(["distribute", "--mail", "--send", "--confirmed", "税务局"])
            #expect(asked.status == 0, "\(asked.output)")
            let messages = try server.messages()
            #expect(messages.map(\.subject) == MadeUpDistribution.departments.map { "\($0)2026年第三季度考核结果" })
            #expect(messages.allSatisfy { $0.text.contains("填写其中的“申诉表”") })
            #expect(messages.allSatisfy { !$0.text.contains("更正") })
        }

        @Test(.enabled(if: Programs.python != nil, "python3-aiosmtpd is not installed, so no mail was sent"))
        func theMailOfANoticeSaysUntilWhen() async throws {
            let server = try MailServerProcess(.init())
            let made = try await Self.made(server: server)
            let notice = try made.kaohe(["publish", "--notice", "--by", "张三", "--on", "2026-10-08"])
            try #require(notice.status == 0, "\(notice.complaint)")
            #expect(try made.kaohe(["distribute", "--mail", "--send"]).status == 0)
            let ends = try #require(
                try made.folder.text("output/2026Q3/run.json").firstMatch(of: #/"notice_last" : "([0-9-]+)"/#)
            ).output.1
            #expect(try server.messages().allSatisfy { $0.text.contains("，于 \(ends) 前（含当日）反馈") })
        }
    }

    /// The books of an amendment, handed out.
    @Suite(.serialized) struct AmendmentHandoutTests {
        /// One correction about each of two departments; the basis of the first names somebody of the second.
        private func amended(
            server: MailServerProcess? = nil, by: String = "李主任"
        ) async throws -> MadeUpDistribution {
            let made = try await PublishedHandoutTests.made(server: server)
            try PublishedHandoutTests.publish(made)
            for (row, basis) in [(2, "孙三娘(KH100)作证"), (3, "申诉复核")] {
                try Self.correct(
                    made, "add",
                    ["--row", "logs/events.csv:\(row)", "--withdraw", "--basis", basis, "--on", "2026-10-21"],
                    by)
            }
            try Self.correct(made, "amend", ["--reason", "复核 孙三娘 等的申诉", "--on", "2026-10-22"], by)
            return made
        }

        private static func correct(
            _ made: MadeUpDistribution, _ command: String, _ arguments: [String], _ by: String
        ) throws {
            let outcome = try Programs.run(
                try #require(Programs.kaohe),
                ["correct", command, "--centre", made.folder.path, "--period", "2026Q3", "--by", by] + arguments,
                environment: ["LC_ALL": "C"])
            try #require(outcome.status == 0, "\(outcome.complaint)")
        }

        private static let name = "2026年第三季度考核结果更正（第1次）"
        /// The departments it is about; nothing changed in the third.
        private static let departments = ["住建局", "税务局"]

        @Test(arguments: ["1", "newest"])
        func asFoldersAndArchives(_ which: String) async throws {
            let made = try await amended()
            let (folders, zips) = (made.folder.path + "/handed", made.folder.path + "/zips")
            let outcome = try made.kaohe(["distribute", "--amendment", which, "--to", folders, "--zip", zips])
            #expect(outcome.status == 0, "\(outcome.output)\(outcome.complaint)")
            #expect(outcome.output.contains("第 1 次更正,2026-10-22"))
            let files = try made.folder.everything(under: "handed")
            #expect(Set(files.keys) == Set(Self.departments.map { "handed/\($0)/\($0)\(Self.name).xlsx" }))
            for department in Self.departments {
                let book = try made.folder.bytes("output/2026Q3-更正-1/部门/\(department).xlsx")
                #expect(files["handed/\(department)/\(department)\(Self.name).xlsx"] == book)
                #expect(
                    try ZipReading.entries(of: made.folder.bytes("zips/\(department)\(Self.name).zip"))
                        == [ZipEntry(name: "\(department)\(Self.name).xlsx", bytes: book)])
            }
            // What names somebody else is told in other words, as in the books of a run.
            let first = try ZipReading.entries(of: files["handed/住建局/住建局\(Self.name).xlsx"] ?? [])
                .map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
            #expect(first.contains("外单位人员(外单位人员)作证"))
            #expect(first.contains("复核 外单位人员 等的申诉"))
            #expect(!first.contains("孙三娘") && !first.contains("KH100"))
            let second = try ZipReading.entries(of: files["handed/税务局/税务局\(Self.name).xlsx"] ?? [])
                .map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
            #expect(second.contains("复核 孙三娘 等的申诉"))
        }

        /// Who answers for it may be on the roster himself, with one of the departments.
        @Test func whoDecidedIsSomebodysToo() async throws {
            let made = try await amended(by: "周五福")
            let outcome = try made.kaohe(["distribute", "--amendment", "1", "--to", made.folder.path + "/handed"])
            #expect(outcome.status == 0, "\(outcome.output)\(outcome.complaint)")
        }

        /// Without being asked for an amendment it hands out the period's own results, and says that there is more.
        @Test func thePeriodsOwnBooksAreStillThere() async throws {
            let made = try await amended()
            let outcome = try made.kaohe(["distribute", "--to", made.folder.path + "/handed"])
            #expect(outcome.status == 0, "\(outcome.complaint)")
            #expect(outcome.output.contains("本期已更正 1 次,更正工作簿另行分发:--amendment 1"))
            #expect(try made.folder.everything(under: "handed").keys.allSatisfy { !$0.contains("更正") })
        }

        @Test func whatIsNoAmendmentIsRefused() async throws {
            let made = try await amended()
            let target = made.folder.path + "/handed"
            let missing = try made.kaohe(["distribute", "--amendment", "2", "--to", target])
            #expect(missing.status == 1)
            #expect(missing.complaint.contains("没有第 2 次更正"))
            for text in ["0", "last", "-1"] {
                #expect(try made.kaohe(["distribute", "--amendment=\(text)", "--to", target]).status == 64)
            }
            // A department without a change has no book.
            let other = try made.kaohe(["distribute", "--amendment", "1", "--to", target, "--department", "自然资源局"])
            #expect(other.status == 1)
            #expect(other.complaint.contains("自然资源局"))
            // Another period's, or somebody's, in its place.
            let record = try made.folder.text("output/2026Q3-更正-1/amendment.json")
            for (old, new) in [("\"李主任\"", "\"王主任\""), ("\"amendment\" : 1", "\"amendment\" : 2")] {
                try made.folder.write(
                    Array(record.replacingOccurrences(of: old, with: new).utf8),
                    to: "output/2026Q3-更正-1/amendment.json")
                let outcome = try made.kaohe(["distribute", "--amendment", "1", "--to", target])
                #expect(outcome.status == 1)
                #expect(outcome.complaint.contains("不是考核档案里"), "\(outcome.complaint)")
            }
            try made.folder.write(Array("{".utf8), to: "output/2026Q3-更正-1/amendment.json")
            #expect(try made.kaohe(["distribute", "--amendment", "1", "--to", target]).complaint.contains("不完整"))
            #expect(!FileManager.default.fileExists(atPath: target))
        }

        @Test func whatIsNotForTheDepartmentIsKeptBack() async throws {
            let made = try await amended()
            let folder = "output/2026Q3-更正-1/"
            let record = try made.folder.text(folder + "amendment.json")
            let files = (try JSONSerialization.jsonObject(with: Data(record.utf8)) as? [String: Any])?["written"]
            func hash(_ path: String) -> String {
                (files as? [[String: String]])?.first { $0["path"] == path }?["sha256"] ?? ""
            }
            let (own, other) = ("部门/税务局.xlsx", "部门/住建局.xlsx")
            try made.folder.write(made.folder.bytes(folder + other), to: folder + own)
            let target = made.folder.path + "/handed"
            let changed = try made.kaohe(["distribute", "--amendment", "1", "--to", target, "--dry-run"])
            #expect(changed.status == 1)
            #expect(changed.output.contains("扣下 税务局:部门/税务局.xlsx 不是程序当时写出的文件"))
            let mended = record.replacingOccurrences(of: hash(own), with: hash(other))
            try made.folder.write(Array(mended.utf8), to: folder + "amendment.json")
            let foreign = try made.kaohe(["distribute", "--amendment", "1", "--to", target])
            #expect(foreign.status == 1)
            #expect(foreign.output.contains("外单位人员的姓名: 赵一鸣"), "\(foreign.output)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: target) == ["住建局"])
        }

        @Test(.enabled(if: Programs.python != nil, "python3-aiosmtpd is not installed, so no mail was sent"))
        func byMailOnceBesideTheResults() async throws {
            let server = try MailServerProcess(.init(hang: 5))
            let made = try await amended(server: server)
            // The results first, to all three.
            #expect(try made.kaohe(["distribute", "--mail", "--send"]).status == 0)
            #expect(server.count == 3)
            let rehearsal = try made.kaohe(["distribute", "--amendment", "1", "--mail"])
            #expect(rehearsal.status == 0)
            #expect(rehearsal.output.contains("税务局 → d1@example.gov.cn;c1@example.gov.cn: 将发送"))
            #expect(server.count == 3)
            // Killed while the second message of the amendment is with the server.
            let process = try Programs.start(
                try #require(Programs.kaohe), made.full(["distribute", "--amendment", "1", "--mail", "--send"]))
            #expect(eventually { server.count == 5 })
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            let resumed = try made.kaohe(["distribute", "--amendment", "1", "--mail", "--send"])
            #expect(resumed.status == 1)
            #expect(resumed.output.contains("住建局 → d0@example.gov.cn: ") && resumed.output.contains("不再发"))
            #expect(resumed.output.contains("可能已送达"))
            #expect(server.count == 5)
            let confirmed = try made.kaohe([
                "distribute", "--amendment", "newest", "--mail", "--send", "--confirmed", "税务局",
            ])
            #expect(confirmed.status == 0, "\(confirmed.output)")
            let messages = try server.messages()
            #expect(messages.count == 5)
            for (message, department) in zip(messages.dropFirst(3), Self.departments) {
                #expect(message.subject == department + Self.name)
                #expect(message.text.contains("考核结果的第 1 次更正（2026-10-22）送上"))
                #expect(message.text.contains("以本次更正为准"))
                #expect(!message.text.contains("申诉表"))
                #expect(
                    try message.attachments == [
                        "\(department)\(Self.name).xlsx": made.folder.bytes(
                            "output/2026Q3-更正-1/部门/\(department).xlsx")
                    ])
            }
            #expect(Set(messages.map(\.id)).count == 5)
            // The log tells them apart.
            let ledger = try #require(
                try Ledger.openExisting(
                    made.folder.path + "/ledger.sqlite", as: LedgerHolder(command: "test", process: 1, user: "tester")))
            let sha = { (path: String) in
                try #require(
                    try made.folder.text(path + ".json").firstMatch(of: #/住建局.xlsx",\s+"sha256" : "([0-9a-f]+)"/#)
                ).output.1
            }
            for (label, path) in [("2026Q3", "output/2026Q3/run"), ("2026Q3-更正-1", "output/2026Q3-更正-1/amendment")] {
                let key = DeliveryKey(
                    period: label, department: "住建局", sha256: String(try sha(path)),
                    recipients: ["d0@example.gov.cn"])
                #expect(try ledger.last(key)?.state == .sent, "\(label)")
            }
        }
    }
}
