import Archives
import CentreFixtures
import Confidentiality
import Foundation
import ScoreModel
import Testing
import WorkbookScan

/// Tests that start programs, one after another.
@Suite(.serialized) enum HandoutTests {}

extension HandoutTests {
    /// Workbooks handed out as folders and zip archives.
    @Suite(.serialized) struct FileHandoutTests {
        @Test func aFolderForEachDepartment() async throws {
            let made = try await MadeUpDistribution()
            let target = made.folder.path + "/handed"
            let first = try made.distribute(["--to", target])
            #expect(first.status == 0, "\(first.complaint)")
            #expect(first.output.contains("新写 3、未变 0"))
            let names = try made.folder.everything(under: "handed")
            #expect(
                Set(names.keys)
                    == Set(MadeUpDistribution.departments.map { "handed/\($0)/\($0)2026年第三季度考核结果（草稿）.xlsx" }))
            for (name, bytes) in names {
                let department = name.split(separator: "/")[1]
                #expect(try bytes == made.folder.bytes("output/2026Q3/部门/\(department).xlsx"))
            }
            // Again: nothing is written that is there.
            #expect(try made.distribute(["--to", target]).output.contains("新写 0、未变 3"))
            #expect(try made.folder.everything(under: "handed") == names)
        }

        @Test func aDraftOnlyWhereSomebodySaysSo() async throws {
            let made = try await MadeUpDistribution()
            let outcome = try made.kaohe(["distribute", "--to", made.folder.path + "/handed"])
            #expect(outcome.status == 1)
            #expect(outcome.complaint.contains("还是草稿"))
            #expect(!FileManager.default.fileExists(atPath: made.folder.path + "/handed"))
        }

        @Test func aDryRunWritesNothing() async throws {
            let made = try await MadeUpDistribution()
            let target = made.folder.path + "/handed"
            let outcome = try made.distribute(["--to", target, "--zip", target, "--dry-run"])
            #expect(outcome.status == 0)
            #expect(outcome.output.contains("演练"))
            #expect(!FileManager.default.fileExists(atPath: target))
        }

        @Test func whatWasChangedSinceIsKeptBack() async throws {
            let made = try await MadeUpDistribution()
            let path = "output/2026Q3/部门/税务局.xlsx"
            try made.folder.write(made.folder.bytes("output/2026Q3/部门/住建局.xlsx"), to: path)
            let outcome = try made.distribute(["--to", made.folder.path + "/handed"])
            #expect(outcome.status == 1)
            #expect(outcome.output.contains("扣下 税务局"))
            #expect(outcome.output.contains("kaohe run --period 2026Q3 --centre "))
            #expect(!FileManager.default.fileExists(atPath: made.folder.path + "/handed/税务局"))
            #expect(FileManager.default.fileExists(atPath: made.folder.path + "/handed/住建局"))
        }

        /// Somebody put another department's book in its place, and mended run.json to fit.
        @Test func whatIsNotForTheDepartmentIsKeptBack() async throws {
            let made = try await MadeUpDistribution()
            let record = try JSONSerialization.jsonObject(with: Data(made.folder.bytes("output/2026Q3/run.json")))
            let files = ((record as? [String: Any])?["written"] as? [[String: String]]) ?? []
            func hash(_ path: String) -> String { files.first { $0["path"] == path }?["sha256"] ?? "" }
            let (own, other) = ("部门/税务局.xlsx", "部门/住建局.xlsx")
            try made.folder.write(made.folder.bytes("output/2026Q3/" + other), to: "output/2026Q3/" + own)
            let text = try made.folder.text("output/2026Q3/run.json").replacingOccurrences(
                of: hash(own), with: hash(other))
            try made.folder.write(Array(text.utf8), to: "output/2026Q3/run.json")
            let outcome = try made.distribute([
                "--to", made.folder.path + "/handed", "--zip", made.folder.path + "/zips",
            ])
            #expect(outcome.status == 1)
            #expect(outcome.output.contains("扣下 税务局"))
            #expect(outcome.output.contains("外单位人员的姓名: 赵一鸣"))
            #expect(outcome.output.contains("外单位人员的工号: KH000"))
            let handed =
                try Array(made.folder.everything(under: "handed").keys)
                + Array(made.folder.everything(under: "zips").keys)
            #expect(handed.count == 4)
            #expect(!handed.contains { $0.contains("税务局") })
        }

