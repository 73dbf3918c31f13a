import CentreFixtures
import CentreRun
import Chronology
import Foundation
import Ledger
import LedgerModel
import Publication
import ScoreModel
import Testing

/// A made-up centre with a ledger, and the steps of its periods, one call each.
struct LivingCentre {
    let folder: TemporaryFolder
    var period = "2026Q3"
    /// The centre's own folder in it, where that is not all of it.
    var inner = ""

    /// Three people, one of them with a fault.
    static func small(_ change: (inout MadeUpCentre) -> Void = { _ in }) throws -> LivingCentre {
        var centre = MadeUpCentre()
        centre.binding += "ledger: {file: ledger.sqlite, begins: 2026-07-01}\n"
        for id in ["A01", "A02", "A03"] { centre.person(id) }
        centre.event("2026-07-06", "A02", "德1")
        change(&centre)
        return LivingCentre(folder: try centre.folder())
    }

    /// The centre's folder.
    var home: String { inner.isEmpty ? folder.path : folder.path + "/" + inner }

    func task(_ period: String? = nil) throws -> RunTask {
        RunTask(
            centre: try Centre.load(folder: home), period: try #require(Period(period ?? self.period)),
            root: home + "/output", jobs: 1)
    }

    func place() throws -> CentreLedger {
        try CentreLedger(
            try Centre.load(folder: home), as: LedgerHolder(command: "test", process: 1, user: "tester"))
    }

    static func moment(_ day: String) throws -> Moment { Moment(day: try #require(Day(iso: day))) }

    @discardableResult func run(_ period: String? = nil, on day: String = "2026-10-08") async throws
        -> RecordedRun.Outcome
    {
        var timings = StageTimings()
        return try await RecordedRun.run(
            try task(period), in: try place(), at: try Self.moment(day), timings: &timings)
    }

    private func publishing(_ period: String?, _ day: String) throws -> Publication.Publishing {
        Publication.Publishing(try task(period), in: try place(), by: "张三", at: try Self.moment(day))
    }

    @discardableResult func notice(
        _ period: String? = nil, on day: String = "2026-10-08", first: String? = nil
    ) async throws -> Publication.Publishing.Outcome {
        var timings = StageTimings()
        let first = try first.map { try #require(Day(iso: $0)) }
        return try await publishing(period, day).openNotice(first: first, timings: &timings)
    }

    @discardableResult func publish(
        _ period: String? = nil, on day: String = "2026-10-20", without reason: String? = nil
    ) async throws -> Publication.Publishing.Outcome {
        var timings = StageTimings()
        return try await publishing(period, day).publish(withoutNotice: reason, timings: &timings)
    }

    func withdraw(_ period: String? = nil, on day: String = "2026-10-09") throws {
        try publishing(period, day).withdraw(reason: "名单有误")
    }

    func desk(_ period: String? = nil) throws -> FindingDesk {
        FindingDesk(try #require(Period(period ?? self.period)), in: try place())
    }

    func state(_ period: String? = nil) throws -> PeriodState {
        try place().state(of: try #require(Period(period ?? self.period)))
    }

    /// The refusal a step ends with; `nil` where it is taken.
    func refusal(_ step: () async throws -> Void) async throws -> PublicationRefusal? {
        do {
            try await step()
            return nil
        } catch let refusal as PublicationRefusal {
            return refusal
        }
    }

    /// Every file of the output and the ledger's own files, by path.
    func everything() throws -> [String: [UInt8]] {
        try folder.everything().filter { $0.key.hasPrefix("output/") || $0.key.contains("ledger") }
    }

    func output(_ period: String? = nil) throws -> [String: [UInt8]] {
        try folder.everything(under: "output/\(period ?? self.period)")
    }

    /// Puts another text in place of one in a file.
    func edit(_ path: String, _ old: String, _ new: String) throws {
        let text = String(decoding: try folder.bytes(path), as: UTF8.self)
        #expect(text.contains(old))
        try folder.write(Array(text.replacing(old, with: new).utf8), to: path)
    }
}

extension RecordedRun.Outcome {
    /// The reproduction; `nil` for a draft.
    var reproduction: RecordedRun.Reproduction? {
        if case .reproduced(let same) = self { same } else { nil }
    }
}

extension PublicationRefusal {
    /// The difference it names; `nil` for another refusal.
    var difference: RunDifference? {
        if case .differs(_, let difference, _) = self { difference } else { nil }
    }
}

/// A day a test writes as it is read.
func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }
