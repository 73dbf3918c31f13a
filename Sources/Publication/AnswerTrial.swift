internal import Amending
internal import CentreRun
internal import Chronology
internal import Exact
internal import Ledger
internal import LedgerModel
internal import RecordModel
internal import ScoreModel

/// Answers tried before they are given: the period is scored with what they correct, and the appealed lines are looked up.
struct AnswerTrial {
    /// An answer that is to be given, with the appeal as it is.
    struct Item {
        let entry: AppealEntry
        let decision: AppealDecision
    }

    private let centre: Centre
    private let state: PeriodState
    private let run: LedgerRun
    private let items: [Item]
    /// Every appeal of the period.
    private let entries: [AppealEntry]
    /// The corrections that hold besides those of these answers.
    private let holding: [LoggedCorrection]

    /// - Parameter items: answers to appeals of one period.
    init?(_ items: [Item], of centre: Centre, _ state: PeriodState, among entries: [AppealEntry]) {
        guard let run = state.run else { return nil }
        self.centre = centre
        self.state = state
        self.run = run
        self.items = items
        self.entries = entries.filter { $0.appeal.period == state.period }
        let giving = Set(items.compactMap { Self.givingWay($0) })
        holding = state.corrections.filter {
            ($0.state == .accepted || $0.state == .applied) && !giving.contains($0.correction.number)
        }
    }

    /// The correction of an earlier answer that gives way to another.
    private static func givingWay(_ item: Item) -> Int? {
        guard item.decision.revises, let before = item.entry.answer?.correction else { return nil }
        if case .existing(before.number) = item.decision.correction { return nil }
        let isOwn =
            before.number == item.entry.proposal
            || before.basis.hasPrefix(AppealWords.basis(item.entry.appeal.number, ""))
        return isOwn ? before.number : nil
    }

    /// What keeps the answers from being given, by appeal; none where all may be.
    func refusals() async throws -> [(appeal: Int, refusal: AppealRefusal)] {
        guard needsScore else { return [] }
        var context = state.context()
        context.corrections = holding.map(\.correction)
        var next = (context.allCorrections.map(\.number) + state.corrections.map(\.correction.number)).max() ?? 0
        var own: [Int: Int] = [:]
        for item in items where item.decision.verdict == .corrected {
            let target: CorrectionTarget
            switch item.decision.correction {
            case .proposal: target = .line(item.entry.appeal.line.target, points: "0")
            case .instead(let other): target = other
            case .existing: continue
            }
            next += 1
            own[item.entry.appeal.number] = next
            context.corrections.append(
                Correction(number: next, target: target, by: "", on: state.period.last, basis: ""))
        }
        let centre = try centreOfRun()
        let report = try await score(centre, context)
        let now = report.correctableLines
        let misfits = Set(report.findings.filter { $0.code == .correctionDoesNotFit }.map(\.text))
        var refusals: [(appeal: Int, refusal: AppealRefusal)] = []
        for item in items {
            let number = item.entry.appeal.number
            let isMisfit = own[number].map { misfits.contains(CorrectionWords.title([$0])) } ?? false
            if let refusal = refusal(item, now, isMisfit: isMisfit) {
                refusals.append((number, refusal))
                continue
            }
            guard let tried = own[number] ?? existing(item), !isOfTheLine(item) else { continue }
            // What changes the line must be this correction, and not another that holds besides.
            var without = context
            without.corrections.removeAll { $0.number == tried }
            guard without.corrections.count < context.corrections.count,
                !without.corrections.allSatisfy({ known($0.number) })
            else { continue }
            let line = item.entry.appeal.line.target
            let other = try await score(centre, without).correctableLines
            guard other.count(where: { $0 == line }) == now.count(where: { $0 == line }),
                sum(over: line, other) == sum(over: line, now)
            else { continue }
            let others = others(than: item).filter { $0 != tried }
            refusals.append(
                (
                    number,
                    existing(item) != nil || others.isEmpty
                        ? .changesNothing(number) : .changedAlready(number, by: others, upheld: false)
                ))
        }
        return refusals
    }

    private func score(_ centre: Centre, _ context: RunContext) async throws -> RunReport {
        var timings = StageTimings()
        return try await CentreRun.score(centre, period: state.period, context: context, jobs: 1, timings: &timings)
    }

    /// Whether what was put on notice or published has a correction in it already.
    private func known(_ number: Int) -> Bool { state.isFrozen && run.corrections.contains(number) }

    /// The accepted correction that an answer names.
    private func existing(_ item: Item) -> Int? {
        guard item.decision.verdict == .corrected, case .existing(let number) = item.decision.correction else {
            return nil
        }
        return number
    }

