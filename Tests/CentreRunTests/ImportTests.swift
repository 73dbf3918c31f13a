import CentreFixtures
import CentreRun
import Diagnostics
import Foundation
import LogReading
import RecordModel
import RuleLoading
import ScoreModel
import Testing

@Suite("What machines and systems export, by the shipped profiles") struct ImportTests {
    private static func export(_ name: String) throws -> [UInt8] {
        Array(
            try Data(
                contentsOf: URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Exports/\(name)")))
    }

    /// A centre of two people whose punches, or cases, stand in one exported file.
    private static func centre(_ name: String, log: String = "attendance", profile: String? = nil) throws
        -> MadeUpCentre
    {
        var centre = MadeUpCentre()
        centre.person("A01")
        centre.person("A02")
        centre.person("B01", name: "人重名")
        centre.person("B02", name: "人重名")
        centre.files["in/\(name)"] = try export(name)
        let files = profile.map { "{files: in/*, profile: \($0)}" } ?? "in/*"
        centre.binding = centre.binding.replacing("\(log): logs/\(log)*.csv", with: "\(log): \(files)")
        return centre
    }

    /// How the file of a centre is understood: the profile, then each row.
    private static func preview(_ centre: MadeUpCentre) async throws -> [String] {
        let folder = try centre.folder()
        let (previews, problems) = try await TablePreview.all(
            of: try Centre.load(folder: folder.path), rows: 20, jobs: 1)
        #expect(problems.isEmpty)
        let found = try #require(previews.first { $0.path.hasPrefix("in/") })
        withExtendedLifetime(folder) {}
        let card = found.card
        return [
            "\(found.path) \(card?.profile ?? "-") \(card?.headerRow ?? -1) \(card?.titleRows ?? -1) \(card?.skippedRows ?? -1)"
        ]
            + found.rows.map { row in "\(row.number) " + row.cells.map(\.text).joined(separator: " | ") }
    }

    @Test func `a person's day in a row, under a header of two rows`() async throws {
        #expect(
            try await Self.preview(Self.centre("dingtalk.xlsx")) == [
                "in/dingtalk.xlsx!每日统计 dingtalk-daily 4 2 1",
                "5 A01 | 2026-07-01 08:01:00;2026-07-01 12:03:00;2026-07-01 14:10:00;2026-07-02 00:35:00",
                "6 姓名:人A02 | 2026-07-01 08:40:00", "8 A02 | H!8点;2026-07-03 12:00:00",
            ])
    }

    @Test func `times of day that are Excel's, and words for nothing`() async throws {
        #expect(
            try await Self.preview(Self.centre("wecom.xlsx")) == [
                "in/wecom.xlsx!概况统计与打卡明细 wecom-daily 4 2 0",
                "5 A01 | 2026-07-01 08:02:00;2026-07-01 18:01:00", "6 A01 | 2026-07-02 08:03:00",
            ])
    }

    @Test func `a punch a row, in a workbook of the old kind`() async throws {
        #expect(
            try await Self.preview(Self.centre("zktime.xls")) == [
                "in/zktime.xls!考勤记录 zktime-punches 1 0 0", "2 12 | 2026-07-01 08:01:30", "3 13 | 2026/7/1 8:02:00",
            ])
    }

    @Test func `GBK text, several punches in a cell`() async throws {
        #expect(
            try await Self.preview(Self.centre("zktime-daily.csv")) == [
                "in/zktime-daily.csv zktime-daily 1 0 1", "2 A01 | 2026-07-01 08:01:00;2026-07-01 18:02:00",
                "4 A02 | 2026-07-01 08:03:00;2026-07-01 12:01:00;2026-07-02 00:10:00",
            ])
    }

    @Test func `the raw log of a machine`() async throws {
        #expect(
            try await Self.preview(Self.centre("1_attlog.dat")) == [
                "in/1_attlog.dat zkteco-attlog 0 0 2", "2 A01 | 2026-07-01 08:01:05", "3 A02 | 2026-07-01 08:02:05",
                "4 A01 | 2026-07-01 18:02:05",
            ])
    }

    @Test func `a page under the name of a workbook`() async throws {
        #expect(
            try await Self.preview(Self.centre("page.xls")) == [
                "in/page.xls zktime-punches 2 1 0", "3 A01 | 2026-07-01 08:01:00;2026-07-01 18:02:00",
            ])
    }

    @Test func `codes, units, names and ratings of cases`() async throws {
        let rows = try await Self.preview(Self.centre("cases.xlsx", log: "cases"))
        #expect(
            rows == [
                "in/cases.xlsx!办件库 cases-codes 1 0 0",
                "2 C1 | 示例事项 | 即办件 | 姓名:人A01 | 2026-07-01 09:00:00 | 0 | 2026-07-01 09:30:00 | 非常满意 | 1",
                "3 C2 | 示例事项 | 承诺件 | 姓名:人A01 | 2026-07-01 09:00:00 | 5 | 2026-07-08 09:30:00 | 满意 | 1",
                "4 C3 | 示例事项 | 承诺件 | 姓名:人A02 | 2026-07-01 09:00:00 | 2026-07-11 | 1",
                "5 C3 | 示例事项 | 承诺件 | 姓名:人A02 | 2026-07-01 09:00:00 | 2026-07-11 | 2026-07-09 10:00:00 | 基本满意 | 2",
                "6 C4 | 示例事项 | 联办件 | 姓名:人重名 | 2026-07-02 09:00:00 | 2026-08-02 | 1",
                "7 C5 | 示例事项 | 9 | 姓名:人A01 | 2026-07-02 16:00:00 | 2026-07-03 | 1",
            ])
        // The same file by the other meaning of the codes, which only a name can choose.
        let swapped = try await Self.preview(
            Self.centre("cases.xlsx", log: "cases", profile: "cases-codes-promised-first"))
        #expect(swapped[1].contains("| 承诺件 |") && swapped[2].contains("| 即办件 |"))
    }

    @Test func `findings name the sheet's own cell; the highest version counts; nothing else is carried`() async throws
    {
        let (attempt, folder) = try await Self.centre("cases.xlsx", log: "cases").attempt()
        let run = try #require(attempt.scored)
        let card = try #require(run.report.tables.first { $0.path.hasPrefix("in/") })
        #expect(card.encoding == "xlsx" && card.imported?.profile == "cases-codes")
        #expect(try folder.text("output/2026Q3/run.json").contains("\"profile\" : \"cases-codes\""))
        #expect(card.used == 3 && card.outside == 1 && card.setAside == 2)
        #expect(
            run.report.findings.filter { $0.severity == .error }.map {
                "\($0.code.rawValue) \($0.columnLetter)\($0.place.row) \($0.header) \($0.text)"
            }
                == ["unknown-name G6 经办人 人重名", "unknown-word C7 办件类型 9"])
        for (name, bytes) in try folder.everything(under: "output")
        where name.hasSuffix(".csv") || name.hasSuffix(".json") {
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(!text.contains("某申请人") && !text.contains("13800000000") && !text.contains("150202"))
        }
    }

    @Test func `a punch that cannot be read is found in its own column`() async throws {
        let (attempt, _) = try await Self.centre("dingtalk.xlsx").attempt()
        let run = try #require(attempt.scored)
        let errors = run.report.findings.filter { $0.severity == .error }
        #expect(errors.map { "\($0.code.rawValue) \($0.columnLetter)\($0.place.row) \($0.text)" } == ["bad-time H8 8点"])
        let card = try #require(run.report.tables.first { $0.path.hasPrefix("in/") })
        #expect(card.used == 2 && card.outside == 0 && card.setAside == 1)
    }

    @Test func `a field with two columns on a sheet is asked about`() async throws {
        var centre = try Self.centre("zktime.xls")
        centre.files = ["in/a.xls": Array("<table><tr><td>工号<td>工号<td>打卡时间</table>".utf8)]
        #expect(try await centre.attempt().attempt.problems == ["column-twice in/a.xls:1"])
    }

    @Test func `the same rows give the same scores, as text and as a page`() async throws {
        var centre = MadeUpCentre.ofOne
        centre.attends("A01", except: ["2026-07-06"])
        centre.punch("A01", "2026-07-06", ["08:50", "12:05", "14:20", "18:05"])
        let text = try await centre.attempt().folder
        let rows = centre.rows("logs/attendance.csv")
        centre.files["logs/attendance.xls"] = Array(
            ("<table><tr><td>七月考勤</td></tr>"
                + rows.map { "<tr><td>" + $0.split(separator: ",").joined(separator: "</td><td>") + "</td></tr>" }
                .joined()
                + "</table>").utf8)
        centre.files["logs/attendance.csv"] = Array("工号,打卡时间\n".utf8)
        centre.binding = centre.binding.replacing("logs/attendance*.csv", with: "logs/attendance.xls")
        let page = try await centre.attempt().folder
        let scores = try text.text("output/2026Q3/scores.csv")
        #expect(try page.text("output/2026Q3/scores.csv") == scores)
        let lines = try text.text("output/2026Q3/lines.csv")
        #expect(lines.contains("logs/attendance.csv:"))
        // One row further down, under its title.
        let places = lines.matches(of: /attendance\.csv:(\d+)/).compactMap { Int($0.output.1) }
        let moved = try page.text("output/2026Q3/lines.csv").matches(of: /attendance\.xls:(\d+)/)
            .compactMap { Int($0.output.1) }
        #expect(moved == places.map { $0 + 1 })
    }

    @Test func `a centre's own profile pads ids`() async throws {
        var centre = try Self.centre("zktime.xls", profile: "own")
        centre.person("0012")
        centre.person("0013")
        centre.binding += "profiles: own.yaml\n"
        centre.files["own.yaml"] = Array(
            """
            类别: 导入方案
            编号: own
            名称: 本中心的考勤机
            生成: 打卡记录
            各列:
              工号: {表头: 考勤号码, 位数: 4}
              打卡时间: 日期时间
            """.utf8)
        #expect(
            try await Self.preview(centre) == [
                "in/zktime.xls!考勤记录 own 1 0 0", "2 0012 | 2026-07-01 08:01:30", "3 0013 | 2026/7/1 8:02:00",
            ])
        let run = try #require(try await centre.attempt().attempt.scored)
        #expect(run.report.findings.allSatisfy { $0.severity != .error })
    }

    @Test func `a profile that does not fit, a sheet that is not there, a file that is something else`() async throws {
        var centre = try Self.centre("dingtalk.xlsx", profile: "wecom-daily")
        #expect(try await centre.attempt().attempt.problems == ["profile-does-not-match in/dingtalk.xlsx:-"])
        centre = try Self.centre("zktime.xls")
        centre.binding = centre.binding.replacing("in/*", with: "in/zktime.xls#没有")
        #expect(try await centre.attempt().attempt.problems == ["no-such-sheet in/zktime.xls:-"])
        centre = try Self.centre("zktime.xls")
        centre.files["in/a.xlsx"] = Array("%PDF-1.7".utf8)
        centre.files["in/b.xlsx"] = Array(try Self.export("dingtalk.xlsx").prefix(3_000))
        #expect(
            try await centre.attempt().attempt.problems == [
                "unsupported-format in/a.xlsx:-", "damaged-workbook in/b.xlsx:-",
            ])
        centre = try Self.centre("zktime.xls", profile: "ding")
        #expect(try await centre.attempt().attempt.problems == ["unknown-word centre.yaml:8"])
    }

    @Test
    func `ids without their zeros are whose they can only be; ids whose digits are gone are nobody's; pairs of times`()
        async throws
    {
        var centre = try Self.centre("ids.xlsx", log: "cases", profile: "cases-codes")
        for id in ["0017", "0018", "19", "0019", "0020"] { centre.person(id) }
        #expect(
            try await Self.preview(centre) == [
                "in/ids.xlsx!办件 cases-codes 2 1 0",
                "3 C1 | 承诺件 | 17 | 2026-07-01 09:00:00 | 5 | 2026-07-10 09:00:00"
                    + " | 挂起 2026-07-02 09:00:00~2026-07-03 09:00:00;挂起 2026-07-06 09:00:00~2026-07-07 09:00:00",
                "4 数字:20260701000000120 | 承诺件 | 0018 | 2026-07-01 09:00:00 | 5 | 2026-07-03 09:00:00",
                "5 202607010000001 | 承诺件 | 18 | 2026-07-01 09:00:00 | 5 | 2026-07-03 09:00:00"
                    + " | 补正 2026-07-02~K!7月7日",
                "6 C4 | 承诺件 | 19 | 2026-07-01 09:00:00 | 5 | 2026-07-03 09:00:00 | 挂起 F!昨天~",
                "7 C5 | 承诺件 | 20 | 2026-07-01 09:00:00 | 5 | 2026-07-09 09:00:00 | 补正 2026-07-02~2026-07-06",
            ])
        let run = try #require(try await centre.attempt().attempt.scored)
        #expect(
            run.report.findings.map {
                "\($0.code.rawValue) \($0.columnLetter)\($0.place.row) \($0.text)"
            } == [
                "digits-lost A4 20260701000000120", "bad-date K5 7月7日", "bad-date F6 昨天",
                // Two of the roster differ in zeros only; then each is only what it is.
                "leading-zeros A9 0019",
            ])
        // 挂起 moves the first on, 补正 the last only where the centre says so.
        func late(_ run: Scored) -> [String] {
            run.report.sheets.flatMap(\.subjects).flatMap(\.lines).filter { $0.note.contains("超过承诺时限") }.map(\.note)
        }
        #expect(late(run) == ["C5 超过承诺时限 1 个工作日"])
        centre.binding += "cases: {pauses: [挂起, 补正]}\n"
        #expect(late(try #require(try await centre.attempt().attempt.scored)) == [])
    }

    /// `samples/exports`: what openpyxl, XlsxWriter and xlwt made of eight people's month.
    private static func sample() async throws -> (Centre, TemporaryFolder) {
        var files = try MadeUpCentre().contents().filter { $0.key == "none" }
        let place = Repository.root.appending(path: "samples/exports").path
        for name in try FileManager.default.contentsOfDirectory(atPath: place + "/exports") {
            files["samples/exports/exports/\(name)"] = try Repository.bytes("samples/exports/exports/\(name)")
        }
        for name in [
            "samples/exports/centre.yaml", "samples/exports/rules.yaml", "rules/calendars/china-2026.yaml",
            "rules/attendance/four-punch.yaml",
        ] { files[name] = try Repository.bytes(name) }
        let folder = try TemporaryFolder(files)
        return (try Centre.load(folder: folder.path + "/samples/exports"), folder)
    }

    @Test func `a folder of exports as they are: each file has its profile, every person is known`() async throws {
        let (centre, folder) = try await Self.sample()
        let (previews, problems) = try await TablePreview.all(of: centre, jobs: 2)
        withExtendedLifetime(folder) {}
        #expect(problems.isEmpty)
        #expect(
            previews.map {
                "\($0.path) \($0.card?.profile ?? "-") \($0.card?.titleRows ?? 0) \($0.card?.skippedRows ?? 0)"
            }
                == [
                    "exports/1_attlog.dat zkteco-attlog 0 2", "exports/ZKTime打卡明细.xls!考勤记录 zktime-punches 0 0",
                    "exports/ZKTime考勤统计.csv zktime-daily 0 0",
                    "exports/企业微信打卡日报.xlsx!概况统计与打卡明细 wecom-daily 2 1", "exports/办件库.xlsx!办件库 cases-codes 1 0",
                    "exports/好差评.xlsx!评价明细 ratings-codes 1 0", "exports/窗口人员花名册.xlsx!花名册 roster-two-level 2 1",
                    "exports/补正记录.csv pauses-corrections 0 0", "exports/请假外出.csv - 0 0",
                    "exports/钉钉考勤报表.xlsx!每日统计 dingtalk-daily 2 0",
                ])
        let people = previews.flatMap(\.rows).flatMap(\.cells).filter { $0.title == "工号" && $0.person != nil }
        #expect(people.count == 20 && previews.flatMap(\.rows).flatMap(\.cells).allSatisfy { !$0.isUnknown })
        let cases = try #require(previews.first { $0.path.hasPrefix("exports/办件库") }?.card)
        #expect(cases.others == ["cases-codes-promised-first"] && cases.unused == ["申请人", "申请人证件号", "联系电话"])
        let roster = try #require(previews.first { $0.role == .roster }?.card)
        #expect(roster.unused.contains("人员信息/身份证号") && roster.others == [])
    }

    @Test func `the folder of exports scores; what nobody needs is in no file of the output`() async throws {
        let (centre, folder) = try await Self.sample()
        withExtendedLifetime(centre) {}
        let run = try await Scored.run(folder, "2026-07", at: "samples/exports", jobs: 2)
        // Cases of the last days of July were rated in August, and nobody is asked about it.
        #expect(run.report.findings.isEmpty)
        #expect(
            run.report.tables.map { "\($0.used) \($0.outside) \($0.setAside)" } == [
                "88 0 0", "183 0 0", "23 0 0", "45 0 0", "160 20 0", "133 5 0", "8 0 0", "4 0 0", "2 0 0", "46 0 0",
            ])
        #expect(
            run["0013"].lines.filter { $0.rule == "work.2" }.map(\.evidence) == [
                "exports/好差评.xlsx!评价明细!5;exports/办件库.xlsx!办件库!4",
                "exports/好差评.xlsx!评价明细!92;exports/办件库.xlsx!办件库!110",
                "exports/好差评.xlsx!评价明细!137;exports/办件库.xlsx!办件库!177",
            ])
        try run.write()
        for (name, bytes) in try folder.everything(under: "") where name.contains("2026-07/") && name.hasSuffix(".csv")
        {
            let text = String(decoding: bytes, as: UTF8.self)
            for word in ["13900000000", "13800000000", "150202", "某申请人", "某办事人"] { #expect(!text.contains(word)) }
        }
    }

    @Test func `every shipped profile checks, and is the one in the repository`() throws {
        let folder = Repository.root.appending(path: "rules/profiles").path
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".yaml") }
            .sorted()
        #expect(ShippedProfiles.texts.map(\.name) == names, "run scripts/embed-profiles")
        for (name, text) in ShippedProfiles.texts {
            let bytes = try Repository.bytes("rules/profiles/\(name)")
            #expect(Array(text.utf8) == bytes, "run scripts/embed-profiles")
            #expect(ImportProfileLoader.load(name: name, bytes: Array(text.utf8)).diagnostics.isEmpty)
        }
        #expect(Set(ShippedProfiles.all.map(\.id)).count == names.count)
    }
}
