public import CentreRun
internal import Chronology
internal import Exact
internal import Ledger
public import LedgerModel
public import RecordModel
internal import ScoreModel

/// Answers appeals: 维持 or 更正, each with its reason.
public struct AppealAnswering: Sendable {
    /// An answer as somebody gives it.
    public struct Request: Sendable {
        /// The appeal's number.
        public let appeal: Int
        /// The answer.
        public let verdict: AppealVerdict
        /// Why.
        public let reason: String
        /// What is corrected; `nil` lifts the line.
        public let instead: Instead?
        /// Whether it puts another correction in the place of an answer's that has not come into anything published.
        public let revises: Bool

        /// An answer by its parts.
        public init(
            appeal: Int, verdict: AppealVerdict, reason: String, instead: Instead? = nil, revises: Bool = false
        ) {
            self.revises = revises
            self.appeal = appeal
            self.verdict = verdict
            self.reason = reason
            self.instead = instead
        }
    }

    /// What is corrected where the line is not simply lifted.
    public enum Instead: Sendable {
        /// Other points for the line.
        case points(String)
        /// The row behind it.
        case row(CorrectionDesk.Request)
        /// What a correction that is accepted already corrects: two lines may rest on one row.
        case correction(Int)
    }

    private let centre: Centre
    private let place: CentreLedger

    /// Answers of a centre's ledger.
    public init(_ centre: Centre, in place: CentreLedger) {
        self.centre = centre
        self.place = place
    }

    /// Gives answers, all or none.
    /// - Returns: the appeals as they are now, in the order of the requests.
    /// - Throws: ``AppealRefusal``, `CorrectionRefusal`, ``PublicationRefusal``, `LedgerFailure`; what reading a table
    ///   throws. Nothing is answered then.
    public func answer(_ requests: [Request], by: String, at moment: Moment) async throws -> [AppealEntry] {
        guard let ledger = try place.openExisting() else {
            throw PublicationRefusal.ledger(.noAppeal(requests.first?.appeal ?? 0))
        }
        let entries = try ledger.appeals()
        var items: [AnswerTrial.Item] = []
        for request in requests {
            guard let entry = entries.first(where: { $0.appeal.number == request.appeal }) else {
                throw PublicationRefusal.ledger(.noAppeal(request.appeal))
            }
            guard entry.answer == nil || request.revises && request.verdict == .corrected else {
                throw PublicationRefusal.ledger(.alreadyAnswered(entry))
            }
            if let refusal = refusal(entry.appeal, on: moment) { throw refusal }
            items.append(
                AnswerTrial.Item(
                    entry: entry,
                    decision: AppealDecision(
                        appeal: request.appeal, verdict: request.verdict, reason: request.reason,
                        correction: try await target(request, entry.appeal), revises: request.revises)))
        }
        if let first = try await refusals(items, among: entries).first { throw first.refusal }
        if let refusal = try ledger.answer(items.map(\.decision), by: by, at: moment) {
            throw PublicationRefusal.ledger(refusal)
        }
        let now = Dictionary(try ledger.appeals().map { ($0.appeal.number, $0) }, uniquingKeysWith: { $1 })
        return requests.compactMap { now[$0.appeal] }
    }

    /// What keeps answers from being given, by appeal: each period is tried with what they correct.
    func refusals(
        _ items: [AnswerTrial.Item], among entries: [AppealEntry]
    ) async throws -> [(appeal: Int, refusal: AppealRefusal)] {
        var refusals: [(appeal: Int, refusal: AppealRefusal)] = []
        var periods: [Period] = []
        for item in items where !periods.contains(item.entry.appeal.period) {
            let period = item.entry.appeal.period
            periods.append(period)
            let own = items.filter { $0.entry.appeal.period == period }
            let trial = AnswerTrial(own, of: centre, try place.state(of: period), among: entries)
            refusals += try await trial?.refusals() ?? []
        }
        return refusals
    }

    /// An answer is not dated before there was anything to answer.
    func refusal(_ appeal: Appeal, on moment: Moment) -> AppealRefusal? {
        moment.day < appeal.received
            ? .answeredBefore(appeal.number, on: moment.day, received: appeal.received) : nil
    }

    /// The appeals there are.
    func list() throws -> [AppealEntry] { try place.openExisting()?.appeals() ?? [] }

    /// What is corrected.
    func target(_ request: Request, _ appeal: Appeal) async throws -> AppealDecision.Correcting {
        let line = appeal.line.target
        switch (request.verdict, request.instead) {
        case (.upheld, nil): return .proposal
        case (.upheld, .some): throw AppealRefusal.insteadOfNothing(appeal.number)
        case (.corrected, nil):
            let was = Rational(plain: line.points) ?? Rational(0)
            if was.isZero { throw AppealRefusal.nothingToLift(appeal.number) }
            guard was.isNegative else { throw AppealRefusal.bonusToLift(appeal.number, from: line.points) }
            return .proposal
        case (.corrected, .points(let points)?):
            let question = LineQuestion(
                subject: line.subject, rule: line.rule, sheet: line.sheet, day: line.day, evidence: line.evidence)
            let target = try CorrectionTarget.points(points, for: question, of: centre, among: [line])
            if case .line(_, let instead) = target { try check(instead, for: appeal) }
            if case .line(_, points: "0") = target { return .proposal }
            return .instead(target)
        case (.corrected, .row(let row)?):
            return .instead(try await CorrectionDesk(centre, in: place).target(row, place.state(of: appeal.period)))
        case (.corrected, .correction(let number)?): return .existing(number)
        }
    }

    /// Whether points are better for who appealed, and no finer than the sheet shows.
    private func check(_ points: String, for appeal: Appeal) throws {
        let line = appeal.line.target
        guard let was = Rational(plain: line.points), let now = Rational(plain: points) else { return }
        guard was < now else { throw AppealRefusal.notBetter(appeal.number, from: line.points, to: points) }
        let decimals = try place.state(of: appeal.period).run?.sheets.first { $0.id == line.sheet }?.decimals ?? 2
        var scaled = now
        for _ in 0..<max(decimals, 0) { scaled = scaled * Rational(10) }
        guard scaled.isWhole else { throw AppealRefusal.tooFine(appeal.number, points, decimals: decimals) }
    }
}