    /// Whether an answer gives the very line other points.
    private func isOfTheLine(_ item: Item) -> Bool {
        switch item.decision.correction {
        case .proposal: true
        case .instead(.line(let line, _)): line == item.entry.appeal.line.target
        case .instead, .existing: false
        }
    }

    /// Corrections that the recorded run does not know yet, or rows corrected by the answers: whatever they change must be
    /// looked up. Other points for the very line need no looking up.
    private var needsScore: Bool {
        if !state.isFrozen || !fresh.isEmpty { return true }
        return items.contains { item in
            switch item.decision.correction {
            case .proposal: false
            case .instead(.line(let line, _)): line != item.entry.appeal.line.target
            case .instead: true
            case .existing: item.decision.verdict == .corrected
            }
        }
    }

    private var fresh: [LoggedCorrection] {
        let known = Set(state.isFrozen ? run.corrections : [])
        return holding.filter { !known.contains($0.correction.number) }
    }

    /// The centre by the files that what is frozen was scored by.
    private func centreOfRun() throws -> Centre {
        guard state.isFrozen,
            Set(centre.settings) != Set(run.settings.map { FileCard(path: $0.path, sha256: $0.sha256) })
        else { return centre }
        let files = Dictionary(run.settings.map { ($0.path, $0.bytes) }) { $1 }
        return try Centre.load(
            folder: centre.folder,
            from: .known(files, on: state.standing.publishedOn ?? state.standing.notice?.first ?? state.period.last))
    }

    // MARK: The line

    private func refusal(_ item: Item, _ now: [CorrectedLine], isMisfit: Bool) -> AppealRefusal? {
        let (appeal, decision) = (item.entry.appeal, item.decision)
        let line = appeal.line.target
        let left = now.count { $0 == line }
        let expected = copies(of: line) - answered(line)
        guard decision.verdict == .corrected else {
            return left < expected ? .changedAlready(appeal.number, by: others(than: item), upheld: true) : nil
        }
        if isMisfit { return .changedAlready(appeal.number, by: others(than: item), upheld: false) }
        switch decision.correction {
        case .proposal: return nil
        case .instead(.line(line, _)): return nil
        case .existing(let number) where !holding.contains(where: { $0.correction.number == number }):
            // The ledger says what is wrong with it.
            return nil
        case .instead, .existing: break
        }
        if left > expected { return .changesNothing(appeal.number) }
        guard state.isFrozen else { return nil }
        let (before, after) = (sum(over: line, published), sum(over: line, now))
        if after == before { return .changesNothing(appeal.number) }
        return after < before ? .makesWorse(appeal.number, from: line.points) : nil
    }

    /// The lines as they were published or put on notice.
    private var published: [CorrectedLine] { run.correctableLines }

    /// How many lines there were like one.
    private func copies(of line: CorrectedLine) -> Int {
        let appealed = entries.filter { $0.appeal.line.target == line }.map(\.appeal.line.copy).max() ?? 1
        return max(appealed, published.count { $0 == line })
    }

    /// How many like it are corrected by answers, these among them.
    private func answered(_ line: CorrectedLine) -> Int {
        let own = Dictionary(items.map { ($0.entry.appeal.number, $0.decision.verdict) }, uniquingKeysWith: { $1 })
        return entries.count { entry in
            entry.appeal.line.target == line
                && (own[entry.appeal.number] ?? entry.answer?.verdict) == .corrected
        }
    }

    /// What a subject's lines come to that rest on something a line rests on.
    private func sum(over line: CorrectedLine, _ lines: [CorrectedLine]) -> Rational {
        let parts = Set(line.evidence.split(separator: ";"))
        return lines.filter { other in
            other.sheet == line.sheet && ExactText(other.subject) == ExactText(line.subject)
                && other.evidence.split(separator: ";").contains { parts.contains($0) }
        }.reduce(Rational(0)) { $0 + (Rational(plain: $1.points) ?? Rational(0)) }
    }

    /// The corrections that may have changed a line: those of its rows and of itself, or else all that came since.
    private func others(than item: Item) -> [Int] {
        let line = item.entry.appeal.line.target
        let parts = Set(line.evidence.split(separator: ";").map(String.init))
        let near = fresh.filter { logged in
            switch logged.correction.target {
            case .cells(let row, _), .withdrawn(let row): parts.contains(RowNames.name(row.path, row: row.row))
            case .line(let other, _): other == line
            case .added: false
            }
        }
        return (near.isEmpty ? fresh : near).map(\.correction.number)
    }
}