        /// A recorder's note names somebody of another department: it is masked in the book and handed out.
        @Test func aNoteThatNamesAnotherIsHandedOutMasked() async throws {
            let made = try await MadeUpDistribution { centre in
                centre.files["logs/events-notes.csv"] = Array(
                    "编号,日期,工号,窗口,条目,次数,情节,分值,事由编号,轮次,状态,事由\nN1,2026-07-06,KH000,,德3,,一般,,,,,与孙三娘(KH100)争吵\n".utf8)
            }
            let outcome = try made.distribute(["--to", made.folder.path + "/handed"])
            #expect(outcome.status == 0, "\(outcome.output)")
            let lines = try made.folder.text("output/2026Q3/lines.csv")
            #expect(lines.contains("与孙三娘(KH100)争吵"))
            let entries = try ZipReading.entries(of: made.folder.bytes("handed/住建局/住建局2026年第三季度考核结果（草稿）.xlsx"))
            let all = entries.map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
            #expect(all.contains("与外单位人员(外单位人员)争吵"))
            #expect(!all.contains("孙三娘") && !all.contains("KH100"))
        }

        /// The password of a department whose name has a slip in it must not be lost without a word.
        @Test func aDepartmentThatThereIsNotStopsEverything() async throws {
            let made = try await MadeUpDistribution(
                recipients: "部门,收件人,抄送,密码\n住建局,a@x.cn,,\n税务居,b@x.cn,,Guard-2026\n")
            let outcome = try made.distribute([
                "--zip", made.folder.path + "/zips", "--to", made.folder.path + "/handed",
            ])
            #expect(outcome.status == 1)
            #expect(outcome.complaint.contains("[unknown-department]"))
            #expect(outcome.complaint.contains("是不是“税务局”?"))
            #expect(outcome.complaint.contains("没有分发"))
            for folder in ["zips", "handed"] {
                #expect(!FileManager.default.fileExists(atPath: made.folder.path + "/" + folder))
            }
        }

        /// A log named after somebody of another department is evidence too.
        @Test func aFileNamedAfterAnotherIsMasked() async throws {
            let made = try await MadeUpDistribution { centre in
                centre.files["logs/events-孙三娘提报.csv"] = Array(
                    "编号,日期,工号,窗口,条目,次数,情节,分值,事由编号,轮次,状态,事由\nN1,2026-07-06,KH000,,德3,,一般,,,,,\n".utf8)
            }
            let outcome = try made.distribute(["--to", made.folder.path + "/handed"])
            #expect(outcome.status == 0, "\(outcome.output)")
            #expect(try made.folder.text("output/2026Q3/lines.csv").contains("events-孙三娘提报.csv:2"))
            func text(_ department: String) throws -> String {
                try ZipReading.entries(
                    of: made.folder.bytes("handed/\(department)/\(department)2026年第三季度考核结果（草稿）.xlsx")
                ).map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
            }
            #expect(try text("住建局").contains("logs/events-外单位人员提报.csv:2"))
            #expect(try !text("住建局").contains("孙三娘"))
        }

        @Test func aDraftSaysSoOnTheWallAndInTheBooks() async throws {
            let made = try await MadeUpDistribution(ledger: true)
            func texts() throws -> [String] {
                let books = try ["公示.xlsx", "部门/税务局.xlsx"].map { path in
                    try ZipReading.entries(of: made.folder.bytes("output/2026Q3/" + path)).map {
                        String(decoding: $0.bytes, as: UTF8.self)
                    }.joined()
                }
                return try books + [made.folder.text("output/2026Q3/公示.html")]
            }
            #expect(try texts().allSatisfy { $0.contains("（草稿）") })
        }

        @Test func aWorkbookWithNothingInItIsSaidToBeEmpty() {
            let found = WorkbookScanner(NameIndex([PersonCard](), plainWords: PlainWords([]))).findings(
                in: [], for: "税务局")
            #expect(found.map(\.text) == ["文件是空的(0 字节)"])
            let broken = WorkbookScanner(NameIndex([PersonCard](), plainWords: PlainWords([]))).findings(
                in: Array("no archive at all, and long enough to hold one".utf8), for: "税务局")
            #expect(broken.map(\.text) == ["不是工作簿(不是 zip 文件)"])
        }

