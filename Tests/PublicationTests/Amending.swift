import Amending
import CentreFixtures
import CentreRun
import Chronology
import Ledger
import LedgerModel
import Publication
import RecordModel
import ScoreModel
import Testing

extension LivingCentre {
    func corrections() throws -> CorrectionDesk {
        CorrectionDesk(try Centre.load(folder: home), in: try place())
    }

    @discardableResult func correct(
        _ request: CorrectionDesk.Request, of period: String? = nil, isProposed: Bool = false,
        insteadOf number: Int? = nil, on day: String = "2026-10-21"
    ) async throws -> LoggedCorrection {
        try await corrections().add(
            request, to: try #require(Period(period ?? self.period)), by: "李主任", basis: "申诉复核", isProposed: isProposed,
            insteadOf: number, at: try Self.moment(day))
    }

    @discardableResult func decide(
        _ number: Int, isAccepted: Bool, on day: String = "2026-10-21"
    ) throws -> LoggedCorrection {
        try corrections().decide(
            number, isAccepted: isAccepted, by: "王局长", reason: "复核", at: try Self.moment(day))
    }

    @discardableResult func amend(
        _ period: String? = nil, allowing allowance: PeriodAmending.Allowance = [], isTrial: Bool = false,
        on day: String = "2026-10-22"
    ) async throws -> PeriodAmending.Outcome {
        var timings = StageTimings()
        return try await PeriodAmending(
            try task(period), in: try place(), by: "李主任", reason: "申诉复核", at: try Self.moment(day)
        ).amend(allowing: allowance, isTrial: isTrial, timings: &timings)
    }

    /// The refusal an amendment ends with; `nil` where it is made.
    func amendmentRefusal(_ step: () async throws -> Void) async throws -> AmendmentRefusal? {
        do {
            try await step()
            return nil
        } catch let refusal as AmendmentRefusal {
            return refusal
        }
    }

    /// What stands of a subject on the first sheet that has it, amendments in place.
    func standing(_ id: String, _ period: String? = nil) throws -> PublishedSubject? {
        let ledger = try #require(
            try Ledger.openExisting(
                home + "/ledger.sqlite", as: LedgerHolder(command: "test", process: 1, user: "tester")))
        let wanted = try #require(Period(period ?? self.period))
        return try ledger.published().filter { $0.period == wanted }.flatMap(\.subjects).first { $0.id == id }
    }
}
