import CentreFixtures
import Chronology
import LedgerModel
import Publication
import ScoreModel
import Testing

@Suite("Working days on which nobody punched") struct MissingPunchesTests {
    /// A person who attends but for 2026-07-06 and 2026-07-07, one who is on leave, and nobody else.
    private func centre(_ change: (inout MadeUpCentre) -> Void = { _ in }) throws -> LivingCentre {
        var centre = MadeUpCentre()
        centre.binding += "ledger: ledger.sqlite\n"
        centre.person("A01")
        centre.person("A02")
        centre.attends("A01", except: ["2026-07-06", "2026-07-07"])
        change(&centre)
        return LivingCentre(folder: try centre.folder())
    }

    private func kaohe(_ centre: LivingCentre, _ words: String...) throws -> KaoheProgram.Answer {
        try KaoheProgram.run(
            words + ["--centre", centre.folder.path, "--period", "2026Q3", "--lang", "zh", "--by", "张三"])
    }

    @Test func standInTheWayUntilSomebodyAnswersForThem() async throws {
        let centre = try centre()
        try await centre.run()
        let days = try [day("2026-07-06"), day("2026-07-07")]
        let period = try centre.task().period
        #expect(try await centre.refusal { try await centre.notice() } == .noPunches(period, days))
        #expect(try await centre.refusal { try await centre.publish(without: "急") } == .noPunches(period, days))
        let refused = try kaohe(centre, "publish", "--notice", "--on", "2026-10-08")
        #expect(refused.status == 1 && refused.complaint.contains("  2026-07-06、2026-07-07\n"), "\(refused.complaint)")
        #expect(refused.complaint.contains("--despite-missing-punches"))
        let put = try kaohe(centre, "publish", "--notice", "--on", "2026-10-08", "--despite-missing-punches", "考勤机停用")
        #expect(put.status == 0 && put.output.contains("2 个工作日没有任何人打卡"), "\(put.complaint)")
        // What hangs on the wall was answered for; it is not asked again.
        try await centre.publish()
        let acts = try #require(try centre.state().record).acts
        #expect(
            acts.first { $0.kind == .noticed }?.reason == "2026-07-06、2026-07-07 2 个工作日没有任何人打卡,照常办理:考勤机停用")
    }

    @Test func theReasonStandsBesideTheOneForNoNotice() async throws {
        let centre = try centre()
        try await centre.run()
        let done = try kaohe(
            centre, "publish", "--without-notice", "试点", "--on", "2026-10-20", "--despite-missing-punches", "停电")
        #expect(done.status == 0)
        let reason = try #require(try centre.state().record?.acts.last).reason
        #expect(reason == "试点;2026-07-06、2026-07-07 2 个工作日没有任何人打卡,照常办理:停电")
    }

    @Test func aForgottenFileIsAWholeQuarterWithout() async throws {
        let centre = try centre { $0.files["logs/attendance.csv"] = Array("工号,打卡时间\n".utf8) }
        try await centre.run()
        guard case .noPunches(_, let days)? = try await centre.refusal({ try await centre.notice() }) else {
            Issue.record("put up")
            return
        }
        #expect(days.map(\.iso) == MadeUpCentre.workingDays("2026-07-01", "2026-09-30"))
    }

    @Test func butNotWhereNobodyIsAbsentForIt() async throws {
        let centre = try centre {
            $0.leave("A01", "年休假", "2026-07-06", "2026-07-06")
            $0.leave("A01", "因公外出", "2026-07-07", "2026-07-07")
        }
        try await centre.run()
        let done = try kaohe(
            centre, "publish", "--without-notice", "试点", "--on", "2026-10-20", "--despite-missing-punches", "停电")
        #expect(done.status == 0 && done.output.contains("理由没有记"), "\(done.complaint)")
        #expect(try centre.state().record?.acts.last?.reason == "试点")
    }
}
