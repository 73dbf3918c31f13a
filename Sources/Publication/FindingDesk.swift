public import Chronology
internal import Ledger
public import LedgerModel
internal import ScoreModel

/// The findings of a period's recorded run, and setting them aside by name.
public struct FindingDesk: Sendable {
    /// Which findings are meant.
    public enum Choice: Hashable, Sendable {
        /// Those of these numbers.
        case numbers([Int])
        /// The open ones of a code.
        case code(String)
        /// All open ones.
        case all
    }

    /// A period's findings.
    public struct Listing: Sendable {
        /// Where the period stands.
        public let record: PeriodRecord
        /// Its findings, numbered.
        public let findings: [NumberedFinding]
    }

    private let period: Period
    private let place: CentreLedger

    /// The desk of a period.
    public init(_ period: Period, in place: CentreLedger) {
        self.period = period
        self.place = place
    }

    /// The findings of the recorded run.
    /// - Throws: ``PublicationRefusal/neverRun(_:)``, `LedgerFailure`.
    public func list() throws -> Listing {
        let state = try place.state(of: period)
        guard let record = state.record, state.run != nil else { throw PublicationRefusal.neverRun(period) }
        return Listing(record: record, findings: state.findings)
    }

    /// Sets findings aside.
    /// - Returns: those set aside.
    /// - Throws: ``PublicationRefusal``, `LedgerFailure`. Nothing is recorded then.
    public func setAside(
        _ choice: Choice, by: String, reason: String, at moment: Moment
    ) throws -> [NumberedFinding] {
        let findings = try list().findings
        let chosen: [NumberedFinding]
        switch choice {
        case .numbers(let numbers):
            let unknown = numbers.filter { $0 < 1 || $0 > findings.count }
            guard unknown.isEmpty else {
                throw PublicationRefusal.unknownFindings(period, unknown, count: findings.count)
            }
            let wanted = Set(numbers)
            chosen = findings.filter { wanted.contains($0.number) }
        case .code(let code):
            guard findings.contains(where: { $0.finding.key.code == code }) else {
                throw PublicationRefusal.unknownCode(period, code)
            }
            chosen = findings.filter { $0.isOpen && $0.finding.key.code == code }
        case .all: chosen = findings.filter(\.isOpen)
        }
        let settled = chosen.map {
            SettledFinding(key: $0.finding.key, by: by, reason: reason, on: moment.day)
        }
        try record(settled, by: by, reason: reason, at: moment)
        return chosen
    }

    /// Sets aside what a file of decisions says.
    /// - Returns: those set aside.
    /// - Throws: ``PublicationRefusal``, `TableProblem`, `LedgerFailure`. Nothing is recorded then.
    public func setAside(from file: DecisionFile, at moment: Moment) throws -> [NumberedFinding] {
        let findings = try list().findings
        let (decisions, problems) = file.match(findings)
        guard problems.isEmpty else {
            throw PublicationRefusal.unusableDecisions(path: file.path, problems)
        }
        let settled = decisions.map {
            SettledFinding(key: $0.finding.finding.key, by: $0.by, reason: $0.reason, on: moment.day)
        }
        try record(settled, by: settled.first?.by ?? "", reason: file.path, at: moment)
        return decisions.map(\.finding)
    }

    private func record(_ settled: [SettledFinding], by: String, reason: String, at moment: Moment) throws {
        let state = try place.state(of: period)
        let life = PeriodLife(period: period, standing: state.record?.standing, noticeDays: 0)
        if let refusal = life.refusal(of: .setAside) ?? state.record?.refusal(on: moment.day) { throw refusal }
        guard !settled.isEmpty else { return }
        let ledger = try place.open()
        if let refusal = try ledger.settle(settled, of: period, by: by, reason: reason, at: moment) {
            throw PublicationRefusal.ledger(refusal)
        }
    }
}