        @Test func onlyTheDepartmentsNamed() async throws {
            let made = try await MadeUpDistribution()
            let target = made.folder.path + "/handed"
            #expect(try made.distribute(["--to", target, "--department", "税务局"]).status == 0)
            #expect(try FileManager.default.contentsOfDirectory(atPath: target) == ["税务局"])
            let wrong = try made.distribute(["--to", target, "--department", "税务所"])
            #expect(wrong.status == 1)
            #expect(wrong.complaint.contains("税务所"))
        }

        // MARK: Zip archives

        @Test func zipsShowTheirNames() async throws {
            let made = try await MadeUpDistribution()
            let target = made.folder.path + "/zips"
            #expect(try made.distribute(["--zip", target]).status == 0)
            let names = try made.folder.everything(under: "zips")
            #expect(Set(names.keys) == Set(MadeUpDistribution.departments.map { "zips/\($0)2026年第三季度考核结果（草稿）.zip" }))
            for department in MadeUpDistribution.departments {
                let path = "\(target)/\(department)2026年第三季度考核结果（草稿）.zip"
                let inner = "\(department)2026年第三季度考核结果（草稿）.xlsx"
                let script = """
                    import sys, zipfile
                    z = zipfile.ZipFile(sys.argv[1])
                    assert z.testzip() is None
                    print([(i.filename, bool(i.flag_bits & 0x800), i.date_time[:3]) for i in z.infolist()])
                    """
                let seen = try Programs.run("python3", ["-c", script, path])
                #expect(seen.output == "[('\(inner)', True, (2026, 9, 30))]\n", "\(seen.complaint)")
                if Programs.has("unzip") {
                    let listed = try Programs.run("unzip", ["-l", path], environment: ["LC_ALL": "C.UTF-8"])
                    #expect(listed.output.contains(inner), "\(listed.output)")
                }
                #expect(
                    try ZipReading.entries(of: made.folder.bytes("zips/\(department)2026年第三季度考核结果（草稿）.zip"))
                        == [ZipEntry(name: inner, bytes: made.folder.bytes("output/2026Q3/部门/\(department).xlsx"))])
            }
            // Same input, same bytes.
            #expect(try made.distribute(["--zip", target]).status == 0)
            #expect(try made.folder.everything(under: "zips") == names)
        }

        @Test(.enabled(if: Programs.has("7z"), "7-Zip is not installed, so no password was tried"))
        func zipsAreKeptWithAES() async throws {
            let made = try await MadeUpDistribution(
                recipients: "部门,收件人,抄送,密码\n税务局,a@example.gov.cn,,Guard-2026\n")
            let target = made.folder.path + "/zips"
            let outcome = try made.distribute(["--zip", target])
            #expect(outcome.status == 0)
            #expect(outcome.output.contains("加密(AES-256)1 个"))
            #expect(!outcome.output.contains("Guard-2026"))
            let path = target + "/税务局2026年第三季度考核结果（草稿）.zip"
            #expect(try Programs.run("7z", ["t", "-pGuard-2026", path]).status == 0)
            #expect(try Programs.run("7z", ["t", "-pguard-2026", path]).status != 0)
            #expect(try Programs.run("7z", ["l", "-slt", path]).output.contains("AES-256"))
            let bytes = try made.folder.bytes("zips/税务局2026年第三季度考核结果（草稿）.zip")
            #expect(
                try ZipReading.entries(of: bytes, password: "Guard-2026").first?.bytes
                    == made.folder.bytes("output/2026Q3/部门/税务局.xlsx"))
            #expect(throws: ZipFailure.self) { try ZipReading.entries(of: bytes) }
            // The others have none.
            #expect(try Programs.run("7z", ["t", target + "/住建局2026年第三季度考核结果（草稿）.zip"]).status == 0)
        }

        @Test func aFolderThatCannotBeWrittenIsTheMachines() async throws {
            let made = try await MadeUpDistribution()
            try made.folder.write([1], to: "file")
            let outcome = try made.distribute(["--to", made.folder.path + "/file"])
            #expect(outcome.status == 2)
        }
    }
}
